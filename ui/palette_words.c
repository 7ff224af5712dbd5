#include <stdio.h>
#include <stdlib.h>

#include "model/envelope.h"
#include "model/json.h"
#include "ui/palette_private.h"

/*
 * The words behind an address: their names come from the operation of the list, their
 * values from it, too, or from the rows that are loaded.  What actions an audit log
 * knows only the Hub can say; it is asked by Tab, once.
 */
enum { VALUES_MAX = 40, ROWS_MAX = 5000, ACTIONS_MAX = 1 << 20 };

struct typing {
	struct place place; /* what the address names so far */
	const struct op *op;
	struct str before; /* all of it but the word */
	struct str word;   /* under the cursor, may be empty */
	struct str time;   /* "since" when its value is being typed */
};

static struct str last_word(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[s.len - n - 1] != ' ')
		n++;
	return (struct str){ s.ptr + s.len - n, n };
}

static struct str without_blanks(struct str s)
{
	while (s.len && s.ptr[s.len - 1] == ' ')
		s.len--;
	return s;
}

/* Half of a word, or the value of one, is not there yet. */
static bool find_place(const struct palette *p, struct typing *t)
{
	struct str address = without_blanks(t->before), last = last_word(address);
	char text[TEXT_MAX];
	struct error err = { 0 };

	if (str_eq(last, STR("since")) || str_eq(last, STR("to")) ||
	    str_eq(last, STR("from"))) {
		t->time = last;
		address = without_blanks(
			(struct str){ address.ptr, address.len - last.len });
	}
	snprintf(text, sizeof(text), "%.*s", STR_ARG(address));
	return address.len &&
	       place_find(palette_place(p), text, &t->place, &err) == ST_OK;
}

static bool read_typing(const struct palette *p, struct typing *ret)
{
	struct str all = { p->prompt.text, p->prompt.len };

	*ret = (struct typing){ .word = last_word(all) };
	ret->before = (struct str){ all.ptr, all.len - ret->word.len };
	if (!ret->before.len || !find_place(p, ret))
		return false;
	ret->op = op_of_kind(ret->place.kind);
	return ret->op != NULL;
}

static void offer(struct palette *p, const struct typing *t, struct str head,
		  struct str value, const char *note)
{
	char text[TEXT_MAX];

	if (t->before.len + head.len + value.len >= sizeof(text))
		return;
	snprintf(text, sizeof(text), "%.*s%.*s%.*s", STR_ARG(t->before), STR_ARG(head),
		 STR_ARG(value));
	palette_add(p, text, note, true);
}

/* ---- values -------------------------------------------------------------- */

static const struct table *rows_of(const struct palette *p, const struct kind *k)
{
	for (const struct view *v = p->view.below; v; v = v->below)
		if (list_place(v) && list_place(v)->kind == k)
			return list_table((struct view *)(uintptr_t)v);
	return NULL;
}

static void offer_loaded(struct palette *p, const struct typing *t, struct str head,
			 struct str typed)
{
	const struct field *f = kind_field(
		t->place.kind, (struct str){ head.ptr, head.len ? head.len - 1 : 0 });
	const struct table *table = rows_of(p, t->place.kind);
	size_t n = table && f && f->type == FIELD_TEXT ? table_loaded(table) : 0;

	for (size_t i = 0; i < n && i < ROWS_MAX && p->n < VALUES_MAX; i++) {
		struct str v = field_value(f, table_row_by_id(table, (uint32_t)i), NULL,
					   NULL, 0);

		if (v.len && !memchr(v.ptr, ' ', v.len) && str_starts(v, typed))
			offer(p, t, head, v, "in the rows that are here");
	}
}

static void actions_key(const struct typing *t, char *buf, size_t size)
{
	snprintf(buf, size, "audit.actions %s", t->place.ns);
}

static bool is_action(const struct typing *t)
{
	return str_starts(t->word, STR("action=")) && !strcmp(t->op->group, "audit");
}

static void offer_actions(struct palette *p, const struct typing *t, struct str head,
			  struct str typed)
{
	char key[TEXT_MAX];
	json_object *rows;

