#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/namespace.h"
#include "model/nearest.h"
#include "model/query.h"
#include "model/xalloc.h"
#include "ui/detail.h"
#include "ui/export.h"
#include "ui/plain.h"
#include "ui/plain_private.h"

enum { REPO_BODY_MAX = 1024 * 1024, SAY_PAGES = 10, NARROW = 2 };

static const struct pane_columns *said(const struct plain *p)
{
	return pane_config_find(&p->opt.config->panes, p->list->place.kind);
}

struct plain_list *plain_list_new(const struct place *place)
{
	struct plain_list *l = xcalloc(1, sizeof(*l));

	l->place = *place;
	return l;
}

static void forget(struct plain_list *l)
{
	table_free(l->table);
	rules_free(l->rules);
	l->table = NULL;
	l->rules = NULL;
}

void plain_list_free(struct plain_list *l)
{
	while (l) {
		struct plain_list *below = l->below;

		forget(l);
		free(l);
		l = below;
	}
}

/* ---- reading ---------------------------------------------------------- */

static void add_own_name(struct plain *p)
{
	struct hub_status s;

	if (p->list->place.kind != &kind_namespaces || table_loaded(p->list->table))
		return;
	hub_status(p->opt.hub, &s);
	if (s.signed_in && s.claims.username[0])
		table_append(p->list->table,
			     namespaces_own_page(s.claims.username,
						 s.claims.source == SOURCE_OAT));
}

/* A long list says now and then that it is still coming. */
static void on_page(struct plain *p, struct reply *r, void *arg)
{
	(void)arg;
	add_own_name(p);
	if (r->page) {
		if (r->page->total >= 0)
			p->list->total = r->page->total;
		table_append(p->list->table, r->page);
		r->page = NULL;
	}
	if (r->pages_total > SAY_PAGES && r->pages_done % SAY_PAGES == 0)
		plain_say(p, "%d of %d pages.", r->pages_done, r->pages_total);
}

/* The token of an organization is that organization, and there is no list of it. */
static bool is_the_organization(const struct plain *p, const struct error *err)
{
	struct hub_status s;

	hub_status(p->opt.hub, &s);
	return p->list->place.kind == &kind_namespaces && err->status == ST_FORBIDDEN &&
	       s.signed_in && s.claims.source == SOURCE_OAT;
}

static void finish(struct plain *p, struct reply *r)
{
	p->list->load = PLAIN_STOPPED;
	if (!r)
		return;
	p->list->requests = r->requests;
	add_own_name(p);
	if (r->err.status == ST_OK || is_the_organization(p, &r->err)) {
		p->list->load = PLAIN_COMPLETE;
	} else {
		p->list->load = PLAIN_FAILED;
		p->list->why = r->err;
	}
	reply_free(r);
}

/* What protects tags comes with the repository itself. */
static void read_rules(struct plain *p)
{
	const struct request req = {
		.op = op_by_name("repos.get"),
		.params = place_params(&p->list->place),
		.want = WANT_BODY,
		.priority = PRIO_USER,
	};
	struct reply *r = plain_wait(p, hub_submit(p->opt.hub, &req), NULL, NULL);
	json_object *repo = NULL;
	struct error err = { 0 };

	rules_free(p->list->rules);
	p->list->rules = NULL;
	p->list->rules_known =
		r && r->err.status == ST_OK && r->body &&
		r->body_len <= REPO_BODY_MAX &&
		!json_parse((struct str){ r->body, r->body_len }, &repo, &err);
	if (p->list->rules_known)
		p->list->rules = rules_of_repo(repo);
	json_object_put(repo);
	reply_free(r);
}

