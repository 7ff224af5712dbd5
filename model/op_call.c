/* Requests: the only place where a path is made. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/op_private.h"
#include "model/xalloc.h"

/* ---- targets ----------------------------------------------------------- */

/* RFC 3986: everything but the unreserved characters, and what `also` has. */
static void put_encoded(struct build *b, struct str s, const char *also)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		char hex[4];

		if (c < 0x80 &&
		    (isalnum(c) || (c && (strchr("-._~", c) || strchr(also, c))))) {
			build_put(b, s.ptr + i, 1);
			continue;
		}
		snprintf(hex, sizeof(hex), "%%%02X", c);
		build_put(b, hex, 3);
	}
}

static void put_path_value(struct build *b, const struct op *op, const char *name,
			   json_object *params)
{
	const struct param *p = op_param(op, name);
	json_object *v = NULL;

	if (!json_object_object_get_ex(params, p ? p->name : name, &v))
		return;
	/* A checked NAMESPACE/REPOSITORY keeps its slash, a digest its colon. */
	put_encoded(b, op_value_text(v),
		    p && p->type == PARAM_FULL_REPO ? "/"
		    : p && (p->type == PARAM_DIGEST || p->type == PARAM_REFERENCE)
			    ? ":"
			    : "");
}

static void put_path(struct build *b, const struct op *op, const char *path,
		     json_object *params)
{
	while (*path) {
		size_t n = strcspn(path, "{");
		char name[32];

		build_put(b, path, n);
		path += n;
		if (!*path)
			break;
		n = strcspn(path, "}");
		snprintf(name, sizeof(name), "%.*s", (int)(n - 1), path + 1);
		put_path_value(b, op, name, params);
		path += n + 1;
	}
}

static void put_query_value(struct build *b, const struct param *p, json_object *v)
{
	struct str s = op_value_text(v);

	if (p->type != PARAM_LIST) {
		put_encoded(b, s, "");
		if (p->type == PARAM_TIME && s.len == 10)
			build_str(b, "T00%3A00%3A00Z");
		return;
	}
	for (size_t i = 0; i < json_object_array_length(v); i++) {
		build_str(b, i ? "," : "");
		put_encoded(b, op_value_text(json_object_array_get_idx(v, i)), "");
	}
}

static char *expand(const struct op *op, const char *path, json_object *params)
{
	struct build b = { 0 };
	char sep = '?';

	put_path(&b, op, path, params);
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		json_object *v;

		if (p->in != IN_QUERY ||
		    !json_object_object_get_ex(params, p->name, &v))
			continue;
		build_put(&b, &sep, 1);
		sep = '&';
		build_str(&b, param_wire(p));
		build_str(&b, "=");
		put_query_value(&b, p, v);
	}
	if (!b.s)
		build_str(&b, "");
	return b.s;
}

/* ---- calls ------------------------------------------------------------- */

static struct call *make(const struct op *op, json_object *params)
{
	struct call *c = xcalloc(1, sizeof(*c));

	c->op = op;
	c->safety = op_safety(op, params);
	if (op->path)
		c->target = expand(op, op->path, params);
	if (op->fallback)
		c->fallback = expand(op, op->fallback, params);
	c->body = op_body(op, op->body, params);
	if (op->fallback_body)
		c->fallback_body = op_body(op, op->fallback_body, params);
	return c;
}

enum status op_call(const struct op *op, json_object *params, struct call **ret_call,
		    struct error *err)
{
	json_object *p = op_canonical(op, params);
	enum status st = op_check(op, p, err);

	if (st == ST_OK)
		*ret_call = make(op, p);
	json_object_put(p);
	return st;
}

static void add_paging(const struct op *op, json_object *p, int page, int size)
{
	if (op->flags & OP_INDEXED) {
		json_object_object_add(p, "start_index",
				       json_object_new_int((page - 1) * size + 1));
		json_object_object_add(p, "count", json_object_new_int(size));
		return;
	}
	json_object_object_add(p, "page_size", json_object_new_int(size));
	if (!(op->flags & OP_KEYED))
		json_object_object_add(p, "page", json_object_new_int(page));
}

