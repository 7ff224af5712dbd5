#include "model/access.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
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
	json_object *rows, *leaders;
	const char *repo, *user; /* user NULL: everybody */
	enum reach least;
};

/* One way.  `word` says what can be done where no enum reach does. */
struct way {
	const char *kind, *who, *because, *word;
	enum reach can;
};

/* The row, which belongs to the rows; NULL: it is not asked for.  What a word means
 * that is not known is not known to be less than is asked for. */
static json_object *add(struct ways *w, const struct way *way)
{
	json_object *row;
	char *where;

	if ((!way->word && way->can < w->least) ||
	    (w->user && strcasecmp(w->user, way->who) != 0))
		return NULL;
	row = json_object_new_object();
	where = xasprintf("%s/%s", w->e->org, w->repo);
	json_put_text(row, "who", way->who);
	json_put_text(row, "can", way->word ? way->word : reach_text(way->can));
	json_put_text(row, "because", way->because);
	json_put_text(row, "kind", way->kind);
	json_put_text(row, "where", where);
	json_put_text(row, "repository", w->repo);
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

static bool is_role(json_object *member, const char *role)
{
	return !strcasecmp(json_text(member, "/role"), role);
}

json_object *access_leaders(const struct estate *e)
{
	json_object *leaders = json_object_new_array();

	for (size_t i = 0; i < count(e->members); i++) {
		json_object *m = json_object_array_get_idx(e->members, i);

		if (is_role(m, "owner") || is_role(m, "editor"))
			json_object_array_add(leaders, json_object_get(m));
	}
	return leaders;
}

static void add_roles(struct ways *w)
{
	for (size_t i = 0; i < count(w->leaders); i++) {
		json_object *m = json_object_array_get_idx(w->leaders, i);

		add(w,
		    &(struct way){ .kind = "user",
				   .who = json_text(m, "/username"),
				   .can = REACH_ADMIN,
				   .because = is_role(m, "owner")
						      ? "owner of the organization"
						      : "editor of the organization" });
	}
}

static void add_grant(struct ways *w, json_object *grant)
{
	const char *team = json_text(grant, "/group_name");
	const char *permission = json_text(grant, "/permission");
	char *because = xasprintf("team %s (%s)", team, permission);
	struct way way = { .kind = "user", .because = because };
	json_object *in = NULL;

	if (!reach_parse(permission, &way.can))
		way.word = *permission ? permission : "?";
	json_object_object_get_ex(w->e->in_team, team, &in);
	for (size_t k = 0; k < count(in); k++) {
		way.who = json_text(json_object_array_get_idx(in, k), "/username");
		add_team(add(w, &way), grant);
	}
	free(because);
}

static void add_teams(struct ways *w)
{
	json_object *grants = NULL;

	json_object_object_get_ex(w->e->grants, w->repo, &grants);
	for (size_t i = 0; i < count(grants); i++)
		add_grant(w, json_object_array_get_idx(grants, i));
}

/* "acme/" and a star is all of it. */
static bool reaches(const char *path, const char *org, const char *repo)
{
	size_t len = strlen(org);

	if (strncmp(path, org, len) != 0 || path[len] != '/')
		return false;
	return !strcmp(path + len + 1, "*") || !strcmp(path + len + 1, repo);
}

/* Who may change what a repository is, or who reaches it, administers it. */
static bool strongest(json_object *scopes, enum reach *ret)
{
	static const struct {
		const char *scope;
		enum reach reach;
	} known[] = {
		{ "scope-image-pull", REACH_PULL },
		{ "scope-image-push", REACH_PUSH },
		{ "scope-image-delete", REACH_ADMIN },
		{ "scope-tag-admin", REACH_ADMIN },
		{ "scope-repository-edit", REACH_ADMIN },
		{ "scope-repository-admin", REACH_ADMIN },
		{ "scope-repository-settings-admin", REACH_ADMIN },
		{ "scope-repo-group-edit", REACH_ADMIN },
		{ "scope-repo-group-admin", REACH_ADMIN },
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

static const char *ended(const struct estate *e, json_object *token)
{
	int64_t expires;

	if (!json_flag(token, "/is_active", true))
		return " (disabled)";
	return parse_rfc3339(json_str(token, "/expires_at"), &expires) && expires &&
			       expires <= e->now
		       ? " (expired)"
		       : "";
}

/* Labels are no names: there may be two of one. */
static void add_token(struct ways *w, json_object *token)
{
	json_object *resources = json_at(token, "/resources");

	for (size_t k = 0; k < count(resources); k++) {
		json_object *r = json_object_array_get_idx(resources, k), *row;
		struct way way = { .kind = "token", .who = json_text(token, "/label") };
		char *because;

		if (!reaches(json_text(r, "/path"), w->e->org, w->repo) ||
		    !strongest(json_at(r, "/scopes"), &way.can))
			continue;
		because = xasprintf("token for %s%s", json_text(r, "/path"),
				    ended(w->e, token));
		way.because = because;
		row = add(w, &way);
		if (row)
			json_put_text(row, "token_id", json_text(token, "/id"));
		free(because);
	}
}

static void add_tokens(struct ways *w)
{
	for (size_t i = 0; !w->user && i < count(w->e->oats); i++)
		add_token(w, json_object_array_get_idx(w->e->oats, i));
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
			char *key = xasprintf("%s %s %s %s", json_text(row, "/kind"),
					      json_text(row, "/token_id"),
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
	json_object_put(w->leaders);
	return w->rows;
}

json_object *access_of(const struct estate *e, const char *repo, const char *user,
		       enum reach least)
{
	struct ways w = { .e = e,
			  .rows = json_object_new_array(),
			  .leaders = access_leaders(e),
			  .user = user,
			  .least = least };

	if (repo)
		add_repo(&w, repo);
	for (size_t i = 0; !repo && i < count(e->repos); i++)
		add_repo(&w,
			 json_text(json_object_array_get_idx(e->repos, i), "/name"));
	return finished(&w);
}

json_object *access_of_repo(const struct estate *e, const char *repo, enum reach least)
{
	return access_of(e, repo, NULL, least);
}

json_object *access_of_user(const struct estate *e, const char *user, enum reach least)
{
	return access_of(e, NULL, user, least);
}

/* ---- what is not there ----------------------------------------------------------- */

static bool is_among(json_object *rows, const char *pointer, const char *name)
{
	for (size_t i = 0; i < count(rows); i++)
		if (!strcasecmp(json_text(json_object_array_get_idx(rows, i), pointer),
				name))
			return true;
	return false;
}

enum status access_check_repo(const struct estate *e, const char *repo,
			      struct error *err)
{
	if (!estate_whole(e, e->repos, "repositories") ||
	    is_among(e->repos, "/name", repo))
		return ST_OK;
	return error_set(err, ST_BAD, "there is no repository %.100s in %.60s", repo,
			 e->org);
}

bool access_is_stranger(const struct estate *e, const char *user)
{
	return estate_whole(e, e->members, "members") &&
	       !is_among(e->members, "/username", user);
}
