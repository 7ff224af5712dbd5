#include "net/limit.h"

#include <limits.h>
#include <stdio.h>

#include "tests/check.h"

/* 2026-11-21 14:22:33 UTC. */
enum { NOW = 1795270953 };

struct wait_case {
	const char *retry_after, *x_retry_after, *reset, *limit, *date;
	int wait; /* seconds from NOW */
	const char *why;
};

static const struct wait_case waits[] = {
	/* Retry-After: seconds (2025-06 and later), Unix time (2025-05), a date */
	{ "38", NULL, NULL, NULL, NULL, 38, "Retry-After 38 (read as seconds)" },
	{ " 38 ", NULL, NULL, NULL, NULL, 38, "read as seconds" },
	{ "1795271013", NULL, NULL, NULL, NULL, 60, "read as Unix time" },
	{ "Sat, 21 Nov 2026 14:23:33 GMT", NULL, NULL, NULL, NULL, 60, "as a date" },
	/* X-Retry-After: the older name, Unix time */
	{ NULL, "1795270993", NULL, NULL, NULL, 40, "X-Retry-After 1795270993" },
	{ NULL, "12", NULL, NULL, NULL, 12, "X-Retry-After 12 (read as seconds)" },
	{ "5", "1795271200", NULL, NULL, NULL, 5, "Retry-After 5" },
	/* neither: the minute's end, then a minute */
	{ NULL, NULL, "1795270980", "180", NULL, 27, "X-RateLimit-Reset" },
	{ NULL, NULL, NULL, "180", NULL, 60, "does not say" },
	{ "soon", NULL, NULL, NULL, NULL, 60, "does not say" },
	{ "-5", NULL, NULL, NULL, NULL, 60, "does not say" },
	{ "1e3", NULL, NULL, NULL, NULL, 60, "does not say" },
	/* clamped to 1 ... 900 s */
	{ "0", NULL, NULL, NULL, NULL, 1, "" },
	{ "86400", NULL, NULL, NULL, NULL, 900, "" },
	{ "1795270000", NULL, NULL, NULL, NULL, 1, "" },
	{ "99999999999999999999", NULL, NULL, NULL, NULL, 60, "does not say" },
	{ "Sun, 06 Nov 1994 08:49:37 GMT", NULL, NULL, NULL, NULL, 1, "" },
	/* the server's clock counts, not ours: it is an hour ahead, or behind */
	{ "1795274573", NULL, NULL, NULL, "Sat, 21 Nov 2026 15:22:33 GMT", 20, "" },
	{ "Sat, 21 Nov 2026 13:23:03 GMT", NULL, NULL, NULL,
	  "Sat, 21 Nov 2026 13:22:33 GMT", 30, "" },
	{ NULL, NULL, "1795274563", "180", "Sat, 21 Nov 2026 15:22:33 GMT", 10, "" },
};

static void test_every_form_of_retry_after(void)
{
	for (size_t i = 0; i < sizeof(waits) / sizeof(*waits); i++) {
		const struct wait_case *c = &waits[i];
		struct limit_headers h = { .retry_after = c->retry_after,
					   .x_retry_after = c->x_retry_after,
					   .reset = c->reset,
					   .limit = c->limit,
					   .date = c->date };
		struct limits l = { .remaining = -1 };

		limit_hit(&l, &h, NOW, 0);
		if (l.wait_until != NOW + c->wait || !strstr(l.why, c->why))
			printf("case %zu: %lld s, \"%s\"\n", i,
			       (long long)(l.wait_until - NOW), l.why);
		CU_ASSERT_EQUAL(l.wait_until, NOW + c->wait);
		CU_ASSERT_PTR_NOT_NULL(strstr(l.why, c->why));
		CU_ASSERT_FALSE(l.abuse);
	}
}

static void test_no_rate_header_is_an_abuse_block(void)
{
	static const int wait[] = { 60, 120, 240, 240 };
	struct limit_headers h = { .date = "Sat, 21 Nov 2026 14:22:33 GMT" };

	for (int strikes = 0; strikes < 4; strikes++) {
		struct limits l = { .remaining = -1 };

		limit_hit(&l, &h, NOW, strikes);
		CU_ASSERT_TRUE(l.abuse);
		CU_ASSERT_EQUAL(l.wait_until, NOW + wait[strikes]);
	}
}

static void test_answers_of_one_burst_do_not_shorten_a_wait(void)
{
	struct limit_headers longer = { .retry_after = "38" };
	struct limit_headers shorter = { .retry_after = "5" };
	struct limits l = { .remaining = -1 };

	limit_hit(&l, &longer, NOW, 0);
	limit_hit(&l, &shorter, NOW + 1, 0);
	CU_ASSERT_EQUAL(l.wait_until, NOW + 38);
	CU_ASSERT_EQUAL(limit_opens(&l, NOW + 1), NOW + 38);
	CU_ASSERT_EQUAL(limit_opens(&l, NOW + 38), NOW + 38);
}

