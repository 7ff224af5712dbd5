#include "tests/harness/words.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"

char **words_split(const char *line, size_t *ret_n)
{
	size_t len = strlen(line), n = 0;
	char **word = xcalloc(1, (len / 2 + 2) * sizeof(*word) + len + 1);
	char *out = (char *)(word + len / 2 + 2);

	for (;;) {
		char quote = '\0';

		line += strspn(line, " \t");
		if (!*line)
			break;
		word[n++] = out;
		for (; *line && (quote || !strchr(" \t", *line)); line++) {
			if (*line == quote)
				quote = '\0';
			else if (!quote && (*line == '\'' || *line == '"'))
				quote = *line;
			else
				*out++ = *line;
		}
		*out++ = '\0';
	}
	*ret_n = n;
	return word;
}

char *words_replace(const char *text, const char *from, const char *to)
{
	char *out = NULL;
	size_t len;
	FILE *f = open_memstream(&out, &len);

	for (const char *at; (at = strstr(text, from)); text = at + strlen(from))
		fprintf(f, "%.*s%s", (int)(at - text), text, to);
	fputs(text, f);
	fclose(f);
	return out;
}

int words_signal(const char *name)
{
	static const struct {
		const char *name;
		int sig;
	} table[] = {
		{ "HUP", SIGHUP },   { "INT", SIGINT },   { "QUIT", SIGQUIT },
		{ "TERM", SIGTERM }, { "KILL", SIGKILL }, { "ABRT", SIGABRT },
		{ "SEGV", SIGSEGV }, { "BUS", SIGBUS },   { "TSTP", SIGTSTP },
		{ "STOP", SIGSTOP }, { "CONT", SIGCONT }, { "WINCH", SIGWINCH },
		{ "USR1", SIGUSR1 }, { "PIPE", SIGPIPE },
	};

	for (size_t i = 0; i < COUNT(table); i++)
		if (!strcmp(table[i].name, name))
			return table[i].sig;
	return 0;
}
