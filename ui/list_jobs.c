#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/jobs.h"
#include "ui/config.h"
#include "ui/job_words.h"
#include "ui/list.h"
#include "ui/run.h"

/* ":jobs": those of this machine, as the journal and the locks tell (net/jobs.h). */

struct here {
	const char *id;
	bool found;
};

static bool is_here(const struct view *v, const void *arg)
{
	return run_is_on(v, arg);
}

static void look(struct view *v, void *arg)
{
	struct here *h = arg;

	h->found = h->found || run_is_on(v, h->id);
}

struct filling {
	struct app *app;
	json_object *rows;
};

static void add(void *arg, const struct job_summary *job)
{
	struct filling *f = arg;
	json_object *row = job_row(job);
	struct here here = { .id = job->id };

	if (job->state == JOB_RUNNING) {
		app_each_hidden(f->app, look, &here);
		json_put_text(row, "state", here.found ? "running here" : "running");
	}
	json_object_array_add(f->rows, row);
}

/* Reads files; without a journal there were none. */
static enum status each_job(struct app *a, struct filling *f, struct error *err)
{
	const struct config *c = app_config(a);
	char *journal = config_journal_path(c, err);
	enum status st =
		journal ? jobs_list(c->state_dir, journal, add, f, err) : err->status;

	free(journal);
	return st;
}

void list_jobs_fill(struct list *l)
{
	struct app *a = l->view.app;
	struct filling f = { a, json_object_new_array() };
	struct error err = { 0 };

	l->stale = false;
	if (each_job(a, &f, &err) != ST_OK)
		app_say_error(a, &err);
	list_load_made(l, f.rows);
}

void list_jobs_open(struct list *l, const void *row)
{
	struct str name = kind_name(l->kind, row);
	char *id = xstrndup(name.ptr, name.len);

	if (!app_unhide(l->view.app, is_here, id))
		run_report(l->view.app, id);
	free(id);
}

static void make_stale(struct view *v, void *arg)
{
	const struct place *p = list_place(v);

	(void)arg;
	if (p && p->kind == &kind_jobs)
		((struct list *)v)->stale = true;
}

void lists_jobs_changed(struct app *a)
{
	app_each_view(a, make_stale, NULL);
}
