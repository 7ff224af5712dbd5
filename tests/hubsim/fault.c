#include "tests/hubsim/fault.h"

#include <fnmatch.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/events.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/sessions.h"
#include "tests/hubsim/world.h"

enum fault_kind {
	FAULT_STATUS,
	FAULT_RESET,
	FAULT_CLOSE,
	FAULT_TRUNCATE,
	FAULT_STALL,
	FAULT_SLOW,
	FAULT_DELAY,
	FAULT_GARBAGE,
	FAULT_HUGE,
	FAULT_HTML,
	FAULT_ABUSE404,
	FAULT_REDIRECT,
	FAULT_NEXT,
	FAULT_EMPTY,
	FAULT_PUSH, /* from here on: events */
	FAULT_REMOVE,
	FAULT_EXPIRE,
};

static const struct {
	const char *name;
	enum fault_kind kind;
	bool before; /* the request is not carried out */
} kinds[] = {
	{ "reset", FAULT_RESET, true },        { "close", FAULT_CLOSE, true },
	{ "truncate", FAULT_TRUNCATE, false }, { "stall", FAULT_STALL, true },
	{ "slow", FAULT_SLOW, false },         { "delay", FAULT_DELAY, false },
	{ "garbage", FAULT_GARBAGE, true },    { "huge", FAULT_HUGE, true },
	{ "html", FAULT_HTML, true },          { "abuse404", FAULT_ABUSE404, true },
	{ "redirect", FAULT_REDIRECT, true },  { "next", FAULT_NEXT, false },
	{ "push", FAULT_PUSH, true },          { "remove", FAULT_REMOVE, true },
	{ "expire", FAULT_EXPIRE, true },      { "empty", FAULT_EMPTY, false },
};

struct fault {
	char *method, *glob, *arg; /* arg is "" when there is none */
	enum fault_kind kind;
	unsigned status;
	bool before;
	double chance;
	long left; /* times it still strikes; -1 = for ever */
	long skip;
};

struct faults {
	struct {
		struct fault **at;
		size_t n, cap;
	} list;
};

struct faults *faults_new(void)
{
	return must_alloc(sizeof(struct faults));
}

static void fault_free(struct fault *f)
{
	free(f->method);
	free(f->glob);
	free(f->arg);
	free(f);
}

void faults_clear(struct faults *f)
{
	for (size_t i = 0; i < f->list.n; i++)
		fault_free(f->list.at[i]);
	f->list.n = 0;
}

void faults_free(struct faults *f)
{
	faults_clear(f);
	free(f->list.at);
	free(f);
}

static bool is_status(const char *s)
{
	return strlen(s) == 3 && strspn(s, "0123456789") == 3 && *s >= '1' && *s <= '5';
}

