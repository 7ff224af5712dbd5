#ifndef UI_APP_STATE_H
#define UI_APP_STATE_H

#include "ui/app.h"
#include "ui/fence.h"
#include "ui/settings.h"

/*
 * Inside the dashboard: what ui/app.c (what views ask, what is said), ui/app_stack.c
 * (views and places), ui/dispatch.c (keys become commands), ui/loop.c (waiting and
 * painting) and ui/chrome.c (the lines around the views) share.
 */
enum {
	ERRORS_MAX = 100,
	PLACES_MAX = 16, /* lists kept for the way back */
	MIN_ROWS = 15,
	MIN_COLS = 60,
	WIDE_COLS = 160,
	LINE_MAX = 512,
	ROLES_MAX = 64,
};

/* What of line 2 and the summary costs bytes with every row the cursor moves. */
struct counters {
	char left[LINE_MAX], right[LINE_MAX], summary[LINE_MAX];
	const struct view *of; /* they were made for it; never followed */
};

/* What the user is in an organization, as the list of namespaces said. */
struct role {
	char user[64], ns[64], role[16];
};

/* When the next frame is due.  Milliseconds, monotonic. */
struct painting {
	bool now;        /* a key asked for it */
	bool unfinished; /* the last one left something for another */
	bool soon;       /* the network did: at most ten of these a second */
	int64_t soon_at; /* not before */
	bool hold;       /* counters are as they were, until hold_until */
	int64_t hold_until;
	struct fence fence;
};

struct app {
	struct app_options opt;
	struct settings set; /* the configuration's, and what :set changed */
	struct keys *keys;
	struct view *top;          /* the stack, by `below` */
	struct view *kept;         /* the place left last: "-" returns to it */
	struct view *dead;         /* popped; freed when none of their code runs */
	struct view *hidden;       /* deletions left running; by `below` */
	const struct view *asking; /* the sign-in that was opened by itself */
	struct hub_status status;

	ticket lock; /* of hub_lock(), while the screen is locked; 0 */
	bool lock_by_itself;
	int64_t active_ms; /* lock.c: the last key */

	enum tone tone;
	char said[LINE_MAX];
	bool link;       /* it is the address of a page */
	char notice[96]; /* stands there until the first key; "" */
	bool looked;     /* for jobs that did not end */
	ticket look;     /* until it is answered; 0 */
	struct app_error errors[ERRORS_MAX];
	size_t n_errors;
	int jobs, sending;

	bool quit, in_reply;
	int64_t cancelled_ms; /* the last Ctrl-C; 0: none */
	uint64_t acted;       /* keys */
	size_t burst;         /* keys acted on since the last read of the terminal */
	uint64_t quit_warned; /* `acted` when q warned of a running job */
	struct role roles[ROLES_MAX];
	size_t n_roles;
	char context[64]; /* to switch to, when no view's code runs; "": stay */
	int api_left[API_SAMPLES_MAX];
	size_t n_api_left;
	json_object *memory; /* app_remember(); NULL: nothing */
	char memory_of[IDENTITY_MAX];
	uint64_t memories; /* added so far */
	struct painting paint;
	struct counters counters;
	int sync_fd; /* HUBDECK_TEST_SYNC; -1 */

	struct plan *undo; /* what "u" does, and whose it is; NULL: nothing */
	const struct kind *undo_kind;
	char undo_identity[IDENTITY_MAX];
};

/* app.c */
struct view *app_base(const struct app *a);         /* topmost that is no overlay */
const struct place *app_place(const struct app *a); /* of the topmost list; NULL */
void app_bury(struct app *a);                       /* frees the dead */
void app_free_views(struct app *a);
void app_forget(struct app *a); /* all that was read; then the first place again */
void app_restart_if_empty(struct app *a);
bool app_too_small(void);

/* Does what app_switch() asked for. */
void app_switch_now(struct app *a);

/* app_memory.c */
void app_sample(struct app *a); /* notes what the API limit leaves now */
/* What the Hub said to whoever was signed in: roles, limits, app_remember(). */
void app_forget_learned(struct app *a);

/* As app_goto(), but a list of the place that is remembered is shown as it was left. */
void app_return(struct app *a, const struct place *p);

/* dispatch.c */
const char *app_pane(size_t n); /* by number from 0; NULL: there is none */
/* What a pane of that name lists here. */
const struct kind *app_pane_kind(const struct app *a, const char *name);
void app_key(struct app *a, uint32_t key);
/* May it be used now?  NULL, or why not. */
const char *app_refuses(const struct app *a, const struct binding *b);
bool app_close_layer(struct app *a); /* false when only a place is open */

/* loop.c */
void app_loop(struct app *a);
int64_t app_clock(void);
bool app_waits(const struct app *a); /* a request waits for a limit */

/* chrome.c */
struct rect chrome_draw_foot(struct app *a); /* first; returns where the views are */
void chrome_draw_head(struct app *a); /* last: views know what they show once drawn */

#endif
