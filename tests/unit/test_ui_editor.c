/*
 * A text in the user's editor.  The editors are small scripts; what has to do with the
 * terminal is done by this program itself, started again in a pseudo-terminal.
 */
#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/screen.h"
#include "ui/draw.h"
#include "ui/editor.h"
#include "ui/editor_text.h"
#include "ui/program.h"
#include "ui/term.h"

#define CHILD "--as-the-dashboard"

static struct env home; /* for its directory */

/* ---- the guards ------------------------------------------------------- */

static void expect_round_trip(const char *text)
{
	struct error err = { 0 };
	struct str got = { NULL, 0 };
	size_t n;
	char *file = editor_wrap("a text", "cafe", str_from(text), 100, &n);

	CU_ASSERT_EQUAL(editor_unwrap((struct str){ file, n }, "cafe", 100, &got, &err),
			ST_OK);
	CU_ASSERT_TRUE(str_eq(got, str_from(text)));
	free(file);
}

static void test_what_is_not_edited_comes_back(void)
{
	expect_round_trip("");
	expect_round_trip("one line");
	expect_round_trip("one line\n");
	expect_round_trip("\n\ntwo\n\n");
	expect_round_trip("h\303\251, \345\270\202");
	expect_round_trip("babe: the text ends above");
}

static size_t lines_before(const char *file, const char *at)
{
	size_t n = 0;

	for (; file < at; file++)
		n += *file == '\n';
	return n;
}

/* vim looks at five lines of each end, emacs behind the last form feed. */
static void test_no_line_of_the_text_is_near_an_end(void)
{
	size_t n;
	char *file = editor_wrap("vim: set x:\n-*- y -*-", "cafe",
				 STR("FIRST\nLAST\nLocal Variables:"), 100, &n);
	char *copy = xstrndup(file, n), *last = strstr(copy, "Local Variables:");

	CU_ASSERT_PTR_NOT_NULL_FATAL(last);
	CU_ASSERT_TRUE(lines_before(copy, strstr(copy, "FIRST")) >= 5);
	CU_ASSERT_TRUE(lines_before(strchr(last, '\n') + 1, copy + n) >= 5);
	CU_ASSERT_PTR_NOT_NULL(strstr(last, "\n\f\n"));
	CU_ASSERT_PTR_NULL(strstr(copy, "vim:"));
	CU_ASSERT_PTR_NULL(strstr(copy, "-*-"));
	free(copy);
	free(file);
}

static void expect_refused(const char *file, enum status want)
{
	struct error err = { 0 };
	struct str got;

	CU_ASSERT_EQUAL(editor_unwrap(str_from(file), "cafe", 10, &got, &err), want);
	CU_ASSERT_TRUE(err.text[0]);
}

static void test_a_damaged_file_is_refused(void)
{
	expect_refused("", ST_PARSE);
	expect_refused("text\n-- cafe: the text ends above", ST_PARSE);
	expect_refused("-- cafe: the text begins below\ntext\n", ST_PARSE);
	expect_refused("-- cafe: the text begins below", ST_PARSE);
	expect_refused("-- cafe: the text begins below\n\377\n"
		       "-- cafe: the text ends above\n",
		       ST_PARSE);
	expect_refused("-- cafe: the text begins below\n0123456789a\n"
		       "-- cafe: the text ends above\n",
		       ST_TOO_BIG);
}

/* ---- editors that are scripts ----------------------------------------- */

static char *in_home(const char *name)
{
	return xasprintf("%s/%s", home.home, name);
}

static void write_script(const char *name, const char *body)
{
	char *path = in_home(name);
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fprintf(f, "#!/bin/sh\n%s\n", body);
	fclose(f);
	chmod(path, 0755);
	free(path);
}

/* An editor that does this with the file "$1". */
static void use_editor(const char *body)
{
	char *path = in_home("an editor"), *quoted = xasprintf("'%s'", path);

	write_script("an editor", body);
	setenv("VISUAL", quoted, 1);
	free(quoted);
	free(path);
}

static char *read_home(const char *name)
{
	char *path = in_home(name), *text = xcalloc(1, 1 << 16);
	FILE *f = fopen(path, "re");

	if (f) {
		(void)!fread(text, 1, (1 << 16) - 1, f);
		fclose(f);
	}
	free(path);
	return text;
}

