/* From the bytes of an answer to rows. */
#include "model/kinds.h"
#include "model/page.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/data.h"

static struct page *decode(const struct kind *k, enum envelope envelope,
			   const char *body)
{
	struct page *p = NULL;
	struct error err = { 0 };

	if (page_decode(k, envelope, str_from(body), &p, &err))
		printf("%s: %s\n", body, err.text);
	CU_ASSERT_PTR_NOT_NULL_FATAL(p);
	return p;
}

static enum status status_of(enum envelope envelope, struct str body)
{
	struct page *p = NULL;
	struct error err = { 0 };
	enum status st = page_decode(&kind_tags, envelope, body, &p, &err);

	CU_ASSERT_EQUAL(p != NULL, st == ST_OK);
	CU_ASSERT_EQUAL(err.text[0] != '\0', st != ST_OK);
	page_free(p);
	return st;
}

static const struct tag *tag(const struct page *p, size_t i)
{
	return page_row(p, i);
}

static void test_frame(void)
{
	struct page *p = decode(&kind_tags, ENV_PAGE,
				"{\"count\":79,\"next\":\"http://h/?a=1\\u0026b=2\","
				"\"results\":[{\"name\":\"a\"}]}");

	CU_ASSERT_EQUAL(p->n_rows, 1);
	CU_ASSERT_EQUAL(p->total, 79);
	CU_ASSERT_TRUE(p->more);
	CU_ASSERT_TRUE(str_eq(text_str(p->next_url), STR("http://h/?a=1&b=2")));
	CU_ASSERT_EQUAL(p->number, 0);
	page_free(p);
}

static void test_the_last_page_has_no_next(void)
{
	static const char *const bodies[] = {
		"{\"count\":0,\"next\":null,\"results\":[]}",
		"{\"count\":0,\"next\":\"\",\"results\":[]}",
		"{\"count\":0,\"results\":[]}",
		"{\"count\":0,\"next\":7,\"results\":null}",
	};

	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct page *p = decode(&kind_tags, ENV_PAGE, bodies[i]);

		CU_ASSERT_EQUAL(p->n_rows, 0);
		CU_ASSERT_EQUAL(p->total, 0);
		CU_ASSERT_FALSE(p->more);
		CU_ASSERT_PTR_NULL(p->next_url.p);
		page_free(p);
	}
}

static void test_envelopes(void)
{
	static const char *const name = "{\"name\":\"a\"}";
	struct page *p = decode(&kind_tags, ENV_OBJECT, name);

	CU_ASSERT_EQUAL(p->n_rows, 1);
	page_free(p);
	p = decode(&kind_tags, ENV_ARRAY, "[{\"name\":\"a\"},{\"name\":\"b\"}]");
	CU_ASSERT_EQUAL(p->n_rows, 2);
	CU_ASSERT_EQUAL(p->total, -1);
	page_free(p);
	p = decode(&kind_tags, ENV_PAGE, "[{\"name\":\"a\"}]");
	CU_ASSERT_EQUAL(p->n_rows, 1);
	page_free(p);
	p = decode(&kind_tags, ENV_PAGE, "{\"total\":5,\"results\":[]}");
	CU_ASSERT_EQUAL(p->total, 5);
	page_free(p);
	p = decode(&kind_tag_images, ENV_IMAGES, "{\"images\":[{\"os\":\"linux\"}]}");
	CU_ASSERT_EQUAL(p->n_rows, 1);
	page_free(p);
	p = decode(&kind_tags, ENV_NONE, "");
	CU_ASSERT_EQUAL(p->n_rows, 0);
	page_free(p);
	page_free(NULL);
}

static void test_what_is_no_list_is_refused(void)
{
	static const char *const bodies[] = {
		"",     "null",    "7",   "\"x\"",           "{}", "{\"results\":7}",
		"{} x", "{\"a\":", "[1,", "{\"results\":{}}"
	};
	char *deep = xmalloc(1000);

	for (size_t i = 0; i < COUNT(bodies); i++)
		CU_ASSERT_EQUAL(status_of(ENV_PAGE, str_from(bodies[i])), ST_PARSE);
	memset(deep, '[', 1000);
	CU_ASSERT_EQUAL(status_of(ENV_ARRAY, (struct str){ deep, 1000 }), ST_PARSE);
	free(deep);
}

