/* Every row of the table, one by one: what is sent, what comes of each answer. */
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/op.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/evil.h"
#include "tests/harness/fetch.h"
#include "tests/unit/ops_cases.h"

enum { N_CASES = sizeof(ops_cases) / sizeof(*ops_cases) };

static const struct ops_case *case_of(const struct op *op)
{
	for (size_t i = 0; i < N_CASES; i++)
		if (op_by_name(ops_cases[i].op) == op)
			return &ops_cases[i];
	return NULL;
}

static void test_every_operation_has_a_case(void)
{
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {
		if (!case_of(op))
			printf("  %s.%s has no case in ops_cases.h\n", op->group,
			       op->action);
		CU_ASSERT_PTR_NOT_NULL(case_of(op));
	}
	CU_ASSERT_EQUAL(op_count(), N_CASES);
}

static json_object *params_of(const struct ops_case *c)
{
	char *text = ops_json(c->params);
	struct error err = { 0 };
	json_object *o = NULL;

	if (json_parse(str_from(text), &o, &err))
		printf("  %s: %s in %s\n", c->op, err.text, text);
	free(text);
	return o;
}

static void test_every_request_is_what_the_contract_says(void)
{
	for (size_t i = 0; i < N_CASES; i++) {
		const struct ops_case *c = &ops_cases[i];
		json_object *p = params_of(c);
		struct call *call = NULL;
		struct error err = { 0 };
		char *want = ops_json(c->body ? c->body : ""), *line;

		if (op_call(op_by_name(c->op), p, &call, &err))
			printf("  %s: %s\n", c->op, err.text);
		CU_ASSERT_PTR_NOT_NULL_FATAL(call);
		line = xasprintf("%s %s", method_name(call->op->method),
				 call->target ? call->target : "");
		if (c->request && strcmp(line, c->request) != 0)
			printf("  %s\n  want %s\n  got  %s\n", c->op, c->request, line);
		CU_ASSERT_TRUE(!c->request || !strcmp(line, c->request));
		if (strcmp(call->body ? call->body : "", want) != 0)
			printf("  %s\n  want %s\n  got  %s\n", c->op, want, call->body);
		CU_ASSERT_STRING_EQUAL(call->body ? call->body : "", want);
		free(line);
		free(want);
		call_free(call);
		json_object_put(p);
	}
}

/* ---- answers ----------------------------------------------------------- */

enum mode {
	GOOD,
	REFUSED_ONCE, /* 401, then good */
	FORBIDDEN,
	ABSENT,
	NO_ROUTE,
	LIMITED,
	BROKEN,
	GARBAGE,
	N_MODES
};

static const char *const mode_names[] = { "200",          "401", "403", "404",
					  "404 no route", "429", "500", "garbage" };

struct server {
	const struct op *op;
	enum mode mode;
	atomic_int asked; /* besides the sign-in */
};

/* Something of every envelope. */
static const char body[] =
	"{\"count\":0,\"next\":null,\"results\":[],\"logs\":[],\"data\":[],"
	"\"invitees\":[],\"tags\":[],\"images\":[],\"resources\":[],\"totalResults\":0,"
	"\"actions\":{},\"status\":{},\"name\":\"x\",\"active\":true,\"id\":7,"
	"\"restricted_images\":{\"enabled\":true,\"allow_official_images\":true,"
	"\"allow_verified_publishers\":true},"
	"\"config\":{\"digest\":\"" DIGEST "\"}%s}";

static bool say(struct evil_conn *c, const char *status, const char *headers,
		const char *text)
{
	char *all = xasprintf(
		"Content-Type: application/json\r\nConnection: close\r\n%s", headers);

	evil_answer(c, status, all, text);
	free(all);
	return false;
}

static bool say_good(struct evil_conn *c, const struct server *s)
{
	char *text = xasprintf(body, s->op->envelope == ENV_MANIFESTS ||
						     s->op->envelope == ENV_REFERRERS
					     ? ",\"manifests\":[]"
					     : "");

	say(c, "200 OK", "ratelimit-limit: 100;w=21600\r\n", text);
	free(text);
	return false;
}

