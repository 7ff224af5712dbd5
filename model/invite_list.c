#include "model/invite_list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/csv.h"
#include "model/format.h"
#include "model/xalloc.h"

enum { DAY = 86400 };

#define LINE_MEMBER "\nline" /* no column can be called so */

/* ---- reading -------------------------------------------------------------------- */

enum column { INVITEE, ROLE, TEAM, N_COLUMNS };

static const struct {
	const char *name;
	enum column column;
} column_names[] = {
	{ "email", INVITEE },     { "e-mail", INVITEE },  { "username", INVITEE },
	{ "docker_id", INVITEE }, { "invitee", INVITEE }, { "role", ROLE },
	{ "team", TEAM },         { "group_name", TEAM },
};

/* N_COLUMNS: none of ours. */
static enum column column_of(const char *name)
{
	while (*name == ' ')
		name++;
	for (size_t i = 0; i < COUNT(column_names); i++) {
		size_t n = strlen(column_names[i].name);

		if (!strncasecmp(name, column_names[i].name, n) &&
		    strspn(name + n, " ") == strlen(name + n))
			return column_names[i].column;
	}
	return N_COLUMNS;
}

/* Without the blanks around it; the caller frees. */
static char *trimmed(const char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return xstrndup(s, n);
}

static void add_cell(struct invite_line *l, enum column c, const char *value)
{
	char **to = c == INVITEE ? &l->invitee : c == ROLE ? &l->role : &l->team;

	/* The first of email and username that says something. */
	if (c == N_COLUMNS || (*to && **to))
		return;
	free(*to);
	*to = trimmed(value);
}

static void fill(char **to, const char *preset)
{
	if (*to && **to)
		return;
	free(*to);
	*to = xstrdup(preset ? preset : "");
}

static void lower(char *s)
{
	for (; *s; s++)
		*s = (char)tolower((unsigned char)*s);
}

static void add_line(struct invite_list *to, json_object *row, const char *role,
		     const char *team)
{
	struct invite_line l = { 0 };

	json_object_object_foreach(row, name, value)
	{
		if (!strcmp(name, LINE_MEMBER))
			l.line = json_object_get_int64(value);
		else
			add_cell(&l, column_of(name), json_object_get_string(value));
	}
	fill(&l.invitee, NULL);
	fill(&l.role, role);
	fill(&l.team, team);
	lower(l.role);
	to->v = xgrow(to->v, &to->cap, to->n + 1, sizeof(*to->v));
	to->v[to->n++] = l;
}

static void note_unused(struct invite_list *l, const char *name)
{
	char *longer = l->unused ? xasprintf("%s, %s", l->unused, name) : xstrdup(name);

	free(l->unused);
	l->unused = longer;
}

/* Which columns there are, from the first row: a line may lack the last ones, but then
 * the header says so of the others. */
static bool check_columns(struct invite_list *l, struct str text)
{
	const char *end = memchr(text.ptr, '\n', text.len);
	char *header =
		xasprintf("%.*s\n%s", (int)(end ? end - text.ptr : (long)text.len),
			  text.ptr, ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n");
	json_object *rows = csv_rows(str_from(header));
	bool found = false;

	if (json_object_array_length(rows)) {
		json_object_object_foreach(json_object_array_get_idx(rows, 0), name, v)
		{
			(void)v;
			found |= column_of(name) == INVITEE;
			if (column_of(name) == N_COLUMNS)
				note_unused(l, name);
		}
	}
	json_object_put(rows);
	free(header);
	return found;
}

enum status invite_list_read(struct str text, const char *role, const char *team,
			     struct invite_list *ret, struct error *err)
{
	json_object *rows;
	size_t n;

	*ret = (struct invite_list){ 0 };
	if (!text.len || !check_columns(ret, text)) {
		invite_list_done(ret);
		error_set(err, ST_USAGE, "line 1 names no column email or username");
		return error_hint(err, "the first line of the file is its header: "
				       "email,role,team");
	}
	rows = csv_rows_numbered(text, LINE_MEMBER);
	n = json_object_array_length(rows);
	for (size_t i = 0; i < n && n <= INVITE_LINES_MAX; i++)
		add_line(ret, json_object_array_get_idx(rows, i), role, team);
	json_object_put(rows);
	if (ret->n)
		return ST_OK;
	invite_list_done(ret);
	if (!n)
		return error_set(err, ST_USAGE, "the file has a header and no lines");
	error_set(err, ST_USAGE, "the file has %zu lines, more than %d", n,
		  INVITE_LINES_MAX);
	return error_hint(err, "make it several files");
}

void invite_list_done(struct invite_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->v[i].invitee);
		free(l->v[i].role);
		free(l->v[i].team);
		free(l->v[i].why);
		free(l->v[i].result);
		free(l->v[i].note);
	}
	free(l->v);
	free(l->unused);
	*l = (struct invite_list){ 0 };
}

