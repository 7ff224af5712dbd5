/* The grammar of places and the ways between them. */
#include "model/kinds.h"
#include "model/page.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "ui/place.h"

static struct place parse(const char *text)
{
	struct place p = { 0 };
	struct error err = { 0 };

	CU_ASSERT_EQUAL(place_parse(text, &p, &err), ST_OK);
	if (!p.kind) {
		printf("    \"%s\": %s\n", text, err.text);
		p.kind = &kind_namespaces;
	}
	return p;
}

static void check(const char *text, const struct kind *kind, const char *ns,
		  const char *repo, const char *tag, const char *name)
{
	struct place p = parse(text);

	CU_ASSERT_PTR_EQUAL(p.kind, kind);
	CU_ASSERT_STRING_EQUAL(p.ns, ns);
	CU_ASSERT_STRING_EQUAL(p.repo, repo);
	CU_ASSERT_STRING_EQUAL(p.tag, tag);
	CU_ASSERT_STRING_EQUAL(p.name, name);
}

static void test_forms(void)
{
	check("", &kind_namespaces, "", "", "", "");
	check("acme", &kind_repos, "acme", "", "", "");
	check("acme:repos", &kind_repos, "acme", "", "", "");
	check("acme:repos/web-app", &kind_repos, "acme", "", "", "web-app");
	check("acme/web-app", &kind_tags, "acme", "web-app", "", "");
	check("acme/web-app:tags", &kind_tags, "acme", "web-app", "", "");
	check("acme/web-app:v1.2", &kind_tag_images, "acme", "web-app", "v1.2", "");
	check("acme/web-app:tags/v1.2", &kind_tags, "acme", "web-app", "", "v1.2");
	check("acme/web-app:tags/images", &kind_tags, "acme", "web-app", "", "images");
	check("acme/web-app:tag-images/tags", &kind_tag_images, "acme", "web-app",
	      "tags", "");
	check("acme/web-app:images", &kind_images, "acme", "web-app", "", "");
	check("acme/web-app:latest", &kind_tag_images, "acme", "web-app", "latest", "");
	check("acme:teams", &kind_teams, "acme", "", "", "");
	check("acme:members/maria", &kind_members, "acme", "", "", "maria");
	check("acme:tokens", &kind_oats, "acme", "", "", "");
	check("acme:scim", &kind_scim, "acme", "", "", "");
	check("acme:audit-members", &kind_audit_members, "acme", "", "", "");
	check("acme:snapshots", &kind_snapshots, "acme", "", "", "");
	check("acme:compare", &kind_compare, "acme", "", "", "");
	check("acme/web-app:compare", &kind_tag_images, "acme", "web-app", "compare",
	      "");
	check("acme/web-app:webhooks", &kind_webhooks, "acme", "web-app", "", "");
	check("acme:webhooks", &kind_hooks, "acme", "", "", "");
	check("acme:hooks", &kind_hooks, "acme", "", "", "");
	check("acme:doctor", &kind_doctor, "acme", "", "", "");
	check(":pats", &kind_pats, "", "", "", "");
	check(":tokens", &kind_pats, "", "", "", "");
	CU_ASSERT_STRING_EQUAL(parse("acme:team-members/sre").team, "sre");
}

static void test_refused(void)
{
	static const char *const bad[] = {
		"/",
		"acme/",
		"/web-app",
		"acme:",
		"acme:tags",
		"acme:nonsense",
		"acme:v1.2",
		"acme/web-app:",
		"acme/a/b",
		"acme/web-app:a b",
		"..",
		"acme/..",
		"acme/web:..",
		"acme:images",
		"acme/web:repos",
		"a\033c",
		"acme/web:teams",
		"acme/w?x",
		"acme/web:-x",
		"acme/web:nonsense/v1",
		"acme:namespaces",
		":webhooks",
		"acme:pats",
		"acme:team-members",
		"acme:team-members/a b",
		"acme/web:team-members/sre",
		"acme/web:members",
		":teams",
		":repos",
		":",
	};

	struct place audit = { 0 };
	struct error since = { 0 };

	/* Named as it was typed. */
	CU_ASSERT_EQUAL(place_parse("acme:audit since", &audit, &since), ST_USAGE);
	CU_ASSERT_STRING_EQUAL(since.text, "since: a value is missing");
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct place p = { 0 };
		struct error err = { 0 };

		if (place_parse(bad[i], &p, &err) != ST_USAGE)
			printf("    accepted: \"%s\"\n", bad[i]);
		CU_ASSERT_EQUAL(err.status, ST_USAGE);
		CU_ASSERT_NOT_EQUAL(err.text[0], '\0');
		CU_ASSERT_NOT_EQUAL(err.hint[0], '\0');
		CU_ASSERT_PTR_NULL(p.kind);
	}
}

