#ifndef MODEL_OP_PRIVATE_H
#define MODEL_OP_PRIVATE_H

/* For the files that model/op.h is made of: finding, checking, making a request. */
#include "model/op.h"

/* The bytes of a text, the digits of a number; borrowed from the value. */
struct str op_value_text(json_object *value);

/*
 * A copy with the names of the table ("page-size" becomes "page_size") and values of
 * the types of the table: texts of lists and objects become those.  What cannot be
 * read stays as it is, for op_check() to refuse.  The caller owns it.
 */
json_object *op_canonical(const struct op *op, json_object *params);

/* Every parameter known, of its type, and the required ones there; of a canonical
 * copy. */
enum status op_check(const struct op *op, json_object *params, struct error *err);

/* The higher of the row's class and those of its parameters (DESIGN 4). */
enum safety op_safety(const struct op *op, json_object *params);

/* ---- op_grammar.c ------------------------------------------------------ */

/* What is allowed, when the value does not fit its type; NULL when it does.  For the
 * types that are one word: not for texts, numbers with a range, lists and JSON. */
const char *op_grammar_refusal(enum param_type type, struct str s);

/* ---- op_body.c --------------------------------------------------------- */

/* Text that grows; wiped by its user when it held a secret. */
struct build {
	char *s;
	size_t n, cap;
};
void build_put(struct build *b, const char *s, size_t n);
void build_str(struct build *b, const char *s);

/* The body in the row's form, or by the template given; NULL when there is none. */
char *op_body(const struct op *op, const char *form, json_object *params);

#endif