struct call *call_page(const struct op *op, json_object *params, int page,
		       int page_size)
{
	json_object *p = op_canonical(op, params);
	struct error err = { 0 };
	struct call *c = NULL;

	add_paging(op, p, page, page_size);
	/* images.list walks the tags without offering paging of its own. */
	if (op->flags & OP_JOIN_IMAGES) {
		if (op->pick)
			json_object_object_del(p, op->pick);
		op = op_by_name("repos.list_tags");
	}
	if (op_check(op, p, &err) == ST_OK)
		c = make(op, p);
	json_object_put(p);
	return c;
}

json_object *op_params_for(const struct op *op, const struct op *other,
			   json_object *params)
{
	json_object *all = op_canonical(op, params), *p = json_object_new_object();

	for (size_t i = 0; i < other->n_params; i++) {
		const struct param *same = op_param(op, other->params[i].name);
		json_object *v;

		if (other->params[i].in == IN_PATH && same &&
		    json_object_object_get_ex(all, same->name, &v))
			json_object_object_add(p, other->params[i].name,
					       json_object_get(v));
	}
	json_object_put(all);
	return p;
}

static enum status other_call(const struct op *op, const char *name,
			      json_object *params, struct call **ret_call,
			      struct error *err)
{
	const struct op *other = name ? op_by_name(name) : NULL;
	json_object *p;
	enum status st;

	if (!other)
		return error_set(err, ST_USAGE, "%s %s stands alone", op->group,
				 op->action);
	p = op_params_for(op, other, params);
	st = op_call(other, p, ret_call, err);
	json_object_put(p);
	return st;
}

enum status op_parent_call(const struct op *op, json_object *params,
			   struct call **ret_call, struct error *err)
{
	return other_call(op, op->parent, params, ret_call, err);
}

enum status op_look_call(const struct op *op, json_object *params,
			 struct call **ret_call, struct error *err)
{
	return other_call(op, op->look, params, ret_call, err);
}

enum status op_read_call(const struct op *op, json_object *params,
			 struct call **ret_call, struct error *err)
{
	return other_call(op, op->reads, params, ret_call, err);
}

/* ---- what is read before it is written --------------------------------- */

bool op_must_read(const struct op *op, json_object *params)
{
	json_object *p;
	bool must = false;

	if (!op->reads)
		return false;
	p = op_canonical(op, params);
	for (size_t i = 0; i < op->n_params; i++)
		must |= op->params[i].from &&
			!json_object_object_get_ex(p, op->params[i].name, NULL);
	json_object_put(p);
	return must;
}

enum status op_fill(const struct op *op, json_object *params, json_object *answer,
		    struct error *err)
{
	json_object *p = op_canonical(op, params);
	enum status st = ST_OK;

	for (size_t i = 0; !st && i < op->n_params; i++) {
		const struct param *q = &op->params[i];
		json_object *v;

		if (!q->from || json_object_object_get_ex(p, q->name, NULL))
			continue;
		v = json_at(answer, q->from);
		if (v)
			json_object_object_add(params, q->name, json_object_get(v));
		/* A switch that is left out is a switch turned off. */
		else if (q->type == PARAM_BOOL)
			st = error_set(err, ST_PARSE,
				       "the Hub does not say what %s is now", q->name);
	}
	json_object_put(p);
	return st;
}

enum status op_then_call(const struct op *op, json_object *params, json_object *answer,
			 struct call **ret_call, struct error *err)
{
	json_object *p, *id = json_at(answer, "/id");
	struct call *c;

	if (!op->then || (answer && !id))
		return error_set(err, ST_PARSE, "the first step's answer has no id");
	p = op_canonical(op, params);
	if (id)
		json_object_object_add(p, "id", json_object_get(id));
	c = xcalloc(1, sizeof(*c));
	c->op = op;
	c->safety = op_safety(op, p);
	c->target = expand(op, op->then, p);
	c->body = op_body(op, op->then_body, p);
	json_object_put(p);
	*ret_call = c;
	return ST_OK;
}

/* ---- rows -------------------------------------------------------------- */

