/* What the model costs: one line a figure, with its unit. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "model/kinds.h"
#include "model/rules.h"
#include "model/table.h"
#include "model/tag.h"
#include "model/xalloc.h"

enum { PAGES = 1000, PER_PAGE = 100, ROUNDS = 15 };

static const int64_t now = 1780000000;

static double ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static size_t rss(void)
{
	FILE *f = fopen("/proc/self/statm", "re");
	unsigned long all = 0, resident = 0;

	if (!f || fscanf(f, "%lu %lu", &all, &resident) != 2)
		resident = 0;
	if (f)
		fclose(f);
	return resident * (size_t)sysconf(_SC_PAGESIZE);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void report(const char *what, double *times, size_t n, const char *unit)
{
	qsort(times, n, sizeof(*times), by_value);
	printf("%-44s %9.2f p50 %9.2f max %s\n", what, times[n / 2], times[n - 1],
	       unit);
}

/* ---- pages as the Hub writes them ---- */

static uint64_t seed = 1;

static uint64_t rnd(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static void put_digest(FILE *f)
{
	fprintf(f, "\"digest\":\"sha256:");
	for (int i = 0; i < 4; i++)
		fprintf(f, "%016llx", (unsigned long long)rnd());
	fprintf(f, "\",");
}

static void put_date(FILE *f, const char *key)
{
	fprintf(f, "\"%s\":\"20%02u-%02u-%02uT%02u:%02u:07.%06uZ\",", key,
		18 + (unsigned)(rnd() % 8), 1 + (unsigned)(rnd() % 12),
		1 + (unsigned)(rnd() % 28), (unsigned)(rnd() % 24),
		(unsigned)(rnd() % 60), (unsigned)(rnd() % 1000000));
}

static void put_image(FILE *f, int i)
{
	static const char *const arch[] = { "amd64", "arm64",   "386",   "arm",
					    "s390x", "ppc64le", "riscv", "mips" };

	fprintf(f, "%s{\"architecture\":\"%s\",\"features\":\"\",\"variant\":null,",
		i ? "," : "", arch[i]);
	put_digest(f);
	fprintf(f,
		"\"os\":\"linux\",\"os_features\":\"\",\"os_version\":null,"
		"\"size\":%u,\"status\":\"active\",",
		(unsigned)(rnd() % 900000000));
	put_date(f, "last_pulled");
	put_date(f, "last_pushed");
	fprintf(f, "\"x\":0}");
}

static void put_tag(FILE *f, unsigned n, int images)
{
	static const char *const people[] = { "ci-bot-7", "r.silva", "t.okoro",
					      "maria" };
	unsigned a = n % 97, b = n / 97 % 31, c = n;

	fprintf(f, "{\"creator\":1758550,\"id\":%u,\"images\":[", 58000000 + n);
	for (int i = 0; i < images; i++)
		put_image(f, i);
	fprintf(f, "],");
	put_date(f, "last_updated");
	fprintf(f, "\"last_updater\":1,\"last_updater_username\":\"%s\",\"name\":\"",
		people[rnd() % 4]);
	switch (n % 12 == 0 ? 1 : n % 6) {
	case 0:
		fprintf(f, "v%u.%u.%u-alpine3.19", a, b, c);
		break;
	case 1:
		fprintf(f, "nightly-%u-%02u-%u-x64", 2018 + a % 9, b, c);
		break;
	case 2:
		fprintf(f, "pr-%u-a1c97f0%02x-build", c, a);
		break;
	case 3:
		fprintf(f, "main-%u.%u-build%u-ci", a, b, c);
		break;
	default:
		fprintf(f, "release-%u-%u-%u-final", a, b, c);
	}
	fprintf(f,
		"\",\"repository\":7303950,\"full_size\":%u,\"v2\":true,"
		"\"tag_status\":\"%s\",",
		(unsigned)(rnd() % 900000000), rnd() % 3 ? "active" : "inactive");
	put_date(f, "tag_last_pulled");
	put_date(f, "tag_last_pushed");
	put_digest(f);
	fprintf(f, "\"media_type\":\"application/vnd.oci.image.index.v1+json\","
		   "\"content_type\":\"image\"}");
}

static char *page_json(int number, int images, size_t *ret_len)
{
	char *body = NULL;
	FILE *f = open_memstream(&body, ret_len);

	fprintf(f, "{\"count\":%d,\"next\":null,\"previous\":null,\"results\":[",
		PAGES * PER_PAGE);
	for (int i = 0; i < PER_PAGE; i++) {
		if (i)
			fputc(',', f);
		put_tag(f, (unsigned)(number * PER_PAGE + i), images);
	}
	fprintf(f, "]}");
	fclose(f);
	return body;
}

static struct page *decode(struct str body)
{
	struct page *p = NULL;
	struct error err = { 0 };

	if (page_decode(&kind_tags, ENV_PAGE, body, &p, &err)) {
		fprintf(stderr, "%s\n", err.text);
		exit(EXIT_FAILURE);
	}
	return p;
}

static void bench_decode(int images)
{
	double times[200];
	struct str body;
	char *text = page_json(0, images, &body.len), what[80];

	body.ptr = text;
	for (size_t i = 0; i < COUNT(times); i++) {
		double t = ms();

		page_free(decode(body));
		times[i] = ms() - t;
	}
	snprintf(what, sizeof(what), "decode a page of 100 tags, %d image%s, %zu KB",
		 images, images > 1 ? "s" : "", body.len / 1000);
	report(what, times, COUNT(times), "ms");
	printf("%-44s %9.0f MB/s\n", "  the same, median",
	       (double)body.len / times[COUNT(times) / 2] / 1e3);
	free(text);
}

/* ---- the table ---- */

/* Even pages first, so that odd ones are merged in between. */
static struct table *load(void)
{
	struct table *t = table_new(&kind_tags);
	double times[PAGES];
	size_t before, after;

	page_free(decode((struct str){ "{\"results\":[]}", 14 }));
	before = rss();
	for (int i = 0; i < PAGES; i++) {
		int number = i < PAGES / 2 ? 2 * i : 2 * (i - PAGES / 2) + 1;
		struct str body;
		char *text = page_json(number, 2, &body.len);
		struct page *p;
		double start;

		body.ptr = text;
		p = decode(body);
		p->number = number + 1;
		free(text);
		start = ms();
		table_append(t, p);
		times[i] = ms() - start;
	}
	after = rss();
	printf("%-44s %9.1f MB, %.0f bytes/row\n", "memory of 100,000 tags (RSS)",
	       (double)(after - before) / 1e6,
	       (double)(after - before) / (double)table_loaded(t));
	malloc_trim(0);
	printf("%-44s %9.1f MB\n", "  the same after malloc_trim()",
	       (double)(rss() - before) / 1e6);
	report("append a page, sorted by date", times, PAGES, "ms");
	return t;
}

static void bench_sort(struct table *t, const char *name)
{
	double times[ROUNDS];
	char what[80];

	for (size_t i = 0; i < ROUNDS; i++) {
		double start = ms();

		table_sort(t, kind_field(&kind_tags, str_from(name)), i & 1);
		times[i] = ms() - start;
	}
	snprintf(what, sizeof(what), "sort 100,000 rows by %s", name);
	report(what, times, ROUNDS, "ms");
}

static struct query *query(const char *text, size_t len)
{
	struct query *q = NULL;
	struct error err = { 0 };

	if (query_parse(&kind_tags, (struct str){ text, len }, &q, &err)) {
		fprintf(stderr, "%s\n", err.text);
		exit(EXIT_FAILURE);
	}
	return q;
}

static void bench_typing(struct table *t, const char *word)
{
	size_t len = strlen(word), n = 0;
	double *times = xcalloc(ROUNDS * len, sizeof(*times)), first = 0;
	char what[80];

	for (size_t round = 0; round < ROUNDS; round++) {
		for (size_t i = 1; i <= len; i++) {
			struct query *q = query(word, i);
			double start = ms();

			table_filter(t, q, now);
			times[n++] = ms() - start;
			if (n == 1)
				first = times[0];
		}
		table_filter(t, NULL, now);
	}
	printf("%-44s %9.2f ms\n", "the very first letter of a filter", first);
	snprintf(what, sizeof(what), "filter 100,000 rows, a letter of %s", word);
	report(what, times + 1, n - 1, "ms");
	free(times);
}

static void bench_filter(struct table *t, const char *text)
{
	double times[ROUNDS];
	char what[80];

	for (size_t i = 0; i < ROUNDS; i++) {
		struct query *q = query(text, strlen(text));
		double start = ms();

		table_filter(t, q, now);
		times[i] = ms() - start;
	}
	snprintf(what, sizeof(what), "filter 100,000 rows by %s", text);
	report(what, times, ROUNDS, "ms");
	table_filter(t, NULL, now);
}

static void bench_flags(struct table *t)
{
	const char *const patterns[] = { "^v[0-9]", "^release-", NULL };
	struct row_context ctx = { .now = now, .rules = rules_new(patterns) };
	double times[ROUNDS], start;
	size_t sum = 0;

	start = ms();
	table_same_digest(t, kind_field(&kind_tags, STR("digest")), 0);
	printf("%-44s %9.2f ms\n", "index the digests of 100,000 rows", ms() - start);
	start = ms();
	for (uint32_t id = 0; id < table_loaded(t); id++)
		sum += table_same_digest(t, kind_field(&kind_tags, STR("digest")), id);
	printf("%-44s %9.0f ns (%zu shared)\n", "ask it for one row",
	       (ms() - start) * 1e6 / (double)table_loaded(t), sum);
	for (size_t i = 0; i < ROUNDS; i++) {
		start = ms();
		table_context(t, &ctx);
		times[i] = ms() - start;
	}
	report("two rules and a date on 100,000 rows", times, ROUNDS, "ms");
	ctx.now = 0;
	rules_free((struct rules *)(uintptr_t)ctx.rules);
	ctx.rules = NULL;
	table_context(t, &ctx);
}

int main(void)
{
	static const char *const sorts[] = { "size", "pushed", "state", "digest",
					     "tag" };
	static const char *const filters[] = { "~ngt1", "re:^v[0-9]+\\.3", "size>500M",
					       "flags:=", "night pushed>30d" };
	struct table *t;

	setvbuf(stdout, NULL, _IOLBF, 0);
	t = load();
	for (size_t i = 0; i < COUNT(sorts); i++)
		bench_sort(t, sorts[i]);
	bench_flags(t);
	bench_typing(t, "nightly");
	for (size_t i = 0; i < COUNT(filters); i++)
		bench_filter(t, filters[i]);
	table_free(t);
	bench_decode(1);
	bench_decode(8);
	return 0;
}