/* ---- what is wrong -------------------------------------------------------------- */

static void judge(struct invite_line *l, enum invite_verdict v, char *take_why)
{
	free(l->why);
	l->verdict = v;
	l->why = take_why;
}

static void put(json_object *o, const char *name, const char *value)
{
	if (*value)
		json_object_object_add(o, name, json_object_new_string(value));
}

static json_object *params_of(const struct invite_line *l, const char *org)
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
	json_object *params = params_of(l, org);
	struct call *call = NULL;
	struct error err = { 0 };

	put(params, "invitee", l->invitee);
	if (!*l->invitee)
		judge(l, INVITE_INVALID, xstrdup("nobody is named"));
	else if (strchr(l->invitee, '\n'))
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

static char *pending_words(const struct estate *e, json_object *invite)
{
	int64_t at;

	if (!parse_rfc3339(json_str(invite, "/created_at"), &at) || at > e->now)
		return xstrdup("already invited");
	return xasprintf("already invited, %lldd ago",
			 (long long)((e->now - at) / DAY));
}

/* What the organization says of it. */
static void check_known(struct invite_line *l, const struct estate *e)
{
	static const char *const names[] = { "/username", "/email", "/primary_email",
					     NULL };
	static const char *const invitee[] = { "/invitee", NULL };
	static const char *const team[] = { "/name", NULL };
	json_object *row;

	if (*l->team && e->teams && !find(e->teams, team, l->team)) {
		judge(l, INVITE_INVALID, xasprintf("there is no team %s", l->team));
		return;
	}
	row = find(e->members, names, l->invitee);
	if (row && !same(row, "/role", "invitee")) {
		judge(l, INVITE_MEMBER, xstrdup("already a member"));
		return;
	}
	row = find(e->invites, invitee, l->invitee);
	if (row)
		judge(l, INVITE_PENDING, pending_words(e, row));
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

void invite_list_check(struct invite_list *l, const struct estate *e,
		       const char *domains)
{
	for (size_t i = 0; i < l->n; i++) {
		struct invite_line *own = &l->v[i];

		check_sendable(own, e->org);
		for (size_t k = 0; own->verdict == INVITE_OK && k < i; k++)
			if (!strcasecmp(l->v[k].invitee, own->invitee))
				judge(own, INVITE_DUPLICATE,
				      xasprintf("the same as line %lld",
						(long long)l->v[k].line));
		if (own->verdict == INVITE_OK)
			check_known(own, e);
		if (own->verdict == INVITE_OK && domains &&
		    !in_domains(domains, own->invitee))
			judge(own, INVITE_OK, xstrdup("not of --domains"));
	}
}

/* ---- the Hub's dry run ---------------------------------------------------------- */

static bool same_group(const struct invite_line *a, const struct invite_line *b)
{
	return !strcmp(a->role, b->role) && !strcmp(a->team, b->team);
}

static bool is_first(const struct invite_list *l, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (l->v[i].verdict == INVITE_OK && same_group(&l->v[i], &l->v[at]))
			return false;
	return l->v[at].verdict == INVITE_OK;
}

json_object *invite_list_group(const struct invite_list *l, const char *org,
			       size_t *from)
{
	json_object *params, *who;

	while (*from < l->n && !is_first(l, *from))
		++*from;
	if (*from == l->n)
		return NULL;
	params = params_of(&l->v[*from], org);
	who = json_object_new_array();
	for (size_t i = *from; i < l->n; i++)
		if (l->v[i].verdict == INVITE_OK && same_group(&l->v[i], &l->v[*from]))
			json_object_array_add(who,
					      json_object_new_string(l->v[i].invitee));
	json_object_object_add(params, "invitees", who);
	++*from;
	return params;
}

void invite_list_take(struct invite_list *l, json_object *rows)
{
	for (size_t i = 0; i < length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		struct str word = json_str(row, "/status");

		for (size_t k = 0; k < l->n; k++) {
			if (l->v[k].verdict != INVITE_OK ||
			    !same(row, "/invitee", l->v[k].invitee) ||
			    str_eq(word, STR("invited")))
				continue;
			judge(&l->v[k],
			      str_eq(word, STR("existing_org_member")) ? INVITE_MEMBER
								       : INVITE_REFUSED,
			      xasprintf("the Hub says: %.*s", STR_ARG(word)));
		}
	}
}

size_t invite_list_count(const struct invite_list *l, enum invite_verdict v)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->v[i].verdict == v;
	return n;
}

