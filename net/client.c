/* libhubdeck: the net thread behind calls that wait (net/hubdeck.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/envelope.h"
#include "model/images.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/hub.h"
#include "net/hubdeck.h"
#include "net/state.h"

enum { MAX_WAIT = 900 };

struct hubdeck {
	struct hub *hub;
	struct credentials *credentials;
	char *journal;
	bool open, read_only; /* the gate */
	struct hubdeck_limits limits;
	char user[64];
};

static int tell(const struct error *from, struct hubdeck_error *err)
{
	*err = (struct hubdeck_error){ .http = from->http };
	snprintf(err->type, sizeof(err->type), "%s", error_type(from));
	snprintf(err->text, sizeof(err->text), "%s", from->text);
	snprintf(err->hint, sizeof(err->hint), "%s", from->hint);
	return error_exit(from);
}

static enum status open_hub(struct hubdeck *h, const char *url, struct error *err)
{
	struct error no_journal = { 0 };
	char *dir = state_default_dir();
	struct hub_config cfg = {
		.url = url,
		.registry_url = getenv("DOCKER_REGISTRY_URL"),
		.registry_auth_url = getenv("DOCKER_REGISTRY_AUTH_URL"),
		.read_only = h->read_only,
		.max_wait = MAX_WAIT,
	};
	enum status st = credentials_collect(url, &h->credentials, err);

	/* Without a journal everything can be read and nothing changed. */
	h->journal = state_journal_path(dir, &no_journal);
	free(dir);
	cfg.journal_path = h->journal;
	cfg.credentials = h->credentials;
	return st ? st : hub_open(&cfg, &h->hub, err);
}

struct hubdeck *hubdeck_open(const char *url, bool read_only, struct hubdeck_error *err)
{
	struct hubdeck *h = xcalloc(1, sizeof(*h));
	struct error why = { 0 };

	h->read_only = read_only;
	h->limits.remaining = -1;
	if (!url)
		url = getenv("DOCKERHUB_URL");
	if (open_hub(h, url && *url ? url : "https://hub.docker.com", &why) == ST_OK)
		return h;
	tell(&why, err);
	hubdeck_close(h);
	return NULL;
}

void hubdeck_close(struct hubdeck *h)
{
	if (!h)
		return;
	hub_close(h->hub);
	credentials_free(h->credentials);
	free(h->journal);
	free(h);
}

void hubdeck_gate(struct hubdeck *h, bool open)
{
	h->open = open;
}

/* ---- asking ------------------------------------------------------------ */

static enum status read_params(const char *text, json_object **ret, struct error *err)
{
	*ret = NULL;
	if (!text)
		text = "{}";
	if (json_parse_input(str_from(text), ret, err)) {
		struct error why = *err;

		return error_set(err, why.status, "the parameters are %.200s",
				 why.text);
	}
	if (json_object_is_type(*ret, json_type_object))
		return ST_OK;
	json_object_put(*ret);
	*ret = NULL;
	return error_set(err, ST_USAGE, "the parameters are not an object");
}

static enum status check_gate(const struct hubdeck *h, const struct op *op,
			      json_object *params, struct error *err)
{
	struct call *call = NULL;
	enum status st = op_call(op, params, &call, err);

	if (st)
		return st;
	if (!h->open && call->safety != SAFETY_READ && !(op->flags & OP_SIGN_IN) &&
	    ((op->flags & OP_GATED) || call->safety >= SAFETY_2))
		st = error_set(err, ST_GATE,
			       "%s.%s is behind the gate for dangerous changes",
			       op->group, op->action);
	if (st)
		error_hint(err, "hubdeck_gate() allows it");
	call_free(call);
	return st;
}

static void note(struct hubdeck *h, const struct reply *r)
{
	h->limits = (struct hubdeck_limits){ r->limits.limit, r->limits.remaining,
					     r->limits.reset };
}

static ticket submit(struct hubdeck *h, const char *name, const char *text, bool all,
		     const struct op **ret_op, struct error *err)
{
	struct request req = { .op = op_by_name(name), .want = WANT_BODY };

	*ret_op = req.op;
	if (!req.op) {
		error_set(err, ST_USAGE, "there is no operation %.60s", name);
		return 0;
	}
	if (read_params(text, &req.params, err))
		return 0;
	if (check_gate(h, req.op, req.params, err)) {
		json_object_put(req.params);
		return 0;
	}
	req.all = all && (req.op->flags & OP_LIST);
	return hub_submit(h->hub, &req);
}

