/* Teams as a matrix, and what a change means, on `hubsim --fixture audit`, whose
 * answers are known. */
#include <stdio.h>

#include "model/access_effect.h"
#include "model/estate_text.h"
#include "model/matrix.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

static const char *const audit[] = { "--fixture", "audit", "--rate-limit", "0", NULL };

/* ---- northwind, as it is read ------------------------------------------------------
 */

static void read_lines(const char *path, struct estate_reader *reader)
{
	FILE *f = fopen(path, "re");
	struct error err = { 0 };
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	while ((n = getline(&line, &size, f)) > 0)
		CU_ASSERT_EQUAL_FATAL(
			estate_reader_line(reader, (struct str){ line, (size_t)n },
					   &err),
			ST_OK);
	free(line);
	fclose(f);
}

static struct estate northwind(void)
{
	struct estate_reader *reader = estate_reader_new();
	struct estate e = { 0 };
	struct error err = { 0 };
	struct world w;
	char *path, *words;
	int requests;

	world_open(&w, "nadia", "nadia-password", audit);
	path = xasprintf("%s/northwind.jsonl", w.env.home);
	words = xasprintf("snapshot northwind %s", path);
	expect_exit(&w, words, 0, NULL);
	read_lines(path, reader);
	CU_ASSERT_EQUAL_FATAL(estate_reader_end(reader, &e, &requests, &err), ST_OK);
	estate_reader_free(reader);
	free(words);
	free(path);
	world_close(&w);
	return e;
}

static size_t row_at(const struct matrix *m, const char *name)
{
	for (size_t i = 0; i < matrix_rows(m); i++)
		if (!strcmp(matrix_row(m, i), name))
			return i;
	printf("  no row %s\n", name);
	CU_FAIL_FATAL("no such row");
	return 0;
}

static size_t team_at(const struct matrix *m, const char *name)
{
	for (size_t i = 0; i < matrix_teams(m); i++)
		if (!strcmp(matrix_team(m, i), name))
			return i;
	printf("  no team %s\n", name);
	CU_FAIL_FATAL("no such team");
	return 0;
}

static enum matrix_cell cell(const struct matrix *m, const char *row, const char *team)
{
	return matrix_now(m, row_at(m, row), team_at(m, team));
}

static void set(struct matrix *m, const char *row, const char *team, enum matrix_cell c)
{
	matrix_set(m, row_at(m, row), team_at(m, team), c);
}

static void expect_note(const struct matrix *m, const char *row, const char *want)
{
	char note[64];

	matrix_note(m, row_at(m, row), note, sizeof(note));
	CU_ASSERT_STRING_EQUAL(note, want);
}

/* "-faywong checkout push pull", a line each. */
static void expect_effect(const struct matrix *m, const char *want)
{
	json_object *rows = matrix_effect(m);
	char text[2000] = "";

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		size_t n = strlen(text);

		snprintf(text + n, sizeof(text) - n, "%s%s%s %s %s %s", i ? "\n" : "",
			 json_flag(row, "/gain", false) ? "+" : "-",
			 json_str(row, "/who").ptr,
			 strchr(json_str(row, "/where").ptr, '/') + 1,
			 json_str(row, "/was").ptr, json_str(row, "/can").ptr);
	}
	CU_ASSERT_STRING_EQUAL(text, want);
	if (strcmp(text, want) != 0)
		printf("  %s\n", text);
	json_object_put(rows);
}

/* ---- cells
 * --------------------------------------------------------------------------- */

static void test_repositories_and_what_teams_may(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_REPOS);

	CU_ASSERT_EQUAL(matrix_rows(m), 15);
	CU_ASSERT_EQUAL(matrix_teams(m), 9);
	CU_ASSERT_STRING_EQUAL(matrix_row(m, 0), "attic-2019");
	CU_ASSERT_EQUAL(cell(m, "shop", "web"), CELL_WRITE);
	CU_ASSERT_EQUAL(cell(m, "shop", "platform"), CELL_ADMIN);
	CU_ASSERT_EQUAL(cell(m, "gateway", "ops"), CELL_READ);
	CU_ASSERT_EQUAL(cell(m, "shop", "data"), CELL_NONE);
	expect_note(m, "shop", "");
	expect_note(m, "site", "public");
	expect_note(m, "orphan-tool", "no team");
	/* Its only team is empty. */
	expect_note(m, "sealed-keys", "no team");
	matrix_free(m);
	estate_done(&e);
}