/* "after-500:..." and the like: kind, argument, and when it strikes. */
static bool read_kind(struct fault *f, const char *word)
{
	bool after = !strncmp(word, "after-", 6);
	const char *name = after ? word + 6 : word;
	size_t n = strcspn(name, ":");
	char key[32];

	if (n >= sizeof(key))
		return false;
	memcpy(key, name, n);
	key[n] = '\0';
	f->arg = must_dup(name[n] ? name + n + 1 : "");
	f->before = !after;
	if (is_status(key)) {
		f->kind = FAULT_STATUS;
		f->status = (unsigned)strtoul(key, NULL, 10);
		return true;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (!strcmp(key, kinds[i].name)) {
			f->kind = kinds[i].kind;
			f->before = kinds[i].before && !after;
			/* To stop in the middle of a body one must have it. */
			if (f->kind == FAULT_STALL && *f->arg)
				f->before = false;
			return true;
		}
	return false;
}

static bool read_option(struct fault *f, const char *word)
{
	char *end = NULL;

	if (!strncmp(word, "p=", 2))
		f->chance = strtod(word + 2, &end);
	else if (!strncmp(word, "n=", 2))
		f->left = strtol(word + 2, &end, 10);
	else if (!strncmp(word, "skip=", 5))
		f->skip = strtol(word + 5, &end, 10);
	return end && !*end && end[-1] != '=';
}

/* The next word of *s, as new memory; NULL at the end. */
static char *next_word(const char **s)
{
	const char *from = *s + strspn(*s, " ");
	size_t n = strcspn(from, " ");
	char *word;

	if (!n)
		return NULL;
	word = must_alloc(n + 1);
	memcpy(word, from, n);
	*s = from + n;
	return word;
}

static bool read_fault(struct fault *f, const char *text)
{
	char *word;
	bool good;

	f->method = next_word(&text);
	f->glob = next_word(&text);
	word = next_word(&text);
	good = word && read_kind(f, word);
	free(word);
	while (good && (word = next_word(&text))) {
		good = read_option(f, word);
		free(word);
	}
	return good;
}

bool faults_add(struct faults *f, const char *text)
{
	struct fault *new = must_alloc(sizeof(*new));

	new->chance = 1;
	new->left = -1;
	if (!read_fault(new, text)) {
		fault_free(new);
		return false;
	}
	f->list.at =
		array_room(f->list.at, f->list.n, &f->list.cap, sizeof(*f->list.at));
	f->list.at[f->list.n++] = new;
	return true;
}

static bool is_event(const struct fault *f)
{
	return f->kind >= FAULT_PUSH;
}

static bool fault_hits(struct hub *hub, struct fault *f, const char *method,
		       const char *path, const char *target)
{
	if (!f->left || (strcmp(f->method, "*") != 0 && strcmp(f->method, method) != 0))
		return false;
	if (fnmatch(f->glob, path, 0) && fnmatch(f->glob, target, 0))
		return false;
	if (f->skip > 0) {
		f->skip--;
		return false;
	}
	if (f->chance < 1 &&
	    (double)(random_next(&hub->random) >> 11) * 0x1p-53 >= f->chance)
		return false;
	if (f->left > 0)
		f->left--;
	return true;
}

const struct fault *faults_pick(struct hub *hub, const struct request *rq,
				const char *query)
{
	const char *method = rq->head ? "HEAD" : rq->method;
	const struct fault *hit = NULL;
	struct buf target = { 0 };

	if (!hub->faults->list.n)
		return NULL;
	buf_fmt(&target, "%s?%s", rq->path, query);
	for (size_t i = 0; i < hub->faults->list.n && !hit; i++) {
		struct fault *f = hub->faults->list.at[i];

		if (!is_event(f) && fault_hits(hub, f, method, rq->path, target.data))
			hit = f;
	}
	buf_free(&target);
	return hit;
}

/* "ns/repo:tag" taken apart; NULL when there is no such repository. */
static struct repo *repo_of(struct hub *hub, const char *where, const char **ret_tag)
{
	const char *slash = strchr(where, '/'), *colon = strchr(where, ':');
	char *ns, *name;
	struct repo *r;

	if (!slash || !colon || colon < slash)
		return NULL;
	ns = percent_decode(where, (size_t)(slash - where), false);
	name = percent_decode(slash + 1, (size_t)(colon - slash - 1), false);
	r = world_repo(hub->world, ns, name);
	*ret_tag = colon + 1;
	free(ns);
	free(name);
	return r;
}

static void happen(struct hub *hub, const struct fault *f, int64_t now)
{
	const char *like = strchr(f->arg, '=');
	const struct pushed how = { .same = like ? like + 1 : NULL };
	const char *where;
	struct repo *r;
	char *tag;

	if (f->kind == FAULT_EXPIRE) {
		sessions_expire(hub->sessions);
		return;
	}
	r = repo_of(hub, f->arg, &where);
	if (!r)
		return;
	tag = must_dup(where);
	tag[strcspn(tag, "=")] = '\0';
	if (f->kind == FAULT_PUSH)
		(void)event_push(hub, r, tag, &how, now);
	else
		(void)event_remove(hub, r, tag);
	free(tag);
}

void faults_events(struct hub *hub, const struct request *rq, const char *query,
		   bool after)
{
	const char *method = rq->head ? "HEAD" : rq->method;
	struct buf target = { 0 };

	if (!hub->faults->list.n)
		return;
	buf_fmt(&target, "%s?%s", rq->path, query);
	for (size_t i = 0; i < hub->faults->list.n; i++) {
		struct fault *f = hub->faults->list.at[i];

		if (is_event(f) && f->before != after &&
		    fault_hits(hub, f, method, rq->path, target.data))
			happen(hub, f, rq->now);
	}
	buf_free(&target);
}

bool fault_prevents(const struct fault *f)
{
	return f && f->before;
}

/* 429 in all the ways it was seen (CONTRACT 2.1): the argument chooses. */
static void limited(const struct fault *f, const struct request *rq, struct reply *rp)
{
	char date[TIME_TEXT];

	reply_status(rp, 429);
	if (!strcmp(f->arg, "abuse")) {
		reply_text(rp, 429, "text/plain", "Too Many Requests (HAP429)");
		rp->no_limit_headers = true;
	} else if (!strcmp(f->arg, "bare")) {
		reply_text(rp, 429, "text/plain",
			   "Docker Hub API rate limit exceeded, contact "
			   "support@docker.com to give us feedback");
		rp->no_limit_headers = true;
	} else if (!strncmp(f->arg, "date", 4)) {
		time_http(date,
			  rq->now + strtol(f->arg[4] ? f->arg + 5 : "5", NULL, 10) *
					    NS_SECOND);
		reply_header(rp, "Retry-After", "%s", date);
	} else if (!strncmp(f->arg, "epoch", 5)) {
		reply_header(rp, "X-Retry-After", "%lld",
			     (long long)(rq->now / NS_SECOND) +
				     strtol(f->arg[5] ? f->arg + 6 : "5", NULL, 10));
	} else if (strcmp(f->arg, "none") != 0) {
		reply_header(rp, "Retry-After", "%s", *f->arg ? f->arg : "5");
	}
}

static void status_page(const struct fault *f, const struct request *rq,
			struct reply *rp)
{
	if (f->status == 429)
		limited(f, rq, rp);
	else if (!strcmp(f->arg, "route"))
		reply_no_route(rp, f->status);
	else
		reply_status(rp, f->status);
}

static void garbage(struct hub *hub, const struct fault *f, struct reply *rp)
{
	size_t n = *f->arg ? strtoul(f->arg, NULL, 10) : 2000;

	reply_start(rp, 200);
	for (size_t i = 0; i < n; i++)
		buf_char(&rp->body, (char)(random_next(&hub->random) >> 24));
}

/* A body that is longer than anybody accepts, and valid JSON all the way. */
static void huge(const struct fault *f, struct reply *rp)
{
	size_t n = *f->arg ? strtoul(f->arg, NULL, 10) : 100000000;

	reply_start(rp, 200);
	buf_str(&rp->body, "{\"count\":1,\"next\":null,\"results\":[");
	while (rp->body.len < n)
		buf_str(&rp->body, "{\"name\":\"and another one and another one\"},");
	buf_str(&rp->body, "{}]}");
}

static void html(const struct fault *f, struct reply *rp)
{
	unsigned status = *f->arg ? (unsigned)strtoul(f->arg, NULL, 10) : 500;

	reply_text(
		rp, status, "text/html; charset=utf-8",
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>500 Server Error"
		"</title></head>\n<body>\n<h1>Error: Server Error</h1>\n<h2>The server "
		"encountered an error and could not complete your request."
		"<p>Please try again in 30 seconds.</h2>\n<script>alert(1)</script>\n"
		"</body></html>\n");
}

static void abuse404(struct reply *rp)
{
	reply_text(rp, 404, "text/html",
		   "<html>\n<head><title>404 Not Found</title></head>\n<body>\n"
		   "<h1>Not Found</h1>\n</body>\n</html>\n");
	rp->no_limit_headers = true;
}

/* Puts another address at the front of `next`. */
static void move_next(const struct fault *f, const struct request *rq, struct reply *rp)
{
	struct buf was = { 0 }, now = { 0 };
	char *at;

	buf_fmt(&was, "\"next\":\"%s", rq->base);
	at = rp->body.data ? strstr(rp->body.data, was.data) : NULL;
	if (at) {
		buf_add(&now, rp->body.data, (size_t)(at - rp->body.data));
		buf_fmt(&now, "\"next\":\"%s%s", f->arg, at + was.len);
		buf_free(&rp->body);
		rp->body = now;
	}
	buf_free(&was);
}

/* The same list without a row. */
static void empty(struct reply *rp)
{
	json_object *was = rp->body.data ? json_tokener_parse(rp->body.data) : NULL,
		    *now = json_object_is_type(was, json_type_array)
				   ? json_object_new_array()
				   : json_object_new_object();

	if (json_object_is_type(was, json_type_object)) {
		json_object_object_foreach(was, key, value)
		{
			enum json_type type = json_object_get_type(value);

			if (type == json_type_array)
				value = json_object_new_array();
			else if (type == json_type_int)
				value = json_object_new_int(0);
			else if (!strncmp(key, "next", 4))
				value = NULL;
			else
				json_object_get(value);
			json_object_object_add(now, key, value);
		}
	}
	buf_free(&rp->body);
	buf_str(&rp->body, json_object_to_json_string(now));
	json_object_put(was);
	json_object_put(now);
}

static long arg_or(const struct fault *f, long otherwise)
{
	return *f->arg ? strtol(f->arg, NULL, 10) : otherwise;
}

void fault_apply(const struct fault *f, struct hub *hub, const struct request *rq,
		 struct reply *rp, struct sending *ret_how)
{
	switch (f->kind) {
	case FAULT_STATUS:
		status_page(f, rq, rp);
		break;
	case FAULT_RESET:
		ret_how->how = SEND_RESET;
		break;
	case FAULT_CLOSE:
		ret_how->how = SEND_CLOSE;
		break;
	case FAULT_TRUNCATE:
		ret_how->how = SEND_TRUNCATE;
		ret_how->bytes = arg_or(f, HALF_THE_BODY);
		break;
	case FAULT_STALL:
		ret_how->how = SEND_STALL;
		ret_how->bytes = arg_or(f, STALL_BEFORE_HEAD);
		break;
	case FAULT_SLOW:
		ret_how->how = SEND_SLOW;
		ret_how->bytes = arg_or(f, 1000);
		break;
	case FAULT_DELAY:
		ret_how->delay_ms = (unsigned)arg_or(f, 1000);
		break;
	case FAULT_GARBAGE:
		garbage(hub, f, rp);
		break;
	case FAULT_HUGE:
		huge(f, rp);
		break;
	case FAULT_HTML:
		html(f, rp);
		break;
	case FAULT_ABUSE404:
		abuse404(rp);
		break;
	case FAULT_REDIRECT:
		reply_start(rp, 302);
		reply_header(rp, "Location", "%s", f->arg);
		break;
	case FAULT_NEXT:
		move_next(f, rq, rp);
		break;
	case FAULT_EMPTY:
		empty(rp);
		break;
	case FAULT_PUSH:
	case FAULT_REMOVE:
	case FAULT_EXPIRE:
		break;
	}
}
