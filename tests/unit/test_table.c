/* The table against a model of it that is slow and obvious. */
#include "model/kinds.h"
#include "model/rules.h"
#include "model/table.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "tests/check.h"

static uint64_t seed = 1;

static unsigned rnd(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % n;
}

static struct page *page_new(int number, size_t n)
{
	struct page *p = xcalloc(1, sizeof(*p));

	p->kind = &kind_tags;
	p->number = number;
	p->total = -1;
	p->n_rows = n;
	p->rows = arena_alloc(&p->arena, n * sizeof(struct tag));
	return p;
}

static struct tag *tag_of(struct page *p, size_t i)
{
	return (struct tag *)(void *)p->rows + i;
}

static void set_name(struct page *p, size_t i, const char *name)
{
	tag_of(p, i)->name = arena_text(&p->arena, str_from(name));
}

/* One page of tags with these names. */
static struct page *page_of(int number, const char *const *names)
{
	size_t n = 0;
	struct page *p;

	while (names[n])
		n++;
	p = page_new(number, n);
	for (size_t i = 0; i < n; i++)
		set_name(p, i, names[i]);
	return p;
}
#define PAGE(number, ...) page_of(number, (const char *const[]){ __VA_ARGS__, NULL })

static const struct field *field(const char *name)
{
	return kind_field(&kind_tags, str_from(name));
}

static const char *name_at(const struct table *t, size_t i)
{
	return ((const struct tag *)table_row(t, i))->name.p;
}

/* "a b c": what is shown, in order. */
static const char *shown(const struct table *t)
{
	static char buf[4096];
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < table_shown(t); i++)
		n += (size_t)snprintf(buf + n, sizeof(buf) - n, "%s%s", i ? " " : "",
				      name_at(t, i));
	return buf;
}

static struct query *query(const char *text)
{
	struct query *q = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(query_parse(&kind_tags, str_from(text), &q, &err), ST_OK);
	return q;
}

static void test_empty(void)
{
	struct table *t = table_new(&kind_tags);
	uint32_t id;

	CU_ASSERT_EQUAL(table_shown(t), 0);
	CU_ASSERT_EQUAL(table_loaded(t), 0);
	CU_ASSERT_FALSE(table_lookup(t, STR("x"), &id));
	table_filter(t, query("x"), 0);
	table_sort(t, field("tag"), true);
	table_append(t, page_new(1, 0));
	table_unmark_all(t);
	CU_ASSERT_EQUAL(table_marks_hidden(t), 0);
	CU_ASSERT_EQUAL(table_find(t, 3, 7), 0);
	table_free(t);
	table_free(NULL);
}

static void test_the_order_sent_is_by_page_number(void)
{
	struct table *t = table_new(&kind_tags);

	table_sort(t, NULL, false);
	table_append(t, PAGE(3, "e", "f"));
	table_append(t, PAGE(1, "b", "a"));
	table_append(t, PAGE(2, "d", "c"));
	CU_ASSERT_STRING_EQUAL(shown(t), "b a d c e f");
	table_sort(t, field("tag"), true);
	CU_ASSERT_STRING_EQUAL(shown(t), "f e d c b a");
	table_sort(t, NULL, false);
	CU_ASSERT_STRING_EQUAL(shown(t), "b a d c e f");
	table_free(t);
}

static void test_first_sort_is_the_kinds(void)
{
	struct table *t = table_new(&kind_tags);
	struct page *p = PAGE(1, "old", "new", "never");
	bool reverse;

	tag_of(p, 0)->pushed.sec = 10;
	tag_of(p, 1)->pushed.sec = 20;
	table_append(t, p);
	CU_ASSERT_STRING_EQUAL(shown(t), "new old never");
	CU_ASSERT_PTR_EQUAL(table_sorted_by(t, &reverse), field("pushed"));
	CU_ASSERT_TRUE(reverse);
	table_free(t);
}

