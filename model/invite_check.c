/* What is wrong with the lines of an invite_list: as far as it can be told here, and by
 * the Hub's dry run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
#include "model/invite_list.h"
#include "model/name_set.h"
#include "model/xalloc.h"

enum { DAY = 86400 };

/* What lines are held against. */
struct against {
	const struct estate *estate;
	const char *domains;
	const struct name_set *known; /* everybody of the estate; NULL: not made, one
				       * line is looked for in the rows */
};

static void judge(struct invite_line *l, enum invite_verdict v, char *take_why)
{
	free(l->why);
	l->verdict = v;
	l->why = take_why;
}

/* ---- by itself ------------------------------------------------------------------ */

static void put(json_object *o, const char *name, const char *value)
{
	if (*value)
		json_put_text(o, name, value);
}

json_object *invite_params(const struct invite_line *l, const char *org)
{
	json_object *params = json_object_new_object();

	put(params, "org", org);
	put(params, "role", l->role);
	put(params, "team", l->team);
	return params;
}

/* The same words as of any other operation. */
static void check_sendable(struct invite_line *l, const char *org)
{
	const struct op *op = op_by_name("org.invite");
	json_object *params = invite_params(l, org);
	struct call *call = NULL;
	struct error err = { 0 };

	put(params, "invitee", l->said.invitee);
	judge(l, INVITE_OK, NULL);
	if (!*l->said.invitee)
		judge(l, INVITE_INVALID, xstrdup("nobody is named"));
	else if (strchr(l->said.invitee, '\n'))
		judge(l, INVITE_INVALID,
		      xstrdup("it goes over several lines: is a quote missing?"));
	else if (param_check(op_param(op, "invitee"),
			     json_object_object_get(params, "invitee"), &err) != ST_OK)
		judge(l, INVITE_INVALID,
		      xstrdup("neither a Docker ID nor an e-mail address"));
	else if (op_call(op, params, &call, &err) != ST_OK)
		judge(l, INVITE_INVALID, xstrdup(err.text));
	call_free(call);
	json_object_put(params);
}

static void check_double(struct invite_line *own, const struct invite_list *l,
			 size_t at)
{
	for (size_t k = 0; own->verdict == INVITE_OK && k < at; k++)
		if (!strcasecmp(l->v[k].said.invitee, own->said.invitee))
			judge(own, INVITE_DUPLICATE,
			      xasprintf("the same as line %lld",
					(long long)l->v[k].line));
}

/* ---- by what the organization has ------------------------------------------------ */

static const char *const member_names[] = { "/username", "/email", "/primary_email",
					    NULL };
static const char *const invitee_name[] = { "/invitee", NULL };
static const char *const team_name[] = { "/name", NULL };

static bool same(json_object *row, const char *pointer, const char *who)
{
	json_object *v = json_at(row, pointer);
	const char *text = v ? json_object_get_string(v) : "";

	return *text && !strcasecmp(text, who);
}

static size_t length(json_object *rows)
{
	return rows ? json_object_array_length(rows) : 0;
}

static json_object *find(json_object *rows, const char *const *pointers,
			 const char *who)
{
	for (size_t i = 0; i < length(rows); i++)
		for (size_t k = 0; pointers[k]; k++)
			if (same(json_object_array_get_idx(rows, i), pointers[k], who))
				return json_object_array_get_idx(rows, i);
	return NULL;
}

/* A thousand lines are not each looked for in the rows of thousands. */
static struct name_set *names_of(const struct estate *e)
{
	struct name_set *s = name_set_new();

	name_set_add(s, e->members, member_names);
	name_set_add(s, e->invites, invitee_name);
	return s;
}

static bool is_known(const struct against *a, const char *who)
{
	return !a->known || name_set_has(a->known, who);
}

static char *pending_words(const struct estate *e, json_object *invite)
{
	int64_t at;

	if (!parse_rfc3339(json_str(invite, "/created_at"), &at) || at > e->now)
		return xstrdup("pending invite");
	return xasprintf("pending invite, %lldd old", (long long)((e->now - at) / DAY));
}

static void check_known(struct invite_line *l, const struct estate *e)
{
	json_object *row = find(e->members, member_names, l->said.invitee);

	if (row && !same(row, "/role", "invitee")) {
		judge(l, INVITE_MEMBER, xstrdup("already a member"));
		return;
	}
	row = find(e->invites, invitee_name, l->said.invitee);
	if (!row)
		return;
	judge(l, INVITE_PENDING, pending_words(e, row));
	if (*json_text(row, "/id"))
		l->invite = xstrdup(json_text(row, "/id"));
}

static void check_team(struct invite_line *l, const struct estate *e)
{
	if (*l->team && e->teams && !find(e->teams, team_name, l->team))
		judge(l, INVITE_INVALID, xasprintf("there is no team %s", l->team));
}

