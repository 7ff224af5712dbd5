/* The simulated Hub's data: orders of tags under change, digests, times, JSON. */
#include <CUnit/CUnit.h>

#include "tests/check.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/hub.h"
#include "tests/hubsim/images.h"
#include "tests/hubsim/sha256_block.h"

#define NAMES 400
#define SEEDS 150

static void check_orders(struct tagset *s)
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
		CU_ASSERT_EQUAL(tagset_after(s, a->name), i);
	}
}

/* Each tag is in the list of its manifest, once; each manifest is in the order. */
static void check_images(struct images *s, const struct tagset *tags)
{
	size_t named = 0;

	for (size_t i = 0; i < s->newest.n; i++) {
		const struct manifest *m = images_at(s, i);
		uint32_t n = 0;

		CU_ASSERT_FALSE(m->gone);
		if (i)
			CU_ASSERT(images_at(s, i - 1)->pushed >= m->pushed);
		for (uint32_t row = m->first; row; row = tags->rows[row - 1].next) {
			CU_ASSERT_PTR_NOT_NULL(tags->rows[row - 1].name);
			CU_ASSERT_EQUAL(tag_image_key(&tags->rows[row - 1]),
					tag_image_key(images_tag(s, m)));
			n++;
		}
		CU_ASSERT_EQUAL(n, m->n_tags);
		named += n;
	}
	CU_ASSERT_EQUAL(named, tags->n);
}

static void put(struct tagset *s, struct images *images, const char *name,
		uint64_t *random)
{
	/* Few different times and seeds, so that ties and shared images are common. */
	struct tag looks = { .pushed = 1 + (int64_t)(random_next(random) % 50),
			     .seed = random_next(random) % SEEDS,
			     .size = 1000,
			     .made = 1,
			     .platforms = 2,
			     .flags = TAG_OCI | TAG_SLIM };

	images_join(images, tagset_add(s, name, &looks));
}

/* Pushed, pushed again and removed at random; a plain array says what is right. */
static void test_orders_survive_changes(void)
{
	bool there[NAMES] = { false };
	struct images images = { 0 };
	struct tagset s = { 0 };
	uint64_t random = 7;
	size_t live = 0;

	tagset_sort(&s);
	images_build(&images, &s);
	for (int step = 0; step < 9000; step++) {
		size_t i = random_next(&random) % NAMES;
		struct tag *t;
		char name[16];

		snprintf(name, sizeof(name), "t%zu", i);
		t = tagset_find(&s, name);
		CU_ASSERT_EQUAL(t != NULL, there[i]);
		if (t) {
			images_leave(&images, t);
			tagset_remove(&s, t);
		}
		live -= there[i];
		there[i] = random_next(&random) % 3;
		live += there[i];
		if (there[i])
			put(&s, &images, name, &random);
		CU_ASSERT_EQUAL(s.n, live);
		if (step % 1000 == 0) {
			check_orders(&s);
			check_images(&images, &s);
		}
	}
	check_orders(&s);
	check_images(&images, &s);
	images_free(&images);
	tagset_free(&s);
}

/* More than fit into one piece, and all of them out again from the middle. */
static void test_many_leave(void)
{
	struct order o = { 0 };
	uint32_t rows[5000];

	for (uint32_t i = 0; i < 5000; i++)
		rows[i] = 2 * i;
	order_fill(&o, rows, 5000);
	for (size_t i = 0; i < 5000; i++)
		order_insert(&o, 2 * i + 1, 2 * (uint32_t)i + 1);
	for (size_t i = 0; i < 10000; i++)
		CU_ASSERT_EQUAL(order_at(&o, i), i);
	for (size_t left = 10000; left > 1; left -= 2) {
		order_remove(&o, left / 2);
		order_remove(&o, left / 2 - 1);
	}
	CU_ASSERT_EQUAL(o.n, 0);
	order_insert(&o, 0, 7);
	CU_ASSERT_EQUAL(order_at(&o, 0), 7);
	order_free(&o);
}