/* ---- the plan, and what came of it ---------------------------------------------- */

struct plan *invite_list_plan(const struct invite_list *l, const char *org, int64_t now)
{
	static const struct plan_words words = { "invite", "invited", "invitee" };
	struct plan *p = plan_new(&words, now);

	for (size_t i = 0; i < l->n; i++) {
		if (!is_first(l, i))
			continue;
		plan_begin(p, op_by_name("org.invite"), params_of(&l->v[i], org),
			   "invitee", org);
		for (size_t k = i; k < l->n; k++)
			if (l->v[k].verdict == INVITE_OK &&
			    same_group(&l->v[k], &l->v[i]))
				plan_add(p,
					 &(struct plan_thing){ .name = l->v[k].invitee,
							       .size = { -1 } });
	}
	return p;
}

void invite_list_result(struct invite_list *l, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n; i++)
		for (size_t k = 0; k < l->n; k++) {
			const struct plan_item *it = &plan->items[i];

			if (l->v[k].verdict != INVITE_OK ||
			    strcasecmp(l->v[k].invitee, it->name) != 0)
				continue;
			free(l->v[k].result);
			free(l->v[k].note);
			l->v[k].result =
				xstrdup(plan_state_text(&plan->words, it->state));
			l->v[k].note = it->note ? xstrdup(it->note) : NULL;
		}
}

static void put_text(json_object *row, const char *name, const char *text)
{
	json_put_text(row, name, text ? text : "");
}

json_object *invite_list_rows(const struct invite_list *l)
{
	json_object *rows = json_object_new_array();

	for (size_t i = 0; i < l->n; i++) {
		const struct invite_line *own = &l->v[i];
		json_object *row = json_object_new_object();

		json_object_object_add(row, "line", json_object_new_int64(own->line));
		put_text(row, "invitee", own->invitee);
		put_text(row, "role", own->role);
		put_text(row, "team", own->team);
		put_text(row, "action", own->verdict == INVITE_OK ? "invite" : "skip");
		put_text(row, "why", own->why);
		put_text(row, "result", own->result);
		put_text(row, "note", own->note);
		json_object_array_add(rows, row);
	}
	return rows;
}

json_object *invite_list_counts(const struct invite_list *l)
{
	static const struct {
		const char *name;
		enum invite_verdict verdict;
	} counts[] = {
		{ "invite", INVITE_OK },       { "members", INVITE_MEMBER },
		{ "pending", INVITE_PENDING }, { "duplicate", INVITE_DUPLICATE },
		{ "invalid", INVITE_INVALID }, { "refused", INVITE_REFUSED },
	};
	json_object *o = json_object_new_object();

	json_object_object_add(o, "lines", json_object_new_int64((int64_t)l->n));
	for (size_t i = 0; i < COUNT(counts); i++)
		json_object_object_add(o, counts[i].name,
				       json_object_new_int64((int64_t)invite_list_count(
					       l, counts[i].verdict)));
	return o;
}