static void test_long_names(void)
{
	char text[2048];
	struct place p = { 0 };
	struct error err = { 0 };

	memset(text, 'a', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	CU_ASSERT_EQUAL(place_parse(text, &p, &err), ST_USAGE);
	memcpy(text, "acme/web:tags/", 14);
	CU_ASSERT_EQUAL(place_parse(text, &p, &err), ST_USAGE);
	memcpy(text, "acme/web:", 9);
	CU_ASSERT_EQUAL(place_parse(text, &p, &err), ST_USAGE);
}

static void test_format_round_trips(void)
{
	static const char *const texts[] = { "",
					     "acme:repos",
					     "acme/web-app:tags",
					     "acme/web-app:v1.2",
					     "acme/web-app:tags/v1.2",
					     "acme/web-app:tag-images/tags",
					     "acme/web-app:images",
					     "acme/web-app:journal",
					     "acme:limits",
					     ":journal",
					     "acme:members/maria",
					     "acme:team-members/sre",
					     "acme/web-app:access",
					     "acme:settings",
					     "acme:scim",
					     ":pats" };

	for (size_t i = 0; i < COUNT(texts); i++) {
		struct place p = parse(texts[i]);
		char buf[PLACE_MAX];

		place_format(&p, buf, sizeof(buf));
		CU_ASSERT_STRING_EQUAL(buf, texts[i]);
	}
}

static void test_crumbs(void)
{
	char buf[PLACE_MAX], small[8];
	struct place p = parse("acme/web-app");

	place_crumbs(&p, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "acme > web-app > tags");
	p = parse("acme/web-app:v1");
	place_crumbs(&p, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "acme > web-app > v1 > tag-images");
	place_crumbs(&p, small, sizeof(small));
	CU_ASSERT_STRING_EQUAL(small, "acme > ");
	p = parse("acme:audit-members");
	place_crumbs(&p, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "acme > members");
	p = parse("acme:compare old=may.jsonl");
	place_crumbs(&p, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "acme > compare  old=may.jsonl");
	p = parse("");
	place_crumbs(&p, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "namespaces");
}

static void test_up(void)
{
	struct place p = parse("acme/web-app:v1"), up;

	CU_ASSERT_TRUE(place_up(&p, &up));
	CU_ASSERT_PTR_EQUAL(up.kind, &kind_tags);
	CU_ASSERT_STRING_EQUAL(up.name, "v1");
	CU_ASSERT_STRING_EQUAL(up.tag, "");
	CU_ASSERT_TRUE(place_up(&up, &p));
	CU_ASSERT_PTR_EQUAL(p.kind, &kind_repos);
	CU_ASSERT_STRING_EQUAL(p.name, "web-app");
	CU_ASSERT_TRUE(place_up(&p, &up));
	CU_ASSERT_PTR_EQUAL(up.kind, &kind_namespaces);
	CU_ASSERT_STRING_EQUAL(up.name, "acme");
	CU_ASSERT_STRING_EQUAL(up.ns, "");
	CU_ASSERT_FALSE(place_up(&up, &p));
}

static void test_panes(void)
{
	struct place p = parse("acme/web-app"), to;

	CU_ASSERT_TRUE(place_pane(&p, &kind_repos, &to));
	CU_ASSERT_STRING_EQUAL(to.repo, "");
	CU_ASSERT_STRING_EQUAL(to.name, "web-app");
	CU_ASSERT_FALSE(place_pane(&p, &kind_tag_images, &to));
	CU_ASSERT_TRUE(place_pane(&p, &kind_images, &to));
	p = parse("acme");
	CU_ASSERT_FALSE(place_pane(&p, &kind_tags, &to));
	p = parse("acme/web-app:v1");
	CU_ASSERT_TRUE(place_pane(&p, &kind_tags, &to));
	CU_ASSERT_STRING_EQUAL(to.name, "v1");
}

static void test_enter(void)
{
	static const char body[] = "{\"count\":2,\"results\":[{\"name\":\"web-app\"},"
				   "{\"name\":\"..\"}]}";
	struct place p = parse("acme"), to;
	struct error err = { 0 };
	struct page *page = NULL;

	CU_ASSERT_EQUAL(page_decode(&kind_repos, ENV_PAGE, STR(body), &page, &err),
			ST_OK);
	CU_ASSERT_TRUE(place_enter(&p, page_row(page, 0), &to));
	CU_ASSERT_PTR_EQUAL(to.kind, &kind_tags);
	CU_ASSERT_STRING_EQUAL(to.ns, "acme");
	CU_ASSERT_STRING_EQUAL(to.repo, "web-app");
	/* A name that the Hub's own grammar forbids leads nowhere. */
	if (page->n_rows > 1)
		CU_ASSERT_FALSE(place_enter(&p, page_row(page, 1), &to));
	page_free(page);
}

static void test_params(void)
{
	struct place p = parse("acme/web-app:tags/v1");
	json_object *o = place_params(&p);

	CU_ASSERT_STRING_EQUAL(
		json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN),
		"{\"namespace\":\"acme\",\"repository\":\"web-app\"}");
	json_object_put(o);
}

