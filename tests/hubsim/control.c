/* What tests may do to the world while a client looks at it; only with --control. */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/content.h"
#include "tests/hubsim/events.h"
#include "tests/hubsim/fault.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/limit.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/sessions.h"
#include "tests/hubsim/world.h"

/* The repository "ns/name" of the body; answers 404 when there is none. */
static struct repo *named_repo(struct hub *hub, const struct request *rq,
			       struct reply *rp)
{
	const char *full = request_field(rq, "repository");
	const char *slash = full ? strchr(full, '/') : NULL;
	struct repo *r = NULL;

	if (slash && request_field(rq, "tag")) {
		char *ns = percent_decode(full, (size_t)(slash - full), false);

		r = world_repo(hub->world, ns, slash + 1);
		free(ns);
	}
	if (!r)
		reply_error(rp, 404, "no such repository");
	return r;
}

static int64_t number_field(const struct request *rq, const char *key)
{
	json_object *v;

	if (!rq->json || !json_object_object_get_ex(rq->json, key, &v))
		return 0;
	return json_object_get_int64(v);
}

static void reply_tag(struct reply *rp, const struct tag *t)
{
	char digest[DIGEST_TEXT];

	tag_digest(t, digest);
	reply_start(rp, 200);
	json_open(&rp->body, '{');
	json_add_str(&rp->body, "tag", t->name);
	json_add_str(&rp->body, "digest", digest);
	json_close(&rp->body, '}');
}

void control_push(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = named_repo(hub, rq, rp);
	const struct pushed how = { .age = number_field(rq, "age") * NS_SECOND,
				    .same = request_field(rq, "same") };
	struct tag *t =
		r ? event_push(hub, r, request_field(rq, "tag"), &how, rq->now) : NULL;

	if (t)
		reply_tag(rp, t);
	else if (r)
		reply_error(rp, 403, "tag is immutable");
}

void control_pull(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = named_repo(hub, rq, rp);
	struct tag *t;

	if (!r)
		return;
	t = tagset_find(&r->tags, request_field(rq, "tag"));
	if (!t) {
		reply_error(rp, 404, "no such tag");
		return;
	}
	t->pulled = rq->now;
	images_of(repo_images(r), t)->pulled = rq->now;
	reply_tag(rp, t);
}

void control_remove(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = named_repo(hub, rq, rp);

	if (r && event_remove(hub, r, request_field(rq, "tag")))
		reply_start(rp, 204);
	else if (r)
		reply_error(rp, 404, "no such tag");
}

void control_fault(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *text = request_field(rq, "fault");

	if (text && faults_add(hub->faults, text))
		reply_start(rp, 204);
	else
		reply_error(rp, 400, "not a fault");
}

void control_clear_faults(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)rq;
	faults_clear(hub->faults);
	reply_start(rp, 204);
}

void control_advance(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	clock_advance(number_field(rq, "seconds") * NS_SECOND);
	reply_start(rp, 204);
}

void control_limit(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *account = request_field(rq, "account");

	limit_set(hub, account && *account ? account : rq->remote,
		  (unsigned)number_field(rq, "remaining"), rq->now);
	reply_start(rp, 204);
}

void control_expire(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)rq;
	sessions_expire(hub->sessions);
	reply_start(rp, 204);
}

void control_counters(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct counters *c = &hub->counters;
	static const char *const classes[] = { "other", "1xx", "2xx",
					       "3xx",   "4xx", "5xx" };
	struct buf *b = &rp->body;

	(void)rq;
	reply_start(rp, 200);
	json_open(b, '{');
	json_add_int(b, "requests", (int64_t)c->requests);
	json_add_int(b, "sign_ins", (int64_t)c->sign_ins);
	json_add_int(b, "in_flight", c->in_flight);
	json_add_int(b, "most_in_flight", c->most_in_flight);
	json_add_int(b, "connections", c->connections - c->stalled);
	for (size_t i = 2; i < 6; i++)
		json_add_int(b, classes[i], (int64_t)c->by_class[i]);
	json_close(b, '}');
}
