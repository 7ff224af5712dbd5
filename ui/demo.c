#include "ui/demo.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ui/cli.h"

enum { START_MS = 10000 };

/* Beside our own binary first, so that a build tree runs its own. */
static bool find_hubsim(char *buf, size_t size)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *slash;

	if (n > 0) {
		self[n] = '\0';
		slash = strrchr(self, '/');
		if (slash)
			*slash = '\0';
		if ((size_t)snprintf(buf, size, "%s/hubsim", self) < size &&
		    !access(buf, X_OK))
			return true;
	}
	snprintf(buf, size, "%s/libexec/hubdeck/hubsim", HUBDECK_PREFIX);
	return !access(buf, X_OK);
}

/* The address is the first line hubsim prints. */
static bool read_address(int fd, char *buf, size_t size)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	size_t n = 0;

	while (n + 1 < size && poll(&p, 1, START_MS) > 0) {
		ssize_t got = read(fd, buf + n, 1);

		if (got <= 0)
			return false;
		if (buf[n] == '\n') {
			buf[n] = '\0';
			return !strncmp(buf, "http://127.0.0.1:", 17);
		}
		n++;
	}
	return false;
}

static int spawn(struct demo *d, const char *path, int out)
{
	char *argv[] = { (char[]){ "hubsim" }, (char[]){ "--port" }, (char[]){ "0" },
			 (char[]){ "--die-with-parent" }, NULL };
	posix_spawn_file_actions_t actions;
	int rc;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY,
					 0);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY,
					 0);
	rc = posix_spawn(&d->pid, path, &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	return rc;
}

/* Where its journal lies for as long as it runs. */
static enum status make_state_dir(struct demo *d, struct error *err)
{
	const char *tmp = getenv("TMPDIR");
	int n = snprintf(d->state_dir, sizeof(d->state_dir), "%s/hubdeck-demo-XXXXXX",
			 tmp && *tmp == '/' ? tmp : "/tmp");

	if ((size_t)n >= sizeof(d->state_dir))
		errno = ENAMETOOLONG;
	else if (mkdtemp(d->state_dir))
		return ST_OK;
	error_set(err, ST_LOCAL, "%s: %s", d->state_dir, strerror(errno));
	d->state_dir[0] = '\0';
	return ST_LOCAL;
}

enum status demo_start(struct demo *d, struct error *err)
{
	char path[PATH_MAX];
	int fds[2], rc;
	bool ok;

	*d = (struct demo){ 0 };
	if (!find_hubsim(path, sizeof(path))) {
		error_set(err, ST_LOCAL, "the simulated Hub is not installed: %s",
			  path);
		return error_hint(err, "make builds it; make install puts it there");
	}
	if (make_state_dir(d, err))
		return err->status;
	if (pipe2(fds, O_CLOEXEC) < 0)
		return error_set(err, ST_LOCAL, "cannot start the simulated Hub: %s",
				 strerror(errno));
	rc = spawn(d, path, fds[1]);
	close(fds[1]);
	ok = !rc && read_address(fds[0], d->url, sizeof(d->url));
	close(fds[0]);
	if (ok)
		return ST_OK;
	if (rc)
		d->pid = 0;
	demo_stop(d);
	return error_set(err, ST_LOCAL, "the simulated Hub did not start: %s",
			 rc ? strerror(rc) : path);
}

static void remove_dir(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(dir);
}

void demo_stop(struct demo *d)
{
	if (d->pid > 0) {
		kill(d->pid, SIGTERM);
		while (waitpid(d->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	if (d->state_dir[0])
		remove_dir(d->state_dir);
	*d = (struct demo){ 0 };
}

/* ---- the tour --------------------------------------------------------- */

static const struct stop {
	const char *say, *op, *ns, *repo, *tag;
} stops[] = {
	{ "Organizations of maria", "org.list", NULL, NULL, NULL },
	{ "Repositories of acme", "repos.list", "acme", NULL, NULL },
	{ "Newest tags of acme/web-app", "repos.list_tags", "acme", "web-app", NULL },
	{ "API limit", "admin.rate_limit", NULL, NULL, NULL },
};

static void add(json_object *params, const char *name, const char *value)
{
	if (value)
		json_object_object_add(params, name, json_object_new_string(value));
}

int demo_tour(struct options *o, struct hub *h)
{
	int code = 0;

	puts("hubdeck on a simulated Docker Hub.  On a terminal this opens the "
	     "dashboard.");
	if (o->config.output == OUT_AUTO)
		o->config.output = OUT_TABLE;
	for (size_t i = 0; !code && i < sizeof(stops) / sizeof(stops[0]); i++) {
		json_object_put(o->params);
		o->params = json_object_new_object();
		add(o->params, "namespace", stops[i].ns);
		add(o->params, "repository", stops[i].repo);
		add(o->params, "tag", stops[i].tag);
		printf("\n%s\n\n", stops[i].say);
		code = cli_run(o, op_by_name(stops[i].op), h);
	}
	return code;
}
