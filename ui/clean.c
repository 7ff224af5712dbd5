#include "ui/clean.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/can.h"
#include "model/clean_plan.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/origin.h"
#include "net/plan_file.h"
#include "ui/clean_args.h"
#include "ui/clean_read.h"
#include "ui/clean_review.h"
#include "ui/clean_script.h"
#include "ui/cli.h"
#include "ui/locale.h"
#include "ui/new_file.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2 };

struct cleaning {
	struct program *program;
	const struct options *o;
	struct clean_args args;
	struct plan *plan;
	struct clean_report *reports;
	size_t n, cap;
	struct limits limits;
	char *path;   /* of the saved plan */
	bool partial; /* something could not be read */
};

static void done(struct cleaning *c)
{
	for (size_t i = 0; i < c->n; i++)
		clean_report_done(&c->reports[i]);
	free(c->reports);
	plan_free(c->plan);
	free(c->path);
	clean_args_done(&c->args);
}

/* ---- all repositories of a namespace -------------------------------------- */

struct names {
	struct clean_args *args;
	size_t target;
};

static void on_repos(void *arg, struct reply *r)
{
	struct names *names = arg;

	for (size_t i = 0; r->page && i < r->page->n_rows; i++) {
		struct str name = kind_name(&kind_repos, page_row(r->page, i));
		char *copy = xstrndup(name.ptr, name.len);

		clean_args_expand(names->args, names->target, copy);
		free(copy);
	}
}

/* The Hub answers 200 with public repositories only, without a word. */
static bool sees_all(struct hub *h)
{
	struct hub_status status;

	hub_status(h, &status);
	return can_list_private(&status.claims) != CAN_NO;
}

static enum status expand_one(struct cleaning *c, size_t i, struct error *err)
{
	struct hub *h = c->program->hub;
	struct names names = { &c->args, i };
	json_object *params = json_object_new_object();
	const struct request req = {
		.op = op_by_name("repos.list"),
		.params = params,
		.want = WANT_ROWS,
		.priority = PRIO_USER,
		.all = true,
	};
	struct reply *r;

	json_object_object_add(params, "namespace",
			       json_object_new_string(c->args.targets[i].ns));
	r = cli_wait(h, hub_submit(h, &req), &c->o->config, on_repos, &names);
	if (!r)
		return error_set(err, ST_LOCAL, "cannot wait for the answer");
	if (r->err.status)
		*err = r->err;
	else if (!r->complete || !sees_all(h))
		c->partial = true;
	if (c->partial && !err->status && !c->o->config.quiet)
		fprintf(stderr,
			"hubdeck: not all repositories of %s can be seen: an "
			"organization token needs scope-repository-list\n",
			c->args.targets[i].ns);
	reply_free(r);
	return err->status;
}

/* Repositories that have a rule of their own are there already. */
static enum status expand(struct cleaning *c, struct error *err)
{
	size_t n = c->args.n_targets;
	enum status st = ST_OK;

	for (size_t i = 0; !st && i < n; i++)
		if (!c->args.targets[i].repo)
			st = expand_one(c, i, err);
	return st;
}

/* ---- one repository -------------------------------------------------------- */

static struct clean_report *add_report(struct cleaning *c)
{
	c->reports = xgrow(c->reports, &c->cap, c->n + 1, sizeof(*c->reports));
	return &c->reports[c->n++];
}

static void judge(struct cleaning *c, const struct clean_target *t,
		  const struct clean_reading *read, int64_t now)
{
	clean_reading_judge(read, t->rule, (const char *const *)c->o->config.protect,
			    now, c->plan, add_report(c));
	c->partial = c->partial || !read->complete;
}

/* One of many is no reason to say nothing of the others. */
static enum status note_failure(struct cleaning *c, const struct clean_target *t,
				const struct error *why, struct error *err)
{
	bool all = why->status == ST_AUTH || why->status == ST_NET ||
		   why->status == ST_TIMEOUT || why->status == ST_LIMITED ||
		   why->status == ST_LOCAL;
	struct error told = *why;

	if (all || c->args.n_targets == 1) {
		*err = *why;
		return err->status;
	}
	error_set(&told, why->status, "%.64s/%.64s is left out: %.120s", t->ns, t->repo,
		  why->text);
	cli_fail(c->o, &told);
	c->partial = true;
	return ST_OK;
}

static enum status plan_one(struct cleaning *c, const struct clean_target *t,
			    struct error *err)
{
	const struct clean_wanted wanted = {
		.ns = t->ns,
		.repo = t->repo,
		.untagged = clean_rule_untagged(t->rule),
		.to_delete = !c->args.check,
	};
	struct hub *h = c->program->hub;
	struct clean_reading read;
	struct error why = { 0 };

	if (clean_read(c->o, h, &wanted, &read, &why))
		return note_failure(c, t, &why, err);
	c->limits = read.limits;
	judge(c, t, &read, hub_now(h));
	clean_reading_done(&read, c->program->hub);
	return ST_OK;
}

