#ifndef MODEL_HOOK_LIST_H
#define MODEL_HOOK_LIST_H

#include "model/estate.h"

/*
 * The webhooks of all repositories that were read, an address a row (CONTRACT 8); an
 * array, the caller owns it.
 *
 *   repository, name, slug  texts
 *   url                     as far as it may be seen, or the whole of it
 *   host                    of the address, alone
 *   target                  number of the address; equal addresses have the same
 *   repositories            so many tell it
 *   http, secret            plain http; it holds a secret (model/hook_url.h)
 *   flags                   of the words below, "HTTP SECRET"; "" for none
 *   last_updated, created, expect_final_callback   as the Hub sends them
 */
json_object *hook_list(const struct estate *e, bool whole_urls);

enum { HOOK_SHARED = 3 }; /* so many repositories tell an address that is shared */

struct hook_flag {
	const char *word, *help;
};
extern const struct hook_flag hook_flags[];
extern const size_t n_hook_flags;

/* {"webhooks", "repositories" that have one, "http", "secret", "shared", "flagged"} of
 * the rows; the caller owns it. */
json_object *hook_list_counts(json_object *rows);

#endif
