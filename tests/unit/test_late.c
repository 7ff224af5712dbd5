/* Columns that cost a request a row: what is taken out of the answers, and where it
 * goes.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/table.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/data.h"

static const struct late *late_of(const struct kind *k, const char *op)
{
	for (size_t i = 0; i < k->n_late; i++)
		if (!strcmp(k->late[i].op, op))
			return &k->late[i];
	CU_FAIL_FATAL("no such operation");
	return NULL;
}

static void check(const struct kind *k, const char *op, const char *answer,
		  const char *want)
{
	json_object *said = json_tokener_parse(answer);
	json_object *values = late_of(k, op)->distil(said);
	const char *got = json_object_to_json_string_ext(
		values, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);

	if (strcmp(got, want) != 0)
		printf("    %s: %s\n", op, got);
	CU_ASSERT_STRING_EQUAL(got, want);
	json_object_put(values);
	json_object_put(said);
}

static void test_answers_become_values(void)
{
	check(&kind_repos, "repos.list_groups",
	      "[{\"group_name\":\"web\",\"permission\":\"write\"},"
	      "{\"group_name\":\"sre\",\"permission\":\"admin\"}]",
	      "{\"teams\":\"web:write,sre:admin\"}");
	check(&kind_repos, "repos.list_groups", "[]", "{\"teams\":\"none\"}");
	check(&kind_repos, "repos.get",
	      "{\"immutable_tags_settings\":{\"enabled\":true,\"rules\":[\"^v\",\"x\"]}"
	      "}",
	      "{\"immut\":\"^v x\"}");
	check(&kind_repos, "repos.get",
	      "{\"immutable_tags_settings\":{\"enabled\":false,\"rules\":[\".*\"]}}",
	      "{\"immut\":\"off\"}");
	check(&kind_oats, "auth.get_oat",
	      "{\"resources\":[{\"type\":\"TYPE_REPO\",\"path\":\"acme/*\",\"scopes\":"
	      "[\"scope-image-pull\",\"scope-image-push\"]},"
	      "{\"type\":\"TYPE_ORG\",\"path\":\"acme\",\"scopes\":[]}]}",
	      "{\"scopes\":\"acme/*: scope-image-pull scope-image-push; acme\"}");
	check(&kind_namespaces, "repos.list",
	      "[{\"storage_size\":5,\"pull_count\":7},{\"storage_size\":6,"
	      "\"pull_count\":1}]",
	      "{\"repos\":2,\"storage\":11,\"pulls\":8}");
	check(&kind_namespaces, "repos.list", "[{\"storage_size\":5},{}]",
	      "{\"repos\":2,\"storage\":-1,\"pulls\":-1}");
	check(&kind_teams, "teams.list_repositories", "[{},{}]", "{\"repos\":2}");
	check(&kind_scim, "org.list_members",
	      "[{\"email\":\"Ana@Example.com\",\"username\":\"ana\"}]",
	      "{\"ana@example.com\":\"member\",\"ana\":\"member\"}");
	check(&kind_scim, "org.list_invites", "[{\"invitee\":\"Bo@Example.com\"}]",
	      "{\"bo@example.com\":\"invite\"}");
}

/* What the Hub may send instead. */
static void test_any_answer_is_survived(void)
{
	static const char *const odd[] = { "null",
					   "[]",
					   "{}",
					   "7",
					   "\"x\"",
					   "[7]",
					   "[null]",
					   "{\"resources\":7}",
					   "{\"resources\":[{\"scopes\":7}]}" };

	for (size_t i = 0; kinds[i]; i++)
		for (size_t k = 0; k < kinds[i]->n_late; k++)
			for (size_t n = 0; n < COUNT(odd); n++) {
				json_object *said = json_tokener_parse(odd[n]), *values;

				values = kinds[i]->late[k].distil(said);
				CU_ASSERT_TRUE(
					json_object_is_type(values, json_type_object));
				json_object_put(values);
				json_object_put(said);
			}
}