/* Nobody is asked for a password here. */
static struct reply *next(struct hubdeck *h, ticket t)
{
	struct reply *r;

	while (!(r = hub_wait(h->hub, t)))
		hub_answer(h->hub, NULL, NULL);
	note(h, r);
	return r;
}

static size_t failed_items(const struct op *op, const struct reply *r)
{
	json_object *body = NULL;
	struct error ignored = { 0 };
	size_t n;

	if (!r->body_len ||
	    json_parse((struct str){ r->body, r->body_len }, &body, &ignored))
		return 0;
	n = envelope_failed(op->envelope, body, NULL);
	json_object_put(body);
	return n;
}

int hubdeck_call(struct hubdeck *h, const char *op, const char *params, char **ret_body,
		 struct hubdeck_error *err)
{
	struct error why = { 0 };
	const struct op *row;
	ticket t = submit(h, op, params, false, &row, &why);
	struct reply *r;
	int code = HUBDECK_OK;

	if (ret_body)
		*ret_body = NULL;
	if (!t)
		return tell(&why, err);
	r = next(h, t);
	if (r->err.status != ST_OK) {
		code = tell(&r->err, err);
	} else {
		if (failed_items(row, r))
			code = HUBDECK_PARTLY;
		if (ret_body && r->body) {
			*ret_body = r->body;
			r->body = NULL;
		}
	}
	reply_free(r);
	return code;
}

/* ---- lists ------------------------------------------------------------- */

struct walk {
	const struct op *op;
	hubdeck_row *row;
	void *arg;
	json_object *joined; /* images: all pages first */
	bool over;
};

static void hand_on(struct walk *w, json_object *rows)
{
	for (size_t i = 0; !w->over && i < json_object_array_length(rows); i++)
		w->over = !w->row(w->arg, json_object_to_json_string_ext(
						  json_object_array_get_idx(rows, i),
						  JSON_C_TO_STRING_NOSLASHESCAPE));
}

static enum status take_page(struct walk *w, const struct reply *r, struct error *err)
{
	json_object *body = NULL, *rows = NULL;
	enum status st = ST_OK;

	if (!r->body_len)
		return ST_OK;
	if (w->op->envelope == ENV_TEXT)
		body = json_object_new_string_len(r->body, (int)r->body_len);
	else
		st = json_parse((struct str){ r->body, r->body_len }, &body, err);
	if (!st)
		rows = envelope_rows(w->op->envelope, body);
	if (!st && !rows)
		st = error_set(err, ST_PARSE, "the answer holds no list");
	for (size_t i = 0; rows && w->joined && i < json_object_array_length(rows); i++)
		json_object_array_add(
			w->joined, json_object_get(json_object_array_get_idx(rows, i)));
	if (rows && !w->joined)
		hand_on(w, rows);
	json_object_put(rows);
	json_object_put(body);
	return st;
}

int hubdeck_list(struct hubdeck *h, const char *op, const char *params,
		 hubdeck_row *row, void *arg, struct hubdeck_error *err)
{
	struct walk w = { .row = row, .arg = arg };
	struct error why = { 0 };
	ticket t = submit(h, op, params, true, &w.op, &why);
	json_object *joined;

	if (!t)
		return tell(&why, err);
	if (w.op->flags & OP_JOIN_IMAGES)
		w.joined = json_object_new_array();
	for (bool done = false; !done;) {
		struct reply *r = next(h, t);

		done = r->type == REPLY_DONE;
		if (r->err.status)
			why = r->err;
		else if (!w.over && !why.status)
			(void)!take_page(&w, r, &why);
		reply_free(r);
		if (w.over && !done) {
			hub_cancel(h->hub, t);
			break;
		}
	}
	if (w.joined && !why.status) {
		joined = images_join(w.joined);
		hand_on(&w, joined);
		json_object_put(joined);
	}
	json_object_put(w.joined);
	return why.status ? tell(&why, err) : HUBDECK_OK;
}

/* ---- what the connection says ------------------------------------------ */

struct hubdeck_limits hubdeck_rate_limit(struct hubdeck *h)
{
	return h->limits;
}

const char *hubdeck_whoami(struct hubdeck *h)
{
	struct hub_status s;

	hub_status(h->hub, &s);
	snprintf(h->user, sizeof(h->user), "%s", s.signed_in ? s.claims.username : "");
	return h->user;
}
