#include "ui/settings.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/argv.h"
#include "model/format.h"
#include "model/nearest.h"
#include "model/xalloc.h"

enum type { FLAG, CHOICE, SECONDS, CLIPBOARD };

struct setting {
	const char *name;
	enum type type;
	size_t offset;
	const char *const *words; /* CHOICE: by value; NULL-terminated */
	int min, max;             /* SECONDS, besides 0 */
	const char *help;
};

enum { DAY = 86400 };

static const char *const themes[] = { "16", "dark", "light", "mono", NULL };
static const char *const chromes[] = { "full", "min", NULL };
static const char *const link_words[] = { "auto", "yes", "no", NULL };

#define AT(member) offsetof(struct settings, member)

/* clang-format off */
static const struct setting table[] = {
	{ "theme", CHOICE, AT(theme), themes, 0, 0,
	  "colours: the terminal's own 16, dark or light (256), or mono" },
	{ "chrome", CHOICE, AT(chrome), chromes, 0, 0,
	  "lines around the rows: all, or only place, headings and status" },
	{ "utc", FLAG, AT(utc), NULL, 0, 0,
	  "times of day in UTC, or in the zone of this machine" },
	{ "refresh", SECONDS, AT(refresh), NULL, 5, DAY,
	  "read the list on screen again so often; not while you type" },
	{ "idle-lock", SECONDS, AT(idle_lock), NULL, 1, 7 * DAY,
	  "lock the screen and end the session after so long without a key" },
	{ "clipboard", CLIPBOARD, AT(clipboard), NULL, 0, 0,
	  "where y and Y copy to: the terminal, a command's input, nowhere" },
	{ "links", CHOICE, AT(links), link_words, 0, 0,
	  "web addresses as links: where the terminal is known to cope, always, never" },
	{ "mouse", FLAG, AT(mouse), NULL, 0, 0, "rows, headings and the wheel" },
	{ "bell", FLAG, AT(bell), NULL, 0, 0, "a bell when a job ends" },
	{ "calm", FLAG, AT(calm), NULL, 0, 0,
	  "nothing on the screen moves by itself: no countdown, no counting pages" },
	{ "slow", FLAG, AT(slow), NULL, 0, 0,
	  "a slow line: at most two frames a second that no key asked for" },
};
/* clang-format on */

void settings_init(struct settings *s)
{
	*s = (struct settings){ .utc = true, .bell = true };
	snprintf(s->clipboard, sizeof(s->clipboard), "osc52");
}

const struct setting *setting_at(size_t i)
{
	return i < COUNT(table) ? &table[i] : NULL;
}

static bool same_word(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if ((*a == '_' ? '-' : *a) != *b)
			return false;
	return *a == *b;
}

const struct setting *setting_find(const char *name)
{
	for (size_t i = 0; i < COUNT(table); i++)
		if (same_word(name, table[i].name))
			return &table[i];
	return NULL;
}

const char *setting_name(const struct setting *k)
{
	return k->name;
}

const char *setting_help(const struct setting *k)
{
	return k->help;
}

/* ---- times ------------------------------------------------------------ */

static void seconds_text(int n, char *buf, size_t size)
{
	static const struct {
		int seconds;
		char unit;
	} units[] = { { DAY, 'd' }, { 3600, 'h' }, { 60, 'm' }, { 1, 's' } };

	for (size_t i = 0; i < COUNT(units); i++)
		if (n && n % units[i].seconds == 0) {
			snprintf(buf, size, "%d%c", n / units[i].seconds,
				 units[i].unit);
			return;
		}
	snprintf(buf, size, "off");
}

static bool parse_seconds(const struct setting *k, const char *value, int *ret)
{
	int64_t n;

	*ret = 0;
	if (!strcasecmp(value, "off") || !strcasecmp(value, "no") ||
	    !strcmp(value, "0"))
		return true;
	if (!parse_age(str_from(value), &n) || n < k->min || n > k->max)
		return false;
	*ret = (int)n;
	return true;
}

/* ---- what is allowed -------------------------------------------------- */

static void words_text(const char *const *words, char *buf, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; words[i] && n < size; i++)
		n += (size_t)snprintf(buf + n, size - n, "%s%s",
				      !i             ? ""
				      : words[i + 1] ? ", "
						     : " or ",
				      words[i]);
}

void setting_allowed(const struct setting *k, char *buf, size_t size)
{
	char min[16], max[16];

	switch (k->type) {
	case FLAG:
		snprintf(buf, size, "yes or no");
		break;
	case CHOICE:
		words_text(k->words, buf, size);
		break;
	case SECONDS:
		seconds_text(k->min, min, sizeof(min));
		seconds_text(k->max, max, sizeof(max));
		snprintf(buf, size, "off, or a time from %s to %s, such as 15m", min,
			 max);
		break;
	case CLIPBOARD:
		snprintf(buf, size, "osc52, off or cmd:COMMAND");
		break;
	}
}