/* Directories of texts that were not removed. */
static size_t left_behind(void)
{
	char *path = in_home("tmp");
	DIR *d = opendir(path);
	struct dirent *e;
	size_t n = 0;

	while (d && (e = readdir(d)))
		n += e->d_name[0] != '.';
	if (d)
		closedir(d);
	free(path);
	return n;
}

static void expect_edit(const char *body, const char *text, enum status want,
			const char *want_text)
{
	struct error err = { 0 };
	char *got = NULL;
	size_t before = left_behind();

	use_editor(body);
	CU_ASSERT_EQUAL(editor_run("a text", str_from(text), 40, &got, &err), want);
	CU_ASSERT_EQUAL(err.status, want);
	CU_ASSERT_EQUAL(got == NULL, want_text == NULL);
	if (got && want_text)
		CU_ASSERT_STRING_EQUAL(got, want_text);
	CU_ASSERT_EQUAL(left_behind() - before, err.hint[0] ? 1 : 0);
	free(got);
}

static void test_an_edited_text_is_returned(void)
{
	expect_edit("sed -i s/old/new/ \"$1\"", "old text", ST_OK, "new text");
	/* Others write a new file, and leave the old one beside it. */
	expect_edit("cp \"$1\" \"$1~\"; sed s/old/new/ \"$1~\" >\"$1.tmp\"; "
		    "mv \"$1.tmp\" \"$1\"",
		    "old text\n", ST_OK, "new text\n");
}

static void test_an_unchanged_text_is_no_text(void)
{
	expect_edit("true", "as it was", ST_OK, NULL);
	expect_edit("touch \"$1\"", "", ST_OK, NULL);
}

static void test_all_deleted_is_an_empty_text(void)
{
	expect_edit("sed -i /gone/d \"$1\"", "gone\ngone", ST_OK, "");
}

static void test_a_failed_editor_changes_nothing(void)
{
	expect_edit("exit 3", "text", ST_CANCEL, NULL);
	expect_edit("kill -9 $$", "text", ST_CANCEL, NULL);
	expect_edit("rm \"$1\"", "text", ST_LOCAL, NULL);
}

/* With what was written in it. */
static void expect_kept(const char *body, enum status want, const char *words)
{
	struct error err = { 0 };
	char *got = NULL, *path, kept[2000] = "";
	FILE *f;

	use_editor(body);
	CU_ASSERT_EQUAL(editor_run("a text", STR("text"), 40, &got, &err), want);
	CU_ASSERT_PTR_NULL(got);
	path = strchr(err.hint, '/');
	CU_ASSERT_PTR_NOT_NULL_FATAL(path);
	f = fopen(path, "re");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	(void)!fread(kept, 1, sizeof(kept) - 1, f);
	fclose(f);
	CU_ASSERT_PTR_NOT_NULL(strstr(kept, words));
}

static void test_what_was_written_is_not_lost(void)
{
	expect_kept("sed -i 's/^text$/my words/' \"$1\"; exit 1", ST_CANCEL,
		    "my words");
	expect_kept("echo 'my words' >\"$1\"", ST_PARSE, "my words");
	expect_kept("sed -i 's/^text$/my words, and more of them than are allowed/' "
		    "\"$1\"",
		    ST_TOO_BIG, "my words");
}

/* A file as large as no text may be is not read into memory. */
static void test_a_huge_file_is_refused(void)
{
	expect_edit("truncate -s 4G \"$1\"", "text", ST_TOO_BIG, NULL);
}

static void test_the_file_is_ours_alone(void)
{
	struct error err = { 0 };
	char *got = NULL, *seen;

	umask(0);
	use_editor("cd \"${0%/*}\"; stat -c %a \"$1\" \"${1%/*}\" >modes");
	CU_ASSERT_EQUAL(editor_run("a text", STR("text"), 40, &got, &err), ST_OK);
	seen = read_home("modes");
	CU_ASSERT_STRING_EQUAL(seen, "600\n700\n");
	free(seen);
	umask(022);
}

