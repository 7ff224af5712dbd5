#ifndef UI_CLIPBOARD_H
#define UI_CLIPBOARD_H

#include <stdbool.h>

#include "model/str.h"

/*
 * Copies text to the clipboard of the person's own terminal, wherever that is (OSC 52),
 * also from inside tmux and screen.  Only after a key press; the payload is base64, so
 * no byte of it can end the sequence (QUALITY E14).  Controls are left out.  False when
 * it is longer than terminals take (74 KB); nothing is copied then.
 */
enum { CLIPBOARD_MAX = 74 * 1024 / 4 * 3 };
bool clipboard_copy(struct str s);

/* The text without controls and line ends, whatever they are called: C0, DEL, C1, the
 * separators of Unicode, and bytes that are no characters.  The caller frees. */
char *clipboard_clean(struct str s, size_t *ret_len);

/* The bytes clipboard_copy() would send, for tests; caller frees.  `tmux` and `screen`
 * say what the terminal runs in. */
char *clipboard_sequence(struct str s, bool tmux, bool screen, size_t *ret_len);

#endif