	actions_key(t, key, sizeof(key));
	rows = app_remembered(p->view.app, key);
	for (size_t i = 0; rows && i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		struct str name = json_str(row, "/action");
		char note[NOTE_MAX];

		if (!str_starts(name, typed))
			continue;
		snprintf(note, sizeof(note), "%.*s", STR_ARG(json_str(row, "/label")));
		offer(p, t, head, name, note);
	}
	if (!rows)
		offer(p, t, head, typed,
		      p->asked ? "being read ..."
			       : "Tab asks the Hub which there are (1 request)");
}

static void offer_value(struct palette *p, const struct typing *t)
{
	size_t at = (size_t)((const char *)memchr(t->word.ptr, '=', t->word.len) -
			     t->word.ptr);
	struct str head = { t->word.ptr, at + 1 };
	struct str typed = { t->word.ptr + at + 1, t->word.len - at - 1 };
	const struct param *param = NULL;

	for (size_t i = 0; i < t->op->n_params; i++)
		if (str_eq(str_from(place_word_name(t->op, i)),
			   (struct str){ head.ptr, at }))
			param = &t->op->params[i];
	if (!param)
		return;
	for (size_t i = 0; param->values && param->values[i]; i++)
		if (str_starts(str_from(param->values[i]), typed))
			offer(p, t, head, str_from(param->values[i]), param->help);
	if (is_action(t))
		offer_actions(p, t, head, typed);
	else
		offer_loaded(p, t, head, typed);
}

static void offer_times(struct palette *p, const struct typing *t)
{
	static const char *const ages[][2] = {
		{ "1d", "a day" },      { "7d", "a week" }, { "30d", "a month" },
		{ "90d", "a quarter" }, { "1y", "a year" },
	};

	for (size_t i = 0; i < sizeof(ages) / sizeof(*ages); i++)
		if (str_starts(str_from(ages[i][0]), t->word))
			offer(p, t, STR(""), str_from(ages[i][0]), ages[i][1]);
}

/* ---- names --------------------------------------------------------------- */

static bool is_asked(const struct typing *t, const char *name)
{
	char value[PLACE_ASKED_MAX];

	place_word(&t->place, name, value, sizeof(value));
	return *value;
}

static void offer_names(struct palette *p, const struct typing *t)
{
	for (size_t i = 0; i < t->op->n_params; i++) {
		const char *name = place_word_name(t->op, i);
		bool time = name && t->op->params[i].type == PARAM_TIME;
		char text[80];

		if (!name || is_asked(t, name))
			continue;
		snprintf(text, sizeof(text), "%s%s", name, time ? " " : "=");
		if (str_starts(str_from(text), t->word))
			offer(p, t, STR(""), str_from(text), t->op->params[i].help);
	}
}

bool palette_words(struct palette *p)
{
	struct typing t;

	if (!read_typing(p, &t))
		return false;
	p->hidden = t.before.len;
	if (t.time.len)
		offer_times(p, &t);
	else if (memchr(t.word.ptr, '=', t.word.len))
		offer_value(p, &t);
	else
		offer_names(p, &t);
	return true;
}

/* ---- the actions of an audit log ----------------------------------------- */

bool palette_words_ask(struct palette *p)
{
	struct request req = {
		.op = op_by_name("audit.actions"),
		.want = WANT_BODY,
		.priority = PRIO_USER,
	};
	struct typing t;

	if (p->asked || !read_typing(p, &t) || !is_action(&t))
		return false;
	actions_key(&t, p->asked_key, sizeof(p->asked_key));
	if (app_remembered(p->view.app, p->asked_key))
		return false;
	req.params = place_params(&t.place);
	p->asked = hub_submit(app_hub(p->view.app), &req);
	return true;
}

bool palette_words_reply(struct palette *p, struct reply *r)
{
	json_object *body = NULL, *rows;
	struct error err = { 0 };

	if (!r->ticket || r->ticket != p->asked)
		return false;
	if (r->err.status != ST_OK)
		app_say_error(p->view.app, &r->err);
	else if (r->body && r->body_len <= ACTIONS_MAX &&
		 json_parse((struct str){ r->body, r->body_len }, &body, &err) ==
			 ST_OK) {
		rows = envelope_rows(ENV_ACTIONS, body);
		if (rows)
			app_remember(p->view.app, p->asked_key, rows);
	}
	json_object_put(body);
	if (r->type == REPLY_DONE)
		p->asked = 0;
	return true;
}
