#include "model/access.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/json.h"
#include "model/xalloc.h"

const char *reach_text(enum reach a)
{
	static const char *const texts[] = { "pull", "push", "admin" };

	return texts[a];
}

bool reach_parse(const char *text, enum reach *ret)
{
	static const struct {
		const char *word;
		enum reach reach;
	} words[] = {
		{ "pull", REACH_PULL },   { "read", REACH_PULL },
		{ "push", REACH_PUSH },   { "write", REACH_PUSH },
		{ "admin", REACH_ADMIN },
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcasecmp(words[i].word, text)) {
			*ret = words[i].reach;
			return true;
		}
	return false;
}

static size_t count(json_object *rows)
{
	return json_object_is_type(rows, json_type_array)
		       ? json_object_array_length(rows)
		       : 0;
}

/* ---- ways ----------------------------------------------------------------------- */

struct ways {
	const struct estate *e;
	json_object *rows;
	const char *repo, *user; /* user NULL: everybody */
	enum reach least;
};

/* The row, which belongs to the rows; NULL: it is not asked for. */
static json_object *add(struct ways *w, const char *kind, const char *who,
			enum reach can, const char *because)
{
	json_object *row;
	char *where;

	if (can < w->least || (w->user && strcmp(w->user, who) != 0))
		return NULL;
	row = json_object_new_object();
	where = xasprintf("%s/%s", w->e->org, w->repo);
	json_object_object_add(row, "who", json_object_new_string(who));
	json_object_object_add(row, "can", json_object_new_string(reach_text(can)));
	json_object_object_add(row, "because", json_object_new_string(because));
	json_object_object_add(row, "kind", json_object_new_string(kind));
	json_object_object_add(row, "where", json_object_new_string(where));
	json_object_object_add(row, "repository", json_object_new_string(w->repo));
	json_object_array_add(w->rows, row);
	free(where);
	return row;
}

/* The team, as operations on its access name it. */
static void add_team(json_object *row, json_object *grant)
{
	static const char *const names[][2] = {
		{ "team", "group_name" },
		{ "group_id", "group_id" },
		{ "permission", "permission" },
	};

	for (size_t i = 0; row && i < COUNT(names); i++) {
		json_object *v = NULL;

		if (json_object_object_get_ex(grant, names[i][1], &v))
			json_object_object_add(row, names[i][0], json_object_get(v));
	}
}

/* Owners and editors administer every repository (CONTRACT 8, 11). */
static void add_roles(struct ways *w)
{
	for (size_t i = 0; i < count(w->e->members); i++) {
		json_object *m = json_object_array_get_idx(w->e->members, i);
		const char *name = json_text(m, "/username"),
			   *role = json_text(m, "/role");

		if (!strcasecmp(role, "owner"))
			add(w, "user", name, REACH_ADMIN, "owner of the organization");
		else if (!strcasecmp(role, "editor"))
			add(w, "user", name, REACH_ADMIN, "editor of the organization");
	}
}

static void add_teams(struct ways *w)
{
	json_object *grants = NULL;

	json_object_object_get_ex(w->e->grants, w->repo, &grants);
	for (size_t i = 0; i < count(grants); i++) {
		json_object *g = json_object_array_get_idx(grants, i), *in = NULL;
		const char *team = json_text(g, "/group_name");
		enum reach can;
		char *because;

		if (!reach_parse(json_text(g, "/permission"), &can))
			continue;
		because = xasprintf("team %s (%s)", team, json_text(g, "/permission"));
		json_object_object_get_ex(w->e->in_team, team, &in);
		for (size_t k = 0; k < count(in); k++)
			add_team(add(w, "user",
				     json_text(json_object_array_get_idx(in, k),
					       "/username"),
				     can, because),
				 g);
		free(because);
	}
}

/* "acme/" and a star is all of it. */
static bool reaches(const char *path, const char *org, const char *repo)
{
	size_t len = strlen(org);

	if (strncmp(path, org, len) != 0 || path[len] != '/')
		return false;
	return !strcmp(path + len + 1, "*") || !strcmp(path + len + 1, repo);
}

