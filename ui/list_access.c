#include <stdio.h>
#include <string.h>

#include "model/access.h"
#include "model/json.h"
#include "model/kinds.h"
#include "ui/list_estate.h"

/* "a": who can do what to a repository, and because of what; what somebody can (UX 6
 * (iii)).  The rows of `hubdeck access`. */

static enum reach least(const struct list *l)
{
	enum reach can = REACH_PULL;
	char word[16];

	place_word(&l->place, "can", word, sizeof(word));
	reach_parse(word, &can);
	return can;
}

static json_object *ways(struct list *l, const struct estate *e)
{
	json_object *rows = access_of_repo(e, l->place.repo, least(l));

	access_notes(e, rows);
	return rows;
}

static json_object *reach(struct list *l, const struct estate *e)
{
	return access_of_user(e, l->place.user, least(l));
}

/* Of a repository that is not there nobody can do anything, owners neither.  The Hub
 * says so itself. */
static enum status there_is_one(struct list *l, struct error *err)
{
	const struct estate *snapshot = app_snapshot(l->view.app);

	return snapshot ? access_check_repo(snapshot, l->place.repo, err) : ST_OK;
}

/* ---- below the rows ------------------------------------------------------- */

static const char *verb(enum reach can)
{
	return can == REACH_ADMIN ? "administer" : reach_text(can);
}

static const char *many(size_t n)
{
	return n == 1 ? "" : "s";
}

static void ways_tell(struct list *l, const struct estate *e, json_object *rows)
{
	char(*ret)[ESTATE_LINE] = l->estate.lines;
	size_t people = access_count(rows, "user", false);
	size_t twice = access_count(rows, "user", true);
	size_t tokens = access_count(rows, "token", false);

	snprintf(l->estate.note, sizeof(l->estate.note), "who can: %s",
		 reach_text(least(l)));
	snprintf(ret[0], ESTATE_LINE,
		 "can %s: %zu %s, %zu by more than one way   %zu token%s%s",
		 verb(least(l)), people, people == 1 ? "person" : "people", twice,
		 tokens, many(tokens),
		 access_is_public(e, l->place.repo) ? "   public: all can pull" : "");
	snprintf(ret[1], ESTATE_LINE,
		 "What this cannot see: these people's own tokens, owners of a parent "
		 "company.");
	snprintf(ret[2], ESTATE_LINE,
		 "Who has an unverified e-mail address only reads, whatever the team "
		 "says.");
}

/* How many different ones. */
static size_t repositories(json_object *rows)
{
	json_object *seen = json_object_new_object();
	size_t n;

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		json_object_object_add(seen, json_str(row, "/where").ptr,
				       json_object_new_boolean(true));
	}
	n = (size_t)json_object_object_length(seen);
	json_object_put(seen);
	return n;
}

static void reach_tell(struct list *l, const struct estate *e, json_object *rows)
{
	char(*ret)[ESTATE_LINE] = l->estate.lines;
	size_t n = json_object_array_length(rows), repos = repositories(rows);

	snprintf(l->estate.note, sizeof(l->estate.note), "can: %s",
		 reach_text(least(l)));
	if (access_is_stranger(e, l->place.user) && !n)
		snprintf(ret[0], ESTATE_LINE, "Nobody in %.60s is called %.60s.",
			 e->org, l->place.user);
	else
		snprintf(ret[0], ESTATE_LINE,
			 "%.60s can %s in %zu repositor%s, by %zu way%s", l->place.user,
			 verb(least(l)), repos, repos == 1 ? "y" : "ies", n, many(n));
	snprintf(ret[1], ESTATE_LINE,
		 "What this cannot see: %.40s's own tokens, which can what their owner "
		 "can.",
		 l->place.user);
	snprintf(ret[2], ESTATE_LINE,
		 "What is public everybody can pull; that is not listed.");
}

enum { PARTS = ESTATE_PEOPLE | ESTATE_TEAMS | ESTATE_ACCESS };

const struct estate_list list_ways = {
	.kind = &kind_ways,
	.parts = PARTS | ESTATE_TOKENS,
	.of_repo = true,
	.asked = WAYS_ASKED,
	.prepare = there_is_one,
	.rows = ways,
	.tell = ways_tell,
};

const struct estate_list list_reach = {
	.kind = &kind_reach,
	.parts = PARTS,
	.rows = reach,
	.tell = reach_tell,
};

/* ---- keys ------------------------------------------------------------------- */

bool list_ways_user(const struct list *l, const void *row)
{
	const struct field *f = kind_field(l->kind, STR("kind"));

	return f && str_eq(field_value(f, row, NULL, NULL, 0), STR("user"));
}

bool list_access_next(struct list *l)
{
	enum reach can;

	if (l->kind != &kind_ways && l->kind != &kind_reach)
		return false;
	can = least(l) == REACH_ADMIN ? REACH_PULL : least(l) + 1;
	snprintf(l->place.asked, sizeof(l->place.asked), "can=%s", reach_text(can));
	list_estate_again(l);
	return true;
}
