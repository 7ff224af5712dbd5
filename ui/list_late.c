#include <stdio.h>
#include <stdlib.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/list.h"

/*
 * Late columns: one request for each row that is marked, or shown, and not known yet;
 * some at a time, behind everything else that is asked for.  What comes back is kept by
 * what it was asked with, for this list when it is read again and for others.
 */
enum { AT_ONCE = 8, BODY_MAX = 4 << 20, ABSENT_MAX = 3 };

/* A row that is still to be asked for. */
struct late_row {
	uint32_t id;
	size_t late;
};

/* A request under way. */
struct late_ask {
	ticket ticket;
	struct late_row of;
	char *key;
	json_object *rows; /* of a list: all pages so far */
};

struct late_run {
	struct late_row *todo;
	size_t n, cap, next, done;
	size_t absent; /* in a row: rows that the Hub says nothing of (404) */
	struct late_ask asks[AT_ONCE];
	int requests;
};

/* "repos.get repos {"namespace":"acme","repository":"web-app"}" */
static char *make_key(const struct late *late, const struct kind *k,
		      json_object *params)
{
	return xasprintf(
		"%s %s %s", late->op, k->name,
		json_object_to_json_string_ext(params, JSON_C_TO_STRING_PLAIN));
}

static char *key_of(const struct list *l, const struct late *late, const void *row)
{
	json_object *params = place_row_params(&l->place, op_by_name(late->op),
					       late->whole ? NULL : row);
	char *key = make_key(late, l->kind, params);

	json_object_put(params);
	return key;
}

static json_object *remembered(const struct list *l, const struct late *late,
			       const void *row)
{
	char *key = key_of(l, late, row);
	json_object *values = app_remembered(l->view.app, key);

	free(key);
	return values;
}

/* ---- filling ------------------------------------------------------------- */

/* In none of the answers, once all of them are here: the row has none of it. */
static struct str whole_value(const struct list *l, const void *row)
{
	const struct late *late = l->kind->late;
	struct str found = { NULL, 0 };
	bool all = true;

	for (size_t i = 0; i < l->kind->n_late && !found.len; i++) {
		json_object *values = remembered(l, &late[i], row);

		if (values)
			found = late_find(l->kind, &late[i], row, values);
		else
			all = false;
	}
	return found.len || !all ? found : str_from(late->otherwise);
}

static void fill_whole(struct list *l, uint32_t id)
{
	struct str value = whole_value(l, table_row_by_id(l->table, id));
	json_object *values;

	if (!value.len)
		return;
	values = json_object_new_object();
	json_object_object_add(values, l->kind->late->field,
			       json_object_new_string_len(value.ptr, (int)value.len));
	table_late(l->table, id, values);
	json_object_put(values);
	l->late_shown = true;
}

static void fill_row(struct list *l, uint32_t id)
{
	if (l->kind->late->whole) {
		fill_whole(l, id);
		return;
	}
	for (size_t i = 0; i < l->kind->n_late; i++) {
		json_object *values =
			remembered(l, &l->kind->late[i], table_row_by_id(l->table, id));

		if (!values)
			continue;
		table_late(l->table, id, values);
		l->late_shown = true;
	}
}

static void done(struct list *l)
{
	struct held h = list_hold(l);

	table_late_done(l->table);
	list_restore(l, h);
}

void list_late_fill(struct list *l)
{
	size_t ids = table_loaded(l->table) + l->dropped;

	l->late_seen = app_memories(l->view.app);
	if (!l->kind->n_late || !l->late_seen)
		return;
	for (size_t id = 0; id < ids; id++)
		fill_row(l, (uint32_t)id);
	done(l);
}

/* Its own answers are filled in as they come. */
bool list_late_due(const struct list *l)
{
	return l->kind->n_late && !l->late && l->load.state == LOAD_COMPLETE &&
	       app_top(l->view.app) == &l->view &&
	       l->late_seen != app_memories(l->view.app);
}