static bool strongest(json_object *scopes, enum reach *ret)
{
	static const struct {
		const char *scope;
		enum reach reach;
	} known[] = {
		{ "scope-image-pull", REACH_PULL },
		{ "scope-image-push", REACH_PUSH },
		{ "scope-image-delete", REACH_ADMIN },
	};
	bool any = false;

	for (size_t i = 0; i < count(scopes); i++)
		for (size_t k = 0; k < COUNT(known); k++) {
			struct str s =
				json_str(json_object_array_get_idx(scopes, i), "");

			if (!str_eq(s, str_from(known[k].scope)))
				continue;
			*ret = any && *ret > known[k].reach ? *ret : known[k].reach;
			any = true;
		}
	return any;
}

static void add_tokens(struct ways *w)
{
	for (size_t i = 0; !w->user && i < count(w->e->oats); i++) {
		json_object *t = json_object_array_get_idx(w->e->oats, i);
		json_object *resources = json_at(t, "/resources");

		for (size_t k = 0; k < count(resources); k++) {
			json_object *r = json_object_array_get_idx(resources, k);
			enum reach can = REACH_PULL;
			char *because;

			if (!reaches(json_text(r, "/path"), w->e->org, w->repo) ||
			    !strongest(json_at(r, "/scopes"), &can))
				continue;
			because = xasprintf(
				"token for %s%s", json_text(r, "/path"),
				json_flag(t, "/is_active", true) ? "" : " (disabled)");
			add(w, "token", json_text(t, "/label"), can, because);
			free(because);
		}
	}
}

/* ---- the whole ------------------------------------------------------------------- */

static int64_t rank(json_object *row)
{
	enum reach can = REACH_PULL;

	reach_parse(json_text(row, "/can"), &can);
	return can;
}

static int in_order(const void *a, const void *b)
{
	json_object *x = *(json_object *const *)a, *y = *(json_object *const *)b;
	int kind = strcmp(json_text(y, "/kind"), json_text(x, "/kind"));
	int64_t more = rank(y) - rank(x);
	int where = strcmp(json_text(x, "/where"), json_text(y, "/where"));

	if (kind)
		return kind;
	if (more)
		return more > 0 ? 1 : -1;
	return where ? where : strcasecmp(json_text(x, "/who"), json_text(y, "/who"));
}

/* How many ways there are to the same. */
static void count_ways(json_object *rows)
{
	size_t n = json_object_array_length(rows);
	json_object *ways = json_object_new_object();

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < n; i++) {
			json_object *row = json_object_array_get_idx(rows, i);
			json_object *so_far = NULL;
			char *key = xasprintf("%s %s %s", json_text(row, "/kind"),
					      json_text(row, "/who"),
					      json_text(row, "/where"));
			int64_t count;

			json_object_object_get_ex(ways, key, &so_far);
			count = so_far ? json_object_get_int64(so_far) : 0;
			if (pass)
				json_object_object_add(row, "ways",
						       json_object_new_int64(count));
			else
				json_object_object_add(
					ways, key, json_object_new_int64(count + 1));
			free(key);
		}
	json_object_put(ways);
}

static void add_repo(struct ways *w, const char *repo)
{
	w->repo = repo;
	add_roles(w);
	add_teams(w);
	add_tokens(w);
}

static json_object *finished(struct ways *w)
{
	count_ways(w->rows);
	json_object_array_sort(w->rows, in_order);
	return w->rows;
}

json_object *access_of_repo(const struct estate *e, const char *repo, enum reach least)
{
	struct ways w = { .e = e, .rows = json_object_new_array(), .least = least };

	add_repo(&w, repo);
	return finished(&w);
}

json_object *access_of_user(const struct estate *e, const char *user, enum reach least)
{
	struct ways w = {
		.e = e, .rows = json_object_new_array(), .user = user, .least = least
	};

	for (size_t i = 0; i < count(e->repos); i++)
		add_repo(&w,
			 json_text(json_object_array_get_idx(e->repos, i), "/name"));
	return finished(&w);
}
