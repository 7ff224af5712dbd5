#include "net/plan_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/plan_text.h"
#include "model/xalloc.h"
#include "net/change_note.h"
#include "net/journal.h"
#include "net/own_file.h"

/* A hundred times what a plan of a million lines needs is no plan. */
enum { FILE_MIB_MAX = 1024 };

static enum status local(struct error *err, const char *path)
{
	return error_set(err, ST_LOCAL, "plan: %s: %s", strerror(errno), path);
}

/* ---- names ------------------------------------------------------------------ */

enum status plan_file_path(const char *state_dir, const char *id, char **ret,
			   struct error *err)
{
	size_t n = strlen(id);

	if (!state_dir)
		return error_set(err, ST_LOCAL,
				 "no plans: neither XDG_STATE_HOME nor HOME is set");
	if (!n || n > 60 || strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != n ||
	    *id == '-') {
		error_set(err, ST_USAGE, "no plan is called %.60s", id);
		return error_hint(err, "hubdeck jobs lists them");
	}
	*ret = xasprintf("%s/plans/%s.jsonl", state_dir, id);
	return ST_OK;
}

static enum status make_dir(const char *state_dir, struct error *err)
{
	char *dir = xasprintf("%s/plans", state_dir);
	enum status st = ST_OK;

	/* The state directory itself was made with the journal. */
	if ((mkdir(state_dir, 0700) && errno != EEXIST) ||
	    (mkdir(dir, 0700) && errno != EEXIST))
		st = local(err, dir);
	free(dir);
	return st;
}

/* The name has to survive a power cut, too (QUALITY B2). */
static bool sync_dir(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *dir = slash && slash != path ? xstrndup(path, (size_t)(slash - path))
					   : xstrdup(slash ? "/" : ".");
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && !fsync(fd);

	if (fd >= 0)
		close(fd);
	free(dir);
	return good;
}

/* ---- writing ---------------------------------------------------------------- */

static bool put(FILE *f, char *take_line)
{
	bool good = fputs(take_line, f) >= 0;

	free(take_line);
	return good;
}

static bool write_lines(FILE *f, const struct plan *p)
{
	bool good = put(f, plan_text_head(p));

	for (size_t i = 0; i < p->n && good; i++)
		good = put(f, plan_text_item(p, i));
	return good && !fflush(f) && !fsync(fileno(f));
}

static enum status write_file(const char *path, const struct plan *p, struct error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	bool good;

	if (!f) {
		enum status st = local(err, path);

		if (errno == EEXIST)
			error_hint(err, "choose another name: no plan is overwritten");
		if (fd >= 0)
			close(fd);
		return st;
	}
	good = write_lines(f, p);
	if (!good)
		(void)local(err, path);
	good = !fclose(f) && good && sync_dir(path);
	if (good)
		return ST_OK;
	if (err->status == ST_OK)
		(void)local(err, path);
	unlink(path);
	return err->status;
}

enum status plan_file_save(const char *state_dir, struct plan *p, const char *path,
			   char **ret_path, struct error *err)
{
	char *own = NULL;
	enum status st = ST_OK;

	if (path)
		own = xstrdup(path);
	else
		st = plan_file_path(state_dir, p->id, &own, err);
	if (own && !path)
		st = make_dir(state_dir, err);
	if (own && st == ST_OK)
		st = write_file(own, p, err);
	p->saved |= st == ST_OK;
	if (st == ST_OK && ret_path)
		*ret_path = own;
	else
		free(own);
	return st;
}

enum status plan_file_store(const char *state_dir, struct plan *p, struct error *err)
{
	char *path = NULL, *part = NULL;
	enum status st = plan_file_path(state_dir, p->id, &path, err);

	if (!path)
		return st;
	st = make_dir(state_dir, err);
	if (st == ST_OK) {
		part = xasprintf("%s.%ld", path, (long)getpid());
		/* Of a process of this number that was killed: in a container there
		 * is only one. */
		unlink(part);
		st = write_file(part, p, err);
	}
	if (st == ST_OK && (rename(part, path) || !sync_dir(path))) {
		st = local(err, path);
		unlink(part);
	}
	p->saved |= st == ST_OK;
	free(part);
	free(path);
	return st;
}

/* ---- reading ---------------------------------------------------------------- */

