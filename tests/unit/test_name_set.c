#include "model/member_audit.h"
#include "model/name_set.h"
#include "tests/check.h"

static json_object *json(const char *text)
{
	struct error err = { 0 };
	json_object *o = NULL;

	CU_ASSERT_EQUAL(json_parse(str_from(text), &o, &err), ST_OK);
	return o;
}

static void test_names_are_of_no_case(void)
{
	static const char *const pointers[] = { "/a", "/b", NULL };
	json_object *rows = json("[{\"a\":\"Ana\",\"b\":\"ana@Acme.io\"},{\"a\":\"\"},"
				 "{\"a\":7,\"b\":null},{},17]");
	struct name_set *s = name_set_new();

	name_set_add(s, NULL, pointers);
	CU_ASSERT_FALSE(name_set_has(s, "ana"));
	name_set_add(s, rows, pointers);
	CU_ASSERT_TRUE(name_set_has(s, "aNA"));
	CU_ASSERT_TRUE(name_set_has(s, "ANA@ACME.IO"));
	CU_ASSERT_FALSE(name_set_has(s, "an"));
	CU_ASSERT_FALSE(name_set_has(s, ""));
	CU_ASSERT_TRUE(name_set_has(s, "7"));
	CU_ASSERT_TRUE(
		name_set_has_row(s, json_object_array_get_idx(rows, 0), pointers));
	CU_ASSERT_FALSE(
		name_set_has_row(s, json_object_array_get_idx(rows, 3), pointers));
	name_set_free(s);
	name_set_free(NULL);
	json_object_put(rows);
}

/* By the Docker ID or either address; and only when all of them were read. */
static void test_whom_the_identity_provider_knows(void)
{
	struct name_set *scim;
	struct estate e;

	estate_init(&e, "acme", 1709294400);
	CU_ASSERT_PTR_NULL(member_scim_names(&e));
	e.scim = json("[{\"userName\":\"Ana@acme.io\"},{\"displayName\":\"bo\"}]");
	e.members =
		json("[{\"username\":\"ana\",\"email\":\"ana@ACME.io\"},{\"username\":"
		     "\"BO\"},{\"username\":\"eve\",\"primary_email\":\"\"}]");
	scim = member_scim_names(&e);
	CU_ASSERT_TRUE(member_in_scim(scim, json_object_array_get_idx(e.members, 0)));
	CU_ASSERT_TRUE(member_in_scim(scim, json_object_array_get_idx(e.members, 1)));
	CU_ASSERT_FALSE(member_in_scim(scim, json_object_array_get_idx(e.members, 2)));
	name_set_free(scim);
	estate_miss(&e, "SCIM users", "not every page came");
	CU_ASSERT_PTR_NULL(member_scim_names(&e));
	estate_done(&e);
}

CHECK_MAIN("name_set", test_names_are_of_no_case, test_whom_the_identity_provider_knows)
