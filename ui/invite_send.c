#include "ui/invite_send.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
	char *org, *csv;
	struct plan *plan; /* until it is run */
	FILE *file;
	char *path;
	bool alone; /* who began it is gone: the reading is ours */
};

static void free_sending(struct invite_sending *s)
{
	if (s->file) {
		fclose(s->file);
		unlink(s->path);
	}
	if (s->alone)
		invite_reading_free(s->letters.reading);
	plan_free(s->plan);
	free(s->org);
	free(s->csv);
	free(s->path);
	free(s);
}

void invite_send_leave(struct invite_sending *s)
{
	s->alone = true;
}

/* ---- the job ----------------------------------------------------------------------
 */

/* Beside the file; an earlier one stays. */
static enum status open_result(struct invite_sending *s, struct error *err)
{
	char *first = invite_result_path(s->csv);
	size_t n = strlen(first) - strlen(".csv");

	s->path = xstrdup(first);
	for (int i = 2; !access(s->path, F_OK) && i < RESULTS_MAX; i++) {
		free(s->path);
		s->path = xasprintf("%.*s-%d.csv", (int)n, first, i);
	}
	free(first);
	s->file = new_file_open(s->path, err);
	return err->status;
}

static void write_result(struct app *a, struct invite_sending *s)
{
	FILE *file = s->file;
	struct error err = { 0 };

	s->file = NULL;
	if (invite_result_write(invite_reading_list(s->letters.reading), file, s->path,
				&err) == ST_OK)
		return;
	app_say_error(a, &err);
	free(s->path);
	s->path = NULL;
}

static void over(struct app *a, void *take_arg, const struct plan *plan)
{
	struct invite_sending *s = take_arg;

	if (plan) {
		invite_list_result(invite_reading_list(s->letters.reading), plan);
		write_result(a, s);
	}
	if (!s->alone)
		s->letters.over(s->letters.arg, plan != NULL, plan ? s->path : NULL);
	free_sending(s);
}

static void confirmed(struct app *a, void *take_arg)
{
	struct invite_sending *s = take_arg;
	const struct run_then then = { over, s };
	struct plan *plan = s->plan;
	struct error err = { 0 };

	if (open_result(s, &err) != ST_OK) {
		app_say_error(a, &err);
		free_sending(s);
		return;
	}
	s->plan = NULL;
	s->letters.begun(s->letters.arg, s);
	run_plan_then(a, &kind_invites, plan, &then);
}

static void drop(void *take_arg)
{
	free_sending(take_arg);
}

/* ---- the question -----------------------------------------------------------------
 */

static size_t owners(const struct invite_list *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->v[i].verdict == INVITE_OK && !strcmp(l->v[i].role, "owner");
	return n;
}

static void say(const struct invite_sending *s, struct lines *l)
{
	const struct invite_list *list = invite_reading_list(s->letters.reading);
	size_t powerful = owners(list), requests = plan_requests(s->plan);

	lines_add(l, STYLE_PLAIN, NULL, "into %s", s->org);
	if (s->letters.role || s->letters.team)
		lines_add(l, STYLE_PLAIN, NULL,
			  "role %s   team %s   where none is said",
			  s->letters.role ? s->letters.role : "-",
			  s->letters.team ? s->letters.team : "-");
	if (powerful)
		lines_add(l, STYLE_BAD, NULL, "%zu of them as owner%s, who may do all.",
			  powerful, powerful == 1 ? "" : "s");
	lines_wrap(l, NULL,
		   STR("Each open invitation takes a seat.  Mail goes out at once; an "
		       "invitation can be cancelled."),
		   WIDTH);
	lines_add(l, STYLE_PLAIN, NULL,
		  "Up to %zu request%s, each written to the journal first.", requests,
		  requests == 1 ? "" : "s");
}

void invite_send_ask(struct app *a, const struct invite_letters *l)
{
	struct invite_sending *s = xcalloc(1, sizeof(*s));
	struct question q = {
		.words = { "send", "sent", "invitation" },
		.key = 'i',
		.yes = confirmed,
		.drop = drop,
		.arg = s,
	};

	s->letters = *l;
	s->org = xstrdup(l->org);
	s->csv = xstrdup(l->csv);
	s->plan = invite_list_plan(invite_reading_list(l->reading), s->org, app_now(a));
	s->plan->job = true;
	q.number = s->plan->n;
	q.safety = s->plan->safety > SAFETY_2 ? s->plan->safety : SAFETY_2;
	q.name = xstrdup(s->org);
	q.title =
		xasprintf("Send %zu invitation%s?", q.number, q.number == 1 ? "" : "s");
	say(s, &q.text);
	app_push(a, confirm_new(a, &q));
}
