/* Audits as pages to print and as exports: nothing that others wrote is anything but
 * text, and what goes out can be read again. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/csv.h"
#include "model/estate_text.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

static const char *const audit[] = { "--fixture", "audit", "--rate-limit", "0", NULL };

static char *slurp(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = xcalloc(1 << 20, 1);

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	(void)!fread(text, 1, (1 << 20) - 1, f);
	fclose(f);
	return text;
}

/* ---- an organization that means harm -----------------------------------------------
 */

static bool put_line(void *arg, struct str line)
{
	return fwrite(line.ptr, 1, line.len, arg) == line.len;
}

static json_object *json(const char *text)
{
	struct error err = { 0 };
	json_object *o = NULL;

	CU_ASSERT_EQUAL_FATAL(json_parse(str_from(text), &o, &err), ST_OK);
	return o;
}

#define HARM                                                                           \
	"<script>alert(1)</script>&amp;|`*_[x](javascript:1)\\\\ "                     \
	"\\u001b[31m\\n\\r,\\\"\\u202e"

/* A snapshot of "acme" in the home of the world; the caller frees. */
static char *harmful(struct world *w)
{
	char *path = xasprintf("%s/harm.jsonl", w->env.home);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	FILE *f = fdopen(fd, "w");
	struct estate e;

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	estate_init(&e, "acme", 1709294400);
	e.by = xstrdup("eve </td><b>, password");
	e.members = json("[{\"username\":\"" HARM "\",\"role\":\"owner\",\"groups\":["
			 "\"" HARM "\",\"-1+1\"],\"full_name\":\"=cmd|' /C calc'!A0\","
			 "\"email\":\"@SUM(1)\",\"is_guest\":true,"
			 "\"date_joined\":\"2024-02-01T00:00:00Z\"},"
			 "{\"username\":\"plain\",\"role\":\"member\",\"groups\":[],"
			 "\"full_name\":\"Zo\\u00eb \\u6f22 \\ud83d\\ude00\"}]");
	e.oats = json("[{\"label\":\"" HARM "\",\"is_active\":true,"
		      "\"created_at\":\"2024-01-01T00:00:00Z\",\"resources\":[{"
		      "\"type\":\"TYPE_REPO\",\"path\":\"acme/*\"}]}]");
	json_object_object_add(e.hooks, "app",
			       json("[{\"name\":\"" HARM "\",\"slug\":\"=1+1\","
				    "\"expect_final_callback\":true,\"webhooks\":[{"
				    "\"hook_url\":\"https://u:p@x/" HARM "\"}]}]"));
	estate_miss(&e, "<i>teams", "a | b\n\x1b[31mc");
	CU_ASSERT_TRUE(estate_text_write(&e, 3, put_line, f));
	CU_ASSERT_EQUAL(fclose(f), 0);
	estate_done(&e);
	return path;
}

static void expect_no_controls(const char *text)
{
	for (const char *c = text; *c; c++)
		CU_ASSERT_TRUE((unsigned char)*c >= ' ' || *c == '\n');
	CU_ASSERT_PTR_NULL(strstr(text, "\xe2\x80\xae"));
}

/* What is run with --report has made a page; the caller frees it. */
static char *page_of(struct world *w, const char *command, const char *snapshot,
		     const char *name, int status)
{
	char *path = xasprintf("%s/%s", w->env.home, name);
	char *words = xasprintf("%s --open %s --report %s", command, snapshot, path);
	char *text;
	struct stat st;

	expect_exit(w, words, status, NULL);
	CU_ASSERT_EQUAL_FATAL(stat(path, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
	text = slurp(path);
	expect_no_controls(text);
	/* Nothing is overwritten. */
	expect_exit(w, words, 74, "exists already");
	free(words);
	free(path);
	return text;
}

static void test_html_is_text_whatever_it_says(void)
{
	static const char *const never[] = {
		"<script", "<i>", "<b>", "javascript:1)</a", "href", "src=", "http"
	};
	static const char *const commands[] = { "members acme --audit", "doctor acme",
						"tokens acme" };
	struct world w;
	char *path, *text;

	world_open(&w, NULL, NULL, audit);
	path = harmful(&w);
	for (size_t i = 0; i < COUNT(commands); i++) {
		char *name = xasprintf("p%zu.html", i);

		text = page_of(&w, commands[i], path, name, 2);
		for (size_t k = 0; k < COUNT(never); k++) {
			/* "http-equiv" of the head is ours. */
			const char *body = strstr(text, "<body>");

			CU_ASSERT_PTR_NULL(strstr(body, never[k]));
		}
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "<h1>INCOMPLETE: "));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "&lt;i&gt;teams"));
		CU_ASSERT_PTR_NOT_NULL(
			strstr(text, "eve &lt;/td&gt;&lt;b&gt;, password"));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "default-src 'none'"));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "&lt;script&gt;alert(1)"));
		CU_ASSERT_PTR_NOT_NULL(strstr(text, "2024-03-01T12:00:00Z"));
		free(text);
		free(name);
	}
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	free(path);
	world_close(&w);
}

/* Those that no backslash takes the meaning from. */
static size_t unescaped(const char *line, size_t len, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (line[i] == '\\')
			i++;
		else
			n += line[i] == c;
	}
	return n;
}

