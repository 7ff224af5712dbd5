#include "model/hook_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/hook_url.h"
#include "model/op.h"
#include "model/xalloc.h"

enum { URL_MAX = 4096 };

const struct hook_flag hook_flags[] = {
	{ "HTTP", "plain http: everybody on the way reads and changes it" },
	{ "SECRET", "a secret in the address: whoever sees the webhook has it" },
	{ "SHARED", "three repositories or more tell the same address" },
};
const size_t n_hook_flags = COUNT(hook_flags);

/* Without a user and a password before it, and without a port: paths may be secrets. */
static void put_host(json_object *row, const char *url)
{
	const char *host = strstr(url, "://");
	size_t len;
	char *text;

	host = host ? host + 3 : url;
	len = strcspn(host, "/?#");
	for (const char *at = memchr(host, '@', len); at; at = memchr(host, '@', len)) {
		len -= (size_t)(at + 1 - host);
		host = at + 1;
	}
	text = xasprintf("%.*s", (int)strcspn(host, ":/?#"), host);
	json_put_text(row, "host", text);
	free(text);
}

static void put_url(json_object *row, const char *url, bool whole)
{
	char masked[URL_MAX];

	url_mask(str_from(url), masked, sizeof(masked));
	json_put_text(row, "url", whole ? url : masked);
}

static void put_same(json_object *row, json_object *pipeline, const char *name)
{
	json_object *value = NULL;

	if (json_object_object_get_ex(pipeline, name, &value))
		json_object_object_add(row, name, json_object_get(value));
}

/* ---- who tells the same -----------------------------------------------------------
 */

/* {"https://...": {"number": 1, "of": {"web-app": true}}} */
static json_object *add_target(json_object *targets, const char *url, const char *repo)
{
	json_object *target = NULL;

	if (!json_object_object_get_ex(targets, url, &target)) {
		target = json_object_new_object();
		json_object_object_add(
			target, "number",
			json_object_new_int(json_object_object_length(targets) + 1));
		json_object_object_add(target, "of", json_object_new_object());
		json_object_object_add(targets, url, target);
	}
	json_object_object_add(json_at(target, "/of"), repo,
			       json_object_new_boolean(true));
	return target;
}

/* When all are known. */
static void put_shared(json_object *row, json_object *target)
{
	int n = json_object_object_length(json_at(target, "/of"));
	char flags[32];

	json_object_object_add(row, "target",
			       json_object_get(json_at(target, "/number")));
	json_object_object_add(row, "repositories", json_object_new_int(n));
	snprintf(flags, sizeof(flags), "%s%s%s",
		 json_flag(row, "/http", false) ? " HTTP" : "",
		 json_flag(row, "/secret", false) ? " SECRET" : "",
		 n >= HOOK_SHARED ? " SHARED" : "");
	json_put_text(row, "flags", *flags ? flags + 1 : "");
}

/* ---- rows -------------------------------------------------------------------------
 */

struct making {
	json_object *rows, *targets;
	json_object *of; /* the target of each row */
	bool whole;
};

static void add_hook(struct making *m, const char *repo, json_object *pipeline,
		     const char *url)
{
	json_object *row = json_object_new_object();

	json_put_text(row, "repository", repo);
	json_put_text(row, "name", json_text(pipeline, "/name"));
	put_url(row, url, m->whole);
	put_host(row, url);
	json_object_object_add(
		row, "http", json_object_new_boolean(!strncasecmp(url, "http://", 7)));
	json_object_object_add(row, "secret",
			       json_object_new_boolean(hook_url_holds_secret(url)));
	put_same(row, pipeline, "slug");
	put_same(row, pipeline, "last_updated");
	put_same(row, pipeline, "created");
	put_same(row, pipeline, "expect_final_callback");
	json_object_array_add(m->rows, row);
	json_object_array_add(m->of,
			      json_object_get(add_target(m->targets, url, repo)));
}

static void add_repo(struct making *m, const char *repo, json_object *pipelines)
{
	if (!json_object_is_type(pipelines, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(pipelines); i++) {
		json_object *p = json_object_array_get_idx(pipelines, i);
		json_object *hooks = json_at(p, "/webhooks");

		if (!json_object_is_type(hooks, json_type_array))
			continue;
		for (size_t k = 0; k < json_object_array_length(hooks); k++)
			add_hook(m, repo, p,
				 json_text(json_object_array_get_idx(hooks, k),
					   "/hook_url"));
	}
}

json_object *hook_list(const struct estate *e, bool whole_urls)
{
	struct making m = { .rows = json_object_new_array(),
			    .targets = json_object_new_object(),
			    .of = json_object_new_array(),
			    .whole = whole_urls };

	json_object_object_foreach(e->hooks, repo, pipelines)
	{
		add_repo(&m, repo, pipelines);
	}
	for (size_t i = 0; i < json_object_array_length(m.rows); i++)
		put_shared(json_object_array_get_idx(m.rows, i),
			   json_object_array_get_idx(m.of, i));
	json_object_put(m.targets);
	json_object_put(m.of);
	return m.rows;
}

/* ---- of all -----------------------------------------------------------------------
 */

static void put_count(json_object *counts, const char *name, int n)
{
	json_object_object_add(counts, name, json_object_new_int(n));
}

json_object *hook_list_counts(json_object *rows)
{
	json_object *counts = json_object_new_object();
	json_object *repos = json_object_new_object();
	int n = (int)json_object_array_length(rows), http = 0, secret = 0, shared = 0,
	    flagged = 0;

	for (int i = 0; i < n; i++) {
		json_object *row = json_object_array_get_idx(rows, (size_t)i);

		http += json_flag(row, "/http", false);
		secret += json_flag(row, "/secret", false);
		shared += json_int(row, "/repositories") >= HOOK_SHARED;
		flagged += *json_text(row, "/flags") != '\0';
		json_object_object_add(repos, json_text(row, "/repository"),
				       json_object_new_boolean(true));
	}
	put_count(counts, "webhooks", n);
	put_count(counts, "repositories", json_object_object_length(repos));
	put_count(counts, "http", http);
	put_count(counts, "secret", secret);
	put_count(counts, "shared", shared);
	put_count(counts, "flagged", flagged);
	json_object_put(repos);
	return counts;
}
