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
 * fg=2".  After `screen folded` three blank rows and more are "~3".  The port of
 * the simulated Hub reads PORTS, the home directory /tmp/hubdeck-XXXXXX, the end of
 * the Hub's minute HH:MM:SS, that of a plan's id XXXX.  BLESS=1 writes the screens
 * back as they are; read the diff.
 *
 *     hubsim ARGS...     a simulated Hub of its own; clients are sent there
 *     env NAME=VALUE     for what is started next; env NAME removes
 *     file PATH          "|" lines are what is in it
 *     start ARGS... RxC  $HUBDECK in a terminal; $URL and $TMP are expanded
 *     run ARGS...        $HUBDECK without one; "|" lines are its standard output,
 *                        "!" its errors, "= N" its exit status
 *     written PATH       "|" lines are what the program wrote there, "= MODE" who may
 *                        read it, "= none" that there is no such file
 *     type TEXT          \e \r \n \t \\ \xHH
 *     key NAME...        Down PgDn F1 Enter Esc C-c S-Tab ... one after the other
 *     paste TEXT         raw N TEXT: bytes that count as N keys
 *     resize RxC         signal NAME, stopped, fg: job control
 *     wait TEXT          until it is shown; gone TEXT: until it no longer is
 *     expect TEXT        it is shown; absent TEXT: it is not
 *     requests PATTERN N as in `requests DELETE * 2`; see hubsim.h
 *     exit N             the program ends with N, or by a signal: exit TERM
 *     shot NAME          a picture, when $SHOTS names a folder
 *
 * Ends with "N passed, N failed", counting what was looked at.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/harness/script.h"
#include "tests/harness/script_commands.h"

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
	script_need(&t, t.in, "cannot read", path);
	if (script_blessing())
		t.out = open_memstream(&text, &len);
	if (t.in)
		script_next_line(&t);
	while (t.in && t.line && !t.dead)
		script_step(&t);
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
