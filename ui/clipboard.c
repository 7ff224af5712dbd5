#include "ui/clipboard.h"

#include <stdlib.h>

#include "model/utf8.h"
#include "model/xalloc.h"
#include "ui/term.h"

enum { SCREEN_CHUNK = 256 };

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

static bool is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) || cp == 0x2028 || cp == 0x2029;
}

char *clipboard_clean(struct str s, size_t *ret_len)
{
	struct bytes_out clean = { 0 };

	put(&clean, "", 0);
	while (s.len) {
		uint32_t cp;
		bool valid;
		size_t n = utf8_next(s, &cp, &valid);

		if (valid && !is_control(cp))
			put(&clean, s.ptr, n);
		s.ptr += n;
		s.len -= n;
	}
	*ret_len = clean.n;
	return clean.p;
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
	struct bytes_out osc = { 0 }, out = { 0 };
	size_t n;
	char *clean = clipboard_clean(s, &n);

	/* tmux doubles the ESC of what it hands on. */
	put_text(&osc, tmux ? "\033\033]52;c;" : "\033]52;c;");
	put_base64(&osc, (const unsigned char *)clean, n);
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
	free(clean);
	free(osc.p);
	*ret_len = out.n;
	return out.p;
}

bool clipboard_copy(struct str s)
{
	const char *tmux = getenv("TMUX"), *screen = getenv("STY");
	char *sequence;
	size_t n;

	if (s.len > CLIPBOARD_MAX)
		return false;
	sequence = clipboard_sequence(s, tmux && *tmux, screen && *screen, &n);
	term_raw(sequence, n);
	free(sequence);
	return true;
}
