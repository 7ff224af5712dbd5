#ifndef MODEL_ESTATE_TEXT_H
#define MODEL_ESTATE_TEXT_H

#include "model/estate.h"

/*
 * An estate as text, to be kept and read again: JSON, an object a line.  A head says of
 * what organization, when, by whom and how completely it was read; then comes a line
 * for each row; the last says how many lines there were, with a sum over all of them,
 * so that a copy that was cut short or changed is noticed.  The sum is no signature:
 * who can write the file can make another one.
 *
 * No secret is in it.  Addresses of webhooks are there without their path and query, in
 * a form of which model/doctor.h finds the same (model/hook_url.h).
 */
enum { ESTATE_LINE_MAX = 64 << 20 }; /* bytes: all members of a large team */

/* Lines with their newline; false: they cannot be taken, and no more come. */
typedef bool estate_line_fn(void *arg, struct str line);
bool estate_text_write(const struct estate *e, int requests, estate_line_fn *fn,
		       void *arg);

/* Reads it line by line, and believes nothing of it before the end. */
struct estate_reader;
struct estate_reader *estate_reader_new(void);
void estate_reader_free(struct estate_reader *r); /* NULL is fine */

/* With or without the newline.  ST_USAGE names the line. */
enum status estate_reader_line(struct estate_reader *r, struct str line,
			       struct error *err) MUST_CHECK;

/* What the first line says, behind it; nothing of it is sure before the end. */
const struct estate *estate_reader_head(const struct estate_reader *r);

/* After the last line: on success *ret is the caller's (estate_done()).  ST_USAGE: cut
 * short, or changed. */
enum status estate_reader_end(struct estate_reader *r, struct estate *ret,
			      int *ret_requests, struct error *err) MUST_CHECK;

#endif
