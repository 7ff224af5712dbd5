#include "model/redact.h"

#include <stdlib.h>
#include <string.h>

#include "model/hook_url.h"
#include "model/op.h"
#include "model/xalloc.h"

static bool is_secret(const char *key)
{
	static const char *const keys[] = { "token",         "access_token",
					    "refresh_token", "password",
					    "secret",        "login_2fa_token" };

	for (size_t i = 0; i < COUNT(keys); i++)
		if (!strcmp(keys[i], key))
			return true;
	return false;
}

static bool is_address(const char *key)
{
	return !strcmp(key, "hook_url") || !strcmp(key, "webhook_url");
}

static int number_of(json_object *numbers, const char *url)
{
	json_object *n = NULL;

	if (!json_object_object_get_ex(numbers, url, &n)) {
		n = json_object_new_int(json_object_object_length(numbers) + 1);
		json_object_object_add(numbers, url, n);
	}
	return json_object_get_int(n);
}

static void mask(json_object *value, json_object *numbers)
{
	const char *url = json_object_get_string(value);
	char masked[300], *numbered;

	if (numbers) {
		numbered = hook_url_numbered(url, number_of(numbers, url));
		json_object_set_string(value, numbered);
		free(numbered);
		return;
	}
	url_mask(json_str(value, ""), masked, sizeof(masked));
	json_object_set_string(value, masked);
}

static void redact_member(const char *key, json_object *value, unsigned what,
			  json_object *numbers)
{
	bool text = json_object_is_type(value, json_type_string);

	if (what & REDACT_TOKENS && text && is_secret(key) &&
	    json_object_get_string_len(value))
		json_object_set_string(value, "***redacted***");
	else if (what & REDACT_ADDRESSES && text && is_address(key))
		mask(value, numbers);
	else
		redact(value, what, numbers);
}

void redact(json_object *obj, unsigned what, json_object *numbers)
{
	if (json_object_is_type(obj, json_type_array))
		for (size_t i = 0; i < json_object_array_length(obj); i++)
			redact(json_object_array_get_idx(obj, i), what, numbers);
	if (!json_object_is_type(obj, json_type_object))
		return;
	json_object_object_foreach(obj, key, value)
		redact_member(key, value, what, numbers);
}
