/*
 * Every row of the table against the simulated Hub, through the program: what is sent,
 * what is printed, what comes of each answer.
 */
#include <fnmatch.h>
#include <stdio.h>
#include <strings.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/op.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/fetch.h"
#include "tests/harness/run.h"
#include "tests/harness/sent.h"
#include "tests/harness/words.h"
#include "tests/unit/hubsim_client.h"
#include "tests/unit/ops_cases.h"

int hubdeck_main(int argc, char **argv); /* main() of ui/main.c */

/* What `hubdeck GROUP ACTION --help` prints. */
static void test_every_operation_has_help(void)
{
	const struct op *op;
	struct env env;

	env_init(&env);
	for (size_t i = 0; (op = op_at(i)); i++) {
		const char *argv[] = { "hubdeck", op->group, op->action, "--help",
				       NULL };
		struct run *r = run_here(&env, hubdeck_main, NULL, argv);

		CU_ASSERT_EQUAL(r->status, 0);
		CU_ASSERT_TRUE(*op->help && strstr(r->out, op->help));
		for (size_t k = 0; k < op->n_params; k++) {
			const struct param *p = &op->params[k];

			if (!*p->help || !strstr(r->out, p->help))
				printf("  %s %s --%s has no help\n", op->group,
				       op->action, p->name);
			CU_ASSERT_TRUE(*p->help && strstr(r->out, p->help));
		}
		run_free(r);
	}
	env_done(&env);
}

/* ---- the world of a run -------------------------------------------------- */

struct world {
	struct hubsim *hub;
	struct env env;
	char bearer[TOKEN_TEXT];
	size_t captured; /* bytes of the capture that were looked at */
};

static void world_open(struct world *w)
{
	static const char *const args[] = { "--rate-limit", "100000", "--control",
					    "--capture", NULL };

	*w = (struct world){ .hub = hubsim_start(args) };
	if (!w->hub)
		abort();
	env_init(&w->env);
	env_put_all(&w->env, hubsim_env(w->hub));
	env_put(&w->env, "DOCKERHUB_USERNAME=maria");
	env_put(&w->env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&w->env, "DOCKERHUB_SCIM_TOKEN=scim-acme");
	env_put(&w->env, "DOCKERHUB_ALLOW_DESTRUCTIVE=true");
	sign_in(w->hub, "maria", "maria-password", w->bearer);
}

static void world_close(struct world *w)
{
	hubsim_stop(w->hub);
	env_done(&w->env);
}

/* "POST /path BODY": done by a client of other people. */
static struct answer do_line(const struct world *w, const char *line)
{
	size_t method = strcspn(line, " "), path = strcspn(line + method + 1, " ");
	char *m = xstrndup(line, method), *p = xstrndup(line + method + 1, path);
	const char *body = line + method + 1 + path;
	struct extra x = { .token =
				   strstr(p, "/scim/") ? "Bearer scim-acme" : w->bearer,
			   .body = *body ? body + 1 : NULL };
	struct answer a = ask_with(w->hub, m, p, &x);

	free(m);
	free(p);
	return a;
}

/* Makes what the case needs; the caller frees what $ID stands for. */
static char *set_up(const struct world *w, const struct ops_case *c)
{
	char *id = xstrdup(""), *lines = xstrdup(c->setup ? c->setup : "");
	char *rest = lines, *line;

	while ((line = strsep(&rest, "\n")) && *line) {
		char *spelled = ops_spell(c, line, id);
		struct answer a = do_line(w, spelled);
		json_object *found = c->id && a.json ? json_at(a.json, c->id) : NULL;

		/* A login that asks for a code is a 401. */
		if (!found && (a.status < 200 || a.status > 299))
			printf("  %s\n  %ld %s\n", spelled, a.status, a.body);
		CU_ASSERT_TRUE(found || (a.status >= 200 && a.status <= 299));
		if (found && !*id) {
			free(id);
			id = xstrdup(json_object_get_string(found));
		}
		answer_free(&a);
		free(spelled);
	}
	free(lines);
	return id;
}

static void control(const struct world *w, const char *path, const char *body)
{
	struct answer a = post(w->hub, path, body);

	CU_ASSERT_TRUE(a.status < 300);
	answer_free(&a);
}

