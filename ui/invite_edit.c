/* One line of people to be invited, as a form: whom, role, team.  What it comes to is
 * told while it is typed, in the words of the page; the Hub is asked when it is taken.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/form.h"
#include "ui/invite_page_private.h"

enum { INVITEE, ROLE, TEAM, N_FIELDS };
enum { MEANINGS_MAX = 8 };

struct line_form {
	struct form form; /* first */
	struct param params[N_FIELDS];
	struct meaning roles[MEANINGS_MAX];
	char none[60]; /* what no role means */
	struct invite_page *page;
	size_t at;      /* the line */
	char said[160]; /* what it comes to */
	enum style style;
};

static struct line_form *of(struct form *f)
{
	return (struct line_form *)f;
}

static struct invite_said typed(const struct form *f)
{
	const struct draft_field *v = f->draft.fields;

	return (struct invite_said){ v[INVITEE].text, v[ROLE].text, v[TEAM].text };
}

/* ---- what it comes to ---------------------------------------------------------------
 */

static void judge(struct form *f, size_t i)
{
	struct line_form *t = of(f);
	const struct invite_reading *r = t->page->reading;
	const struct invite_said said = typed(f);
	char *why = NULL;
	enum invite_verdict v = invite_list_try(invite_page_list(t->page), t->at, &said,
						invite_reading_estate(r),
						invite_reading_domains(r), &why);

	(void)i;
	/* In the words of the page; the other fields say it themselves. */
	if (f->draft.fields[INVITEE].wrong.status && why)
		snprintf(f->draft.fields[INVITEE].wrong.text, ERROR_TEXT_MAX, "%s",
			 why);
	if (draft_first_bad(&f->draft) < f->draft.n) {
		t->said[0] = '\0';
		free(why);
		return;
	}
	snprintf(t->said, sizeof(t->said), "%s%s%s",
		 v == INVITE_OK ? "ok here, the Hub checks it then" : "",
		 v == INVITE_OK && why ? "; " : "", why ? why : "");
	t->style = v == INVITE_OK        ? STYLE_GOOD
		   : v == INVITE_INVALID ? STYLE_BAD
					 : STYLE_WARN;
	free(why);
}

static void below(struct form *f, size_t i, struct painter *p)
{
	const struct invite_list *l = invite_page_list(of(f)->page);

	if (i == TEAM && !*f->draft.fields[i].text && *l->team)
		painter_say(p, STYLE_DIM, "not said: %s, as for all that say none",
			    l->team);
	if (i == TEAM && of(f)->said[0])
		painter_say(p, of(f)->style, "%s", of(f)->said);
}

/* ---- the form
 * ------------------------------------------------------------------------ */

static void submit(struct form *f)
{
	struct line_form *t = of(f);
	struct invite_page *p = t->page;
	const struct invite_said said = typed(f);

	invite_page_edit(p, t->at, &said);
	app_pop(f->view.app, &f->view);
}

static void done(struct form *f)
{
	free(of(f));
}

static const struct form_ops line_ops = {
	.name = "invite-line",
	.send = "[ Take ]",
	.verb = "take",
	.submit = submit,
	.changed = judge,
	.below = below,
	.done = done,
};

/* Teams were read with the rest of the organization. */
static void offer_teams(struct form_source *s, const struct estate *e)
{
	size_t n = e->teams ? json_object_array_length(e->teams) : 0;

	s->known = e->teams;
	for (size_t i = 0; i < n; i++) {
		const char *name =
			json_text(json_object_array_get_idx(e->teams, i), "/name");

		s->v = xgrow(s->v, &s->cap, s->n + 1, sizeof(*s->v));
		s->v[s->n++] = (struct form_choice){ xstrdup(name), xstrdup(name) };
	}
}

/* What is not said is what is preset. */
static void mean_roles(struct line_form *t, const struct param *role)
{
	const char *preset = invite_page_list(t->page)->role;

	snprintf(t->none, sizeof(t->none), "not said: %s%s",
		 *preset ? preset : "member",
		 *preset ? ", as for all that say none" : "");
	for (size_t i = 0; i + 1 < MEANINGS_MAX && role->meanings[i].value; i++) {
		t->roles[i] = role->meanings[i];
		if (!*t->roles[i].value)
			t->roles[i].text = t->none;
	}
}

static void read_text(struct draft *d, const char *param, const char *text)
{
	if (*text)
		draft_read_text(d, param, text);
}

/* As of org.invite, but a role can also be taken back. */
static void add_fields(struct line_form *t, const struct invite_said *said)
{
	static const char *const roles[] = { "", "member", "editor", "owner", NULL };
	const struct op *op = op_by_name("org.invite");
	struct draft *d = &t->form.draft;

	t->params[INVITEE] = *op_param(op, "invitee");
	t->params[ROLE] = *op_param(op, "role");
	t->params[ROLE].values = roles;
	t->params[ROLE].preset = "";
	t->params[ROLE].meanings = t->roles;
	t->params[TEAM] = *op_param(op, "team");
	mean_roles(t, op_param(op, "role"));
	draft_init_params(d, t->params, N_FIELDS, app_now(t->page->view.app));
	read_text(d, "invitee", said->invitee);
	read_text(d, "role", said->role);
	read_text(d, "team", said->team);
}

void invite_edit_open(struct invite_page *p, size_t at)
{
	struct app *a = p->view.app;
	const struct invite_line *l = &invite_page_list(p)->v[at];
	struct line_form *t = xcalloc(1, sizeof(*t));

	t->page = p;
	t->at = at;
	add_fields(t, &l->said);
	form_init(&t->form, a, &line_ops,
		  xasprintf("Line %lld of the file", (long long)l->line));
	offer_teams(&t->form.fields[TEAM].source, invite_reading_estate(p->reading));
	judge(&t->form, INVITEE);
	app_push(a, &t->form.view);
}
