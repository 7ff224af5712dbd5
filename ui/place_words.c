/* The words behind an address: what the Hub is asked of the list, and how it looks. */
#include <stdio.h>
#include <string.h>

#include "model/format.h"
#include "model/query.h"
#include "ui/place.h"

enum { WORDS_MAX = 16, WORD_MAX = 160 };

/* Which words a list takes are the parameters of its operation.  Pages are ours. */
static bool is_word(const struct param *p)
{
	return p->in == IN_QUERY && strcmp(p->name, "page") != 0 &&
	       strcmp(p->name, "page_size") != 0 && strcmp(p->name, OP_KEY_PARAM) != 0;
}

static const char *const times[] = { "since", "from", "to" };

/* "since" and "to" are followed by their value, with or without a sign. */
static bool is_time(struct str key)
{
	for (size_t i = 0; i < sizeof(times) / sizeof(*times); i++)
		if (str_eq(key, str_from(times[i])))
			return true;
	return false;
}

static const struct param *param_of(const struct op *op, struct str key)
{
	const struct param *p;
	char name[64];

	if (str_eq(key, STR("since")))
		key = STR("from");
	if (!op || key.len >= sizeof(name))
		return NULL;
	memcpy(name, key.ptr, key.len);
	name[key.len] = '\0';
	p = op_param(op, name);
	return p && is_word(p) ? p : NULL;
}

const char *place_word_name(const struct op *op, size_t i)
{
	const struct param *p = i < op->n_params ? &op->params[i] : NULL;

	if (!p || !is_word(p))
		return NULL;
	if (p->type != PARAM_TIME)
		return p->name;
	return !strcmp(p->name, "from_date") ? "since" : "to";
}

/* ---- reading ------------------------------------------------------------- */

struct words {
	const struct op *op;
	struct str value[WORDS_MAX]; /* by the operation's parameter; {NULL,0}: none */
};

static struct str next_word(struct str *rest)
{
	size_t n = 0;
	struct str word;

	while (rest->len && *rest->ptr == ' ') {
		rest->ptr++;
		rest->len--;
	}
	while (n < rest->len && rest->ptr[n] != ' ')
		n++;
	word = (struct str){ rest->ptr, n };
	rest->ptr += n;
	rest->len -= n;
	return word;
}

/* "key=value", or "since value". */
static bool split(struct str word, struct str *rest, struct str *ret_key,
		  struct str *ret_value)
{
	const char *sign = memchr(word.ptr, '=', word.len);

	*ret_key = word;
	if (!sign && !is_time(word))
		return false;
	if (!sign) {
		*ret_value = next_word(rest);
		return true;
	}
	ret_key->len = (size_t)(sign - word.ptr);
	*ret_value = (struct str){ sign + 1, word.len - ret_key->len - 1 };
	return true;
}

static enum status unknown_word(struct str word, struct error *err)
{
	return error_set(err, ST_USAGE, "what is \"%.*s\"?",
			 word.len < 40 ? (int)word.len : 40, word.ptr);
}

/* An age is counted back from now; what else a time may be, the operation knows. */
static enum status check_value(const struct param *p, struct str key, struct str value,
			       struct error *err)
{
	int64_t age;
	json_object *text;
	enum status st;

	if (!value.len || value.len >= WORD_MAX)
		return error_set(err, ST_USAGE, "%.*s: %s", STR_ARG(key),
				 value.len ? "too long" : "a value is missing");
	if (p->type == PARAM_TIME && parse_age(value, &age))
		return ST_OK;
	text = json_object_new_string_len(value.ptr, (int)value.len);
	st = param_check(p, text, err);
	json_object_put(text);
	if (st && p->type == PARAM_TIME)
		return error_set(err, ST_USAGE,
				 "%.*s: an age (90d), a day (2026-02-12) or a time "
				 "(2026-02-12T09:14:00Z)",
				 (int)(value.len < 40 ? value.len : 40), value.ptr);
	return st;
}

/* "/^pr-/" is a pattern, "/pr-" a word, as typed into the filter. */
static enum status take_filter(struct place *p, struct str text, struct error *err)
{
	bool pattern = text.len > 1 && text.ptr[text.len - 1] == '/';
	struct query *q = NULL;
	int n;

	n = snprintf(p->filter, sizeof(p->filter), "%s%.*s", pattern ? "re:" : "",
		     (int)(text.len - pattern), text.ptr);
	if (n < 0 || (size_t)n >= sizeof(p->filter))
		return error_set(err, ST_USAGE, "the filter is too long");
	if (query_parse(p->kind, str_from(p->filter), &q, err) != ST_OK)
		return err->status;
	query_free(q);
	return ST_OK;
}

