#include "model/page.h"

#include <stdlib.h>

#include "model/envelope.h"
#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"

/* The largest answers known are some 2 MB for 100 rows (samples). */
enum { BODY_MAX = 16 << 20, ROWS_MAX = 50000 };

static struct text text_of(const struct field *f, json_object *obj, struct pool *pool)
{
	struct str s = json_str(obj, f->json);

	if (!s.ptr)
		return (struct text){ NULL };
	return f->flags & FIELD_SHARE ? pool_text(pool, s) : arena_text(pool->arena, s);
}

/* An ill-typed or missing value leaves "unknown". */
static void decode_field(const struct field *f, json_object *obj, char *row,
			 struct pool *pool)
{
	void *at = row + f->offset;
	int64_t sec;

	switch (f->type) {
	case FIELD_TEXT:
		if (f->json)
			*(struct text *)at = text_of(f, obj, pool);
		break;
	case FIELD_STAMP:
		if (f->json && parse_rfc3339(json_str(obj, f->json), &sec))
			((struct stamp *)at)->sec = sec;
		break;
	case FIELD_BYTES:
		((struct bytes *)at)->n = f->json ? json_int(obj, f->json) : -1;
		break;
	case FIELD_COUNT:
		((struct count *)at)->n = f->json ? json_int(obj, f->json) : -1;
		break;
	case FIELD_IDENT:
		((struct ident *)at)->n = f->json ? json_int(obj, f->json) : -1;
		break;
	case FIELD_BOOL:
		if (f->json)
			*(bool *)at = json_flag(obj, f->json, false);
		break;
	case FIELD_DIGEST:
		if (f->json)
			*(struct digest *)at = digest_parse(json_str(obj, f->json));
		break;
	case FIELD_FLAGS:
		break;
	}
}

/* A name that is missing or empty must not become the end of a URL. */
static bool complete(const struct kind *k, const char *row)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct field *f = &k->fields[i];

		if (f->flags & FIELD_STRICT && f->type == FIELD_TEXT &&
		    !text_str(*(const struct text *)field_at(f, row)).len)
			return false;
	}
	return true;
}

static bool decode_row(const struct kind *k, json_object *obj, char *row,
		       struct pool *pool)
{
	if (!json_object_is_type(obj, json_type_object))
		return false;
	for (size_t i = 0; i < k->n_fields; i++)
		decode_field(&k->fields[i], obj, row, pool);
	if (!complete(k, row)) {
		memset(row, 0, k->row_size);
		return false;
	}
	if (k->derive)
		k->derive(obj, row, pool);
	return true;
}

/* `obj` is one row, or the array of them; `n` rows of it from `first` on. */
static void decode_rows(struct page *p, json_object *obj, size_t first, size_t n)
{
	bool array = json_object_is_type(obj, json_type_array);
	struct pool pool = { .arena = &p->arena };

	p->rows = arena_alloc(&p->arena, n * p->kind->row_size);
	for (size_t i = 0; i < n; i++) {
		json_object *one =
			array ? json_object_array_get_idx(obj, first + i) : obj;
		char *row = p->rows + p->n_rows * p->kind->row_size;

		if (decode_row(p->kind, one, row, &pool))
			p->n_rows++;
		else
			p->skipped++;
	}
}

/* The frame around the rows.  `next` may be null, "" or absent (CONTRACT 18.8). */
static void decode_frame(struct page *p, enum envelope envelope, json_object *root)
{
	struct frame f = envelope_frame(envelope, root);

	p->total = f.total;
	p->more = f.more;
	if (f.next.len)
		p->next_url = arena_text(&p->arena, f.next);
}

/*
 * What holds the rows: an array, the one object, or NULL for none; the caller owns it.
 * False when it is none of these.
 */
static bool find_rows(const struct kind *k, enum envelope envelope, json_object *root,
		      json_object **ret_rows)
{
	if (envelope == ENV_OBJECT) {
		if (!json_object_is_type(root, json_type_object))
			return false;
		*ret_rows = k->unfold ? k->unfold(root) : json_object_get(root);
		return true;
	}
	*ret_rows = envelope_rows(envelope, root);
	return *ret_rows != NULL;
}

