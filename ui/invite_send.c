#include "ui/invite_send.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/confirm.h"
#include "ui/invite_result.h"
#include "ui/new_file.h"
#include "ui/run.h"

enum { RESULTS_MAX = 100, WIDTH = 56 };

struct invite_sending {
	struct invite_letters letters;
	char *org, *csv, *role, *team;
	struct plan *plan; /* until it is run */
	char *job;         /* its id, once it was confirmed */
	char *path;        /* of the result file; NULL: there is none */
	struct stat made;  /* that file, as we left it */
	bool written;      /* with the results */
	bool held;         /* by a question, a job or a report */
	bool known;        /* to who began it, who lets go of it one day */
	bool alone;        /* who began it is gone: the reading is ours */
};

static bool is_ours(const struct invite_sending *s)
{
	struct stat now;

	return s->path && !lstat(s->path, &now) && now.st_dev == s->made.st_dev &&
	       now.st_ino == s->made.st_ino && now.st_size == s->made.st_size &&
	       now.st_mtim.tv_sec == s->made.st_mtim.tv_sec &&
	       now.st_mtim.tv_nsec == s->made.st_mtim.tv_nsec;
}

static void free_sending(struct invite_sending *s)
{
	if (!s->written && is_ours(s))
		unlink(s->path);
	if (s->alone)
		invite_reading_free(s->letters.reading);
	plan_free(s->plan);
	free(s->org);
	free(s->csv);
	free(s->role);
	free(s->team);
	free(s->job);
	free(s->path);
	free(s);
}

void invite_send_leave(struct invite_sending *s)
{
	s->alone = true;
	if (!s->held)
		free_sending(s);
}

static void let_go(void *take_arg)
{
	struct invite_sending *s = take_arg;

	s->held = false;
	if (!s->known || s->alone)
		free_sending(s);
}

/* ---- the result file --------------------------------------------------------------
 */

/* Beside the file; an earlier one stays. */
static char *free_path(const struct invite_sending *s)
{
	char *first = invite_result_path(s->csv), *path = xstrdup(first);
	size_t n = strlen(first) - strlen(".csv");

	for (int i = 2; !access(path, F_OK) && i < RESULTS_MAX; i++) {
		free(path);
		path = xasprintf("%.*s-%d.csv", (int)n, first, i);
	}
	free(first);
	return path;
}

/* Before anything is sent: where it cannot be written is better known then. */
static enum status make_result(struct invite_sending *s, struct error *err)
{
	FILE *file;

	free(s->path);
	s->path = free_path(s);
	s->written = false;
	file = new_file_open(s->path, err);
	if (file && new_file_close(file, s->path, err) == ST_OK &&
	    !lstat(s->path, &s->made))
		return ST_OK;
	free(s->path);
	s->path = NULL;
	return err->status == ST_OK
		       ? error_set(err, ST_LOCAL, "the result file is gone")
		       : err->status;
}

/* Whole or not at all, in place of what we wrote there ourselves. */
static enum status fill_result(struct invite_sending *s, struct error *err)
{
	const struct invite_list *l = invite_reading_list(s->letters.reading);
	FILE *file;
	char *part;

	assert(s->path);
	part = xasprintf("%s.part", s->path);
	file = new_file_open(part, err);
	if (file && invite_result_write(l, file, part, err) == ST_OK) {
		s->written = !rename(part, s->path) && !lstat(s->path, &s->made);
		if (!s->written) {
			error_set(err, ST_LOCAL, "%s could not be written", s->path);
			unlink(part);
		}
	}
	free(part);
	return err->status;
}

/* What somebody else made of the file stays; the result is then another one. */
static void write_result(struct app *a, struct invite_sending *s)
{
	struct error err = { 0 };

	if ((!is_ours(s) && make_result(s, &err) != ST_OK) ||
	    fill_result(s, &err) != ST_OK)
		app_say_error(a, &err);
}

/* ---- the job ----------------------------------------------------------------------
 */

static void begun(struct app *a, void *arg)
{
	struct invite_sending *s = arg;

	(void)a;
	if (s->alone)
		return;
	s->known = true;
	s->letters.begun(s->letters.arg, s);
}

static void over(struct app *a, void *arg, const struct plan *plan)
{
	struct invite_sending *s = arg;
	struct invite_list *l = invite_reading_list(s->letters.reading);

	if (invite_list_result(l, plan) || !s->written)
		write_result(a, s);
	if (!s->alone)
		s->letters.over(s->letters.arg, s->written ? s->path : NULL);
}

