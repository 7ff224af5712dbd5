#include "model/op.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"

enum { VALUE_MAX = 25000, NAME_MAX_BYTES = 255, TAG_MAX_BYTES = 128 };

const char *method_name(enum method m)
{
	static const char *const names[] = {
		[HTTP_GET] = "GET", [HTTP_HEAD] = "HEAD",   [HTTP_POST] = "POST",
		[HTTP_PUT] = "PUT", [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE",
	};

	return names[m];
}

const char *param_type_name(enum param_type t)
{
	static const char *const names[] = {
		[PARAM_STRING] = "string", [PARAM_INT] = "integer",
		[PARAM_BOOL] = "boolean",  [PARAM_NAME] = "name",
		[PARAM_REPO] = "name",     [PARAM_TAG] = "tag",
		[PARAM_ENUM] = "enum",     [PARAM_SECRET] = "secret",
	};

	return names[t];
}

/* ---- finding ---------------------------------------------------------- */

/* Equal but for '-' where the table has '_'. */
static bool same_word(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if ((*a == '-' ? '_' : *a) != (*b == '-' ? '_' : *b))
			return false;
	return !*a && !*b;
}

static const char *bare_group(const char *group)
{
	return !strncmp(group, "hub_", 4) || !strncmp(group, "hub-", 4) ? group + 4
									: group;
}

const struct op *op_find(const char *group, const char *action)
{
	group = bare_group(group);
	for (size_t i = 0; i < n_ops; i++)
		if (same_word(ops[i].group, group) && same_word(ops[i].action, action))
			return &ops[i];
	return NULL;
}

const struct op *op_by_name(const char *dotted)
{
	const char *dot = strchr(dotted, '.');

	for (size_t i = 0; dot && i < n_ops; i++)
		if (strlen(ops[i].group) == (size_t)(dot - dotted) &&
		    !strncmp(ops[i].group, dotted, (size_t)(dot - dotted)) &&
		    !strcmp(ops[i].action, dot + 1))
			return &ops[i];
	return NULL;
}

const struct param *op_param(const struct op *op, const char *name)
{
	for (size_t i = 0; i < op->n_params; i++)
		if (same_word(op->params[i].name, name))
			return &op->params[i];
	return NULL;
}

/* Levenshtein distance, cut off: names are short. */
static size_t distance(const char *a, const char *b)
{
	enum { MAX = 40 };
	size_t row[MAX + 1], n = strnlen(b, MAX);

	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1] && i <= MAX; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t above = row[j];
			size_t best = diagonal +
				      (tolower((unsigned char)a[i - 1]) != b[j - 1]);

			if (above + 1 < best)
				best = above + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			diagonal = above;
			row[j] = best;
		}
	}
	return row[n];
}

struct nearest {
	const char *word;
	const char **ret;
	size_t *costs, n, max;
};

static void offer(struct nearest *s, const char *name)
{
	size_t cost = distance(s->word, name), i;

	if (strstr(name, s->word))
		cost = 1;
	if (cost > 1 + strlen(s->word) / 2)
		return;
	for (i = 0; i < s->n; i++)
		if (!strcmp(s->ret[i], name))
			return;
	for (i = s->n < s->max ? s->n++ : s->max; i > 0 && s->costs[i - 1] > cost; i--)
		if (i < s->max) {
			s->costs[i] = s->costs[i - 1];
			s->ret[i] = s->ret[i - 1];
		}
	if (i < s->max) {
		s->costs[i] = cost;
		s->ret[i] = name;
	}
}

size_t op_suggest(const char *group, const char *word, const char **ret, size_t max)
{
	struct nearest s = { word, ret, xcalloc(max, sizeof(size_t)), 0, max };

	for (size_t i = 0; i < n_ops; i++) {
		if (!group)
			offer(&s, ops[i].group);
		else if (same_word(ops[i].group, bare_group(group)))
			offer(&s, ops[i].action);
	}
	free(s.costs);
	return s.n;
}

/* ---- checking --------------------------------------------------------- */

static bool is_word(struct str s, const char *extra, size_t max)
{
	if (!s.len || s.len > max)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 0x80 || !c || (!isalnum(c) && !(i && strchr(extra, c))))
			return false;
	}
	return true;
}

static bool is_name(struct str s, bool upper)
{
	for (size_t i = 0; i < s.len; i++)
		if ((!upper && isupper((unsigned char)s.ptr[i])) ||
		    (i && s.ptr[i] == '.' && s.ptr[i - 1] == '.'))
			return false;
	return is_word(s, "._-", NAME_MAX_BYTES);
}

/* [A-Za-z0-9_][A-Za-z0-9._-]{0,127}: the tag grammar of the OCI distribution
 * specification. */
static bool is_tag(struct str s)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789_.-";

	if (!s.len || s.len > TAG_MAX_BYTES || s.ptr[0] == '.' || s.ptr[0] == '-')
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!s.ptr[i] || !strchr(letters, s.ptr[i]))
			return false;
	return true;
}

