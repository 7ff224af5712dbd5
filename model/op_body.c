/* The bodies of requests: JSON made from parameters (CONTRACT, per route). */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/op_private.h"
#include "model/xalloc.h"

void build_put(struct build *b, const char *s, size_t n)
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

void build_str(struct build *b, const char *s)
{
	build_put(b, s, strlen(s));
}

static void put_text(struct build *b, struct str s)
{
	build_put(b, "\"", 1);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		char esc[8];

		if (c == '"' || c == '\\') {
			build_put(b, "\\", 1);
			build_put(b, s.ptr + i, 1);
		} else if (c < 0x20) {
			snprintf(esc, sizeof(esc), "\\u%04x", c);
			build_put(b, esc, 6);
		} else {
			build_put(b, s.ptr + i, 1);
		}
	}
	build_put(b, "\"", 1);
}

/* ---- one value --------------------------------------------------------- */

/* "web-servers" -> "Web Servers": the Hub goes by the slug, the name is for people. */
static void put_category(struct build *b, struct str slug)
{
	char name[80];
	size_t n = slug.len < sizeof(name) - 1 ? slug.len : sizeof(name) - 1;

	for (size_t i = 0; i < n; i++) {
		char c = slug.ptr[i];
		bool first = !i || slug.ptr[i - 1] == '-';

		name[i] = c == '-' ? ' ' : first ? (char)toupper((unsigned char)c) : c;
	}
	build_str(b, "{\"slug\":");
	put_text(b, slug);
	build_str(b, ",\"name\":");
	put_text(b, (struct str){ name, n });
	build_str(b, "}");
}

static void put_scalar(struct build *b, enum param_type type, json_object *v)
{
	struct str s = op_value_text(v);
	bool date = type == PARAM_TIME && s.len == 10;
	char full[24];

	if (type == PARAM_INT || type == PARAM_BOOL || type == PARAM_NUMBER) {
		build_put(b, s.ptr, s.len);
	} else if (type == PARAM_CATEGORY) {
		put_category(b, s);
	} else if (date) {
		snprintf(full, sizeof(full), "%.10sT00:00:00Z", s.ptr);
		put_text(b, str_from(full));
	} else {
		put_text(b, s);
	}
}

static void put_value(struct build *b, const struct param *p, json_object *v)
{
	if (p->type == PARAM_JSON) {
		build_str(b, json_object_to_json_string_ext(v, JSON_C_TO_STRING_PLAIN));
		return;
	}
	if (p->type != PARAM_LIST && !p->alone) {
		put_scalar(b, p->type, v);
		return;
	}
	build_str(b, "[");
	if (p->alone)
		put_scalar(b, p->type, v);
	for (size_t i = 0; !p->alone && i < json_object_array_length(v); i++) {
		build_str(b, i ? "," : "");
		put_scalar(b, p->item, json_object_array_get_idx(v, i));
	}
	build_str(b, "]");
}

/* What is given, what is preset, or nothing (false). */
static bool put_param(struct build *b, const struct param *p, json_object *params)
{
	json_object *v;

	if (json_object_object_get_ex(params, p->name, &v))
		put_value(b, p, v);
	else if (p->preset)
		build_str(b, p->preset);
	else
		return false;
	return true;
}

/* ---- all of them ------------------------------------------------------- */

/* "$name" stands for a parameter, whatever its place in the request is. */
static char *by_form(const struct op *op, const char *form, json_object *params)
{
	struct build b = { 0 };

	while (*form) {
		size_t n = strcspn(form, "$");
		char name[40];
		const struct param *p;

		build_put(&b, form, n);
		form += n;
		if (!*form)
			break;
		n = strspn(++form, "abcdefghijklmnopqrstuvwxyz_0123456789");
		snprintf(name, sizeof(name), "%.*s", (int)n, form);
		p = op_param(op, name);
		if (!p || !put_param(&b, p, params))
			build_str(&b, "null");
		form += n;
	}
	return b.s;
}

/* The object a member belongs to: "name" of "name/givenName"; "" at the top. */
static struct str owner_of(const struct param *p)
{
	const char *w = param_wire(p), *slash = strchr(w, '/');

	return (struct str){ w, slash ? (size_t)(slash - w) : 0 };
}

static bool is_sent(const struct param *p, json_object *params)
{
	json_object *v;

	return (p->in == IN_BODY || p->in == IN_BOTH) &&
	       (p->preset || json_object_object_get_ex(params, p->name, &v));
}

/* Members of one object stand together in the table. */
static void put_members(struct build *b, const struct op *op, json_object *params)
{
	struct str owner = { NULL, 0 };
	bool first = !op->fixed;

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		struct str own = owner_of(p);

		if (!is_sent(p, params))
			continue;
		if (!str_eq(own, owner)) {
			build_str(b, owner.len ? "}" : "");
			build_str(b, first ? "" : ",");
			if (own.len) {
				put_text(b, own);
				build_str(b, ":{");
			}
			owner = own;
		} else {
			build_str(b, first ? "" : ",");
		}
		first = false;
		put_text(b, str_from(param_wire(p) + (own.len ? own.len + 1 : 0)));
		build_str(b, ":");
		put_param(b, p, params);
	}
	build_str(b, owner.len ? "}" : "");
}

char *op_body(const struct op *op, const char *form, json_object *params)
{
	struct build b = { 0 };
	bool any = op->fixed != NULL;

	if (form)
		return by_form(op, form, params);
	for (size_t i = 0; i < op->n_params; i++)
		any |= is_sent(&op->params[i], params);
	if (!any)
		return NULL;
	build_str(&b, "{");
	build_str(&b, op->fixed ? op->fixed : "");
	put_members(&b, op, params);
	build_str(&b, "}");
	return b.s;
}
