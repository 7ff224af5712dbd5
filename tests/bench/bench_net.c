#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/delay.h"
#include "tests/harness/fetch.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/wait.h"

/*
 * How long a long list takes from a simulated Hub, and what it costs us.  Each figure
 * is taken in a process of its own, so that memory and CPU are those of one list.
 */

static const char bulk[] = "{\"namespace\":\"acme\",\"repository\":\"bulk-0001\"}";

static double cpu_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The most memory this process ever had, in MB. */
static double peak_mb(void)
{
	FILE *f = fopen("/proc/self/status", "re");
	char line[128];
	double mb = 0;

	while (f && fgets(line, sizeof(line), f))
		if (!strncmp(line, "VmHWM:", 6))
			mb = (double)strtol(line + 6, NULL, 10) / 1024;
	if (f)
		fclose(f);
	return mb;
}

static void print(const char *what, double wall, double cpu, double mb)
{
	printf("%-66s %7.3f s wall %7.3f s cpu %7.1f MB peak\n", what, wall, cpu, mb);
}

/* Rows are kept, as a table would. */
static size_t load(struct fetch_hub *f, int64_t *ret_first_ms)
{
	ticket t = fetch_submit(f, "repos.list_tags", bulk, WANT_ROWS, true);
	int64_t since = wait_now_ms();
	struct page *kept = NULL;
	struct reply *r;
	size_t rows = 0;
	bool done;

	*ret_first_ms = -1;
	do {
		r = hub_wait(f->hub, t);
		done = !r || r->type == REPLY_DONE;
		if (r && r->page) {
			if (*ret_first_ms < 0)
				*ret_first_ms = wait_now_ms() - since;
			rows += r->page->n_rows;
			r->page->next = kept;
			kept = r->page;
			r->page = NULL;
		}
		if (r && r->err.status)
			fprintf(stderr, "%s\n", r->err.text);
		reply_free(r);
	} while (!done);
	while (kept) {
		struct page *next = kept->next;

		page_free(kept);
		kept = next;
	}
	return rows;
}

static void measure(const char *what, const char *url, const char *ca, size_t expected)
{
	struct fetch_hub f;
	int64_t since, first, ms;
	char line[80];
	double cpu;
	size_t rows;

	fetch_init(&f, url, "maria", "maria-password");
	f.config.ca_file = ca;
	cpu = cpu_s();
	since = wait_now_ms();
	fetch_open(&f);
	rows = load(&f, &first);
	ms = wait_now_ms() - since;
	if (rows != expected)
		fprintf(stderr, "%s: %zu rows instead of %zu\n", what, rows, expected);
	snprintf(line, sizeof(line), "%s (first page %lld ms)", what, (long long)first);
	print(line, (double)ms / 1e3, cpu_s() - cpu, peak_mb());
	if (ca) {
		since = wait_now_ms();
		load(&f, &first);
		printf("%-66s %7.3f s wall\n", "  again, signed in and connected",
		       (double)(wait_now_ms() - since) / 1e3);
	}
	fetch_close(&f);
	fflush(stdout);
}

