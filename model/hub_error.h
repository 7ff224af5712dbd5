#ifndef MODEL_HUB_ERROR_H
#define MODEL_HUB_ERROR_H

#include "model/error.h"
#include "model/str.h"

/*
 * What the Hub says when it says no: at least seven shapes of body (CONTRACT 1 "Error
 * bodies").  Writes one line (controls replaced by spaces, cut) or "" when there is
 * none; HTML is told as "an HTML page" with its title.
 */
void hub_error_text(struct str body, const char *content_type, char *buf, size_t size);

/* True for the text the Hub has for a route it does not know (CONTRACT 1: "404: Page
 * Not Found", "405: Method Not Allowed"): a 404 that says nothing about the thing asked
 * for. */
bool hub_error_no_route(int http, struct str body);

/* True when the body is a JSON object that carries an error text. */
bool hub_error_is_json(struct str body);

/*
 * What the Hub finds fault with, member by member: errinfo, fields, or the Django form
 * (CONTRACT 1), also one object deeper: "name/givenName".  Calls `fn` with the name as
 * it is on the wire and one line of text (as hub_error_text() writes it); both may hold
 * hostile bytes and are borrowed for the call.  Returns how many.  Only 400, 409 and
 * 422 say such things: a 404's errinfo names what was looked for.
 */
typedef void hub_error_fn(void *arg, struct str name, const char *text);
size_t hub_error_fields(int http, struct str body, hub_error_fn *fn, void *arg);

/*
 * Fills the error for an answer >= 300: status by DESIGN 5.1, text "Hub said: ..." and
 * the hint for the causes we know (personal token refused, scope too small, anonymous
 * depth limit, organization token on a user route; CONTRACT 3.1, 3.2).
 */
enum status hub_error_set(struct error *err, int http, struct str body,
			  const char *content_type);

#endif
