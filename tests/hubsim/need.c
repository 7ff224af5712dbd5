#include "tests/hubsim/need.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/reply.h"
#include "tests/hubsim/scopes.h"

const char *need_refusal(const struct hub *hub, const struct caller *c,
			 const struct repo *r, const struct need *n)
{
	if (c->cred == CRED_PAT && c->level < n->level)
		return "insufficient scope";
	if (c->cred == CRED_OAT)
		return n->scope && !strcmp(c->account, r->ns) &&
				       caller_has_repo_scope(c, r, n->scope)
			       ? NULL
			       : "insufficient scope";
	return world_right(hub->world, c, r) < n->right ? "forbidden" : NULL;
}

struct repo *need_repo(struct hub *hub, const struct request *rq, struct reply *rp,
		       const struct need *n)
{
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	const char *why;

	if (!r || !world_sees(hub->world, &rq->caller, r)) {
		reply_error(rp, 404, "object not found");
		return NULL;
	}
	why = need_refusal(hub, &rq->caller, r, n);
	if (why) {
		reply_error(rp, 403, why);
		return NULL;
	}
	return r;
}

struct org *need_org(struct hub *hub, const struct request *rq, struct reply *rp,
		     enum role role, const char *scope)
{
	const struct caller *c = &rq->caller;
	struct org *o = world_org(hub->world, rq->segment[0]);

	if (!o) {
		reply_error(rp, 404, "object not found");
	} else if (c->cred == CRED_OAT && !scope) {
		reply_error(
			rp, 403,
			"token issued from organization access token is not allowed");
	} else if (c->cred == CRED_OAT &&
		   (c->org != o || !caller_has_scope(c, scope))) {
		reply_error(rp, 403, "insufficient scope");
	} else if (c->cred != CRED_OAT && world_role(hub->world, o, c->user) < role) {
		reply_error(rp, 403, "forbidden");
	} else {
		return o;
	}
	return NULL;
}

bool need_body(const struct request *rq, struct reply *rp)
{
	if (rq->json && json_object_is_type(rq->json, json_type_object))
		return true;
	reply_invalid(rp, NULL, NULL);
	return false;
}

const char *need_text(const struct request *rq, struct reply *rp, const char *key,
		      size_t most)
{
	const char *s = request_field(rq, key);
	char why[64];

	if (s && *s && strlen(s) <= most)
		return s;
	if (s && *s)
		snprintf(why, sizeof(why), "must be at most %zu characters", most);
	else
		snprintf(why, sizeof(why), "%s",
			 request_member(rq, key) && !s ? "must be a string"
						       : "value is required");
	reply_invalid(rp, key, why);
	return NULL;
}

void note_event(struct hub *hub, const struct request *rq, const char *account,
		const char *action, const char *name, const char *const *data,
		const char *fmt, ...)
{
	struct buf b = { 0 };
	char *text;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		abort();
	va_end(ap);
	json_open(&b, '{');
	for (; data && data[0]; data += 2)
		json_add_str(&b, data[0], data[1]);
	json_close(&b, '}');
	world_audit(hub->world, account, action, name, rq->caller.account, b.data, text,
		    rq->now);
	buf_free(&b);
	free(text);
}
