/* A new token is shown once: afterwards it is neither on the screen, nor in a file, nor
 * in what the program keeps. */
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/memory.h"
#include "tests/harness/screen.h"

enum { TOKEN_LEN = 36 };

struct bench {
	struct hubsim *hub;
	struct screen *s;
	char token[TOKEN_LEN + 1];
};

static void open_pats(struct bench *b)
{
	const char *argv[] = { getenv("HUBDECK"), ":pats", NULL };
	const char *env[16];
	const char *const *hub;
	size_t n = 0;

	*b = (struct bench){ .hub = hubsim_start(NULL) };
	hub = hubsim_env(b->hub);
	for (; hub[n]; n++)
		env[n] = hub[n];
	env[n++] = "DOCKERHUB_USERNAME=maria";
	env[n++] = "DOCKERHUB_TOKEN=maria-password";
	env[n] = NULL;
	b->s = screen_open(&(struct screen_opts){
		.rows = 24, .cols = 80, .argv = argv, .env = env });
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "loaded 3 personal tokens"));
}

/* A token of its own, and what the page shows of it. */
static void make_token(struct bench *b)
{
	int row, col;
	char *line;

	CU_ASSERT_TRUE(screen_type(b->s, "nci"));
	CU_ASSERT_TRUE(screen_key(b->s, "Tab"));
	CU_ASSERT_TRUE(screen_key(b->s, "Down"));
	CU_ASSERT_TRUE(screen_type(b->s, " "));
	CU_ASSERT_TRUE(screen_key(b->s, "F9"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "y send"));
	CU_ASSERT_TRUE(screen_settle(b->s));
	CU_ASSERT_TRUE(screen_type(b->s, "y"));
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "shown once"));
	CU_ASSERT_TRUE_FATAL(screen_find(b->s, "dckr_pat_", &row, &col));
	line = screen_row(b->s, row);
	snprintf(b->token, sizeof(b->token), "%s", line + col);
	CU_ASSERT_EQUAL(strlen(b->token), TOKEN_LEN);
	free(line);
}

static void close_page(struct bench *b)
{
	CU_ASSERT_TRUE(screen_key(b->s, "Esc"));
	CU_ASSERT_TRUE(screen_shows(b->s, "neither copied nor written"));
	CU_ASSERT_TRUE(screen_key(b->s, "Esc"));
	CU_ASSERT_FALSE(screen_shows(b->s, "dckr_pat_"));
	screen_forget(b->s);
}

static void tear_down(struct bench *b)
{
	screen_stop(b->s);
	hubsim_stop(b->hub);
}

/* ---- the screen ------------------------------------------------------------ */

/* Wherever one goes afterwards. */
static void test_it_is_on_no_screen_afterwards(void)
{
	static const char *const keys[] = { "d", "\033", "@",   "\033",
					    "!", "\033", "\014" };
	struct bench b;
	size_t n;

	open_pats(&b);
	make_token(&b);
	close_page(&b);
	for (size_t i = 0; i < COUNT(keys); i++)
		CU_ASSERT_TRUE(screen_type(b.s, keys[i]));
	CU_ASSERT_TRUE(screen_type(b.s, ":acme\r"));
	CU_ASSERT_TRUE(screen_type(b.s, "-"));
	screen_bytes(b.s, &n);
	CU_ASSERT_TRUE(n > 1000);
	CU_ASSERT_FALSE(screen_wrote(b.s, b.token));
	CU_ASSERT_FALSE(screen_wrote(b.s, b.token + 20));
	tear_down(&b);
}

/* ---- files ----------------------------------------------------------------- */

static const char *wanted;
static size_t files, dirty;

static int look_into(const char *path, const struct stat *st, int type, struct FTW *at)
{
	FILE *f = type == FTW_F ? fopen(path, "re") : NULL;
	char *text;
	size_t n;

	(void)at;
	if (!f)
		return 0;
	text = xcalloc(1, (size_t)st->st_size + 1);
	n = fread(text, 1, (size_t)st->st_size, f);
	files++;
	if (memmem(text, n, wanted, strlen(wanted))) {
		printf("    it is in %s\n", path);
		dirty++;
	}
	fclose(f);
	free(text);
	return 0;
}

static void look_at_home(const struct bench *b)
{
	wanted = b->token;
	files = dirty = 0;
	CU_ASSERT_EQUAL(nftw(screen_home(b->s), look_into, 8, FTW_PHYS), 0);
}

/* The journal says that there is one, and not which. */
static void test_it_is_in_no_file_but_its_own(void)
{
	struct bench b;
	char *path;
	struct stat st;

	open_pats(&b);
	make_token(&b);
	look_at_home(&b);
	CU_ASSERT_TRUE(files > 0);
	CU_ASSERT_EQUAL(dirty, 0);
	CU_ASSERT_TRUE(screen_type(b.s, "w"));
	CU_ASSERT_TRUE(screen_type(b.s, "\025~/mine"));
	CU_ASSERT_TRUE(screen_type(b.s, "\r"));
	CU_ASSERT_TRUE(screen_shows(b.s, "readable by you alone"));
	look_at_home(&b);
	CU_ASSERT_EQUAL(dirty, 1);
	path = xasprintf("%s/mine", screen_home(b.s));
	CU_ASSERT_EQUAL(stat(path, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 07777, 0600);
	CU_ASSERT_EQUAL(st.st_size, TOKEN_LEN + 1);
	free(path);
	tear_down(&b);
}

/* ---- memory ---------------------------------------------------------------- */

/* How often it is in what the process can write to; -1: that may not be looked at. */
static long in_memory(const struct bench *b)
{
	struct memory_found found;

	if (!memory_search(screen_pid(b->s), b->token, &found))
		return -1;
	return (long)(found.guarded + found.elsewhere);
}

static void test_it_is_wiped_from_memory(void)
{
	struct bench b;

	open_pats(&b);
	make_token(&b);
	if (in_memory(&b) < 0) {
		printf("    (its memory may not be looked at here)\n");
	} else {
		CU_ASSERT_TRUE(in_memory(&b) > 0);
		close_page(&b);
		CU_ASSERT_EQUAL(in_memory(&b), 0);
	}
	tear_down(&b);
}

CHECK_MAIN("token", test_it_is_on_no_screen_afterwards,
	   test_it_is_in_no_file_but_its_own, test_it_is_wiped_from_memory)
