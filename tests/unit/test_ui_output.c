/* What a command prints, when what it prints was written by somebody hostile. */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/show.h"
#include "model/utf8.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "ui/output.h"

/* ESC, BEL, DEL, C1 as characters, bidi, zero width, a tag, a private character. */
static const char hostile[] = "a\033[31m\007\177\xc2\x85\xc2\x9b"
			      "1m\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8b\xe2\x80\xa8"
			      "\xf3\xa0\x81\x81\xee\x80\x80"
			      "\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x90\xb3";

static json_object *page_of(const char *name)
{
	json_object *page = json_object_new_object(), *row = json_object_new_object();
	json_object *rows = json_object_new_array();

	json_object_object_add(row, "name", json_object_new_string(name));
	json_object_array_add(rows, row);
	json_object_object_add(page, "results", rows);
	return page;
}

/* The caller frees. */
static char *printed(enum output_format format, bool terminal, bool nul,
		     size_t *ret_len)
{
	const struct limits limits = { .remaining = -1 };
	json_object *body = page_of(hostile);
	struct error err = { 0 };
	char *text = NULL;
	struct output out = { .to = open_memstream(&text, ret_len),
			      .format = format,
			      .charset = CHARSET_UTF8,
			      .columns = "tag",
			      .terminal = terminal,
			      .nul = nul };

	CU_ASSERT_EQUAL(output_answer(&out, op_by_name("repos.list_tags"), 200, body,
				      NULL, &limits, &err),
			ST_OK);
	fclose(out.to);
	json_object_put(body);
	return text;
}

/* But for the end of a line, and the end of a name with --nul. */
static bool is_tame(const char *text, size_t len)
{
	struct str s = { text, len };

	while (s.len) {
		uint32_t cp;
		bool valid;
		size_t n = utf8_next(s, &cp, &valid);

		if (!valid || (show_hides(cp) && cp != '\n' && cp))
			return false;
		s = (struct str){ s.ptr + n, s.len - n };
	}
	return true;
}

static void test_json_is_tame_and_the_same_value(void)
{
	static const enum output_format formats[] = { OUT_JSON, OUT_NDJSON };
	static const char *const paths[] = { "/data/results/0/name", "/name" };

	for (size_t i = 0; i < COUNT(formats); i++) {
		size_t len;
		char *text = printed(formats[i], false, false, &len);
		json_object *back = NULL;
		struct error err = { 0 };

		CU_ASSERT_TRUE(is_tame(text, len));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "\\udb40\\udc41"));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "\xc3\xa9\xe6\xbc\xa2"));
		CU_ASSERT_EQUAL_FATAL(json_parse(str_from(text), &back, &err), ST_OK);
		CU_ASSERT_TRUE(str_eq(json_str(back, paths[i]), str_from(hostile)));
		json_object_put(back);
		free(text);
	}
}

static void test_nothing_acts_on_a_terminal(void)
{
	static const enum output_format formats[] = { OUT_JSON, OUT_NDJSON, OUT_TABLE,
						      OUT_CSV, OUT_TSV };

	for (size_t i = 0; i < COUNT(formats); i++) {
		size_t len;
		char *text = printed(formats[i], true, false, &len);

		CU_ASSERT_TRUE(is_tame(text, len));
		free(text);
		text = printed(formats[i], true, true, &len);
		CU_ASSERT_TRUE(is_tame(text, len));
		free(text);
	}
}

static void test_a_file_gets_the_original(void)
{
	static const enum output_format formats[] = { OUT_CSV, OUT_TSV };

	for (size_t i = 0; i < COUNT(formats); i++) {
		size_t len;
		char *text = printed(formats[i], false, false, &len);

		CU_ASSERT_PTR_NOT_NULL(strstr(text, hostile));
		free(text);
	}
}

/* What the Hub sends as CSV is no more to be trusted than the rest. */
static void test_cells_of_an_export_are_no_formulas(void)
{
	static const struct {
		enum output_format format;
		const char *want;
	} cases[] = {
		{ OUT_CSV, "Name,Teams\n\"'=cmd()\",\"a, b\"\nx,\"'@y\"\n" },
		{ OUT_TSV, "Name\tTeams\n'=cmd()\ta, b\nx\t'@y\n" },
		{ OUT_NDJSON, "{\"Name\":\"=cmd()\",\"Teams\":\"a, b\"}\n"
			      "{\"Name\":\"x\",\"Teams\":\"@y\"}\n" },
	};
	const struct limits limits = { .remaining = -1 };

	for (size_t i = 0; i < COUNT(cases); i++) {
		json_object *body = json_object_new_string(
			"Name,Teams\r\n=cmd(),\"a, b\"\r\nx,@y\r\n");
		struct error err = { 0 };
		char *text = NULL;
		size_t len;
		struct output out = { .to = open_memstream(&text, &len),
				      .format = cases[i].format,
				      .columns = "Name,Teams" };

		CU_ASSERT_EQUAL(output_answer(&out, op_by_name("org.export_members"),
					      200, body, NULL, &limits, &err),
				ST_OK);
		fclose(out.to);
		CU_ASSERT_STRING_EQUAL(text, cases[i].want);
		json_object_put(body);
		free(text);
	}
}

/* JSON is UTF-8, whatever was read. */
static void test_json_of_bytes_that_are_no_text(void)
{
	char *text = NULL;
	size_t len;
	FILE *to = open_memstream(&text, &len);

	output_json(to, "\"a\xff\xc3\"");
	fclose(to);
	CU_ASSERT_STRING_EQUAL(text, "\"a\\ufffd\\ufffd\"");
	free(text);
}

CHECK_MAIN("ui_output", test_cells_of_an_export_are_no_formulas,
	   test_json_of_bytes_that_are_no_text, test_json_is_tame_and_the_same_value,
	   test_nothing_acts_on_a_terminal, test_a_file_gets_the_original)
