#include "model/matrix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/access_effect.h"
#include "model/json.h"
#include "model/matrix_private.h"
#include "model/xalloc.h"

enum { NO_ID = -1 };

static const char owners[] = "owners";

static size_t count(json_object *rows)
{
	return json_object_is_type(rows, json_type_array)
		       ? json_object_array_length(rows)
		       : 0;
}

static json_object *at(json_object *rows, size_t i)
{
	return json_object_array_get_idx(rows, i);
}

const char *matrix_cell_text(enum matrix_cell c)
{
	static const char *const texts[] = {
		[CELL_UNKNOWN] = "?",   [CELL_NONE] = "-",      [CELL_READ] = "read",
		[CELL_WRITE] = "write", [CELL_ADMIN] = "admin", [CELL_MEMBER] = "yes",
	};

	return texts[c];
}

const char *matrix_cell_word(enum matrix_cell c)
{
	return c == CELL_NONE ? "none" : matrix_cell_text(c);
}

enum matrix_cell matrix_cell_of(const char *permission)
{
	for (enum matrix_cell c = CELL_READ; c <= CELL_ADMIN; c++)
		if (!strcasecmp(matrix_cell_text(c), permission))
			return c;
	return CELL_UNKNOWN;
}

/* ---- names --------------------------------------------------------------------- */

/* {name: row of the Hub, or null where only others speak of it} */
static void add_name(json_object *names, const char *name, json_object *row)
{
	if (*name && !json_object_object_get_ex(names, name, NULL))
		json_object_object_add(names, name, json_object_get(row));
}

static json_object *team_names(const struct estate *e)
{
	json_object *names = json_object_new_object();

	for (size_t i = 0; i < count(e->teams); i++)
		add_name(names, json_text(at(e->teams, i), "/name"), at(e->teams, i));
	json_object_object_foreach(e->in_team, team, unused)
	{
		(void)unused;
		add_name(names, team, NULL);
	}
	json_object_object_foreach(e->grants, repo, grants)
	{
		(void)repo;
		for (size_t i = 0; i < count(grants); i++)
			add_name(names, json_text(at(grants, i), "/group_name"), NULL);
	}
	return names;
}

static json_object *row_names(const struct estate *e, enum matrix_of of)
{
	json_object *names = json_object_new_object();
	json_object *rows = of == MATRIX_REPOS ? e->repos : e->members;
	const char *name = of == MATRIX_REPOS ? "/name" : "/username";

	for (size_t i = 0; i < count(rows); i++)
		add_name(names, json_text(at(rows, i), name), at(rows, i));
	if (of == MATRIX_REPOS)
		return names;
	json_object_object_foreach(e->in_team, team, in)
	{
		(void)team;
		for (size_t i = 0; i < count(in); i++)
			add_name(names, json_text(at(in, i), name), NULL);
	}
	return names;
}

static int by_name(const void *a, const void *b)
{
	const struct matrix_line *x = a, *y = b;

	return str_natural_cmp(str_from(x->name), str_from(y->name));
}

/* Takes the names; sorted, they are an index, too: {name: place}. */
static struct matrix_line *lines_of(json_object *take_names, size_t *ret_n)
{
	size_t n = (size_t)json_object_object_length(take_names), i = 0;
	struct matrix_line *v = xcalloc(n + 1, sizeof(*v));

	json_object_object_foreach(take_names, name, row)
	{
		v[i].name = xstrdup(name);
		v[i++].row = json_object_get(row);
	}
	qsort(v, n, sizeof(*v), by_name);
	json_object_put(take_names);
	*ret_n = n;
	return v;
}

static void lines_free(struct matrix_line *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(v[i].name);
		json_object_put(v[i].row);
	}
	free(v);
}

static size_t find(const struct matrix_line *v, size_t n, const char *name)
{
	const struct matrix_line key = { .name = (char *)(uintptr_t)name };
	const struct matrix_line *found =
		n ? bsearch(&key, v, n, sizeof(*v), by_name) : NULL;

	return found ? (size_t)(found - v) : SIZE_MAX;
}

/* ---- cells --------------------------------------------------------------------- */

static uint8_t *cell(uint8_t *cells, const struct matrix *m, size_t row, size_t team)
{
	return &cells[row * m->n_teams + team];
}

bool matrix_part(const struct estate *e, const char *list, const char *of)
{
	char *what = xasprintf("%s of %s", list, of);
	bool part = estate_missed(e, what);

	free(what);
	return part;
}

