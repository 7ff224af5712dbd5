#include "ui/audit_page.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/format.h"
#include "model/json.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "ui/new_file.h"

/* No script, nothing that is fetched, not even by what we might have missed. */
static const char html_head[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	"style-src 'unsafe-inline'\">\n<style>\n"
	"body { font: 11pt/1.4 sans-serif; margin: 2em; color: #000; }\n"
	"table { border-collapse: collapse; margin: 1em 0; }\n"
	"th, td { border: 1px solid #999; padding: .2em .6em; text-align: left; "
	"vertical-align: top; overflow-wrap: anywhere; }\n"
	"thead { display: table-header-group; }\ntr { break-inside: avoid; }\n"
	"@media print { body { margin: 0; font-size: 9pt; } }\n</style>\n";

struct pen {
	FILE *f;
	bool html;
};

/* ---- text
 * ---------------------------------------------------------------------------- */

static void put_char(const struct pen *p, char c)
{
	static const char *const entities[] = { "&&amp;", "<&lt;", ">&gt;", "\"&quot;",
						"'&#39;" };

	if (!p->html) {
		if (strchr("\\`*_{}[]<>|#~&$^", c))
			fputc('\\', p->f);
		fputc(c, p->f);
		return;
	}
	for (size_t i = 0; i < COUNT(entities); i++)
		if (entities[i][0] == c) {
			fputs(entities[i] + 1, p->f);
			return;
		}
	fputc(c, p->f);
}

/* Others wrote it: what does not show is made to, and no character means anything. */
static void put_text(const struct pen *p, const char *text)
{
	char *line = show_line(str_from(text), CHARSET_UTF8);

	for (const char *c = line; *c; c++)
		put_char(p, *c);
	free(line);
}

/* "never_seen" is "never seen". */
static void put_words(const struct pen *p, const char *name)
{
	for (; *name; name++)
		put_char(p, *name == '_' ? ' ' : *name);
}

static void heading(const struct pen *p, int level, const char *before,
		    const char *text)
{
	if (p->html)
		fprintf(p->f, "<h%d>%s", level, before);
	else
		fprintf(p->f, "\n%.*s %s", level, "###", before);
	put_text(p, text);
	if (p->html)
		fprintf(p->f, "</h%d>", level);
	fputs("\n", p->f);
}

/* ---- tables
 * ---------------------------------------------------------------------------- */

static void table_begin(const struct pen *p)
{
	fputs(p->html ? "<table>\n" : "\n", p->f);
}

static void table_end(const struct pen *p)
{
	if (p->html)
		fputs("</table>\n", p->f);
}

static void row_begin(const struct pen *p)
{
	fputs(p->html ? "<tr>" : "|", p->f);
}

static void row_end(const struct pen *p)
{
	fputs(p->html ? "</tr>\n" : "\n", p->f);
}

static void cell_begin(const struct pen *p, bool head)
{
	fputs(!p->html ? " " : head ? "<th>" : "<td>", p->f);
}

static void cell_end(const struct pen *p, bool head)
{
	fputs(!p->html ? " |" : head ? "</th>" : "</td>", p->f);
}

/* Markdown has no table without a head. */
static void head_end(const struct pen *p, size_t n)
{
	if (p->html)
		return;
	fputc('|', p->f);
	for (size_t i = 0; i < n; i++)
		fputs("---|", p->f);
	fputc('\n', p->f);
}

static void pair(const struct pen *p, const char *name, const char *value)
{
	row_begin(p);
	cell_begin(p, true);
	put_words(p, name);
	cell_end(p, true);
	cell_begin(p, false);
	put_text(p, value);
	cell_end(p, false);
	row_end(p);
}

static void pairs_begin(const struct pen *p)
{
	table_begin(p);
	if (p->html)
		return;
	fputs("| | |\n", p->f);
	head_end(p, 2);
}

/* ---- parts
 * ------------------------------------------------------------------------------ */

static bool is_complete(const struct audit_page *page)
{
	return json_flag(page->evidence, "/complete", false);
}

static void put_evidence(const struct pen *p, const struct audit_page *page)
{
	json_object *e = page->evidence, *missing = json_at(e, "/missing");

	pairs_begin(p);
	pair(p, "Organization", json_text(e, "/organization"));
	pair(p, "Time (UTC)", json_text(e, "/time"));
	pair(p, "Credential", json_text(e, "/credential"));
	pair(p, "Complete", is_complete(page) ? "yes" : "NO");
	pair(p, "Requests", json_text(e, "/requests"));
	pair(p, "Made with", "hubdeck " HUBDECK_VERSION);
	table_end(p);
	if (is_complete(page))
		return;
	heading(p, 2, "", "What could not be read");
	pairs_begin(p);
	for (size_t i = 0; i < json_object_array_length(missing); i++) {
		json_object *o = json_object_array_get_idx(missing, i);

		row_begin(p);
		cell_begin(p, false);
		put_text(p, json_text(o, "/what"));
		cell_end(p, false);
		cell_begin(p, false);
		put_text(p, json_text(o, "/why"));
		cell_end(p, false);
		row_end(p);
	}
	table_end(p);
}

static void put_pairs(const struct pen *p, const char *title, json_object *pairs)
{
	heading(p, 2, "", title);
	pairs_begin(p);
	json_object_object_foreach(pairs, name, value)
		pair(p, name, value ? json_object_get_string(value) : "not read");
	table_end(p);
}

static bool is_shown(const struct local_column *c)
{
	return c->priority && c->priority < LOCAL_NOT_SHOWN;
}

static void put_cell(const struct pen *p, const struct local_column *c,
		     json_object *row)
{
	json_object *v = NULL;
	char when[40];
	int64_t at;

	json_object_object_get_ex(row, c->name, &v);
	cell_begin(p, false);
	if (c->flags & LOCAL_TIME && parse_rfc3339(json_str(v, ""), &at)) {
		format_stamp(at, when, sizeof(when));
		put_text(p, when);
	} else {
		put_text(p, v ? json_object_get_string(v) : "");
	}
	cell_end(p, false);
}

static void put_rows(const struct pen *p, const struct audit_page *page)
{
	size_t n = 0;

	table_begin(p);
	fputs(p->html ? "<thead>" : "", p->f);
	row_begin(p);
	for (size_t i = 0; i < page->n_columns; i++) {
		if (!is_shown(&page->columns[i]))
			continue;
		cell_begin(p, true);
		put_words(p, page->columns[i].name);
		cell_end(p, true);
		n++;
	}
	row_end(p);
	head_end(p, n);
	fputs(p->html ? "</thead>\n" : "", p->f);
	for (size_t r = 0; r < json_object_array_length(page->rows); r++) {
		row_begin(p);
		for (size_t i = 0; i < page->n_columns; i++)
			if (is_shown(&page->columns[i]))
				put_cell(p, &page->columns[i],
					 json_object_array_get_idx(page->rows, r));
		row_end(p);
	}
	table_end(p);
}

static void put_page(const struct pen *p, const struct audit_page *page)
{
	const char *before = is_complete(page) ? "" : "INCOMPLETE: ";

	if (p->html) {
		fprintf(p->f, "%s<title>%s", html_head, before);
		put_text(p, page->title);
		fputs("</title>\n</head>\n<body>\n", p->f);
	}
	heading(p, 1, before, page->title);
	put_evidence(p, page);
	put_pairs(p, "Summary", page->counts);
	if (page->remark) {
		fputs(p->html ? "<p>" : "\n", p->f);
		put_text(p, page->remark);
		fputs(p->html ? "</p>\n" : "\n", p->f);
	}
	heading(p, 2, "", "Details");
	put_rows(p, page);
	put_pairs(p, "What the words mean", page->words);
	fputs(p->html ? "</body>\n</html>\n" : "", p->f);
}

/* ---- files
 * -------------------------------------------------------------------------------- */

static bool ends_with(const char *path, const char *ending)
{
	size_t n = strlen(path), m = strlen(ending);

	return n > m && !strcmp(path + n - m, ending);
}

enum status audit_page_check(const char *path, struct error *err)
{
	if (!path)
		return ST_OK;
	if (!ends_with(path, ".md") && !ends_with(path, ".html")) {
		error_set(err, ST_USAGE, "--report: FILE ends with .md or .html");
		return error_hint(err, "--json, --csv and --tsv are for programs");
	}
	/* new_file_open() has the last word. */
	if (access(path, F_OK))
		return ST_OK;
	error_set(err, ST_LOCAL, "%s exists already", path);
	return error_hint(err, "choose another name; nothing is overwritten");
}

enum status audit_page_write(const char *path, const struct audit_page *page,
			     struct error *err)
{
	struct pen p;

	if (!path)
		return ST_OK;
	p = (struct pen){ .f = new_file_open(path, err),
			  .html = ends_with(path, ".html") };
	if (!p.f)
		return err->status;
	put_page(&p, page);
	return new_file_close(p.f, path, err);
}