/* The repositories of a namespace are here as a whole: what the list of namespaces
 * would ask for. */
void list_late_learn(const struct list *l)
{
	const struct late *late = kind_namespaces.late;
	const struct field *size = kind_field(l->kind, STR("size")),
			   *pulls = kind_field(l->kind, STR("pulls"));
	size_t n = table_loaded(l->table);
	json_object *rows, *params;
	char *key;

	if (l->kind != &kind_repos || !l->complete || l->place.asked[0] || l->dropped)
		return;
	rows = json_object_new_array();
	for (size_t i = 0; i < n; i++) {
		const void *row = table_row_by_id(l->table, (uint32_t)i);
		json_object *repo = json_object_new_object();

		json_object_object_add(
			repo, "storage_size",
			json_object_new_int64(
				((const struct bytes *)field_at(size, row))->n));
		json_object_object_add(
			repo, "pull_count",
			json_object_new_int64(
				((const struct count *)field_at(pulls, row))->n));
		json_object_array_add(rows, repo);
	}
	params = place_params(&l->place);
	key = make_key(late, &kind_namespaces, params);
	app_remember(l->view.app, key, late->distil(rows));
	json_object_put(rows);
	json_object_put(params);
	free(key);
}

/* ---- what is to be asked ------------------------------------------------- */

static void add_todo(struct late_run *run, uint32_t id, size_t late)
{
	run->todo = xgrow(run->todo, &run->cap, run->n + 1, sizeof(*run->todo));
	run->todo[run->n++] = (struct late_row){ id, late };
}

struct choice {
	struct list *list;
	struct late_run *run;
};

static void choose(void *arg, const void *row, uint32_t id)
{
	const struct choice *c = arg;
	const struct kind *k = c->list->kind;

	for (size_t i = 0; i < k->n_late; i++)
		if (!remembered(c->list, &k->late[i], row))
			add_todo(c->run, id, i);
}

/* Marked rows, or those the filter shows. */
static void choose_rows(struct list *l, struct late_run *run)
{
	struct choice c = { l, run };

	if (l->kind->late->whole && table_shown(l->table)) {
		choose(&c, table_row(l->table, 0), table_id(l->table, 0));
		return;
	}
	if (table_marks(l->table)) {
		list_each_marked(l, choose, &c);
		return;
	}
	for (size_t i = 0; i < table_shown(l->table); i++)
		choose(&c, table_row(l->table, i), table_id(l->table, i));
}

static void free_run(struct list *l)
{
	struct late_run *run = l->late;

	if (!run)
		return;
	for (size_t i = 0; i < AT_ONCE; i++) {
		hub_cancel(app_hub(l->view.app), run->asks[i].ticket);
		json_object_put(run->asks[i].rows);
		free(run->asks[i].key);
	}
	free(run->todo);
	free(run);
	l->late = NULL;
}

static void ask(struct list *l, struct late_ask *a, struct late_row of)
{
	const struct late *late = &l->kind->late[of.late];
	const void *row = table_row_by_id(l->table, of.id);
	const struct op *op = op_by_name(late->op);
	const struct request req = {
		.op = op,
		.params = place_row_params(&l->place, op, late->whole ? NULL : row),
		.want = WANT_BODY,
		.priority = PRIO_BACKGROUND,
		.all = op->flags & OP_LIST,
	};

	*a = (struct late_ask){ .of = of, .key = key_of(l, late, row) };
	a->ticket = hub_submit(app_hub(l->view.app), &req);
}

static void ask_more(struct list *l)
{
	struct late_run *run = l->late;

	for (size_t i = 0; i < AT_ONCE && run->next < run->n; i++)
		if (!run->asks[i].ticket)
			ask(l, &run->asks[i], run->todo[run->next++]);
}

size_t list_late_count(struct list *l, char *titles, size_t size, const char **ret_cost)
{
	struct late_run run = { 0 };
	size_t n;

	late_titles(l->kind, titles, size);
	choose_rows(l, &run);
	*ret_cost = NULL;
	for (size_t i = 0; i < run.n && !*ret_cost; i++)
		*ret_cost = l->kind->late[run.todo[i].late].cost;
	n = run.n;
	free(run.todo);
	return n;
}