/* What a digest leads to: the index, an image of it, its configuration, a signature. */
static void test_found_by_digest(void)
{
	struct tag looks = { .seed = 3,
			     .size = 90000000,
			     .made = 5,
			     .platforms = 3,
			     .flags = TAG_OCI | TAG_SIGNED };
	struct images images = { 0 };
	struct tagset s = { 0 };
	struct buf config = { 0 }, bytes = { 0 };
	char signature[DIGEST_TEXT];
	struct manifest *m;
	struct pressing p;
	size_t image;

	tagset_sort(&s);
	images_build(&images, &s);
	images_join(&images, tagset_add(&s, "one", &looks));
	tag_press(&looks, &p);
	CU_ASSERT_EQUAL(images_find(&images, p.digest, &m, &image), PART_ALL);
	CU_ASSERT_EQUAL(images_find(&images, p.image[2].digest, &m, &image),
			PART_IMAGE);
	CU_ASSERT_EQUAL(image, 2);
	CU_ASSERT_TRUE(images_config(&images, p.image[1].config, &config));
	CU_ASSERT_FALSE(images_config(&images, p.digest, &config));
	images_bytes(&images, m, PART_SIGNATURE, 0, &bytes);
	digest_of(bytes.data, bytes.len, signature);
	CU_ASSERT_PTR_NOT_NULL(strstr(bytes.data, p.digest));
	CU_ASSERT_EQUAL(images_find(&images, signature, &m, &image), PART_SIGNATURE);
	/* The index goes; its images stay, each by itself. */
	images_leave(&images, tagset_find(&s, "one"));
	images_remove(&images, m, true);
	CU_ASSERT_EQUAL(images.newest.n, 3);
	CU_ASSERT_EQUAL(images_find(&images, p.digest, &m, &image), PART_NONE);
	CU_ASSERT_EQUAL(images_find(&images, p.image[2].digest, &m, &image), PART_ALL);
	CU_ASSERT_EQUAL(images_size(&images, m), p.image[2].size);
	CU_ASSERT_EQUAL(images_find(&images, "sha256:12", &m, &image), PART_NONE);
	buf_free(&config);
	buf_free(&bytes);
	images_free(&images);
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

/* Both ways of doing a block do the same. */
static void test_two_ways(void)
{
	uint32_t plain[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, other[8];
	unsigned char block[64];
	uint64_t random = 3;

	memcpy(other, plain, sizeof(other));
	for (int i = 0; i < 200 && sha256_x86_there(); i++) {
		for (size_t k = 0; k < sizeof(block); k++)
			block[k] = (unsigned char)random_next(&random);
		sha256_block(plain, block);
		sha256_x86_block(other, block);
		CU_ASSERT_EQUAL(memcmp(plain, other, sizeof(plain)), 0);
	}
}

/* An index and its manifests have the digests they are listed with. */
static void test_manifest_digests(void)
{
	const struct tag t = { .seed = 5,
			       .size = 1000000,
			       .platforms = 2,
			       .made = 9,
			       .flags = TAG_OCI | TAG_ATTESTED };
	char digest[DIGEST_TEXT];
	struct buf b = { 0 };
	struct pressing p;

	tag_press(&t, &p);
	CU_ASSERT_EQUAL(p.n, 4);
	for (size_t i = 0; i < p.n; i++) {
		b.len = 0;
		image_manifest(&b, &t, i);
		digest_of(b.data, b.len, digest);
		CU_ASSERT_STRING_EQUAL(p.image[i].digest, digest);
		CU_ASSERT_EQUAL(p.image[i].bytes, (int64_t)b.len);
		CU_ASSERT_PTR_NOT_NULL(strstr(b.data, p.image[i].config));
		b.len = 0;
		image_config(&b, &t, i);
		digest_of(b.data, b.len, digest);
		CU_ASSERT_STRING_EQUAL(p.image[i].config, digest);
	}
	b.len = 0;
	tag_manifest(&b, &t);
	digest_of(b.data, b.len, digest);
	CU_ASSERT_STRING_EQUAL(p.digest, digest);
	CU_ASSERT_PTR_NOT_NULL(strstr(b.data, p.image[2].digest));
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

CHECK_MAIN("hubsim: data", test_orders_survive_changes, test_many_leave,
	   test_found_by_digest, test_digests, test_two_ways, test_manifest_digests,
	   test_times, test_json_text)
