/* Bytes from the Hub -> rows of every kind, and everything that reads rows. */
#include <stdint.h>
#include <stdlib.h>

#include "model/kinds.h"
#include "model/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_row(const struct kind *k, const void *row)
{
	struct cell_style style = { .now = 1700000000,
				    .stale = 86400,
				    .flag_words = k->flag_words };
	char buf[80], key[100];

	for (size_t n = 0; n < k->n_fields; n++) {
		const struct field *f = &k->fields[n];

		style.absolute = n & 1;
		if (field_show(f, row, &style, buf, sizeof(buf)) >= sizeof(buf))
			abort();
		field_value(f, row, k->flag_words, buf, sizeof(buf));
		if (field_cmp(f, row, row))
			abort();
		if (f->flags & FIELD_STRICT &&
		    !text_str(*(const struct text *)field_at(f, row)).len)
			abort();
	}
	if (kind_key(k, row, key, sizeof(key)) > sizeof(key))
		abort();
}

/* By every field and back; no row may get lost. */
static void sort(struct table *t, const struct kind *k)
{
	for (size_t n = 0; n < k->n_fields; n++) {
		const struct field *f = &k->fields[n];

		table_sort(t, f, n & 1);
		if (table_shown(t) != table_loaded(t))
			abort();
		for (size_t i = 1; i < table_shown(t); i++) {
			int order = field_cmp(f, table_row(t, i - 1), table_row(t, i));

			if (n & 1 ? order < 0 : order > 0)
				abort();
		}
	}
}

static void decode(const struct kind *k, enum envelope envelope, struct str body)
{
	struct page *p = NULL;
	struct error err = { 0 };
	struct table *t;

	if (page_decode(k, envelope, body, &p, &err)) {
		if (!err.text[0])
			abort();
		return;
	}
	for (size_t i = 0; i < p->n_rows; i++)
		read_row(k, page_row(p, i));
	t = table_new(k);
	table_append(t, p);
	sort(t, k);
	table_free(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str body = { (const char *)data, size };

	for (size_t i = 0; kinds[i]; i++) {
		decode(kinds[i], ENV_PAGE, body);
		decode(kinds[i], ENV_OBJECT, body);
	}
	decode(&kind_tag_images, ENV_IMAGES, body);
	decode(&kind_images, ENV_PAGE, body);
	decode(&kind_images, ENV_MANIFESTS, body);
	return 0;
}