/* What says the same without a screen. */
static const struct {
	const struct kind *kind;
	const char *hint;
} elsewhere[] = {
	{ &kind_limits, "hubdeck admin rate-limit asks for the API's" },
	{ &kind_contexts, "they are sections of the configuration" },
	{ &kind_jobs, "hubdeck jobs lists them" },
	{ &kind_audit_members, "hubdeck members ORG --audit prints it" },
	{ &kind_compare, "hubdeck compare OLD live prints it" },
	{ &kind_ways, "hubdeck access NS/REPO --can push prints it" },
	{ &kind_reach, "hubdeck access ORG --user NAME prints it" },
	{ &kind_doctor, "hubdeck doctor ORG prints it" },
	{ &kind_hooks, "hubdeck hooks ORG prints it" },
	{ &kind_snapshots, "hubdeck info says where they are" },
};

enum status plain_lists(const struct place *place, struct error *err)
{
	if (!place->kind->on_screen)
		return ST_OK;
	error_set(err, ST_USAGE, "%s: a pane of the dashboard only", place->kind->name);
	for (size_t i = 0; i < COUNT(elsewhere); i++)
		if (elsewhere[i].kind == place->kind)
			error_hint(err, "%s", elsewhere[i].hint);
	return err->status;
}

void plain_read(struct plain *p)
{
	const struct place *here = &p->list->place;
	struct request req = {
		.op = op_of_kind(here->kind),
		.want = WANT_ROWS,
		.priority = PRIO_USER,
		.all = !here->kind->endless,
	};
	struct row_context ctx = { .now = hub_now(p->opt.hub) };
	char crumbs[PLACE_MAX];

	place_crumbs(here, crumbs, sizeof(crumbs));
	plain_say(p, "Reading %s ...", crumbs);
	forget(p->list);
	p->list->table = table_new(here->kind);
	p->list->total = -1;
	p->list->top = 0;
	p->list->why = (struct error){ 0 };
	if (plain_lists(here, &p->list->why) != ST_OK) {
		p->list->load = PLAIN_FAILED;
		return;
	}
	if (here->kind->merge) /* before they are sorted */
		table_sort(p->list->table, NULL, false);
	else
		columns_sort(said(p), p->list->table);
	req.params = place_query(here, hub_now(p->opt.hub));
	finish(p, plain_wait(p, hub_submit(p->opt.hub, &req), on_page, NULL));
	if (here->kind->merge)
		columns_sort(said(p), p->list->table);
	if (here->kind == &kind_tags && p->list->load == PLAIN_COMPLETE)
		read_rules(p);
	ctx.rules = p->list->rules;
	if (here->kind->flags)
		table_context(p->list->table, &ctx);
	if (p->list->filter[0])
		plain_filter(p, p->list->filter);
}

/* ---- printing --------------------------------------------------------- */

static size_t add_cell(const struct plain *p, const struct field *f, const void *row,
		       const char *before, char *buf, size_t size)
{
	const struct cell_style style = {
		.now = hub_now(p->opt.hub),
		.flag_words = p->list->place.kind->flag_words,
	};
	char cell[512];
	struct str s = { cell, 0 };
	int n;

	if (f->type == FIELD_TEXT)
		s = field_value(f, row, NULL, cell, sizeof(cell));
	else
		s.len = field_show(f, row, &style, cell, sizeof(cell));
	if (!s.len || str_eq(s, STR("-")))
		return 0;
	n = snprintf(buf, size, "%s%s %.*s", before, f->name, STR_ARG(s));
	return n < 0 ? 0 : (size_t)n < size ? (size_t)n : size - 1;
}

