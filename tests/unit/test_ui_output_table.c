/* The columns of what a command prints. */
#include <json-c/json.h>

#include "model/op.h"
#include "tests/check.h"
#include "ui/output.h"
#include "ui/output_table.h"

/* Prints `rows` as those of `op`; the text is the caller's. */
static char *printed(const char *op, const char *rows, struct output how,
		     enum status *ret)
{
	json_object *o = json_tokener_parse(rows);
	struct error err = { 0 };
	char *text = NULL;
	size_t n = 0;

	how.to = open_memstream(&text, &n);
	*ret = output_table(&how, op_by_name(op), o, NULL, NULL, &err);
	fclose(how.to);
	json_object_put(o);
	return text;
}

/* An operation without a kind takes its columns from the first row. */
static void test_rows_without_members_have_no_names(void)
{
	const struct output how = { .format = OUT_TABLE, .nul = true };
	enum status st;
	char *s = printed("repos.check_tags", "[{},{}]", how, &st);

	CU_ASSERT_EQUAL(st, ST_OK);
	CU_ASSERT_STRING_EQUAL(s, "");
	free(s);
}

static void test_no_column_is_a_mistake(void)
{
	const struct output how = { .format = OUT_CSV, .columns = "" };
	enum status st;
	char *s = printed("repos.list_tags", "[{\"name\":\"a\"}]", how, &st);

	CU_ASSERT_EQUAL(st, ST_USAGE);
	CU_ASSERT_STRING_EQUAL(s, "");
	free(s);
}

static void test_named_columns_in_their_order(void)
{
	const struct output how = { .format = OUT_CSV, .columns = "size,tag" };
	enum status st;
	char *s = printed("repos.list_tags",
			  "[{\"name\":\"a,b\",\"full_size\":7},{\"name\":\"=c\"}]", how,
			  &st);

	CU_ASSERT_EQUAL(st, ST_OK);
	CU_ASSERT_STRING_EQUAL(s, "size,tag\n7,\"a,b\"\n,\"'=c\"\n");
	free(s);
}

/* As the heading of the table reads; and what is not there names what is. */
static void test_a_column_by_its_heading(void)
{
	const struct output good = { .format = OUT_CSV, .columns = "repository,SIZE" };
	const struct output bad = { .format = OUT_CSV, .columns = "name,colour" };
	enum status st;
	char *s = printed("repos.list", "[{\"name\":\"a\",\"storage_size\":7}]", good,
			  &st);

	CU_ASSERT_EQUAL(st, ST_OK);
	CU_ASSERT_STRING_EQUAL(s, "name,size\na,7\n");
	free(s);
	s = printed("repos.search", "[{\"repo_name\":\"a\"}]", bad, &st);
	CU_ASSERT_EQUAL(st, ST_USAGE);
	CU_ASSERT_STRING_EQUAL(s, "");
	free(s);
}

