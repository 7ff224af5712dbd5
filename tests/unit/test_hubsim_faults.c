/* The simulated Hub: limits, misbehaviour on request, and its command line. */
#include <CUnit/CUnit.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/unit/hubsim_client.h"

#define LIST "/v2/namespaces/library/repositories"
#define WEB  "/v2/namespaces/acme/repositories/web-app/tags"

static struct hubsim *start(const char *a, const char *b, const char *c, const char *d)
{
	struct hubsim *h =
		hubsim_start((const char *const[]){ "--control", a, b, c, d, NULL });

	if (!h)
		abort();
	return h;
}

static void control(const struct hubsim *h, const char *path, const char *body)
{
	struct answer a = post(h, path, body);

	CU_ASSERT_EQUAL(a.status, 204);
	answer_free(&a);
}

static void fault(const struct hubsim *h, const char *text)
{
	char body[200];

	control(h, "/_hubsim/clear-faults", "");
	snprintf(body, sizeof(body), "{\"fault\":\"%s\"}", text);
	control(h, "/_hubsim/fault", body);
}

static void test_window(void)
{
	struct hubsim *h = start("--rate-limit", "5", "--now", "1772366400");
	struct answer a;
	long reset = 0;

	for (int i = 4; i >= 0; i--) {
		a = ask(h, "GET", LIST, NULL);
		CU_ASSERT_EQUAL(a.status, 200);
		CU_ASSERT_EQUAL(header_number(&a, "x-ratelimit-limit"), 5);
		CU_ASSERT_EQUAL(header_number(&a, "x-ratelimit-remaining"), i);
		CU_ASSERT(!reset || header_number(&a, "x-ratelimit-reset") == reset);
		reset = header_number(&a, "x-ratelimit-reset");
		answer_free(&a);
	}
	CU_ASSERT(reset >= 1772366460 && reset < 1772366490);
	a = ask(h, "GET", LIST, NULL);
	CU_ASSERT_EQUAL(a.status, 429);
	CU_ASSERT_STRING_EQUAL(a.body,
			       "{\"detail\":\"Rate limit exceeded\",\"error\":false}");
	CU_ASSERT(header_number(&a, "retry-after") > 0);
	CU_ASSERT(header_number(&a, "retry-after") <= 60);
	CU_ASSERT_EQUAL(header_number(&a, "x-ratelimit-remaining"), 0);
	answer_free(&a);
	control(h, "/_hubsim/advance", "{\"seconds\":60}");
	a = ask(h, "GET", LIST, NULL);
	CU_ASSERT_EQUAL(a.status, 200);
	CU_ASSERT_EQUAL(header_number(&a, "x-ratelimit-remaining"), 4);
	CU_ASSERT(header_number(&a, "x-ratelimit-reset") >= reset + 60);
	answer_free(&a);
	hubsim_stop(h);
}

/* One account's minute is not another's, and its tokens share it. */
static void test_accounts_apart(void)
{
	struct hubsim *h = start("--rate-limit", "10", "--seed", "2");
	char password[TOKEN_TEXT], pat[TOKEN_TEXT], jdoe[TOKEN_TEXT];
	struct answer a;

	sign_in(h, "maria", "maria-password", password);
	sign_in(h, "maria", "dckr_pat_maria_ro", pat);
	sign_in(h, "jdoe", "jdoe-password", jdoe);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, password), 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, pat), 200);
	a = ask(h, "GET", LIST, password);
	CU_ASSERT_EQUAL(header_number(&a, "x-ratelimit-remaining"), 7);
	answer_free(&a);
	a = ask(h, "GET", LIST, jdoe);
	CU_ASSERT_EQUAL(header_number(&a, "x-ratelimit-remaining"), 9);
	answer_free(&a);
	control(h, "/_hubsim/limit", "{\"account\":\"maria\",\"remaining\":0}");
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, password), 429);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, jdoe), 200);
	hubsim_stop(h);
}

static void test_no_limit(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--seed", "2");
	struct answer a = ask(h, "GET", LIST, NULL);

	CU_ASSERT_PTR_NULL(strcasestr(a.head, "x-ratelimit"));
	answer_free(&a);
	hubsim_stop(h);
}

