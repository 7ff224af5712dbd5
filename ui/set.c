#include "ui/set.h"

#include <stdio.h>
#include <string.h>

#include "model/nearest.h"
#include "ui/app_state.h"
#include "ui/config.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/term.h"
#include "ui/when.h"

enum { WORD_MAX = 32, VALUE_MAX = SETTING_TEXT_MAX };

/* "set KEY VALUE" taken apart. */
struct line {
	char key[WORD_MAX];    /* "" when only "set" stands there */
	char value[VALUE_MAX]; /* the rest; "" when it is not said */
	bool valued;           /* something, if only a blank, stands behind the key */
};

static bool parse(const char *text, struct line *ret)
{
	size_t n;

	*ret = (struct line){ 0 };
	text += strspn(text, " ");
	if (strncmp(text, "set", 3) != 0 || (text[3] && text[3] != ' '))
		return false;
	text += 3 + strspn(text + 3, " ");
	n = strcspn(text, " =");
	snprintf(ret->key, sizeof(ret->key), "%.*s", n < WORD_MAX ? (int)n : WORD_MAX,
		 text);
	text += n;
	ret->valued = *text != '\0';
	text += strspn(text, " =");
	n = strlen(text);
	while (n && text[n - 1] == ' ')
		n--;
	snprintf(ret->value, sizeof(ret->value), "%.*s",
		 n < VALUE_MAX ? (int)n : VALUE_MAX, text);
	return true;
}

/* ---- taking effect ---------------------------------------------------- */

static void use_looks(const struct settings *s)
{
	const struct look *looks[N_STYLES];

	for (enum style i = 0; i < N_STYLES; i++)
		looks[i] = settings_look(s, term_colors(), i);
	draw_looks(looks);
}

static void take_effect(struct app *a)
{
	when_use_utc(a->set.utc);
	use_looks(&a->set);
	term_mouse(a->set.mouse);
	keys_mouse_on(a->keys, a->set.mouse);
}

void set_start(struct app *a)
{
	a->set = a->opt.config->settings;
	take_effect(a);
}

static enum status no_setting(const char *name, struct error *err)
{
	struct nearest near = { .word = name };
	const struct setting *k;

	for (size_t i = 0; (k = setting_at(i)); i++)
		nearest_offer(&near, setting_name(k));
	error_set(err, ST_USAGE, "no setting \"%s\"", name);
	return nearest_hint(&near, "set, a blank and Tab offer them", err);
}

enum status set_put(struct app *a, const char *name, const char *value,
		    struct error *err)
{
	const struct setting *k = setting_find(name);
	struct error why = { 0 };

	if (!k)
		return no_setting(name, err);
	if (setting_put(&a->set, k, value, &why))
		return error_set(err, ST_USAGE, "set %s: %s", setting_name(k),
				 why.text);
	take_effect(a);
	draw_redraw();
	app_dirty(a);
	return ST_OK;
}

/* ---- the palette ------------------------------------------------------ */

static void say_value(struct app *a, const struct setting *k)
{
	char value[SETTING_TEXT_MAX], allowed[128];

	setting_text(&a->set, k, value, sizeof(value));
	setting_allowed(k, allowed, sizeof(allowed));
	app_say(a, TONE_INFO, "%s is %s (%s)", setting_name(k), value, allowed);
}

bool set_line(struct app *a, const char *text)
{
	struct line line;
	const struct setting *k;
	struct error err = { 0 };

	if (!parse(text, &line))
		return false;
	k = setting_find(line.key);
	if (!line.key[0])
		app_say(a, TONE_INFO, "set what? :set and a blank offer what there is");
	else if ((!k || line.value[0]) && set_put(a, line.key, line.value, &err))
		app_say_error(a, &err);
	else
		say_value(a, k);
	return true;
}

bool set_describe(const struct app *a, const char *text, char *buf, size_t size)
{
	char value[SETTING_TEXT_MAX], allowed[128];
	const struct setting *k;
	struct line line;

	if (!parse(text, &line))
		return false;
	k = setting_find(line.key);
	if (!k) {
		snprintf(buf, size, "set KEY VALUE: a setting of this session");
		return true;
	}
	setting_text(&a->set, k, value, sizeof(value));
	setting_allowed(k, allowed, sizeof(allowed));
	snprintf(buf, size, "%s is %s; %s", setting_name(k), value, allowed);
	return true;
}

static void offer_values(const struct setting *k, set_offer_fn *fn, void *arg)
{
	const char *value;

	for (size_t i = 0; (value = setting_choice(k, i)); i++) {
		char text[WORD_MAX * 3];

		snprintf(text, sizeof(text), "set %s %s", setting_name(k), value);
		fn(arg, text, setting_help(k));
	}
}

void set_offer(const char *typed, set_offer_fn *fn, void *arg)
{
	const struct setting *k;
	struct line line;

	if (!parse(typed, &line)) {
		fn(arg, "set", "change a setting for this session");
		return;
	}
	k = line.valued ? setting_find(line.key) : NULL;
	if (k)
		offer_values(k, fn, arg);
	for (size_t i = 0; !line.valued && (k = setting_at(i)); i++) {
		char text[WORD_MAX * 2];

		snprintf(text, sizeof(text), "set %s", setting_name(k));
		fn(arg, text, setting_help(k));
	}
}