static void test_the_editor_gets_no_credential(void)
{
	struct error err = { 0 };
	char *got = NULL, *seen;

	setenv("SOME_TOKEN", "seeded-secret", 1);
	setenv("AWS_SECRET_ACCESS_KEY", "seeded-secret", 1);
	setenv("DB_password", "seeded-secret", 1);
	setenv("https_proxy", "http://me:seeded-secret@proxy", 1);
	setenv("http_proxy", "http://proxy", 1);
	setenv("SOMETHING", "else", 1);
	use_editor("env >\"${0%/*}/env\"");
	CU_ASSERT_EQUAL(editor_run("a text", STR("text"), 40, &got, &err), ST_OK);
	seen = read_home("env");
	CU_ASSERT_PTR_NULL(strstr(seen, "seeded-secret"));
	CU_ASSERT_PTR_NOT_NULL(strstr(seen, "SOMETHING=else"));
	CU_ASSERT_PTR_NOT_NULL(strstr(seen, "http_proxy=http://proxy"));
	CU_ASSERT_PTR_NOT_NULL(strstr(seen, "PATH="));
	free(seen);
}

static void test_arguments_of_the_editor_are_words(void)
{
	struct error err = { 0 };
	char *got = NULL, *path = in_home("an editor"), *seen;
	char *command = xasprintf("'%s' -c \"set x; $HOME\" ", path);

	use_editor("printf '<%s>' \"$1\" \"$2\" >\"${0%/*}/words\"; test $# = 3");
	setenv("VISUAL", command, 1);
	CU_ASSERT_EQUAL(editor_run("a text", STR("text"), 40, &got, &err), ST_OK);
	seen = read_home("words");
	CU_ASSERT_STRING_EQUAL(seen, "<-c><set x; $HOME>");
	free(seen);
	free(command);
	free(path);
}

static void expect_no_editor(const char *value, const char *words)
{
	struct error err = { 0 };
	char *got = NULL;

	setenv("VISUAL", value, 1);
	CU_ASSERT_EQUAL(editor_run("a text", STR("text"), 40, &got, &err), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, words));
	CU_ASSERT_TRUE(err.hint[0]);
	CU_ASSERT_PTR_NULL(strchr(err.hint, '/'));
}

static void test_an_editor_that_is_none_is_named(void)
{
	size_t before = left_behind();

	expect_no_editor("no-such-editor --wait", "cannot run no-such-editor");
	expect_no_editor("'open", "VISUAL");
	setenv("PATH", "/nonexistent", 1);
	unsetenv("VISUAL");
	setenv("EDITOR", "no-such-editor", 1);
	expect_no_editor("", "no-such-editor");
	unsetenv("EDITOR");
	expect_no_editor("", "neither vi nor nano");
	setenv("PATH", env_get(&home, "PATH"), 1);
	CU_ASSERT_EQUAL(left_behind(), before);
}

static void test_without_room_nothing_is_run(void)
{
	struct error err = { 0 };
	char *got = NULL, *tmp = xstrdup(getenv("TMPDIR"));

	setenv("TMPDIR", "/nonexistent", 1);
	use_editor("true");
	CU_ASSERT_EQUAL(editor_run("a text", STR("text"), 40, &got, &err), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.hint, "TMPDIR"));
	setenv("TMPDIR", tmp, 1);
	free(tmp);
}

/* ---- in a terminal ---------------------------------------------------- */

/* What the dashboard is, for an editor: a screen before, and one afterwards. */
static int be_the_dashboard(void)
{
	const struct term_options opt = { .ascii = true };
	struct error err = { 0 };
	char *got = NULL, c;
	struct pollfd p;

	if (term_open(&opt, &err))
		return 1;
	(void)!editor_run("a text", STR("old text"), 40, &got, &err);
	draw_clear();
	draw_print(0, 0, 60, STYLE_PLAIN, "back: %s%s", got ? got : "", err.text);
	draw_flush();
	p = (struct pollfd){ .fd = term_input_fd(), .events = POLLIN };
	poll(&p, 1, -1);
	(void)!term_read(&c, 1);
	for (int sig; (sig = term_signal());)
		if (sig == SIGINT)
			return 2;
	term_close();
	free(got);
	return 0;
}

static struct screen *start_child(const char *body)
{
	static char visual[300], tmp[300];
	const char *argv[] = { "/proc/self/exe", CHILD, NULL };
	const char *env[] = { visual, tmp, NULL };
	char self[300] = "";

	(void)!readlink("/proc/self/exe", self, sizeof(self) - 1);
	argv[0] = self;
	write_script("an editor", body);
	snprintf(visual, sizeof(visual), "VISUAL='%s/an editor'", home.home);
	snprintf(tmp, sizeof(tmp), "TMPDIR=%s/tmp", home.home);
	return screen_open(&(struct screen_opts){
		.rows = 10, .cols = 60, .argv = argv, .env = env });
}