/* QUALITY J2, J6: the answer that guards a delete must not be ambiguous. */
static void test_ambiguous_answers_are_refused(void)
{
	CU_ASSERT_EQUAL(status_of(ENV_ARRAY, STR("[{\"name\":\"a\",\"name\":\"b\"}]")),
			ST_PARSE);
	CU_ASSERT_EQUAL(status_of(ENV_ARRAY, STR("[{\"name\":\"\xc0\xaf\"}]")),
			ST_PARSE);
}

static void test_too_much_is_refused(void)
{
	size_t n = 50001, len = 0;
	char *body = xmalloc(3 * n + 2);
	char *huge = xcalloc(1, (16 << 20) + 1);

	body[len++] = '[';
	for (size_t i = 0; i < n; i++) {
		memcpy(body + len, i ? ",{}" : "{}", i ? 3 : 2);
		len += i ? 3 : 2;
	}
	body[len++] = ']';
	CU_ASSERT_EQUAL(status_of(ENV_ARRAY, (struct str){ body, len }), ST_TOO_BIG);
	CU_ASSERT_EQUAL(status_of(ENV_ARRAY, (struct str){ huge, (16 << 20) + 1 }),
			ST_TOO_BIG);
	free(body);
	free(huge);
}

/* QUALITY J4: never 0, never INT64_MAX, never a part of what was written. */
static void test_numbers_that_are_none_are_unknown(void)
{
	static const char *const numbers[] = {
		"-5",
		"9223372036854775808",
		"18446744073709551616",
		"1e400",
		"1.5",
		"\"12abc\"",
		"\"12\"",
		"null",
		"{}",
		"true",
		"9007199254740993",
	};

	for (size_t i = 0; i < COUNT(numbers); i++) {
		char *body = xasprintf("{\"count\":%s,\"results\":[{\"name\":\"a\","
				       "\"full_size\":%s}]}",
				       numbers[i], numbers[i]);
		struct page *p = NULL;
		struct error err = { 0 };
		enum status st =
			page_decode(&kind_tags, ENV_PAGE, str_from(body), &p, &err);

		CU_ASSERT_TRUE(st == ST_OK || st == ST_PARSE);
		if (p) {
			CU_ASSERT_EQUAL(p->total, -1);
			CU_ASSERT_EQUAL(tag(p, 0)->size.n, -1);
		}
		page_free(p);
		free(body);
	}
}

static void test_large_sizes_and_counts_are_kept(void)
{
	struct page *p = decode(&kind_repos, ENV_ARRAY,
				"[{\"name\":\"a\",\"storage_size\":9007199254740992,"
				"\"pull_count\":13000000000}]");
	char buf[80];

	CU_ASSERT_TRUE(str_eq(field_value(kind_field(&kind_repos, STR("size")),
					  page_row(p, 0), NULL, buf, sizeof(buf)),
			      STR("9007199254740992")));
	CU_ASSERT_TRUE(str_eq(field_value(kind_field(&kind_repos, STR("pulls")),
					  page_row(p, 0), NULL, buf, sizeof(buf)),
			      STR("13000000000")));
	page_free(p);
}

/* QUALITY J5: a name does not end at a NUL. */
static void test_a_nul_is_part_of_the_name(void)
{
	struct page *p = decode(&kind_tags, ENV_ARRAY,
				"[{\"name\":\"a\\u0000b\"},{\"name\":\"a\"}]");

	CU_ASSERT_EQUAL(text_str(tag(p, 0)->name).len, 3);
	CU_ASSERT_FALSE(kind_same(&kind_tags, tag(p, 0), tag(p, 1)));
	page_free(p);
}

/* One broken text does not hide the page; its row is there to be seen. */
static void test_half_a_surrogate_pair_hides_nothing(void)
{
	struct page *p =
		decode(&kind_tags, ENV_PAGE,
		       "{\"count\":3,\"results\":[{\"name\":\"a\\ud800\"},"
		       "{\"name\":\"b\",\"last_updater_username\":\"\\udc00x\"},"
		       "{\"name\":\"c\"}]}");

	CU_ASSERT_EQUAL_FATAL(p->n_rows, 3);
	CU_ASSERT_EQUAL(p->skipped, 0);
	CU_ASSERT_TRUE(str_eq(text_str(tag(p, 0)->name), STR("a\xEF\xBF\xBD")));
	CU_ASSERT_TRUE(str_eq(text_str(tag(p, 2)->name), STR("c")));
	page_free(p);
}

