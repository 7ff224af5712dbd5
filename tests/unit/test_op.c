/* The table of operations and the only way to make a Hub path. */
#include <stdio.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/op.h"
#include "model/xalloc.h"
#include "tests/check.h"

static json_object *params(const char *text)
{
	json_object *o = NULL;
	struct error err = { 0 };

	if (json_parse(str_from(text), &o, &err))
		abort();
	return o;
}

/* The request as "METHOD target body", or "! error". */
static char *request(const char *op, const char *text)
{
	struct error err = { 0 };
	struct call *c = NULL;
	json_object *p = params(text);
	char *out;

	if (op_call(op_by_name(op), p, &c, &err))
		out = xasprintf("! %s", err.text);
	else
		out = xasprintf("%s %s%s%s", method_name(c->op->method), c->target,
				c->body ? " " : "", c->body ? c->body : "");
	call_free(c);
	json_object_put(p);
	return out;
}

static void expect(const char *op, const char *text, const char *want)
{
	char *got = request(op, text);

	if (strcmp(got, want) != 0)
		printf("  %s %s\n  want %s\n  got  %s\n", op, text, want, got);
	CU_ASSERT_STRING_EQUAL(got, want);
	free(got);
}

static void expect_refused(const char *op, const char *text, const char *name)
{
	char *got = request(op, text);

	if (got[0] != '!' || !strstr(got, name))
		printf("  %s %s\n  want a refusal naming %s\n  got  %s\n", op, text,
		       name, got);
	CU_ASSERT_EQUAL(got[0], '!');
	CU_ASSERT_PTR_NOT_NULL(strstr(got, name));
	free(got);
}

static void test_paths_are_expanded(void)
{
	expect("repos.list", "{\"namespace\":\"acme\"}",
	       "GET /v2/namespaces/acme/repositories");
	expect("repos.list_tags",
	       "{\"namespace\":\"acme\",\"repository\":\"web-app\",\"page\":2,\"page-"
	       "size\":100}",
	       "GET "
	       "/v2/namespaces/acme/repositories/web-app/tags?page=2&page_size=100");
	expect("repos.delete_tag",
	       "{\"namespace\":\"acme\",\"repository\":\"web-app\",\"tag\":\"v1.0_x-"
	       "y\"}",
	       "DELETE /v2/namespaces/acme/repositories/web-app/tags/v1.0_x-y");
	expect("org.get", "{\"org\":\"acme\"}", "GET /v2/orgs/acme/");
}

static void test_values_are_percent_encoded(void)
{
	expect("repos.list",
	       "{\"namespace\":\"acme\",\"name\":\"a b&c=d/../%?#\\u00e9\"}",
	       "GET "
	       "/v2/namespaces/acme/"
	       "repositories?name=a%20b%26c%3Dd%2F..%2F%25%3F%23%C3%A9");
}

static void test_bodies_are_json(void)
{
	expect("auth.create_token",
	       "{\"identifier\":\"ma\\\"ria\",\"secret\":\"a\\\\b\\u0001c\"}",
	       "POST /v2/auth/token "
	       "{\"identifier\":\"ma\\\"ria\",\"secret\":\"a\\\\b\\u0001c\"}");
}

static void test_names_that_could_change_a_url_are_refused(void)
{
	static const char *const bad[] = {
		"..", ".",   "a/b",          "a?b",  "a#b", "a%2e%2e", "a\\n",
		"",   "a b", "\\u0430lpine", "a..b", "-a",  ".a",      "a\\u0000b"
	};
	char text[256];

	for (size_t i = 0; i < COUNT(bad); i++) {
		snprintf(text, sizeof(text), "{\"namespace\":\"%s\"}", bad[i]);
		expect_refused("repos.list", text, "namespace");
		snprintf(text, sizeof(text),
			 "{\"namespace\":\"acme\",\"repository\":\"%s\"}", bad[i]);
		expect_refused("repos.get", text, "repository");
		if (!strcmp(bad[i], "a..b"))
			continue; /* a tag may have two dots inside: no path segment is
				     made of dots alone */
		snprintf(text, sizeof(text),
			 "{\"namespace\":\"acme\",\"repository\":\"app\",\"tag\":\"%"
			 "s\"}",
			 bad[i]);
		expect_refused("repos.delete_tag", text, "tag");
	}
	expect_refused("repos.get", "{\"namespace\":\"acme\",\"repository\":\"Web\"}",
		       "repository");
}

