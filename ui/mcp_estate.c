#include <stdlib.h>
#include <string.h>

#include "model/access.h"
#include "model/json.h"
#include "model/member_audit.h"
#include "model/xalloc.h"
#include "ui/estate_reading.h"
#include "ui/evidence.h"
#include "ui/mcp_private.h"

/*
 * membership_audit and who_can: what `hubdeck members ORG --audit --json` and `hubdeck
 * access NS/REPO --can ... --json` do, without waiting.
 */
struct looking {
	struct estate_reading *reading;
	char *org, *repo; /* repo NULL: who is in the organization */
	enum reach least;
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
	const struct estate_wanted wanted = {
		.org = w->org,
		.repo = w->repo,
		.parts = parts,
	};

	c->work = w;
	w->reading = estate_reading_new(m->hub, m->config.url, &wanted);
}

void mcp_members_begin(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = xcalloc(1, sizeof(*w));
	bool scim = credentials_scim(m->program->credentials) != NULL;

	w->org = xstrdup(json_object_get_string(json_at(c->params, "/org")));
	ask(m, c, w, ESTATE_PEOPLE | (scim ? ESTATE_SCIM : 0));
}

void mcp_access_begin(struct mcp *m, struct mcp_call *c)
{
	struct looking *w = xcalloc(1, sizeof(*w));
	const char *where = json_object_get_string(json_at(c->params, "/repository"));
	const char *slash = strchr(where, '/');
	json_object *can = json_at(c->params, "/can");

	w->org = xstrndup(where, (size_t)(slash - where));
	w->repo = xstrdup(slash + 1);
	if (can)
		(void)reach_parse(json_object_get_string(can), &w->least);
	ask(m, c, w, ESTATE_PEOPLE | ESTATE_TEAMS | ESTATE_ACCESS | ESTATE_TOKENS);
}

/* ---- what is answered ------------------------------------------------------------ */

static json_object *members(const struct mcp *m, const struct estate *e, int requests)
{
	const struct audit_options options = { .weights = m->config.risk };
	json_object *rows = member_audit(e, &options), *o;
	json_object *counts = member_audit_counts(rows);

	member_audit_unread(e, counts);
	o = evidence_members(e, rows, counts, requests);
	mcp_answer_cut(o, "members");
	json_object_put(counts);
	json_object_put(rows);
	return o;
}

static json_object *access_to(const struct looking *w, const struct estate *e,
			      int requests)
{
	json_object *rows = access_of_repo(e, w->repo, w->least);
	json_object *o = evidence_access(e, rows, requests);

	mcp_answer_cut(o, "access");
	json_object_put(rows);
	return o;
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
	o = w->repo ? access_to(w, &e, requests) : members(m, &e, requests);
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
