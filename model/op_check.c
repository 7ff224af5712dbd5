/* What a parameter may be, checked before anything is sent (QUALITY S5). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
#include "model/json.h"
#include "model/nearest.h"
#include "model/op_private.h"
#include "model/resources.h"
#include "model/utf8.h"
#include "model/xalloc.h"

enum {
	VALUE_MAX = 25000,
	ITEMS_MAX = 1000,
};

/* ---- one value --------------------------------------------------------- */

static bool has_control(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < 0x20 || s.ptr[i] == 0x7f)
			return true;
	return false;
}

/* As many as one line has room for; which of many was meant is a hint. */
static enum status not_among(const struct param *p, struct str s, struct error *err)
{
	char list[180] = "", *word = xstrndup(s.ptr, s.len);
	struct nearest near = { .word = word };
	size_t n = 0, i = 0;

	for (; p->values && p->values[i]; i++) {
		nearest_offer(&near, p->values[i]);
		if (n + strlen(p->values[i]) + 3 < sizeof(list))
			n += (size_t)snprintf(list + n, sizeof(list) - n, "%s%s",
					      i ? ", " : "", p->values[i]);
		else
			n = sizeof(list);
	}
	error_set(err, ST_USAGE, "%s: one of %s%s", p->name, list,
		  n == sizeof(list) ? ", ..." : "");
	if (n == sizeof(list))
		(void)!nearest_hint(&near, "", err);
	free(word);
	return err->status;
}

static enum status check_enum(const struct param *p, struct str s, struct error *err)
{
	for (size_t i = 0; p->values && p->values[i]; i++)
		if (str_eq(str_from(p->values[i]), s))
			return ST_OK;
	return not_among(p, s, err);
}

static enum status check_int(const struct param *p, struct str s, struct error *err)
{
	int64_t n;

	if (!parse_int(s, &n))
		return error_set(err, ST_USAGE, "%s: a whole number", p->name);
	if ((p->min || p->max) && (n < p->min || n > p->max))
		return error_set(err, ST_USAGE, "%s: from %ld to %ld", p->name, p->min,
				 p->max);
	return ST_OK;
}

static enum status check_text(const struct param *p, struct str s, struct error *err)
{
	if (p->max && (s.len > (size_t)p->max || s.len < (size_t)p->min))
		return error_set(err, ST_USAGE, "%s: %ld to %ld bytes", p->name, p->min,
				 p->max);
	if (s.len > VALUE_MAX)
		return error_set(err, ST_USAGE, "%s: at most %d bytes", p->name,
				 VALUE_MAX);
	if (p->in != IN_BODY && has_control(s))
		return error_set(err, ST_USAGE, "%s: no control characters", p->name);
	return ST_OK;
}

struct str op_value_text(json_object *value)
{
	if (json_object_is_type(value, json_type_string))
		return (struct str){ json_object_get_string(value),
				     (size_t)json_object_get_string_len(value) };
	return str_from(json_object_to_json_string(value));
}

/* A value that is no list and no object, as a parameter of this type. */
static enum status check_scalar(const struct param *p, enum param_type type,
				json_object *value, struct error *err)
{
	const char *allowed;
	struct str s;
	size_t at;

	if (!value || json_object_is_type(value, json_type_object) ||
	    json_object_is_type(value, json_type_array))
		return error_set(err, ST_USAGE, "%s: one value is expected: %s",
				 p->name, param_type_name(type));
	s = op_value_text(value);
	if (memchr(s.ptr, '\0', s.len))
		return error_set(err, ST_USAGE, "%s: no NUL bytes", p->name);
	/* The arguments of a program are bytes; a body is JSON, which cannot hold them.
	 */
	if (!utf8_valid(s, &at))
		return error_set(err, ST_USAGE, "%s: not UTF-8 at byte %zu", p->name,
				 at);
	if (type == PARAM_INT)
		return check_int(p, s, err);
	if (type == PARAM_ENUM)
		return check_enum(p, s, err);
	if (type == PARAM_STRING || type == PARAM_SECRET)
		return check_text(p, s, err);
	allowed = op_grammar_refusal(type, s);
	return allowed ? error_set(err, ST_USAGE, "%s: %s", p->name, allowed) : ST_OK;
}

static enum status check_list(const struct param *p, json_object *value,
			      struct error *err)
{
	const struct param one = {
		.name = p->name, .in = p->in, .min = 1, .max = 1000, .values = p->values
	};
	enum param_type type = p->values ? PARAM_ENUM : p->item;
	size_t n, most = p->max ? (size_t)p->max : ITEMS_MAX;
	enum status st = ST_OK;

