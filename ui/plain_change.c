#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/kinds.h"
#include "ui/plain_private.h"

/*
 * "c 3": what can be done to a row, or in the list, as the commands that do it.  Lines
 * have no forms; a command asks, checks and confirms as they would.
 */

/* Appends; what does not fit is cut. */
static void add(char *buf, size_t size, const char *text)
{
	size_t n = strlen(buf);

	snprintf(buf + n, size - n, "%s", text);
}

static void add_char(char *buf, size_t size, char c)
{
	add(buf, size, (const char[]){ c, '\0' });
}

static void add_option(char *buf, size_t size, const char *name)
{
	add(buf, size, "--");
	for (; *name; name++)
		add_char(buf, size, *name == '_' ? '-' : *name);
	add(buf, size, " ");
}

/* As a shell takes it for one word. */
static void add_word(char *buf, size_t size, const char *word)
{
	static const char safe[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789._/@:-";

	if (*word && !word[strspn(word, safe)]) {
		add(buf, size, word);
		return;
	}
	add(buf, size, "'");
	for (; *word; word++) {
		if (*word == '\'')
			add(buf, size, "'\\'");
		add_char(buf, size, *word);
	}
	add(buf, size, "'");
}

/* Items of a list are written with commas between. */
static void add_value(char *buf, size_t size, json_object *value)
{
	char items[PLAIN_LINE] = "";

	if (!json_object_is_type(value, json_type_array)) {
		add_word(buf, size, json_object_get_string(value));
		return;
	}
	for (size_t i = 0; i < json_object_array_length(value); i++) {
		add(items, sizeof(items), i ? "," : "");
		add(items, sizeof(items),
		    json_object_get_string(json_object_array_get_idx(value, i)));
	}
	add_word(buf, size, items);
}

/* "owner|editor|member", or in capitals what it is: "NAME". */
static void add_kind(char *buf, size_t size, const struct param *p)
{
	for (size_t i = 0; p->values && p->values[i]; i++) {
		add(buf, size, i ? "|" : "");
		add(buf, size, p->values[i]);
	}
	for (const char *c = p->values ? "" : param_type_name(p->type); *c; c++)
		add_char(buf, size, (char)toupper((unsigned char)*c));
}

/* What is given first, then what is missing, then what may be said. */
static void add_params(char *buf, size_t size, const struct op *op, json_object *given)
{
	json_object *value;

	for (size_t i = 0; i < op->n_params; i++)
		if (json_object_object_get_ex(given, op->params[i].name, &value)) {
			add(buf, size, " ");
			add_option(buf, size, op->params[i].name);
			add_value(buf, size, value);
		}
	for (int required = 1; required >= 0; required--)
		for (size_t i = 0; i < op->n_params; i++) {
			const struct param *p = &op->params[i];

			if (p->required != required ||
			    json_object_object_get_ex(given, p->name, NULL))
				continue;
			add(buf, size, required ? " " : " [");
			add_option(buf, size, p->name);
			add_kind(buf, size, p);
			add(buf, size, required ? "" : "]");
		}
}

static void say_action(struct plain *p, const struct action *act, const void *row)
{
	const struct kind *k = p->list->place.kind;
	const struct op *op = act->op ? op_by_name(act->op) : NULL;
	json_object *given = op ? place_params_of(&p->list->place, op) : NULL,
		    *of_row = op ? kind_action_params(k, act, row) : NULL;
	char line[4 * PLAIN_LINE];

	if (of_row) {
		json_object_object_foreach(of_row, name, value)
		{
			json_object_object_add(given, name, json_object_get(value));
		}
		snprintf(line, sizeof(line), "hubdeck %s ", op->group);
		for (const char *c = op->action; *c; c++)
			add_char(line, sizeof(line), *c == '_' ? '-' : *c);
		add_params(line, sizeof(line), op, given);
		if (op->safety >= SAFETY_2 || op->flags & OP_GATED)
			add(line, sizeof(line), " --allow-destructive");
		plain_say(p, "%s, %s: %s", act->name, act->help, line);
	}
	json_object_put(given);
	json_object_put(of_row);
}

void plain_change(struct plain *p, const void *row)
{
	const struct kind *k = p->list->place.kind;
	size_t said = 0;

	for (size_t i = 0; i < k->n_actions; i++) {
		const struct action *act = &k->actions[i];

		if (!act->op || !(act->flags & ACTION_LIST) != (row != NULL))
			continue;
		say_action(p, act, row);
		said++;
	}
	if (!said)
		plain_say(p, "Nothing is changed %s.%s", row ? "in such a row" : "here",
			  row || !k->n_actions ? "" : " c ROW is about a row.");
	else if (p->opt.config->read_only)
		plain_say(p, "This session is read-only, and so may be the next.");
}
