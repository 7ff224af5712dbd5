/* Files a list is written to, what the clipboard gets, and the one-line editor. */
#include <errno.h>
#include <fcntl.h>
#include <json-c/json.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/arena.h"
#include "model/kinds.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "ui/clipboard.h"
#include "ui/export.h"
#include "ui/keys.h"
#include "ui/prompt.h"

enum { NOW = 1760000000 };

static char dir[] = "/tmp/test_ui_export.XXXXXX";

static struct table *table_of(const char *const *names, size_t n)
{
	struct table *t = table_new(&kind_tags);
	struct page *p = xcalloc(1, sizeof(*p));
	struct tag *rows = arena_alloc(&p->arena, n * sizeof(*rows));

	for (size_t i = 0; i < n; i++) {
		rows[i].name = arena_text(&p->arena, str_from(names[i]));
		rows[i].size.n = i ? -1 : 1234;
		rows[i].pushed.sec = i ? 0 : NOW - 60;
		rows[i].images.n = 2;
	}
	p->kind = &kind_tags;
	p->n_rows = n;
	p->rows = (char *)rows;
	p->total = (int64_t)n;
	p->number = 1;
	table_append(t, p);
	table_sort(t, NULL, false);
	return t;
}

static enum status export_to(const char *name, char *path, size_t size,
			     const char *const *names, size_t n, struct error *err)
{
	const struct field *fields[] = {
		kind_field(&kind_tags, STR("tag")),
		kind_field(&kind_tags, STR("size")),
		kind_field(&kind_tags, STR("pushed")),
	};
	const struct export_meta meta = { .place = "acme/web-app:tags",
					  .account = "maria",
					  .filter = "x\ny",
					  .now = NOW,
					  .requests = 3,
					  .complete = true };
	struct table *t = table_of(names, n);
	enum status st;

	snprintf(path, size, "%s/%s", dir, name);
	st = export_write(path, t, fields, COUNT(fields), &meta, err);
	table_free(t);
	return st;
}

static char *slurp(const char *path)
{
	FILE *f = fopen(path, "r");
	char *text = xcalloc(1, 65536);

	if (f) {
		text[fread(text, 1, 65535, f)] = '\0';
		fclose(f);
	}
	return text;
}

static void test_csv_has_a_head_and_full_values(void)
{
	static const char *const names[] = { "v1", "v2" };
	char path[128];
	struct error err = { 0 };
	struct stat st;
	char *text;

	CU_ASSERT_EQUAL(export_to("a.csv", path, sizeof(path), names, 2, &err), ST_OK);
	text = slurp(path);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "# place: acme/web-app:tags\r\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "# complete: yes\r\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "# filter: x y\r\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "tag,size,pushed\r\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "v1,1234,2025-10-09T08:52:20Z\r\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "v2,,\r\n"));
	CU_ASSERT_EQUAL(stat(path, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
	free(text);
	unlink(path);
}

static void test_csv_cells_are_no_formulas(void)
{
	static const char *const names[] = { "=1+1", "@x", "-2", "+3", "\tq" };
	char path[128];
	struct error err = { 0 };
	char *text;

	CU_ASSERT_EQUAL(export_to("f.csv", path, sizeof(path), names, 5, &err), ST_OK);
	text = slurp(path);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"'=1+1\","));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"'@x\","));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"'-2\","));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"'+3\","));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "'\tq"));
	free(text);
	unlink(path);
}

static void test_json_parses_back(void)
{
	static const char *const names[] = { "v\"1", "v2" };
	char path[128];
	struct error err = { 0 };
	json_object *o, *rows, *row, *value;

	CU_ASSERT_EQUAL(export_to("a.json", path, sizeof(path), names, 2, &err), ST_OK);
	o = json_object_from_file(path);
	CU_ASSERT_PTR_NOT_NULL_FATAL(o);
	rows = json_object_object_get(o, "rows");
	CU_ASSERT_EQUAL(json_object_array_length(rows), 2);
	row = json_object_array_get_idx(rows, 0);
	value = json_object_object_get(row, "tag");
	CU_ASSERT_STRING_EQUAL(json_object_get_string(value), "v\"1");
	value = json_object_object_get(row, "size");
	CU_ASSERT_EQUAL(json_object_get_int64(value), 1234);
	row = json_object_array_get_idx(rows, 1);
	CU_ASSERT_PTR_NULL(json_object_object_get(row, "size"));
	json_object_put(o);
	unlink(path);
}

