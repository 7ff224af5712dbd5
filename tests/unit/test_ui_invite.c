/* The result file of people who are invited in the dashboard: what became of every
 * line, also when it was tried again, and never in place of what somebody else wrote.
 */
#include <stdio.h>
#include <sys/stat.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/screen.h"

enum { TEXT_MAX = 4096 };

#define RESENDS "PATCH /v2/invites/*/resend"
#define BULK    "POST /v2/invites/bulk"

struct bench {
	struct hubsim *hub;
	struct env env;
	struct screen *s;
	char text[TEXT_MAX]; /* of the file read last */
};

static void write_file(const struct bench *b, const char *name, const char *text)
{
	char *path = xasprintf("%s/%s", b->env.home, name);
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	free(path);
}

/* False: there is none. */
static bool read_file(struct bench *b, const char *name)
{
	char *path = xasprintf("%s/%s", b->env.home, name);
	FILE *f = fopen(path, "re");
	struct stat st;
	size_t n;

	free(path);
	if (!f)
		return false;
	n = fread(b->text, 1, sizeof(b->text) - 1, f);
	b->text[n] = '\0';
	CU_ASSERT_EQUAL(fstat(fileno(f), &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 07777, 0600);
	fclose(f);
	return true;
}

static bool says(const struct bench *b, const char *line)
{
	bool found = strstr(b->text, line) != NULL;

	if (!found)
		printf("  not there: %s\n%s", line, b->text);
	return found;
}

static void set_up(struct bench *b, const char *fault, const char *csv)
{
	const char *const args[] = { "--fixture", "audit",  "--rate-limit",
				     "0",         "--fail", fault,
				     NULL };
	const char *argv[] = { getenv("HUBDECK"), "northwind:invites", NULL };

	*b = (struct bench){ .hub = hubsim_start(args) };
	env_init(&b->env);
	env_put_all(&b->env, hubsim_env(b->hub));
	env_put(&b->env, "DOCKERHUB_USERNAME=nadia");
	env_put(&b->env, "DOCKERHUB_TOKEN=nadia-password");
	write_file(b, "june.csv", csv);
	b->s = screen_open(
		&(struct screen_opts){ .rows = 24,
				       .cols = 80,
				       .argv = argv,
				       .env = (const char *const *)b->env.var });
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "mo.salah"));
	CU_ASSERT_TRUE(screen_settle(b->s));
	CU_ASSERT_TRUE(screen_type(b->s, ":invite ~/june.csv\r"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "DRY RUN"));
	CU_ASSERT_TRUE(screen_settle(b->s));
}

static void tear_down(struct bench *b)
{
	screen_stop(b->s);
	hubsim_stop(b->hub);
	env_done(&b->env);
}

static void confirm(struct bench *b, const char *word)
{
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, ", then F9"));
	CU_ASSERT_TRUE(screen_settle(b->s));
	CU_ASSERT_TRUE(screen_type(b->s, word));
	CU_ASSERT_TRUE(screen_key(b->s, "F9"));
}

static void expect(struct bench *b, const char *text)
{
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, text));
	CU_ASSERT_TRUE(screen_settle(b->s));
}

static void send_all(struct bench *b, const char *number)
{
	CU_ASSERT_TRUE(screen_key(b->s, "F9"));
	confirm(b, number);
}

static void test_what_was_edited_is_told_beside_what_the_file_says(void)
{
	struct bench b;

	set_up(&b, "GET /nowhere 404",
	       "email,team\nana@@x.io,web\nkim.yung@"
	       "northwind.example,\nme@x.io,\n");
	CU_ASSERT_TRUE(screen_type(b.s, "\r"));
	expect(&b, "Line 2 of the file");
	CU_ASSERT_TRUE(screen_key(b.s, "C-u"));
	CU_ASSERT_TRUE(screen_type(b.s, "ana@x.io"));
	CU_ASSERT_TRUE(screen_key(b.s, "F9"));
	expect(&b, "ok, edited");
	CU_ASSERT_TRUE(screen_type(b.s, "j "));
	send_all(&b, "3");
	expect(&b, "SENT: 2 invited, 1 sent again");
	CU_ASSERT_TRUE_FATAL(read_file(&b, "june.result.csv"));
	CU_ASSERT_TRUE(says(&b, "2,ana@x.io,,web,invite,\"edited, in the file: "
				"ana@@x.io, team web\",invited,\n"));
	CU_ASSERT_TRUE(says(&b, "3,kim.yung@northwind.example,,,resend,\"pending "
				"invite, 16d old\",sent again,\n"));
	tear_down(&b);
}