/* What stands for half a character in a name of the Hub (model/json.h). */
static void test_a_replaced_name_is_in_no_path(void)
{
	json_object *name = json_object_new_string("a\xEF\xBF\xBD");
	const struct op *op;
	size_t n = 0;

	for (size_t i = 0; (op = op_at(i)); i++)
		for (size_t k = 0; k < op->n_params; k++) {
			struct error err = { 0 };

			if (op->params[k].in != IN_PATH && op->params[k].in != IN_BOTH)
				continue;
			CU_ASSERT_EQUAL(param_check(&op->params[k], name, &err),
					ST_USAGE);
			n++;
		}
	CU_ASSERT_TRUE(n > 50);
	json_object_put(name);
}

static void test_long_names_are_refused(void)
{
	char tag[130], text[400], *got;

	memset(tag, 'x', sizeof(tag));
	tag[129] = '\0';
	snprintf(text, sizeof(text),
		 "{\"namespace\":\"a\",\"repository\":\"b\",\"tag\":\"%s\"}", tag);
	expect_refused("repos.get_tag", text, "tag");
	tag[128] = '\0';
	snprintf(text, sizeof(text),
		 "{\"namespace\":\"a\",\"repository\":\"b\",\"tag\":\"%s\"}", tag);
	got = request("repos.get_tag", text);
	CU_ASSERT_NOT_EQUAL(got[0], '!');
	free(got);
}

static void test_missing_and_unknown_parameters_are_named(void)
{
	expect_refused("repos.get", "{\"namespace\":\"acme\"}", "repository");
	expect_refused("repos.get",
		       "{\"namespace\":\"acme\",\"repository\":\"a\",\"repo\":\"b\"}",
		       "\"repo\"");
	expect_refused("repos.list", "{\"namespace\":\"acme\",\"page\":0}", "from 1");
	expect_refused("repos.list", "{\"namespace\":\"acme\",\"page_size\":101}",
		       "to 100");
	expect_refused("repos.list", "{\"namespace\":\"acme\",\"page\":\"2x\"}",
		       "whole number");
	expect_refused("repos.list", "{\"namespace\":\"acme\",\"ordering\":\"size\"}",
		       "pull_count");
	expect_refused("repos.list", "{\"namespace\":[\"acme\"]}", "namespace");
	expect_refused("repos.list", "{\"namespace\":null}", "namespace");
}

static void test_a_missing_tag_is_never_a_default(void)
{
	expect_refused("repos.delete_tag",
		       "{\"namespace\":\"acme\",\"repository\":\"app\"}", "tag");
}

/* With " for '. */
static char *quoted(const char *text)
{
	char *s = xstrdup(text);

	for (char *c = s; *c; c++)
		*c = *c == '\'' ? '"' : *c;
	return s;
}

static const struct {
	const char *op, *params, *name;
} ill_typed[] = {
	{ "auth.get_pat", "{'uuid':'../x'}", "uuid" },
	{ "auth.get_pat", "{'uuid':'b30bbf97-506c-4ecd-aabc-842f3cb484fB'}", "uuid" },
	{ "auth.get_oat", "{'org':'acme','token_id':'a/b'}", "token_id" },
	{ "auth.get_oat", "{'org':'acme','token_id':'a..b'}", "token_id" },
	{ "auth.create_pat", "{'token_label':'x','scopes':'repo:all'}", "scopes" },
	{ "auth.create_pat", "{'token_label':'x','scopes':[]}", "scopes" },
	{ "auth.create_pat",
	  "{'token_label':'x','scopes':'repo:read','expires_at':'soon'}",
	  "expires_at" },
	{ "auth.create_oat", "{'org':'acme','label':'x','resources':'x'}",
	  "resources" },
	{ "auth.create_oat", "{'org':'acme','label':'x','resources':['x']}",
	  "resources, item 1" },
	{ "auth.create_oat",
	  "{'org':'acme','label':'x','resources':[{'type':'TYPE_REPO','path':"
	  "'acme/a','scopes':['scope-tag-read']},{'type':'REPO'}]}",
	  "resources, item 2: \"type\" is one of TYPE_REPO, TYPE_ORG" },
	{ "auth.create_oat",
	  "{'org':'acme','label':'x','resources':[{'type':'TYPE_ORG','path':"
	  "'acme a','scopes':['scope-tag-read']}]}",
	  "\"path\"" },
	{ "auth.create_oat",
	  "{'org':'acme','label':'x','resources':[{'type':'TYPE_ORG','path':"
	  "'acme','scopes':['repo:read']}]}",
	  "scope 1" },
	{ "auth.update_oat",
	  "{'org':'acme','token_id':'x','resources':[{'type':'TYPE_ORG','path':"
	  "'acme','scopes':[]}]}",
	  "\"scopes\"" },
	{ "images.get", "{'namespace':'a','repository':'b','digest':'sha256:12'}",
	  "digest" },
	{ "org.invite", "{'org':'acme','invitee':'a b@c.d'}", "invitee" },
	{ "org.invite", "{'org':'acme','invitee':'a@c'}", "invitee" },
	{ "org.invite", "{'org':'acme','invitee':'a','team':'owners'}", "owners" },
	{ "org.bulk_invite", "{'org':'acme','invitees':['a',['b']]}",
	  "invitees, item 2" },
	{ "org.update_member", "{'org':'acme','username':'a','role':'Owner'}", "role" },
	{ "repos.assign_group",
	  "{'namespace':'a','repository':'b','group_id':0,'permission':'read'}",
	  "group_id" },
	{ "repos.update", "{'namespace':'a','repository':'b'}", "nothing to change" },
	{ "scim.update_user", "{'user_id':'u1'}", "nothing to change" },
	{ "registry.manifest", "{'repo':'acme','reference':'v1'}", "repo" },
	{ "registry.manifest", "{'repo':'acme/../x','reference':'v1'}", "repo" },
	{ "registry.manifest", "{'repo':'acme/x','reference':'v1/x'}", "reference" },
	{ "scim.get_user", "{'user_id':'a?b'}", "user_id" },
	{ "scim.create_user", "{'user_name':'nobody'}", "user_name" },
	{ "webhooks.create",
	  "{'namespace':'a','repository':'b','name':'x',"
	  "'webhook_url':'http://plain.example'}",
	  "webhook_url" },
};

