#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/term.h"

enum { ADDRESS_MAX = 1024 };

#define SAVE    "\0337"
#define RESTORE "\0338"
#define PLAIN   "\033[0m"
#define LINK    "\033]8;;"
#define ST      "\033\\"

static const char *variable(const char *name)
{
	const char *v = getenv(name);

	return v ? v : "";
}

static bool at_least(const char *name, int64_t version)
{
	int64_t n;

	return parse_int(str_from(variable(name)), &n) && n >= version;
}

/* What terminals say of themselves.  tmux and screen hide what they run in, and many of
 * them swallow links. */
bool term_links(void)
{
	static const char *const programs[] = { "iTerm.app", "WezTerm", "vscode",
						"ghostty",   "Hyper",   "rio" };
	static const char *const terms[] = { "xterm-kitty",   "foot",
					     "foot-extra",    "alacritty",
					     "xterm-ghostty", "contour" };

	if (*variable("TMUX") || *variable("STY"))
		return false;
	for (size_t i = 0; i < COUNT(programs); i++)
		if (!strcmp(variable("TERM_PROGRAM"), programs[i]))
			return true;
	for (size_t i = 0; i < COUNT(terms); i++)
		if (!strcmp(variable("TERM"), terms[i]))
			return true;
	return at_least("VTE_VERSION", 5000) || at_least("KONSOLE_VERSION", 201200) ||
	       *variable("WT_SESSION") || *variable("DOMTERM");
}

static bool is_harmless(const char *address)
{
	if (strncmp(address, "https://", 8) != 0 || strlen(address) > ADDRESS_MAX)
		return false;
	for (; *address; address++)
		if (*address <= ' ' || *address > '~')
			return false;
	return true;
}

void term_link(int y, int x, int width, const char *address)
{
	char *sequence;

	if (!is_harmless(address))
		return;
	sequence =
		xasprintf(SAVE "\033[%d;%dH" PLAIN LINK "%s" ST "%.*s" LINK ST RESTORE,
			  y + 1, x + 1, address, width, address);
	term_raw(sequence, strlen(sequence));
	free(sequence);
}