static void test_nothing_is_overwritten(void)
{
	static const char *const names[] = { "v1" };
	char path[128], other[128];
	struct error err = { 0 };
	char *text;
	FILE *f;

	snprintf(path, sizeof(path), "%s/kept.csv", dir);
	f = fopen(path, "w");
	fputs("mine", f);
	fclose(f);
	CU_ASSERT_EQUAL(export_to("kept.csv", other, sizeof(other), names, 1, &err),
			ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "exists"));
	text = slurp(path);
	CU_ASSERT_STRING_EQUAL(text, "mine");
	free(text);
	unlink(path);
}

static void test_links_are_not_followed(void)
{
	static const char *const names[] = { "v1" };
	char target[128], path[128], other[128];
	struct error err = { 0 };

	snprintf(target, sizeof(target), "%s/target", dir);
	snprintf(path, sizeof(path), "%s/link.csv", dir);
	CU_ASSERT_EQUAL(symlink(target, path), 0);
	CU_ASSERT_NOT_EQUAL(export_to("link.csv", other, sizeof(other), names, 1, &err),
			    ST_OK);
	CU_ASSERT_NOT_EQUAL(access(target, F_OK), 0);
	unlink(path);
}

static void test_other_endings_are_refused(void)
{
	static const char *const names[] = { "v1" };
	char path[128];
	struct error err = { 0 };

	CU_ASSERT_EQUAL(export_to("a.txt", path, sizeof(path), names, 1, &err),
			ST_USAGE);
	CU_ASSERT_NOT_EQUAL(access(path, F_OK), 0);
}

/* A file whose rows came in two pages, of which the filter lets `pass`. */
static char *stream_to(const char *name, const char *pass, bool complete)
{
	static const char *const first[] = { "v1", "pr-1" }, *const more[] = { "v2" };
	const struct field *fields[] = { kind_field(&kind_tags, STR("tag")) };
	struct export_meta meta = { .place = "acme/web-app:tags",
				    .account = "maria",
				    .filter = pass,
				    .now = NOW };
	struct table *pages[] = { table_of(first, 2), table_of(more, 1) };
	struct query *q = NULL;
	struct export *e = NULL;
	struct error err = { 0 };
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	CU_ASSERT_EQUAL(query_parse(&kind_tags, str_from(pass), &q, &err), ST_OK);
	CU_ASSERT_EQUAL_FATAL(
		export_begin(path, &kind_tags, fields, 1, &meta, &e, &err), ST_OK);
	for (size_t i = 0; i < COUNT(pages); i++) {
		size_t n = table_loaded(pages[i]);
		struct page page = { .kind = &kind_tags,
				     .n_rows = n,
				     .rows = (char *)(uintptr_t)table_row_by_id(
					     pages[i], 0) };

		CU_ASSERT_TRUE(export_page(e, &page, q, NOW));
		table_free(pages[i]);
	}
	CU_ASSERT_EQUAL(export_rows(e), *pass ? 2 : 3);
	meta.requests = 4;
	meta.complete = complete;
	CU_ASSERT_EQUAL(export_end(e, &meta, &err), ST_OK);
	query_free(q);
	return slurp(path);
}

