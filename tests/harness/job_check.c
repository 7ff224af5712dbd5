/* What the Hub saw and did, and what the journal says of it. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "tests/harness/cli.h"
#include "tests/harness/job_rig.h"
#include "tests/unit/hubsim_client.h"

/* What became of one planned tag. */
struct fate {
	const char *name, *digest;
	size_t deleted;         /* its planned digest, by us */
	size_t pushed, removed; /* by others */
	size_t asked;           /* requests to delete it */
	bool unclear; /* the last of them had no clear answer, and was not looked at */
	size_t rows;  /* of the journal */
	char state[16]; /* of the newest */
};

struct fates {
	struct job_rig *rig;
	struct fate *at;
	size_t n;
};

__attribute__((format(printf, 2, 3))) static void wrong(struct job_rig *r,
							const char *fmt, ...)
{
	va_list ap;

	r->bad++;
	printf("  %s: ", r->id);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

static struct fate *find(struct fates *f, const char *name, size_t len)
{
	for (size_t i = 0; i < f->n; i++)
		if (strlen(f->at[i].name) == len && !memcmp(f->at[i].name, name, len))
			return &f->at[i];
	return NULL;
}

static void each_line(char *text, void (*fn)(struct fates *, json_object *),
		      struct fates *f)
{
	char *line = text, *end;

	for (; (end = strchr(line, '\n')); line = end + 1) {
		json_object *o;

		*end = '\0';
		o = parsed(line);
		fn(f, o);
		json_object_put(o);
	}
}

/* ---- what came and went -------------------------------------------------------- */

static void deleted(struct fates *f, struct fate *t, struct str tag, struct str digest)
{
	if (!t)
		wrong(f->rig, "%.*s was deleted, and not planned", STR_ARG(tag));
	else if (!str_eq(digest, str_from(t->digest)))
		wrong(f->rig, "%s was deleted, pushed again as %.*s", t->name,
		      STR_ARG(digest));
	else if (t->deleted++)
		wrong(f->rig, "%s was deleted twice", t->name);
}

static void take_change(struct fates *f, json_object *o)
{
	struct str what = json_str(o, "/change"), tag = json_str(o, "/tag");
	struct fate *t = find(f, tag.ptr, tag.len);

	if (str_eq(what, STR("delete")))
		deleted(f, t, tag, json_str(o, "/digest"));
	else if (t && str_eq(what, STR("push")) &&
		 !str_eq(json_str(o, "/digest"), str_from(t->digest)))
		t->pushed++;
	else if (t && str_eq(what, STR("remove")))
		t->removed++;
}

static void read_changes(struct fates *f)
{
	char *path = xasprintf("/_hubsim/changes?repository=%s", f->rig->where);
	struct answer a = ask(f->rig->hub, "GET", path, NULL);

	if (a.body)
		each_line(a.body, take_change, f);
	answer_free(&a);
	free(path);
}

/* ---- what was asked ------------------------------------------------------------- */

/* The tag of ".../bulk-0007/tags/NAME". */
static struct fate *asked_for(struct fates *f, struct str path)
{
	char *mark = xasprintf("%s/tags/", strchr(f->rig->where, '/'));
	char *text = xasprintf("%.*s", STR_ARG(path));
	const char *at = strstr(text, mark);
	struct fate *t =
		at ? find(f, at + strlen(mark), strcspn(at + strlen(mark), "/?"))
		   : NULL;

	free(text);
	free(mark);
	return t;
}

/* With these nothing was done. */
static bool is_refusal(int64_t status)
{
	return status == 401 || status == 403 || status == 404 || status == 429;
}

static void take_request(struct fates *f, json_object *o)
{
	struct fate *t = asked_for(f, json_str(o, "/path"));

	if (t && str_eq(json_str(o, "/method"), STR("GET"))) {
		t->unclear = false;
	} else if (t && str_eq(json_str(o, "/method"), STR("DELETE"))) {
		if (t->unclear)
			wrong(f->rig, "%s was to be deleted again without a look",
			      t->name);
		t->asked++;
		t->unclear = !is_refusal(json_int(o, "/status"));
	}
}

static void read_requests(struct fates *f)
{
	char *log = hubsim_log(f->rig->hub);

	each_line(log + f->rig->log_from, take_request, f);
	free(log);
}

/* ---- what the journal says --------------------------------------------------------
 */

static bool take_row(void *arg, const struct journal_row *row)
{
	struct fates *f = arg;
	const char *tag = strrchr(row->target, ':');
	struct fate *t = tag ? find(f, tag + 1, strlen(tag + 1)) : NULL;

	if (row->damaged)
		wrong(f->rig, "row %lld is damaged", (long long)row->id);
	if (!strcmp(row->operation, JOURNAL_RUN))
		return true;
	if (!t || strcmp(row->digest, t->digest) != 0) {
		wrong(f->rig, "%s is in the journal, and not planned", row->target);
		return true;
	}
	if (!t->rows++)
		snprintf(t->state, sizeof(t->state), "%s", journal_state(row));
	return true;
}

static void read_journal(struct fates *f)
{
	char *path = xasprintf("%s/.local/state/hubdeck/journal.db", f->rig->env.home);
	struct error err = { 0 };
	struct journal *j = NULL;

	if (journal_open_read(path, &j, &err) != ST_OK ||
	    (j && journal_read(j, f->rig->id, take_row, f, &err) != ST_OK))
		wrong(f->rig, "%s", err.text);
	journal_close(j);
	free(path);
}

/* ---- side by side ------------------------------------------------------------------
 */

static bool is(const struct fate *t, const char *state)
{
	return !strcmp(t->state, state);
}

/* Is the outcome so? */
static bool holds(const struct fate *t)
{
	if (is(t, "done"))
		return t->deleted == 1;
	if (is(t, "gone"))
		return t->deleted || t->removed;
	if (is(t, "drifted"))
		return t->pushed;
	if (is(t, "failed") || is(t, "skipped") || !t->rows)
		return !t->deleted;
	return is(t, "open") || is(t, "unknown");
}

static bool is_over(const struct fate *t)
{
	return is(t, "done") || is(t, "gone") || is(t, "drifted") || is(t, "failed");
}

static void read_all(struct job_rig *r, struct fates *f)
{
	*f = (struct fates){ .rig = r, .n = r->n };
	f->at = xcalloc(r->n + 1, sizeof(*f->at));
	for (size_t i = 0; i < r->n; i++)
		f->at[i] = (struct fate){ .name = r->tags[i].name,
					  .digest = r->tags[i].digest };
	read_changes(f);
	read_requests(f);
	read_journal(f);
}

void rig_check(struct job_rig *r, bool over)
{
	struct fates f;

	read_all(r, &f);
	for (size_t i = 0; i < f.n; i++) {
		const struct fate *t = &f.at[i];

		if (t->asked && !t->rows)
			wrong(r, "%s: a DELETE, and no intent", t->name);
		if (!holds(t) || (over && !is_over(t)))
			wrong(r,
			      "%s is \"%s\" in the journal (%zu rows); deleted %zu, "
			      "asked "
			      "%zu, pushed %zu, removed %zu",
			      t->name, t->state, t->rows, t->deleted, t->asked,
			      t->pushed, t->removed);
	}
	free(f.at);
}

size_t rig_count(struct job_rig *r, const char *state)
{
	struct fates f;
	size_t n = 0;

	read_all(r, &f);
	for (size_t i = 0; i < f.n; i++)
		n += is(&f.at[i], state);
	free(f.at);
	return n;
}

static size_t count_of(const struct fates *f, const char *state)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += is(&f->at[i], state);
	return n;
}

