#include "ui/list.h"

/*
 * A log has no end that could be waited for: its first page is read, and the next one
 * when somebody goes down to where the rows end.  Nothing is read ahead by itself.
 */

static bool goes_down(enum command c)
{
	return c == CMD_DOWN || c == CMD_LAST || c == CMD_HALF_DOWN ||
	       c == CMD_PAGE_DOWN;
}

/* What a filter hides does not bring the end nearer. */
static bool near_end(const struct list *l)
{
	size_t n = table_shown(l->table);
	size_t ahead = !l->filter.len && l->page > 0 ? (size_t)l->page : 1;

	return l->cursor + ahead >= n;
}

void list_log_follow(struct list *l, enum command c)
{
	if (!l->kind->endless || !l->log.more || l->load.state == LOAD_WAITING ||
	    !goes_down(c) || !near_end(l))
		return;
	list_load_more(l);
}

void list_log_page(struct list *l, const struct page *p)
{
	struct log *log = l->behind ? &l->behind_log : &l->log;
	const struct field *time;

	if (!l->kind->endless)
		return;
	time = kind_field(l->kind, str_from(l->kind->sort));
	log->pages++;
	log->more = p->more;
	for (size_t i = 0; i < p->n_rows; i++) {
		const struct stamp *s = field_at(time, page_row(p, i));

		if (s->sec && (!log->oldest || s->sec < log->oldest))
			log->oldest = s->sec;
	}
}