static void check_fault(const struct hubsim *h, const char *text, CURLcode curl,
			long status)
{
	struct answer a;

	fault(h, text);
	a = ask_with(h, "GET", LIST, &(struct extra){ .timeout_ms = 5000 });
	CU_ASSERT_EQUAL(a.curl, curl);
	CU_ASSERT_EQUAL(a.status, status);
	answer_free(&a);
}

static void test_broken_answers(void)
{
	struct hubsim *h = start("--rate-limit", "180", "--seed", "2");

	check_fault(h, "GET /v2/* reset", CURLE_RECV_ERROR, 0);
	check_fault(h, "GET /v2/* close", CURLE_GOT_NOTHING, 0);
	check_fault(h, "GET /v2/* truncate", CURLE_PARTIAL_FILE, 200);
	check_fault(h, "GET /v2/* truncate:0", CURLE_PARTIAL_FILE, 200);
	check_fault(h, "GET /v2/* 503", CURLE_OK, 503);
	check_fault(h, "DELETE /v2/* 503", CURLE_OK, 200);
	check_fault(h, "* /v2/users/* 503", CURLE_OK, 200);
	hubsim_stop(h);
}

static void test_silence(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--seed", "2");
	struct answer a;

	fault(h, "GET /v2/* stall");
	a = ask_with(h, "GET", LIST, &(struct extra){ .timeout_ms = 200 });
	CU_ASSERT_EQUAL(a.curl, CURLE_OPERATION_TIMEDOUT);
	CU_ASSERT_EQUAL(a.head_len, 0);
	answer_free(&a);
	fault(h, "GET /v2/* stall:100");
	a = ask_with(h, "GET", LIST, &(struct extra){ .timeout_ms = 1000 });
	CU_ASSERT_EQUAL(a.curl, CURLE_OPERATION_TIMEDOUT);
	CU_ASSERT_EQUAL(a.body_len, 100);
	answer_free(&a);
	/* All of it arrives, in pieces. */
	fault(h, "GET /v2/* slow:20000");
	a = ask(h, "GET", LIST, NULL);
	CU_ASSERT_EQUAL(a.curl, CURLE_OK);
	CU_ASSERT_EQUAL(number_of(&a, "count"), 2);
	answer_free(&a);
	hubsim_stop(h);
}

static void check_body(const struct hubsim *h, const char *text, long status,
		       const char *want, bool limits)
{
	struct answer a;

	fault(h, text);
	a = ask(h, "GET", LIST, NULL);
	CU_ASSERT_EQUAL(a.status, status);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body ? a.body : "", want));
	CU_ASSERT_EQUAL(!!strcasestr(a.head, "x-ratelimit"), limits);
	answer_free(&a);
}

static void test_strange_bodies(void)
{
	struct hubsim *h = start("--rate-limit", "180", "--seed", "2");
	struct answer a;

	check_body(h, "GET /v2/* html", 500, "<!DOCTYPE html>", true);
	check_body(h, "GET /v2/* html:200", 200, "<!DOCTYPE html>", true);
	check_body(h, "GET /v2/* abuse404", 404, "<html>", false);
	check_body(h, "GET /v2/* 429:abuse", 429, "Too Many Requests (HAP429)", false);
	check_body(h, "GET /v2/* 500", 500, "http: non-successful response", true);
	fault(h, "GET /v2/* garbage:5000");
	a = ask(h, "GET", LIST, NULL);
	CU_ASSERT_EQUAL(a.body_len, 5000);
	CU_ASSERT_PTR_NULL(a.json);
	answer_free(&a);
	fault(h, "GET /v2/* huge:3000000");
	a = ask(h, "GET", LIST, NULL);
	CU_ASSERT(a.body_len >= 3000000);
	CU_ASSERT_PTR_NOT_NULL(a.json);
	answer_free(&a);
	hubsim_stop(h);
}