static void fill_repo(struct matrix *m, size_t row)
{
	const char *repo = m->rows[row].name;
	json_object *grants = NULL;
	bool read = json_object_object_get_ex(m->e->grants, repo, &grants) && grants;
	uint8_t rest =
		read && !matrix_part(m->e, "access", repo) ? CELL_NONE : CELL_UNKNOWN;

	memset(cell(m->was, m, row, 0), rest, m->n_teams);
	for (size_t i = 0; i < count(grants); i++) {
		json_object *g = at(grants, i);
		size_t team = find(m->teams, m->n_teams, json_text(g, "/group_name"));
		json_object *id = NULL;

		if (team == SIZE_MAX)
			continue;
		*cell(m->was, m, row, team) =
			(uint8_t)matrix_cell_of(json_text(g, "/permission"));
		if (m->teams[team].id == NO_ID &&
		    json_object_object_get_ex(g, "group_id", &id))
			m->teams[team].id = json_object_get_int64(id);
	}
}

static void fill_team(struct matrix *m, size_t team)
{
	const char *name = m->teams[team].name;
	json_object *in = NULL;
	bool read = json_object_object_get_ex(m->e->in_team, name, &in) && in;
	uint8_t rest =
		read && !matrix_part(m->e, "members", name) ? CELL_NONE : CELL_UNKNOWN;

	for (size_t row = 0; row < m->n_rows; row++)
		*cell(m->was, m, row, team) = rest;
	for (size_t i = 0; i < count(in); i++) {
		size_t row =
			find(m->rows, m->n_rows, json_text(at(in, i), "/username"));

		if (row != SIZE_MAX)
			*cell(m->was, m, row, team) = CELL_MEMBER;
	}
}

static void read_ids(struct matrix *m)
{
	for (size_t i = 0; i < m->n_teams; i++) {
		json_object *id = NULL;

		m->teams[i].id = NO_ID;
		if (json_object_object_get_ex(m->teams[i].row, "id", &id) && id)
			m->teams[i].id = json_object_get_int64(id);
	}
}

struct matrix *matrix_new(const struct estate *e, enum matrix_of of)
{
	struct matrix *m = xcalloc(1, sizeof(*m));
	size_t cells;

	m->e = e;
	m->of = of;
	m->teams = lines_of(team_names(e), &m->n_teams);
	m->rows = lines_of(row_names(e, of), &m->n_rows);
	cells = m->n_rows * m->n_teams;
	m->was = xcalloc(cells + 1, 1);
	m->now = xcalloc(cells + 1, 1);
	read_ids(m);
	for (size_t i = 0; of == MATRIX_REPOS && m->n_teams && i < m->n_rows; i++)
		fill_repo(m, i);
	for (size_t i = 0; of == MATRIX_MEMBERS && i < m->n_teams; i++)
		fill_team(m, i);
	memcpy(m->now, m->was, cells);
	return m;
}

void matrix_free(struct matrix *m)
{
	if (!m)
		return;
	lines_free(m->teams, m->n_teams);
	lines_free(m->rows, m->n_rows);
	free(m->was);
	free(m->now);
	free(m);
}

/* ---- what is there ------------------------------------------------------------- */

size_t matrix_rows(const struct matrix *m)
{
	return m->n_rows;
}

size_t matrix_teams(const struct matrix *m)
{
	return m->n_teams;
}

const char *matrix_row(const struct matrix *m, size_t row)
{
	return m->rows[row].name;
}

const char *matrix_team(const struct matrix *m, size_t team)
{
	return m->teams[team].name;
}

bool matrix_find(const struct matrix *m, const char *row, int64_t team_id,
		 size_t *ret_row, size_t *ret_team)
{
	*ret_row = find(m->rows, m->n_rows, row);
	*ret_team = 0;
	while (*ret_team < m->n_teams && m->teams[*ret_team].id != team_id)
		++*ret_team;
	return *ret_row != SIZE_MAX && *ret_team < m->n_teams;
}

enum matrix_cell matrix_was(const struct matrix *m, size_t row, size_t team)
{
	return (enum matrix_cell) * cell(m->was, m, row, team);
}

enum matrix_cell matrix_now(const struct matrix *m, size_t row, size_t team)
{
	return (enum matrix_cell) * cell(m->now, m, row, team);
}

/* Nobody is in it, as far as is known. */
static bool is_empty_team(const struct estate *e, const char *team)
{
	json_object *in = NULL;

	return json_object_object_get_ex(e->in_team, team, &in) && in && !count(in) &&
	       !matrix_part(e, "members", team);
}

enum reached { REACHED, UNREACHED, REACH_UNKNOWN };

