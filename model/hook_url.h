#ifndef MODEL_HOOK_URL_H
#define MODEL_HOOK_URL_H

#include <stdbool.h>

/* The address of a webhook lets anybody who knows it post to it (DESIGN 5.2). */

/* A password before the host, or a parameter of the query that is called like one. */
bool hook_url_holds_secret(const char *url);

/*
 * The address without what is secret in it, which the checks of model/doctor.h judge as
 * they would judge the whole: the scheme and the host stay, a secret is there as stars,
 * and the number tells it from other addresses of the host.  With the same number the
 * result is the same when it is masked again.  The caller frees.
 */
char *hook_url_numbered(const char *url, int number);

#endif
