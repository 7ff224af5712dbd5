#include <string.h>

#include "model/plan.h"
#include "model/tag.h"
#include "ui/list.h"

/* Marks are bound to rows, so paging, sorting and filtering cannot move them. */

bool list_in_range(const struct list *l, size_t i)
{
	size_t from, to;

	if (!l->range)
		return false;
	from = table_find(l->table, l->anchor, l->cursor);
	to = l->cursor;
	return from <= to ? i >= from && i <= to : i >= to && i <= from;
}

static void changed(struct list *l)
{
	l->marked_bytes = -1;
	l->moved = true;
}

static void end_range(struct list *l)
{
	size_t from = table_find(l->table, l->anchor, l->cursor), to = l->cursor;

	if (from > to) {
		to = from;
		from = l->cursor;
	}
	table_mark_shown(l->table, from, to + 1, true);
	l->range = false;
	changed(l);
	app_say(l->view.app, TONE_INFO, "%zu marked", table_marks(l->table));
}

static void toggle(struct list *l)
{
	uint32_t id = table_id(l->table, l->cursor);

	table_mark(l->table, id, !table_marked(l->table, id));
	changed(l);
	list_move_command(l, CMD_DOWN);
}

static void range(struct list *l)
{
	if (l->range) {
		end_range(l);
		return;
	}
	l->range = true;
	l->moved = true;
	l->anchor = table_id(l->table, l->cursor);
	app_say(l->view.app, TONE_INFO,
		"range: move, then V or Space marks it, Esc forgets it");
}

static void mark_all(struct list *l)
{
	size_t n = table_shown(l->table);

	table_mark_shown(l->table, 0, n, true);
	changed(l);
	app_say(l->view.app, TONE_INFO, "%zu %s marked%s", n, l->kind->name,
		l->complete ? "" : ": those here, the list is not complete");
}

static void unmark(struct list *l)
{
	size_t n = table_marks(l->table);

	table_unmark_all(l->table);
	l->range = false;
	changed(l);
	app_say(l->view.app, TONE_INFO, "%zu marks removed", n);
}

static bool is_mark(enum command c)
{
	return c == CMD_MARK || c == CMD_RANGE || c == CMD_MARK_ALL || c == CMD_UNMARK;
}

bool list_marks_command(struct list *l, enum command c)
{
	if (!is_mark(c))
		return false;
	if (!kind_markable(l->kind))
		app_say(l->view.app, TONE_INFO,
			"marks choose what to change; nothing is done to many %s",
			l->kind->name);
	else if (c == CMD_UNMARK)
		unmark(l);
	else if (!list_row(l))
		app_say(l->view.app, TONE_INFO, "no row to mark");
	else if (c == CMD_MARK_ALL)
		mark_all(l);
	else if (c == CMD_RANGE)
		range(l);
	else if (l->range)
		end_range(l);
	else
		toggle(l);
	return true;
}

size_t list_each_marked(const struct list *l, row_fn *fn, void *arg)
{
	size_t left = table_marks(l->table), done = 0;
	size_t ids = table_loaded(l->table) + l->dropped;

	if (!left && list_row(l)) {
		fn(arg, list_row(l), table_id(l->table, l->cursor));
		return 1;
	}
	for (size_t id = 0; id < ids && left; id++) {
		if (!table_marked(l->table, (uint32_t)id))
			continue;
		fn(arg, table_row_by_id(l->table, (uint32_t)id), (uint32_t)id);
		left--;
		done++;
	}
	return done;
}

struct sum {
	const struct field *field;
	struct protection protection;
	struct list *list;
	int64_t bytes;
};

static void count_left_out(struct sum *sum, const struct tag *t)
{
	enum plan_exclusion e = N_EXCLUSIONS;

	if (t->name.p)
		e = plan_protects(&sum->protection, t->name.p, t->pushed, t->pulled);
	if (e < N_EXCLUSIONS)
		sum->list->left_out[e]++;
}

static void add_bytes(void *arg, const void *row, uint32_t id)
{
	struct sum *sum = arg;
	const struct bytes *b = field_at(sum->field, row);

	(void)id;
	if (b->n > 0 && sum->bytes <= INT64_MAX - b->n)
		sum->bytes += b->n;
	if (list_is_tags(sum->list))
		count_left_out(sum, row);
}

int64_t list_marked_bytes(struct list *l)
{
	struct sum sum = {
		.field = kind_field(l->kind, STR("size")),
		.protection = list_protection(l),
		.list = l,
	};

	if (l->marked_bytes < 0 && sum.field && sum.field->type == FIELD_BYTES) {
		memset(l->left_out, 0, sizeof(l->left_out));
		if (table_marks(l->table))
			list_each_marked(l, add_bytes, &sum);
		l->marked_bytes = sum.bytes;
	}
	return l->marked_bytes;
}