/* "METHOD PATH" of a request line, without the query. */
static void add_fault(const struct world *w, const char *request, const char *kind)
{
	char *body = xasprintf("{\"fault\":\"%.*s %s\"}", (int)strcspn(request, "?"),
			       request, kind);

	control(w, "/_hubsim/fault", body);
	free(body);
}

/* ---- what was sent -------------------------------------------------------- */

/* Who a request comes from: DESIGN 5.2, CONTRACT 3. */
static const char *expected_authorization(const struct op *op)
{
	switch (op->access) {
	case ACCESS_NONE:
		return "";
	case ACCESS_SCIM:
		return "Bearer scim:acme";
	case ACCESS_REGISTRY:
		return "Bearer registry:*";
	case ACCESS_PUBLIC:
	case ACCESS_SESSION:
		break;
	}
	return "Bearer password:maria";
}

static const char *expected_accept(const struct op *op)
{
	if (op->host == HOST_REGISTRY)
		return "application/vnd.oci.image.index.v1+json, *";
	if (op->access == ACCESS_SCIM)
		return "application/scim+json, *";
	return op->envelope == ENV_TEXT ? "text/csv, *" : "application/json, *";
}

static bool expect_header(const struct ops_case *c, json_object *headers,
			  const char *name, const char *want)
{
	const char *got = sent_text(headers, name);
	bool good = !fnmatch(want, got, 0);

	if (!good)
		printf("  %s, %s\n  want %s\n  got  %s\n", c->op, name, want, got);
	return good;
}

/* These and no others: nothing of the person or the machine. */
static void expect_headers(const struct ops_case *c, json_object *request)
{
	static const char *const known[] = { "Host",           "User-Agent",
					     "Accept",         "Accept-Encoding",
					     "Authorization",  "Content-Type",
					     "Content-Length", NULL };
	const struct op *op = op_by_name(c->op);
	json_object *headers = json_at(request, "/headers");
	bool scim = op->access == ACCESS_SCIM;
	const char *type = !c->body ? ""
			   : scim   ? "application/scim+json"
				    : "application/json";
	char length[24] = "";

	json_object_object_foreach(headers, name, value)
	{
		size_t i = 0;

		while (known[i] && strcasecmp(known[i], name) != 0)
			i++;
		if (!known[i])
			printf("  %s sends %s: %s\n", c->op, name,
			       json_object_get_string(value));
		CU_ASSERT_PTR_NOT_NULL(known[i]);
	}
	/* Of a sign-in the body is not captured as it was. */
	if (c->body && !(op->flags & OP_SIGN_IN))
		snprintf(length, sizeof(length), "%zu",
			 strlen(sent_text(request, "body")));
	CU_ASSERT_TRUE(expect_header(c, headers, "User-Agent", "hubdeck/*"));
	CU_ASSERT_TRUE(expect_header(c, headers, "Accept", expected_accept(op)));
	CU_ASSERT_TRUE(expect_header(c, headers, "Accept-Encoding", "gzip"));
	CU_ASSERT_TRUE(
		expect_header(c, headers, "Authorization", expected_authorization(op)));
	CU_ASSERT_TRUE(expect_header(c, headers, "Content-Type", type));
	if (length[0])
		CU_ASSERT_TRUE(expect_header(c, headers, "Content-Length", length));
}

static void expect_body(const struct ops_case *c, json_object *request, const char *id)
{
	const struct op *op = op_by_name(c->op);
	const char *got = sent_text(request, "body");
	char *want = ops_spell(c, c->body, id);
	bool good = (op->flags & OP_SIGN_IN) ? strstr(got, "\"***\"") != NULL
					     : !strcmp(got, want);

	if (!good)
		printf("  %s\n  want %s\n  got  %s\n", c->op, want, got);
	CU_ASSERT_TRUE(good);
	free(want);
}

/* What may still go is looked at more than once, with a token of its own, to pull. */
static size_t looks_again(const struct op *op, const char *main, const struct sent *s)
{
	char *head = xasprintf("HEAD%s", strchr(main, ' '));
	bool again = op->method == HTTP_DELETE && sent_count(s, head) > 1;

	free(head);
	return again;
}

