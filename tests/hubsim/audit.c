/* The audit log (CONTRACT 15). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/audit_actions.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/content.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/scopes.h"
#include "tests/hubsim/world.h"

#define PAGE_DEFAULT 25

/* Owners of the organization, the user himself, or a token with the right scope. */
static bool may_read(const struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct caller *c = &rq->caller;
	const char *account = rq->segment[0];
	const struct org *o = world_org(hub->world, account);

	if (!o && !world_user(hub->world, account)) {
		reply_error(rp, 404, "object not found");
		return false;
	}
	if (c->cred == CRED_OAT) {
		if (!strcmp(c->account, account) &&
		    caller_has_scope(c, "scope-activity-read"))
			return true;
		reply_error(rp, 403, "insufficient scope");
		return false;
	}
	if (!strcmp(c->account, account) ||
	    (o && world_role(hub->world, o, c->user) == ROLE_OWNER))
		return true;
	reply_error(rp, 403, "forbidden");
	return false;
}

struct filter {
	const char *account, *action, *name, *actor;
	int64_t from, to;
};

static bool read_filter(const struct request *rq, struct filter *ret_f)
{
	const char *from = request_param(rq, "from"), *to = request_param(rq, "to");

	*ret_f = (struct filter){
		.account = rq->segment[0],
		.action = request_param(rq, "action"),
		.name = request_param(rq, "name"),
		.actor = request_param(rq, "actor"),
		.to = INT64_MAX,
	};
	return (!from || !*from || time_parse(from, &ret_f->from)) &&
	       (!to || !*to || time_parse(to, &ret_f->to));
}

static bool same(const char *wanted, const char *is)
{
	return !wanted || !*wanted || !strcmp(wanted, is);
}

/* A repository may be named with or without its namespace. */
static bool same_name(const char *wanted, const char *is)
{
	const char *slash = strchr(is, '/');

	return same(wanted, is) || (slash && !strcmp(wanted, slash + 1));
}

static bool passes(const struct filter *f, const struct event *e)
{
	return !strcmp(f->account, e->account) && same(f->action, e->action) &&
	       same_name(f->name, e->name) && same(f->actor, e->actor) &&
	       e->at >= f->from && e->at <= f->to;
}

static void tell_push(struct event *e)
{
	struct buf data = { 0 }, text = { 0 };
	char digest[DIGEST_TEXT];

	tag_digest(e->push, digest);
	json_open(&data, '{');
	json_add_str(&data, "digest", digest);
	json_add_str(&data, "tag", e->push->name);
	json_close(&data, '}');
	buf_fmt(&text, "pushed the tag %s with the digest %.19s to the repository %s\n",
		e->push->name, digest, e->name);
	e->data = data.data;
	e->text = text.data;
}

static void event_row(struct buf *b, struct event *e)
{
	if (!e->data)
		tell_push(e);
	json_open(b, '{');
	json_add_str(b, "account", e->account);
	json_add_str(b, "action", e->action);
	json_add_str(b, "name", e->name);
	json_add_str(b, "actor", e->actor);
	json_key(b, "data");
	buf_str(b, e->data);
	json_add_time(b, "timestamp", e->at);
	json_add_str(b, "action_description", e->text);
	json_close(b, '}');
}

/* 25 rows a page unless asked otherwise; there is no count and no next. */
static void read_page(const struct request *rq, struct page *ret_page)
{
	struct reply unused = { 0 };
	const char *size = request_param(rq, "page_size");

	page_read(rq, &unused, NO_DEPTH_LIMIT, ret_page);
	reply_free(&unused);
	if (!size || !*size) {
		ret_page->size = PAGE_DEFAULT;
		ret_page->offset = (ret_page->number - 1) * PAGE_DEFAULT;
	}
}

void audit_logs(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct list *all = &hub->world->events;
	struct filter f;
	struct page pg;
	size_t n = 0;

	if (!may_read(hub, rq, rp))
		return;
	if (!read_filter(rq, &f)) {
		reply_start(rp, 400);
		buf_str(&rp->body,
			"{\"code\":3,\"message\":\"invalid time\",\"details\":[]}");
		return;
	}
	read_page(rq, &pg);
	reply_start(rp, 200);
	buf_str(&rp->body, "{\"logs\":[");
	for (size_t i = all->n; i-- > 0 && n < pg.offset + pg.size;) {
		struct event *e = all->at[i];

		if (!passes(&f, e))
			continue;
		if (n++ >= pg.offset)
			event_row(&rp->body, e);
	}
	buf_str(&rp->body, "]}");
}

static void action_rows(struct buf *b, const char *group)
{
	for (size_t i = 0; i < n_audit_names; i++) {
		const struct audit_action *a = &audit_names[i];

		if (strcmp(a->group, group) != 0)
			continue;

		json_open(b, '{');
		json_add_str(b, "name", a->name);
		json_add_str(b, "description", a->description);
		json_add_str(b, "label", a->label);
		json_close(b, '}');
	}
}

void audit_actions(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct buf *b = &rp->body;

	if (!may_read(hub, rq, rp))
		return;
	reply_start(rp, 200);
	buf_str(b, "{\"actions\":{");
	for (size_t i = 0; i < n_audit_groups; i++) {
		json_key(b, audit_groups[i].name);
		json_open(b, '{');
		json_key(b, "actions");
		json_open(b, '[');
		action_rows(b, audit_groups[i].name);
		json_close(b, ']');
		json_add_str(b, "label", audit_groups[i].label);
		json_close(b, '}');
	}
	buf_str(b, "}}");
}
