#include "tests/harness/hubsim.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <json-c/json.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/harness/env.h"
#include "tests/harness/leak.h"
#include "tests/harness/wait.h"

enum { MAX_ARGS = 48 };

struct hubsim {
	pid_t pid;
	int alive;      /* its standard output: ends when it does */
	struct env env; /* its home holds the log */
	char url[64];
	char *log, *capture;
	char *client[4];
};

static pid_t launch(struct hubsim *h, const char *const argv[], int out)
{
	pid_t pid = fork();

	if (pid)
		return pid;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	dup2(out, STDOUT_FILENO);
	execve(argv[0], (char *const *)(size_t)argv, h->env.var);
	_exit(127);
}

/* The first line it prints is its address. */
static bool read_url(struct hubsim *h, int fd)
{
	int64_t deadline = wait_deadline();
	struct pollfd p = { .fd = fd, .events = POLLIN };
	size_t n = 0;

	while (n + 1 < sizeof(h->url) && poll(&p, 1, wait_left(deadline)) > 0) {
		if (read(fd, h->url + n, 1) != 1)
			break;
		if (h->url[n] == '\n') {
			h->url[n] = '\0';
			return n > 0;
		}
		n++;
	}
	return false;
}

static void tell_clients(struct hubsim *h)
{
	h->client[0] = xasprintf("DOCKERHUB_URL=%s", h->url);
	h->client[1] = xasprintf("DOCKER_REGISTRY_URL=%s", h->url);
	h->client[2] = xasprintf("DOCKER_REGISTRY_AUTH_URL=%s/token", h->url);
}

struct hubsim *hubsim_start(const char *const args[])
{
	const char *program = getenv("HUBSIM");
	struct hubsim *h = xcalloc(1, sizeof(*h));
	const char *argv[MAX_ARGS] = { program, "--port", "0",    "--die-with-parent",
				       "--now", ENV_NOW,  "--log" };
	size_t n = 7;
	int out[2];

	env_init(&h->env);
	h->log = xasprintf("%s/hubsim.log", h->env.home);
	h->capture = xasprintf("%s/capture.log", h->env.home);
	argv[n++] = h->log;
	for (; args && *args && n + 2 < MAX_ARGS; args++) {
		argv[n++] = *args;
		if (!strcmp(*args, "--capture"))
			argv[n++] = h->capture;
	}
	if (!program || pipe2(out, O_CLOEXEC) < 0)
		abort();
	h->pid = launch(h, argv, out[1]);
	close(out[1]);
	h->alive = out[0];
	if (!read_url(h, h->alive)) {
		fprintf(stderr, "%s does not say its address\n", program);
		hubsim_stop(h);
		return NULL;
	}
	tell_clients(h);
	return h;
}

/* Reads on until the end of its output, which is its own end. */
static bool ended(struct hubsim *h)
{
	struct pollfd p = { .fd = h->alive, .events = POLLIN };
	int64_t deadline = wait_deadline();
	char buf[256];

	while (poll(&p, 1, wait_left(deadline)) > 0)
		if (read(h->alive, buf, sizeof(buf)) <= 0)
			return true;
	return false;
}

void hubsim_stop(struct hubsim *h)
{
	if (!h)
		return;
	kill(h->pid, SIGTERM);
	if (!ended(h))
		kill(h->pid, SIGKILL);
	close(h->alive);
	waitpid(h->pid, NULL, 0);
	for (size_t i = 0; i < COUNT(h->client); i++)
		free(h->client[i]);
	leak_check_files(h->env.home);
	free(h->log);
	free(h->capture);
	env_done(&h->env);
	free(h);
}

const char *hubsim_url(const struct hubsim *h)
{
	return h->url;
}

int hubsim_port(const struct hubsim *h)
{
	const char *colon = strrchr(h->url, ':');

	return colon ? (int)strtol(colon + 1, NULL, 10) : 0;
}

const char *const *hubsim_env(const struct hubsim *h)
{
	return (const char *const *)h->client;
}

static char *read_all(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = NULL;
	size_t cap = 0;

	if (!f)
		return xstrdup("");
	if (getdelim(&text, &cap, '\0', f) < 0) {
		free(text);
		text = xstrdup("");
	}
	fclose(f);
	return text;
}

char *hubsim_log(const struct hubsim *h)
{
	return read_all(h->log);
}

char *hubsim_capture(const struct hubsim *h)
{
	return read_all(h->capture);
}

static bool matches(const char *line, const char *pattern)
{
	struct json_object *o = json_tokener_parse(line), *method, *path;
	char *request;
	bool ok = false;

	if (json_object_object_get_ex(o, "method", &method) &&
	    json_object_object_get_ex(o, "path", &path)) {
		request = xasprintf("%s %s", json_object_get_string(method),
				    json_object_get_string(path));
		ok = !fnmatch(pattern, request, 0);
		free(request);
	}
	json_object_put(o);
	return ok;
}

size_t hubsim_count(const struct hubsim *h, const char *pattern)
{
	char *log = hubsim_log(h), *line = log, *end;
	size_t n = 0;

	for (; (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		n += matches(line, pattern);
	}
	free(log);
	return n;
}

bool hubsim_wait(const struct hubsim *h, const char *pattern, size_t n)
{
	int64_t deadline = wait_deadline();
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char events[4096];
	bool ok;

	inotify_add_watch(fd, h->log, IN_MODIFY);
	while (!(ok = hubsim_count(h, pattern) >= n) && wait_left(deadline)) {
		poll(&p, 1, wait_left(deadline));
		while (read(fd, events, sizeof(events)) > 0)
			;
	}
	close(fd);
	return ok;
}