static bool serve(struct evil_conn *c, const char *request, void *arg)
{
	static const char missing[] =
		"{\"message\":\"object not found\",\"errinfo\":{}}";
	struct server *s = arg;
	bool first;

	if (!strncmp(request, "GET /token", 10))
		return say(c, "200 OK", "", "{\"token\":\"registry-bearer\"}");
	if (!strncmp(request, "POST /v2/auth/token", 19) &&
	    strcmp(s->op->action, "create_token") != 0)
		return say(c, "200 OK", "", "{\"access_token\":\"the-bearer\"}");
	first = !atomic_fetch_add(&s->asked, 1);
	switch (s->mode) {
	case REFUSED_ONCE:
		return first ? say(c, "401 Unauthorized", "",
				   "{\"message\":\"unauthorized\",\"errinfo\":{}}")
			     : say_good(c, s);
	case FORBIDDEN:
		return say(c, "403 Forbidden", "",
			   "{\"message\":\"insufficient scope\"}");
	case ABSENT:
		return say(c, "404 Not Found", "", missing);
	case NO_ROUTE:
		return say(c, "404 Not Found", "",
			   "{\"message\":\"404: Page Not Found\"}");
	case LIMITED:
		return say(c, "429 Too Many Requests", "Retry-After: 50\r\n",
			   "{\"detail\":\"Rate limit exceeded\",\"error\":false}");
	case BROKEN:
		return say(c, "500 Internal Server Error", "", "oops");
	case GARBAGE:
		return say(c, "200 OK", "", "{\"count\":");
	case GOOD:
	case N_MODES:
		break;
	}
	return say_good(c, s);
}

struct outcome {
	enum status status;
	const char *type;
	int exit, http;
};

/* DESIGN 5.1, but for what a row says of itself. */
static struct outcome expected(const struct op *op, enum mode mode)
{
	bool session = op->access == ACCESS_SESSION || op->access == ACCESS_PUBLIC;
	bool hub = op->host == HOST_HUB;

	switch (mode) {
	case REFUSED_ONCE:
		if (session && hub)
			return (struct outcome){ ST_OK, "", 0, 200 };
		return (struct outcome){ ST_AUTH, "AuthError", 77, 401 };
	case FORBIDDEN:
		return (struct outcome){ ST_FORBIDDEN, "UnauthorizedError", 77, 403 };
	case ABSENT:
	case NO_ROUTE:
		return (struct outcome){ ST_BAD, "ParameterError", 65, 404 };
	case LIMITED:
		return (struct outcome){ ST_LIMITED, "ApiError", 75, 429 };
	case BROKEN:
		return (struct outcome){ ST_HTTP, "ApiError", 69, 500 };
	case GARBAGE:
		return (struct outcome){ ST_PARSE, "ApiError", 69, 200 };
	case GOOD:
	case N_MODES:
		break;
	}
	return (struct outcome){ ST_OK, "", 0, 200 };
}

/* What the command line would make of a body it cannot read. */
static void parse(const struct op *op, struct reply *r)
{
	json_object *o = NULL;

	if (!r->err.status && r->body_len && op->envelope != ENV_TEXT)
		(void)!json_parse((struct str){ r->body, r->body_len }, &o, &r->err);
	json_object_put(o);
}

static bool fits(const struct op *op, enum mode mode, const struct reply *r)
{
	struct outcome want = expected(op, mode);

	/* HEAD has no body, CSV no grammar; a repeated sign-in is no renewal. */
	if (mode == GARBAGE && (op->method == HTTP_HEAD || op->envelope == ENV_TEXT))
		want = expected(op, GOOD);
	if (mode == NO_ROUTE && op->method != HTTP_HEAD &&
	    !strstr(r->err.text, "does not offer this here"))
		return false;
	return r->err.status == want.status &&
	       !strcmp(error_type(&r->err), want.type) &&
	       (want.status == ST_OK || error_exit(&r->err) == want.exit) &&
	       r->http == want.http;
}

