#include "ui/editor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/argv.h"
#include "model/xalloc.h"
#include "ui/editor_text.h"
#include "ui/program.h"

#define FILE_NAME "hubdeck.md" /* descriptions are Markdown: editors colour it */

struct session {
	char *dir, *path;
	char token[EDITOR_TOKEN_MAX];
	char *written; /* what the file held when the editor got it */
	size_t written_len;
	char *read; /* what it held afterwards; NULL: could not be read */
	size_t read_len;
};

/* ---- the file --------------------------------------------------------- */

static enum status make_dir(struct session *s, struct error *err)
{
	const char *tmp = getenv("TMPDIR");

	s->dir = xasprintf("%s/hubdeck-XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp");
	if (!mkdtemp(s->dir)) {
		error_set(err, ST_LOCAL, "cannot make a directory for the text: %s",
			  strerror(errno));
		free(s->dir);
		s->dir = NULL;
		return error_hint(err, "TMPDIR names where there is room for it");
	}
	s->path = xasprintf("%s/%s", s->dir, FILE_NAME);
	return ST_OK;
}

static bool write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		p += done;
		n -= (size_t)done;
	}
	return true;
}

static enum status write_file(struct session *s, struct error *err)
{
	int fd = open(s->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		      0600);
	bool ok = fd >= 0 && write_all(fd, s->written, s->written_len);

	if (fd >= 0 && close(fd))
		ok = false;
	return ok ? ST_OK
		  : error_set(err, ST_LOCAL, "cannot write the text to %.100s: %s",
			      s->path, strerror(errno));
}

/* Many editors write a new file and rename it: it is opened by name again, as the file
 * of somebody else. */
static int open_result(const struct session *s, off_t *ret_size)
{
	int fd = open(s->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return -1;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode)) {
		*ret_size = st.st_size;
		return fd;
	}
	close(fd);
	errno = EINVAL;
	return -1;
}

static enum status read_file(struct session *s, size_t max, struct error *err)
{
	off_t size = 0;
	int fd = open_result(s, &size);
	ssize_t n = 0;

	if (fd < 0)
		return error_set(err, ST_LOCAL, "cannot read the text back: %s",
				 strerror(errno));
	if ((size_t)size > max + EDITOR_GUARDS_MAX) {
		close(fd);
		return error_set(err, ST_TOO_BIG,
				 "the edited text has more than %zu bytes", max);
	}
	s->read = xmalloc((size_t)size + 1);
	while (s->read_len < (size_t)size &&
	       ((n = read(fd, s->read + s->read_len, (size_t)size - s->read_len)) > 0 ||
		(n < 0 && errno == EINTR)))
		s->read_len += n > 0 ? (size_t)n : 0;
	close(fd);
	return n < 0 ? error_set(err, ST_LOCAL, "cannot read the text back: %s",
				 strerror(errno))
		     : ST_OK;
}

/* With what the editor left beside it: backups, undo files. */
static void remove_dir(const char *path)
{
	DIR *d = opendir(path);
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(path);
}

/* ---- the program ------------------------------------------------------ */

static enum status run_words(char *const *words, const char *path, int *ret_status,
			     bool *ret_missing, struct error *err)
{
	size_t n = 0;
	char **argv;
	enum status st;

	while (words[n])
		n++;
	argv = xcalloc(n + 2, sizeof(*argv));
	memcpy(argv, words, n * sizeof(*argv));
	argv[n] = xstrdup(path);
	st = program_run(argv, ret_status, ret_missing, err);
	free(argv[n]);
	free(argv);
	return st;
}

static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static enum status run_usual(const char *path, int *ret_status, struct error *err)
{
	static const char *const usual[] = { "vi", "nano" };
	bool missing = true;
	enum status st = ST_USAGE;

	for (size_t i = 0; i < COUNT(usual) && st && missing; i++) {
		char *words[] = { xstrdup(usual[i]), NULL };

		st = run_words(words, path, ret_status, &missing, err);
		free(words[0]);
	}
	if (st && missing)
		error_set(err, ST_USAGE, "there is neither vi nor nano");
	return st ? error_hint(err, "name your editor: export VISUAL=...") : ST_OK;
}

