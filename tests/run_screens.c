/*
 * Runs the scripts of tests/screens: what is typed, and the screens it leads to.
 *
 *     # Deleting asks first.
 *     hubsim --fixture acme
 *     env DOCKERHUB_USERNAME=maria
 *     start acme/web-app 24x80
 *     type D
 *     screen
 *     |acme/web-app > tags
 *     >latest     sha256:...
 *
 * "|" opens a row, ">" a row that holds reverse video.  After `screen attrs` a
 * row with attributes is followed by one that says which: ": 0-11 bold, 12-20
 * fg=2".  The port of the simulated Hub reads PORTS, the home directory
 * /tmp/hubdeck-XXXXXX.  BLESS=1 writes the screens back as they are; read the diff.
 *
 *     hubsim ARGS...     a simulated Hub of its own; clients are sent there
 *     env NAME=VALUE     for what is started next; env NAME removes
 *     start ARGS... RxC  $HUBDECK in a terminal; $URL and $TMP are expanded
 *     run ARGS...        $HUBDECK without one; "|" lines are its standard output,
 *                        "!" its errors, "= N" its exit status
 *     type TEXT          \e \r \n \t \\ \xHH
 *     key NAME...        Down PgDn F1 Enter Esc C-c S-Tab ... one after the other
 *     paste TEXT         raw N TEXT: bytes that count as N keys
 *     resize RxC         signal NAME, stopped, fg: job control
 *     wait TEXT          until it is shown; gone TEXT: until it no longer is
 *     expect TEXT        it is shown; absent TEXT: it is not
 *     requests PATTERN N hubsim.h: "DELETE *"
 *     exit N             the program ends with N, or by a signal: exit TERM
 *     shot NAME          a picture, when $SHOTS names a folder
 *
 * Ends with "N passed, N failed", counting what was looked at.
 */
#include <ctype.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/keys.h"
#include "tests/harness/run.h"
#include "tests/harness/screen.h"
#include "tests/harness/shown.h"
#include "tests/harness/svg.h"
#include "tests/harness/wait.h"
#include "tests/harness/words.h"

struct script {
	const char *path;
	FILE *in;
	char *line; /* read last; NULL at the end */
	size_t cap;
	int number;
	FILE *out; /* the script as it should be, when blessing */
	struct hubsim *sim;
	struct screen *screen;
	struct env env; /* only a list; its home is $TMP */
	bool waited;    /* the last command saw what it wanted to see */
	bool dead;      /* nothing after this can be believed */
	unsigned passed, failed;
};

static bool blessing(void)
{
	const char *b = getenv("BLESS");

	return b && *b;
}

static bool check(struct script *t, bool ok, const char *what, const char *detail)
{
	t->passed += ok;
	t->failed += !ok;
	if (!ok)
		printf("%s:%d: %s %s\n", t->path, t->number, what, detail);
	return ok;
}

/* What the rest of the script stands on is not there. */
static void give_up(struct script *t)
{
	char *shown;

	t->dead = true;
	if (!t->screen)
		return;
	shown = screen_text(t->screen);
	printf("the screen is\n%s", shown);
	free(shown);
}

static void must(struct script *t, bool ok, const char *what, const char *detail)
{
	if (!check(t, ok, what, detail))
		give_up(t);
}

/* As must(), for what is no claim about the program. */
static void need(struct script *t, bool ok, const char *what, const char *detail)
{
	if (!ok)
		must(t, false, what, detail);
}

/* ---- reading ---- */

static bool next_line(struct script *t)
{
	ssize_t n = getline(&t->line, &t->cap, t->in);

	if (n < 0) {
		free(t->line);
		t->line = NULL;
		t->cap = 0;
		return false;
	}
	t->number++;
	t->line[strcspn(t->line, "\n")] = '\0';
	return true;
}

/* The expected lines that follow, all of which begin with one of `marks`. */
static char *read_block(struct script *t, const char *marks)
{
	char *block = NULL;
	size_t len;
	FILE *f = open_memstream(&block, &len);

	while (next_line(t) && t->line[0] && strchr(marks, t->line[0]))
		fprintf(f, "%s\n", t->line);
	fclose(f);
	return block;
}

static char *expand(struct script *t, const char *text)
{
	char *a = words_replace(text, "$TMP", t->env.home);
	char *b = words_replace(a, "$URL", t->sim ? hubsim_url(t->sim) : "$URL");

	free(a);
	return b;
}

