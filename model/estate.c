#include "model/estate.h"

#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"

void estate_init(struct estate *e, const char *org, int64_t now)
{
	*e = (struct estate){
		.org = xstrdup(org),
		.now = now,
		.in_team = json_object_new_object(),
		.details = json_object_new_object(),
		.grants = json_object_new_object(),
		.hooks = json_object_new_object(),
		.missing = json_object_new_array(),
	};
}

void estate_done(struct estate *e)
{
	json_object *all[] = { e->members, e->invites, e->teams, e->repos,
			       e->oats,    e->pats,    e->scim,  e->in_team,
			       e->details, e->grants,  e->hooks, e->rotations,
			       e->missing };

	for (size_t i = 0; i < COUNT(all); i++)
		json_object_put(all[i]);
	free(e->org);
	free(e->plan);
	free(e->user);
	free(e->by);
	free(e->url);
	*e = (struct estate){ 0 };
}

static size_t without_slash(const char *url)
{
	size_t n = strlen(url);

	return n && url[n - 1] == '/' ? n - 1 : n;
}

bool estate_of_hub(const struct estate *e, const char *url)
{
	size_t n;

	if (!e->url || !url)
		return true;
	n = without_slash(url);
	return without_slash(e->url) == n && !strncmp(e->url, url, n);
}

enum status estate_same(const struct estate *a, const struct estate *b,
			struct error *err)
{
	if (strcmp(a->org, b->org) != 0)
		return error_set(err, ST_USAGE, "one is of %.60s, the other of %.60s",
				 a->org, b->org);
	if (!estate_of_hub(a, b->url))
		return error_set(
			err, ST_USAGE,
			"one is of the Hub at %.80s, the other of that at %.80s",
			a->url, b->url);
	return ST_OK;
}

void estate_miss(struct estate *e, const char *what, const char *why)
{
	json_object *o = json_object_new_object();

	json_put_text(o, "what", what);
	json_put_text(o, "why", why);
	json_object_array_add(e->missing, o);
}

bool estate_complete(const struct estate *e)
{
	return !json_object_array_length(e->missing);
}

bool estate_missed(const struct estate *e, const char *what)
{
	for (size_t i = 0; i < json_object_array_length(e->missing); i++) {
		json_object *o = json_object_array_get_idx(e->missing, i);

		if (!strcmp(json_object_get_string(json_at(o, "/what")), what))
			return true;
	}
	return false;
}

bool estate_whole(const struct estate *e, json_object *rows, const char *what)
{
	return rows && !estate_missed(e, what);
}

bool estate_whole_of(const struct estate *e, json_object *lists, const char *list,
		     const char *of)
{
	json_object *rows = NULL;
	char *what = xasprintf("%s of %s", list, of);
	bool whole = json_object_object_get_ex(lists, of, &rows) &&
		     estate_whole(e, rows, what);

	free(what);
	return whole;
}