static void test_names_sort_as_versions(void)
{
	struct table *t = table_new(&kind_tags);

	table_append(t, PAGE(1, "v10", "v2", "V2", "v02", "v1.10", "v1.9", "v", "a",
			     "10", "9", "v2-rc1", "v2.0", "-", "~", "B"));
	table_sort(t, field("tag"), false);
	CU_ASSERT_STRING_EQUAL(shown(t),
			       "- 9 10 a B v v1.9 v1.10 V2 v02 v2 v2-rc1 v2.0 "
			       "v10 ~");
	table_free(t);
}

static void test_doubles_are_dropped(void)
{
	struct table *t = table_new(&kind_tags);
	struct page *p = PAGE(2, "b", "c", "a");

	tag_of(p, 2)->digest.known = true;
	table_sort(t, NULL, false);
	CU_ASSERT_EQUAL(table_append(t, PAGE(1, "a", "b", "a")), 1);
	CU_ASSERT_EQUAL(table_append(t, p), 1);
	CU_ASSERT_STRING_EQUAL(shown(t), "a b c a");
	CU_ASSERT_EQUAL(table_loaded(t), 4);
	table_free(t);
}

static void test_marks_survive_sort_filter_and_paging(void)
{
	struct table *t = table_new(&kind_tags);

	table_sort(t, field("tag"), false);
	table_append(t, PAGE(1, "a1", "b1", "a2", "b2"));
	table_filter(t, query("a"), 0);
	table_mark_shown(t, 0, 99, true);
	CU_ASSERT_EQUAL(table_marks(t), 2);
	CU_ASSERT_EQUAL(table_marks_hidden(t), 0);
	table_filter(t, query("1"), 0);
	CU_ASSERT_EQUAL(table_marks_hidden(t), 1);
	table_append(t, PAGE(2, "a0", "a11"));
	CU_ASSERT_STRING_EQUAL(shown(t), "a1 a11 b1");
	CU_ASSERT_TRUE(table_marked(t, table_id(t, 0)));
	CU_ASSERT_FALSE(table_marked(t, table_id(t, 1)));
	CU_ASSERT_EQUAL(table_marks(t), 2);
	table_filter(t, NULL, 0);
	CU_ASSERT_EQUAL(table_marks_hidden(t), 0);
	table_unmark_all(t);
	CU_ASSERT_EQUAL(table_marks(t), 0);
	table_free(t);
}

static void test_marks_are_copied_by_key(void)
{
	struct table *from = table_new(&kind_tags), *to = table_new(&kind_tags);
	struct page *p = PAGE(1, "c", "b", "x");

	tag_of(p, 1)->digest.known = true; /* "b" was pushed again */
	table_append(from, PAGE(1, "a", "b", "c"));
	table_append(to, p);
	table_mark_shown(from, 0, 3, true);
	CU_ASSERT_EQUAL(table_copy_marks(to, from), 2);
	CU_ASSERT_EQUAL(table_marks(to), 1);
	CU_ASSERT_TRUE(table_marked(to, 0));
	table_free(from);
	table_free(to);
}

static void test_dropped_rows_stay_away(void)
{
	struct table *t = table_new(&kind_tags);
	char key[300];
	uint32_t id;
	size_t n;

	table_sort(t, field("tag"), false);
	table_append(t, PAGE(1, "a", "b", "c"));
	table_mark(t, 1, true);
	n = kind_key(&kind_tags, table_row_by_id(t, 1), key, sizeof(key));
	CU_ASSERT_TRUE(table_lookup(t, (struct str){ key, n }, &id));
	CU_ASSERT_EQUAL(id, 1);
	table_drop(t, 1);
	table_drop(t, 1);
	CU_ASSERT_STRING_EQUAL(shown(t), "a c");
	CU_ASSERT_EQUAL(table_marks(t), 0);
	CU_ASSERT_EQUAL(table_loaded(t), 2);
	CU_ASSERT_FALSE(table_lookup(t, (struct str){ key, n }, &id));
	table_mark(t, 1, true);
	CU_ASSERT_EQUAL(table_marks(t), 0);
	CU_ASSERT_EQUAL(table_append(t, PAGE(2, "b")), 1);
	table_sort(t, field("tag"), true);
	table_filter(t, query("re:."), 0);
	CU_ASSERT_STRING_EQUAL(shown(t), "c a");
	table_free(t);
}