static void test_markdown_tables_stay_tables(void)
{
	struct world w;
	char *path, *text;
	size_t rows = 0, bar = 0;

	world_open(&w, NULL, NULL, audit);
	path = harmful(&w);
	text = page_of(&w, "members acme --audit", path, "p.md", 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "# INCOMPLETE: Members of acme\n"));
	CU_ASSERT_EQUAL(unescaped(text, strlen(text), '<'), 0);
	CU_ASSERT_EQUAL(unescaped(text, strlen(text), '['), 0);
	for (const char *line = text; *line;) {
		size_t len = strcspn(line, "\n");

		if (*line != '|') {
			bar = 0;
		} else {
			CU_ASSERT_TRUE(!bar || unescaped(line, len, '|') == bar);
			bar = unescaped(line, len, '|');
			rows++;
		}
		line += len + (line[len] != '\0');
	}
	CU_ASSERT_TRUE(rows > 20);
	free(text);
	free(path);
	world_close(&w);
}

/* Neither rows nor notes of a file reach the terminal as they are. */
static void test_what_is_printed_is_text_too(void)
{
	struct world w;
	char *path, *words;
	struct run *r;

	world_open(&w, NULL, NULL, audit);
	path = harmful(&w);
	words = xasprintf("members acme --audit -o table --open %s", path);
	r = cli(&w, words);
	CU_ASSERT_EQUAL(r->status, 2);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err, "INCOMPLETE: <i>teams"));
	expect_no_controls(r->out);
	expect_no_controls(r->err);
	run_free(r);
	free(words);
	free(path);
	world_close(&w);
}

static void test_usage(void)
{
	struct world w;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "doctor northwind --report x.pdf", 64, ".md or .html");
	expect_exit(&w, "members northwind --audit --report .md", 64, ".md or .html");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "*"), 0);
	expect_exit(&w, "doctor northwind --report /nowhere/x.md", 74, "/nowhere/x.md");
	world_close(&w);
}

/* ---- exports
 * --------------------------------------------------------------------------- */

/* A spreadsheet would take it for a formula: it has a ' before it. */
static const char *unguarded(const char *value, const char *cell)
{
	return *value && strchr("=+-@\t\r", *value) && *cell == '\'' ? cell + 1 : cell;
}

/* Every cell of the CSV is what JSON says, read by a reader of each. */
static void expect_round_trip(struct world *w, const char *command, const char *rows_at)
{
	char *a = xasprintf("%s -o csv", command),
	     *b = xasprintf("%s -o json", command);
	struct run *csv = cli(w, a), *whole = cli(w, b);
	json_object *all = parsed(whole->out), *rows = json_at(all, rows_at);
	json_object *cells = csv_rows(str_from(csv->out));
	size_t n = json_object_array_length(rows);

	CU_ASSERT_EQUAL(csv->status, whole->status);
	CU_ASSERT_TRUE(n > 0);
	CU_ASSERT_EQUAL_FATAL(json_object_array_length(cells), n);
	for (size_t i = 0; i < n; i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		json_object *line = json_object_array_get_idx(cells, i);

		json_object_object_foreach(row, name, value)
		{
			json_object *cell = NULL;
			const char *text = value ? json_object_get_string(value) : "";
			const char *got;

			CU_ASSERT_TRUE_FATAL(
				json_object_object_get_ex(line, name, &cell));
			got = unguarded(text, json_object_get_string(cell));
			CU_ASSERT_STRING_EQUAL(got, text);
		}
	}
	json_object_put(cells);
	json_object_put(all);
	run_free(csv);
	run_free(whole);
	free(a);
	free(b);
}

/* The lines of NDJSON are the rows of JSON. */
static void expect_lines(struct world *w, const char *command, const char *rows_at)
{
	char *a = xasprintf("%s -o ndjson", command),
	     *b = xasprintf("%s -o json", command);
	struct run *lines = cli(w, a), *whole = cli(w, b);
	json_object *all = parsed(whole->out), *rows = json_at(all, rows_at);
	char *rest = lines->out, *line;
	size_t i = 0;

	while ((line = strsep(&rest, "\n")) && *line) {
		json_object *o = parsed(line);

		CU_ASSERT_TRUE(
			json_object_equal(o, json_object_array_get_idx(rows, i++)));
		json_object_put(o);
	}
	CU_ASSERT_EQUAL(i, json_object_array_length(rows));
	json_object_put(all);
	run_free(lines);
	run_free(whole);
	free(a);
	free(b);
}

static void test_exports_come_back(void)
{
	static const struct {
		const char *command, *rows;
	} exports[] = {
		{ "members acme --audit --open", "/members" },
		{ "doctor acme --open", "/findings" },
		{ "tokens acme --open", "/findings" },
		{ "hooks acme --open", "/webhooks" },
	};
	struct world w;
	char *path;

	world_open(&w, "nadia", "nadia-password", audit);
	path = harmful(&w);
	for (size_t i = 0; i < COUNT(exports); i++) {
		char *command = xasprintf("%s %s", exports[i].command, path);

		expect_round_trip(&w, command, exports[i].rows);
		expect_lines(&w, command, exports[i].rows);
		free(command);
	}
	expect_round_trip(&w, "members northwind --audit", "/members");
	expect_round_trip(&w, "doctor northwind", "/findings");
	expect_round_trip(&w, "hooks northwind", "/webhooks");
	expect_round_trip(&w, "access northwind/checkout --can pull", "/access");
	free(path);
	world_close(&w);
}

CHECK_MAIN("audit_page", test_html_is_text_whatever_it_says,
	   test_markdown_tables_stay_tables, test_what_is_printed_is_text_too,
	   test_usage, test_exports_come_back)
