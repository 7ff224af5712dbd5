#include "ui/config.h"

#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/state.h"
#include "ui/context.h"

enum { DEFAULT_MAX_WAIT = 900, MAX_PROTECT = 100, LINES_MAX = 10000 };

static void set(char **to, const char *value)
{
	free(*to);
	*to = xstrdup(value);
}

static const char *env(const char *name)
{
	const char *v = getenv(name);

	return v && *v ? v : NULL;
}

static bool truthy(const char *v)
{
	return v && (!strcmp(v, "1") || !strcasecmp(v, "true") ||
		     !strcasecmp(v, "yes") || !strcasecmp(v, "on"));
}

static bool falsy(const char *v)
{
	return !strcmp(v, "0") || !strcasecmp(v, "false") || !strcasecmp(v, "no") ||
	       !strcasecmp(v, "off");
}

/* $NAME/hubdeck, or ~/fallback/hubdeck; NULL without a home. */
static char *xdg(const char *name, const char *fallback)
{
	const char *base = env(name), *home = env("HOME");

	if (base && *base == '/')
		return xasprintf("%s/hubdeck", base);
	return home ? xasprintf("%s/%s/hubdeck", home, fallback) : NULL;
}

/* ---- files ------------------------------------------------------------ */

struct reading {
	struct config *config;
	const char *path;
	char fault[256]; /* of the first bad line; inih says which it was */
};

static void add_protect(struct config *c, const char *value)
{
	char *copy = xstrdup(value), *rest = copy, *glob;

	while ((glob = strsep(&rest, ", \t[]\"")))
		if (*glob && c->n_protect < MAX_PROTECT) {
			c->protect = xrealloc(c->protect, c->n_protect + 2,
					      sizeof(*c->protect));
			c->protect[c->n_protect++] = xstrdup(glob);
			c->protect[c->n_protect] = NULL;
		}
	free(copy);
}

static int bad_value(struct reading *r, const char *key, const char *allowed)
{
	snprintf(r->fault, sizeof(r->fault), "%.60s: %.190s", key, allowed);
	return 0;
}

bool config_flag(const char *value, bool *ret)
{
	*ret = truthy(value);
	return *ret || falsy(value);
}

static int read_flag(struct reading *r, const char *key, const char *value, bool *flag)
{
	bool on;

	if (!config_flag(value, &on))
		return bad_value(r, key, "true or false");
	*flag = on;
	return 1;
}

/* Sections of other names belong to features of their own. */
static int read_section(struct reading *r, const char *section, const char *key,
			const char *value)
{
	struct error err = { 0 };

	if (strncmp(section, "context ", 8) != 0)
		return 1;
	section += 8 + strspn(section + 8, " \t");
	if (!*section)
		return bad_value(r, key, "a context needs a name: [context NAME]");
	if (context_set(context_make(r->config, section), r->path, key, value, &err))
		return bad_value(r, key, err.text);
	return 1;
}

static int on_pair(void *arg, const char *section, const char *key, const char *value)
{
	struct reading *r = arg;
	struct config *c = r->config;
	bool flag = false;
	int64_t n;

	if (*section)
		return read_section(r, section, key, value);
	if (!strcmp(key, "context"))
		set(&c->context_name, value);
	else if (!strcmp(key, "url"))
		set(&c->url, value);
	else if (!strcmp(key, "cacert"))
		set(&c->ca_file, value);
	else if (!strcmp(key, "protect"))
		add_protect(c, value);
	else if (!strcmp(key, "ascii"))
		return read_flag(r, key, value, &c->ascii);
	else if (!strcmp(key, "read-only")) {
		if (!read_flag(r, key, value, &flag))
			return 0;
		c->read_only = c->read_only || flag;
	} else if (!strcmp(key, "max-wait")) {
		if (!parse_int(str_from(value), &n) || n < 0 || n > 86400)
			return bad_value(r, key, "seconds from 0 to 86400");
		c->max_wait = (int)n;
	} else
		return bad_value(
			r, key,
			"no such setting (url, context, cacert, protect, ascii, "
			"read-only, max-wait)");
	return 1;
}