static enum status read_lines(FILE *f, struct plan **ret, struct error *err)
{
	char *line = NULL;
	size_t size = 0, number = 0;
	ssize_t len;
	enum status st = ST_OK;

	while (st == ST_OK && (len = getline(&line, &size, f)) > 0) {
		struct str s = { line, (size_t)len };

		number++;
		while (s.len && strchr("\r\n", s.ptr[s.len - 1]))
			s.len--;
		if (s.len > PLAN_LINE_MAX)
			st = error_set(err, ST_USAGE, "line %zu is too long", number);
		else if (number == 1)
			st = plan_text_read_head(s, ret, err);
		else if (s.len)
			st = plan_text_read_item(*ret, s, number, err);
	}
	free(line);
	if (st == ST_OK && !number)
		return error_set(err, ST_USAGE, "the plan is empty");
	return st;
}

enum status plan_file_load(const char *path, struct plan **ret, struct error *err)
{
	struct plan *p = NULL;
	FILE *f = own_file_open("plan", path, FILE_MIB_MAX, err);
	enum status st;

	if (!f)
		return err->status;
	st = read_lines(f, &p, err);
	if (st == ST_OK && ferror(f))
		st = local(err, path);
	fclose(f);
	if (st != ST_OK || !p) {
		plan_free(p);
		return st;
	}
	p->saved = true;
	*ret = p;
	return ST_OK;
}

/* ---- what was done before ---------------------------------------------------- */

/* Items by what the journal calls them. */
struct targets {
	struct plan *plan;
	uint32_t *index; /* item + 1; 0: free */
	size_t slots;
	bool *seen;
};

static uint32_t *find_slot(const struct targets *t, const char *target)
{
	size_t at = (size_t)str_hash(str_from(target)) & (t->slots - 1);

	for (; t->index[at]; at = (at + 1) & (t->slots - 1)) {
		char *there =
			change_item_target(t->plan, &t->plan->items[t->index[at] - 1]);
		bool same = !strcmp(there, target);

		free(there);
		if (same)
			break;
	}
	return &t->index[at];
}

static void index_targets(struct targets *t)
{
	t->slots = 64;
	while (t->slots < 2 * t->plan->n)
		t->slots *= 2;
	t->index = xcalloc(t->slots, sizeof(*t->index));
	t->seen = xcalloc(t->plan->n + 1, sizeof(*t->seen));
	for (size_t i = 0; i < t->plan->n; i++) {
		char *target = change_item_target(t->plan, &t->plan->items[i]);

		*find_slot(t, target) = (uint32_t)i + 1;
		free(target);
	}
}

static enum plan_state state_of(const struct journal_row *row)
{
	static const enum plan_state final[] = { ITEM_DONE, ITEM_GONE, ITEM_DRIFTED,
						 ITEM_FAILED };

	for (size_t i = 0; i < COUNT(final) && !row->damaged; i++)
		if (!strcmp(row->state, journal_word(final[i])))
			return final[i];
	return !strcmp(row->state, journal_word(ITEM_SKIPPED)) ? ITEM_PLANNED
							       : ITEM_UNKNOWN;
}

/* The newest row of an item comes first, and is what counts. */
static bool take_row(void *arg, const struct journal_row *row)
{
	struct targets *t = arg;
	uint32_t at = *find_slot(t, row->target);
	struct plan_item *it;

	if (!at || t->seen[at - 1] || !strcmp(row->operation, JOURNAL_RUN))
		return true;
	t->seen[at - 1] = true;
	it = &t->plan->items[at - 1];
	it->state = state_of(row);
	if (it->state == ITEM_FAILED && t->plan->again)
		it->state = ITEM_PLANNED;
	it->http = row->http;
	it->row = !*row->state && !row->damaged ? row->id : 0;
	free(it->note);
	it->note = *row->note ? xstrdup(row->note) : NULL;
	return true;
}

enum status plan_file_resume(struct plan *p, const char *journal_path,
			     struct error *err)
{
	struct journal *j = NULL;
	struct targets t = { .plan = p };
	enum status st = journal_open_read(journal_path, &j, err);

	if (st != ST_OK || !j)
		return st;
	index_targets(&t);
	st = journal_read(j, p->id, take_row, &t, err);
	free(t.index);
	free(t.seen);
	journal_close(j);
	return st;
}