static void test_members_and_their_teams(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_MEMBERS);

	CU_ASSERT_EQUAL(matrix_rows(m), 24);
	CU_ASSERT_EQUAL(cell(m, "zoefox", "data"), CELL_MEMBER);
	CU_ASSERT_EQUAL(cell(m, "zoefox", "platform"), CELL_MEMBER);
	CU_ASSERT_EQUAL(cell(m, "zoefox", "web"), CELL_NONE);
	expect_note(m, "nadia", "owner");
	expect_note(m, "rosabeck", "editor, no team");
	expect_note(m, "verakim", "no team");
	set(m, "verakim", "web", CELL_MEMBER);
	expect_note(m, "verakim", "");
	matrix_free(m);
	estate_done(&e);
}

static void test_what_is_locked_stays(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_MEMBERS);
	size_t owners = team_at(m, "owners"), nadia = row_at(m, "nadia");

	CU_ASSERT_PTR_NOT_NULL(matrix_locked(m, nadia, owners));
	matrix_next(m, nadia, owners);
	matrix_set(m, row_at(m, "samlee"), owners, CELL_MEMBER);
	CU_ASSERT_EQUAL(matrix_changes(m), 0);
	matrix_free(m);

	m = matrix_new(&e, MATRIX_REPOS);
	matrix_next(m, row_at(m, "shop"), team_at(m, "owners"));
	CU_ASSERT_EQUAL(matrix_changes(m), 0);
	matrix_free(m);
	estate_done(&e);
}

/* What was not read is no "no". */
static void test_what_was_not_read_is_unknown_and_locked(void)
{
	struct estate e = northwind();
	struct matrix *m;

	json_object_object_add(e.grants, "shop", NULL);
	estate_miss(&e, "access of gateway", "not every page came");
	json_object_object_add(e.in_team, "web", NULL);
	m = matrix_new(&e, MATRIX_REPOS);
	CU_ASSERT_EQUAL(cell(m, "shop", "web"), CELL_UNKNOWN);
	CU_ASSERT_EQUAL(cell(m, "gateway", "ops"), CELL_READ);
	CU_ASSERT_EQUAL(cell(m, "gateway", "web"), CELL_UNKNOWN);
	set(m, "shop", "web", CELL_READ);
	CU_ASSERT_EQUAL(matrix_changes(m), 0);
	expect_note(m, "shop", "");
	/* Whom it is about cannot be said. */
	CU_ASSERT_PTR_NULL(matrix_untold(m));
	set(m, "year-end", "web", CELL_READ);
	CU_ASSERT_STRING_EQUAL(matrix_untold(m), "web");
	matrix_free(m);

	m = matrix_new(&e, MATRIX_MEMBERS);
	CU_ASSERT_EQUAL(cell(m, "samlee", "web"), CELL_UNKNOWN);
	CU_ASSERT_EQUAL(cell(m, "samlee", "platform"), CELL_MEMBER);
	set(m, "samlee", "data", CELL_MEMBER);
	CU_ASSERT_STRING_EQUAL(matrix_untold(m), "data");
	matrix_free(m);
	estate_done(&e);
}

/* What broke off is not the whole: who gains and who loses is not told of it. */
static void test_a_part_is_not_the_whole(void)
{
	struct estate e = northwind();
	struct matrix *m;

	estate_miss(&e, "access of gateway", "not every page came");
	m = matrix_new(&e, MATRIX_REPOS);
	set(m, "gateway", "ops", CELL_NONE);
	CU_ASSERT_PTR_NOT_NULL(matrix_untold(m));
	matrix_reset(m);
	set(m, "year-end", "web", CELL_READ);
	CU_ASSERT_PTR_NULL(matrix_untold(m));
	estate_miss(&e, "members of web", "not every page came");
	CU_ASSERT_STRING_EQUAL(matrix_untold(m), "web");
	matrix_free(m);
	estate_done(&e);

	e = northwind();
	m = matrix_new(&e, MATRIX_MEMBERS);
	set(m, "carlsen", "web", CELL_MEMBER);
	CU_ASSERT_PTR_NULL(matrix_untold(m));
	estate_miss(&e, "repositories", "not every page came");
	CU_ASSERT_STRING_EQUAL(matrix_untold(m), "web");
	estate_miss(&e, "members", "not every page came");
	CU_ASSERT_STRING_EQUAL(matrix_untold(m), "the members");
	matrix_free(m);
	estate_done(&e);
}