static void see(struct limits *l, const char *remaining, const char *reset, int64_t now)
{
	struct limit_headers h = { .limit = "180",
				   .remaining = remaining,
				   .reset = reset };

	limit_seen(l, &h, now);
}

static void test_the_lowest_of_a_window_counts(void)
{
	struct limits l = { .remaining = -1 };

	see(&l, "100", "1795271000", NOW);
	see(&l, "98", "1795271000", NOW);
	see(&l, "99", "1795271000", NOW); /* overtaken on the way */
	CU_ASSERT_EQUAL(l.remaining, 98);
	CU_ASSERT_EQUAL(l.limit, 180);
	CU_ASSERT_EQUAL(l.reset, 1795271000);
	see(&l, "179", "1795271060", 1795271001);
	CU_ASSERT_EQUAL(l.remaining, 179);
	CU_ASSERT_EQUAL(l.reset, 1795271060);
}

static void test_a_jump_begins_a_new_window(void)
{
	struct limits l = { .remaining = -1 };

	see(&l, "5", "1795271000", NOW);
	see(&l, "170", "1795271000", NOW + 1);
	CU_ASSERT_EQUAL(l.remaining, 170);
}

static void test_a_wrong_local_clock_does_not_move_the_reset(void)
{
	struct limit_headers h = { .limit = "180",
				   .remaining = "3",
				   .reset = "1795274583",
				   .date = "Sat, 21 Nov 2026 15:22:33 GMT" };
	struct limits l = { .remaining = -1 };

	limit_seen(&l, &h, NOW);
	CU_ASSERT_EQUAL(l.reset, NOW + 30);
}

static void test_a_reserve_is_kept_for_the_user(void)
{
	struct limits l = { .remaining = -1 };

	CU_ASSERT_EQUAL(limit_spare(&l, NOW), INT_MAX);
	see(&l, "100", "1795271000", NOW);
	CU_ASSERT_EQUAL(limit_reserve(&l), 30);
	CU_ASSERT_EQUAL(limit_spare(&l, NOW), 70);
	see(&l, "12", "1795271000", NOW);
	CU_ASSERT_EQUAL(limit_spare(&l, NOW), 0);
	CU_ASSERT_EQUAL(limit_opens(&l, NOW), NOW);
	see(&l, "0", "1795271000", NOW);
	CU_ASSERT_EQUAL(limit_opens(&l, NOW), 1795271000);
	CU_ASSERT_EQUAL(limit_spare(&l, 1795271000), 150);
	CU_ASSERT_EQUAL(limit_opens(&l, 1795271000), 1795271000);
	l.limit = 30;
	CU_ASSERT_EQUAL(limit_reserve(&l), 10);
	l.limit = 12;
	CU_ASSERT_EQUAL(limit_reserve(&l), 6);
	CU_ASSERT_EQUAL(limit_spare(&l, 1795271000), 6);
}

static void test_no_header_and_no_number_mean_unknown(void)
{
	struct limit_headers none = { 0 };
	struct limit_headers odd = { .limit = "many",
				     .remaining = "",
				     .reset = "0x10" };
	struct limits l = { .remaining = -1 };

	limit_seen(&l, &none, NOW);
	limit_seen(&l, &odd, NOW);
	CU_ASSERT_EQUAL(l.remaining, -1);
	CU_ASSERT_EQUAL(l.limit, 0);
	CU_ASSERT_EQUAL(l.reset, 0);
	CU_ASSERT_EQUAL(limit_opens(&l, NOW), NOW);
}

static void test_a_good_answer_ends_a_wait_that_is_over(void)
{
	struct limit_headers h = { .retry_after = "10" };
	struct limits l = { .remaining = -1 };

	limit_hit(&l, &h, NOW, 0);
	see(&l, "50", NULL, NOW + 5);
	CU_ASSERT_EQUAL(l.wait_until, NOW + 10);
	see(&l, "50", NULL, NOW + 10);
	CU_ASSERT_EQUAL(l.wait_until, 0);
	CU_ASSERT_STRING_EQUAL(l.why, "");
}

CHECK_MAIN("limit", test_every_form_of_retry_after,
	   test_no_rate_header_is_an_abuse_block,
	   test_answers_of_one_burst_do_not_shorten_a_wait,
	   test_the_lowest_of_a_window_counts, test_a_jump_begins_a_new_window,
	   test_a_wrong_local_clock_does_not_move_the_reset,
	   test_a_reserve_is_kept_for_the_user,
	   test_no_header_and_no_number_mean_unknown,
	   test_a_good_answer_ends_a_wait_that_is_over)