static bool has_control(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < 0x20 || s.ptr[i] == 0x7f)
			return true;
	return false;
}

static enum status refuse(const struct param *p, struct error *err, const char *allowed)
{
	return error_set(err, ST_USAGE, "%s: %s", p->name, allowed);
}

static enum status check_enum(const struct param *p, struct str s, struct error *err)
{
	char list[160] = "";
	size_t n = 0;

	for (size_t i = 0; p->values[i]; i++) {
		if (str_eq(str_from(p->values[i]), s))
			return ST_OK;
		n += (size_t)snprintf(list + n, sizeof(list) - n, "%s%s", i ? ", " : "",
				      p->values[i]);
		if (n >= sizeof(list))
			break;
	}
	return error_set(err, ST_USAGE, "%s: one of %s", p->name, list);
}

static enum status check_int(const struct param *p, struct str s, struct error *err)
{
	int64_t n;

	if (!parse_int(s, &n))
		return refuse(p, err, "a whole number");
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
		return refuse(p, err, "no control characters");
	return ST_OK;
}

static struct str value_text(json_object *value)
{
	if (json_object_is_type(value, json_type_string))
		return (struct str){ json_object_get_string(value),
				     (size_t)json_object_get_string_len(value) };
	return str_from(json_object_to_json_string(value));
}

enum status param_check(const struct param *p, json_object *value, struct error *err)
{
	struct str s;

	if (!value || json_object_is_type(value, json_type_object) ||
	    json_object_is_type(value, json_type_array))
		return error_set(err, ST_USAGE, "%s: a %s is expected", p->name,
				 param_type_name(p->type));
	s = value_text(value);
	if (memchr(s.ptr, '\0', s.len))
		return refuse(p, err, "no NUL bytes");
	switch (p->type) {
	case PARAM_INT:
		return check_int(p, s, err);
	case PARAM_BOOL:
		return str_eq(s, STR("true")) || str_eq(s, STR("false"))
			       ? ST_OK
			       : refuse(p, err, "true or false");
	case PARAM_NAME:
		return is_name(s, true) ? ST_OK
					: refuse(p, err,
						 "letters, digits and . _ - only, "
						 "no \"..\", at most 255");
	case PARAM_REPO:
		return is_name(s, false)
			       ? ST_OK
			       : refuse(p, err,
					"lower-case letters, digits and . _ - "
					"only, no \"..\", no \"/\"");
	case PARAM_TAG:
		return is_tag(s) ? ST_OK
				 : refuse(p, err,
					  "1 to 128 letters, digits and . _ -, "
					  "not beginning with . or -");
	case PARAM_ENUM:
		return check_enum(p, s, err);
	case PARAM_STRING:
	case PARAM_SECRET:
		return check_text(p, s, err);
	}
	return ST_OK;
}

static enum status check_all(const struct op *op, json_object *params,
			     struct error *err)
{
	json_object *v;

	json_object_object_foreach(params, key, value)
	{
		const struct param *p = op_param(op, key);
		enum status st;

		if (!p)
			return error_set(err, ST_USAGE,
					 "%s %s has no parameter \"%.60s\"", op->group,
					 op->action, key);
		st = param_check(p, value, err);
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
	return ST_OK;
}

/* ---- building --------------------------------------------------------- */

/* Text that grows; wiped by its user when it held a secret. */
struct build {
	char *s;
	size_t n, cap;
};

static void put(struct build *b, const char *s, size_t n)
{
	char *old = b->s;
	size_t cap = b->cap ? b->cap : 128;

	if (!b->s || b->n + n + 1 > b->cap) {
		while (cap < b->n + n + 1)
			cap *= 2;
		/* Not realloc(): it may leave a copy of a secret behind. */
		b->s = xmalloc(cap);
		if (old) {
			memcpy(b->s, old, b->n);
			explicit_bzero(old, b->cap);
			free(old);
		}
		b->cap = cap;
	}
	if (n)
		memcpy(b->s + b->n, s, n);
	b->n += n;
	b->s[b->n] = '\0';
}

static void put_str(struct build *b, const char *s)
{
	put(b, s, strlen(s));
}

/* RFC 3986: everything but the unreserved characters. */
static void put_encoded(struct build *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		char hex[4];

		if (c < 0x80 && (isalnum(c) || (c && strchr("-._~", c)))) {
			put(b, s.ptr + i, 1);
			continue;
		}
		snprintf(hex, sizeof(hex), "%%%02X", c);
		put(b, hex, 3);
	}
}

static void put_json_text(struct build *b, struct str s)
{
	put(b, "\"", 1);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		char esc[8];

		if (c == '"' || c == '\\') {
			put(b, "\\", 1);
			put(b, s.ptr + i, 1);
		} else if (c < 0x20) {
			snprintf(esc, sizeof(esc), "\\u%04x", c);
			put(b, esc, 6);
		} else {
			put(b, s.ptr + i, 1);
		}
	}
	put(b, "\"", 1);
}