static void test_unknown_is_not_empty(void)
{
	struct page *p =
		decode(&kind_tags, ENV_ARRAY,
		       "[{\"name\":\"a\"},{\"name\":\"b\",\"tag_status\":\"\"}]");

	CU_ASSERT_PTR_NULL(tag(p, 0)->status.p);
	CU_ASSERT_PTR_NOT_NULL_FATAL(tag(p, 1)->status.p);
	CU_ASSERT_EQUAL(text_str(tag(p, 1)->status).len, 0);
	CU_ASSERT_EQUAL(tag(p, 0)->images.n, -1);
	page_free(p);
}

static void test_never_has_three_forms(void)
{
	struct page *p =
		decode(&kind_tags, ENV_ARRAY,
		       "[{\"name\":\"a\",\"tag_last_pulled\":null},{\"name\":\"b\"},"
		       "{\"name\":\"c\",\"tag_last_pulled\":\"0001-01-01T00:00:00Z\"},"
		       "{\"name\":\"d\",\"tag_last_pulled\":\"yesterday\"},"
		       "{\"name\":\"e\",\"tag_last_pulled\":\"2026-01-12T09:08:21."
		       "390357865Z\"}]");

	for (size_t i = 0; i < 4; i++)
		CU_ASSERT_EQUAL(tag(p, i)->pulled.sec, 0);
	CU_ASSERT_EQUAL(tag(p, 4)->pulled.sec, 1768208901);
	page_free(p);
}

static void test_digests_are_exact(void)
{
#define HEX "4a43ddf853afe3ad44be51379e7ed85c16b974cae26cf732d2fcbf71d0cb16c4"
	static const char *const digests[] = { "sha256:" HEX, HEX,
					       "sha512:" HEX, "sha256:" HEX "0",
					       "SHA256:" HEX, "sha256:mock" };

	for (size_t i = 0; i < COUNT(digests); i++) {
		char *body =
			xasprintf("[{\"name\":\"a\",\"digest\":\"%s\"}]", digests[i]);
		struct page *p = decode(&kind_tags, ENV_ARRAY, body);
		char buf[80];
		struct str s = field_value(kind_field(&kind_tags, STR("digest")),
					   tag(p, 0), NULL, buf, sizeof(buf));

		CU_ASSERT_TRUE(str_eq(s, i ? STR("") : str_from(digests[0])));
		page_free(p);
		free(body);
	}
}

static void test_texts_are_shared_within_a_page(void)
{
	struct page *p = decode(&kind_tags, ENV_ARRAY,
				"[{\"name\":\"x\",\"tag_status\":\"active\"},"
				"{\"name\":\"y\",\"tag_status\":\"active\"},"
				"{\"name\":\"z\",\"tag_status\":\"activ\"}]");

	CU_ASSERT_PTR_EQUAL(tag(p, 0)->status.p, tag(p, 1)->status.p);
	CU_ASSERT_PTR_NOT_EQUAL(tag(p, 0)->status.p, tag(p, 2)->status.p);
	page_free(p);
}

/* One block of the size needed: what pages have left over would add up. */
static void test_pages_are_packed(void)
{
	char *body = data_read("tags");
	struct page *p = decode(&kind_tags, ENV_PAGE, body);
	size_t need = p->n_rows * sizeof(struct tag);

	for (size_t i = 0; i < p->n_rows; i++)
		need += text_str(tag(p, i)->name).len + 64;
	CU_ASSERT_TRUE(arena_bytes(&p->arena) < need + 512);
	page_free(p);
	free(body);
}

static void test_skipped_rows_are_counted(void)
{
	struct page *p =
		decode(&kind_tags, ENV_ARRAY,
		       "[{\"name\":\"a\"},{},7,{\"name\":\"b\",\"full_size\":3}]");

	CU_ASSERT_EQUAL(p->n_rows, 2);
	CU_ASSERT_EQUAL(p->skipped, 2);
	CU_ASSERT_EQUAL(tag(p, 1)->size.n, 3);
	page_free(p);
}

CHECK_MAIN("page", test_frame, test_the_last_page_has_no_next, test_envelopes,
	   test_what_is_no_list_is_refused, test_ambiguous_answers_are_refused,
	   test_too_much_is_refused, test_numbers_that_are_none_are_unknown,
	   test_large_sizes_and_counts_are_kept, test_a_nul_is_part_of_the_name,
	   test_half_a_surrogate_pair_hides_nothing, test_unknown_is_not_empty,
	   test_never_has_three_forms, test_digests_are_exact,
	   test_texts_are_shared_within_a_page, test_pages_are_packed,
	   test_skipped_rows_are_counted)
