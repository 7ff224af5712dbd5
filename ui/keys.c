#include "ui/keys.h"

#include <stdlib.h>
#include <string.h>

#include "model/utf8.h"
#include "model/xalloc.h"

enum {
	ESC = 0x1b,
	BEL = 0x07,
	CAN = 0x18,
	SUB = 0x1a,
	CTRL_C = 0x03,
	PASTE_MAX = 64 << 10,
	DEFINED_MAX = 32,
	DEFINED_LEN = 16,
	/* A control sequence longer than this is none of ours: its end is looked for,
	 * its parameters are not. */
	SEQUENCE_MAX = 64,
};

struct defined {
	char bytes[DEFINED_LEN];
	size_t len;
	uint32_t key;
};

enum mode {
	MODE_KEYS,
	MODE_PASTE,
	MODE_STRING, /* OSC, DCS, SOS, PM, APC: the terminal answers, up to ST */
};

struct keys {
	unsigned char *buf; /* [at, len): typed and not yet looked at */
	size_t at, len, cap;
	size_t wiped; /* [0, wiped): what was typed there may have been a password */
	enum mode mode;
	bool string_empty; /* it could still be Alt-] */
	bool alone;        /* keys_flush(): what waits at the end stands alone */
	bool mouse_on;
	struct mouse mouse; /* of the last K_MOUSE */
	char *paste;
	size_t paste_len, paste_cap;
	struct defined defined[DEFINED_MAX];
	size_t n_defined;
};

/* What looking at the head of the buffer found. */
enum { MORE = -1 };

struct keys *keys_new(void)
{
	return xcalloc(1, sizeof(struct keys));
}

void keys_free(struct keys *k)
{
	if (!k)
		return;
	if (k->buf)
		explicit_bzero(k->buf, k->cap);
	if (k->paste)
		explicit_bzero(k->paste, k->paste_cap);
	free(k->buf);
	free(k->paste);
	free(k);
}

/* Not realloc(): it may leave a copy behind. */
static void *grow(void *p, size_t *cap, size_t used, size_t need)
{
	size_t n = *cap ? *cap : 256;
	void *q;

	if (need <= *cap)
		return p;
	while (n < need)
		n *= 2;
	q = xmalloc(n);
	if (p) {
		memcpy(q, p, used);
		explicit_bzero(p, used);
		free(p);
	}
	*cap = n;
	return q;
}

/* Of what was acted on nothing is kept. */
static void wipe_used(struct keys *k)
{
	if (k->at > k->wiped)
		explicit_bzero(k->buf + k->wiped, k->at - k->wiped);
	k->wiped = k->at;
	if (k->mode != MODE_PASTE && k->paste_len) {
		explicit_bzero(k->paste, k->paste_len);
		k->paste_len = 0;
	}
}

void keys_define(struct keys *k, const char *bytes, uint32_t key)
{
	size_t len = strlen(bytes);
	struct defined *d = &k->defined[k->n_defined];

	/* One byte is what the key is; a terminfo entry cannot make it another. */
	if (len < 2 || len > DEFINED_LEN || k->n_defined == DEFINED_MAX)
		return;
	memcpy(d->bytes, bytes, len);
	d->len = len;
	d->key = key;
	k->n_defined++;
}

void keys_feed(struct keys *k, const char *bytes, size_t n)
{
	if (!n)
		return;
	if (k->at) {
		size_t rest = k->len - k->at;

		memmove(k->buf, k->buf + k->at, rest);
		explicit_bzero(k->buf + rest, k->len - rest);
		k->len = rest;
	}
	k->at = k->wiped = 0;
	k->buf = grow(k->buf, &k->cap, k->len, k->len + n);
	memcpy(k->buf + k->len, bytes, n);
	k->len += n;
	k->alone = false;
}

static size_t left(const struct keys *k)
{
	return k->len - k->at;
}

/* The longest of the terminal's own strings; MORE when it could become one. */
static int match_defined(const struct keys *k, uint32_t *ret_key)
{
	const unsigned char *p = k->buf + k->at;
	size_t n = left(k), best = 0;

	for (size_t i = 0; i < k->n_defined; i++) {
		const struct defined *d = &k->defined[i];

		if (n < d->len && !memcmp(p, d->bytes, n) && n > 2)
			return MORE;
		if (n >= d->len && d->len > best && !memcmp(p, d->bytes, d->len)) {
			best = d->len;
			*ret_key = d->key;
		}
	}
	return (int)best;
}