static void test_retry_after(void)
{
	static const struct {
		const char *fault, *header, *value;
	} forms[] = {
		{ "GET /v2/* 429:17", "Retry-After", "17" },
		{ "GET /v2/* 429:date:30", "Retry-After",
		  "Sun, 01 Mar 2026 12:00:30 GMT" },
		{ "GET /v2/* 429:epoch:30", "X-Retry-After", "1772366430" },
		{ "GET /v2/* 429:none", "Retry-After", "" },
	};
	struct hubsim *h = hubsim_start(
		(const char *const[]){ "--control", "--now", "2026-03-01T12:00:00Z",
				       "--clock-scale", "0", NULL });
	char text[64];

	CU_ASSERT_PTR_NOT_NULL_FATAL(h);
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		struct answer a;

		fault(h, forms[i].fault);
		a = ask(h, "GET", LIST, NULL);
		CU_ASSERT_EQUAL(a.status, 429);
		CU_ASSERT_STRING_EQUAL(
			header_of(&a, forms[i].header, text, sizeof(text)),
			forms[i].value);
		CU_ASSERT_STRING_EQUAL(header_of(&a, "Date", text, sizeof(text)),
				       "Sun, 01 Mar 2026 12:00:00 GMT");
		answer_free(&a);
	}
	hubsim_stop(h);
}

static void test_elsewhere(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--seed", "2");
	char place[200];
	struct answer a;

	fault(h, "GET /v2/* redirect:http://evil.example:1/x");
	a = ask(h, "GET", LIST, NULL);
	CU_ASSERT_EQUAL(a.status, 302);
	CU_ASSERT_STRING_EQUAL(header_of(&a, "Location", place, sizeof(place)),
			       "http://evil.example:1/x");
	answer_free(&a);
	fault(h, "GET /v2/* next:http://evil.example:1");
	a = ask(h, "GET", LIST "?page_size=1", NULL);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "next"),
			       "http://evil.example:1" LIST "?page=2&page_size=1");
	answer_free(&a);
	hubsim_stop(h);
}

/* What was carried out although the answer says otherwise. */
static void test_after(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--seed", "2");
	char maria[TOKEN_TEXT];
	struct answer a;

	sign_in(h, "maria", "maria-password", maria);
	fault(h, "DELETE * 500 n=1");
	CU_ASSERT_EQUAL(status_of(h, "DELETE", WEB "/edge", maria), 500);
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB "/edge", maria), 200);
	fault(h, "DELETE * after-500 n=1");
	CU_ASSERT_EQUAL(status_of(h, "DELETE", WEB "/edge", maria), 500);
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB "/edge", maria), 404);
	fault(h, "DELETE * after-reset n=1");
	a = ask(h, "DELETE", WEB "/stable", maria);
	CU_ASSERT_EQUAL(a.curl, CURLE_RECV_ERROR);
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "GET", WEB "/stable", maria), 404);
	hubsim_stop(h);
}

static void test_how_often(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--seed", "5");
	int hits = 0;

	fault(h, "GET /v2/namespaces/* 503 skip=1 n=2");
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, NULL), 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, NULL), 503);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, NULL), 503);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST, NULL), 200);
	fault(h, "GET *page=2* 503");
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST "?page=1&page_size=1", NULL), 200);
	CU_ASSERT_EQUAL(status_of(h, "GET", LIST "?page=2&page_size=1", NULL), 503);
	fault(h, "GET * 503 p=0.5");
	for (int i = 0; i < 100; i++)
		hits += status_of(h, "GET", LIST, NULL) == 503;
	CU_ASSERT(hits > 20 && hits < 80);
	hubsim_stop(h);
}

/* Those that wait do not hold up the others. */
static void test_waiting_together(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--fail", "GET *stall=1* stall");
	CURLM *multi = curl_multi_init();
	CURL *easy[32];
	struct answer dump[32] = { 0 }, a;
	struct curl_slist *headers = NULL;
	int running;

	for (size_t i = 0; i < 32; i++) {
		easy[i] = prepare(h, "GET", LIST "?stall=1", &(struct extra){ 0 },
				  headers, &dump[i]);
		curl_multi_add_handle(multi, easy[i]);
	}
	while (hubsim_count(h, "GET *stall=1") < 32) {
		curl_multi_perform(multi, &running);
		curl_multi_poll(multi, NULL, 0, 10, NULL);
	}
	a = ask(h, "GET", "/_hubsim/counters", NULL);
	CU_ASSERT_EQUAL(number_of(&a, "in_flight"), 33);
	answer_free(&a);
	for (size_t i = 0; i < 32; i++) {
		curl_multi_remove_handle(multi, easy[i]);
		curl_easy_cleanup(easy[i]);
		answer_free(&dump[i]);
	}
	curl_multi_cleanup(multi);
	hubsim_stop(h);
}

