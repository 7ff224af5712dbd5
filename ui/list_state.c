#include <stdio.h>

#include "model/format.h"
#include "model/kinds.h"
#include "ui/list.h"
#include "ui/settings.h"
#include "ui/when.h"

/* The lines around a list: how complete what is shown is, and what it says. */

enum { OF_MAX = 19, NARROW = 80 }; /* "sha256:" and twelve digits */

/* "[1-17/100+ since 2026-02-01]": how many events, and how far they go back. */
static void log_range(const struct list *l, size_t first, size_t last,
		      const char *shown, char *buf, size_t size)
{
	size_t n = table_loaded(l->table);
	char of[48] = "", since[48];

	if (n != table_shown(l->table))
		snprintf(of, sizeof(of), " of %zu", n);
	when_stamp(l->log.oldest, since, sizeof(since));
	/* What does not fit is cut: it is a heading. */
	if (snprintf(buf, size, "[%zu-%zu/%s%s%s since %.10s]", first, last, shown, of,
		     l->log.more ? "+" : "", since) < 0)
		buf[0] = '\0';
}

/* "[51-60/4,027 of 4,812]": on screen, passing the filter, on the Hub. */
static void range_text(const struct list *l, char *buf, size_t size)
{
	size_t n = table_shown(l->table), page = l->page > 0 ? (size_t)l->page : 1;
	size_t last = l->top + page < n ? l->top + page : n;
	char shown[32], loaded[32], total[32];
	bool filtered = n != table_loaded(l->table);

	format_grouped((int64_t)n, shown, sizeof(shown));
	format_grouped((int64_t)table_loaded(l->table), loaded, sizeof(loaded));
	format_grouped(l->total, total, sizeof(total));
	if (!table_loaded(l->table))
		snprintf(buf, size, "[0]");
	else if (l->log.oldest)
		log_range(l, n ? l->top + 1 : 0, last, shown, buf, size);
	else if (!l->complete && l->total < 0)
		snprintf(buf, size, "[%zu-%zu/%s+]", n ? l->top + 1 : 0, last, shown);
	else if (l->complete)
		snprintf(buf, size, "[%zu-%zu/%s%s%s]", n ? l->top + 1 : 0, last, shown,
			 filtered ? " of " : "", filtered ? loaded : "");
	else
		snprintf(buf, size, "[%zu-%zu/%s of ~%s]", n ? l->top + 1 : 0, last,
			 shown, total);
}

/* Newest first is how a log is read: what is not here comes behind. */
static bool as_logged(const struct list *l)
{
	bool reverse;
	const struct field *by = table_sorted_by(l->table, &reverse);

	return l->kind->endless && by && reverse == l->kind->sort_reverse &&
	       !strcmp(by->name, l->kind->sort);
}

static void sort_text(const struct list *l, char *buf, size_t size)
{
	bool reverse;
	const struct field *by = table_sorted_by(l->table, &reverse);

	snprintf(buf, size, "%s%s%s", by ? by->name : "as sent",
		 !by       ? ""
		 : reverse ? " v"
			   : " ^",
		 l->complete || !table_loaded(l->table) || as_logged(l) ? ""
									: " partial");
}

static const char *failure_word(const struct list *l)
{
	const struct error *err = &l->load.error;

	if (app_snapshot(l->view.app))
		return l->op->host == HOST_NONE ? "ERROR" : "NOT IN A SNAPSHOT";
	if (err->status == ST_AUTH)
		return "NOT SIGNED IN";
	if (err->status == ST_FORBIDDEN)
		return "FORBIDDEN";
	if (err->status == ST_USAGE)
		return "NOT ASKED";
	return err->http == 404 ? "NOT FOUND" : "ERROR";
}

static void state_text(const struct list *l, char *buf, size_t size)
{
	const struct load *load = &l->load;
	bool calm = app_settings(l->view.app)->calm;
	bool again = (l->behind || list_estate(l)) && table_loaded(l->table);
	size_t done, all;

	buf[0] = '\0';
	if (list_late_progress(l, &done, &all))
		snprintf(buf, size, "  READING %zu/%zu", done, all);
	else if (l->export.to)
		snprintf(buf, size, "  EXPORT %zu rows", export_rows(l->export.to));
	else if (load->state == LOAD_WAITING && load->pages_total > 1 && !calm)
		snprintf(buf, size, "  %s %d/%d", again ? "REFRESH" : "LOADING",
			 load->pages_done, load->pages_total);
	else if (load->state == LOAD_WAITING)
		snprintf(buf, size, "  %s", again ? "REFRESH" : "LOADING");
	else if (load->state == LOAD_FAILED)
		snprintf(buf, size, "  %s", failure_word(l));
	else if (load->state == LOAD_STOPPED)
		snprintf(buf, size, "  STOPPED");
	else if (list_estate_incomplete(l))
		snprintf(buf, size, "  INCOMPLETE");
	else if (list_public_only(l))
		snprintf(buf, size, "  PUBLIC ONLY?");
}

void list_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	const struct list *l = (const struct list *)v;
	const char *view = l->kind->view, *note = l->estate.note;
	/* What is cut off on a narrow screen is not that something is missing. */
	bool first = list_estate_incomplete(l) && draw_cols() < NARROW;
	char range[96], sort[64], state[64];

	place_crumbs(&l->place, left, nl);
	range_text(l, range, sizeof(range));
	sort_text(l, sort, sizeof(sort));
	state_text(l, state, sizeof(state));
	snprintf(right, nr, "%s%s %s%s%.*s%s%s%s%s%s", range, first ? state : "", sort,
		 l->only ? "  of " : "", OF_MAX, l->only_of,
		 l->filter.len                            ? "  filter: /"
		 : state[0] || l->only || view || note[0] ? ""
							  : "  filter: -",
		 l->filter.text,
		 view      ? "  view: "
		 : note[0] ? "  "
			   : "",
		 view ? view : note, first ? "" : state);
}