static void test_ill_typed_values_are_refused(void)
{
	for (size_t i = 0; i < COUNT(ill_typed); i++) {
		char *text = quoted(ill_typed[i].params);

		expect_refused(ill_typed[i].op, text, ill_typed[i].name);
		free(text);
	}
}

/* DESIGN 4: the higher of the row's class and those of its parameters. */
static void test_parameters_raise_the_class(void)
{
	static const struct {
		const char *op, *params;
		enum safety safety;
		const char *name;
	} cases[] = {
		{ "org.update_member", "{'org':'acme','username':'a','role':'member'}",
		  SAFETY_2, "acme" },
		{ "org.update_member", "{'org':'acme','username':'a','role':'editor'}",
		  SAFETY_3, "acme" },
		{ "repos.set_privacy",
		  "{'namespace':'a','repository':'b','is_private':'true'}", SAFETY_1,
		  "a/b" },
		{ "repos.set_privacy",
		  "{'namespace':'a','repository':'b','is_private':false}", SAFETY_3,
		  "a/b" },
		{ "repos.assign_group",
		  "{'namespace':'a','repository':'b','group_id':7,'permission':'write'"
		  "}",
		  SAFETY_2, "a/b" },
		{ "repos.assign_group",
		  "{'namespace':'a','repository':'b','group_id':7,'permission':'admin'"
		  "}",
		  SAFETY_3, "a/b" },
		{ "auth.create_pat", "{'token_label':'ci','scopes':'repo:read'}",
		  SAFETY_1, "ci" },
		{ "auth.create_pat",
		  "{'token_label':'ci','scopes':'repo:read,repo:admin'}", SAFETY_3,
		  "ci" },
		{ "auth.create_oat",
		  "{'org':'acme','label':'ci','resources':[{'type':'TYPE_REPO',"
		  "'path':'acme/*','scopes':['scope-tag-admin'"
		  "]}]}",
		  SAFETY_3, "acme" },
		{ "org.bulk_invite", "{'org':'acme','invitees':'a'}", SAFETY_1,
		  "acme" },
		{ "org.bulk_invite", "{'org':'acme','invitees':'a,b'}", SAFETY_2,
		  "acme" },
		{ "org.bulk_invite",
		  "{'org':'acme','invitees':'a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u'"
		  "}",
		  SAFETY_3, "acme" },
		{ "org.bulk_invite", "{'org':'acme','invitees':'a,b','dry_run':true}",
		  SAFETY_0, "acme" },
		{ "teams.delete", "{'org':'acme','group_name':'qa'}", SAFETY_4,
		  "acme/qa" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct op *op = op_by_name(cases[i].op);
		char *text = quoted(cases[i].params), *name;
		json_object *p = params(text);
		struct call *c = NULL;
		struct error err = { 0 };

		CU_ASSERT_EQUAL_FATAL(op_call(op, p, &c, &err), ST_OK);
		if (c->safety != cases[i].safety)
			printf("  %s %s: class %d\n", cases[i].op, text, c->safety);
		CU_ASSERT_EQUAL(c->safety, cases[i].safety);
		name = op_full_name(op, p);
		CU_ASSERT_STRING_EQUAL(name, cases[i].name);
		free(name);
		call_free(c);
		json_object_put(p);
		free(text);
	}
}

static void test_the_parent_of_a_tag_is_its_repository(void)
{
	json_object *p = params(
		"{\"namespace\":\"acme\",\"repository\":\"app\",\"tag\":\"v1\"}");
	struct error err = { 0 };
	struct call *c = NULL;

	CU_ASSERT_EQUAL_FATAL(
		op_parent_call(op_by_name("repos.delete_tag"), p, &c, &err), ST_OK);
	CU_ASSERT_STRING_EQUAL(c->target, "/v2/namespaces/acme/repositories/app");
	call_free(c);
	CU_ASSERT_EQUAL(op_parent_call(op_by_name("repos.get"), p, &c, &err), ST_USAGE);
	json_object_put(p);
}

static void test_pages_of_a_list(void)
{
	json_object *p = params("{\"namespace\":\"acme\",\"repository\":\"app\"}");
	struct call *c = call_page(op_by_name("repos.list_tags"), p, 3, 100);

	CU_ASSERT_PTR_NOT_NULL_FATAL(c);
	CU_ASSERT_PTR_NOT_NULL(strstr(c->target, "page=3&page_size=100"));
	call_free(c);
	c = call_page(op_by_name("images.list"), p, 1, 50);
	CU_ASSERT_PTR_NOT_NULL_FATAL(c);
	CU_ASSERT_PTR_NOT_NULL(strstr(c->target, "/tags?page=1&page_size=50"));
	call_free(c);
	json_object_put(p);
}

static void test_operations_are_found_by_every_spelling(void)
{
	const struct op *op = op_by_name("repos.list_tags");

	CU_ASSERT_PTR_NOT_NULL_FATAL(op);
	CU_ASSERT_PTR_EQUAL(op_find("repos", "list_tags"), op);
	CU_ASSERT_PTR_EQUAL(op_find("repos", "list-tags"), op);
	CU_ASSERT_PTR_EQUAL(op_find("hub_repos", "list_tags"), op);
	CU_ASSERT_PTR_NULL(op_find("repos", "list_tag"));
	CU_ASSERT_PTR_NULL(op_by_name("repos"));
	CU_ASSERT_PTR_EQUAL(op_param(op, "page-size"), op_param(op, "page_size"));
}

static void test_near_names_are_suggested(void)
{
	const char *near[3];

	CU_ASSERT_FATAL(op_suggest("repos", "lst_tags", near, 3) > 0);
	CU_ASSERT_STRING_EQUAL(near[0], "list_tags");
	CU_ASSERT_FATAL(op_suggest(NULL, "repo", near, 3) > 0);
	CU_ASSERT_STRING_EQUAL(near[0], "repos");
	CU_ASSERT_EQUAL(op_suggest("repos", "zzzzzzzz", near, 3), 0);
}

static void test_secrets_are_wiped_in_place(void)
{
	json_object *p = params(
			    "{\"identifier\":\"maria\",\"secret\":\"open sesame\"}"),
		    *v;

	json_object_object_get_ex(p, "secret", &v);
	op_wipe(op_by_name("auth.create_token"), p);
	CU_ASSERT_EQUAL(json_object_get_string_len(v), 11);
	for (size_t i = 0; i < 11; i++)
		CU_ASSERT_EQUAL(json_object_get_string(v)[i], 0);
	CU_ASSERT_STRING_EQUAL(json_str(p, "/identifier").ptr, "maria");
	json_object_put(p);
}

/* ---- the table itself ------------------------------------------------- */

static bool resolves(const struct op *op, const char *path)
{
	for (const char *p = path; (p = strchr(p, '{')); p++) {
		size_t n = strcspn(++p, "}");
		char name[64];

		snprintf(name, sizeof(name), "%.*s", (int)n, p);
		const struct param *q = op_param(op, name);

		if (!q || (q->in != IN_PATH && q->in != IN_BOTH) || !q->required)
			return false;
	}
	return true;
}

static void test_every_row_is_whole(void)
{
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {

		CU_ASSERT_PTR_NOT_NULL(op->help);
		CU_ASSERT_FALSE(!op->path && op->host != HOST_NONE);
		CU_ASSERT_TRUE(!op->path || resolves(op, op->path));
		CU_ASSERT_TRUE(!op->fallback || resolves(op, op->fallback));
		CU_ASSERT_TRUE(!op->kind || kind_find(str_from(op->kind)));
		CU_ASSERT_TRUE(!op->parent || op_by_name(op->parent));
		for (size_t k = 0; k < i; k++)
			CU_ASSERT_TRUE(strcmp(op_at(k)->group, op->group) != 0 ||
				       strcmp(op_at(k)->action, op->action) != 0);
		for (size_t k = 0; k < op->n_params; k++)
			CU_ASSERT_PTR_NOT_NULL(op->params[k].help);
	}
}

static void test_reads_read_and_deletions_are_gated(void)
{
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {
		bool reads = op->method == HTTP_GET || op->method == HTTP_HEAD ||
			     !strcmp(op->action, "verify_immutable_tags");

		CU_ASSERT_EQUAL(op->safety == SAFETY_READ, reads);
		if (op->method == HTTP_DELETE)
			CU_ASSERT_TRUE(op->flags & OP_GATED);
		if (op->flags & OP_LIST)
			CU_ASSERT_TRUE((op->flags &
					(OP_JOIN_IMAGES | OP_KEYED | OP_INDEXED)) ||
				       op_param(op, "page"));
	}
}

/* A list without rows has a heading, too. */
static void test_every_list_has_columns(void)
{
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {
		bool lists = envelope_lists(op->envelope) && !(op->flags & OP_PICK);

		if (lists && !op->kind && !op->columns)
			printf("  %s.%s has none\n", op->group, op->action);
		CU_ASSERT_TRUE(!lists || op->kind || op->columns);
		CU_ASSERT_FALSE(op->columns && op->kind);
	}
}

static void test_lists_of_kinds_exist(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		const struct op *op = op_of_kind(kinds[i]);

		CU_ASSERT_PTR_NOT_NULL_FATAL(op);
		CU_ASSERT_STRING_EQUAL(op->kind, kinds[i]->name);
	}
}

