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
 *   flags                   "HTTP SECRET SHARED", for people; HOOK_SHARED and more tell
 * it last_updated, created, expect_final_callback   as the Hub sends them
 */
enum { HOOK_SHARED = 3 };
json_object *hook_list(const struct estate *e, bool whole_urls);

/* So many of the rows have a flag. */
size_t hook_list_flagged(json_object *rows);

#endif