static void test_a_cell_goes_round(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_REPOS);
	size_t row = row_at(m, "orphan-tool"), team = team_at(m, "data");
	static const enum matrix_cell round[] = { CELL_READ, CELL_WRITE, CELL_ADMIN,
						  CELL_NONE };

	for (size_t i = 0; i < COUNT(round); i++) {
		matrix_next(m, row, team);
		CU_ASSERT_EQUAL(matrix_now(m, row, team), round[i]);
		CU_ASSERT_EQUAL(matrix_changes(m), round[i] != CELL_NONE);
	}
	matrix_next(m, row, team);
	matrix_reset(m);
	CU_ASSERT_EQUAL(matrix_changes(m), 0);
	matrix_free(m);
	estate_done(&e);
}

static void remove_repo(struct estate *e, const char *name)
{
	for (size_t i = 0; i < json_object_array_length(e->repos); i++) {
		json_object *row = json_object_array_get_idx(e->repos, i);

		if (!str_eq(json_str(row, "/name"), str_from(name)))
			continue;
		json_object_array_del_idx(e->repos, i, 1);
		return;
	}
	CU_FAIL("no such repository");
}

/* What somebody else did meanwhile is no change any more. */
static void test_changes_go_over_to_a_new_reading(void)
{
	struct estate e = northwind(), again = { 0 };
	struct matrix *m = matrix_new(&e, MATRIX_REPOS), *n;

	set(m, "sdk", "web", CELL_ADMIN);
	matrix_after(m, &again);
	matrix_reset(m);
	set(m, "sdk", "web", CELL_ADMIN);
	set(m, "shop", "data", CELL_READ);
	set(m, "site", "ops", CELL_READ);
	remove_repo(&again, "site");
	n = matrix_new(&again, MATRIX_REPOS);
	matrix_carry(n, m);
	CU_ASSERT_EQUAL(matrix_rows(n), 14);
	CU_ASSERT_EQUAL(matrix_changes(n), 1);
	CU_ASSERT_EQUAL(cell(n, "sdk", "web"), CELL_ADMIN);
	CU_ASSERT_EQUAL(cell(n, "shop", "data"), CELL_READ);
	matrix_free(m);
	matrix_free(n);
	estate_done(&e);
	estate_done(&again);
}

/* ---- people
 * -------------------------------------------------------------------------- */

/* Who has another way loses nothing. */
static void test_lost_are_those_without_another_way(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_REPOS);

	set(m, "checkout", "ops", CELL_NONE);
	expect_effect(m, "-faywong checkout push nothing\n"
			 "-yurisok checkout push nothing");
	matrix_free(m);
	estate_done(&e);
}

static void test_gained_are_those_who_could_less(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_REPOS);

	/* zoefox administers it as one of platform. */
	set(m, "gateway", "data", CELL_WRITE);
	expect_effect(m, "+danaroth gateway nothing push\n"
			 "+gusmore gateway nothing push\n"
			 "+ulfberg gateway nothing push");
	matrix_reset(m);
	/* Everybody can pull what is public; nobody is in legacy-admins. */
	set(m, "site", "data", CELL_READ);
	set(m, "orphan-tool", "legacy-admins", CELL_ADMIN);
	expect_effect(m, "");
	expect_note(m, "orphan-tool", "no team");
	matrix_free(m);
	estate_done(&e);
}

