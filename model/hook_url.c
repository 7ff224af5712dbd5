#include "model/hook_url.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/op.h"
#include "model/xalloc.h"

static bool is_secret_key(const char *key, size_t len)
{
	static const char *const keys[] = { "token",    "key",     "secret",
					    "password", "auth",    "sig",
					    "apikey",   "api_key", "access_token" };

	for (size_t i = 0; i < COUNT(keys); i++)
		if (strlen(keys[i]) == len && !strncasecmp(key, keys[i], len))
			return true;
	return false;
}

/* A password before the host, or a parameter that is called like one. */
bool hook_url_holds_secret(const char *url)
{
	const char *host = strstr(url, "://"), *query = strchr(url, '?');
	size_t authority;

	host = host ? host + 3 : url;
	authority = strcspn(host, "/?#");
	if (memchr(host, '@', authority) && memchr(host, ':', authority) &&
	    (char *)memchr(host, ':', authority) < (char *)memchr(host, '@', authority))
		return true;
	while (query) {
		const char *key = query + 1;
		size_t len = strcspn(key, "=&#");

		if (is_secret_key(key, len))
			return true;
		query = strpbrk(key, "&#");
		if (query && *query == '#')
			query = NULL;
	}
	return false;
}

char *hook_url_numbered(const char *url, int number)
{
	char masked[300];
	const char *host, *secret, *path;

	url_mask(str_from(url), masked, sizeof(masked));
	host = strstr(masked, "://");
	if (!host)
		return xasprintf("%s%d", masked, number);
	host += 3;
	secret = hook_url_holds_secret(url) ? "***:***@" : "";
	/* What has no host gets one of stars, or the number would be taken for it. */
	path = strcmp(host, "***") ? "" : "/***";
	return xasprintf("%.*s%s%s%s%d", (int)(host - masked), masked, secret, host,
			 path, number);
}
