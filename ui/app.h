#ifndef UI_APP_H
#define UI_APP_H

#include "net/hub.h"
#include "ui/place.h"
#include "ui/view.h"

/*
 * The dashboard's state, owned by main: the hub, the stack of views, what is said on
 * the status line.
 */
struct config;
struct estate;
struct settings;

enum tone { TONE_INFO, TONE_GOOD, TONE_WARN, TONE_BAD };

/*
 * Another context of the configuration (main's part).  `open` puts its hub and
 * configuration into *o and leaves those of before alone; `close_old` closes these,
 * once nothing uses them any more.
 */
struct app_options;
struct app_contexts {
	void *arg;
	enum status (*open)(void *arg, const char *name, struct app_options *o,
			    struct error *err);
	void (*close_old)(void *arg);
};

struct app_options {
	const struct app_contexts *contexts; /* NULL: no switching */
	const struct config *config;         /* borrowed */
	struct hub *hub;                     /* borrowed */
	const char *url;                     /* shown when it is not Docker's */
	bool read_only;
	bool demo;
	const struct estate *snapshot; /* NULL; borrowed */
	bool scim;                     /* there is a bearer for it */
	struct place start;
};

struct app;

/* Runs the dashboard until the user quits; the terminal is open.  Returns the exit
 * code. */
int app_run(const struct app_options *opt);

/* Where a test wants to be told when all that was typed is done: tests only, and only
 * against a Hub of their own; -1: nowhere. */
int app_sync_fd(const struct hub *hub);

/* For views. */
struct hub *app_hub(const struct app *a);
const struct config *app_config(const struct app *a);
const struct settings *app_settings(const struct app *a); /* of this session */
bool app_read_only(const struct app *a);
/* The snapshot that is shown in place of a Hub (--open); NULL: there is a Hub. */
const struct estate *app_snapshot(const struct app *a);
bool app_scim(const struct app *a); /* there is a bearer for it */
/* What the user is in that namespace, in lower case; "" when it is not known. */
const char *app_role(const struct app *a, const char *ns);
/* Unix seconds, for ages; of a snapshot those of its reading. */
int64_t app_now(const struct app *a);
int64_t app_ms(const struct app *a); /* monotonic */
const struct hub_status *app_status(const struct app *a);
/* Unix seconds until which a limit of the Hub lets nothing pass; may be over. */
int64_t app_wait_until(const struct app *a);

void app_push(struct app *a, struct view *take_view);
void app_pop(struct app *a, struct view *v); /* frees it and everything above it; or
					      * takes it out of those left running */
struct view *app_top(const struct app *a);
/* Is it on the screen, with nothing but boxes over it? */
bool app_shows(const struct app *a, const struct view *v);

/* Goes to a place: the list of it that is remembered, or a new one; a place with a
 * `name` is always a new one.  Whatever lies over the list is closed. */
void app_goto(struct app *a, const struct place *p);
/* The same, but only for the rows called so (see list_only()). */
void app_goto_within(struct app *a, const struct place *p, struct str names,
		     const char *of);
void app_back(struct app *a);       /* Esc: the place this one was opened from */
void app_last_place(struct app *a); /* "-" */
void app_command(struct app *a, enum command c); /* as if its key had been pressed */
void app_quit(struct app *a);

/*
 * Before views are left: true when something in one of them would be lost, and that has
 * just been said; the caller stays.  Asked once more, with nothing done there in
 * between, it lets go of that one: of several each is told, the topmost first.
 */
enum app_leaving {
	LEAVING_TOP,   /* the top view */
	LEAVING_PLACE, /* whatever lies over the list */
	LEAVING_ALL,   /* every view there is */
};
bool app_holds(struct app *a, enum app_leaving what);

/* The status line; stays until the next key.  Errors are also kept for "!". */
void app_say(struct app *a, enum tone tone, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void app_say_error(struct app *a, const struct error *err);
/* An address (https), as a link where the terminal copes with one. */
void app_say_link(struct app *a, const char *address);

/* The errors of this session, oldest first; the last 100 are kept. */
struct app_error {
	int64_t at; /* Unix seconds */
	struct error err;
};
size_t app_errors(const struct app *a);
const struct app_error *app_error(const struct app *a, size_t i);

/* One more job under way, or one less: +1, -1; for line 1.  The end of one rings the
 * bell. */
void app_jobs(struct app *a, int change);
/* A single change is on its way, or answered: +1, -1.  Quitting warns of it. */
void app_sending(struct app *a, int change);

/* Takes a view off the screen that goes on getting its replies; :jobs brings it back.
 */
void app_hide(struct app *a, struct view *v);

/* One of those, to be shown again: the first for which `is` says so.  False: none. */
typedef bool view_is_fn(const struct view *v, const void *arg);
bool app_unhide(struct app *a, view_is_fn *is, const void *arg);

/* Every view that was left running. */
typedef void view_fn(struct view *v, void *arg);
void app_each_hidden(struct app *a, view_fn *fn, void *arg);

/* Every view that may be shown again, the topmost first. */
void app_each_view(struct app *a, view_fn *fn, void *arg);

/* What a user is in an organization, for line 1. */
void app_learn_role(struct app *a, const char *user, struct str ns, struct str role);

/* What the command does to rows of the present list; NULL: it is no action on rows, or
 * their kind has none. */
const struct action *app_action(const struct app *a, const struct binding *b);
/*
 * What was asked once and need not be asked again in this session, by whatever it was
 * asked with.  Forgotten when somebody else signs in.
 */
json_object *app_remembered(const struct app *a, const char *key); /* borrowed; NULL */
uint64_t app_memories(
	const struct app *a); /* another number, other memories; 0: none */
void app_remember(struct app *a, const char *key, json_object *take_value);

/* The requests that the API limit left, as each answer said, oldest first. */
enum { API_SAMPLES_MAX = 256 };
size_t app_api_samples(const struct app *a, int *ret); /* room for API_SAMPLES_MAX */

/* Another context of the configuration: what is open is left.  It happens when no
 * view's code runs; refused while a job does. */
void app_switch(struct app *a, struct str context);

/* Why nothing can be changed now ("read-only"); NULL: it can. */
const char *app_no_changes(const struct app *a);

/* True when more was typed than has been acted on: a paste, or keys blindly. */
bool app_typed_ahead(const struct app *a);
/* True when the key came together with others, before or behind it: a terminal that
 * does not mark pastes sends them so. */
bool app_in_burst(const struct app *a);

/* Who is signed in, how, with what scopes; "" for nobody.  Rows belong to one of them.
 */
enum { IDENTITY_MAX = 1280 };
void app_identity(const struct hub_status *s, char *buf, size_t size);

/* Keys come faster than a slow line takes their frames: a view may show less. */
bool app_hurried(const struct app *a);
bool app_slow(const struct app *a); /* bytes are dear */
/* The line a prompt is typed in: where else the status stands. */
int app_prompt_line(const struct app *a);
/* While drawing: this frame is not all; another follows when the line is free. */
void app_unfinished(struct app *a);
void app_dirty(struct app *a);     /* the frame must be drawn again */
void app_drop_keys(struct app *a); /* typed before a confirmation opened */
enum { WHEEL_ROWS = 3 };           /* one notch of the mouse's wheel */
const char *app_pasted(const struct app *a,
		       size_t *ret_len); /* text of the last K_PASTE */

#endif