static void test_find(void)
{
	struct table *t = table_new(&kind_tags);

	table_sort(t, field("tag"), false);
	table_append(t, PAGE(1, "a", "b", "c", "d"));
	for (uint32_t id = 0; id < 4; id++)
		for (size_t hint = 0; hint < 6; hint++)
			CU_ASSERT_EQUAL(table_find(t, id, hint), id);
	table_filter(t, query("!b"), 0);
	CU_ASSERT_EQUAL(table_find(t, 1, 1), 1);
	CU_ASSERT_EQUAL(table_find(t, 1, 9), 2);
	CU_ASSERT_EQUAL(table_find(t, 3, 0), 2);
	table_free(t);
}

static const char *flags_at(const struct table *t, size_t i)
{
	struct cell_style style = { .flag_words = kind_tags.flag_words };
	static char buf[80];

	field_show(field("flags"), table_row(t, i), &style, buf, sizeof(buf));
	return buf;
}

static void test_flags_follow_digests_rules_and_time(void)
{
	const char *const patterns[] = { "^v", NULL };
	struct rules *rules = rules_new(patterns);
	struct row_context ctx = { .now = TAG_HOT_AGE + 100, .rules = rules };
	struct table *t = table_new(&kind_tags);
	struct page *p = PAGE(1, "v1", "a", "b"), *q = PAGE(2, "c");

	for (size_t i = 0; i < 2; i++)
		tag_of(p, i)->digest.known = true;
	tag_of(q, 0)->digest.known = true;
	tag_of(p, 0)->pulled.sec = 101;
	tag_of(p, 1)->pulled.sec = 100;
	table_sort(t, NULL, false);
	table_append(t, p);
	CU_ASSERT_STRING_EQUAL(flags_at(t, 0), "=1");
	table_context(t, &ctx);
	CU_ASSERT_STRING_EQUAL(flags_at(t, 0), "HOT LOCK =1");
	table_append(t, q);
	CU_ASSERT_STRING_EQUAL(flags_at(t, 0), "HOT LOCK =2");
	CU_ASSERT_STRING_EQUAL(flags_at(t, 1), "=2");
	CU_ASSERT_STRING_EQUAL(flags_at(t, 2), "");
	CU_ASSERT_EQUAL(table_same_digest(t, field("digest"), 3), 2);
	table_filter(t, query("flags:hot"), 0);
	CU_ASSERT_STRING_EQUAL(shown(t), "v1");
	table_filter(t, query("flags:=2"), 0);
	CU_ASSERT_STRING_EQUAL(shown(t), "v1 a c");
	table_filter(t, query("!flags:LOCK"), 0);
	CU_ASSERT_STRING_EQUAL(shown(t), "a b c");
	table_filter(t, NULL, 0);
	table_drop(t, 3);
	CU_ASSERT_STRING_EQUAL(flags_at(t, 0), "HOT LOCK =1");
	table_sort(t, field("flags"), true);
	CU_ASSERT_STRING_EQUAL(shown(t), "v1 a b");
	table_free(t);
	rules_free(rules);
}

