#include "model/member_audit.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"

enum { DAY = 86400, IDLE_DAYS = 90, INVITE_DAYS = 14, NEW_DAYS = 7 };

enum { OWNER, EDITOR, GUEST, IDLE, NOSEEN, NOTEAM, OLD_INVITE, NEW, NOSCIM };

/* clang-format off */
const struct audit_flag audit_flags[] = {
	[OWNER]      = { "OWNER", 8, "may do everything" },
	[EDITOR]     = { "EDITOR", 4, "may change every repository" },
	[GUEST]      = { "GUEST", 6, "from outside the verified domains" },
	[IDLE]       = { "IDLE", 5, "last seen more than 90 days ago" },
	[NOSEEN]     = { "NOSEEN", 2, "never seen, in an organization that is told" },
	[NOTEAM]     = { "NOTEAM", 1, "in no team" },
	[OLD_INVITE] = { "INVITE>14d", 3, "invited so long ago that the link no longer works" },
	[NEW]        = { "NEW", 1, "joined within 7 days" },
	[NOSCIM]     = { "NOSCIM", 5, "the identity provider does not know them" },
};
/* clang-format on */
const size_t n_audit_flags = COUNT(audit_flags);

void audit_flag_name(size_t index, char ret[AUDIT_FLAG_MAX])
{
	const char *word = audit_flags[index].word;
	size_t n = 0;

	for (; isalpha((unsigned char)word[n]) && n + 1 < AUDIT_FLAG_MAX; n++)
		ret[n] = (char)tolower((unsigned char)word[n]);
	ret[n] = '\0';
}

bool audit_flag_find(const char *name, size_t *ret_index)
{
	char known[AUDIT_FLAG_MAX];

	for (size_t i = 0; i < COUNT(audit_flags); i++) {
		audit_flag_name(i, known);
		if (!strcasecmp(name, known)) {
			*ret_index = i;
			return true;
		}
	}
	return false;
}

struct row {
	json_object *obj;
	bool set[COUNT(audit_flags)];
};

/* Days since; false when there is no such time. */
static bool days_since(const struct estate *e, json_object *o, const char *pointer,
		       int64_t *ret)
{
	int64_t at;

	if (!parse_rfc3339(json_str(o, pointer), &at))
		return false;
	*ret = (e->now - at) / DAY;
	return true;
}

static int limit(int said, int preset)
{
	return said ? said : preset;
}

/* ---- flags -------------------------------------------------------------------- */

/* By any of the names that a user has there. */
struct name_set *member_scim_names(const struct estate *e)
{
	static const char *const theirs[] = { "/displayName", "/userName", NULL };
	struct name_set *s;

	if (!estate_whole(e, e->scim, "SCIM users"))
		return NULL;
	s = name_set_new();
	name_set_add(s, e->scim, theirs);
	return s;
}

bool member_in_scim(const struct name_set *scim, json_object *m)
{
	static const char *const ours[] = { "/username", "/email", "/primary_email",
					    NULL };

	return name_set_has_row(scim, m, ours);
}

bool member_audit_seen_told(const struct estate *e)
{
	size_t n = e->members ? json_object_array_length(e->members) : 0;

	for (size_t i = 0; i < n; i++)
		if (json_at(json_object_array_get_idx(e->members, i), "/last_seen_at"))
			return true;
	return false;
}

/* What is known of all members. */
struct known {
	bool seen;             /* the Hub tells when */
	struct name_set *scim; /* NULL: who is not there cannot be told */
};

static void flag_member(struct row *r, const struct estate *e, json_object *m,
			const struct audit_options *o, const struct known *known)
{
	json_object *groups = json_at(m, "/groups");
	int64_t days;

	r->set[OWNER] = !strcasecmp(json_text(m, "/role"), "owner");
	r->set[EDITOR] = !strcasecmp(json_text(m, "/role"), "editor");
	r->set[GUEST] = json_flag(m, "/is_guest", false);
	if (days_since(e, m, "/last_seen_at", &days))
		r->set[IDLE] = days >= limit(o->idle_days, IDLE_DAYS);
	else
		r->set[NOSEEN] = known->seen;
	r->set[NOTEAM] = json_object_is_type(groups, json_type_array) &&
			 !json_object_array_length(groups);
	if (days_since(e, m, "/date_joined", &days))
		r->set[NEW] = days < limit(o->new_days, NEW_DAYS);
	r->set[NOSCIM] = known->scim && !member_in_scim(known->scim, m);
}

static void put(json_object *row, const char *name, const char *value)
{
	json_object_object_add(row, name,
			       *value ? json_object_new_string(value) : NULL);
}

static void put_flags(struct row *r, const struct audit_options *o)
{
	char words[160];
	size_t used = 0;
	int risk = 0;

	words[0] = '\0';
	for (size_t i = 0; i < COUNT(audit_flags); i++) {
		if (!r->set[i])
			continue;
		used += (size_t)snprintf(words + used, sizeof(words) - used, "%s%s",
					 used ? " " : "", audit_flags[i].word);
		risk += o->weights ? o->weights[i] : audit_flags[i].weight;
	}
	put(r->obj, "flags", words);
	json_object_object_add(r->obj, "risk", json_object_new_int(risk));
}

/* ---- rows ---------------------------------------------------------------------- */

