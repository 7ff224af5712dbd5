/*
 * What a team may do in a repository: which people gain or lose by it, as far as a list
 * or a matrix that is open has read the organization.  Nothing is asked for it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/matrix.h"
#include "model/xalloc.h"
#include "ui/access_words.h"
#include "ui/act_form.h"

enum { NAMES_SHOWN = 3 };

struct effect {
	char *of; /* what was to be sent when it was computed, as JSON; NULL */
	/* What it was computed from; compared, never followed: a list that is read
	 * again has others in the same place. */
	const struct estate *read;
	const json_object *grants;
	int64_t read_at;
	json_object *rows; /* NULL: not known */
};

static struct effect *of(const struct act_form *t)
{
	return t->more;
}

/* ---- what was read ---------------------------------------------------------- */

struct search {
	struct str org, repo;
	const struct estate *found;
	json_object *grants; /* its grants in the repository */
};

static void look(struct view *v, void *arg)
{
	struct search *s = arg;
	const struct estate *e = v->ops->estate ? v->ops->estate(v) : NULL;
	json_object *grants = NULL;

	if (!s->found && e && str_eq(str_from(e->org), s->org) &&
	    json_object_object_get_ex(e->grants, s->repo.ptr, &grants) && grants) {
		s->found = e;
		s->grants = grants;
	}
}

/* ---- the effect ------------------------------------------------------------- */

/* NULL: it cannot be told. */
static json_object *effect_of(const struct estate *e, json_object *params)
{
	struct matrix *m = matrix_new(e, MATRIX_REPOS);
	json_object *rows = NULL;
	size_t row, team;

	if (matrix_find(m, json_str(params, "/repository").ptr,
			json_object_get_int64(json_at(params, "/group_id")), &row,
			&team)) {
		matrix_set(m, row, team,
			   matrix_cell_of(json_str(params, "/permission").ptr));
		rows = matrix_untold(m) ? NULL : matrix_effect(m);
	}
	matrix_free(m);
	return rows;
}

/* Where the organization was read; `found` is NULL where it was not. */
static struct search search(const struct act_form *t, json_object *params)
{
	struct search s = { .org = json_str(params, "/namespace"),
			    .repo = json_str(params, "/repository") };

	if (s.org.len && s.repo.len && json_str(params, "/permission").len)
		app_each_view(t->form.view.app, look, &s);
	return s;
}

static bool is_fresh(const struct effect *x, const char *text, const struct search *s)
{
	return x->of && !strcmp(x->of, text) && x->read == s->found &&
	       x->grants == s->grants && (!s->found || x->read_at == s->found->now);
}

/* Computed once for what is typed and what was read. */
static json_object *effect(struct act_form *t)
{
	struct effect *x = of(t);
	json_object *params = draft_params(&t->form.draft);
	const char *text =
		json_object_to_json_string_ext(params, JSON_C_TO_STRING_PLAIN);
	struct search s = search(t, params);

	if (!is_fresh(x, text, &s)) {
		free(x->of);
		json_object_put(x->rows);
		*x = (struct effect){ .of = xstrdup(text),
				      .read = s.found,
				      .grants = s.grants,
				      .read_at = s.found ? s.found->now : 0,
				      .rows = s.found ? effect_of(s.found, params)
						      : NULL };
	}
	json_object_put(params);
	return x->rows;
}

/* ---- in the form ------------------------------------------------------------ */

static void grant_open(struct act_form *t)
{
	t->more = xcalloc(1, sizeof(struct effect));
}

static void grant_below(struct act_form *t, size_t i, struct painter *p)
{
	json_object *rows;
	char line[400];
	size_t n;

	if (strcmp(t->form.draft.fields[i].param->name, "permission") != 0 ||
	    act_count(t) > 1 || !(rows = effect(t)))
		return;
	access_words_sum(rows, line, sizeof(line));
	painter_say(p, STYLE_WARN, "%s", line);
	n = json_object_array_length(rows);
	for (size_t k = 0; k < n && k < NAMES_SHOWN; k++) {
		access_words_one(json_object_array_get_idx(rows, k), line,
				 sizeof(line));
		painter_say(p, STYLE_PLAIN, "%s", line);
	}
	if (n > NAMES_SHOWN)
		painter_say(p, STYLE_DIM, "and %zu more", n - NAMES_SHOWN);
}

static void grant_told(struct act_form *t, struct lines *l)
{
	json_object *rows = effect(t);

	if (rows)
		access_words_people(l, rows);
}

static void grant_done(struct act_form *t)
{
	struct effect *x = of(t);

	free(x->of);
	json_object_put(x->rows);
	free(x);
}

const struct act_extra act_grant = {
	.op = "repos.assign_group",
	.open = grant_open,
	.below = grant_below,
	.told = grant_told,
	.free = grant_done,
};

const struct act_extra act_regrant = {
	.op = "repos.update_group",
	.open = grant_open,
	.below = grant_below,
	.told = grant_told,
	.free = grant_done,
};