/* A pipe that nobody fills, or a device without an end, must not hold us up. */
struct source {
	FILE *f;
	int left; /* lines */
};

static char *next_line(char *buf, int size, void *arg)
{
	struct source *s = arg;

	return s->left && s->left-- ? fgets(buf, size, s->f) : NULL;
}

static FILE *open_source(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "r");

	if (fd >= 0 && !f)
		close(fd);
	return f;
}

static enum status read_file(struct config *c, const char *path, bool must,
			     struct error *err)
{
	struct reading r = { .config = c, .path = path };
	struct source s = { open_source(path), LINES_MAX };
	int line;

	if (!s.f && (must || errno != ENOENT))
		return error_set(err, ST_USAGE, "%s: %s", path, strerror(errno));
	if (!s.f)
		return ST_OK;
	line = ini_parse_stream(next_line, &s, on_pair, &r);
	fclose(s.f);
	if (!s.left)
		return error_set(err, ST_USAGE, "%s: more than %d lines", path,
				 LINES_MAX);
	if (!line)
		return ST_OK;
	return error_set(err, ST_USAGE, "%s:%d: %s", path, line,
			 r.fault[0] ? r.fault : "not a setting (write: name = value)");
}

/* ---- environment ------------------------------------------------------ */

static void read_environment(struct config *c)
{
	if (env("DOCKERHUB_URL"))
		set(&c->url, env("DOCKERHUB_URL"));
	if (env("DOCKER_REGISTRY_URL"))
		set(&c->registry_url, env("DOCKER_REGISTRY_URL"));
	if (env("DOCKER_REGISTRY_AUTH_URL"))
		set(&c->registry_auth_url, env("DOCKER_REGISTRY_AUTH_URL"));
	if (env("HUBDECK_READ_ONLY") && !falsy(env("HUBDECK_READ_ONLY")))
		c->read_only = true;
	if (truthy(env("DOCKERHUB_ALLOW_DESTRUCTIVE")))
		c->allow_destructive = true;
	if (env("NO_COLOR"))
		c->color = COLOR_NEVER;
}

/* What the option or the environment names is another choice than the file's. */
static enum status choose_context(struct config *c, const char *name, struct error *err)
{
	if (!name)
		name = env("HUBDECK_CONTEXT");
	if (!name)
		name = c->context_name;
	return name ? context_choose(c, name, err) : ST_OK;
}

enum status config_load(struct config *c, const char *explicit_path,
			const char *context, struct error *err)
{
	const char *path = explicit_path ? explicit_path : env("HUBDECK_CONFIG");
	char *dir = xdg("XDG_CONFIG_HOME", ".config");
	enum status st;

	*c = (struct config){ .max_wait = DEFAULT_MAX_WAIT };
	set(&c->url, "https://hub.docker.com");
	c->state_dir = state_default_dir();
	if (path)
		c->config_path = xstrdup(path);
	else if (dir)
		c->config_path = xasprintf("%s/config", dir);
	free(dir);
	st = read_file(c, "/etc/hubdeck.conf", false, err);
	if (!st && c->config_path)
		st = read_file(c, c->config_path, path != NULL, err);
	if (!st)
		st = choose_context(c, context, err);
	if (!st)
		read_environment(c);
	return st;
}

void config_done(struct config *c)
{
	for (size_t i = 0; i < c->n_protect; i++)
		free(c->protect[i]);
	free(c->protect);
	free(c->url);
	free(c->registry_url);
	free(c->registry_auth_url);
	free(c->ca_file);
	free(c->config_path);
	free(c->state_dir);
	context_free_all(c);
	free(c->context_name);
	free(c->context_url);
	free(c->columns);
	free(c->confirm);
	*c = (struct config){ 0 };
}

char *config_journal_path(const struct config *c, struct error *err)
{
	return state_journal_path(c->state_dir, err);
}