static void print_row(const struct plain *p, size_t i)
{
	const struct kind *k = p->list->place.kind;
	const void *row = table_row(p->list->table, i);
	struct str name = kind_name(k, row);
	struct column_spec v[COLUMN_SPECS_MAX];
	size_t n = columns_choose(said(p), k, p->wide ? COLUMNS_WIDE : NARROW, v);
	char line[2 * PLAIN_LINE];
	size_t used = (size_t)snprintf(
		line, sizeof(line), "%zu. %.*s", i + 1,
		name.len < PLAIN_LINE ? (int)name.len : PLAIN_LINE - 1, name.ptr);
	const char *before = name.len ? ", " : "";

	for (size_t j = 0; j < n && used + 2 < sizeof(line); j++) {
		const struct field *f = v[j].field;
		size_t more;

		if (name.len && f->flags & FIELD_KEY && f->type == FIELD_TEXT &&
		    str_eq(field_value(f, row, NULL, NULL, 0), name))
			continue;
		more = add_cell(p, f, row, before, line + used, sizeof(line) - used);
		used += more;
		before = more ? ", " : before;
	}
	plain_say(p, "%s", line);
}

static const char *by_what(const struct hub_status *s)
{
	return s->claims.source == SOURCE_PAT   ? "personal token"
	       : s->claims.source == SOURCE_OAT ? "organization token"
						: "password or token";
}

/* What was said, what would work, what you have. */
static void say_failed(struct plain *p)
{
	const struct kind *k = p->list->place.kind;
	bool forbidden =
		p->list->why.status == ST_FORBIDDEN || p->list->why.status == ST_AUTH;
	struct hub_status s;

	plain_say_error(p, &p->list->why);
	if (!forbidden)
		return;
	hub_status(p->opt.hub, &s);
	if (k->forbidden)
		plain_say(p, "%s", k->forbidden);
	if (s.signed_in)
		plain_say(p, "You are: %s by %s. login signs in another way.",
			  s.claims.username, by_what(&s));
	else
		plain_say(p, "You are: not signed in. login signs in.");
}

static void say_empty(const struct plain *p)
{
	const struct place *here = &p->list->place;
	const char *empty = here->kind->empty ? here->kind->empty : "Nothing here.";
	const char *at = strstr(empty, "%s");

	if (at)
		plain_say(p, "%.*s%s%s%s%s", (int)(at - empty), empty, here->ns,
			  here->repo[0] ? "/" : "", here->repo, at + 2);
	else
		plain_say(p, "%s", empty);
}

static void order_text(const struct plain *p, char *buf, size_t size)
{
	bool reverse;
	const struct field *by = table_sorted_by(p->list->table, &reverse);

	if (!by)
		snprintf(buf, size, "as the Hub sent them");
	else
		snprintf(buf, size, "by %s, %s", by->name,
			 reverse ? "descending" : "ascending");
}

static void complete_text(const struct plain *p, char *buf, size_t size)
{
	if (p->list->load == PLAIN_COMPLETE)
		snprintf(buf, size, "Complete, %d request%s.", p->list->requests,
			 p->list->requests == 1 ? "" : "s");
	else if (p->list->total >= 0)
		snprintf(buf, size, "Not complete: %zu of about %lld rows.",
			 table_loaded(p->list->table), (long long)p->list->total);
	else
		snprintf(buf, size, "Not complete.");
}

void plain_print_state(struct plain *p)
{
	size_t n = table_shown(p->list->table), last = p->list->top + PLAIN_ROWS;
	char order[96], complete[96], of[48] = "";

	if (p->list->load == PLAIN_FAILED)
		say_failed(p);
	if (p->list->load == PLAIN_COMPLETE && !table_loaded(p->list->table))
		say_empty(p);
	if (!table_loaded(p->list->table))
		return;
	order_text(p, order, sizeof(order));
	complete_text(p, complete, sizeof(complete));
	if (p->list->filter[0])
		snprintf(of, sizeof(of), ", filtered from %zu",
			 table_loaded(p->list->table));
	plain_say(p, "Rows %zu to %zu of %zu%s, %s. %s", n ? p->list->top + 1 : 0,
		  last < n ? last : n, n, of, order, complete);
	if (!n)
		plain_say(p, "No row matches the filter; f alone takes it away.");
	else if (last < n)
		plain_say(p, "Enter or n shows the next rows.");
}