static void test_names_that_agree_for_long(void)
{
	static char a[20000], b[20000];
	struct table *t = table_new(&kind_tags);

	memset(a, 'x', sizeof(a) - 2);
	memset(b, 'x', sizeof(b) - 2);
	a[sizeof(a) - 2] = '2';
	b[sizeof(b) - 2] = '1';
	table_append(t, PAGE(1, a, b, "y", "x"));
	table_sort(t, field("tag"), false);
	CU_ASSERT_EQUAL(table_id(t, 0), 3);
	CU_ASSERT_EQUAL(table_id(t, 1), 1);
	CU_ASSERT_EQUAL(table_id(t, 2), 0);
	table_free(t);
}

/* ---- the model ---- */

enum { ROWS_MAX = 4000 };

struct naive {
	const void *rows[ROWS_MAX];
	int page[ROWS_MAX];
	bool there[ROWS_MAX], marked[ROWS_MAX];
	size_t n;
	const struct field *by;
	bool reverse;
	char filter[64];
};

static struct naive model;

static int naive_cmp(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = model.by ? field_cmp(model.by, model.rows[x], model.rows[y]) : 0;

	if (order)
		return model.reverse ? -order : order;
	if (model.page[x] != model.page[y])
		return model.page[x] < model.page[y] ? -1 : 1;
	return x < y ? -1 : 1;
}

static void random_name(char *buf)
{
	static const char *const parts[] = { "v", "V", "pr-", "nightly", "a\xc3\xa9",
					     "0", "1", "01",  "10",      "99",
					     "-", ".", "_",   "rc",      "ightly" };
	size_t n = 0, k = 1 + rnd(5);

	for (size_t i = 0; i < k; i++)
		n += (size_t)snprintf(buf + n, 64 - n, "%s", parts[rnd(COUNT(parts))]);
	buf[n] = '\0';
}

static struct page *random_page(int number)
{
	struct page *p = page_new(number, rnd(130));

	for (size_t i = 0; i < p->n_rows; i++) {
		struct tag *t = tag_of(p, i);
		char name[65];

		random_name(name);
		set_name(p, i, name);
		t->size.n = (int64_t)rnd(5) - 1;
		t->pushed.sec = (int64_t)rnd(4) * 1000;
		t->images.n = rnd(3);
		t->digest.known = rnd(3);
		if (t->digest.known)
			t->digest.sha256[rnd(2) * 9] = (uint8_t)rnd(9);
		if (rnd(4))
			t->status =
				arena_text(&p->arena, rnd(2) ? STR("active") : STR(""));
	}
	return p;
}

static void naive_append(struct table *t)
{
	struct page *p = random_page((int)rnd(40));
	size_t doubles = 0;

	if (model.n + p->n_rows > ROWS_MAX) {
		page_free(p);
		return;
	}
	for (size_t i = 0; i < p->n_rows; i++) {
		bool seen = false;

		for (size_t k = 0; k < model.n && !seen; k++)
			seen = kind_same(&kind_tags, model.rows[k], page_row(p, i));
		model.rows[model.n] = page_row(p, i);
		model.page[model.n] = p->number;
		model.there[model.n] = !seen;
		model.marked[model.n++] = false;
		doubles += seen;
	}
	CU_ASSERT_EQUAL(table_append(t, p), doubles);
}

static void check_same(const struct table *t)
{
	static uint32_t ids[ROWS_MAX];
	struct query *q = query(model.filter);
	size_t n = 0, wrong = 0, marks = 0, hidden = 0;

	for (uint32_t id = 0; id < model.n; id++) {
		bool pass = query_match(q, model.rows[id], 5000);

		marks += model.marked[id];
		hidden += model.marked[id] && !pass;
		if (model.there[id] && pass)
			ids[n++] = id;
	}
	query_free(q);
	qsort(ids, n, sizeof(*ids), naive_cmp);
	CU_ASSERT_EQUAL_FATAL(table_shown(t), n);
	for (size_t i = 0; i < n; i++)
		wrong += table_id(t, i) != ids[i] ||
			 table_row(t, i) != model.rows[ids[i]] ||
			 table_marked(t, ids[i]) != model.marked[ids[i]];
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(table_marks(t), marks);
	CU_ASSERT_EQUAL(table_marks_hidden(t), hidden);
	if (n)
		CU_ASSERT_EQUAL(table_find(t, ids[n / 2], rnd((unsigned)n)), n / 2);
}

