#ifndef NET_SECRET_H
#define NET_SECRET_H

#include <stddef.h>

#include "model/str.h"

/*
 * The one place where secrets live: pages of their own, locked and kept out of core
 * dumps when the system allows, wiped when freed (QUALITY C15, C16).  Nothing else in
 * the program keeps a copy; curl's copies end with their handle.  Any thread, but one
 * owner at a time.
 */
struct secret;

/* Copies, then wipes the `len` bytes at `take_bytes`. */
struct secret *secret_take(char *take_bytes, size_t len);

/* For a reader that writes straight into it: `len` zero bytes at *ret_bytes, then
 * secret_trim() to what was used. */
struct secret *secret_room(size_t len, char **ret_bytes);
void secret_trim(struct secret *s, size_t len);

struct secret *secret_copy(const struct secret *s);
void secret_free(struct secret *s); /* wipes; NULL is fine */

/* Borrowed until secret_free(); NUL-terminated. */
struct str secret_str(const struct secret *s);

/* Overwrites all of them where they are.  For the handler of a signal that ends the
 * program: async-signal-safe, and nobody may look at a secret afterwards. */
void secret_wipe_all(void);

/* Call before the first secret is read: no core dumps, no ptrace by the same user, and
 * a signal that ends the program wipes first (SIGKILL excepted). */
void secret_harden_process(void);

#endif
