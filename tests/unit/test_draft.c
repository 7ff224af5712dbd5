/* What is typed into a form becomes parameters: what is wrong, what differs, what is
 * sent. */
#include "model/draft.h"
#include "model/json.h"
#include "model/scopes.h"
#include "model/xalloc.h"
#include "tests/check.h"

enum { NOW = 1767225600 /* 2026-01-01 */ };

static json_object *parse(const char *text)
{
	char *copy = xstrdup(text);
	json_object *o;

	for (char *c = copy; *c; c++)
		*c = *c == '\'' ? '"' : *c;
	o = json_tokener_parse(copy);
	CU_ASSERT_PTR_NOT_NULL_FATAL(o);
	free(copy);
	return o;
}

static void begin(struct draft *d, const char *op, const char *asks, const char *given)
{
	draft_init(d, op_by_name(op), asks, parse(given), NOW);
}

static size_t at(const struct draft *d, const char *param)
{
	size_t i = draft_find(d, op_param(d->op, param));

	CU_ASSERT_TRUE_FATAL(i < d->n);
	return i;
}

static void set(struct draft *d, const char *param, const char *text)
{
	draft_set(d, at(d, param), text);
}

static void read_now(struct draft *d, const char *answer, bool moved)
{
	json_object *o = parse(answer);

	CU_ASSERT_EQUAL(draft_read(d, o), moved);
	json_object_put(o);
}

static void check_sent(const struct draft *d, const char *want)
{
	json_object *params = draft_params(d), *wanted = parse(want);

	if (!json_object_equal(params, wanted))
		printf("    sends %s\n", json_object_to_json_string(params));
	CU_ASSERT_TRUE(json_object_equal(params, wanted));
	json_object_put(params);
	json_object_put(wanted);
}

/* ---- fields ---------------------------------------------------------------- */

static void test_what_nothing_gives_is_asked_for(void)
{
	struct draft d;

	begin(&d, "teams.create", NULL, "{'org':'acme'}");
	CU_ASSERT_EQUAL(d.n, 2);
	CU_ASSERT_STRING_EQUAL(d.fields[0].param->name, "group_name");
	CU_ASSERT_STRING_EQUAL(d.fields[1].param->name, "description");
	draft_done(&d);
	/* Not the page of a list, not what is given. */
	begin(&d, "repos.assign_group", NULL,
	      "{'namespace':'acme','repository':'app','permission':'read'}");
	CU_ASSERT_EQUAL(d.n, 1);
	draft_done(&d);
	begin(&d, "auth.update_pat", "token_label", "{'uuid':'x'}");
	CU_ASSERT_EQUAL(d.n, 1);
	draft_done(&d);
}

