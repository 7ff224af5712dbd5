#include "model/estate_compare.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"

enum {
	JOINED,
	LEFT,
	ROLE,
	TEAM_NEW,
	TEAM_GONE,
	TEAM_ADDED,
	TEAM_REMOVED,
	ACCESS_GIVEN,
	ACCESS_TAKEN,
	ACCESS_CHANGED
};

/* clang-format off */
const struct change_kind change_kinds[] = {
	[JOINED]         = { "joined", '+', "org.member.add", "is a member now" },
	[LEFT]           = { "left", '-', "org.member.remove", "is a member no more" },
	[ROLE]           = { "role-changed", '~', "org.member.role.change", "has another role" },
	[TEAM_NEW]       = { "team-made", '+', "org.team.create", "a new team" },
	[TEAM_GONE]      = { "team-deleted", '-', "org.team.delete", "a team that is gone" },
	[TEAM_ADDED]     = { "team-added", '~', "org.team.member.add", "is in a team now" },
	[TEAM_REMOVED]   = { "team-removed", '~', "org.team.member.remove", "is in a team no more" },
	[ACCESS_GIVEN]   = { "access-given", '~', "repo.update", "a team reaches a repository now" },
	[ACCESS_TAKEN]   = { "access-taken", '~', "repo.update", "a team reaches a repository no more" },
	[ACCESS_CHANGED] = { "access-changed", '~', "repo.update", "a team may do something else to it" },
};
/* clang-format on */
const size_t n_change_kinds = COUNT(change_kinds);

const struct change_kind *change_kind_find(const char *name)
{
	for (size_t i = 0; i < n_change_kinds; i++)
		if (!strcmp(change_kinds[i].name, name))
			return &change_kinds[i];
	return NULL;
}

struct comparison {
	const struct estate *before, *after;
	json_object *rows, *not_compared;
};

static size_t count(json_object *rows)
{
	return json_object_is_type(rows, json_type_array)
		       ? json_object_array_length(rows)
		       : 0;
}

/* {name: row} of what the rows have at `name`; the caller owns it. */
static json_object *by_name(json_object *rows, const char *pointer)
{
	json_object *all = json_object_new_object();

	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		if (*json_text(row, pointer))
			json_object_object_add(all, json_text(row, pointer),
					       json_object_get(row));
	}
	return all;
}

static json_object *get(json_object *all, const char *name)
{
	json_object *v = NULL;

	json_object_object_get_ex(all, name, &v);
	return v;
}

static void put(json_object *row, const char *name, const char *value)
{
	if (value && *value)
		json_put_text(row, name, value);
	else
		json_object_object_add(row, name, NULL);
}

static void add(struct comparison *c, int kind, const char *who, const char *where,
		const char *from, const char *to)
{
	json_object *row = json_object_new_object();

	put(row, "change", change_kinds[kind].name);
	put(row, "who", who);
	put(row, "where", where);
	put(row, "from", from);
	put(row, "to", to);
	put(row, "by", NULL);
	put(row, "when", NULL);
	json_object_array_add(c->rows, row);
}

static void skip(struct comparison *c, const char *what, const char *why)
{
	json_object *o = json_object_new_object();

	json_put_text(o, "what", what);
	json_put_text(o, "why", why);
	json_object_array_add(c->not_compared, o);
}

/* Both have the whole of it. */
static bool both_have(struct comparison *c, json_object *before, json_object *after,
		      const char *what)
{
	bool first = estate_whole(c->before, before, what);
	bool second = estate_whole(c->after, after, what);

	if (!first || !second)
		skip(c, what,
		     first    ? "not complete in the newer"
		     : second ? "not complete in the older"
			      : "not complete in either");
	return first && second;
}

/* ---- people -------------------------------------------------------------------- */

static bool is_in(json_object *names, const char *name)
{
	for (size_t i = 0; i < count(names); i++)
		if (str_eq(json_str(json_object_array_get_idx(names, i), ""),
			   str_from(name)))
			return true;
	return false;
}

/* Those of `names` that are not in `others`. */
static void tell_teams(struct comparison *c, int kind, const char *who,
		       json_object *names, json_object *others)
{
	for (size_t i = 0; i < count(names); i++) {
		json_object *name = json_object_array_get_idx(names, i);

		if (json_object_is_type(name, json_type_string) &&
		    !is_in(others, json_object_get_string(name)))
			add(c, kind, who, json_object_get_string(name), NULL, NULL);
	}
}