void plain_print(struct plain *p)
{
	size_t n = table_shown(p->list->table);

	if (p->list->top >= n)
		p->list->top = 0;
	for (size_t i = p->list->top; i < n && i < p->list->top + PLAIN_ROWS; i++)
		print_row(p, i);
	plain_print_state(p);
}

const void *plain_row(const struct plain *p, size_t number)
{
	return number && number <= table_shown(p->list->table)
		       ? table_row(p->list->table, number - 1)
		       : NULL;
}

/* ---- what can be done with a list ------------------------------------- */

void plain_filter(struct plain *p, const char *text)
{
	struct query *q = NULL;
	struct error err = { 0 };

	if (query_parse(p->list->place.kind, str_from(text), &q, &err)) {
		plain_say_error(p, &err);
		return;
	}
	if (text != p->list->filter)
		snprintf(p->list->filter, sizeof(p->list->filter), "%s", text);
	table_filter(p->list->table, q, hub_now(p->opt.hub));
	p->list->top = 0;
}

static void say_columns(struct plain *p, const char *word)
{
	const struct kind *k = p->list->place.kind;
	struct nearest near = { .word = word };
	struct error err = { 0 };
	char all[PLAIN_LINE] = "";
	size_t n = 0;

	for (size_t i = 0; i < k->n_fields && n < sizeof(all); i++) {
		nearest_offer(&near, k->fields[i].name);
		n += (size_t)snprintf(all + n, sizeof(all) - n, "%s%s", n ? ", " : "",
				      k->fields[i].name);
	}
	plain_say(p, "s COLUMN sorts by one of: %s.", all);
	if (!*word)
		return;
	error_set(&err, ST_USAGE, "%s have no column \"%.60s\"", k->name, word);
	nearest_hint(&near, "", &err);
	plain_say_error(p, &err);
}

/* The same column once more: the other way round. */
void plain_sort(struct plain *p, const char *text)
{
	const struct field *f = kind_field(p->list->place.kind, str_from(text)), *by;
	bool reverse;

	if (!f) {
		say_columns(p, text);
		return;
	}
	by = table_sorted_by(p->list->table, &reverse);
	table_sort(p->list->table, f,
		   f == by ? !reverse : (f->flags & FIELD_DESC) != 0);
	p->list->top = 0;
	plain_print(p);
}

void plain_details(struct plain *p, const void *row)
{
	struct lines text = { 0 };
	const struct kind *k = p->list->place.kind;

	detail_fields(&text, k, row, hub_now(p->opt.hub), PLAIN_LINE);
	for (size_t i = 0; i < text.n; i++)
		plain_say(p, "%s%s%s", text.v[i].label ? text.v[i].label : "",
			  text.v[i].label ? ": " : "", text.v[i].text);
	lines_done(&text);
}

void plain_export(struct plain *p, const char *path)
{
	const struct kind *k = p->list->place.kind;
	struct column_spec v[COLUMN_SPECS_MAX];
	const struct field *fields[COLUMN_SPECS_MAX];
	size_t n = columns_choose(said(p), k, p->wide ? COLUMNS_WIDE : NARROW, v);
	char place[PLACE_MAX];
	struct hub_status s;
	struct error err = { 0 };
	struct export_meta meta = {
		.place = place,
		.filter = p->list->filter,
		.now = hub_now(p->opt.hub),
		.requests = p->list->requests,
		.complete = p->list->load == PLAIN_COMPLETE,
	};

	for (size_t i = 0; i < n; i++)
		fields[i] = v[i].field;
	hub_status(p->opt.hub, &s);
	meta.account = s.signed_in ? s.claims.username : "anonymous";
	place_format(&p->list->place, place, sizeof(place));
	if (export_write(path, p->list->table, fields, n, &meta, &err))
		plain_say_error(p, &err);
	else
		plain_say(p, "%zu rows written to %s.", table_shown(p->list->table),
			  path);
}
