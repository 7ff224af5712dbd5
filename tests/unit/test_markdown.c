/* Descriptions of repositories as lines for a screen. */
#include "model/markdown.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "tests/check.h"

static const char *const names[] = {
	[MARKDOWN_TEXT] = "text", [MARKDOWN_HEADING] = "heading",
	[MARKDOWN_CODE] = "code", [MARKDOWN_QUOTE] = "quote",
	[MARKDOWN_RULE] = "rule", [MARKDOWN_BLANK] = "",
};

/* "heading:Title|text/2/- :an item" */
static char *shown(const char *text)
{
	struct markdown m;
	char *all = xstrdup("");

	markdown_parse(str_from(text), &m);
	for (size_t i = 0; i < m.n; i++) {
		const struct markdown_block *b = &m.v[i];
		char *more = b->indent || b->marker[0]
				     ? xasprintf("%s%s%s/%d/%s:%s", all, i ? "|" : "",
						 names[b->style], b->indent, b->marker,
						 b->text)
				     : xasprintf("%s%s%s:%s", all, i ? "|" : "",
						 names[b->style], b->text);

		free(all);
		all = more;
	}
	markdown_done(&m);
	return all;
}

static void check(const char *text, const char *want)
{
	char *got = shown(text);

	if (strcmp(got, want) != 0)
		printf("    have %s\n    want %s\n", got, want);
	CU_ASSERT_STRING_EQUAL(got, want);
	free(got);
}

static void test_blocks(void)
{
	check("", "");
	check("one\ntwo\n\nthree", "text:one two|:|text:three");
	check("# Title #\ntext", "heading:Title|text:text");
	check("a\n\n## Second\n\nb", "text:a|:|heading:Second|:|text:b");
	check("Title\n=====\ntext", "heading:Title|text:text");
	check("#hash", "text:#hash");
	check("a\n\n---\nb", "text:a|:|rule:|text:b");
	check("> said\n> more\n\nb", "quote/2/:said more|:|text:b");
	check("| a | b |\n|---|---|\n| 1 | 2 |",
	      "code:| a | b ||code:|---|---||code:| 1 | 2 |");
}

static void test_lists(void)
{
	check("- one\n- two\n  goes on\n* three",
	      "text/0/- :one|text/0/- :two goes on|text/0/* :three");
	check("1. one\n   - in it\n12) last",
	      "text/0/1. :one|text/3/- :in it|text/0/12) :last");
	check("-no item", "text:-no item");
	check("2024 was", "text:2024 was");
}

static void test_code(void)
{
	check("```sh\ndocker *pull* x\n\n  # a\n```\nb",
	      "code/2/:docker *pull* x|code/2/:|code/2/:  # a|text:b");
	check("~~~\n```\n~~~", "code/2/:```");
	check("a\n\n    code _x_\n\nb", "text:a|:|code/2/:code _x_|:|text:b");
	check("``` never ends\nx", "code/2/:x");
}

static void test_inline_marks_go(void)
{
	check("**bold** and *thin* and `co*de*`", "text:bold and thin and co*de*");
	check("__a__ snake_case_name _b_", "text:a snake_case_name b");
	check("2 * 3 * 4", "text:2 * 3 * 4");
	check("a \\*star\\* \\_x", "text:a *star* _x");
	check("``a ` b``", "text:a ` b");
	check("~~gone~~ ~/.docker", "text:gone ~/.docker");
	check("&lt;b&gt; &amp;&nbsp;x &unknown;", "text:<b> & x &unknown;");
}

static void test_links_show_where_they_lead(void)
{
	check("see [the docs](https://d.example/a_b)",
	      "text:see the docs <https://d.example/a_b>");
	check("[https://d.example](https://d.example)", "text:https://d.example");
	check("[up](#top)", "text:up");
	check("[t](https://d.example \"title\")", "text:t <https://d.example>");
	check("<https://d.example>", "text:https://d.example");
	check("![Logo](l.png) x", "text:[picture: Logo] x");
	check("[![Build](b.svg)](https://ci.example)",
	      "text:[picture: Build] <https://ci.example>");
	check("[ref][1] [x", "text:[ref][1] [x");
	check("[a](b", "text:[a](b");
}

static void test_html_is_left_out(void)
{
	check("<p align=\"center\">Hi<br/>there</p>", "text:Hi\nthere");
	check("<img src=\"x\" alt=\"y\"> a < b", "text:[picture] a < b");
	check("a <!-- b --> c", "text:a  c");
	check("a\n<!-- b\nc\n--> d", "text:a d");
	check("<details>\n<summary>More</summary>\n</details>", "text:More");
}

/* As long as they are, and however they nest. */
static void test_it_has_bounds(void)
{
	static const char *const pieces[] = { "[",  "![",   "`",  "**",  "> ",  "<",
					      "- ", "[a](", "\\", "|\n", "#\n", "&" };

	for (size_t i = 0; i < COUNT(pieces); i++) {
		size_t n = strlen(pieces[i]), times = 2 * MARKDOWN_MAX / n;
		char *text = xmalloc(times * n + 1);
		struct markdown m;

		for (size_t k = 0; k < times; k++)
			memcpy(text + k * n, pieces[i], n);
		text[times * n] = '\0';
		markdown_parse(str_from(text), &m);
		CU_ASSERT_TRUE(m.cut);
		CU_ASSERT(m.n <= MARKDOWN_BLOCKS_MAX);
		markdown_done(&m);
		free(text);
	}
}

CHECK_MAIN("markdown", test_blocks, test_lists, test_code, test_inline_marks_go,
	   test_links_show_where_they_lead, test_html_is_left_out, test_it_has_bounds)
