/* What a line of a golden file does. */
#include "tests/harness/script_commands.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "model/xalloc.h"
#include "tests/harness/keys.h"
#include "tests/harness/run.h"
#include "tests/harness/svg.h"
#include "tests/harness/words.h"

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
	char *line = script_expand(t, arg), **word = words_split(line, &n);

	hubsim_stop(t->sim);
	t->sim = hubsim_start((const char *const *)word);
	script_need(t, t->sim, "the simulated Hub starts with", arg);
	if (t->sim)
		env_put_all(&t->env, hubsim_env(t->sim));
	free(word);
	free(line);
}

static void do_env(struct script *t, const char *arg)
{
	char *line = script_expand(t, arg);

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
	char *line = script_expand(t, arg), **word = words_split(line, &n);
	const char **argv;

	screen_stop(t->screen);
	t->screen = NULL;
	script_need(t, n && size_of(word[n - 1], &o.rows, &o.cols),
		    "start ends with RxC, not", arg);
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
	char *line = script_expand(t, arg), **word = words_split(line, &n),
	     *have = NULL;
	const char **argv = hubdeck_argv(word, n);
	struct run *r = run_program(&t->env, NULL, argv);
	char *out = script_mask(t, r->out), *err = script_mask(t, r->err);
	FILE *f = open_memstream(&have, &len);
	char *want = script_block(t, "|!=");

	put_lines(f, '|', out);
	put_lines(f, '!', err);
	fprintf(f, "= %d\n", r->status);
	fclose(f);
	script_compare(t, at, want, have);
	run_free(r);
	free(want);
	free(have);
	free(out);
	free(err);
	free(argv);
	free(word);
	free(line);
}

/* Lines of a configuration, without their mark; for its owner alone, as it should be.
 */
static void write_file(const char *path, const char *block)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");

	for (const char *end; f && *block; block = end) {
		size_t len = strcspn(block, "\n");

		fprintf(f, "%.*s\n", (int)len - 1, block + 1);
		end = block + len + (block[len] == '\n');
	}
	if (f)
		fclose(f);
}

static void do_file(struct script *t, const char *arg)
{
	char *path = script_expand(t, arg), *block = script_block(t, "|");

	write_file(path, block);
	if (t->out)
		fputs(block, t->out);
	free(block);
	free(path);
}

/* Lines as they are, but for carriage returns; then who may do what with it. */
static char *file_text(struct script *t, const char *path)
{
	FILE *from = fopen(path, "re");
	char *text = NULL, *masked;
	struct stat st = { 0 };
	size_t len;
	FILE *to = open_memstream(&text, &len);

	for (int c; from && (c = fgetc(from)) != EOF;)
		if (c != '\r')
			fputc(c, to);
	fclose(to);
	masked = script_mask(t, text);
	free(text);
	to = open_memstream(&text, &len);
	put_lines(to, '|', masked);
	if (from && !fstat(fileno(from), &st))
		fprintf(to, "= %03o\n", (unsigned)st.st_mode & 0777);
	else
		fputs("= none\n", to);
	fclose(to);
	if (from)
		fclose(from);
	free(masked);
	return text;
}

static void do_written(struct script *t, const char *arg)
{
	int at = t->number;
	char *path = script_expand(t, arg), *have = file_text(t, path);
	char *want = script_block(t, "|=");

	script_compare(t, at, want, have);
	free(want);
	free(have);
	free(path);
}

static void do_screen(struct script *t, const char *arg)
{
	enum script_how how = !strcmp(arg, "attrs")    ? SCREEN_ATTRS
			      : !strcmp(arg, "folded") ? SCREEN_FOLDED
						       : SCREEN_WHOLE;
	int at = t->number;
	char *want, *have;

	if (!t->waited && !screen_ended(t->screen))
		script_check(t, screen_settle(t->screen) || screen_ended(t->screen),
			     "it does not come to rest:",
			     "keys unused, or an answer still awaited");
	want = script_block(t, "|>:~");
	have = script_render(t, how, want);
	script_compare(t, at, want, have);
	free(want);
	free(have);
}

