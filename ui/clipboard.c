#include "ui/clipboard.h"

#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/term.h"

enum { PAYLOAD_MAX = 74 * 1024, SCREEN_CHUNK = 256 };

struct bytes_out {
	char *p;
	size_t n, cap;
};

static void put(struct bytes_out *out, const char *s, size_t n)
{
	out->p = xgrow(out->p, &out->cap, out->n + n + 1, 1);
	memcpy(out->p + out->n, s, n);
	out->n += n;
	out->p[out->n] = '\0';
}

static void put_text(struct bytes_out *out, const char *s)
{
	put(out, s, strlen(s));
}

static const char alphabet[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* RFC 4648 section 4. */
static void put_base64(struct bytes_out *out, const unsigned char *s, size_t n)
{
	for (size_t i = 0; i < n; i += 3) {
		uint32_t bits = (uint32_t)s[i] << 16;
		char quad[4];

		if (i + 1 < n)
			bits |= (uint32_t)s[i + 1] << 8;
		if (i + 2 < n)
			bits |= s[i + 2];
		quad[0] = alphabet[bits >> 18];
		quad[1] = alphabet[bits >> 12 & 63];
		quad[2] = i + 1 < n ? alphabet[bits >> 6 & 63] : '=';
		quad[3] = i + 2 < n ? alphabet[bits & 63] : '=';
		put(out, quad, 4);
	}
}

static struct bytes_out without_controls(struct str s)
{
	struct bytes_out clean = { 0 };

	put(&clean, "", 0);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 0x20 && c != 0x7f)
			put(&clean, &s.ptr[i], 1);
	}
	return clean;
}

/* screen hands on what stands between its own brackets, a little at a time. */
static void put_for_screen(struct bytes_out *out, const struct bytes_out *in)
{
	for (size_t at = 0; at < in->n; at += SCREEN_CHUNK) {
		size_t n = in->n - at < SCREEN_CHUNK ? in->n - at : SCREEN_CHUNK;

		put_text(out, "\033P");
		put(out, in->p + at, n);
		put_text(out, "\033\\");
	}
}

char *clipboard_sequence(struct str s, bool tmux, bool screen, size_t *ret_len)
{
	struct bytes_out clean = without_controls(s), osc = { 0 }, out = { 0 };

	/* tmux doubles the ESC of what it hands on. */
	put_text(&osc, tmux ? "\033\033]52;c;" : "\033]52;c;");
	put_base64(&osc, (const unsigned char *)clean.p, clean.n);
	put_text(&osc, "\a");
	if (tmux) {
		put_text(&out, "\033Ptmux;");
		put(&out, osc.p, osc.n);
		put_text(&out, "\033\\");
	} else if (screen) {
		put_for_screen(&out, &osc);
	} else {
		put(&out, osc.p, osc.n);
	}
	free(clean.p);
	free(osc.p);
	*ret_len = out.n;
	return out.p;
}

bool clipboard_copy(struct str s)
{
	const char *tmux = getenv("TMUX"), *screen = getenv("STY");
	char *sequence;
	size_t n;

	if (s.len > (size_t)PAYLOAD_MAX / 4 * 3)
		return false;
	sequence = clipboard_sequence(s, tmux && *tmux, screen && *screen, &n);
	term_raw(sequence, n);
	free(sequence);
	return true;
}