/* What differs from run to run, made the same; as wide as it was. */
static char *mask(struct script *t, const char *text)
{
	char port[16], *a, *b;

	a = words_replace(text, t->env.home, "/tmp/hubdeck-XXXXXX");
	if (t->screen) {
		b = words_replace(a, screen_home(t->screen), "/tmp/hubdeck-XXXXXX");
		free(a);
		a = b;
	}
	if (!t->sim)
		return a;
	snprintf(port, sizeof(port), ":%d", hubsim_port(t->sim));
	b = words_replace(a, port, ":PORTS");
	free(a);
	return b;
}

/* ---- showing ---- */

static char *render(struct script *t, bool attrs)
{
	char *out = NULL;
	size_t len;
	FILE *f = open_memstream(&out, &len);

	for (int row = 0; row < screen_rows(t->screen); row++) {
		char *raw = screen_row(t->screen, row), *line = mask(t, raw);

		fprintf(f, "%c%s\n", screen_row_reversed(t->screen, row) ? '>' : '|',
			line);
		if (attrs)
			shown_attributes(f, t->screen, row);
		free(line);
		free(raw);
	}
	fclose(f);
	return out;
}

/*
 * What is expected is awaited: a resize or a signal is not a key that could be
 * counted.  A screen that stays different is different.
 */
static char *render_settled(struct script *t, bool attrs, const char *want)
{
	char *have = render(t, attrs);

	for (int i = 0; i < 20 && (blessing() || strcmp(have, want)); i++) {
		if (!screen_listen(t->screen, (int)wait_limit_ms() / 100) && blessing())
			break;
		free(have);
		have = render(t, attrs);
	}
	return have;
}

static void compare(struct script *t, int at, const char *want, const char *have)
{
	bool same = !strcmp(want, have);

	if (t->out)
		fputs(have, t->out);
	t->passed += same || blessing();
	t->failed += !same && !blessing();
	if (!same && !blessing())
		printf("%s:%d: differs\n---- want\n%s---- have\n%s", t->path, at, want,
		       have);
}

/* ---- commands ---- */

static bool size_of(const char *word, int *ret_rows, int *ret_cols)
{
	char *end;

	*ret_rows = (int)strtol(word, &end, 10);
	if (end == word || *end != 'x')
		return false;
	*ret_cols = (int)strtol(end + 1, &end, 10);
	return !*end;
}

static void do_hubsim(struct script *t, const char *arg)
{
	size_t n;
	char *line = expand(t, arg), **word = words_split(line, &n);

	hubsim_stop(t->sim);
	t->sim = hubsim_start((const char *const *)word);
	need(t, t->sim, "the simulated Hub starts with", arg);
	if (t->sim)
		env_put_all(&t->env, hubsim_env(t->sim));
	free(word);
	free(line);
}

static void do_env(struct script *t, const char *arg)
{
	char *line = expand(t, arg);

	env_put(&t->env, line);
	free(line);
}

/* argv for $HUBDECK with these words; borrows them. */
static const char **hubdeck_argv(char **word, size_t n)
{
	const char **argv = xcalloc(n + 2, sizeof(*argv));

	argv[0] = getenv("HUBDECK");
	for (size_t i = 0; i < n; i++)
		argv[i + 1] = word[i];
	return argv;
}

static void do_start(struct script *t, const char *arg)
{
	struct screen_opts o = { .env = (const char *const *)t->env.var };
	size_t n;
	char *line = expand(t, arg), **word = words_split(line, &n);
	const char **argv;

	screen_stop(t->screen);
	t->screen = NULL;
	need(t, n && size_of(word[n - 1], &o.rows, &o.cols), "start ends with RxC, not",
	     arg);
	if (!t->dead) {
		argv = hubdeck_argv(word, n - 1);
		o.argv = argv;
		t->screen = screen_open(&o);
		free(argv);
	}
	free(word);
	free(line);
}

static void put_lines(FILE *f, char mark, const char *text)
{
	for (const char *end; *text; text = end) {
		size_t len = strcspn(text, "\n");

		fprintf(f, "%c%.*s\n", mark, (int)len, text);
		end = text + len + (text[len] == '\n');
	}
}

static void do_run(struct script *t, const char *arg)
{
	size_t n, len;
	int at = t->number;
	char *line = expand(t, arg), **word = words_split(line, &n), *have = NULL;
	const char **argv = hubdeck_argv(word, n);
	struct run *r = run_program(&t->env, NULL, argv);
	char *out = mask(t, r->out), *err = mask(t, r->err);
	FILE *f = open_memstream(&have, &len);
	char *want = read_block(t, "|!=");

	put_lines(f, '|', out);
	put_lines(f, '!', err);
	fprintf(f, "= %d\n", r->status);
	fclose(f);
	compare(t, at, want, have);
	run_free(r);
	free(want);
	free(have);
	free(out);
	free(err);
	free(argv);
	free(word);
	free(line);
}

