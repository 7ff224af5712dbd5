#include <stdlib.h>
#include <string.h>

#include "model/access.h"
#include "model/hook_list.h"
#include "model/json.h"
#include "model/member_audit.h"
#include "model/xalloc.h"
#include "ui/estate_reading.h"
#include "ui/evidence.h"
#include "ui/findings.h"
#include "ui/mcp_private.h"

/*
 * membership_audit, who_can, org_doctor and org_hooks: what `hubdeck members ORG
 * --audit
 * --json`, `hubdeck access NS/REPO --can ... --json`, `hubdeck doctor ORG --json` and
 * `hubdeck hooks ORG --json` do, without waiting.
 */
struct looking {
	struct estate_reading *reading;
	/* What is answered; the caller owns it. */
	json_object *(*report)(const struct mcp *m, const struct mcp_call *c,
			       const struct estate *e, int requests);
	char *org, *repo; /* repo NULL: the whole organization */
};

void mcp_estate_done(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = c->work;

	(void)m;
	estate_reading_free(w->reading);
	free(w->org);
	free(w->repo);
	free(w);
	c->work = NULL;
}

static void ask(struct mcp *m, struct mcp_call *c, struct looking *w, unsigned parts)
{
	bool scim = credentials_scim(m->program->credentials) != NULL;
	const struct estate_wanted wanted = {
		.org = w->org,
		.repo = w->repo,
		.parts = scim ? parts : parts & ~(unsigned)ESTATE_SCIM,
	};

	c->work = w;
	w->reading = estate_reading_new(m->hub, m->config.url, &wanted);
}

/* ---- what is answered ------------------------------------------------------------ */

static json_object *members(const struct mcp *m, const struct mcp_call *c,
			    const struct estate *e, int requests)
{
	const struct audit_options options = { .weights = m->config.risk };
	json_object *rows = member_audit(e, &options), *o;
	json_object *counts = member_audit_counts(rows);

	(void)c;
	member_audit_unread(e, counts);
	o = evidence_members(e, rows, counts, requests);
	mcp_answer_cut(o, "members");
	json_object_put(counts);
	json_object_put(rows);
	return o;
}

static json_object *access_to(const struct mcp *m, const struct mcp_call *c,
			      const struct estate *e, int requests)
{
	const struct looking *w = c->work;
	enum reach least = REACH_PULL;
	json_object *rows, *o;

	(void)m;
	(void)reach_parse(json_text(c->params, "/can"), &least);
	rows = access_of_repo(e, w->repo, least);
	o = evidence_access(e, rows, requests);
	mcp_answer_cut(o, "access");
	json_object_put(rows);
	return o;
}

static json_object *findings(const struct mcp *m, const struct mcp_call *c,
			     const struct estate *e, int requests)
{
	const char *check = json_text(c->params, "/check");
	const char *least = json_text(c->params, "/severity");
	struct audit_found f = findings_of(
		&(struct findings_wanted){
			.checks = "",
			.check = *check ? check : NULL,
			.least = *least ? least : NULL,
			.limits = doctor_limits,
			.config = &m->config,
		},
		e);
	json_object *o = audit_found_json(&f, "findings", e, requests);

	mcp_answer_cut(o, "findings");
	audit_found_done(&f);
	return o;
}

/* Whole addresses are for --reveal on the command line. */
static json_object *hooks(const struct mcp *m, const struct mcp_call *c,
			  const struct estate *e, int requests)
{
	struct audit_found f = { .rows = hook_list(e, false) };
	json_object *o;

	(void)m;
	(void)c;
	f.counts = hook_list_counts(f.rows);
	o = audit_found_json(&f, "webhooks", e, requests);
	mcp_answer_cut(o, "webhooks");
	audit_found_done(&f);
	return o;
}

/* ---- what is asked --------------------------------------------------------------- */

static struct looking *look_at_org(const struct mcp_call *c)
{
	struct looking *w = xcalloc(1, sizeof(*w));

	w->org = xstrdup(json_text(c->params, "/org"));
	return w;
}

void mcp_members_begin(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = look_at_org(c);

	w->report = members;
	ask(m, c, w, ESTATE_PEOPLE | ESTATE_SCIM);
}

void mcp_access_begin(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = xcalloc(1, sizeof(*w));
	const char *where = json_text(c->params, "/repository");
	const char *slash = strchr(where, '/');

	w->org = xstrndup(where, (size_t)(slash - where));
	w->repo = xstrdup(slash + 1);
	w->report = access_to;
	ask(m, c, w, ESTATE_PEOPLE | ESTATE_TEAMS | ESTATE_ACCESS | ESTATE_TOKENS);
}

void mcp_doctor_begin(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = look_at_org(c);

	w->report = findings;
	ask(m, c, w, ESTATE_EVERYTHING);
}

void mcp_hooks_begin(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = look_at_org(c);

	w->report = hooks;
	ask(m, c, w, ESTATE_NAMES | ESTATE_HOOKS);
}

static void end(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = c->work;
	struct error err = { 0 };
	struct estate e = { 0 };
	json_object *o;
	int requests = 0;

	if (estate_reading_result(w->reading, &e, &requests, &err)) {
		mcp_call_fail(m, c, &err);
		return;
	}
	o = w->report(m, c, &e, requests);
	mcp_record_end(m, c, "done", 0,
		       estate_complete(&e) ? "" : "not everything could be read");
	mcp_call_finish(m, c, mcp_answer(o, false));
	estate_done(&e);
}

bool mcp_estate_take(struct mcp *m, struct mcp_call *c, struct reply *r)
{
	struct looking *w = c->work;
	size_t answered, asked;

	if (!estate_reading_take(w->reading, r))
		return false;
	estate_reading_progress(w->reading, &answered, &asked);
	mcp_call_progress(m, c, (double)answered, (double)asked);
	if (estate_reading_over(w->reading))
		end(m, c);
	return true;
}
