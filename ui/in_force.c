#include "ui/in_force.h"

#include <stdio.h>

enum { NAME_MAX_ = 64, VALUE_MAX = 512 };

static void each_setting(const struct config *c, in_force_fn *fn, void *arg)
{
	const struct setting *k;
	char value[VALUE_MAX];

	for (size_t i = 0; (k = setting_at(i)); i++) {
		setting_text(&c->settings, k, value, sizeof(value));
		fn(arg, setting_name(k), value);
	}
}

static void each_other(const struct config *c, in_force_fn *fn, void *arg)
{
	char value[VALUE_MAX] = "";
	size_t n = 0;

	for (size_t i = 0; i < c->n_protect && n < sizeof(value); i++)
		n += (size_t)snprintf(value + n, sizeof(value) - n, "%s%s",
				      i ? ", " : "", c->protect[i]);
	fn(arg, "protect", n ? value : "nothing but what is built in");
	fn(arg, "cacert", c->ca_file ? c->ca_file : "the system's");
	fn(arg, "ascii", c->ascii ? "yes" : "no");
	snprintf(value, sizeof(value), "%d", c->max_wait);
	fn(arg, "max-wait", value);
}

static void each_key(const struct config *c, in_force_fn *fn, void *arg)
{
	for (size_t i = 0; i < n_bindings; i++) {
		const char *keys = c->keymap.v[bindings[i].command].keys;
		char name[NAME_MAX_];

		if (!keys)
			continue;
		snprintf(name, sizeof(name), "keys.%s", binding_name(&bindings[i]));
		fn(arg, name, *keys ? keys : "none");
	}
}

static void each_color(const struct config *c, in_force_fn *fn, void *arg)
{
	for (enum style i = 0; i < N_STYLES; i++) {
		char name[NAME_MAX_], value[VALUE_MAX];

		if (!c->settings.looks[i])
			continue;
		snprintf(name, sizeof(name), "colors.%s", role_name(i));
		look_text(&c->settings.look[i], value, sizeof(value));
		fn(arg, name, value);
	}
}

static void one_pane(const struct pane_columns *p, in_force_fn *fn, void *arg)
{
	char name[NAME_MAX_], value[VALUE_MAX];

	if (p->n_show) {
		snprintf(name, sizeof(name), "columns.%s.show", p->kind->name);
		columns_text(p->show, p->n_show, value, sizeof(value));
		fn(arg, name, value);
	}
	if (p->wide_said) {
		snprintf(name, sizeof(name), "columns.%s.wide", p->kind->name);
		columns_text(p->wide, p->n_wide, value, sizeof(value));
		fn(arg, name, p->n_wide ? value : "none");
	}
	if (p->sort) {
		snprintf(name, sizeof(name), "columns.%s.sort", p->kind->name);
		snprintf(value, sizeof(value), "%s %s", p->sort->name,
			 p->reverse ? "desc" : "asc");
		fn(arg, name, value);
	}
}

void in_force(const struct config *c, in_force_fn *fn, void *arg)
{
	each_setting(c, fn, arg);
	each_other(c, fn, arg);
	each_key(c, fn, arg);
	each_color(c, fn, arg);
	for (size_t i = 0; i < c->panes.n; i++)
		one_pane(&c->panes.v[i], fn, arg);
}