/* Every list names the namespace its own way. */
static void test_params_of_organizations(void)
{
	static const char *const cases[][2] = {
		{ "acme:members", "{\"org\":\"acme\"}" },
		{ "acme:audit", "{\"account\":\"acme\"}" },
		{ "acme:team-members/sre",
		  "{\"org\":\"acme\",\"group_name\":\"sre\"}" },
		{ "acme:scim", "{}" },
		{ ":pats", "{}" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct place p = parse(cases[i][0]);
		json_object *o = place_params(&p);

		CU_ASSERT_STRING_EQUAL(
			json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN),
			cases[i][1]);
		json_object_put(o);
	}
}

/* A team leads back to where it stood, and to nobody of its name elsewhere. */
static void test_teams(void)
{
	struct place p = parse("acme:team-members/sre"), to;
	char buf[PLACE_MAX];

	place_crumbs(&p, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "acme > sre > team-members");
	CU_ASSERT_TRUE(place_up(&p, &to));
	CU_ASSERT_PTR_EQUAL(to.kind, &kind_teams);
	CU_ASSERT_STRING_EQUAL(to.name, "sre");
	CU_ASSERT_STRING_EQUAL(to.team, "");
	CU_ASSERT_TRUE(place_pane(&p, &kind_members, &to));
	CU_ASSERT_STRING_EQUAL(to.name, "");
	CU_ASSERT_TRUE(place_pane(&p, &kind_pats, &to));
	CU_ASSERT_STRING_EQUAL(to.ns, "");
	CU_ASSERT_STRING_EQUAL(to.name, "");
	CU_ASSERT_FALSE(place_pane(&to, &kind_members, &p));
}

static void check_words(const char *text, const char *asked, const char *filter,
			const char *sort)
{
	struct place p = parse(text);

	CU_ASSERT_STRING_EQUAL(p.asked, asked);
	CU_ASSERT_STRING_EQUAL(p.filter, filter);
	CU_ASSERT_STRING_EQUAL(p.sort, sort);
}

/* The top has a name, too: a context's organization is where work begins otherwise. */
static void test_the_top_and_short_words(void)
{
	struct place here = parse("acme/web-app"), p = { 0 };
	struct error err = { 0 };

	CU_ASSERT_PTR_EQUAL(parse(":namespaces").kind, &kind_namespaces);
	CU_ASSERT_PTR_EQUAL(parse(":ns").kind, &kind_namespaces);
	CU_ASSERT_EQUAL(place_find(&here, "hooks", &p, &err), ST_OK);
	CU_ASSERT_PTR_EQUAL(p.kind, &kind_webhooks);
	CU_ASSERT_STRING_EQUAL(p.repo, "web-app");
	CU_ASSERT_EQUAL(place_parse("acme:namespaces", &p, &err), ST_USAGE);
	CU_ASSERT_STRING_EQUAL(err.text,
			       "namespaces are yours: the place is \":namespaces\"");
	CU_ASSERT_EQUAL(place_parse(":nothing", &p, &err), ST_USAGE);
	CU_ASSERT_STRING_EQUAL(err.text, "there is no pane \"nothing\"");
}

/* What follows an address, in any order, and always written in the same. */
static void test_words(void)
{
	check_words("acme", "", "", "");
	check_words("acme  ", "", "", "");
	check_words("acme:audit since 90d actor=jdoe", "actor=jdoe since 90d", "", "");
	check_words("acme:audit actor=jdoe since=90d", "actor=jdoe since 90d", "", "");
	check_words("acme:audit to 2026-02-12 from 2026-01-01T00:00:00Z",
		    "since 2026-01-01T00:00:00Z to 2026-02-12", "", "");
	check_words("acme name=web sort=pulls", "name=web", "", "pulls");
	check_words("acme/web-app /^pr-/ sort=-pulled", "", "re:^pr-", "-pulled");
	check_words("acme/web-app /pr-", "", "pr-", "");
	check_words("acme:members role=owner", "role=owner", "", "");
}