static void do_screen(struct script *t, const char *arg)
{
	bool attrs = !strcmp(arg, "attrs");
	int at = t->number;
	char *want, *have;

	if (!t->waited && !screen_ended(t->screen))
		check(t, screen_settle(t->screen), "it does not come to rest:",
		      "keys unused, or an answer still awaited");
	want = read_block(t, "|>:");
	have = render_settled(t, attrs, want);
	compare(t, at, want, have);
	free(want);
	free(have);
}

static void do_type(struct script *t, const char *arg)
{
	char *text = expand(t, arg);
	size_t len = keys_unescape(text);

	screen_raw(t->screen, text, len, keys_count(text, len));
	free(text);
}

static void do_raw(struct script *t, const char *arg)
{
	char *end, *text;
	uint64_t keys = strtoull(arg, &end, 10);
	size_t len;

	text = xstrdup(end + (*end == ' '));
	len = keys_unescape(text);
	screen_raw(t->screen, text, len, keys);
	free(text);
}

static void do_paste(struct script *t, const char *arg)
{
	char *text = expand(t, arg);

	keys_unescape(text);
	must(t, screen_paste(t->screen, text), "the paste is used:", arg);
	free(text);
}

static void do_key(struct script *t, const char *arg)
{
	size_t n;
	char **word = words_split(arg, &n);

	/* One by one: Esc and the next key would be one sequence. */
	for (size_t i = 0; i < n && !t->dead; i++) {
		screen_press(t->screen, word[i]);
		if (i + 1 < n)
			need(t, screen_settle(t->screen), "the key is used:", word[i]);
	}
	free(word);
}

static void do_resize(struct script *t, const char *arg)
{
	int rows = 0, cols = 0;

	need(t, size_of(arg, &rows, &cols), "resize wants RxC, not", arg);
	if (!t->dead)
		screen_resize(t->screen, rows, cols);
}

static void do_signal(struct script *t, const char *arg)
{
	need(t, words_signal(arg), "no such signal:", arg);
	if (!t->dead)
		screen_signal(t->screen, words_signal(arg));
}

static void do_stopped(struct script *t, const char *arg)
{
	must(t, screen_wait_stopped(t->screen), "job control stops it", arg);
	t->waited = true;
}

static void do_fg(struct script *t, const char *arg)
{
	(void)arg;
	screen_foreground(t->screen);
}

static void do_wait(struct script *t, const char *arg)
{
	must(t, screen_wait(t->screen, arg), "never shown:", arg);
	t->waited = true;
}

static void do_gone(struct script *t, const char *arg)
{
	must(t, screen_wait_gone(t->screen, arg), "always shown:", arg);
	t->waited = true;
}

static void do_expect(struct script *t, const char *arg)
{
	if (!t->waited)
		screen_settle(t->screen);
	must(t, screen_shows(t->screen, arg), "not shown:", arg);
}

static void do_absent(struct script *t, const char *arg)
{
	if (!t->waited)
		screen_settle(t->screen);
	must(t, !screen_shows(t->screen, arg), "shown:", arg);
}

static void do_requests(struct script *t, const char *arg)
{
	const char *space = strrchr(arg, ' ');
	char *pattern = xstrndup(arg, space ? (size_t)(space - arg) : 0);
	size_t want = space ? strtoul(space, NULL, 10) : 0, have;
	char said[64];

	need(t, space && t->sim,
	     "requests wants a hubsim, a pattern and a number:", arg);
	if (!t->dead) {
		if (t->screen && !t->waited && !screen_ended(t->screen))
			screen_settle(t->screen);
		hubsim_wait(t->sim, pattern, want);
		have = hubsim_count(t->sim, pattern);
		snprintf(said, sizeof(said), "instead there were %zu", have);
		check(t, have == want, arg, said);
	}
	free(pattern);
}

