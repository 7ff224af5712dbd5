#ifndef UI_OUTPUT_H
#define UI_OUTPUT_H

#include <stdio.h>

#include "model/json.h"
#include "model/op.h"
#include "model/show.h"
#include "net/hub.h"
#include "ui/config.h"

/*
 * What a command prints (DESIGN 5.1): the JSON envelope, rows as lines, CSV, or a table
 * for people.  Text goes through the sanitizer when it is meant for people or for a
 * terminal.  JSON holds the original values, with what a terminal would act on or hide
 * as \u escapes; CSV and TSV in a file or pipe hold them as they are (QUALITY E13,
 * E15).
 */
struct output {
	FILE *to;
	enum output_format format; /* never OUT_AUTO */
	enum charset charset;
	bool terminal;       /* `to` is one */
	int width;           /* columns of the terminal; 0: no limit */
	const char *columns; /* "a,b,c"; NULL: by priority */
	bool nul;            /* names only, each ended by NUL */
	bool reveal;         /* webhook addresses in full */
	bool quiet;          /* no notes */
	bool place;          /* what a place lists: the images of a tag, not the tag */
	size_t line;         /* of a batch; 0: none */
	int64_t now;
};

/* The format for this configuration and standard output. */
void output_init(struct output *out, const struct config *c, FILE *to, int64_t now);

/* A remark for people on standard error: "hubdeck: ..." without the newline. */
void output_note(const struct output *out, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* How far down the columns go where so much room is (UX 2.3): fields up to this
 * priority, 1 to 4. */
int output_priority(const struct output *out);

/* What was printed has arrived, or ST_LOCAL, or ST_PIPE: nobody reads it. */
enum status output_flush(const struct output *out, struct error *err) MUST_CHECK;
enum status output_flush_file(FILE *to, struct error *err) MUST_CHECK;

/*
 * Prints what an operation answered.  `body` is what the Hub sent (or the joined pages
 * of a list); `extra` is merged into the envelope ({"exists":true}); NULL for none;
 * both borrowed.
 */
enum status output_answer(const struct output *out, const struct op *op, int http,
			  json_object *body, json_object *extra,
			  const struct limits *limits, struct error *err) MUST_CHECK;

/* Text of the Hub as it is; on a terminal, line by line through the sanitizer. */
void output_text(FILE *to, struct str text);

/* The error, as one line or as the error object, on `to`. */
void output_error(FILE *to, enum output_format format, const struct error *err);

/* One CSV or TSV cell, quoted as RFC 4180; what a spreadsheet would take for a formula
 * (= + - @ tab CR at the start) gets a ' before it. */
void output_csv_cell(FILE *to, struct str s, char separator);

/* JSON text with every character that show_hides() as a \u escape: the same value. */
void output_json(FILE *to, const char *json);

/* The parts of it: {"status_code","data","rate_limit"} and `extra`;
 * {"type",
 * "status_code","message","hint"}.  The caller owns what is returned. */
json_object *output_envelope(int http, json_object *body, json_object *extra,
			     const struct limits *limits);
json_object *output_error_object(const struct error *err);

/* {"limit","remaining","reset"}, {} when unknown; caller owns. */
json_object *output_limits(const struct limits *l);

#endif