static void measure_apart(const char *what, const char *url, const char *ca,
			  size_t expected)
{
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (!pid) {
		measure(what, url, ca, expected);
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

/* ---- plain -------------------------------------------------------------- */

static struct hubsim *start(const char *tags, const char *latency, const char *public)
{
	const char *args[] = { "--tags", tags, "--rate-limit", "0", "--latency",
			       latency,  NULL, NULL,           NULL };

	if (public) {
		args[6] = "--public-url";
		args[7] = public;
	}
	return hubsim_start(args);
}

static void plain(const char *what, const char *tags, const char *latency)
{
	struct hubsim *h = start(tags, latency, NULL);

	if (!h)
		return;
	measure_apart(what, hubsim_url(h), NULL, (size_t)strtol(tags, NULL, 10));
	hubsim_stop(h);
}

/* ---- as scripts do it --------------------------------------------------- */

static bool have(const char *tool)
{
	char *path = xasprintf("command -v %s >/dev/null 2>&1", tool);
	pid_t pid = fork();
	int status = 1;

	if (!pid) {
		execlp("sh", "sh", "-c", path, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	free(path);
	return !status;
}

static const char script[] =
	"T=$(curl -s -H 'Content-Type: application/json' -d "
	"'{\"identifier\":\"maria\",\"secret\":\"maria-password\"}' $U/v2/auth/token | "
	"jq -r .access_token); "
	"U=\"$U/v2/namespaces/acme/repositories/bulk-0001/tags\"; "
	"U=\"$U?page=1&page_size=100\"; while [ \"$U\" != null ]; do "
	"curl -s -H \"Authorization: Bearer $T\" \"$U\" >$D/page; "
	"jq -r '.results[].name' $D/page; U=$(jq -r .next $D/page); done | wc -l "
	">$D/rows";

static void by_script(const char *what, const char *tags, const char *latency)
{
	struct hubsim *h;
	int64_t since;
	int status = 0;
	char dir[] = "/tmp/hubdeck-bench-XXXXXX";
	pid_t pid;

	if (!have("curl") || !have("jq")) {
		printf("%-66s skipped: needs curl and jq\n", what);
		return;
	}
	h = start(tags, latency, NULL);
	if (!h || !mkdtemp(dir))
		abort();
	since = wait_now_ms();
	pid = fork();
	if (!pid) {
		setenv("U", hubsim_url(h), 1);
		setenv("D", dir, 1);
		execlp("sh", "sh", "-c", script, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	printf("%-66s %7.3f s wall%s\n", what, (double)(wait_now_ms() - since) / 1e3,
	       status ? " (failed)" : "");
	hubsim_stop(h);
	pid = fork();
	if (!pid) {
		execlp("rm", "rm", "-rf", dir, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

/* ---- a long line with TLS ----------------------------------------------- */

static pid_t spawn(const char *const argv[])
{
	pid_t pid = fork();
	int null;

	if (!pid) {
		null = open("/dev/null", O_RDWR | O_CLOEXEC);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	return pid;
}

static int run(const char *const argv[])
{
	int status = 1;

	waitpid(spawn(argv), &status, 0);
	return status;
}

static pid_t spawn_proxy(int front, int back, const char *key, const char *cert,
			 bool http2)
{
	char *f = xasprintf("--frontend=127.0.0.1,%d", front);
	char *b = xasprintf("--backend=127.0.0.1,%d", back);
	const char *argv[] = { "nghttpx",
			       f,
			       b,
			       http2 ? "--npn-list=h2" : "--npn-list=http/1.1",
			       "--workers=1",
			       "--no-ocsp",
			       "--backend-connections-per-host=64",
			       key,
			       cert,
			       NULL };
	pid_t pid = spawn(argv);

	free(f);
	free(b);
	return pid;
}

static bool make_certificate(const char *key, const char *cert)
{
	const char *argv[] = { "openssl",
			       "req",
			       "-x509",
			       "-newkey",
			       "ec",
			       "-pkeyopt",
			       "ec_paramgen_curve:P-256",
			       "-nodes",
			       "-days",
			       "2",
			       "-subj",
			       "/CN=localhost",
			       "-addext",
			       "subjectAltName=IP:127.0.0.1,DNS:localhost",
			       "-keyout",
			       key,
			       "-out",
			       cert,
			       NULL };

	return run(argv) == 0;
}

/* The proxy is up once somebody can sign in through it; retried by the hub itself. */
static void await_proxy(const char *url, const char *ca)
{
	struct fetch_hub f;
	struct fetched got;
	int64_t deadline = wait_deadline();
	bool up = false;

	while (!up && wait_left(deadline)) {
		fetch_init(&f, url, "maria", "maria-password");
		f.config.ca_file = ca;
		f.config.timeouts.retry_ms = 50;
		fetch_open(&f);
		fetch_all(&f, "repos.list", "{\"namespace\":\"acme\"}", WANT_BODY,
			  &got);
		up = got.done && got.done->err.status == ST_OK;
		fetched_done(&got);
		fetch_close(&f);
	}
}

/* The line is between us and the proxy; so TLS pays for its round trips, too. */
static void over_tls(const char *what, bool http2)
{
	char dir[] = "/tmp/hubdeck-bench-XXXXXX", *key, *cert, *url;
	int front = delay_free_port();
	struct delay *line = delay_start(front, 80);
	struct hubsim *h;
	pid_t proxy;

	if (!mkdtemp(dir))
		abort();
	key = xasprintf("%s/key", dir);
	cert = xasprintf("%s/cert", dir);
	url = xasprintf("https://127.0.0.1:%d", delay_port(line));
	h = start("3000", "0", url);
	if (h && make_certificate(key, cert)) {
		proxy = spawn_proxy(front, hubsim_port(h), key, cert, http2);
		await_proxy(url, cert);
		measure_apart(what, url, cert, 3000);
		kill(proxy, SIGTERM);
		waitpid(proxy, NULL, 0);
	}
	hubsim_stop(h);
	delay_stop(line);
	unlink(key);
	unlink(cert);
	rmdir(dir);
	free(key);
	free(cert);
	free(url);
}

int main(void)
{
	plain("10,000 tags", "10000", "0");
	plain("10,000 tags, 80 ms an answer", "10000", "80");
	by_script("10,000 tags, 80 ms an answer, curl and jq", "10000", "80");
	plain("100,000 tags", "100000", "0");
	plain("100,000 tags, 80 ms an answer", "100000", "80");
	if (!have("nghttpx") || !have("openssl")) {
		printf("%-66s skipped: needs nghttpx and openssl\n", "3,000 tags, TLS");
		return 0;
	}
	over_tls("3,000 tags, 80 ms round trip, TLS, HTTP/2", true);
	over_tls("3,000 tags, 80 ms round trip, TLS, HTTP/1.1", false);
	return 0;
}