static size_t rows_in(json_object *rows)
{
	if (json_object_is_type(rows, json_type_array))
		return json_object_array_length(rows);
	return rows != NULL;
}

/* A list whose rows hold those that are meant. */
static void unfold_list(struct page *p, enum envelope envelope, json_object **rows)
{
	json_object *made;

	p->sent = rows_in(*rows);
	if (envelope == ENV_OBJECT || !p->kind->unfold)
		return;
	made = p->kind->unfold(*rows);
	json_object_put(*rows);
	*rows = made;
}

static struct text moved(struct text t, const char *from, const char *to)
{
	if (t.p)
		t.p = to + (t.p - from);
	return t;
}

/*
 * Moves the page into one block of exactly its size: a list is thousands of pages, and
 * what their arenas have left over would add up.  Everything lies in the first block,
 * from the rows on.
 */
static void compact(struct page *p)
{
	struct arena old = p->arena;
	char *from = p->rows, *to;
	size_t size = (size_t)(old.free - from);

	p->arena = (struct arena){ .block_size = size };
	to = memcpy(arena_alloc(&p->arena, size), from, size);
	p->rows = to;
	p->next_url = moved(p->next_url, from, to);
	for (size_t i = 0; i < p->n_rows; i++) {
		for (size_t k = 0; k < p->kind->n_fields; k++) {
			const struct field *f = &p->kind->fields[k];
			char *row = to + i * p->kind->row_size;
			struct text *t;

			if (f->type != FIELD_TEXT)
				continue;
			t = (struct text *)(void *)(row + f->offset);
			*t = moved(*t, from, to);
		}
	}
	arena_done(&old);
}

static enum status decode(struct page *p, enum envelope envelope, json_object *root,
			  size_t body_len, struct error *err)
{
	json_object *rows = NULL;
	size_t n, need;

	if (envelope == ENV_NONE)
		return ST_OK;
	if (!find_rows(p->kind, envelope, root, &rows))
		return error_set(err, ST_PARSE, "the Hub's answer is not a list of %s",
				 p->kind->name);
	unfold_list(p, envelope, &rows);
	n = rows_in(rows);
	if (n > ROWS_MAX) {
		json_object_put(rows);
		return error_set(err, ST_TOO_BIG, "the Hub sent %zu rows at once", n);
	}
	/*
	 * Texts are never longer than the JSON they come from; each takes 5 bytes
	 * besides, and what derive() joins is there once more.
	 */
	need = n * (p->kind->row_size + p->kind->n_fields * 8) + 2 * body_len + 64;
	p->arena.block_size = need;
	decode_rows(p, rows, 0, n);
	decode_frame(p, envelope, root);
	json_object_put(rows);
	if (arena_bytes(&p->arena) < 2 * need)
		compact(p);
	return ST_OK;
}

enum status page_decode(const struct kind *kind, enum envelope envelope,
			struct str body, struct page **ret_page, struct error *err)
{
	json_object *root = NULL;
	struct page *p;
	enum status st;

	if (body.len > BODY_MAX)
		return error_set(err, ST_TOO_BIG, "the Hub's answer has %zu bytes",
				 body.len);
	if (envelope != ENV_NONE) {
		st = json_parse(body, &root, err);
		if (st)
			return st;
	}
	p = xcalloc(1, sizeof(*p));
	p->kind = kind;
	p->total = -1;
	st = decode(p, envelope, root, body.len, err);
	json_object_put(root);
	if (st) {
		page_free(p);
		return st;
	}
	*ret_page = p;
	return ST_OK;
}

struct page *page_of_rows(const struct kind *kind, json_object *rows, size_t first,
			  size_t n)
{
	struct page *p = xcalloc(1, sizeof(*p));

	p->kind = kind;
	p->total = -1;
	decode_rows(p, rows, first, n);
	return p;
}

void page_free(struct page *p)
{
	if (!p)
		return;
	arena_done(&p->arena);
	free(p);
}