/* `times` the request of the case.  `alone`: and nothing that does not belong to it. */
static void expect_sent(struct world *w, const struct ops_case *c, const char *id,
			size_t times, bool alone)
{
	const struct op *op = op_by_name(c->op);
	char *main = ops_spell(c, c->sent ? c->sent : c->request, id);
	char *also = ops_spell(c, c->also, id);
	struct sent s;
	size_t n;
	bool good;

	sent_take(w->hub, op->flags & OP_SIGN_IN, &w->captured, &s);
	n = sent_count(&s, main);
	good = n == times && (!alone || s.n == n + sent_count(&s, also));
	if (op->access == ACCESS_PUBLIC || op->access == ACCESS_SESSION)
		good = good && s.logins == (alone ? times : 1) && !s.tokens;
	else if (op->host != HOST_REGISTRY)
		good = good && !s.logins && !s.tokens;
	else
		good = good && !s.logins && s.tokens == 1 + looks_again(op, main, &s);
	if (!good) {
		printf("  %s: %zu times %s\n", c->op, n, main);
		sent_print(&s);
	}
	CU_ASSERT_TRUE(good);
	for (size_t i = 0; i < s.n; i++)
		if (sent_is(s.request[i], main)) {
			expect_headers(c, s.request[i]);
			expect_body(c, s.request[i], id);
		}
	sent_done(&s);
	free(main);
	free(also);
}

/* ---- one call ------------------------------------------------------------- */

static struct run *call(struct world *w, const struct ops_case *c, const char *id,
			const char *output)
{
	char *params = ops_spell(c, c->params, id),
	     *confirm = ops_spell(c, c->confirm, id);
	char *group = xstrndup(c->op, strcspn(c->op, "."));
	const char *argv[] = { "hubdeck",    group,     strchr(c->op, '.') + 1,
			       "--params",   "-",       output,
			       "--max-wait", "1",       "--no-input",
			       "--yes",      "--quiet", *confirm ? "--confirm" : NULL,
			       confirm,      NULL };
	struct run *r = run_here(&w->env, hubdeck_main, params, argv);

	free(params);
	free(confirm);
	free(group);
	return r;
}

/* The value at the pointer as text; "" when it is not there. */
static char *printed(const char *text, const char *pointer)
{
	json_object *o = json_tokener_parse(text);
	json_object *found = o ? json_at(o, pointer) : NULL;
	char *s = xstrdup(found ? json_object_get_string(found) : "");

	json_object_put(o);
	return s;
}

static void expect_printed(const struct ops_case *c, const char *text,
			   const char *pointer, const char *want)
{
	char *got = printed(text, pointer);

	if (fnmatch(want, got, 0))
		printf("  %s, %s\n  want %s\n  got  %s in\n  %.600s\n", c->op, pointer,
		       want, got, text);
	CU_ASSERT_EQUAL(fnmatch(want, got, 0), 0);
	free(got);
}

/* What the Hub answered, decoded, with what is left of the limit. */
static void expect_good(const struct ops_case *c, const struct run *r, const char *id)
{
	const struct op *op = op_by_name(c->op);
	char status[8], *want = ops_spell(c, c->want, id),
			*at = ops_spell(c, c->at, id);

	if (r->status || *r->err)
		printf("  %s: exit %d, %s\n", c->op, r->status, r->err);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->err, "");
	snprintf(status, sizeof(status), "%d", c->http ? c->http : 200);
	if (c->request)
		expect_printed(c, r->out, "/status_code", status);
	if (op->host == HOST_HUB)
		expect_printed(c, r->out, "/rate_limit/limit", "100000");
	if (c->at)
		expect_printed(c, r->out, at, want);
	else
		expect_printed(c, r->out, "/data", "");
	free(want);
	free(at);
}

/* ---- what comes of an answer ---------------------------------------------- */

enum mode {
	GOOD,
	REFUSED_ONCE, /* 401, then good */
	FORBIDDEN,
	ABSENT,
	NO_ROUTE,
	LIMITED,
	BROKEN,
	GARBAGE,
};

static const char *const faults[] = {
	[REFUSED_ONCE] = "401 n=1", [FORBIDDEN] = "403",  [ABSENT] = "404",
	[NO_ROUTE] = "404:route",   [LIMITED] = "429:50", [BROKEN] = "500",
	[GARBAGE] = "garbage",
};

struct outcome {
	int exit;
	const char *type; /* of the error object; NULL: there is none */
	const char *http;
	const char *at, *want; /* in the answer instead */
};