static void expect_back(struct screen *s, const char *text)
{
	CU_ASSERT_TRUE_FATAL(screen_wait(s, text));
	CU_ASSERT_TRUE(screen_alternate(s));
	screen_send(s, "q");
	CU_ASSERT_TRUE_FATAL(screen_wait_end(s));
	CU_ASSERT_EQUAL(WEXITSTATUS(screen_status(s)), 0);
	screen_stop(s);
}

#define EDITOR_BODY                                                                    \
	"echo \"mode: $(stty -a | grep -o '[-]*icanon')\"; echo 'IN THE EDITOR'; "     \
	"read line; sed -i \"s/old text/$line/\" \"$1\""

static void test_the_editor_has_the_terminal_as_found(void)
{
	struct screen *s = start_child(EDITOR_BODY);

	CU_ASSERT_TRUE_FATAL(screen_wait(s, "IN THE EDITOR"));
	CU_ASSERT_TRUE(screen_shows(s, "mode: icanon"));
	CU_ASSERT_FALSE(screen_alternate(s));
	CU_ASSERT_TRUE(screen_cursor_visible(s));
	screen_send(s, "new text\r");
	expect_back(s, "back: new text");
}

/* Ctrl-C in the editor is the editor's. */
static void test_interrupts_are_for_the_editor(void)
{
	struct screen *s =
		start_child("trap 'echo INTERRUPTED; got=yes' INT; "
			    "echo 'IN THE EDITOR'; "
			    "until read line && test \"$line\" = x; do :; done; "
			    "sed -i \"s/old text/got $got/\" \"$1\"");

	CU_ASSERT_TRUE_FATAL(screen_wait(s, "IN THE EDITOR"));
	screen_send(s, "\003");
	CU_ASSERT_TRUE_FATAL(screen_wait(s, "INTERRUPTED"));
	screen_send(s, "x\r");
	expect_back(s, "back: got yes");
}

/* Stopped with the editor, and continued with it. */
static void test_both_stop_together(void)
{
	struct screen *s = start_child(EDITOR_BODY);

	CU_ASSERT_TRUE_FATAL(screen_wait(s, "IN THE EDITOR"));
	screen_send(s, "\032");
	CU_ASSERT_TRUE_FATAL(screen_wait_stopped(s));
	screen_foreground(s);
	screen_send(s, "new text\r");
	expect_back(s, "back: new text");
}

/* Even when the editor stops only itself. */
static void test_we_stop_when_only_the_editor_does(void)
{
	struct screen *s = start_child("kill -STOP $$; echo CONTINUED; " EDITOR_BODY);

	CU_ASSERT_TRUE_FATAL(screen_wait_stopped(s));
	screen_foreground(s);
	CU_ASSERT_TRUE_FATAL(screen_wait(s, "CONTINUED"));
	screen_send(s, "new text\r");
	expect_back(s, "back: new text");
}

static void set_up(void)
{
	char *tmp;

	env_init(&home);
	tmp = in_home("tmp");
	mkdir(tmp, 0700);
	setenv("TMPDIR", tmp, 1);
	free(tmp);
	unsetenv("EDITOR");
}

int main(int argc, char **argv)
{
	int code;

	if (argc > 1 && !strcmp(argv[1], CHILD))
		return be_the_dashboard();
	set_up();
	code = CHECK_RUN(
		"editor", argc, argv, test_what_is_not_edited_comes_back,
		test_no_line_of_the_text_is_near_an_end, test_a_damaged_file_is_refused,
		test_an_edited_text_is_returned, test_an_unchanged_text_is_no_text,
		test_all_deleted_is_an_empty_text, test_a_failed_editor_changes_nothing,
		test_what_was_written_is_not_lost, test_a_huge_file_is_refused,
		test_the_file_is_ours_alone, test_the_editor_gets_no_credential,
		test_arguments_of_the_editor_are_words,
		test_an_editor_that_is_none_is_named, test_without_room_nothing_is_run,
		test_the_editor_has_the_terminal_as_found,
		test_interrupts_are_for_the_editor, test_both_stop_together,
		test_we_stop_when_only_the_editor_does);
	env_done(&home);
	return code;
}
