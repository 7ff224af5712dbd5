#include <stdlib.h>

#include "model/table_private.h"

enum { KEY_MAX = 512 };

bool table_marked(const struct table *t, uint32_t id)
{
	return bit_get(&t->marked, id);
}

/* A dropped row cannot be marked: it is gone on the Hub. */
void table_mark(struct table *t, uint32_t id, bool on)
{
	if (bit_get(&t->marked, id) == on || bit_get(&t->dropped, id))
		return;
	bit_set(&t->marked, id, on);
	t->n_marked += on ? 1 : (size_t)-1;
}

void table_mark_shown(struct table *t, size_t from, size_t to, bool on)
{
	for (size_t i = from; i < to && i < table_shown(t); i++)
		table_mark(t, table_id(t, i), on);
}

void table_unmark_all(struct table *t)
{
	if (t->n_marked)
		memset(t->marked.words, 0, t->marked.cap * sizeof(*t->marked.words));
	t->n_marked = 0;
}

size_t table_marks(const struct table *t)
{
	return t->n_marked;
}

size_t table_marks_hidden(const struct table *t)
{
	size_t n = 0;

	if (!t->query || !t->n_marked)
		return 0;
	for (size_t i = 0; i <= t->n_ids / 64; i++)
		n += (size_t)__builtin_popcountll(t->marked.words[i] &
						  ~t->pass.words[i]);
	return n;
}

size_t table_copy_marks(struct table *to, const struct table *from)
{
	size_t lost = 0;

	for (uint32_t id = 0; from->n_marked && id < from->n_ids; id++) {
		char buf[KEY_MAX];
		struct str key = { buf, 0 };
		uint32_t there;

		if (!bit_get(&from->marked, id))
			continue;
		key.len = kind_key(from->kind, table_at(from, id), buf, sizeof(buf));
		if (table_lookup(to, key, &there))
			table_mark(to, there, true);
		else
			lost++;
	}
	return lost;
}
