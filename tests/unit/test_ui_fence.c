/* The paint fence: used on slow lines only, and never in the way. */
#include "tests/check.h"
#include "ui/fence.h"

static struct fence measured(int64_t ms)
{
	struct fence f = { 0 };

	CU_ASSERT_TRUE(fence_wanted(&f, 0));
	fence_sent(&f, 1000, 1000);
	CU_ASSERT_FALSE(fence_holds(&f, 1000)); /* measuring holds nothing back */
	fence_answered(&f, 1000 + ms);
	return f;
}

static void test_fast_terminal_is_left_alone(void)
{
	struct fence f = measured(5);

	CU_ASSERT_FALSE(fence_wanted(&f, 2000));
	CU_ASSERT_FALSE(fence_slow(&f));
	CU_ASSERT_FALSE(fence_holds(&f, 2000));
	CU_ASSERT_EQUAL(fence_deadline(&f), -1);
	CU_ASSERT_EQUAL(fence_last_wait(&f, 2000), 0);
}

static void test_a_line_that_became_slow(void)
{
	struct fence f = measured(5);

	CU_ASSERT_FALSE(fence_wanted(&f, 3000));
	CU_ASSERT_TRUE(fence_wanted(&f, 3005));
	fence_sent(&f, 100, 3005);
	CU_ASSERT_FALSE(fence_wanted(&f, 3006)); /* one question at a time */
	CU_ASSERT_FALSE(fence_holds(&f, 3006));
	fence_answered(&f, 3200);
	CU_ASSERT_TRUE(fence_slow(&f));
	CU_ASSERT_TRUE(fence_wanted(&f, 3200));
}

static void test_slow_terminal_gets_one_frame_at_a_time(void)
{
	struct fence f = measured(1000); /* 9600 baud */

	CU_ASSERT_TRUE(fence_wanted(&f, 5000));
	fence_sent(&f, 100, 5000);
	CU_ASSERT_TRUE(fence_holds(&f, 5000));
	CU_ASSERT_TRUE(fence_holds(&f, 5300));
	fence_answered(&f, 5310);
	CU_ASSERT_FALSE(fence_holds(&f, 5310));
	CU_ASSERT_TRUE(fence_wanted(&f, 5310));
}

static void test_large_frames_may_take_longer(void)
{
	struct fence f = measured(1000);

	fence_sent(&f, 4000, 5000);
	CU_ASSERT_TRUE(fence_holds(&f, 9000));
	CU_ASSERT_TRUE(fence_deadline(&f) > 9000);
}

static void test_silence_gives_up(void)
{
	struct fence f = measured(100);
	int64_t at;

	fence_sent(&f, 10, 5000);
	at = fence_deadline(&f);
	CU_ASSERT_TRUE(at > 5000 && at < 5300);
	CU_ASSERT_TRUE(fence_holds(&f, at - 1));
	CU_ASSERT_FALSE(fence_holds(&f, at));
	CU_ASSERT_FALSE(fence_wanted(&f, at));
}

static void test_never_answered(void)
{
	struct fence f = { 0 };

	fence_sent(&f, 1000, 1000);
	CU_ASSERT_FALSE(fence_wanted(&f, 9000));
	CU_ASSERT_EQUAL(fence_deadline(&f), -1);
	CU_ASSERT_EQUAL(fence_last_wait(&f, 1010), 240);
	CU_ASSERT_EQUAL(fence_last_wait(&f, 1250), 0);
}

static void test_a_line_that_became_fast(void)
{
	struct fence f = measured(100);

	for (int i = 0; i < 100 && fence_wanted(&f, 5000 + i * 10); i++) {
		fence_sent(&f, 50, 5000 + i * 10);
		fence_answered(&f, 5001 + i * 10);
	}
	CU_ASSERT_FALSE(fence_wanted(&f, 5500));
}

static void test_stray_answer(void)
{
	struct fence f = measured(5);

	fence_answered(&f, 2500); /* somebody else asked */
	CU_ASSERT_FALSE(fence_wanted(&f, 2500));
}

CHECK_MAIN("fence", test_fast_terminal_is_left_alone,
	   test_slow_terminal_gets_one_frame_at_a_time,
	   test_large_frames_may_take_longer, test_silence_gives_up,
	   test_never_answered, test_a_line_that_became_fast,
	   test_a_line_that_became_slow, test_stray_answer)
