/* Pages in a browser: every pane has one, and no name breaks out of its address. */
#include "model/envelope.h"
#include "model/kinds.h"
#include "model/op.h"
#include "model/tag.h"
#include "tests/check.h"
#include "tests/data.h"
#include "ui/term.h"
#include "ui/web.h"

static struct page *fixture(const struct kind *k)
{
	char *body = data_read(k->name);
	struct page *p = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(
		page_decode(k, op_of_kind(k)->envelope, str_from(body), &p, &err),
		ST_OK);
	free(body);
	return p;
}

static struct place acme(const struct kind *k)
{
	return (struct place){
		.kind = k, .ns = "acme", .repo = "web-app", .tag = "v1"
	};
}

static bool is_safe(const char *address)
{
	return !strncmp(address, "https://hub.docker.com/", 23) ||
	       !strncmp(address, "https://app.docker.com/", 23);
}

/* What is of this machine has none. */
static void test_every_pane_has_a_page(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		struct page *p = fixture(kinds[i]);
		struct place here = acme(kinds[i]);
		bool local = op_of_kind(kinds[i])->host == HOST_NONE;
		char address[WEB_MAX];
		bool has = web_address(&here, page_row(p, 0), address, sizeof(address));

		if (has == local)
			printf("    %s has %s\n", kinds[i]->name, has ? "one" : "none");
		CU_ASSERT_EQUAL(has, !local);
		CU_ASSERT_TRUE(!has || is_safe(address));
		CU_ASSERT_TRUE(!has || !strpbrk(address, "{} \""));
		page_free(p);
	}
}

static void expect_tag(const char *ns, const char *tag, const char *want)
{
	struct place p = acme(&kind_tags);
	struct tag row = { 0 };
	struct arena a = { 0 };
	char address[WEB_MAX];

	snprintf(p.ns, sizeof(p.ns), "%s", ns);
	row.name = arena_text(&a, str_from(tag));
	CU_ASSERT_TRUE(web_address(&p, &row, address, sizeof(address)));
	CU_ASSERT_STRING_EQUAL(address, want);
	arena_done(&a);
}

static void test_addresses(void)
{
	expect_tag("acme", "v1.2",
		   "https://hub.docker.com/r/acme/web-app/tags?name=v1.2");
	expect_tag("library", "v1", "https://hub.docker.com/_/web-app/tags?name=v1");
}

/* BEL and ST would end the link, ";" its parameters (E14). */
static void test_no_name_ends_its_address(void)
{
	expect_tag("acme", "a\a\033\\;b&c=#%/\xc3\xa9\xff",
		   "https://hub.docker.com/r/acme/web-app/tags?"
		   "name=a%07%1B%5C%3Bb%26c%3D%23%25%2F%C3%A9%FF");
}

static void test_what_does_not_fit_is_no_address(void)
{
	struct place p = acme(&kind_access);
	char address[20];

	CU_ASSERT_FALSE(web_address(&p, NULL, address, sizeof(address)));
}

static const char *const variables[] = { "TMUX",       "STY",         "TERM_PROGRAM",
					 "TERM",       "VTE_VERSION", "KONSOLE_VERSION",
					 "WT_SESSION", "DOMTERM" };

static void clear_variables(void)
{
	for (size_t i = 0; i < COUNT(variables); i++)
		unsetenv(variables[i]);
}

static void expect_links(const char *name, const char *value, bool want)
{
	clear_variables();
	setenv(name, value, 1);
	CU_ASSERT_EQUAL(term_links(), want);
	setenv("TMUX", "/tmp/tmux-0/default,1,0", 1);
	CU_ASSERT_FALSE(term_links());
}

static void test_links_where_they_are_known_to_work(void)
{
	clear_variables();
	CU_ASSERT_FALSE(term_links());
	expect_links("TERM", "xterm-kitty", true);
	expect_links("TERM", "xterm-256color", false);
	expect_links("TERM_PROGRAM", "WezTerm", true);
	expect_links("TERM_PROGRAM", "Apple_Terminal", false);
	expect_links("VTE_VERSION", "7200", true);
	expect_links("VTE_VERSION", "4999", false);
	expect_links("VTE_VERSION", "x", false);
	expect_links("WT_SESSION", "a-b", true);
}

CHECK_MAIN("web", test_every_pane_has_a_page, test_addresses,
	   test_no_name_ends_its_address, test_what_does_not_fit_is_no_address,
	   test_links_where_they_are_known_to_work)