/* What is known at the end only stands at the end. */
static void test_streams(void)
{
	char *csv = stream_to("s.csv", "v", false),
	     *json = stream_to("s.json", "", true);
	json_object *o = json_tokener_parse(json), *meta;

	CU_ASSERT_PTR_NOT_NULL(strstr(csv, "# filter: v\r\ntag\r\nv1\r\nv2\r\n"
					   "# requests: 4\r\n# complete: no\r\n"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(o);
	CU_ASSERT_EQUAL(json_object_array_length(json_object_object_get(o, "rows")), 3);
	meta = json_object_object_get(o, "meta");
	CU_ASSERT_TRUE(
		json_object_get_boolean(json_object_object_get(meta, "complete")));
	CU_ASSERT_EQUAL(json_object_get_int(json_object_object_get(meta, "requests")),
			4);
	json_object_put(o);
	free(csv);
	free(json);
}

static void check_copy(struct str s, bool tmux, bool screen, const char *want)
{
	size_t n;
	char *got = clipboard_sequence(s, tmux, screen, &n);

	CU_ASSERT_EQUAL(n, strlen(want));
	CU_ASSERT_STRING_EQUAL(got, want);
	free(got);
}

static void test_clipboard_is_base64(void)
{
	check_copy(STR("v1"), false, false, "\033]52;c;djE=\a");
	check_copy(STR("abc"), false, false, "\033]52;c;YWJj\a");
	check_copy(STR(""), false, false, "\033]52;c;\a");
}

static void test_clipboard_loses_controls(void)
{
	check_copy(STR("a\a\033\\b\nc"), false, false, "\033]52;c;YVxiYw==\a");
	/* C1, alone and as UTF-8, and the separators of Unicode. */
	check_copy(STR("a\xc2\x9b\x9b"
		       "b\xe2\x80\xa8"
		       "c"),
		   false, false, "\033]52;c;YWJj\a");
}

static void test_clipboard_inside_multiplexers(void)
{
	check_copy(STR("v1"), true, false, "\033Ptmux;\033\033]52;c;djE=\a\033\\");
	check_copy(STR("v1"), false, true, "\033P\033]52;c;djE=\a\033\\");
}

static void type(struct prompt *p, const char *keys)
{
	for (; *keys; keys++)
		prompt_key(p, (unsigned char)*keys, NULL, 0);
}

static void test_prompt_edits_whole_characters(void)
{
	struct prompt p = { 0 };

	type(&p, "ab");
	prompt_key(&p, 0xe9, NULL, 0);
	CU_ASSERT_STRING_EQUAL(p.text, "ab\xc3\xa9");
	prompt_key(&p, K_LEFT, NULL, 0);
	CU_ASSERT_EQUAL(p.at, 2);
	prompt_key(&p, K_END, NULL, 0);
	prompt_key(&p, K_BACKSPACE, NULL, 0);
	CU_ASSERT_STRING_EQUAL(p.text, "ab");
	prompt_key(&p, K_HOME, NULL, 0);
	prompt_key(&p, K_DELETE, NULL, 0);
	CU_ASSERT_STRING_EQUAL(p.text, "b");
}

static void test_prompt_takes_one_line_of_a_paste(void)
{
	struct prompt p = { 0 };

	CU_ASSERT_TRUE(prompt_key(&p, K_PASTE, "a\033b\nc", 5));
	CU_ASSERT_STRING_EQUAL(p.text, "ab");
	CU_ASSERT_FALSE(prompt_key(&p, K_PASTE, NULL, 0));
	CU_ASSERT_STRING_EQUAL(p.text, "ab");
}

static void test_prompt_has_an_end(void)
{
	struct prompt p = { 0 };

	for (int i = 0; i < 1000; i++)
		prompt_key(&p, 0x1f600, NULL, 0);
	CU_ASSERT(p.len < sizeof(p.text));
	CU_ASSERT_EQUAL(p.len % 4, 0);
	prompt_key(&p, 'U' & 0x1f, NULL, 0);
	CU_ASSERT_EQUAL(p.len, 0);
}

int main(int argc, char **argv)
{
	int rc;

	if (!mkdtemp(dir))
		return 1;
	rc = CHECK_RUN("ui_export", argc, argv, test_csv_has_a_head_and_full_values,
		       test_csv_cells_are_no_formulas, test_json_parses_back,
		       test_streams, test_nothing_is_overwritten,
		       test_links_are_not_followed, test_other_endings_are_refused,
		       test_clipboard_is_base64, test_clipboard_loses_controls,
		       test_clipboard_inside_multiplexers,
		       test_prompt_edits_whole_characters,
		       test_prompt_takes_one_line_of_a_paste, test_prompt_has_an_end);
	rmdir(dir);
	return rc;
}
