#include "ui/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/op.h"
#include "model/page.h"
#include "model/redact.h"
#include "model/utf8.h"
#include "model/xalloc.h"
#include "ui/locale.h"
#include "ui/output_table.h"
#include "ui/standard.h"

enum { JSON_FLAGS = JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE };

static int terminal_width(FILE *f)
{
	struct winsize ws;

	if (!isatty(fileno(f)) || ioctl(fileno(f), TIOCGWINSZ, &ws) < 0)
		return 0;
	return ws.ws_col;
}

void output_init(struct output *out, const struct config *c, FILE *to, int64_t now)
{
	bool terminal = isatty(fileno(to));

	*out = (struct output){
		.to = to,
		.format = c->output,
		.charset = locale_charset(c->ascii),
		.terminal = terminal,
		.width = terminal_width(to),
		.columns = c->columns,
		.nul = c->nul,
		.reveal = c->reveal,
		.quiet = c->quiet,
		.place = c->plain,
		.now = now,
	};
	/* Names are read by xargs and the like, through a pipe. */
	if (out->nul)
		out->format = OUT_TABLE;
	if (out->format == OUT_AUTO)
		out->format = terminal ? OUT_TABLE : OUT_JSON;
}

int output_priority(const struct output *out)
{
	if (out->format != OUT_TABLE || !out->width)
		return 4;
	return out->width >= 200 ? 4 : out->width >= 120 ? 3 : 2;
}

void output_note(const struct output *out, const char *fmt, ...)
{
	char text[1024], *shown;
	va_list ap;

	if (out->quiet)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	/* The Hub's words may be in it. */
	shown = show_line(str_from(text), out->charset);
	fputs("hubdeck: ", stderr);
	if (out->line)
		fprintf(stderr, "line %zu: ", out->line);
	fprintf(stderr, "%s\n", shown);
	free(shown);
}

/* What failed earlier is remembered by the stream, but not why. */
enum status output_flush_file(FILE *to, struct error *err)
{
	bool failed = ferror(to);

	errno = 0;
	if (!fflush(to) && !failed)
		return ST_OK;
	if (standard_reader_gone())
		return error_set(err, ST_PIPE,
				 "cannot write the output: its reader has gone away");
	return error_set(err, ST_LOCAL, "cannot write the output%s%s",
			 errno ? ": " : "", errno ? strerror(errno) : "");
}

enum status output_flush(const struct output *out, struct error *err)
{
	return output_flush_file(out->to, err);
}

/* ---- JSON ------------------------------------------------------------- */

json_object *output_limits(const struct limits *l)
{
	json_object *o = json_object_new_object();

	if (l->limit <= 0)
		return o;
	json_object_object_add(o, "limit", json_object_new_int(l->limit));
	json_object_object_add(o, "remaining", json_object_new_int(l->remaining));
	json_object_object_add(o, "reset", json_object_new_int64(l->reset));
	return o;
}

static void put_escape(FILE *to, uint32_t cp)
{
	if (cp >= 0x10000)
		fprintf(to, "\\u%04x\\u%04x", 0xD800 + (unsigned)(cp - 0x10000) / 0x400,
			0xDC00 + (unsigned)(cp - 0x10000) % 0x400);
	else
		fprintf(to, "\\u%04x", (unsigned)cp);
}

/* Beyond printable ASCII and the line breaks of pretty printing, all is in strings.
 * What is no UTF-8 cannot be said in JSON. */
void output_json(FILE *to, const char *json)
{
	struct str s = str_from(json);

	while (s.len) {
		size_t n = 0;
		uint32_t cp;
		bool valid;

		while (n < s.len && (unsigned char)s.ptr[n] < 0x7F)
			n++;
		fwrite(s.ptr, 1, n, to);
		s = (struct str){ s.ptr + n, s.len - n };
		if (!s.len)
			return;
		n = utf8_next(s, &cp, &valid);
		if (!valid || show_hides(cp))
			put_escape(to, valid ? cp : 0xFFFD);
		else
			fwrite(s.ptr, 1, n, to);
		s = (struct str){ s.ptr + n, s.len - n };
	}
}

static void print_json(FILE *to, json_object *obj)
{
	output_json(to, json_object_to_json_string_ext(obj, JSON_FLAGS));
	fputc('\n', to);
}

json_object *output_envelope(int http, json_object *body, json_object *extra,
			     const struct limits *limits)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "status_code",
			       http ? json_object_new_int(http) : NULL);
	json_object_object_add(o, "data", json_object_get(body));
	json_object_object_add(o, "rate_limit", output_limits(limits));
	if (extra) {
		json_object_object_foreach(extra, key, value)
			json_object_object_add(o, key, json_object_get(value));
	}
	return o;
}