void list_late_start(struct list *l)
{
	free_run(l);
	l->late_shown = true;
	l->late = xcalloc(1, sizeof(*l->late));
	choose_rows(l, l->late);
	if (l->late->n)
		ask_more(l);
	else
		free_run(l);
}

/* ---- answers ------------------------------------------------------------- */

/* Adds the rows of a page to those of the list. */
static void take_rows(struct late_ask *a, const struct op *op, json_object *body)
{
	json_object *rows = envelope_rows(op->envelope, body);
	size_t n = rows ? json_object_array_length(rows) : 0;

	if (!a->rows)
		a->rows = json_object_new_array();
	for (size_t i = 0; i < n; i++)
		json_object_array_add(
			a->rows, json_object_get(json_object_array_get_idx(rows, i)));
	json_object_put(rows);
}

static void take_body(struct late_ask *a, const struct op *op, const struct reply *r)
{
	json_object *body = NULL;
	struct error err = { 0 };

	if (!r->body || r->body_len > BODY_MAX || r->err.status != ST_OK ||
	    json_parse((struct str){ r->body, r->body_len }, &body, &err) != ST_OK)
		return;
	if (op->envelope == ENV_OBJECT) {
		json_object_put(a->rows);
		a->rows = json_object_get(body);
	} else {
		take_rows(a, op, body);
	}
	json_object_put(body);
}

static void learn(struct list *l, struct late_ask *a)
{
	const struct late *late = &l->kind->late[a->of.late];

	app_remember(l->view.app, a->key, late->distil(a->rows));
	if (late->whole)
		list_late_fill(l);
	else
		fill_row(l, a->of.id);
	done(l);
}

static void say_end(struct list *l, const struct error *why)
{
	const struct late_run *run = l->late;

	if (why)
		app_say_error(l->view.app, why);
	else
		app_say(l->view.app, TONE_INFO, "%zu read (%d request%s)", run->done,
			run->requests, run->requests == 1 ? "" : "s");
}

/* Where one may not be asked, the others may not either. */
static bool ends(struct late_run *run, const struct reply *r)
{
	run->absent = r->err.status == ST_BAD ? run->absent + 1 : 0;
	return run->absent == ABSENT_MAX ||
	       (r->err.status != ST_OK && r->err.status != ST_BAD);
}

static void answered(struct list *l, struct late_ask *a, const struct reply *r)
{
	struct late_run *run = l->late;
	bool over = ends(run, r);

	run->done++;
	run->requests += r->requests;
	if (r->err.status == ST_OK)
		learn(l, a);
	json_object_put(a->rows);
	free(a->key);
	*a = (struct late_ask){ 0 };
	if (over || run->done == run->n) {
		say_end(l, r->err.status ? &r->err : NULL);
		free_run(l);
	} else {
		ask_more(l);
	}
}

bool list_late_reply(struct list *l, struct reply *r)
{
	struct late_run *run = l->late;

	for (size_t i = 0; run && r->ticket && i < AT_ONCE; i++) {
		struct late_ask *a = &run->asks[i];

		if (a->ticket != r->ticket)
			continue;
		take_body(a, op_by_name(l->kind->late[a->of.late].op), r);
		if (r->type == REPLY_DONE)
			answered(l, a, r);
		app_dirty(l->view.app);
		return true;
	}
	return false;
}

bool list_late_stop(struct list *l)
{
	if (!l->late)
		return false;
	app_say(l->view.app, TONE_INFO, "stopped: %zu of %zu read, which stay",
		l->late->done, l->late->n);
	free_run(l);
	return true;
}

bool list_late_progress(const struct list *l, size_t *ret_done, size_t *ret_all)
{
	if (!l->late)
		return false;
	*ret_done = l->late->done;
	*ret_all = l->late->n;
	return true;
}
