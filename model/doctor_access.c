#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/access.h"
#include "model/doctor_private.h"

/* One repository: {"jdoe": ["team web", "editor"]}. */
static void add_way(json_object *ways, const char *name, const char *way)
{
	json_object *list = NULL;

	if (!json_object_object_get_ex(ways, name, &list)) {
		list = json_object_new_array();
		json_object_object_add(ways, name, list);
	}
	json_object_array_add(list, json_object_new_string(way));
}

/* Owners and editors reach everything. */
static void add_roles(json_object *leaders, json_object *ways)
{
	for (size_t i = 0; i < doctor_count(leaders); i++) {
		json_object *m = doctor_row(leaders, i);

		add_way(ways, doctor_text(m, "username"), doctor_text(m, "role"));
	}
}

static void check_guests(struct doctor *d, json_object *in, json_object *guests,
			 const char *team, const char *repo)
{
	for (size_t i = 0; i < doctor_count(in); i++) {
		const char *name = doctor_text(doctor_row(in, i), "username");

		if (doctor_has(guests, name))
			doctor_say(d, "guest-admin",
				   (struct about){ .name = name, .repo = repo },
				   "team %s", team);
	}
}

static void add_teams(struct doctor *d, json_object *repo, json_object *ways,
		      json_object *guests)
{
	json_object *grants = NULL;

	json_object_object_get_ex(d->e->grants, doctor_text(repo, "name"), &grants);
	for (size_t i = 0; i < doctor_count(grants); i++) {
		json_object *g = doctor_row(grants, i), *in = NULL;
		const char *team = doctor_text(g, "group_name");
		char *way = xasprintf("team %s", team);

		json_object_object_get_ex(d->e->in_team, team, &in);
		for (size_t k = 0; k < doctor_count(in); k++)
			add_way(ways, doctor_text(doctor_row(in, k), "username"), way);
		if (json_flag(repo, "/is_private", false) &&
		    !strcasecmp(doctor_text(g, "permission"), "admin"))
			check_guests(d, in, guests, team, doctor_text(repo, "name"));
		free(way);
	}
}

/* "team web and team ops"; the caller frees. */
static char *join(json_object *list)
{
	size_t n = doctor_count(list);
	char *all = xstrdup("");

	for (size_t i = 0; i < n; i++) {
		char *more = xasprintf("%s%s%s", all,
				       !i          ? ""
				       : i + 1 < n ? ", "
						   : " and ",
				       json_object_get_string(doctor_row(list, i)));

		free(all);
		all = more;
	}
	return all;
}

static void check_ways(struct doctor *d, json_object *ways, const char *repo)
{
	json_object_object_foreach(ways, name, list)
	{
		char *why;

		if (doctor_count(list) < 2)
			continue;
		why = join(list);
		doctor_say(d, "two-paths", (struct about){ .name = name, .repo = repo },
			   "%s", why);
		free(why);
	}
}

static json_object *guests_of(const struct doctor *d)
{
	json_object *guests = json_object_new_object();

	for (size_t i = 0; i < doctor_count(d->e->members); i++) {
		json_object *m = doctor_row(d->e->members, i);

		if (json_flag(m, "/is_guest", false))
			json_object_object_add(guests, doctor_text(m, "username"),
					       json_object_new_boolean(true));
	}
	return guests;
}

void doctor_access(struct doctor *d)
{
	json_object *guests = guests_of(d), *leaders = access_leaders(d->e);

	for (size_t i = 0; i < doctor_count(d->e->repos); i++) {
		json_object *repo = doctor_row(d->e->repos, i);
		json_object *ways = json_object_new_object();

		add_roles(leaders, ways);
		add_teams(d, repo, ways, guests);
		check_ways(d, ways, doctor_text(repo, "name"));
		json_object_put(ways);
	}
	json_object_put(leaders);
	json_object_put(guests);
}