/* What a field of each type takes, and what it says to what it does not. */
static void test_each_type_knows_what_it_takes(void)
{
	static const struct {
		const char *op, *param, *good, *bad, *why;
	} rows[] = {
		{ "teams.create", "group_name", "web", "we b", "letters, digits" },
		{ "repos.create", "repository", "web-app", "Web", "lower-case" },
		{ "repos.create", "is_private", "true", "maybe", "true or false" },
		{ "org.update_member", "role", "owner", "boss", "one of owner" },
		{ "org.bulk_invite", "invitees", "jdoe, a@x.io", "a@x.io,b@@x",
		  "item 2 of 2" },
		{ "org.bulk_invite", "team", "web", "Owners", "nobody is invited" },
		{ "auth.create_pat", "scopes", "repo:read", "repo:all", "item 1 of 1" },
		{ "auth.create_pat", "expires_at", "+90d", "tomorrow", "such as" },
		{ "auth.create_pat", "expires_at", "2026-12-31", "2026-13-31",
		  "such as" },
		{ "auth.create_pat", "expires_at", "never", "2025-12-31", "past" },
		{ "auth.create_oat", "resources",
		  "[{'type':'TYPE_ORG','path':'acme','scopes':['scope-member-read']}]",
		  "[{}]", "item 1" },
		{ "repos.assign_group", "group_id", "12", "0", "number from 1" },
		{ "webhooks.create", "webhook_url", "https://x.example/h",
		  "http://x.example/h", "https" },
		{ "scim.create_user", "user_name", "a@x.io", "a", "e-mail" },
		{ "repos.update", "description", "short",
		  "0123456789012345678901234567890123456789012345678901234567890123456"
		  "78901234567890123456789012345678901",
		  "100 bytes" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct draft d;
		char *good = xstrdup(rows[i].good);
		const struct draft_field *f;

		for (char *c = good; *c; c++)
			*c = *c == '\'' ? '"' : *c;
		begin(&d, rows[i].op, rows[i].param, "{}");
		f = &d.fields[0];
		set(&d, rows[i].param, good);
		if (f->wrong.status)
			printf("    %s %s: %s\n", rows[i].param, good, f->wrong.text);
		CU_ASSERT_EQUAL(f->wrong.status, ST_OK);
		set(&d, rows[i].param, rows[i].bad);
		if (!str_has(str_from(f->wrong.text), str_from(rows[i].why)))
			printf("    %s %s: %s\n", rows[i].param, rows[i].bad,
			       f->wrong.text);
		CU_ASSERT_EQUAL(f->wrong.status, ST_USAGE);
		CU_ASSERT_TRUE(str_has(str_from(f->wrong.text), str_from(rows[i].why)));
		/* The name stands beside it already. */
		CU_ASSERT_NOT_EQUAL(
			strncmp(f->wrong.text, rows[i].param, strlen(rows[i].param)),
			0);
		CU_ASSERT_EQUAL(draft_first_bad(&d), 0);
		free(good);
		draft_done(&d);
	}
}

static void test_what_is_needed_is_missed(void)
{
	struct draft d;

	begin(&d, "auth.create_pat", NULL, "{}");
	CU_ASSERT_EQUAL(draft_first_bad(&d), at(&d, "token_label"));
	set(&d, "token_label", "ci");
	CU_ASSERT_EQUAL(draft_first_bad(&d), at(&d, "scopes"));
	CU_ASSERT_EQUAL(d.fields[at(&d, "scopes")].wrong.status, ST_OK);
	set(&d, "scopes", " , ");
	CU_ASSERT_EQUAL(draft_first_bad(&d), at(&d, "scopes"));
	set(&d, "scopes", "repo:read");
	CU_ASSERT_EQUAL(draft_first_bad(&d), d.n);
	draft_done(&d);
	/* A complete set may be empty. */
	begin(&d, "repos.set_categories", NULL,
	      "{'namespace':'acme','repository':'app'}");
	CU_ASSERT_EQUAL(draft_first_bad(&d), d.n);
	draft_done(&d);
}

/* ---- what is sent ---------------------------------------------------------- */

static void test_a_new_thing_is_what_is_given(void)
{
	struct draft d;

	begin(&d, "repos.create", "repository,description,is_private",
	      "{'namespace':'acme'}");
	set(&d, "repository", " web-app ");
	check_sent(&d, "{'namespace':'acme','repository':'web-app'}");
	set(&d, "is_private", "true");
	set(&d, "description", " two words ");
	check_sent(&d, "{'namespace':'acme','repository':'web-app','description':"
		       "' two words ','is_private':true}");
	draft_done(&d);
	begin(&d, "auth.create_pat", NULL, "{}");
	set(&d, "token_label", "ci");
	set(&d, "scopes", "repo:read,repo:write");
	set(&d, "expires_at", "+90d");
	check_sent(&d, "{'token_label':'ci','scopes':['repo:read','repo:write'],"
		       "'expires_at':'2026-04-01T00:00:00Z'}");
	set(&d, "expires_at", "never");
	check_sent(&d, "{'token_label':'ci','scopes':['repo:read','repo:write']}");
	draft_done(&d);
}

static void test_of_a_patch_only_what_changed(void)
{
	struct draft d;

	begin(&d, "teams.patch", NULL, "{'org':'acme','group_name':'web'}");
	read_now(&d, "{'name':'web','description':'The web','id':7}", false);
	CU_ASSERT_STRING_EQUAL(d.fields[at(&d, "description")].text, "The web");
	CU_ASSERT_EQUAL(draft_changes(&d), 0);
	set(&d, "description", "");
	CU_ASSERT_EQUAL(draft_changes(&d), 1);
	check_sent(&d, "{'org':'acme','group_name':'web','description':''}");
	set(&d, "description", "The web");
	set(&d, "name", "web2");
	check_sent(&d, "{'org':'acme','group_name':'web','name':'web2'}");
	/* A name is no description: it cannot be taken away. */
	set(&d, "name", "");
	CU_ASSERT_EQUAL(draft_first_bad(&d), at(&d, "name"));
	draft_done(&d);
	/* What the Hub requires is sent all the same. */
	begin(&d, "repos.set_immutable_tags", NULL,
	      "{'namespace':'acme','repository':'app'}");
	read_now(&d, "{'immutable_tags_settings':{'enabled':true,'rules':['^v','^r']}}",
		 false);
	set(&d, "rules", "^v,^r,^x");
	check_sent(&d, "{'namespace':'acme','repository':'app','enabled':true,"
		       "'rules':['^v','^r','^x']}");
	set(&d, "rules", "^r , ^v");
	CU_ASSERT_EQUAL(draft_changes(&d), 0);
	draft_done(&d);
}

static void test_of_a_put_all_of_it(void)
{
	struct draft d;

	begin(&d, "org.update_settings", NULL, "{'org':'acme'}");
	read_now(&d,
		 "{'restricted_images':{'enabled':false,'allow_official_images':true,"
		 "'allow_verified_publishers':false}}",
		 false);
	set(&d, "enabled", "true");
	check_sent(&d, "{'org':'acme','enabled':true,'allow_official_images':true,"
		       "'allow_verified_publishers':false}");
	draft_done(&d);
	begin(&d, "scim.update_user", NULL, "{'user_id':'u'}");
	read_now(&d, "{'active':true,'name':{'givenName':'A','familyName':'B'}}",
		 false);
	set(&d, "family_name", "");
	check_sent(&d, "{'user_id':'u','given_name':'A','family_name':'',"
		       "'active':true}");
	draft_done(&d);
	/* A switch the Hub is silent about is not turned off by us. */
	begin(&d, "org.update_settings", NULL, "{'org':'acme'}");
	read_now(&d, "{'restricted_images':{'enabled':false}}", false);
	set(&d, "enabled", "true");
	check_sent(&d, "{'org':'acme','enabled':true}");
	draft_done(&d);
}

static void test_words_of_answers_are_words_of_requests(void)
{
	struct draft d;

	begin(&d, "org.update_member", NULL, "{'org':'acme','username':'jdoe'}");
	draft_read_text(&d, "role", "Editor");
	CU_ASSERT_STRING_EQUAL(d.fields[0].text, "editor");
	CU_ASSERT_EQUAL(draft_changes(&d), 0);
	draft_done(&d);
	begin(&d, "repos.set_categories", NULL,
	      "{'namespace':'acme','repository':'app'}");
	read_now(&d,
		 "{'categories':[{'slug':'networking','name':'N'},{'slug':'security',"
		 "'name':'S'}]}",
		 false);
	CU_ASSERT_STRING_EQUAL(d.fields[0].text, "networking,security");
	set(&d, "categories", "");
	check_sent(&d, "{'namespace':'acme','repository':'app','categories':[]}");
	draft_done(&d);
}

/* ---- somebody else --------------------------------------------------------- */

static void test_what_moved_meanwhile_is_noticed(void)
{
	struct draft d;

	begin(&d, "teams.patch", NULL, "{'org':'acme','group_name':'web'}");
	read_now(&d, "{'name':'web','description':'one'}", false);
	set(&d, "description", "mine");
	read_now(&d, "{'name':'web','description':'one'}", false);
	/* Theirs is beside mine; what I left alone follows. */
	read_now(&d, "{'name':'web3','description':'theirs'}", true);
	CU_ASSERT_STRING_EQUAL(d.fields[at(&d, "description")].text, "mine");
	CU_ASSERT_STRING_EQUAL(d.fields[at(&d, "description")].was, "theirs");
	CU_ASSERT_STRING_EQUAL(d.fields[at(&d, "name")].text, "web3");
	check_sent(&d, "{'org':'acme','group_name':'web','description':'mine'}");
	/* They did what I was about to do. */
	read_now(&d, "{'name':'web3','description':'mine'}", true);
	CU_ASSERT_EQUAL(draft_changes(&d), 0);
	draft_done(&d);
}

static void test_what_was_typed_first_stays(void)
{
	struct draft d;

	begin(&d, "org.update_member", NULL, "{'org':'acme','username':'jdoe'}");
	set(&d, "role", "owner");
	draft_read_text(&d, "role", "Member");
	CU_ASSERT_STRING_EQUAL(d.fields[0].text, "owner");
	CU_ASSERT_EQUAL(draft_changes(&d), 1);
	draft_done(&d);
}

/* ---- the Hub's words ------------------------------------------------------- */

static void test_blame_finds_its_field(void)
{
	struct draft d;

	begin(&d, "repos.create", NULL, "{'namespace':'acme'}");
	CU_ASSERT_TRUE(draft_blame(&d, STR("name"), "taken"));
	CU_ASSERT_STRING_EQUAL(d.fields[at(&d, "repository")].said, "taken");
	CU_ASSERT_FALSE(draft_blame(&d, STR("non_field_errors"), "no"));
	set(&d, "repository", "other");
	CU_ASSERT_PTR_NULL(d.fields[at(&d, "repository")].said);
	draft_done(&d);
	begin(&d, "scim.create_user", NULL, "{}");
	CU_ASSERT_TRUE(draft_blame(&d, STR("givenName"), "x"));
	CU_ASSERT_TRUE(draft_blame(&d, STR("name/familyName"), "x"));
	CU_ASSERT_TRUE(draft_blame(&d, STR("userName"), "x"));
	draft_done(&d);
	begin(&d, "org.bulk_invite", "invitees,role,team", "{'org':'acme'}");
	CU_ASSERT_TRUE(draft_blame(&d, STR("invitees"), "x"));
	CU_ASSERT_FALSE(draft_blame(&d, STR("org"), "given, not asked"));
	draft_done(&d);
}

/* ---- in words -------------------------------------------------------------- */

static void shows(const char *op, const char *param, const char *text, const char *want)
{
	char buf[DRAFT_SHOWN_MAX];

	draft_show(op_param(op_by_name(op), param), text, NOW, buf, sizeof(buf));
	if (strcmp(buf, want) != 0)
		printf("    %s\n", buf);
	CU_ASSERT_STRING_EQUAL(buf, want);
}

static void test_values_in_words(void)
{
	shows("repos.create", "is_private", "true", "yes");
	shows("repos.create", "is_private", "false", "no");
	shows("repos.create", "is_private", "", "not said");
	shows("repos.create", "description", "", "none");
	shows("repos.create", "full_description", "one\ntwo", "7 bytes: one");
	shows("auth.create_pat", "expires_at", "+90d", "2026-04-01, in 90d");
	shows("auth.create_pat", "expires_at", "never", "never");
	shows("auth.create_pat", "expires_at", "", "never");
	shows("auth.create_pat", "scopes", "a,b,  c", "a, b, c");
	shows("repos.set_categories", "categories", "", "none");
	shows("webhooks.create", "webhook_url", "https://u:p@h.example/x?y=1",
	      "https://h.example/***");
	shows("webhooks.create", "webhook_url", "https://h.example/x?y=1",
	      "https://h.example/***");
	shows("webhooks.create", "webhook_url", "https://h.example:8080/x",
	      "https://h.example:8080/***");
	/* A password with a slash in it. */
	shows("webhooks.create", "webhook_url", "https://u:p/q@h.example/x",
	      "https://***");
	shows("auth.login", "password", "hunter2", "***");
	shows("auth.create_oat", "resources",
	      "[{\"type\":\"TYPE_REPO\",\"path\":\"acme/"
	      "app\",\"scopes\":[\"scope-image-"
	      "push\",\"scope-image-pull\",\"scope-new\"]}]",
	      "acme/app: push images, scope-new");
}

/* What includes another is one that is there, and no circle. */
static void test_meanings_are_whole(void)
{
	const struct op *op;
	const struct meaning *const sets[] = { scopes_of_repos, scopes_of_org };

	for (size_t i = 0; (op = op_at(i)); i++)
		for (size_t k = 0; k < op->n_params; k++) {
			const struct param *p = &op->params[k];

			for (const struct meaning *m = p->meanings; m && m->value;
			     m++) {
				struct error err = { 0 };
				json_object *v;

				if (!*m->value)
					continue;
				v = json_object_new_array();

				if (p->type == PARAM_LIST)
					json_object_array_add(
						v, json_object_new_string(m->value));
				else {
					json_object_put(v);
					v = json_object_new_string(m->value);
				}
				CU_ASSERT_EQUAL(param_check(p, v, &err), ST_OK);
				json_object_put(v);
			}
		}
	for (size_t s = 0; s < COUNT(sets); s++)
		for (const struct meaning *m = sets[s]; m->value; m++) {
			const struct meaning *in = m;
			int depth = 0;

			while (in && in->includes && depth++ < 5)
				in = scope_meaning(str_from(in->includes));
			CU_ASSERT_PTR_NOT_NULL(in);
			CU_ASSERT_TRUE(depth < 5);
		}
}

CHECK_MAIN("draft", test_what_nothing_gives_is_asked_for,
	   test_each_type_knows_what_it_takes, test_what_is_needed_is_missed,
	   test_a_new_thing_is_what_is_given, test_of_a_patch_only_what_changed,
	   test_of_a_put_all_of_it, test_words_of_answers_are_words_of_requests,
	   test_what_moved_meanwhile_is_noticed, test_what_was_typed_first_stays,
	   test_blame_finds_its_field, test_values_in_words, test_meanings_are_whole)
