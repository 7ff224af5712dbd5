#include "model/invite_list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/csv.h"
#include "model/json.h"
#include "model/xalloc.h"

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

static void add_cell(struct invite_said *s, enum column c, const char *value)
{
	char **to = c == INVITEE ? &s->invitee : c == ROLE ? &s->role : &s->team;

	/* The first of email and username that says something. */
	if (c == N_COLUMNS || (*to && **to))
		return;
	free(*to);
	*to = trimmed(value);
}

static void lower(char *s)
{
	for (; *s; s++)
		*s = (char)tolower((unsigned char)*s);
}

static char *role_of(const char *s)
{
	char *text = xstrdup(s ? s : "");

	lower(text);
	return text;
}

static void fill(char **to)
{
	if (!*to)
		*to = xstrdup("");
}

/* What is sent: presets are borrowed. */
static void settle(const struct invite_list *l, struct invite_line *own)
{
	own->role = *own->said.role ? own->said.role : l->role;
	own->team = *own->said.team ? own->said.team : l->team;
}

static void add_line(struct invite_list *to, json_object *row)
{
	struct invite_line l = { 0 };

	json_object_object_foreach(row, name, value)
	{
		if (!strcmp(name, LINE_MEMBER))
			l.line = json_object_get_int64(value);
		else
			add_cell(&l.said, column_of(name),
				 json_object_get_string(value));
	}
	fill(&l.said.invitee);
	fill(&l.said.role);
	fill(&l.said.team);
	lower(l.said.role);
	settle(to, &l);
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
static enum status check_columns(struct invite_list *l, struct str text,
				 struct error *err)
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
	if (found)
		return ST_OK;
	error_set(err, ST_USAGE, "line 1 names no column email or username");
	return error_hint(err, "the first line of the file is its header: "
			       "email,role,team");
}

/* UTF-16 of a spreadsheet, or no text at all: a name would end at its first zero. */
static enum status check_text(struct str text, struct error *err)
{
	if (!text.len)
		return error_set(err, ST_USAGE, "the file is empty");
	if (!memchr(text.ptr, '\0', text.len))
		return ST_OK;
	error_set(err, ST_USAGE, "the file is no text in UTF-8");
	return error_hint(err, "a spreadsheet saves it as \"CSV UTF-8\"");
}

enum status invite_list_read(struct str text, const char *role, const char *team,
			     struct invite_list *ret, struct error *err)
{
	json_object *rows;
	size_t n;

	*ret = (struct invite_list){ .role = role_of(role),
				     .team = xstrdup(team ? team : "") };
	if (check_text(text, err) != ST_OK || check_columns(ret, text, err) != ST_OK) {
		invite_list_done(ret);
		return err->status;
	}
	rows = csv_rows_numbered(text, LINE_MEMBER);
	n = json_object_array_length(rows);
	for (size_t i = 0; i < n && n <= INVITE_LINES_MAX; i++)
		add_line(ret, json_object_array_get_idx(rows, i));
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

static void said_done(struct invite_said *s)
{
	free(s->invitee);
	free(s->role);
	free(s->team);
	*s = (struct invite_said){ 0 };
}

void invite_list_done(struct invite_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		said_done(&l->v[i].said);
		said_done(&l->v[i].file);
		free(l->v[i].why);
		free(l->v[i].invite);
		free(l->v[i].word);
		free(l->v[i].result);
		free(l->v[i].note);
	}
	free(l->v);
	free(l->role);
	free(l->team);
	free(l->unused);
	*l = (struct invite_list){ 0 };
}

/* ---- changes -------------------------------------------------------------------- */

/* The line is another: what the Hub said of it no longer holds. */
static void forget_answer(struct invite_line *own)
{
	own->asked = false;
	free(own->word);
	own->word = NULL;
}

void invite_list_preset(struct invite_list *l, const char *role, const char *team)
{
	char *old_role = l->role, *old_team = l->team;

	l->role = role_of(role);
	l->team = xstrdup(team ? team : "");
	for (size_t i = 0; i < l->n; i++) {
		const char *was_role = l->v[i].role, *was_team = l->v[i].team;

		settle(l, &l->v[i]);
		if (strcmp(was_role, l->v[i].role) != 0 ||
		    strcmp(was_team, l->v[i].team) != 0)
			forget_answer(&l->v[i]);
	}
	free(old_role);
	free(old_team);
}

static bool same_said(const struct invite_said *a, const struct invite_said *b)
{
	return !strcmp(a->invitee, b->invitee) && !strcmp(a->role, b->role) &&
	       !strcmp(a->team, b->team);
}

/* As the file says it again: then it was not edited. */
static void keep_file(struct invite_line *own, struct invite_said *take_old)
{
	if (own->file.invitee)
		said_done(take_old);
	else
		own->file = *take_old;
	if (same_said(&own->file, &own->said))
		said_done(&own->file);
}

void invite_list_edit(struct invite_list *l, size_t at, const struct invite_said *said)
{
	struct invite_line *own = &l->v[at];
	struct invite_said old = own->said;
	struct invite_said now = { trimmed(said->invitee), trimmed(said->role),
				   trimmed(said->team) };

	lower(now.role);
	if (same_said(&old, &now)) {
		said_done(&now);
		return;
	}
	own->said = now;
	settle(l, own);
	forget_answer(own);
	keep_file(own, &old);
}

size_t invite_list_edits(const struct invite_list *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->v[i].file.invitee != NULL;
	return n;
}

bool invite_list_resend(struct invite_list *l, size_t at, bool resend)
{
	struct invite_line *own = &l->v[at];

	if (own->verdict != INVITE_PENDING || !own->invite)
		return false;
	own->resend = resend;
	return true;
}

size_t invite_list_resend_all(struct invite_list *l, bool resend)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += invite_list_resend(l, i, resend);
	return n;
}
