#include <stdlib.h>
#include <string.h>

#include "model/clean_plan.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/plan_file.h"
#include "ui/clean_args.h"
#include "ui/clean_reading.h"
#include "ui/clean_review.h"
#include "ui/mcp_private.h"
#include "ui/plan_sign.h"

/*
 * cleanup_plan: what `hubdeck clean NS/REPO RULE... --json` does for one repository,
 * without waiting.
 */
struct planning {
	char *ns, *repo;
	struct clean_rule *rule;
	bool by_digest;
	struct clean_reading reading;
	int pages, page; /* of the lists that were read whole; of the one being read */
};

void mcp_plan_done(struct mcp *m, struct mcp_call *c)
{
	struct planning *w = c->work;

	clean_reading_done(&w->reading, m->hub);
	clean_rule_free(w->rule);
	free(w->ns);
	free(w->repo);
	free(w);
	c->work = NULL;
}

/* ---- what is asked --------------------------------------------------------------- */

static enum status read_rule(struct planning *w, json_object *params, struct error *err)
{
	size_t given;

	w->rule = clean_rule_new();
	w->by_digest = json_flag(params, "/by_digest", false);
	if (clean_args_rule_read(params, w->rule, &given, err) ||
	    clean_rule_check(w->rule, err))
		return err->status;
	if (w->by_digest && clean_rule_untagged(w->rule))
		return error_set(err, ST_USAGE,
				 "by_digest is about tags: untagged manifests always "
				 "go by digest");
	return ST_OK;
}

void mcp_plan_begin(struct mcp *m, struct mcp_call *c)
{
	struct planning *w = xcalloc(1, sizeof(*w));
	const char *where = json_object_get_string(json_at(c->params, "/repository"));
	const char *slash = strchr(where, '/');
	struct error err = { 0 };
	struct clean_wanted wanted;

	c->work = w;
	w->ns = xstrndup(where, (size_t)(slash - where));
	w->repo = xstrdup(slash + 1);
	if (read_rule(w, c->params, &err)) {
		mcp_call_fail(m, c, &err);
		return;
	}
	wanted = (struct clean_wanted){
		.ns = w->ns,
		.repo = w->repo,
		.untagged = clean_rule_untagged(w->rule),
		.to_delete = true,
	};
	clean_reading_begin(&w->reading, m->hub, &wanted);
}

/* ---- what is answered ------------------------------------------------------------ */

static enum status make_plan(struct mcp *m, struct planning *w, struct plan **ret,
			     struct clean_report *report, struct error *err)
{
	const struct config *c = &m->config;
	struct hub_status status;
	struct plan *p = clean_plan_new(clean_rule_json(w->rule),
					clean_rule_untagged(w->rule), hub_now(m->hub));

	*ret = p;
	p->by_digest = w->by_digest;
	hub_status(m->hub, &status);
	if (clean_plan_fits(p, err) || plan_sign(p, c, &status, err))
		return err->status;
	clean_reading_judge(&w->reading, w->rule, (const char *const *)c->protect,
			    hub_now(m->hub), p, report);
	p->incomplete = !w->reading.complete;
	return ST_OK;
}

static json_object *answer_of(const struct clean_review *r)
{
	json_object *o = clean_review_json(r);
	const char *where = r->reports[0].where;
	char n[32], *summary;

	summary =
		r->plan->n
			? xasprintf(
				  "%zu %s of %s can go%s; nothing was deleted: a "
				  "person carries the plan out",
				  r->plan->n,
				  plan_nouns(&r->plan->words, r->plan->n, n, sizeof(n)),
				  where,
				  r->plan->incomplete ? ", of what could be read" : "")
			: xasprintf("nothing of %s goes by this rule%s", where,
				    r->plan->incomplete ? ", of what could be read"
							: "");
	json_put_text(o, "summary", summary);
	json_object_object_add(o, "changed", json_object_new_boolean(false));
	free(summary);
	return o;
}

static void end(struct mcp *m, struct mcp_call *c)
{
	struct planning *w = c->work;
	struct clean_report report = { 0 };
	struct error err = w->reading.err;
	struct plan *p = NULL;
	char *path = NULL;

	if (!err.status)
		(void)!make_plan(m, w, &p, &report, &err);
	if (!err.status && p->n)
		(void)!plan_file_save(m->config.state_dir, p, NULL, &path, &err);
	if (err.status) {
		mcp_call_fail(m, c, &err);
	} else {
		const struct clean_review review = {
			.plan = p,
			.reports = &report,
			.n = 1,
			.path = path,
			.handle = path ? p->id : NULL,
			.limits = w->reading.limits,
		};

		mcp_record_end(m, c, "done", 0, path ? p->id : "nothing to delete");
		mcp_call_finish(m, c, mcp_answer(answer_of(&review), false));
	}
	clean_report_done(&report);
	plan_free(p);
	free(path);
}

/* Lists that are read one after the other make one count. */
static void tell_pages(struct mcp *m, struct mcp_call *c)
{
	struct planning *w = c->work;
	const struct clean_reading *r = &w->reading;

	if (r->page < w->page)
		w->pages += w->page;
	w->page = r->page;
	mcp_call_progress(m, c, w->pages + w->page, r->of ? w->pages + r->of : 0);
}

bool mcp_plan_take(struct mcp *m, struct mcp_call *c, struct reply *r)
{
	struct planning *w = c->work;

	if (!clean_reading_take(&w->reading, m->hub, r))
		return false;
	if (w->reading.state == READING_OVER)
		end(m, c);
	else
		tell_pages(m, c);
	return true;
}