static void do_exit(struct script *t, const char *arg)
{
	bool ended = screen_wait_end(t->screen);
	int status = screen_status(t->screen), sig = words_signal(arg);
	char said[64];

	must(t, ended, "does not end with", arg);
	if (!ended)
		return;
	snprintf(said, sizeof(said), "instead it ended with %s %d",
		 WIFSIGNALED(status) ? "signal" : "status",
		 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	if (sig)
		check(t, WIFSIGNALED(status) && WTERMSIG(status) == sig, arg, said);
	else
		check(t,
		      WIFEXITED(status) && WEXITSTATUS(status) == strtol(arg, NULL, 10),
		      arg, said);
}

static void do_shot(struct script *t, const char *arg)
{
	const char *dir = getenv("SHOTS");
	char *path;

	if (!t->waited)
		screen_settle(t->screen);
	if (!dir)
		return;
	while (screen_listen(t->screen, 200))
		;
	path = xasprintf("%s/%s.svg", dir, arg);
	check(t, svg_write(t->screen, path), "cannot write", path);
	free(path);
}

enum {
	ACTS = 1,  /* what was waited for before is no longer what is shown */
	ALONE = 2, /* needs no program in a terminal */
	BLOCK = 4, /* reads the lines that follow, up to one that is not its own */
};

static const struct command {
	const char *name;
	void (*run)(struct script *t, const char *arg);
	unsigned flags;
} commands[] = {
	/* clang-format off */
	{ "hubsim",   do_hubsim,   ALONE },
	{ "env",      do_env,      ALONE },
	{ "start",    do_start,    ACTS | ALONE },
	{ "run",      do_run,      ALONE | BLOCK },
	{ "screen",   do_screen,   BLOCK },
	{ "type",     do_type,     ACTS },
	{ "raw",      do_raw,      ACTS },
	{ "paste",    do_paste,    ACTS },
	{ "key",      do_key,      ACTS },
	{ "resize",   do_resize,   ACTS },
	{ "signal",   do_signal,   ACTS },
	{ "fg",       do_fg,       ACTS },
	{ "stopped",  do_stopped,  0 },
	{ "wait",     do_wait,     0 },
	{ "gone",     do_gone,     0 },
	{ "expect",   do_expect,   0 },
	{ "absent",   do_absent,   0 },
	{ "requests", do_requests, ALONE },
	{ "exit",     do_exit,     0 },
	{ "shot",     do_shot,     0 },
	/* clang-format on */
};

static const struct command *find_command(const char *line, const char **ret_arg)
{
	size_t len = strcspn(line, " ");

	*ret_arg = line + len + (line[len] == ' ');
	for (size_t i = 0; i < COUNT(commands); i++)
		if (strlen(commands[i].name) == len &&
		    !strncmp(commands[i].name, line, len))
			return &commands[i];
	return NULL;
}

/* Acts on the line read last, and reads the next. */
static void step(struct script *t)
{
	const struct command *c = NULL;
	char *line = xstrdup(t->line);
	const char *arg;

	if (t->out)
		fprintf(t->out, "%s\n", line);
	if (*line && *line != '#') {
		c = find_command(line, &arg);
		need(t, c && ((c->flags & ALONE) || t->screen),
		     "cannot do this:", line);
	}
	if (c && !t->dead) {
		if (c->flags & ACTS)
			t->waited = false;
		c->run(t, arg);
	}
	if (!t->dead && !(c && (c->flags & BLOCK)))
		next_line(t);
	free(line);
}

static void write_back(struct script *t, const char *text)
{
	FILE *f;

	if (t->dead || !(f = fopen(t->path, "we")))
		return;
	fputs(text, f);
	fclose(f);
}

static void run_script(const char *path, unsigned *passed, unsigned *failed)
{
	struct script t = { .path = path, .in = fopen(path, "re") };
	char *text = NULL;
	size_t len;

	env_init(&t.env);
	need(&t, t.in, "cannot read", path);
	if (blessing())
		t.out = open_memstream(&text, &len);
	if (t.in)
		next_line(&t);
	while (t.in && t.line && !t.dead)
		step(&t);
	screen_stop(t.screen);
	hubsim_stop(t.sim);
	env_done(&t.env);
	if (t.in)
		fclose(t.in);
	free(t.line);
	if (t.out) {
		fclose(t.out);
		write_back(&t, text);
	}
	free(text);
	printf("%s %s\n", t.failed ? "not ok" : "ok", path);
	*passed += t.passed;
	*failed += t.failed;
}

int main(int argc, char **argv)
{
	unsigned passed = 0, failed = 0;

	if (!getenv("HUBDECK"))
		return fprintf(stderr, "HUBDECK names no program\n"), 64;
	for (int i = 1; i < argc; i++)
		run_script(argv[i], &passed, &failed);
	printf("%u passed, %u failed\n", passed, failed);
	return failed || !passed;
}