/* By a team with somebody in it. */
static enum reached reach_of(const struct matrix *m, uint8_t *cells, size_t row)
{
	enum reached reach = UNREACHED;

	for (size_t team = 0; team < m->n_teams; team++) {
		uint8_t c = *cell(cells, m, row, team);

		if (c == CELL_NONE ||
		    (m->of == MATRIX_REPOS && is_empty_team(m->e, m->teams[team].name)))
			continue;
		if (c != CELL_UNKNOWN)
			return REACHED;
		reach = REACH_UNKNOWN;
	}
	return reach;
}

static void note(const struct matrix *m, uint8_t *cells, size_t row, char *buf,
		 size_t size)
{
	json_object *r = m->rows[row].row;
	const char *first = "", *role = json_text(r, "/role");

	if (m->of == MATRIX_REPOS && r && !json_flag(r, "/is_private", true))
		first = "public";
	else if (m->of == MATRIX_MEMBERS && !strcasecmp(role, "owner"))
		first = "owner";
	else if (m->of == MATRIX_MEMBERS && !strcasecmp(role, "editor"))
		first = "editor";
	snprintf(buf, size, "%s%s", first,
		 reach_of(m, cells, row) != UNREACHED ? ""
		 : *first                             ? ", no team"
						      : "no team");
}

void matrix_note(const struct matrix *m, size_t row, char *buf, size_t size)
{
	note(m, m->now, row, buf, size);
}

void matrix_note_was(const struct matrix *m, size_t row, char *buf, size_t size)
{
	note(m, m->was, row, buf, size);
}

void matrix_counts(const struct matrix *m, struct matrix_counts *ret)
{
	*ret = (struct matrix_counts){ 0 };
	for (size_t row = 0; row < m->n_rows; row++) {
		json_object *r = m->rows[row].row;
		enum reached reach = reach_of(m, m->now, row);

		ret->unreached += reach == UNREACHED;
		ret->reach_unknown += reach == REACH_UNKNOWN;
		ret->open += r && !json_flag(r, "/is_private", true);
		ret->open_unknown += !r;
	}
}

const char *matrix_locked(const struct matrix *m, size_t row, size_t team)
{
	if (!strcmp(m->teams[team].name, owners))
		return m->of == MATRIX_REPOS
			       ? "owners administer every repository anyway"
			       : "who is in the team owners is an owner: change the "
				 "role in the members";
	if (matrix_was(m, row, team) == CELL_UNKNOWN)
		return "what it is now could not be read";
	if (m->of == MATRIX_REPOS && m->teams[team].id == NO_ID)
		return "the Hub did not say the team's id";
	return NULL;
}

/* ---- changing ------------------------------------------------------------------ */

void matrix_set(struct matrix *m, size_t row, size_t team, enum matrix_cell c)
{
	if (!matrix_locked(m, row, team))
		*cell(m->now, m, row, team) = (uint8_t)c;
}

void matrix_next(struct matrix *m, size_t row, size_t team)
{
	enum matrix_cell now = matrix_now(m, row, team);

	if (m->of == MATRIX_MEMBERS)
		now = now == CELL_MEMBER ? CELL_NONE : CELL_MEMBER;
	else
		now = now == CELL_ADMIN ? CELL_NONE : now + 1;
	matrix_set(m, row, team, now);
}

size_t matrix_changes(const struct matrix *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n_rows * m->n_teams; i++)
		n += m->was[i] != m->now[i];
	return n;
}

void matrix_reset(struct matrix *m)
{
	memcpy(m->now, m->was, m->n_rows * m->n_teams);
}

void matrix_carry(struct matrix *m, const struct matrix *from)
{
	for (size_t i = 0; i < from->n_rows * from->n_teams; i++) {
		size_t row, team;

		if (from->was[i] == from->now[i])
			continue;
		row = find(m->rows, m->n_rows, from->rows[i / from->n_teams].name);
		team = find(m->teams, m->n_teams, from->teams[i % from->n_teams].name);
		if (m->of == from->of && row != SIZE_MAX && team != SIZE_MAX)
			matrix_set(m, row, team, (enum matrix_cell)from->now[i]);
	}
}

bool matrix_row_changed(const struct matrix *m, size_t row)
{
	return memcmp(m->was + row * m->n_teams, m->now + row * m->n_teams,
		      m->n_teams) != 0;
}

bool matrix_team_changed(const struct matrix *m, size_t team)
{
	for (size_t row = 0; row < m->n_rows; row++)
		if (matrix_was(m, row, team) != matrix_now(m, row, team))
			return true;
	return false;
}