/* Each late column is filled by one of the answers, and each operation is there. */
static void test_descriptions_are_whole(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		const struct kind *k = kinds[i];
		size_t late = 0;
		char titles[128];

		for (size_t n = 0; n < k->n_fields; n++)
			late += k->fields[n].flags & FIELD_LATE ? 1 : 0;
		CU_ASSERT_EQUAL(late > 0, k->n_late > 0);
		late_titles(k, titles, sizeof(titles));
		CU_ASSERT_EQUAL(titles[0] != '\0', k->n_late > 0);
		for (size_t n = 0; n < k->n_late; n++) {
			const struct op *op = op_by_name(k->late[n].op);

			CU_ASSERT_PTR_NOT_NULL_FATAL(op);
			CU_ASSERT_EQUAL(op->safety, SAFETY_READ);
			CU_ASSERT_TRUE(!k->late[n].whole || k->late[n].match);
		}
	}
}

static struct table *teams(void)
{
	struct table *t = table_new(&kind_teams);
	char *body = data_read("teams");
	struct page *p = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(
		page_decode(&kind_teams, ENV_PAGE, str_from(body), &p, &err), ST_OK);
	table_append(t, p);
	free(body);
	return t;
}

static void set(struct table *t, size_t i, const char *values)
{
	json_object *o = json_tokener_parse(values);

	table_late(t, table_id(t, i), o);
	json_object_put(o);
}

static void test_rows_are_filled_and_sorted_again(void)
{
	const struct field *f = kind_field(&kind_teams, STR("repos"));
	struct table *t = teams();
	struct query *q = NULL;
	struct error err = { 0 };
	uint32_t first = table_id(t, 0);

	CU_ASSERT_TRUE(late_unknown(f, table_row(t, 0)));
	set(t, 0, "{\"repos\":3}");
	set(t, 1, "{\"repos\":9,\"members\":77}");
	CU_ASSERT_FALSE(late_unknown(f, table_row(t, 0)));
	table_sort(t, f, true);
	CU_ASSERT_EQUAL(table_find(t, first, 0), 1);
	/* Sorted by what changes now. */
	set(t, 1, "{\"repos\":12}");
	table_late_done(t);
	CU_ASSERT_EQUAL(table_find(t, first, 0), 0);
	/* And filtered by it. */
	CU_ASSERT_EQUAL(query_parse(&kind_teams, STR("repos>10"), &q, &err), ST_OK);
	table_filter(t, q, 0);
	CU_ASSERT_EQUAL(table_shown(t), 1);
	set(t, 0, "{\"repos\":1}");
	table_late_done(t);
	CU_ASSERT_EQUAL(table_shown(t), 0);
	table_free(t);
}

static void test_people_are_found_by_any_name(void)
{
	const struct late *late = late_of(&kind_scim, "org.list_members");
	char *body = data_read("scim");
	struct page *p = NULL;
	struct error err = { 0 };
	json_object *values = json_object_new_object();
	char name[256], buf[8];
	struct str user;

	CU_ASSERT_EQUAL_FATAL(
		page_decode(&kind_scim, ENV_SCIM, str_from(body), &p, &err), ST_OK);
	user = field_value(kind_field(&kind_scim, STR("user")), page_row(p, 0), NULL,
			   buf, sizeof(buf));
	CU_ASSERT_PTR_NULL(late_find(&kind_scim, late, page_row(p, 0), values).ptr);
	for (size_t i = 0; i < user.len && i < sizeof(name) - 1; i++) {
		name[i] = user.ptr[i] >= 'A' && user.ptr[i] <= 'Z'
				  ? (char)(user.ptr[i] | 0x20)
				  : user.ptr[i];
		name[i + 1] = '\0';
	}
	json_object_object_add(values, name, json_object_new_string("member"));
	CU_ASSERT_TRUE(str_eq(late_find(&kind_scim, late, page_row(p, 0), values),
			      STR("member")));
	json_object_put(values);
	page_free(p);
	free(body);
}

CHECK_MAIN("late", test_answers_become_values, test_any_answer_is_survived,
	   test_descriptions_are_whole, test_rows_are_filled_and_sorted_again,
	   test_people_are_found_by_any_name)
