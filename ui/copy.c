#include "ui/copy.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "model/argv.h"
#include "ui/clipboard.h"
#include "ui/program.h"
#include "ui/settings.h"

#define COMMAND "cmd:"

static void to_terminal(struct app *a, struct str s)
{
	clipboard_copy(s);
	app_say(a, TONE_INFO, "copied %.*s", STR_ARG(s));
}

static void ended(void *arg, const char *name, int status)
{
	struct app *a = arg;

	if (WIFSIGNALED(status))
		app_say(a, TONE_WARN, "nothing was copied: %s was ended by signal %d",
			name, WTERMSIG(status));
	else if (WEXITSTATUS(status))
		app_say(a, TONE_WARN, "nothing was copied: %s ended with status %d",
			name, WEXITSTATUS(status));
}

static void to_command(struct app *a, const char *command, struct str s)
{
	struct error err = { 0 };
	char **words = NULL;
	enum status st = argv_split(command, &words, &err);

	if (!st)
		st = program_feed(words, s, ended, a, &err);
	if (st)
		app_say_error(a, &err);
	else
		app_say(a, TONE_INFO, "given to %s: %.*s", words[0], STR_ARG(s));
	argv_free(words);
}

void copy_text(struct app *a, struct str s)
{
	const char *way = app_settings(a)->clipboard;
	size_t n;
	char *clean;

	if (!strcmp(way, "off")) {
		app_say(a, TONE_INFO,
			"the clipboard is off; :set clipboard osc52 is the terminal's");
		return;
	}
	if (s.len > CLIPBOARD_MAX) {
		app_say(a, TONE_WARN,
			"too long for the clipboard: %zu bytes, %d are allowed", s.len,
			CLIPBOARD_MAX);
		return;
	}
	clean = clipboard_clean(s, &n);
	if (!strncmp(way, COMMAND, strlen(COMMAND)))
		to_command(a, way + strlen(COMMAND), (struct str){ clean, n });
	else
		to_terminal(a, (struct str){ clean, n });
	free(clean);
}
