#ifndef UI_SET_H
#define UI_SET_H

#include "ui/app.h"

/* ":set KEY VALUE": the settings of this session, which end with it. */

/* The session begins with what the configuration says. */
void set_start(struct app *a);

/* One setting has another value: the screen follows. */
enum status set_put(struct app *a, const char *name, const char *value,
		    struct error *err) MUST_CHECK;

/* Carries out a line of the palette and says what is now; false: it is no ":set". */
bool set_line(struct app *a, const char *line);

/* What the line would do, for below the prompt; false: it is no ":set". */
bool set_describe(const struct app *a, const char *line, char *buf, size_t size);

/* Lines that could be meant by what is typed so far; `note` is static. */
typedef void set_offer_fn(void *arg, const char *line, const char *note);
void set_offer(const char *typed, set_offer_fn *fn, void *arg);

#endif