/* "  left out: 1 latest 18 LOCK": what D would not delete. */
static void left_out(const struct list *l, char *buf, size_t size)
{
	static const char *const words[N_EXCLUSIONS] = {
		[EXCLUDE_LATEST] = "latest",
		[EXCLUDE_IMMUTABLE] = "LOCK",
		[EXCLUDE_RECENT] = "<24h",
		[EXCLUDE_PROTECTED] = "protected",
	};
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < N_EXCLUSIONS && n < size; i++) {
		if (l->left_out[i])
			n += (size_t)snprintf(buf + n, size - n, "%s%zu %s",
					      n ? " " : "  left out: ", l->left_out[i],
					      words[i]);
	}
}

static void summary_marks(struct list *l, char *buf, size_t size)
{
	size_t hidden = table_marks_hidden(l->table);
	int64_t bytes = list_marked_bytes(l); /* -1: they have none */
	char n[32], sum[32] = "", kept[128], out[64] = "";

	format_grouped((int64_t)table_marks(l->table), n, sizeof(n));
	if (bytes >= 0)
		format_bytes(bytes, sum, sizeof(sum));
	left_out(l, kept, sizeof(kept));
	if (hidden)
		snprintf(out, sizeof(out), "  %zu hidden by the filter", hidden);
	snprintf(buf, size, "%s marked%s%s%s%s%s%s", n, *sum ? "  " : "", sum,
		 *sum ? " logical" : "", *sum && !*kept ? " (layers are shared)" : "",
		 out, kept);
}

static bool on_screen(const struct list *l, const struct field *f)
{
	for (size_t i = 0; i < l->columns.n; i++) {
		if (l->columns.v[i].field == f)
			return true;
	}
	return false;
}

/* The current row in full, and what has no column here. */
static void summary_row(struct list *l, const void *row, char *buf, size_t size)
{
	const struct cell_style style = {
		.now = app_now(l->view.app),
		.flag_words = l->kind->flag_words,
	};
	size_t n;

	if (!l->columns.n) /* the first frame: the rows are drawn later */
		list_layout(l, list_width(l, draw_cols()));
	list_reference(l, row, buf, size);
	n = strlen(buf);
	for (size_t i = 0; i < l->kind->n_fields && n + 96 < size; i++) {
		const struct field *f = &l->kind->fields[i];
		char value[64];

		if (on_screen(l, f) || f->flags & FIELD_KEY ||
		    !field_show(f, row, &style, value, sizeof(value)) ||
		    !strcmp(value, "-") || !strcmp(value, "never"))
			continue;
		n += (size_t)snprintf(buf + n, size - n, "   %s %s", f->name, value);
	}
}

static void summary_pages(const struct list *l, char *buf, size_t size)
{
	const struct hub_status *s = app_status(l->view.app);
	char clock[16], held[64] = "";

	when_clock(s->held_until, clock, sizeof(clock));
	if (s->held_until)
		snprintf(held, sizeof(held), "waits for the limit until %s   ", clock);
	if (list_estate_reads(l))
		snprintf(buf, size, "%d of %d requests   %sz stops", l->load.pages_done,
			 l->load.pages_total, held);
	else if (app_settings(l->view.app)->calm)
		snprintf(buf, size, "%d pages   %sz stops here and keeps the rows",
			 l->load.pages_total, held);
	else
		snprintf(buf, size, "page %d/%d   %sz stops here and keeps the rows",
			 l->load.pages_done, l->load.pages_total, held);
}

static void summary_failure(const struct load *load, char *buf, size_t size)
{
	if (!load->requests)
		snprintf(buf, size, "not sent: %s", load->request);
	else if (load->requests > 1)
		snprintf(buf, size, "%s %d (%d requests)", load->request,
			 load->error.http, load->requests);
	else
		snprintf(buf, size, "%s %d (not retried)", load->request,
			 load->error.http);
}

void list_summary(struct view *v, char *buf, size_t size)
{
	struct list *l = (struct list *)v;
	const void *row = list_row(l);

	/* It says what has no column, and is drawn before the columns are. */
	list_layout(l, list_width(l, draw_cols()));
	buf[0] = '\0';
	if (list_anonymous(l) && l->load.state == LOAD_FAILED)
		return;
	if (l->load.state == LOAD_FAILED && l->load.request[0])
		summary_failure(&l->load, buf, size);
	else if (l->export.to)
		snprintf(buf, size, "writing %s: %zu rows of %d requests   z stops",
			 l->export.path, export_rows(l->export.to), l->export.requests);
	else if (table_marks(l->table))
		summary_marks(l, buf, size);
	else if (l->load.state == LOAD_WAITING && l->load.pages_total > 1)
		summary_pages(l, buf, size);
	else if (l->estate.lines[0][0])
		snprintf(buf, size, "%s", l->estate.lines[0]);
	else if (row)
		summary_row(l, row, buf, size);
}

const char *list_legend(struct view *v)
{
	struct list *l = (struct list *)v;

	if (l->estate.lines[1][0])
		return l->estate.legend;
	if (l->kind == &kind_images)
		return list_joined_legend(l);
	if (!l->kind->flag_words)
		return NULL;
	/* As the rows will be drawn, not as they were. */
	list_layout(l, list_width(l, draw_cols()));
	if (!table_shown(l->table) || !on_screen(l, kind_flags(l->kind)))
		return "";
	return l->kind->legend;
}
