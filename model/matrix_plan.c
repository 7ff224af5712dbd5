/* What comes of changed cells: the estate as it would be, people, one plan. */
#include <stdlib.h>
#include <string.h>

#include "model/access_effect.h"
#include "model/matrix_private.h"
#include "model/xalloc.h"

/* ---- as it would be -------------------------------------------------------------- */

static json_object *shared(json_object *o)
{
	return json_object_get(o);
}

static json_object *grant(const struct matrix *m, size_t team, enum matrix_cell c)
{
	json_object *g = json_object_new_object();

	json_object_object_add(g, "group_name",
			       json_object_new_string(m->teams[team].name));
	json_object_object_add(g, "permission",
			       json_object_new_string(matrix_cell_text(c)));
	json_object_object_add(g, "group_id", json_object_new_int64(m->teams[team].id));
	return g;
}

/* The grants to a repository, made of its cells. */
static json_object *grants_after(const struct matrix *m, size_t row)
{
	json_object *grants = json_object_new_array();

	for (size_t team = 0; team < m->n_teams; team++) {
		enum matrix_cell c = matrix_now(m, row, team);

		if (c != CELL_NONE && c != CELL_UNKNOWN)
			json_object_array_add(grants, grant(m, team, c));
	}
	return grants;
}

static json_object *members_after(const struct matrix *m, size_t team)
{
	json_object *in = json_object_new_array();

	for (size_t row = 0; row < m->n_rows; row++) {
		json_object *who;

		if (matrix_now(m, row, team) != CELL_MEMBER)
			continue;
		who = json_object_new_object();
		json_object_object_add(who, "username",
				       json_object_new_string(m->rows[row].name));
		json_object_array_add(in, who);
	}
	return in;
}

static void share_all(json_object *to, json_object *from)
{
	json_object_object_foreach(from, key, value)
		json_object_object_add(to, key, shared(value));
}

void matrix_after(const struct matrix *m, struct estate *ret)
{
	const struct estate *e = m->e;

	estate_init(ret, e->org, e->now);
	ret->members = shared(e->members);
	ret->teams = shared(e->teams);
	ret->repos = shared(e->repos);
	ret->oats = shared(e->oats);
	share_all(ret->grants, e->grants);
	share_all(ret->in_team, e->in_team);
	for (size_t i = 0; m->of == MATRIX_REPOS && i < m->n_rows; i++)
		if (matrix_row_changed(m, i))
			json_object_object_add(ret->grants, m->rows[i].name,
					       grants_after(m, i));
	for (size_t i = 0; m->of == MATRIX_MEMBERS && i < m->n_teams; i++)
		if (matrix_team_changed(m, i))
			json_object_object_add(ret->in_team, m->teams[i].name,
					       members_after(m, i));
}

/* ---- people ---------------------------------------------------------------------- */

static void add_repo(json_object *set, const char *repo)
{
	json_object_object_add(set, repo, json_object_new_boolean(true));
}

static void add_repos_of(json_object *set, const struct estate *e, const char *team)
{
	json_object *repos = access_team_repos(e, team);

	for (size_t i = 0; i < json_object_array_length(repos); i++)
		add_repo(set,
			 json_object_get_string(json_object_array_get_idx(repos, i)));
	json_object_put(repos);
}

/* An array of their names, each once. */
static json_object *repos_concerned(const struct matrix *m)
{
	json_object *set = json_object_new_object(), *names = json_object_new_array();

	for (size_t i = 0; m->of == MATRIX_REPOS && i < m->n_rows; i++)
		if (matrix_row_changed(m, i))
			add_repo(set, m->rows[i].name);
	for (size_t i = 0; m->of == MATRIX_MEMBERS && i < m->n_teams; i++)
		if (matrix_team_changed(m, i))
			add_repos_of(set, m->e, m->teams[i].name);
	json_object_object_foreach(set, repo, unused)
	{
		(void)unused;
		json_object_array_add(names, json_object_new_string(repo));
	}
	json_object_put(set);
	return names;
}

json_object *matrix_effect(const struct matrix *m)
{
	json_object *repos = repos_concerned(m), *rows;
	struct estate after;

	matrix_after(m, &after);
	rows = access_effect(m->e, &after, repos);
	estate_done(&after);
	json_object_put(repos);
	return rows;
}

/* Not at all, or not all of it. */
static bool not_read(const struct estate *e, json_object *of, const char *list,
		     const char *name)
{
	json_object *rows = NULL;

	return !json_object_object_get_ex(of, name, &rows) || !rows ||
	       matrix_part(e, list, name);
}

static bool team_not_read(const struct matrix *m, size_t team)
{
	return not_read(m->e, m->e->in_team, "members", m->teams[team].name);
}