static char *joined(json_object *list)
{
	size_t n = json_object_is_type(list, json_type_array)
			   ? json_object_array_length(list)
			   : 0;
	char *all = xstrdup("");

	for (size_t i = 0; i < n; i++) {
		struct str name = json_str(json_object_array_get_idx(list, i), "");
		char *more = xasprintf("%s%s%.*s", all, i ? "," : "", (int)name.len,
				       name.ptr ? name.ptr : "");

		free(all);
		all = more;
	}
	return all;
}

static json_object *member_row(const struct estate *e, json_object *m,
			       const struct audit_options *o, const struct known *known)
{
	struct row r = { .obj = json_object_new_object() };
	char *teams = joined(json_at(m, "/groups"));

	put(r.obj, "member", json_text(m, "/username"));
	put(r.obj, "role", json_text(m, "/role"));
	put(r.obj, "teams", teams);
	put(r.obj, "joined", json_text(m, "/date_joined"));
	put(r.obj, "seen", json_text(m, "/last_seen_at"));
	flag_member(&r, e, m, o, known);
	put_flags(&r, o);
	put(r.obj, "email", json_text(m, "/email"));
	put(r.obj, "name", json_text(m, "/full_name"));
	put(r.obj, "kind", "member");
	put(r.obj, "id", json_text(m, "/id"));
	free(teams);
	return r.obj;
}

static json_object *invite_row(const struct estate *e, json_object *invite,
			       const struct audit_options *o)
{
	struct row r = { .obj = json_object_new_object() };
	int64_t days;

	put(r.obj, "member", json_text(invite, "/invitee"));
	put(r.obj, "role", "(invite)");
	put(r.obj, "teams", json_text(invite, "/team"));
	put(r.obj, "joined", json_text(invite, "/created_at"));
	put(r.obj, "seen", "");
	if (days_since(e, invite, "/created_at", &days))
		r.set[OLD_INVITE] = days >= limit(o->invite_days, INVITE_DAYS);
	put_flags(&r, o);
	put(r.obj, "email", "");
	put(r.obj, "name", "");
	put(r.obj, "kind", "invite");
	put(r.obj, "id", json_text(invite, "/id"));
	return r.obj;
}

/* The riskiest first; the same organization is in the same order always. */
static int by_risk(const void *a, const void *b)
{
	json_object *x = *(json_object *const *)a, *y = *(json_object *const *)b;
	int64_t more = json_int(y, "/risk") - json_int(x, "/risk");

	if (more)
		return more > 0 ? 1 : -1;
	return strcasecmp(json_text(x, "/member"), json_text(y, "/member"));
}

json_object *member_audit(const struct estate *e, const struct audit_options *o)
{
	json_object *rows = json_object_new_array();
	size_t members = e->members ? json_object_array_length(e->members) : 0;
	size_t invites = e->invites ? json_object_array_length(e->invites) : 0;
	struct known known = { member_audit_seen_told(e), member_scim_names(e) };

	for (size_t i = 0; i < members; i++)
		json_object_array_add(
			rows, member_row(e, json_object_array_get_idx(e->members, i), o,
					 &known));
	for (size_t i = 0; i < invites; i++)
		json_object_array_add(
			rows,
			invite_row(e, json_object_array_get_idx(e->invites, i), o));
	name_set_free(known.scim);
	json_object_array_sort(rows, by_risk);
	return rows;
}

/* ---- the summary ------------------------------------------------------------------
 */

static bool has_word(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = words; (at = strstr(at, word)); at += len)
		if ((at == words || at[-1] == ' ') && (!at[len] || at[len] == ' '))
			return true;
	return false;
}

static const char *const count_names[] = {
	[OWNER] = "owners",           [EDITOR] = "editors",
	[GUEST] = "guests",           [IDLE] = "idle",
	[NOSEEN] = "never_seen",      [NOTEAM] = "in_no_team",
	[OLD_INVITE] = "invites_old", [NEW] = "joined_lately",
	[NOSCIM] = "not_in_scim",
};

json_object *member_audit_counts(json_object *rows)
{
	json_object *counts = json_object_new_object();
	int64_t kinds[2] = { 0, 0 }, n[COUNT(count_names)] = { 0 }, flagged = 0;

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *r = json_object_array_get_idx(rows, i);

		kinds[!strcmp(json_text(r, "/kind"), "invite")]++;
		flagged += *json_text(r, "/flags") != '\0';
		for (size_t k = 0; k < COUNT(count_names); k++)
			n[k] += has_word(json_text(r, "/flags"), audit_flags[k].word);
	}
	json_object_object_add(counts, "members", json_object_new_int64(kinds[0]));
	json_object_object_add(counts, "invites", json_object_new_int64(kinds[1]));
	json_object_object_add(counts, "flagged", json_object_new_int64(flagged));
	for (size_t k = 0; k < COUNT(count_names); k++)
		json_object_object_add(counts, count_names[k],
				       json_object_new_int64(n[k]));
	return counts;
}

void member_audit_unread(const struct estate *e, json_object *counts)
{
	static const char *const invited[] = { "invites", "invites_old" };

	if (!e->members)
		json_object_object_add(counts, "members", NULL);
	for (size_t k = 0; k < COUNT(count_names); k++)
		if (k != OLD_INVITE && (!e->members || (k == NOSCIM && !e->scim)))
			json_object_object_add(counts, count_names[k], NULL);
	for (size_t k = 0; k < COUNT(invited) && !e->invites; k++)
		json_object_object_add(counts, invited[k], NULL);
}