const char *setting_choice(const struct setting *k, size_t i)
{
	static const char *const flags[] = { "yes", "no", NULL };
	static const char *const times[] = { "off", "60s", "5m", "15m", NULL };
	static const char *const ways[] = { "osc52", "off", "cmd:", NULL };
	const char *const *words = k->type == FLAG      ? flags
				   : k->type == SECONDS ? times
				   : k->type == CHOICE  ? k->words
							: ways;

	for (size_t j = 0; j < i; j++)
		if (!words[j])
			return NULL;
	return words[i];
}

/* ---- values ----------------------------------------------------------- */

static void *member(struct settings *s, const struct setting *k)
{
	return (char *)s + k->offset;
}

static const void *member_of(const struct settings *s, const struct setting *k)
{
	return (const char *)s + k->offset;
}

static bool put_flag(bool *to, const char *value)
{
	static const char *const yes[] = { "yes", "on", "true", "1" };
	static const char *const no[] = { "no", "off", "false", "0" };

	for (size_t i = 0; i < COUNT(yes); i++)
		if (!strcasecmp(value, yes[i]) || !strcasecmp(value, no[i])) {
			*to = !strcasecmp(value, yes[i]);
			return true;
		}
	return false;
}

static bool put_choice(const struct setting *k, int *to, const char *value)
{
	for (int i = 0; k->words[i]; i++)
		if (!strcasecmp(value, k->words[i])) {
			*to = i;
			return true;
		}
	return false;
}

static bool put_seconds(const struct setting *k, int *to, const char *value)
{
	int n;

	if (!parse_seconds(k, value, &n))
		return false;
	*to = n;
	return true;
}

static bool put_clipboard(char *to, const char *value)
{
	struct error ignored = { 0 };
	char **words = NULL;
	bool ok = !strcmp(value, "osc52") || !strcmp(value, "off");

	if (!strncmp(value, "cmd:", 4))
		ok = argv_split(value + 4, &words, &ignored) == ST_OK;
	argv_free(words);
	if (!ok || strlen(value) >= SETTING_TEXT_MAX)
		return false;
	snprintf(to, SETTING_TEXT_MAX, "%s", value);
	return true;
}

static bool put(struct settings *s, const struct setting *k, const char *value)
{
	switch (k->type) {
	case FLAG:
		return put_flag(member(s, k), value);
	case CHOICE:
		return put_choice(k, member(s, k), value);
	case SECONDS:
		return put_seconds(k, member(s, k), value);
	case CLIPBOARD:
		return put_clipboard(member(s, k), value);
	}
	return false;
}

enum status setting_put(struct settings *s, const struct setting *k, const char *value,
			struct error *err)
{
	char allowed[128];

	if (put(s, k, value))
		return ST_OK;
	setting_allowed(k, allowed, sizeof(allowed));
	return error_set(err, ST_USAGE, "%s, not \"%.60s\"", allowed, value);
}

void setting_text(const struct settings *s, const struct setting *k, char *buf,
		  size_t size)
{
	const void *p = member_of(s, k);

	switch (k->type) {
	case FLAG:
		snprintf(buf, size, "%s", *(const bool *)p ? "yes" : "no");
		break;
	case CHOICE:
		snprintf(buf, size, "%s", k->words[*(const int *)p]);
		break;
	case SECONDS:
		seconds_text(*(const int *)p, buf, size);
		break;
	case CLIPBOARD:
		snprintf(buf, size, "%s", (const char *)p);
		break;
	}
}

/* ---- colours ---------------------------------------------------------- */

enum status settings_color(struct settings *s, const char *role, const char *value,
			   struct error *err)
{
	struct nearest near = { .word = role };
	enum style style;
	const char *name;

	if (role_find(role, &style)) {
		if (look_parse(value, &s->look[style], err))
			return ST_USAGE;
		s->looks[style] = true;
		return ST_OK;
	}
	for (size_t i = 0; (name = role_name(i)); i++)
		nearest_offer(&near, name);
	error_set(err, ST_USAGE, "no such role");
	return nearest_hint(&near,
			    "the roles are plain, head, title, dim, key, good, warn, "
			    "bad, mark, cursor and focus",
			    err);
}

const struct look *settings_look(const struct settings *s, int colors, enum style role)
{
	return s->looks[role] ? &s->look[role]
			      : theme_look((enum theme)s->theme, colors, role);
}