static const struct run_then *then_of(struct invite_sending *s, struct run_then *buf)
{
	*buf = (struct run_then){
		.begun = begun, .over = over, .drop = let_go, .arg = s
	};
	return buf;
}

static void confirmed(struct app *a, void *take_arg)
{
	struct invite_sending *s = take_arg;
	struct plan *plan = s->plan;
	struct error err = { 0 };
	struct run_then then;

	if (make_result(s, &err) != ST_OK) {
		app_say_error(a, &err);
		let_go(s);
		return;
	}
	s->plan = NULL;
	s->job = xstrdup(plan->id);
	run_plan_then(a, &kind_invites, plan, then_of(s, &then));
}

void invite_send_report(struct app *a, struct invite_sending *s)
{
	struct run_then then;

	if (s->held) {
		app_say(a, TONE_INFO, "its job is open already: :jobs shows it");
		return;
	}
	s->held = true;
	run_report_then(a, s->job, then_of(s, &then));
}

/* ---- the question -----------------------------------------------------------------
 */

/* Who gets power by it (UX 5.1). */
static void say_role(const struct invite_list *list, struct lines *l, const char *role,
		     const char *what)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += list->v[i].verdict == INVITE_OK && !strcmp(list->v[i].role, role);
	if (n)
		lines_add(l, STYLE_BAD, NULL, "%zu of them as %s%s, who may %s.", n,
			  role, n == 1 ? "" : "s", what);
}

static void say_new(const struct invite_sending *s, const struct invite_list *list,
		    struct lines *l)
{
	if (s->role || s->team)
		lines_add(l, STYLE_PLAIN, NULL,
			  "role %s   team %s   where none is said",
			  s->role ? s->role : "-", s->team ? s->team : "-");
	say_role(list, l, "owner", "do all");
	say_role(list, l, "editor", "edit all repositories");
	lines_wrap(l, NULL,
		   STR("Each open invitation takes a seat.  Mail goes out at once; an "
		       "invitation can be cancelled."),
		   WIDTH);
}

static void say(const struct invite_sending *s, struct lines *l)
{
	const struct invite_list *list = invite_reading_list(s->letters.reading);
	size_t requests = plan_requests(s->plan);
	size_t fresh = invite_list_count(list, INVITE_OK);
	size_t again = invite_list_resends(list);

	if (!again)
		lines_add(l, STYLE_PLAIN, NULL, "into %s", s->org);
	else if (!fresh)
		lines_add(l, STYLE_PLAIN, NULL, "in %s, all of them open already",
			  s->org);
	else
		lines_add(l, STYLE_PLAIN, NULL, "into %s: %zu new, %zu sent again",
			  s->org, fresh, again);
	if (fresh)
		say_new(s, list, l);
	if (again)
		lines_wrap(l, NULL,
			   STR("Sent again is the one that is open, with the role and "
			       "team it has."),
			   WIDTH);
	lines_add(l, STYLE_PLAIN, NULL,
		  "Up to %zu request%s, each written to the journal first.", requests,
		  requests == 1 ? "" : "s");
}

static char *copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

void invite_send_ask(struct app *a, const struct invite_letters *l)
{
	static const struct plan_words send = { "send", "sent", "invitation" };
	const struct invite_list *list = invite_reading_list(l->reading);
	struct invite_sending *s = xcalloc(1, sizeof(*s));
	struct question q = { .key = 'i', .yes = confirmed, .drop = let_go, .arg = s };

	s->letters = *l;
	s->org = xstrdup(l->org);
	s->csv = xstrdup(l->csv);
	s->role = copy(l->role);
	s->team = copy(l->team);
	s->held = true;
	s->plan = invite_list_plan(list, s->org, app_now(a));
	s->plan->job = true;
	q.words = invite_list_count(list, INVITE_OK) ? send : s->plan->words;
	q.number = s->plan->n;
	q.safety = s->plan->safety > SAFETY_2 ? s->plan->safety : SAFETY_2;
	q.name = xstrdup(s->org);
	q.title = xasprintf("Send %zu invitation%s%s?", q.number,
			    q.number == 1 ? "" : "s",
			    invite_list_count(list, INVITE_OK) ? "" : " again");
	say(s, &q.text);
	app_push(a, confirm_new(a, &q));
}