/* CSI n ~ */
static uint32_t key_of_number(unsigned n)
{
	static const uint16_t keys[] = {
		[1] = K_HOME - K_UP + 1,   [2] = K_INSERT - K_UP + 1,
		[3] = K_DELETE - K_UP + 1, [4] = K_END - K_UP + 1,
		[5] = K_PGUP - K_UP + 1,   [6] = K_PGDN - K_UP + 1,
		[7] = K_HOME - K_UP + 1,   [8] = K_END - K_UP + 1,
		[11] = K_F1 - K_UP + 1,    [12] = K_F2 - K_UP + 1,
		[13] = K_F3 - K_UP + 1,    [14] = K_F4 - K_UP + 1,
		[15] = K_F5 - K_UP + 1,    [17] = K_F6 - K_UP + 1,
		[18] = K_F7 - K_UP + 1,    [19] = K_F8 - K_UP + 1,
		[20] = K_F9 - K_UP + 1,    [21] = K_F10 - K_UP + 1,
		[23] = K_F11 - K_UP + 1,   [24] = K_F12 - K_UP + 1,
	};

	return n < COUNT(keys) && keys[n] ? K_UP + keys[n] - 1u : K_LOST;
}

/* CSI or SS3 and a letter. */
static uint32_t key_of_letter(unsigned char c)
{
	switch (c) {
	case 'A':
		return K_UP;
	case 'B':
		return K_DOWN;
	case 'C':
		return K_RIGHT;
	case 'D':
		return K_LEFT;
	case 'H':
		return K_HOME;
	case 'F':
		return K_END;
	default:
		return K_LOST;
	}
}

/* SS3: function keys and the keypad. */
static uint32_t key_of_ss3(unsigned char c)
{
	if (c >= 'P' && c <= 'S')
		return K_F1 + (c - 'P');
	if (c == 'M')
		return K_ENTER;
	if (c >= 'j' && c <= 'y')
		return (uint32_t)(c - 'j') + '*';
	return key_of_letter(c);
}

/* A decimal number and what must stand behind it; false when it is not that. */
static bool take_number(const unsigned char **p, const unsigned char *end,
			unsigned char behind, int *ret)
{
	const unsigned char *digits = *p;

	*ret = 0;
	for (; *p < end && **p >= '0' && **p <= '9' && *ret < 10000; ++*p)
		*ret = *ret * 10 + (**p - '0');
	if (*p == digits || *p == end || **p != behind)
		return false;
	++*p;
	return true;
}

/* CSI < button ; column ; row M (xterm, mode 1006): `p` from the "<" to the end.  Only
 * the left button alone and the wheel are ours. */
static uint32_t key_of_mouse(struct keys *k, const unsigned char *p, size_t n)
{
	static const struct {
		int button;
		enum mouse_what what;
	} known[] = { { 0, MOUSE_CLICK },
		      { 64, MOUSE_WHEEL_UP },
		      { 65, MOUSE_WHEEL_DOWN } };
	const unsigned char *end = p + n;
	int button, col, row;

	p++;
	if (!take_number(&p, end, ';', &button) || !take_number(&p, end, ';', &col) ||
	    !take_number(&p, end, 'M', &row) || !col || !row)
		return 0;
	for (size_t i = 0; i < COUNT(known); i++)
		if (known[i].button == button) {
			k->mouse = (struct mouse){ known[i].what, row - 1, col - 1 };
			return K_MOUSE;
		}
	return 0;
}

/* One whole control sequence: parameters and its final byte.  0: not a key. */
static uint32_t key_of_csi(struct keys *k, const unsigned char *p, size_t n,
			   unsigned char final)
{
	unsigned number = 0;

	if (final == 'n' && n == 1 && p[0] == '0')
		return K_FENCE;
	if (final == 'M' && n && p[0] == '<' && k->mouse_on)
		return key_of_mouse(k, p, n + 1);
	/* Answers: status, cursor, attributes, modes, window, focus, mouse. */
	if (strchr("nRcytuIOMm", final))
		return n || final != 'R' ? 0 : K_F3;
	if (!n)
		return final == 'Z' ? K_BACKTAB : key_of_letter(final);
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9' || number > 999)
			return K_LOST;
		number = number * 10 + (p[i] - '0');
	}
	if (final != '~')
		return K_LOST;
	if (number == 200) {
		k->mode = MODE_PASTE;
		return 0;
	}
	return key_of_number(number);
}