static void test_no_row_is_a_heading(void)
{
	static const struct {
		const char *op, *heading;
	} cases[] = {
		{ "repos.list_groups", "team,permission,id\n" },
		{ "repos.list_categories", "name,slug\n" },
		{ "org.bulk_invite", "invitee,status\n" },
		{ "audit.actions", "action,label,description\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum status st;
		char *s = printed(cases[i].op, "[]",
				  (struct output){ .format = OUT_CSV }, &st);

		CU_ASSERT_EQUAL(st, ST_OK);
		CU_ASSERT_STRING_EQUAL(s, cases[i].heading);
		free(s);
		s = printed(cases[i].op, "[]",
			    (struct output){ .format = OUT_TABLE, .nul = true }, &st);
		CU_ASSERT_STRING_EQUAL(s, "");
		free(s);
	}
}

/* Flags are made here, whatever their column is called. */
static void test_flags_are_printed(void)
{
	const struct output how = { .format = OUT_CSV,
				    .columns = "invitee,status",
				    .now = 1709294400 };
	enum status st;
	char *s = printed("org.list_invites",
			  "[{\"id\":\"1\",\"invitee\":\"a\",\"created_at\":"
			  "\"2024-01-01T00:00:00Z\"}]",
			  how, &st);

	CU_ASSERT_EQUAL(st, ST_OK);
	CU_ASSERT_STRING_EQUAL(s, "invitee,status\na,EXPIRED\n");
	free(s);
}

/* What would cost a request for every row is no column of a command. */
static void test_columns_read_on_demand_are_none(void)
{
	const struct output named = { .format = OUT_CSV, .columns = "repos" };
	static const char row[] = "[{\"name\":\"a\",\"member_count\":2}]";
	enum status st;
	char *s = printed("teams.list", row, (struct output){ .format = OUT_CSV }, &st);

	CU_ASSERT_EQUAL(st, ST_OK);
	CU_ASSERT_TRUE(!strncmp(s, "team,members,description", 24));
	free(s);
	s = printed("teams.list", row, named, &st);
	CU_ASSERT_EQUAL(st, ST_USAGE);
	free(s);
}

/* What is not in Docker's specification may come in another form. */
static void test_rows_of_another_form_are_shown(void)
{
	enum status st;
	char *s = printed("repos.search", "[{\"repository\":\"acme/a\"}]",
			  (struct output){ .format = OUT_CSV }, &st);

	CU_ASSERT_STRING_EQUAL(s, "repository\nacme/a\n");
	free(s);
}

/* Sizes with their unit, times as ages: for people. */
static void test_values_without_a_kind_are_readable(void)
{
	static const char row[] =
		"[{\"digest\":\"sha256:1\",\"size\":417428249,\"tags\":[\"a\",\"b\"],"
		"\"last_pulled\":\"2024-02-29T12:00:00Z\",\"last_pushed\":"
		"\"0001-01-01T00:00:00Z\",\"status\":null}]";
	const struct output people = { .format = OUT_TABLE,
				       .charset = CHARSET_UTF8,
				       .columns = "digest,size,tags,last_pulled,"
						  "last_pushed,status",
				       .now = 1709294400 };
	enum status st;
	char *s = printed("repos.search", row, people, &st);

	CU_ASSERT_STRING_EQUAL(
		s, "DIGEST    SIZE  TAGS  LAST PULLED  LAST PUSHED  STATUS\n"
		   "sha256:1  417M  a,b            1d        never  \n");
	free(s);
	s = printed("repos.search", row,
		    (struct output){ .format = OUT_CSV,
				     .columns = "size,last_pulled,tags" },
		    &st);
	CU_ASSERT_STRING_EQUAL(s, "size,last_pulled,tags\n"
				  "417428249,2024-02-29T12:00:00Z,\"a,b\"\n");
	free(s);
}

static size_t longest(const char *text)
{
	size_t most = 0;

	while (*text) {
		size_t n = strcspn(text, "\n");

		most = n > most ? n : most;
		text += n + (text[n] == '\n');
	}
	return most;
}

/* Whatever the width: no line is longer, and numbers are whole or not there. */
static void test_tables_fit(void)
{
	static const char rows[] =
		"[{\"name\":\"a-repository-with-a-long-name\",\"is_private\":true,"
		"\"pull_count\":1904227,\"storage_size\":412300000000,"
		"\"description\":\"words and words and words and words and words\"}]";

	for (int width = 1; width <= 220; width++) {
		const struct output how = { .format = OUT_TABLE,
					    .charset = CHARSET_ASCII,
					    .width = width };
		enum status st;
		char *s = printed("repos.list", rows, how, &st);

		if (longest(s) > (size_t)width)
			printf("  at %d:\n%s", width, s);
		CU_ASSERT_TRUE(longest(s) <= (size_t)width);
		CU_ASSERT_EQUAL(strstr(s, "SIZE (B)") != NULL,
				strstr(s, "412.3G") != NULL);
		free(s);
	}
}

CHECK_MAIN("ui_output_table", test_flags_are_printed,
	   test_columns_read_on_demand_are_none, test_a_column_by_its_heading,
	   test_no_row_is_a_heading, test_rows_of_another_form_are_shown,
	   test_values_without_a_kind_are_readable, test_tables_fit,
	   test_rows_without_members_have_no_names, test_no_column_is_a_mistake,
	   test_named_columns_in_their_order)
