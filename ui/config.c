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
#include "model/nearest.h"
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

/* A pipe that nobody fills, or a device without an end, must not hold us up. */
struct source {
	FILE *f;
	int lines; /* read so far */
};

struct reading {
	struct config *config;
	const char *path;
	struct source source;
	char fault[ERROR_TEXT_MAX]; /* of the first bad line; inih says which it was */
	char hint[ERROR_TEXT_MAX];
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
	if (!r->fault[0])
		snprintf(r->fault, sizeof(r->fault), "%.60s: %.190s", key, allowed);
	return 0;
}

/* What a section of its own found wrong. */
static int bad_line(struct reading *r, const char *key, const struct error *err)
{
	if (!r->fault[0])
		snprintf(r->hint, sizeof(r->hint), "%s", err->hint);
	return bad_value(r, key, err->text);
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

static enum status read_context(struct reading *r, const char *name, const char *key,
				const char *value, struct error *err)
{
	name += strspn(name, " \t");
	if (!*name)
		return error_set(err, ST_USAGE,
				 "a context needs a name: [context "
				 "NAME]");
	return context_set(context_make(r->config, name), r->path, key, value, err);
}

static enum status read_key(struct reading *r, const char *key, const char *value,
			    struct error *err)
{
	char *where = xasprintf("%s:%d", r->path, r->source.lines);
	enum status st = keymap_set(&r->config->keymap, key, value, where, err);

	free(where);
	return st;
}

static enum status read_section(struct reading *r, const char *section, const char *key,
				const char *value, struct error *err)
{
	struct config *c = r->config;

	if (!strncmp(section, "context ", 8))
		return read_context(r, section + 8, key, value, err);
	if (!strcmp(section, "keys"))
		return read_key(r, key, value, err);
	if (!strcmp(section, "colors"))
		return settings_color(&c->settings, key, value, err);
	if (!strncmp(section, "columns.", 8))
		return pane_config_set(&c->panes, section + 8, key, value, err);
	return error_set(err, ST_USAGE,
			 "[%.40s] is no section ([context NAME], [columns.PANE], "
			 "[keys], [colors])",
			 section);
}

/* The clipboard's command is a program we run. */
static enum status read_setting(struct reading *r, const struct setting *k,
				const char *value, struct error *err)
{
	char *why;

	if (setting_put(&r->config->settings, k, value, err))
		return ST_USAGE;
	why = strncmp(value, "cmd:", 4) ? NULL : config_distrust(r->path);
	if (why)
		error_set(err, ST_USAGE, "a command is not taken from here: %s", why);
	free(why);
	return err->status;
}

static void no_setting(const char *key, struct error *err)
{
	static const char *const others[] = { "url",     "context", "cacert",
					      "protect", "ascii",   "read-only",
					      "max-wait" };
	struct nearest near = { .word = key };
	const struct setting *k;

	for (size_t i = 0; i < COUNT(others); i++)
		nearest_offer(&near, others[i]);
	for (size_t i = 0; (k = setting_at(i)); i++)
		nearest_offer(&near, setting_name(k));
	error_set(err, ST_USAGE, "no such setting");
	nearest_hint(&near, "hubdeck(1) has them all, below CONFIGURATION", err);
}

static int on_pair(void *arg, const char *section, const char *key, const char *value)
{
	struct reading *r = arg;
	struct config *c = r->config;
	const struct setting *k = setting_find(key);
	struct error err = { 0 };
	bool flag = false;
	int64_t n;

	if (*section)
		return !read_section(r, section, key, value, &err) ||
		       bad_line(r, key, &err);
	if (k)
		return !read_setting(r, k, value, &err) || bad_line(r, key, &err);
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
	} else {
		no_setting(key, &err);
		return bad_line(r, key, &err);
	}
	return 1;
}

static char *next_line(char *buf, int size, void *arg)
{
	struct source *s = &((struct reading *)arg)->source;

	if (s->lines == LINES_MAX)
		return NULL;
	s->lines++;
	return fgets(buf, size, s->f);
}

static FILE *open_source(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "r");

	if (fd >= 0 && !f)
		close(fd);
	return f;
}

/* inih gives the reader and the handler two arguments; they are the same here. */
static enum status parse(struct reading *r, struct error *err)
{
	int line = ini_parse_stream(next_line, r, on_pair, r);

	if (r->source.lines == LINES_MAX)
		return error_set(err, ST_USAGE, "%s: more than %d lines", r->path,
				 LINES_MAX);
	if (!line)
		return ST_OK;
	error_set(err, ST_USAGE, "%.100s:%d: %s", r->path, line,
		  r->fault[0] ? r->fault : "not a setting (write: name = value)");
	return error_hint(err, "%s", r->hint);
}

static enum status read_file(struct config *c, const char *path, bool must,
			     struct error *err)
{
	struct reading r = { .config = c, .path = path };
	enum status st;

	r.source.f = open_source(path);
	if (!r.source.f && (must || errno != ENOENT))
		return error_set(err, ST_USAGE, "%s: %s", path, strerror(errno));
	if (!r.source.f)
		return ST_OK;
	st = parse(&r, err);
	fclose(r.source.f);
	return st;
}

/* Somebody who can write here could name a program that we run. */
static bool others_write(const char *path)
{
	struct stat st;

	return stat(path, &st) || (st.st_uid != geteuid() && st.st_uid != 0) ||
	       st.st_mode & 022;
}

char *config_distrust(const char *path)
{
	char *real = realpath(path, NULL), *slash, *why = NULL;

	if (!real)
		return xasprintf("%s: %s", path, strerror(errno));
	if (others_write(real))
		why = xasprintf("others can write %s", real);
	slash = strrchr(real, '/');
	slash[slash == real] = '\0';
	if (!why && others_write(real))
		why = xasprintf("others can write in %s", real);
	free(real);
	return why;
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
	settings_init(&c->settings);
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
		st = keymap_check(&c->keymap, err);
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
	keymap_done(&c->keymap);
	pane_config_done(&c->panes);
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