/* ESC [ at the head.  Returns the bytes it takes, MORE, and the key (0: none). */
static int read_csi(struct keys *k, uint32_t *ret_key)
{
	const unsigned char *p = k->buf + k->at;
	size_t n = left(k), i = 2;

	/* Linux console: ESC [ [ A is F1. */
	if (n > 2 && p[2] == '[') {
		if (n < 4)
			return MORE;
		*ret_key = p[3] >= 'A' && p[3] <= 'E' ? K_F1 + (p[3] - 'A') : K_LOST;
		return 4;
	}
	while (i < n && p[i] >= 0x20 && p[i] <= 0x3f)
		i++;
	if (i == n)
		return MORE;
	/* A control byte or beyond ASCII: the sequence was cut off; start over. */
	if (p[i] < 0x20 || p[i] > 0x7e) {
		*ret_key = 0;
		return (int)i;
	}
	if (p[i] == 'M' && i == 2) { /* X10 mouse: three bytes more */
		*ret_key = 0;
		return n < 6 ? MORE : 6;
	}
	*ret_key = i > SEQUENCE_MAX ? 0 : key_of_csi(k, p + 2, i - 2, p[i]);
	return (int)i + 1;
}

/* ESC at the head. */
static int read_escape(struct keys *k, uint32_t *ret_key)
{
	const unsigned char *p = k->buf + k->at;
	int n;

	*ret_key = K_ESC;
	if (left(k) < 2)
		return k->alone ? 1 : MORE;
	n = match_defined(k, ret_key);
	if (n)
		return n;
	switch (p[1]) {
	case '[':
		return read_csi(k, ret_key);
	case 'O':
		if (left(k) < 3)
			return MORE;
		*ret_key = key_of_ss3(p[2]);
		return 3;
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_':
		k->mode = MODE_STRING;
		k->string_empty = true;
		*ret_key = 0;
		return 2;
	default: /* Esc, and then something else, quickly */
		*ret_key = K_ESC;
		return 1;
	}
}

/* The 8-bit forms of ESC [ and its like, alone or as UTF-8, are made the 7-bit ones. */
static bool unfold_c1(struct keys *k, uint32_t cp, size_t n)
{
	if (cp < 0x80 || cp > 0x9f || !strchr("[OPX]^_", (int)cp - 0x40))
		return false;
	if (n == 2) {
		k->buf[k->at] = ESC;
		k->buf[k->at + 1] = (unsigned char)(cp - 0x40);
		return true;
	}
	k->buf = xgrow(k->buf, &k->cap, k->len + 1, 1);
	memmove(k->buf + k->at + 1, k->buf + k->at, left(k));
	k->len++;
	k->buf[k->at] = ESC;
	k->buf[k->at + 1] = (unsigned char)(cp - 0x40);
	return true;
}

/* Could more bytes still make these a character? */
static bool utf8_cut(const unsigned char *p, size_t n)
{
	size_t want = p[0] >= 0xf0 && p[0] <= 0xf4 ? 4
		      : p[0] >= 0xe0               ? 3
		      : p[0] >= 0xc2               ? 2
						   : 1;

	if (p[0] > 0xf4 || n >= want)
		return false;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return false;
	return true;
}

static int read_character(struct keys *k, uint32_t *ret_key)
{
	const unsigned char *p = k->buf + k->at;
	uint32_t cp;
	bool valid;
	size_t n;

	if (utf8_cut(p, left(k)))
		return MORE;
	n = utf8_next((struct str){ (const char *)p, left(k) }, &cp, &valid);
	if (unfold_c1(k, valid ? cp : p[0], n))
		return read_escape(k, ret_key);
	*ret_key = valid && (cp < 0x80 || cp > 0x9f) ? cp : K_LOST;
	return (int)n;
}