static bool renews(const struct op *op)
{
	return op->host == HOST_HUB &&
	       (op->access == ACCESS_SESSION || op->access == ACCESS_PUBLIC);
}

/* DESIGN 5.1, but for what a row says of itself. */
static struct outcome by_status(enum mode mode)
{
	switch (mode) {
	case REFUSED_ONCE:
		return (struct outcome){ 77, "AuthError", "401", NULL, NULL };
	case FORBIDDEN:
		return (struct outcome){ 77, "UnauthorizedError", "403", NULL, NULL };
	case ABSENT:
	case NO_ROUTE:
		return (struct outcome){ 65, "ParameterError", "404", NULL, NULL };
	case LIMITED:
		return (struct outcome){ 75, "ApiError", "429", NULL, NULL };
	case BROKEN:
		return (struct outcome){ 69, "ApiError", "500", NULL, NULL };
	case GARBAGE:
		return (struct outcome){ 69, "ApiError", "200", NULL, NULL };
	case GOOD:
		break;
	}
	return (struct outcome){ 0 };
}

static struct outcome expected(const struct op *op, enum mode mode)
{
	bool absent = mode == ABSENT || mode == NO_ROUTE;

	/* Any answer has the rate headers. */
	if (op->flags & OP_LIMITS)
		return (struct outcome){ .at = "/data/limit", .want = "100000" };
	if ((op->flags & OP_EXISTS) && absent)
		return (struct outcome){ 1, .at = "/exists", .want = "false" };
	/* Where it can be looked up, it is still there. */
	if ((op->flags & OP_ABSENT_DONE) && mode == ABSENT && !op->pick)
		return (struct outcome){ .at = "/already_gone", .want = "true" };
	/* HEAD has no body, CSV no grammar. */
	if (mode == GARBAGE && (op->method == HTTP_HEAD || op->envelope == ENV_TEXT))
		return (struct outcome){ .at = "/status_code", .want = "200" };
	return by_status(mode);
}

/* One object on one line; nothing on standard output. */
static void expect_error(const struct ops_case *c, const struct run *r,
			 const struct outcome *o)
{
	const char *line_end = strchr(r->err, '\n');

	CU_ASSERT_STRING_EQUAL(r->out, "");
	CU_ASSERT_TRUE(line_end && !line_end[1]);
	expect_printed(c, r->err, "/error/type", o->type);
	expect_printed(c, r->err, "/error/status_code", o->http);
	expect_printed(c, r->err, "/error/message", "?*");
}

static void expect_outcome(const struct ops_case *c, enum mode mode,
			   const struct run *r)
{
	const struct op *op = op_by_name(c->op);
	struct outcome o = expected(op, mode);

	if (r->status != o.exit)
		printf("  %s, %s: exit %d, wanted %d\n  %s%s", c->op, faults[mode],
		       r->status, o.exit, r->out, r->err);
	CU_ASSERT_EQUAL(r->status, o.exit);
	if (o.type)
		expect_error(c, r, &o);
	else
		expect_printed(c, r->out, o.at, o.want);
	if (o.type && mode == NO_ROUTE && op->method != HTTP_HEAD)
		expect_printed(c, r->err, "/error/message",
			       "*does not offer this here*");
}

/* The fault for the request of the case and for its other form. */
static void fail_it(struct world *w, const struct ops_case *c, const char *id,
		    enum mode mode)
{
	const struct op *op = op_by_name(c->op);
	json_object *params = ops_params(c, id);
	struct error err = { 0 };
	struct call *call = NULL;
	/* What is not there cannot be read either. */
	const char *method = mode == ABSENT ? "*" : method_name(op->method);
	char *target;

	CU_ASSERT_EQUAL_FATAL(op_call(op, params, &call, &err), ST_OK);
	target = xasprintf("%s %s", method, call->target);
	add_fault(w, target, faults[mode]);
	free(target);
	if (call->fallback) {
		target = xasprintf("%s %s", method, call->fallback);
		add_fault(w, target, faults[mode]);
		free(target);
	}
	call_free(call);
	json_object_put(params);
}