/* What others do at a moment of the client's, and the record of it all. */
static void test_events(void)
{
	static const char tag[] = WEB "/x";
	struct hubsim *h = hubsim_start((const char *const[]){
		"--control", "--fail", "GET */tags/x push:acme/web-app:x n=1", "--fail",
		"DELETE */tags/x after-push:acme/web-app:x n=1", "--fail",
		"DELETE */tags/x after-500 n=1", NULL });
	char token[TOKEN_TEXT], at[80], first[80];
	struct answer a;

	sign_in(h, "maria", "maria-password", token);
	a = post(h, "/_hubsim/push",
		 "{\"repository\":\"acme/web-app\",\"tag\":\"x\",\"age\":86400}");
	snprintf(first, sizeof(first), "%s", text_of(&a, "digest"));
	answer_free(&a);
	/* Somebody was faster than the look, and than the answer. */
	a = ask(h, "GET", tag, token);
	snprintf(at, sizeof(at), "%s", text_of(&a, "digest"));
	CU_ASSERT_STRING_NOT_EQUAL(at, first);
	answer_free(&a);
	CU_ASSERT_EQUAL(status_of(h, "DELETE", tag, token), 500);
	a = ask(h, "GET", tag, token);
	CU_ASSERT_EQUAL(a.status, 200);
	CU_ASSERT_STRING_NOT_EQUAL(text_of(&a, "digest"), at);
	answer_free(&a);
	a = ask(h, "GET", "/_hubsim/changes?repository=acme/web-app", NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(a.body);
	snprintf(first, sizeof(first), "\"delete\",\"tag\":\"x\",\"digest\":\"%.20s",
		 at);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, first));
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "\"by\":\"maria\""));
	answer_free(&a);
	a = ask(h, "GET", "/_hubsim/changes?repository=acme/payments", NULL);
	CU_ASSERT_EQUAL(a.body_len, 0);
	answer_free(&a);
	hubsim_stop(h);
}

/* A tag comes to an image that is about to go, and the image goes with both. */
static void test_a_push_with_the_image_of_another(void)
{
	static const char manifests[] =
		"/v2/namespaces/acme/repositories/web-app/manifests";
	struct hubsim *h = hubsim_start((const char *const[]){
		"--control", "--fail", "GET */tags/x push:acme/web-app:y=x n=1",
		NULL });
	char token[TOKEN_TEXT], digest[80], text[200];
	struct answer a;

	sign_in(h, "maria", "maria-password", token);
	a = post(h, "/_hubsim/push",
		 "{\"repository\":\"acme/web-app\",\"tag\":\"x\",\"age\":86400}");
	snprintf(digest, sizeof(digest), "%s", text_of(&a, "digest"));
	answer_free(&a);
	a = ask(h, "GET", "/v2/namespaces/acme/repositories/web-app/tags/x", token);
	answer_free(&a);
	a = ask(h, "GET", "/v2/namespaces/acme/repositories/web-app/tags/y", token);
	CU_ASSERT_STRING_EQUAL(text_of(&a, "digest"), digest);
	answer_free(&a);
	snprintf(text, sizeof(text),
		 "{\"digests\":[\"%s\"],\"delete_references\":true}", digest);
	a = ask_with(h, "DELETE", manifests,
		     &(struct extra){ .token = token, .body = text });
	CU_ASSERT_EQUAL(a.status, 200);
	answer_free(&a);
	a = ask(h, "GET", "/_hubsim/changes?repository=acme/web-app", NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(a.body);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, "\"delete\",\"tag\":\"y\""));
	snprintf(text, sizeof(text), "\"drop\",\"tag\":\"\",\"digest\":\"%s\"", digest);
	CU_ASSERT_PTR_NOT_NULL(strstr(a.body, text));
	answer_free(&a);
	hubsim_stop(h);
}