static void test_words_refused(void)
{
	static const char *const bad[] = {
		"acme what",         "acme actor=jdoe",
		"acme page=2",       "acme:members role=king",
		"acme:audit since",  "acme:audit since soon",
		"acme:audit actor=", "acme sort=colour",
		"acme /size>",       "acme since 90d",
		"acme name=a\001b",
	};

	for (size_t i = 0; i < COUNT(bad); i++) {
		struct place p = { 0 };
		struct error err = { 0 };

		if (place_parse(bad[i], &p, &err) != ST_USAGE)
			printf("    accepted: \"%s\"\n", bad[i]);
		CU_ASSERT_EQUAL(err.status, ST_USAGE);
		CU_ASSERT_NOT_EQUAL(err.hint[0], '\0');
		CU_ASSERT_PTR_NULL(p.kind);
	}
}

/* A part of a list is a place of its own; how it looks is not. */
static void test_words_are_the_place(void)
{
	struct place all = parse("acme:audit"), some = parse("acme:audit since 90d"),
		     looks = parse("acme:audit /push sort=actor"), to;
	char buf[PLACE_MAX];

	CU_ASSERT_FALSE(place_same(&all, &some));
	CU_ASSERT_TRUE(place_same(&all, &looks));
	place_format(&some, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "acme:audit since 90d");
	place_crumbs(&some, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "acme > audit  since 90d");
	CU_ASSERT_TRUE(place_pane(&some, &kind_repos, &to));
	CU_ASSERT_STRING_EQUAL(to.asked, "");
}

static void test_words_are_asked(void)
{
	struct place p = parse("acme:audit since 1d to 2026-02-12 name=acme/web-app");
	json_object *o = place_query(&p, 1770854400);

	CU_ASSERT_STRING_EQUAL(
		json_object_to_json_string_ext(
			o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE),
		"{\"account\":\"acme\",\"name\":\"acme/web-app\","
		"\"from_date\":\"2026-02-11T00:00:00Z\",\"to_date\":\"2026-02-12\"}");
	json_object_put(o);
}

/* As typed in the dashboard, where the pane of a place is meant. */
static void test_find(void)
{
	static const char *const cases[][3] = {
		{ "acme", "audit since 90d", "acme:audit since 90d" },
		{ "acme", "tags web-app /^pr-/", "acme/web-app:tags" },
		{ "acme/docs", "tags web-app name=v1", "acme/web-app:tags name=v1" },
		{ "acme/docs", "tags", "acme/docs:tags" },
		{ "acme/docs", "team-members sre", "acme:team-members/sre" },
		{ "acme", "members maria", "acme:members/maria" },
		{ "acme", "tokens", "acme:oats" },
		{ "acme", "other/app", "other/app:tags" },
		{ "", "acme name=web", "acme:repos name=web" },
		/* Who can do what; alone it is the list of teams. */
		{ "acme", "access web-app push", "acme/web-app:ways can=push" },
		{ "acme", "access other/app write", "other/app:ways can=push" },
		{ "acme/docs", "access admin", "acme/docs:ways can=admin" },
		{ "acme/docs", "access", "acme/docs:access" },
		{ "acme", "access web-app", "acme/web-app:access" },
		{ "acme", "access user jdoe", "acme:reach/jdoe" },
		{ "acme/docs", "reach jdoe", "acme:reach/jdoe" },
		/* Webhooks of a repository, or of all that there are. */
		{ "acme", "hooks", "acme:hooks" },
		{ "acme", "webhooks sort=flags", "acme:hooks" },
		{ "acme", "hooks web-app", "acme/web-app:webhooks" },
		{ "acme/docs", "webhooks", "acme/docs:webhooks" },
		{ "acme/docs", "webhooks --all-repos", "acme:hooks" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct place here = parse(cases[i][0]), p = { 0 };
		struct error err = { 0 };
		char buf[PLACE_MAX] = "";

		CU_ASSERT_EQUAL(place_find(&here, cases[i][1], &p, &err), ST_OK);
		if (p.kind)
			place_format(&p, buf, sizeof(buf));
		CU_ASSERT_STRING_EQUAL(buf, cases[i][2]);
	}
}

static void test_same(void)
{
	struct place a = parse("acme/web-app:tags/v1"), b = parse("acme/web-app"),
		     c = parse("acme/web-app:v1");

	CU_ASSERT_TRUE(place_same(&a, &b));
	CU_ASSERT_FALSE(place_same(&a, &c));
}

CHECK_MAIN("place", test_the_top_and_short_words, test_forms, test_refused,
	   test_long_names, test_format_round_trips, test_crumbs, test_up, test_panes,
	   test_enter, test_params, test_params_of_organizations, test_teams,
	   test_words, test_words_refused, test_words_are_the_place,
	   test_words_are_asked, test_find, test_same)