static void naive_sort(struct table *t)
{
	unsigned i = rnd((unsigned)kind_tags.n_fields + 1);

	/* =N of the naive rows is kept by the table only. */
	model.by = i < kind_tags.n_fields ? &kind_tags.fields[i] : NULL;
	if (model.by && model.by->type == FIELD_FLAGS)
		model.by = NULL;
	model.reverse = rnd(2);
	table_sort(t, model.by, model.reverse);
}

static void naive_filter(struct table *t)
{
	static const char *const texts[] = {
		"",     "n",         "ni",     "nightly",     "V1",     "1",
		"!1",   "~n9",       "re:^v",  "size>1",      "pr- rc", "! pr- rc",
		"\xc3", "state:act", "arch=2", "pushed>3000s"
	};
	const char *text = texts[rnd(COUNT(texts))];

	snprintf(model.filter, sizeof(model.filter), "%s", text);
	table_filter(t, *text || rnd(2) ? query(text) : NULL, 5000);
}

static void naive_mark(struct table *t)
{
	for (unsigned i = 0; model.n && i < 30; i++) {
		uint32_t id = rnd((unsigned)model.n);
		bool on = rnd(2);

		table_mark(t, id, on);
		if (model.there[id])
			model.marked[id] = on;
	}
}

static void naive_drop(struct table *t)
{
	uint32_t id;

	if (!model.n)
		return;
	id = rnd((unsigned)model.n);
	table_drop(t, id);
	model.there[id] = model.marked[id] = false;
}

static void test_random_histories_agree_with_the_model(void)
{
	for (uint64_t history = 1; history <= 25; history++) {
		struct table *t = table_new(&kind_tags);

		seed = history;
		memset(&model, 0, sizeof(model));
		model.by = field("pushed");
		model.reverse = true;
		for (int step = 0; step < 60; step++) {
			switch (rnd(6)) {
			case 0:
			case 1:
				naive_append(t);
				break;
			case 2:
				naive_sort(t);
				break;
			case 3:
				naive_filter(t);
				break;
			case 4:
				naive_mark(t);
				break;
			default:
				naive_drop(t);
			}
			check_same(t);
		}
		table_free(t);
	}
}

/* What is counted by an index is what a search finds. */
static void test_same_digest_agrees_with_a_search(void)
{
	struct table *t = table_new(&kind_tags);
	size_t wrong = 0;

	seed = 77;
	memset(&model, 0, sizeof(model));
	for (int i = 0; i < 12; i++)
		naive_append(t);
	for (int i = 0; i < 50; i++)
		naive_drop(t);
	for (uint32_t id = 0; id < model.n; id++) {
		size_t n = 0;
		const struct tag *a = model.rows[id];

		for (uint32_t k = 0; k < model.n; k++) {
			const struct tag *b = model.rows[k];

			n += k != id && model.there[k] && a->digest.known &&
			     b->digest.known &&
			     !memcmp(a->digest.sha256, b->digest.sha256, 32);
		}
		if (model.there[id])
			wrong += table_same_digest(t, field("digest"), id) != n;
	}
	CU_ASSERT_EQUAL(wrong, 0);
	table_free(t);
}

CHECK_MAIN("table", test_empty, test_the_order_sent_is_by_page_number,
	   test_first_sort_is_the_kinds, test_names_sort_as_versions,
	   test_doubles_are_dropped, test_marks_survive_sort_filter_and_paging,
	   test_marks_are_copied_by_key, test_dropped_rows_stay_away, test_find,
	   test_flags_follow_digests_rules_and_time, test_names_that_agree_for_long,
	   test_random_histories_agree_with_the_model,
	   test_same_digest_agrees_with_a_search)