static void test_a_team_brings_what_it_reaches(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_MEMBERS);
	json_object *rows;

	set(m, "carlsen", "web", CELL_MEMBER);
	/* An editor administers everything already. */
	set(m, "quentin", "data", CELL_MEMBER);
	set(m, "halberry", "web", CELL_NONE);
	expect_effect(m, "+carlsen attic-2019 nothing pull\n"
			 "-halberry attic-2019 pull nothing\n"
			 "+carlsen checkout nothing push\n"
			 "+carlsen shop nothing push\n"
			 "-halberry shop push nothing\n"
			 "+carlsen site pull push\n"
			 "-halberry site push pull");
	rows = matrix_effect(m);
	CU_ASSERT_EQUAL(access_effect_people(rows, true), 1);
	CU_ASSERT_EQUAL(access_effect_people(rows, false), 1);
	json_object_put(rows);
	CU_ASSERT_PTR_NULL(matrix_untold(m));
	matrix_free(m);
	estate_done(&e);
}

/* ---- the plan
 * ------------------------------------------------------------------------ */

static void expect_item(const struct plan *p, size_t i, const char *op,
			const char *name, const char *path)
{
	json_object *params = plan_params(p, &p->items[i]);
	struct call *call = NULL;
	struct error err = { 0 };

	CU_ASSERT_PTR_EQUAL(plan_part(p, &p->items[i])->op, op_by_name(op));
	CU_ASSERT_STRING_EQUAL(p->items[i].name, name);
	CU_ASSERT_EQUAL_FATAL(op_call(op_by_name(op), params, &call, &err), ST_OK);
	CU_ASSERT_PTR_NOT_NULL(strstr(call->target, path));
	call_free(call);
	json_object_put(params);
}

static void test_changes_are_one_plan(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_REPOS);
	struct plan *p;

	set(m, "orphan-tool", "data", CELL_READ);
	set(m, "shop", "ci", CELL_NONE);
	set(m, "shop", "web", CELL_READ);
	p = matrix_plan(m, 1000);
	CU_ASSERT_EQUAL_FATAL(p->n, 3);
	expect_item(p, 0, "repos.assign_group", "orphan-tool, data: none -> read",
		    "/northwind/orphan-tool/groups");
	expect_item(p, 1, "repos.remove_group", "shop, ci: write -> none",
		    "/northwind/shop/groups/");
	expect_item(p, 2, "repos.update_group", "shop, web: write -> read",
		    "/northwind/shop/groups/");
	CU_ASSERT_EQUAL(plan_safety(p), SAFETY_2);
	CU_ASSERT_TRUE(plan_in_one_place(p));
	plan_free(p);
	/* The right to administer is asked for as such. */
	set(m, "shop", "web", CELL_ADMIN);
	p = matrix_plan(m, 1000);
	CU_ASSERT_EQUAL(plan_safety(p), SAFETY_3);
	plan_free(p);
	matrix_free(m);
	estate_done(&e);
}

static void test_members_in_and_out_are_one_plan(void)
{
	struct estate e = northwind();
	struct matrix *m = matrix_new(&e, MATRIX_MEMBERS);
	struct plan *p;

	set(m, "carlsen", "web", CELL_MEMBER);
	set(m, "halberry", "web", CELL_NONE);
	p = matrix_plan(m, 1000);
	CU_ASSERT_EQUAL_FATAL(p->n, 2);
	expect_item(p, 0, "teams.add_member", "carlsen: into web",
		    "/northwind/groups/web/members");
	expect_item(p, 1, "teams.remove_member", "halberry: out of web",
		    "/northwind/groups/web/members/halberry");
	CU_ASSERT_EQUAL(plan_safety(p), SAFETY_2);
	plan_free(p);
	matrix_free(m);
	estate_done(&e);
}

CHECK_MAIN("matrix", test_repositories_and_what_teams_may, test_members_and_their_teams,
	   test_what_is_locked_stays, test_what_was_not_read_is_unknown_and_locked,
	   test_a_part_is_not_the_whole, test_a_cell_goes_round,
	   test_changes_go_over_to_a_new_reading,
	   test_lost_are_those_without_another_way,
	   test_gained_are_those_who_could_less, test_a_team_brings_what_it_reaches,
	   test_changes_are_one_plan, test_members_in_and_out_are_one_plan)
