#ifndef UI_OP_ANSWER_H
#define UI_OP_ANSWER_H

#include "model/op.h"
#include "net/hub.h"
#include "ui/list_notes.h"

/*
 * What one operation answers, put together from its replies: the same for the command
 * line and for agents (DESIGN idea 1).
 */
struct op_answer {
	const struct op *op;
	json_object *params;  /* a copy, for what is picked; NULL */
	json_object *results; /* all pages so far, in order */
	struct error err;     /* a page that could not be read */
	struct list_seen seen;
};

/* `params` is borrowed; `all`: every page is asked for. */
void op_answer_begin(struct op_answer *a, const struct op *op, json_object *params,
		     bool all);
void op_answer_done(struct op_answer *a);

/* What is to be sent for it.  Takes the parameters. */
struct request op_answer_request(const struct op_answer *a, json_object *take_params);

void op_answer_page(struct op_answer *a, const struct reply *r);

/* 404 is an answer to "is it there?", and the rate headers come with any answer. */
bool op_answered(const struct op *op, const struct reply *r);

/* Its body as JSON; NULL when it is empty.  The caller owns *ret. */
enum status op_answer_parse(const struct reply *r, json_object **ret,
			    struct error *err) MUST_CHECK;

/* The body as it is printed: of many pages one list.  The caller owns *ret, which may
 * be set on an error, too. */
enum status op_answer_body(struct op_answer *a, const struct reply *r,
			   json_object **ret, struct error *err) MUST_CHECK;

/* Is it there, was it gone, were some refused: members of the envelope, or NULL.  The
 * caller owns it.  *ret_failed of *ret_items were refused. */
json_object *op_answer_extra(const struct op_answer *a, const struct reply *r,
			     json_object *body, size_t *ret_failed, size_t *ret_items);

#endif