	if (!json_object_is_type(value, json_type_array))
		return error_set(err, ST_USAGE, "%s: a list is expected", p->name);
	n = json_object_array_length(value);
	if (n < (size_t)p->min || n > most)
		return error_set(err, ST_USAGE, "%s: from %ld to %zu of them", p->name,
				 p->min, most);
	for (size_t i = 0; !st && i < n; i++) {
		struct error why = { 0 };

		st = check_scalar(&one, type, json_object_array_get_idx(value, i),
				  &why);
		if (st)
			error_set(err, st, "%s, item %zu of %zu: %.160s", p->name,
				  i + 1, n, why.text + strlen(p->name) + 2);
	}
	return st;
}

static enum status check_never(const struct param *p, json_object *value,
			       struct error *err)
{
	const char *s = p->never ? json_object_get_string(value) : NULL;

	if (!s || strcasecmp(s, p->never) != 0)
		return ST_OK;
	error_set(err, ST_USAGE, "%s: %s", p->name, p->never_why);
	return error_hint(err, "%s", p->never_hint);
}

enum status param_check(const struct param *p, json_object *value, struct error *err)
{
	if (p->type == PARAM_LIST)
		return check_list(p, value, err);
	if (p->type == PARAM_JSON)
		return resources_check(value, err);
	if (check_scalar(p, p->type, value, err) != ST_OK)
		return err->status;
	return check_never(p, value, err);
}

/* ---- all of them ------------------------------------------------------- */

static json_object *split(struct str s)
{
	json_object *list = json_object_new_array();

	while (s.len) {
		const char *comma = memchr(s.ptr, ',', s.len);
		size_t n = comma ? (size_t)(comma - s.ptr) : s.len, from = 0, to = n;

		while (from < to && s.ptr[from] == ' ')
			from++;
		while (to > from && s.ptr[to - 1] == ' ')
			to--;
		json_object_array_add(list, json_object_new_string_len(
						    s.ptr + from, (int)(to - from)));
		n += comma != NULL;
		s = (struct str){ s.ptr + n, s.len - n };
	}
	return list;
}

/* --invitees a,b --invitees c: what holds no commas is separated by them here, too. */
static json_object *split_all(json_object *list)
{
	json_object *out = json_object_new_array();

	for (size_t i = 0; i < json_object_array_length(list); i++) {
		json_object *v = json_object_array_get_idx(list, i), *parts;

		if (!json_object_is_type(v, json_type_string)) {
			json_object_array_add(out, json_object_get(v));
			continue;
		}
		parts = split(op_value_text(v));
		for (size_t k = 0; k < json_object_array_length(parts); k++)
			json_object_array_add(
				out,
				json_object_get(json_object_array_get_idx(parts, k)));
		json_object_put(parts);
	}
	return out;
}

/* As the table wants it; owned. */
static json_object *typed(const struct param *p, json_object *value)
{
	struct error ignored = { 0 };
	json_object *parsed = NULL;
	struct str s;

	if (p->type == PARAM_LIST && (p->values || p->item != PARAM_STRING) &&
	    json_object_is_type(value, json_type_array))
		return split_all(value);
	if ((p->type != PARAM_LIST && p->type != PARAM_JSON) ||
	    !json_object_is_type(value, json_type_string))
		return json_object_get(value);
	s = op_value_text(value);
	if (s.len && strchr("[{", s.ptr[0]) &&
	    json_parse(s, &parsed, &ignored) == ST_OK && parsed)
		return parsed;
	return p->type == PARAM_LIST ? split(s) : json_object_get(value);
}

/* {"name": {"givenName": ...}} as the Hub has it, for parameters that are members. */
static bool spread(const struct op *op, const char *key, json_object *value,
		   json_object *out)
{
	size_t n = strlen(key);
	bool any = false;

	for (size_t i = 0; i < op->n_params; i++) {
		const char *w = op->params[i].wire;
		json_object *v;

		if (!w || strncmp(w, key, n) != 0 || w[n] != '/' ||
		    !json_object_is_type(value, json_type_object))
			continue;
		any = true;
		if (json_object_object_get_ex(value, w + n + 1, &v))
			json_object_object_add(out, op->params[i].name,
					       json_object_get(v));
	}
	return any;
}

json_object *op_canonical(const struct op *op, json_object *params)
{
	json_object *out = json_object_new_object();

	if (!params)
		return out;
	json_object_object_foreach(params, key, value)
	{
		const struct param *p = op_param(op, key);

		if (p)
			json_object_object_add(out, p->name, typed(p, value));
		else if (!spread(op, key, value, out))
			json_object_object_add(out, key, json_object_get(value));
	}
	return out;
}