/* From the report at once, and once more from one that was opened again. */
static void test_what_is_tried_again_is_in_it(void)
{
	struct bench b;

	set_up(&b, BULK " 400 n=2 skip=1",
	       "email\na@x.io\nkim.yung@northwind.example\n");
	CU_ASSERT_TRUE(screen_type(b.s, "*"));
	send_all(&b, "2");
	expect(&b, "SENT: 0 invited, 1 sent again");
	CU_ASSERT_TRUE_FATAL(read_file(&b, "june.result.csv"));
	CU_ASSERT_TRUE(says(&b, "2,a@x.io,,,invite,,refused,"));
	CU_ASSERT_TRUE(screen_type(b.s, "r"));
	expect(&b, "y send");
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	expect(&b, "Report: 1 of 2");
	CU_ASSERT_EQUAL(hubsim_count(b.hub, BULK), 3);
	CU_ASSERT_TRUE(screen_key(b.s, "Esc"));
	expect(&b, "1 not done");
	CU_ASSERT_TRUE(screen_key(b.s, "F9"));
	expect(&b, "REPORT");
	CU_ASSERT_TRUE(screen_type(b.s, "r"));
	expect(&b, "y send");
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	expect(&b, "SENT: 1 invited, 1 sent again");
	CU_ASSERT_TRUE_FATAL(read_file(&b, "june.result.csv"));
	CU_ASSERT_TRUE(says(&b, "2,a@x.io,,,invite,,invited,\n"));
	CU_ASSERT_EQUAL(hubsim_count(b.hub, BULK), 4);
	CU_ASSERT_EQUAL(hubsim_count(b.hub, RESENDS), 1);
	CU_ASSERT_FALSE(read_file(&b, "june.result-2.csv"));
	CU_ASSERT_FALSE(read_file(&b, "june.result.csv.part"));
	tear_down(&b);
}

/* Somebody worked with the first result: what is new is beside it. */
static void test_what_somebody_made_of_it_stays(void)
{
	struct bench b;

	set_up(&b, BULK " 400 n=1 skip=1", "email\na@x.io\n");
	send_all(&b, "1");
	expect(&b, "SENT: 0 invited");
	write_file(&b, "june.result.csv", "mine\n");
	CU_ASSERT_TRUE(screen_type(b.s, "r"));
	expect(&b, "y invite");
	CU_ASSERT_TRUE(screen_type(b.s, "y"));
	expect(&b, "SENT: 1 invited");
	CU_ASSERT_TRUE_FATAL(read_file(&b, "june.result.csv"));
	CU_ASSERT_STRING_EQUAL(b.text, "mine\n");
	CU_ASSERT_TRUE_FATAL(read_file(&b, "june.result-2.csv"));
	CU_ASSERT_TRUE(says(&b, "2,a@x.io,,,invite,,invited,\n"));
	CU_ASSERT_TRUE(screen_shows(b.s, "june.result-2.csv"));
	tear_down(&b);
}

/* The page is gone, and the job goes on; nothing is left of one that never began. */
static void test_it_is_written_without_the_page(void)
{
	struct bench b;

	set_up(&b, BULK " delay:500 n=1 skip=1", "email\na@x.io\n");
	CU_ASSERT_TRUE(screen_key(b.s, "F9"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, ", then F9"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	CU_ASSERT_TRUE(screen_key(b.s, "Esc"));
	CU_ASSERT_FALSE(read_file(&b, "june.result.csv"));
	CU_ASSERT_TRUE(screen_key(b.s, "F9"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, ", then F9"));
	CU_ASSERT_TRUE(screen_settle(b.s));
	screen_send(b.s, "1");
	screen_press(b.s, "F9");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "At work"));
	screen_press(b.s, "Esc");
	CU_ASSERT_TRUE_FATAL(screen_wait(b.s, "SENDING"));
	screen_press(b.s, "Esc");
	CU_ASSERT_TRUE_FATAL(screen_wait_gone(b.s, "SENDING"));
	expect(&b, "northwind: 1 invited");
	CU_ASSERT_TRUE_FATAL(read_file(&b, "june.result.csv"));
	CU_ASSERT_TRUE(says(&b, "2,a@x.io,,,invite,,invited,\n"));
	tear_down(&b);
}

CHECK_MAIN("ui_invite", test_what_was_edited_is_told_beside_what_the_file_says,
	   test_what_is_tried_again_is_in_it, test_what_somebody_made_of_it_stays,
	   test_it_is_written_without_the_page)