static void compare(struct job_rig *r, const struct fates *f, json_object *o)
{
	static const char *const states[] = { "done", "gone", "drifted", "failed" };
	int64_t sum = json_int(o, "/left");

	for (size_t i = 0; i < COUNT(states); i++) {
		char *pointer = xasprintf("/%s", states[i]);
		int64_t said = json_int(o, pointer);

		if (said != (int64_t)count_of(f, states[i]))
			wrong(r, "the report says %lld %s, and it is %zu",
			      (long long)said, states[i], count_of(f, states[i]));
		sum += said;
		free(pointer);
	}
	if (json_int(o, "/planned") != (int64_t)f->n || sum != (int64_t)f->n)
		wrong(r, "the report adds up to %lld of %lld, planned were %zu",
		      (long long)sum, (long long)json_int(o, "/planned"), f->n);
	if (json_object_array_length(json_at(o, "/items")) != f->n)
		wrong(r, "the report lists other items");
}

void rig_check_report(struct job_rig *r)
{
	char *words = xasprintf("report %s --json", r->id);
	struct run *run = rig_run(r, words);
	json_object *o = run->status == 0 || run->status == 3 ? parsed(run->out) : NULL;
	struct fates f;

	read_all(r, &f);
	if (o)
		compare(r, &f, o);
	else
		wrong(r, "%s: exit %d: %s", words, run->status, run->err);
	free(f.at);
	json_object_put(o);
	run_free(run);
	free(words);
}
