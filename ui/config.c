#include "ui/config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/format.h"
#include "model/member_audit.h"
#include "model/nearest.h"
#include "model/xalloc.h"
#include "net/state.h"
#include "ui/context.h"
#include "ui/ini_file.h"

enum { DEFAULT_MAX_WAIT = 900, MAX_PROTECT = 100 };

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

static bool is_on(const char *v)
{
	bool on;

	return v && ini_flag(v, &on) && on;
}

static bool is_off(const char *v)
{
	bool on;

	return ini_flag(v, &on) && !on;
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

static enum status read_flag(const char *value, bool *flag, struct error *err)
{
	bool on;

	if (!ini_flag(value, &on))
		return error_set(err, ST_USAGE, "true or false");
	*flag = on;
	return ST_OK;
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
			    int line, struct error *err)
{
	char *where = xasprintf("%s:%d", r->path, line);
	enum status st = keymap_set(&r->config->keymap, key, value, where, err);

	free(where);
	return st;
}

static enum status no_flag(struct error *err)
{
	char names[160] = "", name[AUDIT_FLAG_MAX];
	size_t n = 0;

	for (size_t i = 0; i < n_audit_flags; i++) {
		audit_flag_name(i, name);
		n += (size_t)snprintf(names + n, sizeof(names) - n, "%s%s",
				      i ? ", " : "", name);
	}
	error_set(err, ST_USAGE, "no such flag");
	return error_hint(err, "the flags are %s", names);
}

static enum status read_risk(struct config *c, const char *key, const char *value,
			     struct error *err)
{
	enum { WEIGHT_MAX = 1000 };
	int64_t weight;
	size_t flag;

	if (!audit_flag_find(key, &flag))
		return no_flag(err);
	if (!parse_int(str_from(value), &weight) || weight < 0 || weight > WEIGHT_MAX)
		return error_set(err, ST_USAGE, "a number from 0 to %d, not \"%.40s\"",
				 WEIGHT_MAX, value);
	if (!c->risk) {
		c->risk = xcalloc(n_audit_flags, sizeof(*c->risk));
		for (size_t i = 0; i < n_audit_flags; i++)
			c->risk[i] = audit_flags[i].weight;
	}
	c->risk[flag] = (int)weight;
	return ST_OK;
}

static enum status read_section(struct reading *r, const char *section, const char *key,
				const char *value, int line, struct error *err)
{
	struct config *c = r->config;

	if (!strncmp(section, "context ", 8))
		return read_context(r, section + 8, key, value, err);
	if (!strcmp(section, "keys"))
		return read_key(r, key, value, line, err);
	if (!strcmp(section, "colors"))
		return settings_color(&c->settings, key, value, err);
	if (!strcmp(section, "risk"))
		return read_risk(c, key, value, err);
	if (!strncmp(section, "columns.", 8))
		return pane_config_set(&c->panes, section + 8, key, value, err);
	return error_set(err, ST_USAGE,
			 "[%.40s] is no section ([context NAME], [columns.PANE], "
			 "[keys], [colors], [risk])",
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

static enum status read_max_wait(const char *value, int *ret, struct error *err)
{
	int64_t n;

	if (!parse_int(str_from(value), &n) || n < 0 || n > 86400)
		return error_set(err, ST_USAGE, "seconds from 0 to 86400");
	*ret = (int)n;
	return ST_OK;
}

static enum status read_pair(struct reading *r, const char *key, const char *value,
			     struct error *err)
{
	struct config *c = r->config;
	const struct setting *k = setting_find(key);
	bool flag = false;

	if (k)
		return read_setting(r, k, value, err);
	if (!strcmp(key, "ascii"))
		return read_flag(value, &c->ascii, err);
	if (!strcmp(key, "max-wait"))
		return read_max_wait(value, &c->max_wait, err);
	if (!strcmp(key, "read-only")) {
		if (read_flag(value, &flag, err))
			return ST_USAGE;
		c->read_only = c->read_only || flag;
	} else if (!strcmp(key, "context")) {
		set(&c->context_name, value);
	} else if (!strcmp(key, "url")) {
		set(&c->url, value);
	} else if (!strcmp(key, "cacert")) {
		set(&c->ca_file, value);
	} else if (!strcmp(key, "protect")) {
		add_protect(c, value);
	} else {
		no_setting(key, err);
	}
	return err->status;
}

static enum status on_pair(void *arg, const char *section, const char *key,
			   const char *value, int line, struct error *err)
{
	struct reading *r = arg;
	struct error why = { 0 };

	if (!(*section ? read_section(r, section, key, value, line, &why)
		       : read_pair(r, key, value, &why)))
		return ST_OK;
	error_set(err, ST_USAGE, "%.60s: %.190s", key, why.text);
	return error_hint(err, "%s", why.hint);
}

static enum status read_file(struct config *c, const char *path, bool must,
			     struct error *err)
{
	struct reading r = { .config = c, .path = path };

	return ini_file_read(path, must, on_pair, &r, err);
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
	if (env("HUBDECK_READ_ONLY") && !is_off(env("HUBDECK_READ_ONLY")))
		c->read_only = true;
	if (is_on(env("DOCKERHUB_ALLOW_DESTRUCTIVE")))
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
	free(c->risk);
	free(c->columns);
	free(c->confirm);
	*c = (struct config){ 0 };
}

char *config_journal_path(const struct config *c, struct error *err)
{
	return state_journal_path(c->state_dir, err);
}