/* A list of grants that is missing may have the team in it. */
static bool grants_missing(const struct estate *e)
{
	if (!e->repos || estate_missed(e, "repositories"))
		return true;
	for (size_t i = 0; i < json_object_array_length(e->repos); i++) {
		struct str name =
			json_str(json_object_array_get_idx(e->repos, i), "/name");

		if (name.len && not_read(e, e->grants, "access", name.ptr))
			return true;
	}
	return false;
}

/* A team that has, or is to have, something in a changed row; or may have. */
static bool is_untold(const struct matrix *m, size_t row, size_t team)
{
	enum matrix_cell was = matrix_was(m, row, team), now = matrix_now(m, row, team);

	return was == CELL_UNKNOWN ||
	       ((was != CELL_NONE || now != CELL_NONE) && team_not_read(m, team));
}

static const char *untold_repos(const struct matrix *m)
{
	for (size_t row = 0; row < m->n_rows; row++)
		for (size_t i = 0; matrix_row_changed(m, row) && i < m->n_teams; i++)
			if (is_untold(m, row, i))
				return m->teams[i].name;
	return NULL;
}

/* Any other team may give the same. */
static const char *untold_members(const struct matrix *m)
{
	const char *changed = NULL, *unread = NULL;

	for (size_t i = 0; i < m->n_teams; i++) {
		if (matrix_team_changed(m, i))
			changed = m->teams[i].name;
		if (!unread && team_not_read(m, i))
			unread = m->teams[i].name;
	}
	if (!changed)
		return NULL;
	return grants_missing(m->e) ? changed : unread;
}

const char *matrix_untold(const struct matrix *m)
{
	if (!matrix_changes(m))
		return NULL;
	/* Who is an owner or an editor. */
	if (!m->e->members || estate_missed(m->e, "members"))
		return "the members";
	return m->of == MATRIX_REPOS ? untold_repos(m) : untold_members(m);
}

/* ---- one plan -------------------------------------------------------------------- */

static const char *operation(const struct matrix *m, enum matrix_cell was,
			     enum matrix_cell now)
{
	if (m->of == MATRIX_MEMBERS)
		return now == CELL_MEMBER ? "teams.add_member" : "teams.remove_member";
	return was == CELL_NONE   ? "repos.assign_group"
	       : now == CELL_NONE ? "repos.remove_group"
				  : "repos.update_group";
}

static json_object *place_of(const struct matrix *m, size_t row, size_t team)
{
	json_object *o = json_object_new_object();

	if (m->of == MATRIX_REPOS) {
		json_put_text(o, "namespace", m->e->org);
		json_put_text(o, "repository", m->rows[row].name);
	} else {
		json_put_text(o, "org", m->e->org);
		json_put_text(o, "group_name", m->teams[team].name);
	}
	return o;
}

static json_object *what_of(const struct matrix *m, size_t row, size_t team)
{
	enum matrix_cell now = matrix_now(m, row, team);
	json_object *o = json_object_new_object();

	if (m->of == MATRIX_MEMBERS)
		json_put_text(o, now == CELL_MEMBER ? "member" : "username",
			      m->rows[row].name);
	else
		json_object_object_add(o, "group_id",
				       json_object_new_int64(m->teams[team].id));
	if (m->of == MATRIX_REPOS && now != CELL_NONE)
		json_put_text(o, "permission", matrix_cell_text(now));
	return o;
}

static char *called(const struct matrix *m, size_t row, size_t team)
{
	enum matrix_cell was = matrix_was(m, row, team), now = matrix_now(m, row, team);

	if (m->of == MATRIX_MEMBERS)
		return xasprintf("%s: %s %s", m->rows[row].name,
				 now == CELL_MEMBER ? "into" : "out of",
				 m->teams[team].name);
	return xasprintf("%s, %s: %s -> %s", m->rows[row].name, m->teams[team].name,
			 matrix_cell_word(was), matrix_cell_word(now));
}

static void add_cell(struct plan *p, const struct matrix *m, size_t row, size_t team)
{
	json_object *what = what_of(m, row, team);
	char *name = called(m, row, team);
	const char *op =
		operation(m, matrix_was(m, row, team), matrix_now(m, row, team));

	plan_begin(p, op_by_name(op), place_of(m, row, team), NULL, m->e->org);
	plan_add(p, &(struct plan_thing){
			    .name = name,
			    .more = json_object_to_json_string_ext(
				    what, JSON_C_TO_STRING_PLAIN),
			    .size = { -1 },
		    });
	json_object_put(what);
	free(name);
}

struct plan *matrix_plan(const struct matrix *m, int64_t now)
{
	static const struct plan_words words = { "change", "changed", "cell" };
	struct plan *p = plan_new(&words, now);

	for (size_t row = 0; row < m->n_rows; row++)
		for (size_t team = 0; team < m->n_teams; team++)
			if (matrix_was(m, row, team) != matrix_now(m, row, team))
				add_cell(p, m, row, team);
	return p;
}
