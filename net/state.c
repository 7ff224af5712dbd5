#include "net/state.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"

char *state_default_dir(void)
{
	const char *base = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (base && *base == '/')
		return xasprintf("%s/hubdeck", base);
	return home && *home ? xasprintf("%s/.local/state/hubdeck", home) : NULL;
}

/* mkdir -p; what is made is ours alone. */
static bool make_dirs(char *path)
{
	for (char *p = path + 1; (p = strchr(p, '/')); p++) {
		*p = '\0';
		if (mkdir(path, 0700) < 0 && errno != EEXIST && errno != EROFS &&
		    errno != EACCES) {
			*p = '/';
			return false;
		}
		*p = '/';
	}
	return !mkdir(path, 0700) || errno == EEXIST;
}

char *state_journal_path(const char *dir, struct error *err)
{
	char *own;
	struct stat st;

	if (!dir) {
		error_set(err, ST_LOCAL,
			  "no journal: neither XDG_STATE_HOME nor HOME is set");
		return NULL;
	}
	own = xstrdup(dir);
	if (!make_dirs(own) || stat(own, &st) < 0) {
		error_set(err, ST_LOCAL, "no journal: %s: %s", strerror(errno), own);
		free(own);
		return NULL;
	}
	if (st.st_uid != geteuid() || (st.st_mode & 077)) {
		error_set(err, ST_LOCAL, "no journal: must be yours alone: %s", own);
		error_hint(err, "chmod 700 %s", own);
		free(own);
		return NULL;
	}
	free(own);
	return xasprintf("%s/journal.db", dir);
}
