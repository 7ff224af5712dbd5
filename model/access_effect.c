#include "model/access_effect.h"

#include <stdlib.h>
#include <string.h>

#include "model/access.h"
#include "model/json.h"
#include "model/xalloc.h"

enum { NOTHING = -1 };

static size_t count(json_object *rows)
{
	return json_object_is_type(rows, json_type_array)
		       ? json_object_array_length(rows)
		       : 0;
}

/* {"jdoe": 1}: the most each of them can. */
static json_object *strongest(const struct estate *e, const char *repo)
{
	json_object *rows = access_of_repo(e, repo, REACH_PULL);
	json_object *most = json_object_new_object();

	/* The strongest way of each comes first. */
	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		enum reach can = REACH_PULL;

		if (strcmp(json_text(row, "/kind"), "user") != 0 ||
		    json_object_object_get_ex(most, json_text(row, "/who"), NULL))
			continue;
		reach_parse(json_text(row, "/can"), &can);
		json_object_object_add(most, json_text(row, "/who"),
				       json_object_new_int((int)can));
	}
	json_object_put(rows);
	return most;
}

static int reach_in(json_object *most, const char *who, int least)
{
	json_object *v = NULL;

	return json_object_object_get_ex(most, who, &v) ? json_object_get_int(v)
							: least;
}

static const char *reach_name(int can)
{
	return can == NOTHING ? "nothing" : reach_text((enum reach)can);
}

struct comparing {
	const struct estate *e;
	const char *repo;
	json_object *before, *after, *rows;
	int least; /* what everybody can anyway */
};

static void add(struct comparing *c, const char *who)
{
	int was = reach_in(c->before, who, c->least);
	int can = reach_in(c->after, who, c->least);
	char *where;
	json_object *row;

	if (was == can)
		return;
	row = json_object_new_object();
	where = xasprintf("%s/%s", c->e->org, c->repo);
	json_object_object_add(row, "who", json_object_new_string(who));
	json_object_object_add(row, "where", json_object_new_string(where));
	json_object_object_add(row, "was", json_object_new_string(reach_name(was)));
	json_object_object_add(row, "can", json_object_new_string(reach_name(can)));
	json_object_object_add(row, "gain", json_object_new_boolean(can > was));
	json_object_array_add(c->rows, row);
	free(where);
}

static void compare(struct comparing *c)
{
	json_object_object_foreach(c->before, was, unused)
	{
		(void)unused;
		add(c, was);
	}
	json_object_object_foreach(c->after, is, also_unused)
	{
		(void)also_unused;
		if (!json_object_object_get_ex(c->before, is, NULL))
			add(c, is);
	}
}

static int in_order(const void *a, const void *b)
{
	json_object *x = *(json_object *const *)a, *y = *(json_object *const *)b;
	int where = str_natural_cmp(str_from(json_text(x, "/where")),
				    str_from(json_text(y, "/where")));

	return where ? where
		     : str_natural_cmp(str_from(json_text(x, "/who")),
				       str_from(json_text(y, "/who")));
}

json_object *access_effect(const struct estate *before, const struct estate *after,
			   json_object *repos)
{
	json_object *rows = json_object_new_array();

	for (size_t i = 0; i < count(repos); i++) {
		const char *repo =
			json_object_get_string(json_object_array_get_idx(repos, i));
		struct comparing c = {
			.e = before,
			.repo = repo,
			.before = strongest(before, repo),
			.after = strongest(after, repo),
			.rows = rows,
			.least = access_is_public(before, repo) ? (int)REACH_PULL
								: NOTHING,
		};

		compare(&c);
		json_object_put(c.before);
		json_object_put(c.after);
	}
	json_object_array_sort(rows, in_order);
	return rows;
}

size_t access_effect_people(json_object *rows, bool gain)
{
	json_object *seen = json_object_new_object();
	size_t n;

	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		if (json_flag(row, "/gain", false) == gain)
			json_object_object_add(seen, json_text(row, "/who"),
					       json_object_new_boolean(true));
	}
	n = (size_t)json_object_object_length(seen);
	json_object_put(seen);
	return n;
}

static bool has_grant(json_object *grants, const char *team)
{
	for (size_t i = 0; i < count(grants); i++)
		if (!strcmp(json_text(json_object_array_get_idx(grants, i),
				      "/group_name"),
			    team))
			return true;
	return false;
}

json_object *access_team_repos(const struct estate *e, const char *team)
{
	json_object *names = json_object_new_array();

	json_object_object_foreach(e->grants, repo, grants)
	{
		if (has_grant(grants, team))
			json_object_array_add(names, json_object_new_string(repo));
	}
	return names;
}