/* False: one of the two does not say in which teams they are. */
static bool compare_member(struct comparison *c, const char *who, json_object *before,
			   json_object *after)
{
	json_object *old = json_at(before, "/groups"), *new = json_at(after, "/groups");

	if (strcasecmp(json_text(before, "/role"), json_text(after, "/role")) != 0)
		add(c, ROLE, who, NULL, json_text(before, "/role"),
		    json_text(after, "/role"));
	if (!json_object_is_type(old, json_type_array) ||
	    !json_object_is_type(new, json_type_array))
		return false;
	tell_teams(c, TEAM_ADDED, who, new, old);
	tell_teams(c, TEAM_REMOVED, who, old, new);
	return true;
}

static void compare_members(struct comparison *c)
{
	json_object *before, *after;
	bool teams_told = true;

	if (!both_have(c, c->before->members, c->after->members, "members"))
		return;
	before = by_name(c->before->members, "/username");
	after = by_name(c->after->members, "/username");
	json_object_object_foreach(after, came, now)
	{
		json_object *then = get(before, came);

		if (!then)
			add(c, JOINED, came, NULL, NULL, json_text(now, "/role"));
		else if (!compare_member(c, came, then, now))
			teams_told = false;
	}
	json_object_object_foreach(before, went, was)
	{
		if (!get(after, went))
			add(c, LEFT, went, NULL, json_text(was, "/role"), NULL);
	}
	if (!teams_told)
		skip(c, "teams of members", "the Hub did not say them");
	json_object_put(before);
	json_object_put(after);
}

static void compare_teams(struct comparison *c)
{
	json_object *before, *after;

	if (!both_have(c, c->before->teams, c->after->teams, "teams"))
		return;
	before = by_name(c->before->teams, "/name");
	after = by_name(c->after->teams, "/name");
	json_object_object_foreach(after, made, now)
	{
		(void)now;
		if (!get(before, made))
			add(c, TEAM_NEW, NULL, made, NULL, NULL);
	}
	json_object_object_foreach(before, deleted, was)
	{
		(void)was;
		if (!get(after, deleted))
			add(c, TEAM_GONE, NULL, deleted, NULL, NULL);
	}
	json_object_put(before);
	json_object_put(after);
}

/* ---- access ---------------------------------------------------------------------- */

/* What teams may do to a repository; NULL, a list without grants, is none. */
static void compare_grants(struct comparison *c, const char *repo, json_object *old,
			   json_object *new)
{
	json_object *before = by_name(old, "/group_name");
	json_object *after = by_name(new, "/group_name");
	char *where = xasprintf("%s/%s", c->after->org, repo);

	json_object_object_foreach(after, given, now)
	{
		json_object *then = get(before, given);
		const char *was = json_text(then, "/permission");

		if (!then)
			add(c, ACCESS_GIVEN, given, where, NULL,
			    json_text(now, "/permission"));
		else if (strcasecmp(was, json_text(now, "/permission")) != 0)
			add(c, ACCESS_CHANGED, given, where, was,
			    json_text(now, "/permission"));
	}
	json_object_object_foreach(before, taken, then)
	{
		if (!get(after, taken))
			add(c, ACCESS_TAKEN, taken, where,
			    json_text(then, "/permission"), NULL);
	}
	free(where);
	json_object_put(before);
	json_object_put(after);
}

/* The grants of a repository that is not there are none. */
static bool grants_of(const struct estate *e, const char *repo, bool exists,
		      json_object **ret)
{
	if (!exists)
		return true;
	json_object_object_get_ex(e->grants, repo, ret);
	return estate_whole_of(e, e->grants, "access", repo);
}

static void compare_repo(struct comparison *c, const char *repo, bool existed,
			 bool exists)
{
	json_object *before = NULL, *after = NULL;
	char *what;

	if (grants_of(c->before, repo, existed, &before) &&
	    grants_of(c->after, repo, exists, &after)) {
		compare_grants(c, repo, before, after);
		return;
	}
	what = xasprintf("access to %s/%s", c->after->org, repo);
	skip(c, what, "not complete in both");
	free(what);
}