/* ---- --test ---------------------------------------------------------------- */

static void put_names(const char *label, const struct tag_list *tags, const size_t *at,
		      size_t n, size_t of)
{
	printf("  %-6s %8zu ", label, of);
	for (size_t i = 0; i < n; i++) {
		char *name = show_line(text_str(tags->at[at[i]]->name),
				       locale_charset(false));

		printf(" %s", name);
		free(name);
	}
	putchar('\n');
}

static enum status try_one(struct cleaning *c, const struct clean_target *t,
			   struct error *err)
{
	const struct clean_wanted wanted = { .ns = t->ns, .repo = t->repo };
	struct clean_reading read;
	struct clean_probe probe;
	struct error why = { 0 };

	if (clean_read(c->o, c->program->hub, &wanted, &read, &why))
		return note_failure(c, t, &why, err);
	clean_try(t->rule, &read.tags, &probe);
	printf("%s/%s\n", t->ns, t->repo);
	put_names("takes", &read.tags, probe.hit, probe.n_hit, probe.hits);
	put_names("leaves", &read.tags, probe.miss, probe.n_miss, probe.misses);
	c->partial = c->partial || !read.complete;
	clean_reading_done(&read, c->program->hub);
	return ST_OK;
}

/* ---- the plan -------------------------------------------------------------- */

static enum status begin_plan(struct cleaning *c, struct error *err)
{
	struct hub *h = c->program->hub;
	struct origin origin;

	c->plan = clean_plan_new(clean_args_rule(&c->args),
				 clean_args_untagged(&c->args), hub_now(h));
	c->plan->by_digest = c->args.by_digest;
	if (!c->args.check && clean_plan_fits(c->plan, err))
		return err->status;
	return origin_base(c->o->config.url, &c->plan->url, &origin, err);
}

/* Whose plan it is, is known when something was asked for. */
static void sign_plan(struct cleaning *c)
{
	struct hub_status status;

	hub_status(c->program->hub, &status);
	if (status.signed_in)
		c->plan->by = xstrdup(status.claims.username);
	c->plan->incomplete = c->partial;
}

static enum status write_export(const struct cleaning *c, struct error *err)
{
	FILE *to = new_file_open(c->args.export, err);

	if (!to)
		return err->status;
	clean_review_csv(c->plan, to);
	return new_file_close(to, c->args.export, err);
}

static enum status keep(struct cleaning *c, struct error *err)
{
	enum status st = ST_OK;

	if (!c->args.check && c->plan->n && !c->o->config.dry_run)
		st = plan_file_save(c->o->config.state_dir, c->plan, c->args.save,
				    &c->path, err);
	if (!st && c->args.export)
		st = write_export(c, err);
	return st;
}

static enum status print(const struct cleaning *c, struct error *err)
{
	const struct clean_review review = {
		.plan = c->plan,
		.reports = c->reports,
		.n = c->n,
		.path = c->path,
		.handle = !c->path       ? NULL
			  : c->args.save ? c->args.save
					 : c->plan->id,
		.limits = c->limits,
	};
	struct output out;

	output_init(&out, &c->o->config, stdout, hub_now(c->program->hub));
	if (!c->args.script)
		return clean_review_print(&review, &out, err);
	clean_script(c->plan, stdout);
	if (c->path && !c->o->config.quiet)
		fprintf(stderr, "hubdeck: the plan is %s\n", c->path);
	return ST_OK;
}

static enum status make_plan(struct cleaning *c, struct error *err)
{
	enum status st = begin_plan(c, err);

	for (size_t i = 0; !st && i < c->args.n_targets; i++)
		if (c->args.targets[i].repo)
			st = plan_one(c, &c->args.targets[i], err);
	if (st)
		return st;
	sign_plan(c);
	st = keep(c, err);
	return st ? st : print(c, err);
}

static enum status try_patterns(struct cleaning *c, struct error *err)
{
	enum status st = ST_OK;

	for (size_t i = 0; !st && i < c->args.n_targets; i++)
		if (c->args.targets[i].repo)
			st = try_one(c, &c->args.targets[i], err);
	return st;
}

static int exit_code(const struct cleaning *c)
{
	if (c->partial)
		return EXIT_INCOMPLETE;
	return c->args.check && c->plan->n ? EXIT_FOUND : 0;
}

int clean_run(struct program *p, struct error *err)
{
	struct cleaning c = { .program = p, .o = &p->options };
	enum status st = clean_args_read(c.o, &c.args, err);
	int code;

	if (!st)
		st = face_open(p, FACE_SCRIPT, err);
	if (!st)
		st = expand(&c, err);
	if (!st)
		st = c.args.try_patterns ? try_patterns(&c, err) : make_plan(&c, err);
	code = st ? cli_fail(c.o, err) : exit_code(&c);
	done(&c);
	return code;
}