/* "-" in front: the other way round. */
static enum status take_sort(struct place *p, struct str name, struct error *err)
{
	struct str bare = name;

	if (bare.len && *bare.ptr == '-') {
		bare.ptr++;
		bare.len--;
	}
	if (!kind_field(p->kind, bare) || name.len >= sizeof(p->sort))
		return error_set(err, ST_USAGE, "%s have no column \"%.*s\"",
				 p->kind->name, bare.len < 40 ? (int)bare.len : 40,
				 bare.ptr);
	memcpy(p->sort, name.ptr, name.len);
	p->sort[name.len] = '\0';
	return ST_OK;
}

static enum status take_word(struct place *p, struct words *w, struct str word,
			     struct str *rest, struct error *err)
{
	struct str key, value = { NULL, 0 };
	const struct param *param;

	if (*word.ptr == '/')
		return take_filter(p, (struct str){ word.ptr + 1, word.len - 1 }, err);
	if (!split(word, rest, &key, &value))
		return unknown_word(word, err);
	if (str_eq(key, STR("sort")))
		return take_sort(p, value, err);
	param = param_of(w->op, key);
	if (!param || param - w->op->params >= WORDS_MAX)
		return unknown_word(word, err);
	if (check_value(param, key, value, err) != ST_OK)
		return err->status;
	w->value[param - w->op->params] = value;
	return ST_OK;
}

/* Always in the same order, so that the same place has one name. */
static enum status write_asked(struct place *p, const struct words *w,
			       struct error *err)
{
	size_t n = 0;

	p->asked[0] = '\0';
	for (size_t i = 0; w->op && i < w->op->n_params && i < WORDS_MAX; i++) {
		bool time = w->op->params[i].type == PARAM_TIME;

		if (!w->value[i].ptr)
			continue;
		n += (size_t)snprintf(p->asked + n, sizeof(p->asked) - n, "%s%s%s%.*s",
				      n ? " " : "", place_word_name(w->op, i),
				      time ? " " : "=", STR_ARG(w->value[i]));
		if (n >= sizeof(p->asked)) {
			p->asked[0] = '\0';
			return error_set(err, ST_USAGE,
					 "that is more than can be asked at once");
		}
	}
	return ST_OK;
}

static enum status hint_words(const struct op *op, struct error *err)
{
	char takes[160] = "";
	size_t n = 0;

	for (size_t i = 0; op && i < op->n_params && n < sizeof(takes); i++)
		if (place_word_name(op, i))
			n += (size_t)snprintf(takes + n, sizeof(takes) - n, "%s, ",
					      place_word_name(op, i));
	return error_hint(err, "behind an address: %ssort=COLUMN and /FILTER", takes);
}

enum status place_words(struct place *p, struct str rest, struct error *err)
{
	struct words w = { .op = op_of_kind(p->kind) };
	struct str word;

	while ((word = next_word(&rest)).len)
		if (take_word(p, &w, word, &rest, err) != ST_OK)
			return err->hint[0] ? err->status : hint_words(w.op, err);
	p->looks = p->filter[0] || p->sort[0];
	return write_asked(p, &w, err);
}

bool place_is_word(const char *text)
{
	struct str word = str_from(text);

	return *text == '/' || is_time(word) || memchr(text, '=', word.len);
}

void place_word(const struct place *p, const char *name, char *buf, size_t size)
{
	struct str rest = str_from(p->asked), word, key, value = { NULL, 0 };

	buf[0] = '\0';
	while ((word = next_word(&rest)).len)
		if (split(word, &rest, &key, &value) && str_eq(key, str_from(name)))
			snprintf(buf, size, "%.*s", STR_ARG(value));
}

/* ---- asking -------------------------------------------------------------- */

static json_object *value_of(const struct param *p, struct str value, int64_t now)
{
	char stamp[40];
	int64_t age;

	if (p->type != PARAM_TIME || !parse_age(value, &age))
		return json_object_new_string_len(value.ptr, (int)value.len);
	format_rfc3339(now - age, stamp, sizeof(stamp));
	return json_object_new_string(stamp);
}

json_object *place_query(const struct place *p, int64_t now)
{
	const struct op *op = op_of_kind(p->kind);
	json_object *params = place_params(p);
	struct str rest = str_from(p->asked), word, key, value = { NULL, 0 };

	while ((word = next_word(&rest)).len) {
		const struct param *param;

		if (!split(word, &rest, &key, &value))
			continue;
		param = param_of(op, key);
		if (param)
			json_object_object_add(params, param->name,
					       value_of(param, value, now));
	}
	return params;
}
