#include "ui/op_answer.h"

#include "model/envelope.h"
#include "model/images.h"
#include "model/json.h"

void op_answer_begin(struct op_answer *a, const struct op *op, json_object *params,
		     bool all)
{
	*a = (struct op_answer){
		.op = op,
		.results = json_object_new_array(),
		.seen = { .all = all || (op->flags & OP_JOIN_IMAGES),
			  .page = json_object_object_get_ex(params, "page", NULL),
			  .total = -1 },
	};
	if (op->flags & OP_PICK)
		json_must_take(json_object_deep_copy(params, &a->params, NULL));
}

void op_answer_done(struct op_answer *a)
{
	json_object_put(a->params);
	json_object_put(a->results);
	*a = (struct op_answer){ 0 };
}

struct request op_answer_request(const struct op_answer *a, json_object *take_params)
{
	return (struct request){
		.op = a->op,
		.params = take_params,
		.want = WANT_BODY,
		.priority = PRIO_USER,
		.all = a->seen.all && (a->op->flags & OP_LIST),
	};
}

enum status op_answer_parse(const struct reply *r, json_object **ret, struct error *err)
{
	*ret = NULL;
	if (!r->body_len)
		return ST_OK;
	return json_parse((struct str){ r->body, r->body_len }, ret, err);
}

static void add_rows(struct op_answer *a, json_object *body)
{
	json_object *rows = envelope_rows(a->op->envelope, body);

	if (!rows)
		error_set(&a->err, ST_PARSE, "the answer holds no list");
	for (size_t i = 0; rows && i < json_object_array_length(rows); i++)
		json_object_array_add(
			a->results,
			json_object_get(json_object_array_get_idx(rows, i)));
	json_object_put(rows);
}

void op_answer_page(struct op_answer *a, const struct reply *r)
{
	json_object *body;

	if (r->type != REPLY_PAGE || a->err.status)
		return;
	if (op_answer_parse(r, &body, &a->err) == ST_OK) {
		list_notes_see(&a->seen, a->op, body);
		add_rows(a, body);
	}
	json_object_put(body);
}

/* 404 is an answer to "is it there?", and the rate headers come with any answer. */
bool op_answered(const struct op *op, const struct reply *r)
{
	if (r->err.status == ST_OK)
		return true;
	if ((op->flags & OP_EXISTS) && r->http == 404)
		return true;
	return (op->flags & OP_LIMITS) && r->http && r->limits.limit > 0;
}

/* {"count","next":null,"previous":null,"results"} whatever the Hub's envelope
 * (DESIGN 5.1). */
static json_object *whole_list(const struct op *op, json_object *take_results)
{
	json_object *list = json_object_new_object(), *rows = take_results;

	if (op->flags & OP_JOIN_IMAGES) {
		rows = images_join(take_results);
		json_object_put(take_results);
	}
	json_object_object_add(
		list, "count",
		json_object_new_int64((int64_t)json_object_array_length(rows)));
	json_object_object_add(list, "next", NULL);
	json_object_object_add(list, "previous", NULL);
	json_object_object_add(list, "results", rows);
	return list;
}

static enum status pick(const struct op_answer *a, json_object **body,
			struct error *err)
{
	json_object *rows = envelope_rows(a->op->envelope, *body);
	json_object *row = rows ? op_picked(a->op, a->params, rows) : NULL;

	json_object_get(row);
	json_object_put(rows);
	json_object_put(*body);
	*body = row;
	if (row)
		return ST_OK;
	return error_set(err, ST_BAD, "there is none of that %s", a->op->pick);
}

static bool holds_rows(const struct op *op, json_object *body)
{
	json_object *rows = envelope_rows(op->envelope, body);

	json_object_put(rows);
	return rows != NULL;
}

/* The body as it is printed; the caller owns it. */
enum status op_answer_body(struct op_answer *a, const struct reply *r,
			   json_object **ret, struct error *err)
{
	const struct op *op = a->op;
	enum status st = ST_OK;

	*ret = NULL;
	if (op->flags & OP_LIMITS) {
		*ret = output_limits(&r->limits);
	} else if (a->seen.all && (op->flags & OP_LIST)) {
		*ret = whole_list(op, json_object_get(a->results));
	} else if (op->envelope == ENV_TEXT && r->body) {
		*ret = json_object_new_string_len(r->body, (int)r->body_len);
	} else if (r->err.status == ST_OK) {
		st = op_answer_parse(r, ret, err);
	}
	if (!st && a->seen.all && !(op->flags & OP_LIST)) {
		add_rows(a, *ret);
		json_object_put(*ret);
		*ret = whole_list(op, json_object_get(a->results));
	} else if (!st && !a->seen.all && (op->flags & OP_LIST) &&
		   !holds_rows(op, *ret)) {
		st = error_set(err, ST_PARSE, "the answer holds no list");
	}
	if (!st && (op->flags & OP_PICK))
		st = pick(a, ret, err);
	return st;
}

static void add_flag(json_object **extra, const char *name, json_object *take_value)
{
	if (!*extra)
		*extra = json_object_new_object();
	json_object_object_add(*extra, name, take_value);
}

json_object *op_answer_extra(const struct op_answer *a, const struct reply *r,
			     json_object *body, size_t *ret_failed, size_t *ret_items)
{
	size_t failed = envelope_failed(a->op->envelope, body, ret_items);
	json_object *extra = NULL;

	if (a->op->flags & OP_EXISTS)
		add_flag(&extra, "exists",
			 json_object_new_boolean(r->http >= 200 && r->http < 300));
	if (r->gone)
		add_flag(&extra, "already_gone", json_object_new_boolean(true));
	if (failed)
		add_flag(&extra, "failed_items",
			 json_object_new_int64((int64_t)failed));
	*ret_failed = failed;
	return extra;
}