static void compare_access(struct comparison *c)
{
	json_object *before, *after;

	if (!both_have(c, c->before->repos, c->after->repos, "repositories"))
		return;
	before = by_name(c->before->repos, "/name");
	after = by_name(c->after->repos, "/name");
	json_object_object_foreach(after, there, now)
	{
		(void)now;
		compare_repo(c, there, get(before, there) != NULL, true);
	}
	json_object_object_foreach(before, gone, was)
	{
		(void)was;
		if (!get(after, gone))
			compare_repo(c, gone, true, false);
	}
	json_object_put(before);
	json_object_put(after);
}

/* ---- the whole ---------------------------------------------------------------------
 */

static int by_kind(const void *a, const void *b)
{
	json_object *x = *(json_object *const *)a, *y = *(json_object *const *)b;
	const struct change_kind *first = change_kind_find(json_text(x, "/change"));
	const struct change_kind *second = change_kind_find(json_text(y, "/change"));
	int who = strcmp(json_text(x, "/who"), json_text(y, "/who"));

	if (first != second)
		return first < second ? -1 : 1;
	return who ? who : strcmp(json_text(x, "/where"), json_text(y, "/where"));
}

json_object *estate_compare(const struct estate *before, const struct estate *after,
			    json_object *not_compared)
{
	struct comparison c = { .before = before,
				.after = after,
				.rows = json_object_new_array(),
				.not_compared = not_compared };

	compare_members(&c);
	compare_teams(&c);
	compare_access(&c);
	json_object_array_sort(c.rows, by_kind);
	return c.rows;
}

/* ---- by whom ------------------------------------------------------------------------
 */

static bool is_of_name(char ch)
{
	return isalnum((unsigned char)ch) || ch == '-' || ch == '_' || ch == '/';
}

/* Within a name, as in k.mbeki and ana@x.io, and not at the end of a sentence. */
static bool joins(char before, char ch, char after)
{
	return (ch == '.' || ch == '@') && is_of_name(before) && is_of_name(after);
}

static bool has_word(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = words; (at = strstr(at, word)); at++) {
		const char *end = at + len;
		bool first = at == words ||
			     (!is_of_name(at[-1]) &&
			      (at - 1 == words || !joins(at[-2], at[-1], *at)));

		if (first && !is_of_name(*end) &&
		    (!*end || !joins(end[-1], *end, end[1])))
			return true;
	}
	return false;
}

/* NULL is in everything. */
static bool mentions(json_object *event, const char *name)
{
	json_object *data = json_at(event, "/data");

	if (!*name || !strcmp(json_text(event, "/name"), name) ||
	    has_word(json_text(event, "/action_description"), name))
		return true;
	if (!json_object_is_type(data, json_type_object))
		return false;
	json_object_object_foreach(data, key, value)
	{
		(void)key;
		if (str_eq(json_str(value, ""), str_from(name)))
			return true;
	}
	return false;
}

static bool fits(json_object *event, json_object *row, int64_t before, int64_t *ret_at)
{
	const struct change_kind *k = change_kind_find(json_text(row, "/change"));

	return k && !strcmp(json_text(event, "/action"), k->action) &&
	       parse_rfc3339(json_str(event, "/timestamp"), ret_at) &&
	       *ret_at >= before && *json_text(event, "/actor") &&
	       mentions(event, json_text(row, "/who")) &&
	       mentions(event, json_text(row, "/where"));
}

void estate_blame(json_object *rows, json_object *events, int64_t before)
{
	for (size_t i = 0; i < count(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		int64_t newest = before - 1, at;

		for (size_t k = 0; k < count(events); k++) {
			json_object *event = json_object_array_get_idx(events, k);
			char when[40];

			if (!fits(event, row, before, &at) || at <= newest)
				continue;
			newest = at;
			format_rfc3339(at, when, sizeof(when));
			put(row, "by", json_text(event, "/actor"));
			put(row, "when", when);
		}
	}
}

size_t change_count(json_object *rows, char sign)
{
	size_t n = 0;

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		const struct change_kind *k = change_kind_find(
			json_object_get_string(json_at(row, "/change")));

		n += k && k->sign == sign;
	}
	return n;
}