static const char *wire(const struct param *p)
{
	return p->wire ? p->wire : p->name;
}

static char *expand(const struct op *op, const char *path, json_object *params)
{
	struct build b = { 0 };
	char sep = '?';

	while (*path) {
		size_t n = strcspn(path, "{");
		json_object *v = NULL;
		char name[32];

		put(&b, path, n);
		path += n;
		if (!*path)
			break;
		n = strcspn(path, "}");
		snprintf(name, sizeof(name), "%.*s", (int)(n - 1), path + 1);
		json_object_object_get_ex(params, name, &v);
		put_encoded(&b, value_text(v));
		path += n + 1;
	}
	for (size_t i = 0; i < op->n_params; i++) {
		json_object *v;

		if (op->params[i].in != IN_QUERY ||
		    !json_object_object_get_ex(params, op->params[i].name, &v))
			continue;
		put(&b, &sep, 1);
		sep = '&';
		put_str(&b, wire(&op->params[i]));
		put_str(&b, "=");
		put_encoded(&b, value_text(v));
	}
	return b.s;
}

static char *body(const struct op *op, json_object *params)
{
	struct build b = { 0 };

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		json_object *v;

		if (p->in != IN_BODY || !json_object_object_get_ex(params, p->name, &v))
			continue;
		put_str(&b, b.n ? "," : "{");
		put_json_text(&b, str_from(wire(p)));
		put_str(&b, ":");
		if (p->type == PARAM_INT || p->type == PARAM_BOOL)
			put(&b, value_text(v).ptr, value_text(v).len);
		else
			put_json_text(&b, value_text(v));
	}
	if (b.n)
		put_str(&b, "}");
	return b.s;
}

/* Copies with the names of the table: "page-size" becomes "page_size". */
static json_object *canonical(const struct op *op, json_object *params)
{
	json_object *out = json_object_new_object();

	if (!params)
		return out;
	json_object_object_foreach(params, key, value)
	{
		const struct param *p = op_param(op, key);

		json_object_object_add(out, p ? p->name : key, json_object_get(value));
	}
	return out;
}

static struct call *make(const struct op *op, json_object *params)
{
	struct call *c = xcalloc(1, sizeof(*c));

	c->op = op;
	c->safety = op->safety;
	if (op->path)
		c->target = expand(op, op->path, params);
	if (op->fallback)
		c->fallback = expand(op, op->fallback, params);
	c->body = body(op, params);
	return c;
}

enum status op_call(const struct op *op, json_object *params, struct call **ret_call,
		    struct error *err)
{
	json_object *p = canonical(op, params);
	enum status st = check_all(op, p, err);

	if (st == ST_OK)
		*ret_call = make(op, p);
	json_object_put(p);
	return st;
}

struct call *call_page(const struct op *op, json_object *params, int page,
		       int page_size)
{
	json_object *p = canonical(op, params);
	struct error err = { 0 };
	struct call *c = NULL;

	/* images.list walks the tags without offering paging of its own. */
	json_object_object_add(p, "page", json_object_new_int(page));
	json_object_object_add(p, "page_size", json_object_new_int(page_size));
	if (op->flags & OP_JOIN_IMAGES)
		op = op_by_name("repos.list_tags");
	if (check_all(op, p, &err) == ST_OK)
		c = make(op, p);
	json_object_put(p);
	return c;
}

enum status op_parent_call(const struct op *op, json_object *params,
			   struct call **ret_call, struct error *err)
{
	const struct op *parent = op->parent ? op_by_name(op->parent) : NULL;
	json_object *p, *all, *v;
	enum status st;

	if (!parent)
		return error_set(err, ST_USAGE, "%s %s has no parent", op->group,
				 op->action);
	all = canonical(op, params);
	p = json_object_new_object();
	for (size_t i = 0; i < parent->n_params; i++)
		if (json_object_object_get_ex(all, parent->params[i].name, &v))
			json_object_object_add(p, parent->params[i].name,
					       json_object_get(v));
	st = op_call(parent, p, ret_call, err);
	json_object_put(p);
	json_object_put(all);
	return st;
}

void op_wipe(const struct op *op, json_object *params)
{
	json_object *v;

	for (size_t i = 0; params && i < op->n_params; i++)
		if (op->params[i].type == PARAM_SECRET &&
		    json_object_object_get_ex(params, op->params[i].name, &v) &&
		    json_object_is_type(v, json_type_string)) {
			/* json-c owns the bytes; the object is about to go. */
			union {
				const char *ro;
				char *rw;
			} s = { json_object_get_string(v) };

			explicit_bzero(s.rw, (size_t)json_object_get_string_len(v));
		}
}

void call_free(struct call *c)
{
	if (!c)
		return;
	if (c->body) {
		explicit_bzero(c->body, strlen(c->body));
		free(c->body);
	}
	free(c->target);
	free(c->fallback);
	free(c);
}