static void run(const struct ops_case *c, enum mode mode, const char *journal)
{
	struct server s = { .op = op_by_name(c->op), .mode = mode };
	struct evil *e = evil_start(0, serve, &s);
	char *params = ops_json(c->params);
	struct fetch_hub f;
	struct fetched got;

	setenv("DOCKERHUB_SCIM_TOKEN", "scim-bearer", 1);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	setenv("DOCKERHUB_TOKEN", "dckr_pat_maria_rwd", 1);
	fetch_init(&f, evil_url(e), NULL, NULL);
	credentials_free(f.credentials);
	if (credentials_collect(evil_url(e), &f.credentials, &(struct error){ 0 }))
		abort();
	f.config.credentials = f.credentials;
	f.config.journal_path = journal;
	f.config.max_wait = 1;
	fetch_open(&f);
	fetch_wait(&f,
		   fetch_submit(&f, c->op, params, WANT_BODY, s.op->flags & OP_LIST),
		   &got);
	CU_ASSERT_PTR_NOT_NULL_FATAL(got.done);
	parse(s.op, got.done);
	if (!fits(s.op, mode, got.done))
		printf("  %s, %s: %d %s %d \"%s\"\n", c->op, mode_names[mode],
		       got.done->http, error_type(&got.done->err),
		       error_exit(&got.done->err), got.done->err.text);
	CU_ASSERT_TRUE(fits(s.op, mode, got.done));
	if (mode == GOOD && !(s.op->flags & OP_LIST))
		CU_ASSERT_EQUAL(evil_saw(e, c->request), 1);
	/* No bearer but its own, and that nowhere else. */
	CU_ASSERT_EQUAL(evil_saw(e, "Bearer scim-bearer") > 0,
			s.op->access == ACCESS_SCIM);
	if (s.op->access == ACCESS_SCIM)
		CU_ASSERT_EQUAL(evil_saw(e, "Bearer the-bearer"), 0);
	fetched_done(&got);
	fetch_close(&f);
	evil_stop(e);
	free(params);
}

static void run_all(enum mode mode)
{
	char dir[] = "/tmp/test-ops-XXXXXX";
	char *journal;

	if (!mkdtemp(dir))
		abort();
	journal = xasprintf("%s/journal.db", dir);
	for (size_t i = 0; i < N_CASES; i++)
		if (ops_cases[i].request)
			run(&ops_cases[i], mode, journal);
	for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL };
	     *end; end++) {
		char *path = xasprintf("%s%s", journal, *end);

		unlink(path);
		free(path);
	}
	rmdir(dir);
	free(journal);
}

static void test_success(void)
{
	run_all(GOOD);
}

static void test_a_401_is_renewed_once(void)
{
	run_all(REFUSED_ONCE);
}

static void test_a_403_is_told(void)
{
	run_all(FORBIDDEN);
}

static void test_a_404_is_told(void)
{
	run_all(ABSENT);
}

static void test_what_the_hub_does_not_offer_is_said(void)
{
	run_all(NO_ROUTE);
}

static void test_a_429_ends_after_its_wait(void)
{
	run_all(LIMITED);
}

static void test_a_500_is_told(void)
{
	run_all(BROKEN);
}

static void test_garbage_is_no_answer(void)
{
	run_all(GARBAGE);
}

CHECK_MAIN("ops", test_every_operation_has_a_case,
	   test_every_request_is_what_the_contract_says, test_success,
	   test_a_401_is_renewed_once, test_a_403_is_told, test_a_404_is_told,
	   test_what_the_hub_does_not_offer_is_said, test_a_429_ends_after_its_wait,
	   test_a_500_is_told, test_garbage_is_no_answer)
