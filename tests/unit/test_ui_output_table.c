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

CHECK_MAIN("ui_output_table", test_rows_without_members_have_no_names,
	   test_no_column_is_a_mistake, test_named_columns_in_their_order)
