#ifndef UI_KEYS_H
#define UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Bytes from the terminal become keys.  Knows UTF-8, the cursor and function keys of
 * terminfo and of xterm, bracketed paste and the terminal's own answers (DSR, DA, OSC,
 * DCS replies), which are never keys (QUALITY E16).  Pure: no I/O, no clock.
 */
enum key_special {
	KEY_NONE_ = 0,
	K_ESC = 27,
	K_ENTER = 13,
	K_TAB = 9,
	K_BACKSPACE = 127, /* as the bytes; Ctrl-X is 'X' & 0x1f */
	K_UP = 0x110000,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PGUP,
	K_PGDN,
	K_INSERT,
	K_DELETE,
	K_BACKTAB,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
	K_PASTE, /* a whole bracketed paste: keys_paste() has its bytes */
	K_MOUSE, /* a button or the wheel: keys_mouse() says which and where */
	K_FENCE, /* the terminal answered ESC[5n: everything sent so far is painted */
	K_LOST,  /* an escape sequence we do not know: ignored by everybody */
};

struct keys;

struct keys *keys_new(void);
void keys_free(struct keys *k); /* NULL is fine */

/* What terminfo says a key sends ("\033OA" -> K_UP); copied. */
void keys_define(struct keys *k, const char *bytes, uint32_t key);

void keys_feed(struct keys *k, const char *bytes, size_t n);

/* The next key (a code point or one of the above); 0 when there is none yet. */
uint32_t keys_next(struct keys *k);

/* True when a lone ESC waits to see whether more follows: call keys_flush() after 25
 * ms. */
bool keys_pending(const struct keys *k);
void keys_flush(struct keys *k);

/* True when bytes are left that keys_next() has not looked at. */
bool keys_waiting(const struct keys *k);

/* Drops everything typed and not yet acted on (before a confirmation opens: QUALITY
 * S9). */
void keys_drop(struct keys *k);

enum mouse_what { MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };
struct mouse {
	enum mouse_what what;
	int row, col; /* cells from 0 */
};

/* Until it is switched on, what looks like the mouse is nobody's: somebody may have
 * typed or pasted it (QUALITY E16). */
void keys_mouse_on(struct keys *k, bool on);
struct mouse keys_mouse(const struct keys *k); /* of the last K_MOUSE */

/* Text of the last K_PASTE; borrowed until the next keys_next().  Cut at 64 KB. */
const char *keys_paste(const struct keys *k, size_t *ret_len);

/* "j", "Ctrl-D", "PgDn", "F10" as the help writes it; `buf` >= 16 bytes. */
const char *key_name(uint32_t key, char *buf, size_t size);
/* The reverse; 0 when it names no key. */
uint32_t key_parse(const char *name);

#endif