static enum status run_named(const char *name, const char *value, const char *path,
			     int *ret_status, struct error *err)
{
	struct error why = { 0 };
	char **words = NULL;
	bool missing;
	enum status st;

	if (argv_split(value, &words, &why))
		st = error_set(err, ST_USAGE, "%s: %.100s", name, why.text);
	else
		st = run_words(words, path, ret_status, &missing, err);
	argv_free(words);
	if (st)
		error_hint(err,
			   "that is what %s names; it is run without a shell, so "
			   "~ and $NAME stay as they are",
			   name);
	return st;
}

static enum status run_editor(const char *path, struct error *err)
{
	const char *visual = variable("VISUAL"), *editor = variable("EDITOR");
	int status = 0;
	enum status st;

	if (visual)
		st = run_named("VISUAL", visual, path, &status, err);
	else if (editor)
		st = run_named("EDITOR", editor, path, &status, err);
	else
		st = run_usual(path, &status, err);
	if (st)
		return st;
	if (WIFSIGNALED(status))
		return error_set(err, ST_CANCEL, "the editor was ended by signal %d",
				 WTERMSIG(status));
	if (WEXITSTATUS(status))
		return error_set(err, ST_CANCEL,
				 "the editor ended with status %d: nothing is changed",
				 WEXITSTATUS(status));
	return ST_OK;
}

/* ---- the whole -------------------------------------------------------- */

static bool make_token(struct session *s)
{
	unsigned char bits[(EDITOR_TOKEN_MAX - 1) / 2];

	if (getrandom(bits, sizeof(bits), 0) != (ssize_t)sizeof(bits))
		return false;
	for (size_t i = 0; i < sizeof(bits); i++)
		snprintf(s->token + 2 * i, 3, "%02x", bits[i]);
	return true;
}

static enum status prepare(struct session *s, const char *title, struct str text,
			   size_t max, struct error *err)
{
	if (!make_token(s)) {
		error_set(err, ST_LOCAL, "no random numbers: %s", strerror(errno));
		return ST_LOCAL;
	}
	if (make_dir(s, err))
		return ST_LOCAL;
	s->written = editor_wrap(title, s->token, text, max, &s->written_len);
	return write_file(s, err);
}

static bool file_changed(const struct session *s)
{
	return !s->read || s->read_len != s->written_len ||
	       memcmp(s->read, s->written, s->read_len) != 0;
}

static enum status take_result(struct session *s, struct str text, size_t max,
			       char **ret_text, struct error *err)
{
	struct str edited;

	if (read_file(s, max, err) ||
	    editor_unwrap((struct str){ s->read, s->read_len }, s->token, max, &edited,
			  err))
		return err->status;
	if (!str_eq(edited, text))
		*ret_text = xstrndup(edited.ptr, edited.len);
	return ST_OK;
}

/* What a person has written is not thrown away because something is wrong with it. */
static void finish(struct session *s, size_t max, struct error *err)
{
	struct error ignored = { 0 };
	bool keep = false;

	if (err->status && s->written) {
		if (!s->read)
			(void)!read_file(s, max, &ignored);
		keep = file_changed(s) && !access(s->path, F_OK);
	}
	if (keep)
		error_hint(err, "what you wrote is in %s", s->path);
	else if (s->dir)
		remove_dir(s->dir);
	free(s->dir);
	free(s->path);
	free(s->written);
	free(s->read);
}

enum status editor_run(const char *title, struct str text, size_t max, char **ret_text,
		       struct error *err)
{
	struct session s = { 0 };
	struct error why = { 0 };

	*ret_text = NULL;
	if (!prepare(&s, title, text, max, &why) && !run_editor(s.path, &why))
		(void)!take_result(&s, text, max, ret_text, &why);
	finish(&s, max, &why);
	if (why.status)
		*err = why;
	return why.status;
}