static bool in_domains(const char *domains, const char *address)
{
	const char *at = strrchr(address, '@');

	while (at && *domains) {
		size_t n = strcspn(domains, ", ");

		if (n && n == strlen(at + 1) && !strncasecmp(domains, at + 1, n))
			return true;
		domains += n;
		domains += strspn(domains, ", ");
	}
	return !at; /* a Docker ID is of no domain */
}

/* ---- by the Hub's dry run -------------------------------------------------------- */

/* What it said of the line as it is. */
static void check_word(struct invite_line *own)
{
	if (own->asked && own->word)
		judge(own,
		      !strcmp(own->word, "existing_org_member") ? INVITE_MEMBER
								: INVITE_REFUSED,
		      xasprintf("the Hub says: %s", own->word));
}

static bool is_open(const struct invite_line *l)
{
	return l->verdict == INVITE_OK && !l->asked;
}

size_t invite_list_unasked(const struct invite_list *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += is_open(&l->v[i]);
	return n;
}

static bool is_asked_with(const struct invite_line *l, const struct invite_line *first)
{
	return is_open(l) && !l->question && !strcmp(l->role, first->role) &&
	       !strcmp(l->team, first->team);
}

json_object *invite_list_question(struct invite_list *l, const char *org, size_t number)
{
	json_object *params, *who;
	size_t from = 0;

	while (from < l->n && !is_asked_with(&l->v[from], &l->v[from]))
		from++;
	if (from == l->n)
		return NULL;
	params = invite_params(&l->v[from], org);
	who = json_object_new_array();
	for (size_t i = from; i < l->n; i++) {
		struct invite_line *own = &l->v[i];

		if (!is_asked_with(own, &l->v[from]))
			continue;
		json_object_array_add(who, json_object_new_string(own->said.invitee));
		if (i > from)
			own->question = number;
	}
	l->v[from].question = number;
	json_object_object_add(params, "invitees", who);
	return params;
}

/* The rows come in the order of the question, as a rule: the search begins behind the
 * last. */
static json_object *row_of(json_object *rows, const char *who, size_t *from)
{
	size_t n = length(rows);

	for (size_t k = 0; k < n; k++) {
		size_t i = (*from + k) % n;

		if (same(json_object_array_get_idx(rows, i), "/invitee", who)) {
			*from = i + 1;
			return json_object_array_get_idx(rows, i);
		}
	}
	return NULL;
}

void invite_list_answer(struct invite_list *l, size_t number, json_object *rows)
{
	size_t from = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct invite_line *own = &l->v[i];
		struct str word;

		if (own->question != number)
			continue;
		word = json_str(row_of(rows, own->said.invitee, &from), "/status");
		own->question = 0;
		own->asked = true;
		free(own->word);
		own->word = !word.len || str_eq(word, STR("invited"))
				    ? NULL
				    : xasprintf("%.*s", STR_ARG(word));
		check_word(own);
	}
}

void invite_list_unanswered(struct invite_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		l->v[i].question = 0;
}

/* ---- all of it ------------------------------------------------------------------- */

static void check_line(struct invite_line *own, const struct invite_list *l, size_t at,
		       const struct against *a)
{
	char *invite = own->invite;

	own->invite = NULL;
	own->question = 0;
	check_sendable(own, a->estate->org);
	check_double(own, l, at);
	if (own->verdict == INVITE_OK)
		check_team(own, a->estate);
	if (own->verdict == INVITE_OK && is_known(a, own->said.invitee))
		check_known(own, a->estate);
	if (own->verdict == INVITE_OK && a->domains &&
	    !in_domains(a->domains, own->said.invitee))
		judge(own, INVITE_OK, xstrdup("domain not in --domains"));
	if (own->verdict == INVITE_OK)
		check_word(own);
	/* Another one, and nobody chose to send that again. */
	own->resend &= own->invite && invite && !strcmp(own->invite, invite);
	free(invite);
}

void invite_list_check(struct invite_list *l, const struct estate *e,
		       const char *domains)
{
	struct name_set *known = names_of(e);
	const struct against a = { e, domains, known };

	for (size_t i = 0; i < l->n; i++)
		check_line(&l->v[i], l, i, &a);
	name_set_free(known);
}

enum invite_verdict invite_list_try(const struct invite_list *l, size_t at,
				    const struct invite_said *said,
				    const struct estate *e, const char *domains,
				    char **ret_why)
{
	const struct against a = { e, domains, NULL };
	struct invite_line own = { .said = *said };

	own.role = *said->role ? said->role : l->role;
	own.team = *said->team ? said->team : l->team;
	check_line(&own, l, at, &a);
	free(own.invite);
	*ret_why = own.why;
	return own.verdict;
}