/* The arguments of a program are bytes; what is no UTF-8 cannot be said in a body, and
 * must not become an empty one. */
static void test_values_are_utf8(void)
{
	static const char *const bad[] = { "a\xff", "\xc0\xaf", "\xed\xa0\x80",
					   "\xc3" };

	for (size_t i = 0; i < COUNT(bad); i++) {
		json_object *p =
			params("{\"namespace\":\"acme\",\"repository\":\"a\"}");
		struct error err = { 0 };
		struct call *c = NULL;

		json_object_object_add(p, "description",
				       json_object_new_string(bad[i]));
		CU_ASSERT_EQUAL(op_call(op_by_name("repos.update"), p, &c, &err),
				ST_USAGE);
		CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "description: not UTF-8"));
		call_free(c);
		json_object_put(p);
	}
}

/* All of them are values, also those that the line of an error has no room for. */
static void test_one_of_many_values(void)
{
	enum { MANY = 40 };
	static char words[MANY][16];
	static const char *values[MANY + 1];
	const struct param p = { .name = "check",
				 .type = PARAM_ENUM,
				 .values = values };
	json_object *v;
	struct error err = { 0 };

	for (int i = 0; i < MANY; i++) {
		snprintf(words[i], sizeof(words[i]), "check-number-%02d", i);
		values[i] = words[i];
	}
	for (int i = 0; i < MANY; i++) {
		v = json_object_new_string(values[i]);
		CU_ASSERT_EQUAL(param_check(&p, v, &err), ST_OK);
		json_object_put(v);
	}
	v = json_object_new_string("check-nmber-39");
	CU_ASSERT_EQUAL(param_check(&p, v, &err), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(
		strstr(err.text, "check: one of check-number-00, check"));
	CU_ASSERT_STRING_EQUAL(err.text + strlen(err.text) - 6, "9, ...");
	CU_ASSERT_PTR_NOT_NULL(strstr(err.hint, "did you mean check-number-39"));
	json_object_put(v);
}

CHECK_MAIN("op", test_one_of_many_values, test_paths_are_expanded, test_values_are_utf8,
	   test_values_are_percent_encoded, test_bodies_are_json,
	   test_names_that_could_change_a_url_are_refused,
	   test_a_replaced_name_is_in_no_path, test_long_names_are_refused,
	   test_missing_and_unknown_parameters_are_named,
	   test_a_missing_tag_is_never_a_default, test_ill_typed_values_are_refused,
	   test_parameters_raise_the_class, test_the_parent_of_a_tag_is_its_repository,
	   test_pages_of_a_list, test_operations_are_found_by_every_spelling,
	   test_near_names_are_suggested, test_secrets_are_wiped_in_place,
	   test_every_row_is_whole, test_reads_read_and_deletions_are_gated,
	   test_every_list_has_columns, test_lists_of_kinds_exist)
