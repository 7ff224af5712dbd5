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

/* What became of one planned tag, or manifest. */
struct fate {
	const char *name, *digest;
	size_t deleted;         /* its planned digest, by us */
	size_t dropped;         /* the manifest of it */
	size_t pushed, removed; /* by others */
	size_t shared;          /* other tags were pushed with its digest */
	size_t asked;           /* requests to delete it by its name ... */
	size_t asked_whole;     /* ... and to delete its digest */
	/* The last of them had no clear answer, and was not looked at. */
	bool unclear, unclear_whole;
	size_t rows;              /* of the journal */
	char state[16], note[80]; /* of the newest */
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

/* A manifest went, whosever request it was: only we delete them. */
static void dropped(struct fates *f, struct str digest)
{
	bool planned = false;

	for (size_t i = 0; i < f->n; i++) {
		struct fate *t = &f->at[i];

		if (!str_eq(digest, str_from(t->digest)))
			continue;
		planned = true;
		if (t->dropped++)
			wrong(f->rig, "the manifest of %s was deleted twice", t->name);
		t->deleted += f->rig->mode == RIG_UNTAGGED;
	}
	if (!planned || f->rig->mode == RIG_TAGS)
		wrong(f->rig, "%.*s was deleted, and not planned", STR_ARG(digest));
}

static void pushed(struct fates *f, struct fate *t, struct str digest)
{
	if (t && !str_eq(digest, str_from(t->digest)))
		t->pushed++;
	for (size_t i = 0; i < f->n; i++)
		f->at[i].shared +=
			&f->at[i] != t && str_eq(digest, str_from(f->at[i].digest));
}

static void take_change(struct fates *f, json_object *o)
{
	struct str what = json_str(o, "/change"), tag = json_str(o, "/tag");
	struct str digest = json_str(o, "/digest");
	struct fate *t = find(f, tag.ptr, tag.len);

	if (str_eq(what, STR("delete")))
		deleted(f, t, tag, digest);
	else if (str_eq(what, STR("drop")))
		dropped(f, digest);
	else if (str_eq(what, STR("push")))
		pushed(f, t, digest);
	else if (t && str_eq(what, STR("remove")))
		t->removed++;
}

static void read_changes(struct fates *f)
{
	char *changes = rig_changes(f->rig);

	each_line(changes + f->rig->changes_from, take_change, f);
	free(changes);
}

/* ---- what was asked ------------------------------------------------------------- */

/* What follows ".../bulk-0007" in the path, `below` it; NULL: another path. */
static char *asked_below(const struct fates *f, struct str path, const char *below)
{
	char *mark = xasprintf("%s/%s", strchr(f->rig->where, '/'), below);
	char *text = xasprintf("%.*s", STR_ARG(path));
	const char *at = strstr(text, mark);
	char *rest = NULL;

	if (at) {
		at += strlen(mark);
		rest = xstrndup(at, strcspn(at, "?"));
	}
	free(text);
	free(mark);
	return rest;
}

/* With these nothing was done. */
static bool is_refusal(int64_t status)
{
	return status == 401 || status == 403 || status == 404 || status == 405 ||
	       status == 429;
}

static void ask_tag(struct fates *f, const char *name, json_object *o)
{
	struct str method = json_str(o, "/method");
	struct fate *t = find(f, name, strlen(name));

	if (t && str_eq(method, STR("GET"))) {
		t->unclear = t->unclear_whole = false;
	} else if (t && str_eq(method, STR("DELETE"))) {
		if (t->unclear || t->unclear_whole)
			wrong(f->rig, "%s was to be deleted again without a look",
			      t->name);
		t->asked++;
		t->unclear = !is_refusal(json_int(o, "/status"));
	}
}

/* All that is planned of the digest. */
static void ask_digest(struct fates *f, const char *digest, json_object *o)
{
	struct str method = json_str(o, "/method");
	int64_t status = json_int(o, "/status");
	bool planned = false;

	for (size_t i = 0; i < f->n; i++) {
		struct fate *t = &f->at[i];

		if (strcmp(t->digest, digest) != 0)
			continue;
		planned = true;
		if (!str_eq(method, STR("DELETE"))) {
			t->unclear_whole &= status != 200 && status != 404;
			continue;
		}
		if (t->unclear_whole)
			wrong(f->rig,
			      "the digest of %s was to be deleted again without a look",
			      t->name);
		t->asked_whole++;
		t->unclear_whole = !is_refusal(status);
	}
	if (!planned && str_eq(method, STR("DELETE")))
		wrong(f->rig, "%s was to be deleted, and was not planned", digest);
}

static void ask_digests(struct fates *f, json_object *o)
{
	json_object *digests = json_at(o, "/digests");
	size_t n = digests ? json_object_array_length(digests) : 0;

	for (size_t i = 0; i < n; i++)
		ask_digest(
			f,
			json_object_get_string(json_object_array_get_idx(digests, i)),
			o);
	/* The list of all manifests is a look at each. */
	if (str_eq(json_str(o, "/method"), STR("GET")) && json_int(o, "/status") == 200)
		for (size_t i = 0; i < f->n; i++)
			f->at[i].unclear_whole = false;
}

/* ".../bulk-0007/tags/NAME", ".../manifests/DIGEST" of the registry, ".../manifests" of
 * the Hub. */
static void take_request(struct fates *f, json_object *o)
{
	struct str path = json_str(o, "/path");
	char *tag = asked_below(f, path, "tags/");
	char *digest = asked_below(f, path, "manifests/");
	char *all = asked_below(f, path, "manifests");

	if (tag)
		ask_tag(f, tag, o);
	else if (digest)
		ask_digest(f, digest, o);
	else if (all)
		ask_digests(f, o);
	free(tag);
	free(digest);
	free(all);
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
	const char *at = strchr(row->target, f->rig->mode == RIG_UNTAGGED ? '@' : ':');
	struct fate *t = at ? find(f, at + 1, strlen(at + 1)) : NULL;

	if (row->damaged)
		wrong(f->rig, "row %lld is damaged", (long long)row->id);
	if (!strcmp(row->operation, JOURNAL_RUN))
		return true;
	if (!t || strcmp(row->digest, t->digest) != 0) {
		wrong(f->rig, "%s is in the journal, and not planned", row->target);
		return true;
	}
	if (!t->rows++) {
		snprintf(t->state, sizeof(t->state), "%s", journal_state(row));
		snprintf(t->note, sizeof(t->note), "%.79s", row->note);
	}
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

/* Is the outcome so?  Who deletes a digest is not told that a tag of it went before;
 * and what others keep by now stays. */
static bool holds(const struct fate *t)
{
	if (is(t, "done"))
		return t->deleted == 1 || (t->dropped && t->removed);
	if (is(t, "gone"))
		return t->deleted || t->removed;
	if (is(t, "drifted"))
		return t->pushed || t->shared;
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

/* Of any tag of it: the others may have been gone. */
static bool has_intent(const struct fates *f, const char *digest)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->at[i].rows && !strcmp(f->at[i].digest, digest))
			return true;
	return false;
}

void rig_check(struct job_rig *r, bool over)
{
	struct fates f;

	read_all(r, &f);
	for (size_t i = 0; i < f.n; i++) {
		const struct fate *t = &f.at[i];

		if ((t->asked || t->deleted) && !t->rows)
			wrong(r, "%s: a DELETE, and no intent", t->name);
		if (t->asked_whole && !has_intent(&f, t->digest))
			wrong(r, "%s: a DELETE, and no intent", t->digest);
		if (!holds(t) || (over && !is_over(t)))
			wrong(r,
			      "%s is \"%s\" in the journal (%zu rows; %s); deleted "
			      "%zu, "
			      "dropped %zu, asked %zu and %zu, pushed %zu, shared %zu, "
			      "removed %zu",
			      t->name, t->state, t->rows, t->note, t->deleted,
			      t->dropped, t->asked, t->asked_whole, t->pushed,
			      t->shared, t->removed);
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