static void test_gzip(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--now", "1772366400");
	static const char path[] = "/v2/namespaces/library/repositories/alpine/tags";
	struct answer a = ask(h, "GET", path, NULL), b;
	char text[64];

	b = ask_with(h, "GET", path, &(struct extra){ .gzip = true });
	CU_ASSERT_STRING_EQUAL(header_of(&a, "Content-Encoding", text, sizeof(text)),
			       "");
	CU_ASSERT_STRING_EQUAL(header_of(&b, "Content-Encoding", text, sizeof(text)),
			       "gzip");
	CU_ASSERT(header_number(&b, "Content-Length") <
		  header_number(&a, "Content-Length"));
	CU_ASSERT_STRING_EQUAL(a.body, b.body);
	answer_free(&a);
	answer_free(&b);
	hubsim_stop(h);
}

/* The log names accounts; no token and no password gets into it. */
static void test_log(void)
{
	struct hubsim *h = start("--rate-limit", "0", "--seed", "2");
	char maria[TOKEN_TEXT], *log;

	sign_in(h, "maria", "maria-password", maria);
	status_of(h, "DELETE", WEB "/edge?x=1", maria);
	CU_ASSERT_EQUAL(hubsim_count(h, "DELETE " WEB "/edge?x=1"), 1);
	log = hubsim_log(h);
	CU_ASSERT_PTR_NOT_NULL(strstr(log, "\"status\":204,\"bearer\":\"maria\"}"));
	CU_ASSERT_PTR_NULL(strstr(log, "maria-password"));
	CU_ASSERT_PTR_NULL(strstr(log, maria + 7));
	free(log);
	hubsim_stop(h);
}

/* Exit status of hubsim with these words; what it says on stderr goes to `said`. */
static int run(const char *const *words, char *said, size_t size)
{
	const char *argv[8] = { getenv("HUBSIM") };
	size_t n = 0;
	ssize_t got;
	int fds[2], status;
	pid_t pid;

	for (size_t i = 0; words[i]; i++)
		argv[i + 1] = words[i];
	if (pipe(fds))
		abort();
	pid = fork();
	if (!pid) {
		dup2(fds[1], STDERR_FILENO);
		dup2(fds[1], STDOUT_FILENO);
		close(fds[0]);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(fds[1]);
	while (n + 1 < size && (got = read(fds[0], said + n, size - 1 - n)) > 0)
		n += (size_t)got;
	said[n] = '\0';
	close(fds[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_command_line(void)
{
	static const char *const bad[][4] = {
		{ "--nonsense" },
		{ "--port", "70000" },
		{ "--fail", "GET" },
		{ "--fail", "GET * oops" },
		{ "--fail", "GET * 503 x=1" },
		{ "--fixture", "nothing" },
		{ "--tags", "-1" },
		{ "--tls", "cert" },
		{ "--latency" },
		{ "word" },
	};
	char said[16384];

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		CU_ASSERT_EQUAL(run(bad[i], said, sizeof(said)), 64);
		CU_ASSERT_EQUAL(strncmp(said, "hubsim: ", 8), 0);
		CU_ASSERT_PTR_EQUAL(strchr(said, '\n'), said + strlen(said) - 1);
	}
	CU_ASSERT_EQUAL(run((const char *[]){ "--accounts", NULL }, said, sizeof(said)),
			0);
	CU_ASSERT_PTR_NOT_NULL(strstr(said, "dckr_oat_acme_nolist"));
	CU_ASSERT_EQUAL(run((const char *[]){ "--help", NULL }, said, sizeof(said)), 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(said, "--clock-scale"));
}

CHECK_MAIN("hubsim: limits and faults", test_window, test_accounts_apart, test_no_limit,
	   test_broken_answers, test_silence, test_strange_bodies, test_retry_after,
	   test_elsewhere, test_after, test_how_often, test_waiting_together,
	   test_events, test_a_push_with_the_image_of_another, test_gzip, test_log,
	   test_command_line)
