/* The simulated Hub's data: orders of tags under change, digests, times, JSON. */
#include <CUnit/CUnit.h>

#include "tests/check.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/content.h"
#include "tests/hubsim/hub.h"
#include "tests/hubsim/tagset.h"

#define NAMES 400

static void check_orders(const struct tagset *s)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct tag *a = tagset_at(s, ORDER_NEWEST, i - 1);
		const struct tag *b = tagset_at(s, ORDER_NEWEST, i);

		CU_ASSERT(a->pushed >= b->pushed);
		CU_ASSERT_PTR_EQUAL(b, tagset_at(s, ORDER_OLDEST, s->n - 1 - i));
		a = tagset_at(s, ORDER_NAME, i - 1);
		b = tagset_at(s, ORDER_NAME, i);
		CU_ASSERT(strcmp(a->name, b->name) < 0);
		CU_ASSERT_PTR_EQUAL(b, tagset_at(s, ORDER_NAME_DOWN, s->n - 1 - i));
	}
}

/* Pushed, pushed again and removed at random; a plain array says what is right. */
static void test_orders_survive_changes(void)
{
	int64_t pushed[NAMES] = { 0 };
	struct tagset s = { 0 };
	uint64_t random = 7;
	size_t live = 0;

	tagset_sort(&s);
	for (int step = 0; step < 6000; step++) {
		size_t i = random_next(&random) % NAMES;
		char name[16];

		snprintf(name, sizeof(name), "t%zu", i);
		if (random_next(&random) % 3) {
			struct tag *t = tagset_change(&s, name);

			live += !pushed[i];
			/* Few different times, so that ties are common. */
			t->pushed = pushed[i] =
				1 + (int64_t)(random_next(&random) % 50);
			tagset_changed(&s, t);
		} else {
			CU_ASSERT_EQUAL(tagset_remove(&s, name), pushed[i] != 0);
			live -= pushed[i] != 0;
			pushed[i] = 0;
		}
		CU_ASSERT_EQUAL(s.n, live);
		CU_ASSERT_EQUAL(tagset_find(&s, name) != NULL, pushed[i] != 0);
		if (step % 500 == 0)
			check_orders(&s);
	}
	check_orders(&s);
	tagset_free(&s);
}

/* Vectors of FIPS 180-4, and the lengths where the padding changes its shape. */
static void test_digests(void)
{
	static const struct {
		size_t n;
		const char *text, *want;
	} known[] = {
		{ 0, "",
		  "sha256:"
		  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ 3, "abc",
		  "sha256:"
		  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ 56, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "sha256:"
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	char out[DIGEST_TEXT];

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		digest_of(known[i].text, known[i].n, out);
		CU_ASSERT_STRING_EQUAL(out, known[i].want);
	}
}

/* An index and its manifests have the digests they are listed with. */
static void test_manifest_digests(void)
{
	const struct tag t = { .seed = 5,
			       .size = 1000000,
			       .platforms = 2,
			       .flags = TAG_OCI | TAG_ATTESTED | TAG_TRUE_HASH };
	struct image im[IMAGES_MAX];
	size_t n = tag_images(&t, im);
	char digest[DIGEST_TEXT], listed[DIGEST_TEXT];
	struct buf b = { 0 };

	CU_ASSERT_EQUAL(n, 4);
	for (size_t i = 0; i < n; i++) {
		b.len = 0;
		image_manifest(&b, &t, i);
		digest_of(b.data, b.len, digest);
		CU_ASSERT_STRING_EQUAL(im[i].digest, digest);
	}
	b.len = 0;
	tag_manifest(&b, &t);
	digest_of(b.data, b.len, digest);
	tag_digest(&t, listed);
	CU_ASSERT_STRING_EQUAL(listed, digest);
	CU_ASSERT_PTR_NOT_NULL(strstr(b.data, im[2].digest));
	buf_free(&b);
}

static void test_times(void)
{
	static const char *const texts[] = { "1970-01-01T00:00:00.000000001Z",
					     "2024-02-29T23:59:59.5Z",
					     "2026-01-12T09:08:21.390357865Z",
					     "1999-12-31T23:59:59Z" };
	char out[TIME_TEXT];
	int64_t at;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		CU_ASSERT_TRUE_FATAL(time_parse(texts[i], &at));
		CU_ASSERT_EQUAL(time_text(out, at), strlen(texts[i]));
		CU_ASSERT_STRING_EQUAL(out, texts[i]);
	}
	CU_ASSERT_TRUE(time_parse("2026-03-01T14:00:00+02:00", &at));
	time_http(out, at);
	CU_ASSERT_STRING_EQUAL(out, "Sun, 01 Mar 2026 12:00:00 GMT");
	CU_ASSERT_FALSE(time_parse("2026-03-01", &at));
	CU_ASSERT_FALSE(time_parse("yesterday", &at));
}

static void test_json_text(void)
{
	struct buf b = { 0 };

	json_str(&b, "a&<b>\"\\\n\x1b \xc3\xa9 \xff \xc2\x9b");
	CU_ASSERT_STRING_EQUAL(b.data, "\"a\\u0026\\u003cb\\u003e\\\"\\\\\\n\\u001b "
				       "\xc3\xa9 \\ufffd \xc2\x9b\"");
	b.len = 0;
	json_open(&b, '{');
	json_add_int(&b, "n", INT64_MIN);
	json_key(&b, "list");
	json_open(&b, '[');
	json_open(&b, '{');
	json_close(&b, '}');
	json_open(&b, '{');
	json_close(&b, '}');
	json_close(&b, ']');
	json_add_bool(&b, "yes", true);
	json_add_time(&b, "never", 0);
	json_close(&b, '}');
	CU_ASSERT_STRING_EQUAL(b.data, "{\"n\":-9223372036854775808,\"list\":[{},{}],"
				       "\"yes\":true,\"never\":null}");
	buf_free(&b);
}

CHECK_MAIN("hubsim: data", test_orders_survive_changes, test_digests,
	   test_manifest_digests, test_times, test_json_text)