static int read_key(struct keys *k, uint32_t *ret_key)
{
	unsigned char c = k->buf[k->at];

	switch (c) {
	case ESC:
		return read_escape(k, ret_key);
	case 0: /* Ctrl-Space; 0 is no key */
		*ret_key = K_LOST;
		return 1;
	case '\n': /* what scripts send for Enter */
		*ret_key = K_ENTER;
		return 1;
	case 8:
		*ret_key = K_BACKSPACE;
		return 1;
	default:
		return read_character(k, ret_key);
	}
}

/*
 * Inside an answer.  A person can always get out: Esc and Ctrl-C end it, and so does
 * silence behind ESC ], which then was Alt-].
 */
static int read_string(struct keys *k, uint32_t *ret_key)
{
	const unsigned char *p = k->buf + k->at, *end = p + left(k);

	*ret_key = 0;
	for (; p < end; p++, k->at++, k->string_empty = false) {
		if (*p == ESC) {
			if (p + 1 == end && !k->alone)
				return MORE;
			k->mode = MODE_KEYS;
			return p + 1 < end && p[1] == '\\' ? 2 : 0;
		}
		if (*p == BEL || *p == CAN || *p == SUB || *p == CTRL_C) {
			k->mode = MODE_KEYS;
			return *p == CTRL_C ? 0 : 1;
		}
	}
	if (k->string_empty && k->alone) {
		k->mode = MODE_KEYS;
		*ret_key = K_LOST;
		return 0;
	}
	return MORE;
}

static void keep_paste(struct keys *k, const unsigned char *p, size_t n)
{
	if (n > PASTE_MAX - k->paste_len)
		n = PASTE_MAX - k->paste_len;
	if (!n)
		return;
	k->paste = grow(k->paste, &k->paste_cap, k->paste_len, k->paste_len + n);
	memcpy(k->paste + k->paste_len, p, n);
	k->paste_len += n;
}

static bool paste_given_up(const struct keys *k)
{
	return left(k) == 1 && k->buf[k->at] == CTRL_C;
}

/* Only its end marker ends a paste.  When the terminal died within one, a Ctrl-C that
 * is followed by silence does. */
static int read_paste(struct keys *k, uint32_t *ret_key)
{
	static const unsigned char mark[] = { ESC, '[', '2', '0', '1', '~' };
	const unsigned char *p = k->buf + k->at;
	size_t n = left(k), i = 0;

	*ret_key = 0;
	if (paste_given_up(k) && k->alone) {
		k->mode = MODE_KEYS;
		return 0;
	}
	while (i < n &&
	       memcmp(p + i, mark, n - i < sizeof(mark) ? n - i : sizeof(mark)))
		i++;
	if (n - i >= sizeof(mark)) {
		keep_paste(k, p, i);
		k->mode = MODE_KEYS;
		*ret_key = K_PASTE;
		return (int)(i + sizeof(mark));
	}
	if (i == n && i && p[i - 1] == CTRL_C)
		i--;
	keep_paste(k, p, i);
	k->at += i;
	return MORE;
}

uint32_t keys_next(struct keys *k)
{
	wipe_used(k);
	while (left(k) || (k->mode == MODE_STRING && k->alone)) {
		uint32_t key = 0;
		int n;

		if (k->mode == MODE_PASTE)
			n = read_paste(k, &key);
		else if (k->mode == MODE_STRING)
			n = read_string(k, &key);
		else
			n = read_key(k, &key);
		if (n == MORE)
			break;
		k->at += (size_t)n;
		if (key)
			return key;
	}
	return 0;
}

bool keys_pending(const struct keys *k)
{
	if (k->alone)
		return false;
	if (k->mode == MODE_PASTE)
		return paste_given_up(k);
	if (k->mode == MODE_STRING)
		return k->string_empty || left(k);
	return left(k) == 1 && k->buf[k->at] == ESC;
}

void keys_flush(struct keys *k)
{
	k->alone = true;
}

bool keys_waiting(const struct keys *k)
{
	return left(k) > 0;
}

void keys_mouse_on(struct keys *k, bool on)
{
	k->mouse_on = on;
}

struct mouse keys_mouse(const struct keys *k)
{
	return k->mouse;
}

void keys_drop(struct keys *k)
{
	while (keys_next(k))
		continue;
}

const char *keys_paste(const struct keys *k, size_t *ret_len)
{
	*ret_len = k->paste_len;
	return k->paste ? k->paste : "";
}
