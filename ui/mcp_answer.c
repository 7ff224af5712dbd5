#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/envelope.h"
#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/json_pick.h"
#include "ui/mcp_private.h"
#include "ui/output.h"

enum {
	TEXT_FLAGS = JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE,
	PAGE_SIZE = 100,
	PAGES_MAX = 1000000,
	TOKEN_MAX = 1024,
};

/* ---- results ------------------------------------------------------------------- */

json_object *mcp_answer(json_object *take_envelope, bool is_error)
{
	json_object *o = json_object_new_object(), *list = json_object_new_array();
	json_object *text = json_object_new_object();

	json_object_object_add(text, "type", json_object_new_string("text"));
	json_object_object_add(text, "text",
			       json_object_new_string(json_object_to_json_string_ext(
				       take_envelope, TEXT_FLAGS)));
	json_object_array_add(list, text);
	json_object_object_add(o, "content", list);
	json_object_object_add(o, "structuredContent", take_envelope);
	json_object_object_add(o, "isError", json_object_new_boolean(is_error));
	return o;
}

json_object *mcp_answer_error(const struct error *err)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "error", output_error_object(err));
	return mcp_answer(o, true);
}

/* ---- pages --------------------------------------------------------------------- */

/* Up to `end`, or the whole rest; false: no number up to `max`. */
static bool next_number(const char **at, char end, int64_t max, int64_t *ret)
{
	const char *stop = end ? strchr(*at, end) : *at + strlen(*at);

	if (!stop || !parse_int((struct str){ *at, (size_t)(stop - *at) }, ret) ||
	    *ret < 0 || *ret > max)
		return false;
	*at = stop + (end != '\0');
	return true;
}

/* "PAGE.SIZE.SKIP": the page, and how many of its rows were told.  Of a list that goes
 * on behind a key "0.SIZE.SKIP.KEY". */
enum status mcp_cursor_read(const char *cursor, struct mcp_call *c, struct error *err)
{
	bool keyed = c->op->flags & OP_KEYED;
	int64_t page = 1, size = PAGE_SIZE, skip = 0;

	if (cursor && (!next_number(&cursor, '.', PAGES_MAX, &page) ||
		       !next_number(&cursor, '.', PAGE_SIZE, &size) ||
		       !next_number(&cursor, keyed ? '.' : '\0', INT32_MAX, &skip) ||
		       !page != keyed || !size)) {
		error_set(err, ST_USAGE, "this cursor is none of ours");
		return error_hint(err, "it is next_cursor of the answer before");
	}
	if (cursor && *cursor)
		json_object_object_add(c->params, OP_KEY_PARAM,
				       json_object_new_string(cursor));
	c->page = (int)page;
	c->page_size = (int)size;
	c->skip = (size_t)skip;
	return ST_OK;
}

/* Behind the key that was asked for, or behind that of the answer; NULL: that was all.
 */
static char *next_key(const struct mcp_call *c, const struct frame *f, size_t skip)
{
	json_object *asked = NULL;
	const char *key = "";

	json_object_object_get_ex(c->params, OP_KEY_PARAM, &asked);
	if (skip && asked)
		key = json_object_get_string(asked);
	if (!skip && !f->key.len)
		return NULL;
	return skip ? xasprintf("0.%d.%zu.%s", c->page_size, skip, key)
		    : xasprintf("0.%d.0.%.*s", c->page_size, STR_ARG(f->key));
}

static char *next_page(const struct mcp_call *c, const struct frame *f, size_t n,
		       size_t skip)
{
	bool log = c->op->envelope == ENV_LOGS && n >= (size_t)c->page_size;

	if (c->op->flags & OP_KEYED)
		return next_key(c, f, skip);
	if (skip)
		return xasprintf("%d.%d.%zu", c->page, c->page_size, skip);
	if (!(c->op->flags & OP_LIST) || c->answer.seen.all || !n || (!f->more && !log))
		return NULL;
	return xasprintf("%d.%d.0", c->page + 1, c->page_size);
}

static json_object *rows_at(json_object *data)
{
	static const char *const names[] = { "/results",   "/logs", "/images",
					     "/resources", "/data", "/invitees",
					     "/manifests" };

	if (json_object_is_type(data, json_type_array))
		return data;
	for (size_t i = 0; i < COUNT(names); i++)
		if (json_object_is_type(json_at(data, names[i]), json_type_array))
			return json_at(data, names[i]);
	return NULL;
}

