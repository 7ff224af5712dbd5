/* What is typed after "/" -> a filter that ends and agrees with the table's shortcut.
 */
#include <stdint.h>
#include <stdlib.h>

#include "model/kinds.h"
#include "model/table.h"
#include "model/tag.h"
#include "model/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct page *sample(void)
{
	static const char *const names[] = { "latest", "v1.2.3-alpine", "PR-4811",
					     "caf\xc3\xa9",
					     "aaaaaaaaaaaaaaaaaaaaaaaa!" };
	struct page *p = xcalloc(1, sizeof(*p));
	struct tag *t;

	p->kind = &kind_tags;
	p->n_rows = COUNT(names);
	p->rows = arena_alloc(&p->arena, COUNT(names) * sizeof(*t));
	t = (struct tag *)(void *)p->rows;
	for (size_t i = 0; i < COUNT(names); i++) {
		t[i].name = arena_text(&p->arena, str_from(names[i]));
		t[i].size.n = (int64_t)i * 1000000 - 1;
		t[i].pushed.sec = (int64_t)i * 86400;
	}
	return p;
}

static void check_error(const struct error *err)
{
	if (err->status != ST_USAGE || !err->text[0])
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct query *q = NULL;
	struct error err = { 0 };
	struct table *t;
	size_t n = 0;

	if (query_parse(&kind_tags, text, &q, &err)) {
		check_error(&err);
		return 0;
	}
	t = table_new(&kind_tags);
	table_append(t, sample());
	for (size_t i = 0; i < table_shown(t); i++)
		n += query_match(q, table_row(t, i), 20 * 86400);
	if (query_empty(q) && n != table_loaded(t))
		abort();
	table_filter(t, q, 20 * 86400);
	if (table_shown(t) != n)
		abort();
	table_free(t);
	return 0;
}
