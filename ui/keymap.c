#include "ui/keymap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/nearest.h"
#include "model/xalloc.h"
#include "ui/keys.h"

enum { KEY_NAME_MAX = 16, PER_COMMAND_MAX = 8 };

void keymap_done(struct keymap *m)
{
	for (size_t i = 0; i < N_COMMANDS; i++) {
		free(m->v[i].keys);
		free(m->v[i].where);
	}
	*m = (struct keymap){ 0 };
}

const char *keymap_keys(const struct keymap *m, const struct binding *b)
{
	const char *keys = m ? m->v[b->command].keys : NULL;

	return keys ? keys : b->keys;
}

/* ---- one line --------------------------------------------------------- */

/* The next word of *at as a key: 0 when it is none. */
static uint32_t next_key(const char **at, char *word, size_t size)
{
	size_t n = strcspn(*at, " \t");
	uint32_t key = 0;

	snprintf(word, size, "%.*s", n < 64 ? (int)n : 64, *at);
	if (n < KEY_NAME_MAX)
		key = key_parse(word);
	*at += n;
	*at += strspn(*at, " \t");
	return key == K_PASTE ? 0 : key;
}

static enum status parse_keys(const char *value, char **ret, struct error *err)
{
	char all[PER_COMMAND_MAX * KEY_NAME_MAX] = "", word[80], name[KEY_NAME_MAX];
	size_t n = 0, used = 0;

	for (const char *at = value + strspn(value, " \t"); *at; n++) {
		uint32_t key = next_key(&at, word, sizeof(word));

		if (!key)
			return error_set(err, ST_USAGE,
					 "no key is called \"%s\" (write j, J, Ctrl-D, "
					 "F5, Enter, Space, Tab, Up, PgDn, Home, Del "
					 "...)",
					 word);
		if (n == PER_COMMAND_MAX)
			return error_set(err, ST_USAGE, "at most %d keys",
					 PER_COMMAND_MAX);
		used += (size_t)snprintf(all + used, sizeof(all) - used, "%s%s",
					 n ? " " : "",
					 key_name(key, name, sizeof(name)));
	}
	if (!n)
		return error_set(err, ST_USAGE, "keys, or none");
	*ret = xstrdup(all);
	return ST_OK;
}

static enum status no_command(const char *name, struct error *err)
{
	struct nearest near = { .word = name };

	for (size_t i = 0; i < n_bindings; i++)
		nearest_offer(&near, binding_name(&bindings[i]));
	error_set(err, ST_USAGE, "no such command");
	return nearest_hint(&near, "? in the dashboard and hubdeck(1) name them", err);
}

enum status keymap_set(struct keymap *m, const char *name, const char *value,
		       const char *where, struct error *err)
{
	enum command c = command_for_binding(name);
	char *keys = NULL;

	if (c == CMD_NONE)
		return no_command(name, err);
	if (!strcmp(value, "none"))
		keys = xstrdup("");
	else if (parse_keys(value, &keys, err))
		return ST_USAGE;
	free(m->v[c].keys);
	free(m->v[c].where);
	m->v[c] = (struct keymap_entry){ keys, xstrdup(where) };
	return ST_OK;
}

/* ---- all of it -------------------------------------------------------- */

/* Without these nobody gets out, or to anything else. */
static bool needs_key(enum command c)
{
	return c == CMD_BACK || c == CMD_QUIT || c == CMD_CANCEL || c == CMD_PALETTE;
}

/* The keys of the dialogs that confirm (ui/confirm.c): the key that asks must not be
 * the one that confirms (UX 1.2). */
static bool confirms(uint32_t key)
{
	return key == 'y' || key == K_F9 || key == K_ENTER || key == K_TAB;
}

struct checking {
	const struct keymap *map;
	struct error *err;
	const struct binding *of; /* whose keys are looked at */
};

/* NULL: nobody said so, it is built in. */
static const char *said_at(const struct keymap *m, enum command c)
{
	return m->v[c].where;
}

/* The line of the configuration; the table is of no file. */
static const char *line_of(const struct checking *k)
{
	const char *where = said_at(k->map, k->of->command);

	return where ? where : "built in";
}

static enum status clash(struct checking *k, uint32_t key, const struct binding *other)
{
	const char *here = said_at(k->map, k->of->command);
	const char *there = said_at(k->map, other->command);
	const struct binding *first = other, *second = k->of;
	char name[KEY_NAME_MAX];

	/* The line that can be changed is the one that is named first. */
	if (!here) {
		here = there;
		there = NULL;
		first = k->of;
		second = other;
	}
	return error_set(k->err, ST_USAGE,
			 "%.120s: keys: %s is for %s (%.60s), so not for %s, too",
			 here ? here : "built in", key_name(key, name, sizeof(name)),
			 binding_name(first), there ? there : "built in",
			 binding_name(second));
}

static bool has_key(const struct keymap *m, const struct binding *b, uint32_t key)
{
	const char *keys = keymap_keys(m, b);
	uint32_t has;

	while ((has = keys_list_next(&keys)))
		if (has == key)
			return true;
	return false;
}

static enum status check_key(struct checking *k, uint32_t key)
{
	char name[KEY_NAME_MAX];

	for (const struct binding *b = bindings; b < k->of; b++)
		if (has_key(k->map, b, key))
			return clash(k, key, b);
	if (k->of->where & WHERE_WRITE && confirms(key))
		return error_set(k->err, ST_USAGE,
				 "%.160s: keys: %s confirms, so it cannot ask for %s",
				 line_of(k), key_name(key, name, sizeof(name)),
				 binding_name(k->of));
	return ST_OK;
}

static enum status check_command(struct checking *k)
{
	const char *keys = keymap_keys(k->map, k->of);
	uint32_t key;

	if (!*keys && needs_key(k->of->command))
		return error_set(k->err, ST_USAGE, "%.160s: keys: %s needs a key",
				 line_of(k), binding_name(k->of));
	while ((key = keys_list_next(&keys)))
		if (check_key(k, key))
			return ST_USAGE;
	return ST_OK;
}

enum status keymap_check(const struct keymap *m, struct error *err)
{
	struct checking k = { .map = m, .err = err };

	for (size_t i = 0; i < n_bindings; i++) {
		k.of = &bindings[i];
		if (check_command(&k))
			return ST_USAGE;
	}
	return ST_OK;
}
