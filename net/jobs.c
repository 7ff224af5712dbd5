#include "net/jobs.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/job_lock.h"
#include "net/journal.h"
#include "net/plan_file.h"

const char *job_state_text(enum job_state s)
{
	static const char *const texts[] = { "running", "unfinished", "finished" };

	return texts[s];
}

/* ---- runs, from the journal -------------------------------------------------- */

struct found {
	struct job_summary *v;
	size_t n, cap;
	uint32_t *index; /* of `v` by the hash of the id; `slots` of them, a power of
			    two, 0: free, else i + 1 */
	size_t slots;
	const char *id; /* only this one; NULL: all */
	int64_t rows;   /* that were read last, and the id of the last one */
	int64_t before;
};

static void free_found(struct found *f)
{
	free(f->v);
	free(f->index);
}

/* Of the id, or the free one that is to be its. */
static uint32_t *slot_of(const struct found *f, const char *id)
{
	size_t at = (size_t)str_hash(str_from(id)) & (f->slots - 1);

	while (f->index[at] && strcmp(f->v[f->index[at] - 1].id, id) != 0)
		at = (at + 1) & (f->slots - 1);
	return &f->index[at];
}

/* At most half of the slots are taken. */
static void make_room(struct found *f)
{
	if (2 * (f->n + 1) <= f->slots)
		return;
	free(f->index);
	f->slots = f->slots ? 2 * f->slots : 64;
	f->index = xcalloc(f->slots, sizeof(*f->index));
	for (size_t i = 0; i < f->n; i++)
		*slot_of(f, f->v[i].id) = (uint32_t)i + 1;
}

static struct job_summary *summary_of(struct found *f, const char *id)
{
	struct job_summary new = { .storage_before = -1, .storage_after = -1 };
	uint32_t *slot;

	/* As it is kept: what is cut is the same job each time. */
	snprintf(new.id, sizeof(new.id), "%s", id);
	make_room(f);
	slot = slot_of(f, new.id);
	if (*slot)
		return &f->v[*slot - 1];
	f->v = xgrow(f->v, &f->cap, f->n + 1, sizeof(*f->v));
	f->v[f->n] = new;
	*slot = (uint32_t)++f->n;
	return &f->v[f->n - 1];
}

/* The number behind `name` in text like "a=1 b=2"; false when there is none. */
static bool number_of(const char *text, const char *name, int64_t *ret)
{
	const char *at = strstr(text, name);
	struct str s;

	if (!at)
		return false;
	at += strlen(name);
	s = (struct str){ at, strspn(at, "-0123456789") };
	return parse_int(s, ret);
}

/* As net/job.c wrote it: "requests=1 limited=0 storage=-1/-1". */
static void read_note(struct job_summary *s, const char *note, bool newest)
{
	int64_t requests, limited, before, after;
	const char *why = strstr(note, "; ");

	if (!number_of(note, "requests=", &requests) ||
	    !number_of(note, "limited=", &limited) ||
	    !number_of(note, "storage=", &before) || !number_of(note, "/", &after))
		return;
	s->requests += requests;
	s->limited += limited;
	/* Rows come newest first: the earliest `before` is the last one seen. */
	if (before >= 0)
		s->storage_before = before;
	if (after >= 0 && s->storage_after < 0)
		s->storage_after = after;
	if (newest && why)
		snprintf(s->why, sizeof(s->why), "%s", why + 2);
}

static int64_t items_of(const char *params)
{
	json_object *o = NULL;
	struct error ignored = { 0 };
	int64_t n = json_parse(str_from(params), &o, &ignored) == ST_OK
			    ? json_int(o, "/items")
			    : -1;

	json_object_put(o);
	return n;
}

static bool take_run(void *arg, const struct journal_row *row)
{
	struct found *f = arg;
	struct job_summary *s;
	bool newest;
	int64_t n;

	f->rows++;
	f->before = row->id;
	if (row->damaged || (f->id && strcmp(f->id, row->job) != 0))
		return true;
	s = summary_of(f, row->job);
	newest = !s->runs++;
	s->began = row->at;
	snprintf(s->where, sizeof(s->where), "%s", row->target);
	snprintf(s->who, sizeof(s->who), "%s", row->who);
	n = items_of(row->params);
	if (newest) {
		s->n = n > 0 ? (size_t)n : 0;
		s->ended = *row->state ? row->done_at : 0;
	}
	read_note(s, row->note, newest);
	return true;
}

/* Rows come newest first.  Some of them, from `before` on (0: the newest); *ret_more:
 * there may be others. */
static enum status find_runs(struct journal *j, struct found *f, int64_t some,
			     bool *ret_more, struct error *err)
{
	const struct journal_filter filter = { .operation = JOURNAL_RUN,
					       .job = f->id,
					       .before = f->before,
					       .limit = some };

	f->rows = 0;
	if (journal_find(j, &filter, take_run, f, err) != ST_OK)
		return err->status;
	*ret_more = some && f->rows == some;
	return ST_OK;
}

/* ---- how they stand ----------------------------------------------------------- */

static void take_count(void *arg, const char *state, size_t n)
{
	struct job_summary *s = arg;

	for (enum plan_state p = ITEM_DONE; p <= ITEM_UNKNOWN; p++)
		if (!strcmp(state, journal_word(p))) {
			s->counts[p] += n;
			return;
		}
	s->counts[*state && strcmp(state, journal_word(ITEM_SKIPPED)) != 0
			  ? ITEM_UNKNOWN
		  : *state ? ITEM_PLANNED
			   : ITEM_UNKNOWN] += n;
}

/*
 * Who holds its lock is asked only where somebody may: what came to its end with
 * nothing left to try is run by nobody, and there are thousands of such jobs.
 */