static void print_envelope(const struct output *out, int http, json_object *body,
			   json_object *extra, const struct limits *limits)
{
	json_object *o = output_envelope(http, body, extra, limits);

	if (out->line)
		json_object_object_add(o, "line",
				       json_object_new_int64((int64_t)out->line));
	print_json(out->to, o);
	json_object_put(o);
}

/* The rows of a list's body, which the caller owns; NULL when the body is no list. */
static json_object *rows_of(const struct output *out, const struct op *op,
			    json_object *body)
{
	json_object *rows;

	if (!body || (op->flags & OP_PICK))
		return NULL;
	/* What --all made of any envelope. */
	rows = json_at(body, "/results");
	if (json_object_is_type(rows, json_type_array))
		return json_object_get(rows);
	if (op->envelope == ENV_IMAGES && !out->place)
		return NULL;
	return envelope_rows(op->envelope, body);
}

static void print_lines(const struct output *out, json_object *rows, json_object *body,
			json_object *extra)
{
	if (!rows && (body || extra))
		print_json(out->to, body ? body : extra);
	for (size_t i = 0; rows && i < json_object_array_length(rows); i++)
		print_json(out->to, json_object_array_get_idx(rows, i));
}

/* ---- everything ------------------------------------------------------- */

enum status output_answer(const struct output *out, const struct op *op, int http,
			  json_object *body, json_object *extra,
			  const struct limits *limits, struct error *err)
{
	json_object *rows;
	enum status st = ST_OK;

	redact(body,
	       (op->flags & OP_SECRET ? 0 : REDACT_TOKENS) |
		       (out->reveal ? 0 : REDACT_ADDRESSES),
	       NULL);
	rows = rows_of(out, op, body);
	switch (out->format) {
	case OUT_AUTO:
	case OUT_JSON:
		print_envelope(out, http, body, extra, limits);
		break;
	case OUT_NDJSON:
		print_lines(out, rows, body, extra);
		break;
	case OUT_TABLE:
	case OUT_CSV:
	case OUT_TSV:
		st = output_table(out, op, rows, body, extra, err);
		break;
	}
	json_object_put(rows);
	return st ? st : output_flush(out, err);
}

void output_text(FILE *to, struct str text)
{
	bool terminal = isatty(fileno(to));

	while (terminal && text.len) {
		const char *end = memchr(text.ptr, '\n', text.len);
		size_t n = end ? (size_t)(end - text.ptr) : text.len;
		size_t cr = n && text.ptr[n - 1] == '\r';
		char *line = show_line((struct str){ text.ptr, n - cr },
				       locale_charset(false));

		fprintf(to, "%s\n", line);
		free(line);
		n += end != NULL;
		text = (struct str){ text.ptr + n, text.len - n };
	}
	fwrite(text.ptr, 1, text.len, to);
}

json_object *output_error_object(const struct error *err)
{
	json_object *e = json_object_new_object();
	char *text = show_line(str_from(err->text), CHARSET_UTF8);

	json_object_object_add(e, "type", json_object_new_string(error_type(err)));
	json_object_object_add(e, "status_code",
			       err->http ? json_object_new_int(err->http) : NULL);
	json_object_object_add(e, "message", json_object_new_string(text));
	json_object_object_add(e, "hint",
			       err->hint[0] ? json_object_new_string(err->hint) : NULL);
	free(text);
	return e;
}

static void print_error_object(FILE *to, const struct error *err)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "error", output_error_object(err));
	print_json(to, o);
	json_object_put(o);
}

void output_error(FILE *to, enum output_format format, const struct error *err)
{
	char *text, *hint;

	if (format == OUT_JSON || format == OUT_NDJSON) {
		print_error_object(to, err);
		return;
	}
	text = show_line(str_from(err->text), locale_charset(false));
	hint = show_line(str_from(err->hint), locale_charset(false));
	fprintf(to, "hubdeck: %s%s%s\n", text, *hint ? "; " : "", hint);
	free(text);
	free(hint);
}

void output_csv_cell(FILE *to, struct str s, char separator)
{
	bool formula = s.len && strchr("=+-@\t\r", s.ptr[0]);
	bool quote = formula;

	for (size_t i = 0; i < s.len; i++)
		quote = quote || s.ptr[i] == '"' || s.ptr[i] == separator ||
			s.ptr[i] == '\n' || s.ptr[i] == '\r';
	if (quote)
		fputc('"', to);
	if (formula)
		fputc('\'', to);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '"')
			fputc('"', to);
		fputc(s.ptr[i], to);
	}
	if (quote)
		fputc('"', to);
}
