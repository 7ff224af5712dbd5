#include "ui/leaver_reading.h"

#include <stdlib.h>

#include "model/format.h"
#include "model/leaver.h"
#include "model/xalloc.h"
#include "ui/estate_reading.h"
#include "ui/gather.h"

enum { DAY = 86400 };

struct leaver_reading {
	struct hub *hub;
	char *org, *user;
	struct estate_reading *estate; /* until it is over */
	struct gather *audit;          /* from then on */
	struct leaver_facts facts;
	struct error err;
	bool over;
};

struct leaver_reading *leaver_reading_new(struct hub *h, const char *url,
					  const char *org, const char *user, bool scim)
{
	struct leaver_reading *r = xcalloc(1, sizeof(*r));
	unsigned parts = ESTATE_PEOPLE | ESTATE_TEAMS | ESTATE_TOKENS;

	r->hub = h;
	r->org = xstrdup(org);
	r->user = xstrdup(user);
	r->estate = estate_reading_new(
		h, url,
		&(struct estate_wanted){ .org = org,
					 .parts = parts | (scim ? ESTATE_SCIM : 0) });
	return r;
}

void leaver_reading_free(struct leaver_reading *r)
{
	if (!r)
		return;
	estate_reading_free(r->estate);
	gather_free(r->audit);
	leaver_facts_done(&r->facts);
	free(r->org);
	free(r->user);
	free(r);
}

void leaver_facts_done(struct leaver_facts *f)
{
	estate_done(&f->estate);
	json_object_put(f->rows);
	json_object_put(f->audit);
	*f = (struct leaver_facts){ 0 };
}

/* What they did lately; the log may be closed to this plan or credential. */
static void ask_audit(struct leaver_reading *r)
{
	const struct estate *e = &r->facts.estate;
	const char *member = leaver_member(e, r->user);
	json_object *params = json_object_new_object();
	char from[40];

	format_rfc3339(e->now - (int64_t)LEAVER_AUDIT_DAYS * DAY, from, sizeof(from));
	json_put_text(params, "account", r->org);
	json_put_text(params, "actor", member ? member : r->user);
	json_put_text(params, "from_date", from);
	r->audit = gather_new(r->hub);
	gather_ask(r->audit, "audit.logs", params);
}

static void end_estate(struct leaver_reading *r)
{
	struct leaver_facts *f = &r->facts;

	if (estate_reading_result(r->estate, &f->estate, &f->requests, &r->err) ==
	    ST_OK)
		ask_audit(r);
	else
		r->over = true;
	estate_reading_free(r->estate);
	r->estate = NULL;
}

static void end_audit(struct leaver_reading *r)
{
	struct leaver_facts *f = &r->facts;
	struct gathered *got = gather_get(r->audit, 0);

	if (got->err.status != ST_OK)
		estate_miss(&f->estate, "audit log", got->err.text);
	else if (!got->complete)
		estate_miss(&f->estate, "audit log", "not every page came");
	f->audit = got->body;
	got->body = NULL;
	f->requests += gather_requests(r->audit);
	f->rows = leaver_rows(&f->estate, r->user);
	r->over = true;
	if (json_object_array_length(f->rows) || !estate_complete(&f->estate))
		return;
	error_set(&r->err, ST_BAD, "there is nothing of %.60s in %.60s", r->user,
		  r->org);
	error_hint(&r->err, "hubdeck org list_members --org %.60s lists who is in it",
		   r->org);
}

static void go_on(struct leaver_reading *r)
{
	if (r->estate && estate_reading_over(r->estate))
		end_estate(r);
	if (r->audit && !r->over && !gather_left(r->audit))
		end_audit(r);
}

bool leaver_reading_take(struct leaver_reading *r, const struct reply *reply)
{
	bool mine = r->estate  ? estate_reading_take(r->estate, reply)
		    : r->audit ? gather_take(r->audit, reply)
			       : false;

	if (mine)
		go_on(r);
	return mine;
}

bool leaver_reading_over(const struct leaver_reading *r)
{
	return r->over;
}

void leaver_reading_progress(const struct leaver_reading *r, size_t *ret_answered,
			     size_t *ret_asked)
{
	*ret_answered = 0;
	*ret_asked = 1;
	if (r->estate)
		estate_reading_progress(r->estate, ret_answered, ret_asked);
}

enum status leaver_reading_wait(struct leaver_reading *r, const struct config *c,
				struct error *err)
{
	enum status st = ST_OK;

	while (st == ST_OK && !r->over) {
		st = r->estate ? estate_reading_wait(r->estate, c, err)
			       : gather_wait(r->audit, c, err);
		if (st == ST_OK)
			go_on(r);
	}
	return st;
}

enum status leaver_reading_result(struct leaver_reading *r, struct leaver_facts *ret,
				  struct error *err)
{
	if (r->err.status != ST_OK) {
		*err = r->err;
		return err->status;
	}
	*ret = r->facts;
	r->facts = (struct leaver_facts){ 0 };
	return ST_OK;
}