static void run_case(struct world *w, const struct ops_case *c, enum mode mode)
{
	const struct op *op = op_by_name(c->op);
	char *id = set_up(w, c);
	bool good = mode == GOOD || (mode == REFUSED_ONCE && renews(op));
	struct sent before;
	struct run *r;

	sent_take(w->hub, false, &w->captured, &before);
	sent_done(&before);
	if (mode != GOOD)
		fail_it(w, c, id, mode);
	r = call(w, c, id, "--json");
	if (mode != GOOD)
		control(w, "/_hubsim/clear-faults", "{}");
	if (good)
		expect_good(c, r, id);
	else
		expect_outcome(c, mode, r);
	if (c->request)
		expect_sent(w, c, id, mode == REFUSED_ONCE && good ? 2 : 1, good);
	run_free(r);
	free(id);
}

/* The same answers as rows: unwrapped and decoded by the kind of the operation. */
static void run_rows(struct world *w, const struct ops_case *c)
{
	char *id = set_up(w, c);
	char *want = ops_spell(c, c->row ? c->row : "field,value\n*", id);
	struct run *r = call(w, c, id, "--csv");

	if (r->status || fnmatch(want, r->out, 0))
		printf("  %s: exit %d\n  want %s\n  got  %.600s%s", c->op, r->status,
		       want, r->out, r->err);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_EQUAL(fnmatch(want, r->out, 0), 0);
	run_free(r);
	free(want);
	free(id);
}

static void test_rows_are_decoded(void)
{
	struct world w;

	world_open(&w);
	for (size_t i = 0; i < OPS_CASES; i++)
		run_rows(&w, &ops_cases[i]);
	world_close(&w);
}

static void run_all(enum mode mode)
{
	struct world w;

	world_open(&w);
	for (size_t i = 0; i < OPS_CASES; i++)
		if (ops_cases[i].request || mode == GOOD)
			run_case(&w, &ops_cases[i], mode);
	world_close(&w);
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

/* Through the engine, whose waits between retries can be made short. */
static void run_unavailable(struct world *w, const struct ops_case *c)
{
	const struct op *op = op_by_name(c->op);
	char *id = set_up(w, c), *params = ops_spell(c, c->params, id);
	char *request = ops_spell(c, c->request, id);
	char *journal = xasprintf("%s/journal.db", w->env.home);
	bool reads = op->method == HTTP_GET || op->method == HTTP_HEAD;
	struct fetch_hub f;
	struct fetched got;
	struct sent before;

	sent_take(w->hub, false, &w->captured, &before);
	sent_done(&before);
	add_fault(w, request, "503 n=1");
	setenv("DOCKERHUB_SCIM_TOKEN", "scim-acme", 1);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	setenv("DOCKERHUB_TOKEN", "maria-password", 1);
	fetch_init(&f, hubsim_url(w->hub), NULL, NULL);
	credentials_free(f.credentials);
	if (credentials_collect(f.config.url, &f.credentials, &(struct error){ 0 }))
		abort();
	f.config.credentials = f.credentials;
	f.config.journal_path = journal;
	fetch_open(&f);
	fetch_wait(
		&f,
		fetch_submit(&f, c->op, params, WANT_BODY, op->flags & OP_JOIN_IMAGES),
		&got);
	CU_ASSERT_PTR_NOT_NULL_FATAL(got.done);
	if (got.done->err.status != (reads ? ST_OK : ST_HTTP))
		printf("  %s: %s\n", c->op, got.done->err.text);
	CU_ASSERT_EQUAL(got.done->err.status, reads ? ST_OK : ST_HTTP);
	fetched_done(&got);
	fetch_close(&f);
	control(w, "/_hubsim/clear-faults", "{}");
	expect_sent(w, c, id, reads ? 2 : 1, false);
	free(journal);
	free(request);
	free(params);
	free(id);
}

static void test_a_503_is_repeated_by_reads_only(void)
{
	struct world w;

	world_open(&w);
	for (size_t i = 0; i < OPS_CASES; i++)
		if (ops_cases[i].request)
			run_unavailable(&w, &ops_cases[i]);
	world_close(&w);
}

CHECK_MAIN("ops", test_every_operation_has_help, test_success, test_rows_are_decoded,
	   test_a_401_is_renewed_once, test_a_403_is_told, test_a_404_is_told,
	   test_what_the_hub_does_not_offer_is_said, test_a_429_ends_after_its_wait,
	   test_a_500_is_told, test_a_503_is_repeated_by_reads_only,
	   test_garbage_is_no_answer)