static void do_type(struct script *t, const char *arg)
{
	char *text = script_expand(t, arg);
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
	char *text = script_expand(t, arg);

	keys_unescape(text);
	script_must(t, screen_paste(t->screen, text), "the paste is used:", arg);
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
			script_need(t, screen_settle(t->screen),
				    "the key is used:", word[i]);
	}
	free(word);
}

static void do_resize(struct script *t, const char *arg)
{
	int rows = 0, cols = 0;

	script_need(t, size_of(arg, &rows, &cols), "resize wants RxC, not", arg);
	if (!t->dead)
		screen_resize(t->screen, rows, cols);
}

static void do_signal(struct script *t, const char *arg)
{
	script_need(t, words_signal(arg), "no such signal:", arg);
	if (!t->dead)
		screen_signal(t->screen, words_signal(arg));
}

static void do_stopped(struct script *t, const char *arg)
{
	script_must(t, screen_wait_stopped(t->screen), "job control stops it", arg);
	t->waited = true;
}

static void do_fg(struct script *t, const char *arg)
{
	(void)arg;
	screen_foreground(t->screen);
}

static void do_wait(struct script *t, const char *arg)
{
	script_must(t, screen_wait(t->screen, arg), "never shown:", arg);
	t->waited = true;
}

static void do_gone(struct script *t, const char *arg)
{
	script_must(t, screen_wait_gone(t->screen, arg), "always shown:", arg);
	t->waited = true;
}

static void do_expect(struct script *t, const char *arg)
{
	if (!t->waited)
		screen_settle(t->screen);
	script_must(t, screen_shows(t->screen, arg), "not shown:", arg);
}

static void do_absent(struct script *t, const char *arg)
{
	if (!t->waited)
		screen_settle(t->screen);
	script_must(t, !screen_shows(t->screen, arg), "shown:", arg);
}

static void do_requests(struct script *t, const char *arg)
{
	const char *space = strrchr(arg, ' ');
	char *pattern = xstrndup(arg, space ? (size_t)(space - arg) : 0);
	size_t want = space ? strtoul(space, NULL, 10) : 0, have;
	char said[64];

	script_need(t, space && t->sim,
		    "requests wants a hubsim, a pattern and a number:", arg);
	if (!t->dead) {
		if (t->screen && !t->waited && !screen_ended(t->screen))
			screen_settle(t->screen);
		hubsim_wait(t->sim, pattern, want);
		have = hubsim_count(t->sim, pattern);
		snprintf(said, sizeof(said), "instead there were %zu", have);
		script_check(t, have == want, arg, said);
	}
	free(pattern);
}

static void do_exit(struct script *t, const char *arg)
{
	bool ended = screen_wait_end(t->screen);
	int status = screen_status(t->screen), sig = words_signal(arg);
	char said[64];

	script_must(t, ended, "does not end with", arg);
	if (!ended)
		return;
	snprintf(said, sizeof(said), "instead it ended with %s %d",
		 WIFSIGNALED(status) ? "signal" : "status",
		 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	if (sig)
		script_check(t, WIFSIGNALED(status) && WTERMSIG(status) == sig, arg,
			     said);
	else
		script_check(t,
			     WIFEXITED(status) &&
				     WEXITSTATUS(status) == strtol(arg, NULL, 10),
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
	script_check(t, svg_write(t->screen, path), "cannot write", path);
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
	{ "file",     do_file,     ALONE | BLOCK },
	{ "start",    do_start,    ACTS | ALONE },
	{ "run",      do_run,      ALONE | BLOCK },
	{ "written",  do_written,  ALONE | BLOCK },
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

void script_step(struct script *t)
{
	const struct command *c = NULL;
	char *line = xstrdup(t->line);
	const char *arg;

	if (t->out)
		fprintf(t->out, "%s\n", line);
	if (*line && *line != '#') {
		c = find_command(line, &arg);
		script_need(t, c && ((c->flags & ALONE) || t->screen),
			    "cannot do this:", line);
	}
	if (c && !t->dead) {
		if (c->flags & ACTS)
			t->waited = false;
		c->run(t, arg);
	}
	if (!t->dead && !(c && (c->flags & BLOCK)))
		script_next_line(t);
	free(line);
}