static void settle_state(const char *jobs_dir, struct job_summary *s)
{
	size_t good =
		s->counts[ITEM_DONE] + s->counts[ITEM_GONE] + s->counts[ITEM_DRIFTED];
	size_t over = good + s->counts[ITEM_FAILED];
	size_t begun = over + s->counts[ITEM_UNKNOWN];

	s->counts[ITEM_PLANNED] = s->n > begun ? s->n - begun : 0;
	if ((!s->ended || good < s->n) &&
	    job_lock_held(jobs_dir, s->id, s->holder, sizeof(s->holder)))
		s->state = JOB_RUNNING;
	else
		s->state = over >= s->n ? JOB_FINISHED : JOB_UNFINISHED;
}

/* ---- all of them ---------------------------------------------------------------- */

enum { SOME = 200 };

struct jobs_look {
	struct journal *j; /* NULL: there is none */
	struct found f;
	char *dir;
	bool found; /* all runs: the jobs are known */
	size_t told;
};

enum status jobs_look_begin(const char *state_dir, const char *journal_path,
			    struct jobs_look **ret, struct error *err)
{
	struct jobs_look *l = xcalloc(1, sizeof(*l));

	l->dir = xasprintf("%s/jobs", state_dir);
	if (journal_open_read(journal_path, &l->j, err) == ST_OK && l->j)
		(void)!journal_hold(l->j, err);
	if (err->status == ST_OK)
		*ret = l;
	else
		jobs_look_end(l);
	return err->status;
}

void jobs_look_end(struct jobs_look *l)
{
	if (!l)
		return;
	journal_close(l->j);
	free_found(&l->f);
	free(l->dir);
	free(l);
}

/* First all runs, then the jobs one after the other. */
bool jobs_look_on(struct jobs_look *l, jobs_fn *fn, void *arg, struct error *err)
{
	bool more = false;

	if (!l->j)
		return false;
	if (!l->found) {
		if (find_runs(l->j, &l->f, SOME, &more, err) != ST_OK)
			return false;
		l->found = !more;
		return true;
	}
	for (size_t n = 0; n < SOME && l->told < l->f.n; n++) {
		struct job_summary *s = &l->f.v[l->told++];

		if (journal_count(l->j, s->id, take_count, s, err) != ST_OK)
			return false;
		settle_state(l->dir, s);
		fn(arg, s);
	}
	return l->told < l->f.n;
}

enum status jobs_list(const char *state_dir, const char *journal_path, jobs_fn *fn,
		      void *arg, struct error *err)
{
	struct jobs_look *l = NULL;
	enum status st = jobs_look_begin(state_dir, journal_path, &l, err);

	while (l && jobs_look_on(l, fn, arg, err))
		;
	jobs_look_end(l);
	return st == ST_OK ? err->status : st;
}

/* ---- one of them ---------------------------------------------------------------- */

static enum status none(const char *id, struct error *err)
{
	error_set(err, ST_USAGE, "no job is called %.60s", id);
	return error_hint(err, "hubdeck jobs lists them");
}

enum status jobs_find(const char *state_dir, const char *journal_path, const char *id,
		      struct plan **ret_plan, struct job_summary *ret,
		      struct error *err)
{
	struct journal *j = NULL;
	struct found f = { .id = id };
	struct plan *p = NULL;
	bool more;
	char *path = NULL, *dir = xasprintf("%s/jobs", state_dir);
	enum status st = plan_file_path(state_dir, id, &path, err);

	if (st == ST_OK)
		st = journal_open_read(journal_path, &j, err);
	if (st == ST_OK && j)
		st = find_runs(j, &f, 0, &more, err);
	if (st == ST_OK && !f.n)
		st = none(id, err);
	if (st == ST_OK)
		st = plan_file_load(path, &p, err);
	if (st == ST_OK)
		st = plan_file_resume(p, journal_path, err);
	if (st == ST_OK && f.n) {
		*ret = f.v[0];
		ret->n = p->n;
		for (size_t i = 0; i < p->n; i++)
			ret->counts[p->items[i].state]++;
		settle_state(dir, ret);
		*ret_plan = p;
	} else {
		plan_free(p);
	}
	free_found(&f);
	free(path);
	free(dir);
	journal_close(j);
	return st;
}

/* "pid 123 on host, since ..." */
static bool read_holder(const char *holder, int64_t *ret_pid, struct str *ret_host)
{
	const char *on = strstr(holder, " on ");

	if (strncmp(holder, "pid ", 4) != 0 || !on)
		return false;
	*ret_host = (struct str){ on + 4, strcspn(on + 4, ",") };
	return parse_int((struct str){ holder + 4, (size_t)(on - holder - 4) },
			 ret_pid) &&
	       *ret_pid > 1 && *ret_pid <= INT32_MAX && ret_host->len;
}

enum status jobs_stop(const char *state_dir, const char *id, struct error *err)
{
	char *dir = xasprintf("%s/jobs", state_dir), holder[160], host[64] = "";
	int64_t pid = 0;
	struct str on = STR("");
	bool held = job_lock_held(dir, id, holder, sizeof(holder));

	free(dir);
	gethostname(host, sizeof(host) - 1);
	if (!held || !read_holder(holder, &pid, &on)) {
		error_set(err, ST_USAGE, "%.60s is not running", id);
		return error_hint(err, "hubdeck jobs shows what is");
	}
	if (!str_eq(on, str_from(host)))
		return error_set(err, ST_USAGE, "%.60s runs on %.*s: stop it there", id,
				 on.len > 60 ? 60 : (int)on.len, on.ptr);
	if (kill((pid_t)pid, SIGTERM))
		return error_set(err, ST_LOCAL, "cannot stop pid %lld: %s",
				 (long long)pid, strerror(errno));
	return ST_OK;
}
