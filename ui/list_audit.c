#include "ui/list_audit.h"

#include <stdio.h>
#include <string.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/member_audit.h"
#include "ui/config.h"
#include "ui/list_estate.h"

enum { HEAVY = 5 }; /* a weight that stands out */

/* ":members" as an audit (UX 6 (i)): the rows of `hubdeck members ORG --audit`. */

static json_object *rows(struct list *l, const struct estate *e)
{
	return member_audit(
		e, &(struct audit_options){ .weights = app_config(l->view.app)->risk });
}

/* ---- below the rows ------------------------------------------------------- */

static long long number(json_object *counts, const char *pointer)
{
	return json_int(counts, pointer);
}

/* "1 guest", "2 guests" */
static const char *many(long long n)
{
	return n == 1 ? "" : "s";
}

/* None of what was not read is not said to be none. */
static void people(json_object *c, const struct estate *e, char *buf, size_t size)
{
	long long members = number(c, "/members"), owners = number(c, "/owners"),
		  editors = number(c, "/editors"), invites = number(c, "/invites");
	char invited[64] = "invites: not read";

	if (e->invites)
		snprintf(invited, sizeof(invited),
			 "%lld invite%s (%lld older than 14d)", invites, many(invites),
			 number(c, "/invites_old"));
	if (e->members)
		snprintf(buf, size,
			 "%lld member%s: %lld owner%s, %lld editor%s   %s   seats: n/a",
			 members, many(members), owners, many(owners), editors,
			 many(editors), invited);
	else
		snprintf(buf, size, "members: not read   %s   seats: n/a", invited);
}

static void flagged(json_object *c, const struct estate *e, char *buf, size_t size)
{
	long long guests = number(c, "/guests");
	char unknown[48] = "";

	if (!e->members) {
		snprintf(buf, size, "who is a guest, idle or in no team: not known");
		return;
	}
	if (e->scim)
		snprintf(unknown, sizeof(unknown), "   %lld not in SCIM",
			 number(c, "/not_in_scim"));
	snprintf(buf, size,
		 "%lld guest%s   %lld idle > 90d   %lld never seen   %lld in no team   "
		 "%lld new%s",
		 guests, many(guests), number(c, "/idle"), number(c, "/never_seen"),
		 number(c, "/in_no_team"), number(c, "/joined_lately"), unknown);
}

/* What the Hub does not tell, and what has changed meanwhile. */
static void unknown(const struct list *l, const struct estate *e, char *buf,
		    size_t size)
{
	const char *told = !e->members                 ? "not known"
			   : member_audit_seen_told(e) ? "on"
						       : "off";
	char since[64];

	list_compare_since(l, e, since, sizeof(since));
	if (since[0])
		snprintf(buf, size, "Insights %s   2FA: not in the Hub API   %s", told,
			 since);
	else
		snprintf(buf, size,
			 "last seen needs Insights (%s)   2FA: not in the Hub API, see "
			 "Admin Console",
			 told);
}

static void tell(struct list *l, const struct estate *e, json_object *made)
{
	json_object *counts = member_audit_counts(made);
	char(*line)[ESTATE_LINE] = l->estate.lines;

	people(counts, e, line[0], ESTATE_LINE);
	flagged(counts, e, line[1], ESTATE_LINE);
	unknown(l, e, line[2], ESTATE_LINE);
	json_object_put(counts);
}

/* "OWNER" of "OWNER GUEST IDLE" */
static struct str next_word(struct str *words)
{
	const char *blank = memchr(words->ptr, ' ', words->len);
	size_t n = blank ? (size_t)(blank - words->ptr) : words->len;
	struct str word = { words->ptr, n };

	words->ptr += blank ? n + 1 : n;
	words->len -= blank ? n + 1 : n;
	return word;
}

static const struct audit_flag *find_flag(const struct config *c, struct str word,
					  int *ret_weight)
{
	for (size_t i = 0; i < n_audit_flags; i++)
		if (str_eq(word, str_from(audit_flags[i].word))) {
			*ret_weight = c->risk ? c->risk[i] : audit_flags[i].weight;
			return &audit_flags[i];
		}
	return NULL;
}

/* Flags that weigh much. */
static void mark(const struct list *l, const struct field *f, struct rect cell,
		 struct str flags)
{
	const struct config *c = app_config(l->view.app);
	const char *begin = flags.ptr;

	while (!strcmp(f->name, "flags") && flags.len) {
		struct str word = next_word(&flags);
		int at = (int)(word.ptr - begin), weight = 0;

		if (at + (int)word.len > cell.cols || !find_flag(c, word, &weight))
			break;
		if (weight >= HEAVY)
			draw_text(cell.y, cell.x + at, (int)word.len, word, STYLE_WARN);
	}
}

const struct estate_list list_audit_members = {
	.kind = &kind_audit_members,
	.parts = ESTATE_PEOPLE | ESTATE_SCIM,
	.rows = rows,
	.mark = mark,
	.tell = tell,
};

/* ---- one of them ---------------------------------------------------------- */

static bool is_invite(const struct list *l, const void *row)
{
	const struct field *f = kind_field(l->kind, STR("kind"));

	return str_eq(field_value(f, row, NULL, NULL, 0), STR("invite"));
}

void list_audit_open(struct list *l, const void *row)
{
	const struct kind *k = is_invite(l, row) ? &kind_invites : &kind_members;
	struct str name = kind_name(l->kind, row);
	struct place there;

	if (app_snapshot(l->view.app)) {
		app_command(l->view.app, CMD_DETAILS);
		return;
	}
	if (!place_pane(&l->place, k, &there))
		return;
	place_stand(&there, name);
	app_goto(l->view.app, &there);
}

static void explain_flag(struct lines *text, const struct config *c, struct str word,
			 int *sum)
{
	char label[AUDIT_FLAG_MAX];
	int weight = 0;
	const struct audit_flag *flag = find_flag(c, word, &weight);

	if (!flag)
		return;
	*sum += weight;
	snprintf(label, sizeof(label), "  %s", flag->word);
	lines_add(text, STYLE_PLAIN, label, "%+d  %s", weight, flag->help);
}

void list_audit_explain(struct lines *text, const struct app *a, const void *row)
{
	const struct field *f = kind_field(&kind_audit_members, STR("flags"));
	struct str words = field_value(f, row, NULL, NULL, 0);
	int sum = 0;

	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
	lines_add(text, STYLE_TITLE, "RISK", "%s",
		  words.len ? "what the flags add ([risk] changes that)" : "no flag");
	while (words.len)
		explain_flag(text, app_config(a), next_word(&words), &sum);
	if (sum)
		lines_add(text, STYLE_PLAIN, "  risk", "%2d", sum);
	lines_add(text, STYLE_PLAIN, NULL, "%s", "");
	lines_add(text, STYLE_DIM, "not known", "%s", "2FA, seats, tokens of others:");
	lines_add(text, STYLE_DIM, NULL, "%s", "not in the Hub API, see Admin Console");
}
