#include "ui/mcp_wire.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "ui/output.h"

static enum status cannot(struct mcp_wire *w, struct error *err)
{
	int e = errno;

	mcp_wire_close(w);
	return error_set(err, ST_LOCAL, "mcp: cannot use standard input and output: %s",
			 strerror(e));
}

enum status mcp_wire_open(struct mcp_wire *w, struct error *err)
{
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	*w = (struct mcp_wire){
		.in = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3),
		.out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3),
	};
	if (nothing < 0 || w->in < 0 || w->out < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
	    dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
		if (nothing >= 0)
			close(nothing);
		return cannot(w, err);
	}
	close(nothing);
	return ST_OK;
}

void mcp_wire_close(struct mcp_wire *w)
{
	if (w->buf)
		explicit_bzero(w->buf, w->len);
	if (w->in >= 0)
		close(w->in);
	if (w->out >= 0)
		close(w->out);
	free(w->buf);
	free(w->queue);
	*w = (struct mcp_wire){ .in = -1, .out = -1, .eof = true, .lost = true };
}

/* ---- reading ------------------------------------------------------------------- */

/* Not realloc(), which leaves what it moves behind. */
static void grow(struct mcp_wire *w, size_t need)
{
	size_t cap = 0;
	char *buf;

	if (need <= w->cap)
		return;
	buf = xgrow(NULL, &cap, need < 2 * w->cap ? 2 * w->cap : need, 1);
	if (w->buf) {
		memcpy(buf, w->buf, w->len);
		explicit_bzero(w->buf, w->len);
	}
	free(w->buf);
	w->buf = buf;
	w->cap = cap;
}

static void make_room(struct mcp_wire *w, size_t more)
{
	size_t left = w->len - w->at;

	if (w->at) {
		memmove(w->buf, w->buf + w->at, left);
		explicit_bzero(w->buf + left, w->len - left);
		w->at = w->wiped = 0;
		w->len = left;
	}
	grow(w, w->len + more);
}

static void wipe_taken(struct mcp_wire *w)
{
	if (w->buf)
		explicit_bzero(w->buf + w->wiped, w->at - w->wiped);
	w->wiped = w->at;
}

void mcp_wire_read(struct mcp_wire *w)
{
	enum { CHUNK = 64 * 1024 };
	ssize_t n;

	make_room(w, CHUNK);
	do
		n = read(w->in, w->buf + w->len, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		w->len += (size_t)n;
	else if (n == 0 || errno != EAGAIN)
		w->eof = true;
}

/* The last line may lack its end. */
bool mcp_wire_next(struct mcp_wire *w, struct str *ret, bool *ret_too_long)
{
	const char *from = w->buf ? w->buf + w->at : "";
	size_t left = w->len - w->at;
	const char *end = left ? memchr(from, '\n', left) : NULL;
	size_t n = end ? (size_t)(end - from) : left;

	wipe_taken(w);
	if (!end && !w->eof && n <= MCP_LINE_MAX)
		return false;
	if (!end && !n && !w->skipping)
		return false;
	w->at += n + (end != NULL);
	*ret = (struct str){ from, n };
	*ret_too_long = n > MCP_LINE_MAX || w->skipping;
	if (!end && !w->eof) {
		w->skipping = true;
		return mcp_wire_next(w, ret, ret_too_long);
	}
	w->skipping = false;
	return true;
}

/* ---- writing ------------------------------------------------------------------- */

bool mcp_wire_full(const struct mcp_wire *w)
{
	return w->queued - w->sent > MCP_QUEUE_FULL;
}

bool mcp_wire_pending(const struct mcp_wire *w)
{
	return w->queued > w->sent && !w->lost;
}

/* What poll() calls writable takes so much without a wait (pipe(7)). */
void mcp_wire_write(struct mcp_wire *w)
{
	size_t left = w->queued - w->sent;
	ssize_t n =
		write(w->out, w->queue + w->sent, left < PIPE_BUF ? left : PIPE_BUF);

	if (n > 0)
		w->sent += (size_t)n;
	else if (n < 0 && errno != EAGAIN && errno != EINTR)
		w->lost = true;
	if (w->sent == w->queued)
		w->sent = w->queued = 0;
}

/* A queue that is never empty must not keep all that was ever in it. */
static void drop_sent(struct mcp_wire *w)
{
	if (!w->sent || w->sent < w->queued - w->sent)
		return;
	memmove(w->queue, w->queue + w->sent, w->queued - w->sent);
	w->queued -= w->sent;
	w->sent = 0;
}

void mcp_wire_send(struct mcp_wire *w, json_object *take_message)
{
	char *text = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&text, &n);

	if (!to)
		abort();
	/* What a terminal would act on is a \u escape, as everywhere. */
	output_json(to, json_object_to_json_string_ext(
				take_message, JSON_C_TO_STRING_PLAIN |
						      JSON_C_TO_STRING_NOSLASHESCAPE));
	fputc('\n', to);
	if (fclose(to))
		xalloc_die();
	json_object_put(take_message);
	if (!w->lost) {
		drop_sent(w);
		w->queue = xgrow(w->queue, &w->room, w->queued + n, 1);
		memcpy(w->queue + w->queued, text, n);
		w->queued += n;
	}
	free(text);
}