json_object *op_picked(const struct op *op, json_object *params, json_object *rows)
{
	static const char *const names[] = { "/slug", "/id", "/name", "/digest" };
	json_object *p = op_canonical(op, params), *wanted, *found = NULL;

	if (op->pick && json_object_object_get_ex(p, op->pick, &wanted))
		for (size_t k = 0; !found && k < COUNT(names); k++)
			for (size_t i = 0; !found && i < json_object_array_length(rows);
			     i++) {
				json_object *row = json_object_array_get_idx(rows, i);
				json_object *v = json_at(row, names[k]);

				if (v &&
				    str_eq(op_value_text(v), op_value_text(wanted)))
					found = row;
			}
	json_object_put(p);
	return found;
}

/* ---- names and secrets ------------------------------------------------- */

static struct str first_of(json_object *params, const char *const *names)
{
	for (; *names; names++) {
		json_object *v;

		if (json_object_object_get_ex(params, *names, &v))
			return op_value_text(v);
	}
	return (struct str){ "", 0 };
}

char *op_full_name(const struct op *op, json_object *params)
{
	static const char *const tops[] = { "namespace", "org",         "account",
					    "repo",      "user_id",     "user_name",
					    "uuid",      "token_label", NULL };
	static const char *const below[] = { "repository", "group_name", NULL };
	json_object *p = op_canonical(op, params);
	struct str top = first_of(p, tops), sub = first_of(p, below);
	char *name =
		xasprintf("%.*s%s%.*s", STR_ARG(top), sub.len ? "/" : "", STR_ARG(sub));

	json_object_put(p);
	return name;
}

/* A host and perhaps a port; "name:word" is the beginning of a password. */
static bool is_host(struct str s)
{
	size_t colon = 0;

	while (colon < s.len && s.ptr[colon] != ':')
		colon++;
	for (size_t i = colon + 1; i < s.len; i++)
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return s.ptr[0] == '[';
	return true;
}

void url_mask(struct str url, char *buf, size_t size)
{
	size_t scheme = 0, host, end;
	struct str name;

	while (scheme + 3 <= url.len && memcmp(url.ptr + scheme, "://", 3) != 0)
		scheme++;
	if (scheme + 3 > url.len) {
		snprintf(buf, size, "***");
		return;
	}
	scheme += 3;
	for (end = scheme; end < url.len && !strchr("/?#\\", url.ptr[end]); end++)
		continue;
	/* A name and a password may stand before the host. */
	for (host = end; host > scheme && url.ptr[host - 1] != '@'; host--)
		continue;
	name = (struct str){ url.ptr + host, end - host };
	if (is_host(name))
		snprintf(buf, size, "%.*s%.*s/***", (int)scheme, url.ptr,
			 STR_ARG(name));
	else
		snprintf(buf, size, "%.*s***", (int)scheme, url.ptr);
}

static json_object *masked_url(json_object *v)
{
	char text[300];

	url_mask(op_value_text(v), text, sizeof(text));
	return json_object_new_string(text);
}

json_object *op_public(const struct op *op, json_object *params)
{
	json_object *kept = json_object_new_object(), *all = op_canonical(op, params);

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		json_object *v;

		if (!json_object_object_get_ex(all, p->name, &v))
			continue;
		if (p->type == PARAM_SECRET)
			v = json_object_new_string("***");
		else if (p->type == PARAM_URL)
			v = masked_url(v);
		else
			json_object_get(v);
		json_object_object_add(kept, p->name, v);
	}
	json_object_put(all);
	return kept;
}

void op_wipe(const struct op *op, json_object *params)
{
	if (!params)
		return;
	json_object_object_foreach(params, key, value)
	{
		const struct param *p = op_param(op, key);

		if (p && p->type == PARAM_SECRET)
			json_wipe(value);
	}
}

static void free_wiped(char *s)
{
	if (s)
		explicit_bzero(s, strlen(s));
	free(s);
}

void call_free(struct call *c)
{
	if (!c)
		return;
	free_wiped(c->body);
	free_wiped(c->fallback_body);
	free(c->target);
	free(c->fallback);
	free(c);
}