static enum status unknown(const struct op *op, const char *key, struct error *err)
{
	const char *near[2];
	size_t n = op_suggest_param(op, key, near, COUNT(near));

	error_set(err, ST_USAGE, "%s %s has no parameter \"%.60s\"", op->group,
		  op->action, key);
	if (n)
		return error_hint(err, "did you mean %s%s%s?", near[0],
				  n > 1 ? " or " : "", n > 1 ? near[1] : "");
	return ST_USAGE;
}

/* An empty change is a mistake: the Hub would be asked to change nothing. */
static enum status check_some(const struct op *op, json_object *params,
			      struct error *err)
{
	const char *first = NULL;

	if (op->method != HTTP_PATCH && op->method != HTTP_PUT)
		return ST_OK;
	for (size_t i = 0; i < op->n_params; i++) {
		if (op->params[i].in != IN_BODY)
			continue;
		if (json_object_object_get_ex(params, op->params[i].name, NULL))
			return ST_OK;
		first = first ? first : op->params[i].name;
	}
	if (!first)
		return ST_OK;
	error_set(err, ST_USAGE, "%s %s: nothing to change is given", op->group,
		  op->action);
	return error_hint(err, "such as --%s VALUE", first);
}

enum status op_check(const struct op *op, json_object *params, struct error *err)
{
	enum status st = ST_OK;
	json_object *v;

	json_object_object_foreach(params, key, value)
	{
		const struct param *p = op_param(op, key);

		st = p ? param_check(p, value, err) : unknown(op, key, err);
		if (st)
			return st;
	}
	for (size_t i = 0; i < op->n_params; i++)
		if (op->params[i].required &&
		    !json_object_object_get_ex(params, op->params[i].name, &v)) {
			error_set(err, ST_USAGE, "%s %s needs %s", op->group,
				  op->action, op->params[i].name);
			return error_hint(err, "--%s VALUE: %s", op->params[i].name,
					  op->params[i].help);
		}
	return check_some(op, params, err);
}

/* ---- how dangerous ----------------------------------------------------- */

/* In any case: the Hub may take "Owners" for owners. */
static bool value_is(json_object *v, const char *pattern)
{
	struct str s = op_value_text(v), p = str_from(pattern);

	if (*pattern != '*')
		return s.len == p.len && !strncasecmp(s.ptr, p.ptr, p.len);
	p = (struct str){ p.ptr + 1, p.len - 1 };
	return s.len >= p.len && !strncasecmp(s.ptr + s.len - p.len, p.ptr, p.len);
}

/* The highest class of any text inside the value. */
static enum safety raised(const struct raise *raises, json_object *v)
{
	enum safety most = SAFETY_READ, one;

	if (json_object_is_type(v, json_type_array)) {
		for (size_t i = 0; i < json_object_array_length(v); i++) {
			one = raised(raises, json_object_array_get_idx(v, i));
			most = one > most ? one : most;
		}
		return most;
	}
	if (json_object_is_type(v, json_type_object)) {
		json_object_object_foreach(v, key, value)
		{
			(void)key;
			one = raised(raises, value);
			most = one > most ? one : most;
		}
		return most;
	}
	for (; v && raises->value; raises++)
		if (raises->safety > most && value_is(v, raises->value))
			most = raises->safety;
	return most;
}

static enum safety by_number(json_object *list)
{
	size_t n = json_object_is_type(list, json_type_array)
			   ? json_object_array_length(list)
			   : 1;

	return n > 20 ? SAFETY_3 : n > 1 ? SAFETY_2 : SAFETY_READ;
}

/* Of a canonical copy. */
static bool says_dry_run(const struct op *op, json_object *params)
{
	return op_param(op, "dry_run") && json_at(params, "/dry_run") &&
	       value_is(json_at(params, "/dry_run"), "true");
}

bool op_rehearses(const struct op *op, json_object *params)
{
	json_object *p = op_canonical(op, params);
	bool only = says_dry_run(op, p);

	json_object_put(p);
	return only;
}

enum safety op_safety(const struct op *op, json_object *params)
{
	enum safety most = op->safety, one;

	if (says_dry_run(op, params))
		return SAFETY_0;
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		json_object *v;

		if (!json_object_object_get_ex(params, p->name, &v))
			continue;
		one = p->raises ? raised(p->raises, v) : SAFETY_READ;
		most = one > most ? one : most;
		one = p->counted ? by_number(v) : SAFETY_READ;
		most = one > most ? one : most;
	}
	return most;
}