/* How many of them fit, at least one. */
static size_t fitting(json_object *rows, size_t from)
{
	size_t n = json_object_array_length(rows), at = from, bytes = 0;

	for (; at < n && bytes < MCP_ANSWER_MAX; at++)
		bytes += strlen(json_object_to_json_string_ext(
			json_object_array_get_idx(rows, at), TEXT_FLAGS));
	return at - from;
}

void mcp_answer_page(const struct mcp_call *c, json_object *envelope)
{
	json_object *data = json_at(envelope, "/data"), *rows = rows_at(data);
	struct frame f = envelope_frame(c->op->envelope, data);
	size_t n = rows ? json_object_array_length(rows) : 0, take;
	size_t from = c->skip < n ? c->skip : n;
	char *next;

	if (!rows || !(c->op->flags & OP_LIST || envelope_lists(c->op->envelope)))
		return;
	take = fitting(rows, from);
	next = next_page(c, &f, n, from + take < n ? from + take : 0);
	if (from + take < n)
		json_object_array_del_idx(rows, from + take, n - from - take);
	if (from)
		json_object_array_del_idx(rows, 0, from);
	json_object_object_add(envelope, "next_cursor",
			       next ? json_object_new_string(next) : NULL);
	free(next);
}

void mcp_answer_cut(json_object *report, const char *name)
{
	json_object *rows = NULL;
	size_t n, fit;
	char *left;

	if (!json_object_object_get_ex(report, name, &rows) || !rows)
		return;
	n = json_object_array_length(rows);
	fit = fitting(rows, 0);
	if (fit >= n)
		return;
	left = xasprintf("%s_left_out", name);
	json_object_array_del_idx(rows, fit, n - fit);
	json_object_object_add(report, left, json_object_new_int64((int64_t)(n - fit)));
	free(left);
}

#define TOKEN_SUFFIX ".token"

/* ---- tokens -------------------------------------------------------------------- */

/* A name that is free, also when several servers run (0600, mkstemp(3)). */
static bool write_token(char *path, struct str token)
{
	int fd = mkostemps(path, (int)strlen(TOKEN_SUFFIX), O_CLOEXEC);
	bool good = fd >= 0 && write(fd, token.ptr, token.len) == (ssize_t)token.len &&
		    write(fd, "\n", 1) == 1 && !fsync(fd);

	if (fd >= 0)
		close(fd);
	if (fd >= 0 && !good)
		unlink(path);
	return good;
}

struct secret *mcp_answer_take_token(const struct op *op, struct reply *r)
{
	/* Those of the answers to OP_SECRET (CONTRACT 4 and 11). */
	static const char *const names[] = { "token", "access_token", "refresh_token",
					     "login_2fa_token" };
	struct str body = { r->body, r->body_len };
	struct secret *token = NULL;

	if (!(op->flags & OP_SECRET) || !r->body)
		return NULL;
	if (!(op->flags & OP_SIGN_IN))
		token = json_pick_secret(body, names, 1, TOKEN_MAX);
	for (size_t i = 0; i < COUNT(names); i++) {
		struct str raw = json_pick(body, &names[i], 1);

		if (raw.len > 2 && *raw.ptr == '"')
			memset(r->body + (raw.ptr - r->body) + 1, '*', raw.len - 2);
	}
	return token;
}

void mcp_answer_keep_token(struct mcp *m, const struct secret *token,
			   json_object *envelope)
{
	char *dir, *path;

	if (!token || !secret_str(token).len)
		return;
	dir = xasprintf("%s/tokens", m->config.state_dir ? m->config.state_dir : ".");
	path = xasprintf("%s/%lld-XXXXXX" TOKEN_SUFFIX, dir,
			 (long long)hub_now(m->hub));
	if ((mkdir(dir, 0700) && errno != EEXIST) ||
	    !write_token(path, secret_str(token))) {
		char *why = xasprintf("%s: %s; it cannot be shown again: delete it and "
				      "make another",
				      path, strerror(errno));

		json_put_text(envelope, "token_lost", why);
		free(why);
	} else {
		json_put_text(envelope, "token_file", path);
	}
	free(path);
	free(dir);
}
