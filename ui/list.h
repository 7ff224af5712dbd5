#ifndef UI_LIST_H
#define UI_LIST_H

#include "model/estate.h"
#include "model/plan.h"
#include "model/rules.h"
#include "ui/columns.h"
#include "ui/export.h"
#include "ui/lines.h"
#include "ui/views.h"

/*
 * What the files of the list view (list*.c) share.  A list shows a table of any kind
 * through the fields of its descriptor; it asks the table for the rows on screen and
 * for nothing else, so drawing costs the screen and not the list.
 *
 * The cursor, the marks and what is about to be deleted are bound to rows by identity
 * (the id within one load, the key across loads); an index is a hint.
 */
enum list_mode {
	MODE_ROWS,
	MODE_FILTER, /* "/": a prompt, the list narrows while typing */
	MODE_SORT,   /* "s": the menu of columns */
	MODE_EXPORT, /* "E": a prompt for the file */
};

enum load_state {
	LOAD_IDLE,     /* nothing was asked for */
	LOAD_WAITING,  /* pages are on their way */
	LOAD_COMPLETE, /* every page arrived */
	LOAD_STOPPED,  /* by "z" or Ctrl-C: the rows so far stay */
	LOAD_FAILED,   /* *error says why; nothing is asked again by itself */
};

/* One reading of the list from the Hub. */
struct load {
	ticket ticket;
	enum load_state state;
	struct error error;
	char request[TRACE_PATH_MAX + 16]; /* "GET /v2/...", for the error line */
	int pages_done, pages_total;       /* total 0: not known */
	int64_t total;                     /* rows the Hub says there are; -1 */
	size_t skipped;                    /* rows that could not be read */
	int requests, ms;
	int before;       /* requests of the pages that a log has already */
	int64_t began_at; /* Unix seconds */
	bool quiet;       /* nobody asked for it by hand: nothing is said */
	int64_t done_at;  /* Unix seconds: how old the rows are; 0: never read */
};

enum { COLUMNS_MAX = COLUMN_SPECS_MAX, LIST_REASON_LINES = 4 };

/* How far back a list without end has been read. */
struct log {
	int pages;      /* in the table that is shown */
	bool more;      /* the Hub has older ones */
	int64_t oldest; /* Unix seconds; 0: no row */
};

/* A column on screen. */
struct column {
	const struct field *field;
	int x, width;
	bool grows; /* takes what is left over */
};

struct columns {
	struct column v[COLUMNS_MAX];
	size_t n;
	int width;    /* the list's own, for which this was made */
	size_t first; /* columns scrolled out after the frozen one */
	bool wide, more;
};

/* The detail pane of a wide terminal, and the images of the tags it showed. */
enum { PANE_CACHE = 32 };
struct pane {
	struct lines text;
	bool focused;  /* Tab: the keys that move scroll it */
	char *key;     /* reference and digest of the row it shows; NULL: none */
	int64_t since; /* monotonic ms: how long it has been that row */
	ticket ticket; /* for the images of `asked` */
	char *asked;
	struct pane_images {
		char *key;
		struct page *page; /* NULL: the Hub did not say */
		struct error why;
	} cache[PANE_CACHE];
	size_t next; /* the entry that is forgotten next */
};

/* Manifests that no tag leads to, among the images of a repository. */
enum untagged_state { UNTAGGED_UNKNOWN, UNTAGGED_WAITING, UNTAGGED_KNOWN };
struct untagged {
	enum untagged_state state;
	ticket ticket;
	size_t rows;
	int requests;
};

/* What the rows were made of, where they are joined from many answers. */
enum { ESTATE_LINES = 3, ESTATE_LINE = 160 };
struct estate_list;
struct estate_reading;
struct gather;
struct list_estate {
	const struct estate_list *how;  /* it was begun for; NULL: to be kept */
	struct estate_reading *reading; /* under way; NULL */
	struct gather *more;            /* then what is asked about the rows; NULL */
	json_object *rows;              /* until they are shown; NULL */
	struct estate shown;            /* read last; org is NULL: nothing was */
	struct estate before;           /* what it is compared with; the same */
	json_object *missing;           /* {"what", "why"} of the rows; NULL: none */
	struct error log;               /* why it is not known who did it */
	char note[48];                  /* of line 2 */
	char cost[ESTATE_LINE];         /* requests */
	char lines[ESTATE_LINES][ESTATE_LINE]; /* below the rows; "" */
	char legend[(ESTATE_LINES - 1) * ESTATE_LINE];
};

/* A file that is being written while its rows are read. */
struct list_export {
	struct export *to;    /* NULL: none */
	struct query *filter; /* what "/" said when it began */
	ticket ticket;
	int requests;
	char path[1024];
};

struct list {
	struct view view;
	struct place place;
	const struct kind *kind;
	const struct op *op; /* the list operation */

	struct table *table;        /* what is shown */
	struct table *behind;       /* a refresh on its way; NULL */
	struct load load;           /* of `table`; while `behind`, of that */
	int64_t rows_at;            /* when the shown rows were read */
	bool complete;              /* the shown rows are the whole list */
	int64_t total;              /* as the Hub said for the shown rows; -1 */
	struct log log, behind_log; /* of a kind without end */
	size_t dropped; /* rows numbered and not loaded: deleted, or doubled */
	size_t doubled; /* rows that came twice while the list moved */

	size_t cursor, top; /* among the rows shown */
	bool moved;         /* the user has been here: stay on the row */
	size_t sought;      /* rows already compared with place.name */
	int page;           /* rows of the last drawing */
	size_t drawn_top;   /* its first */
	struct rect body;   /* and where: headings, and rows below; no rows: none */
	bool clicked;       /* on the row `clicked_id`, last */
	uint32_t clicked_id;
	size_t brief, brief_end; /* of its rows those that show only their name */
	uint64_t loads;          /* tables shown so far */
	bool stale;              /* changed from here: to be read again */
	int64_t asked_ms; /* monotonic: when it was read last, or would have been */
	bool range;       /* "V": from `anchor` to the cursor */
	uint32_t anchor;

	bool wide, no_pane; /* "w", "p" */
	size_t scrolled;    /* columns, by "l" */
	struct columns columns;

	enum list_mode mode;
	struct prompt filter, file;
	bool preparing; /* between keys, for the first letter of a filter */
	char filter_before[PROMPT_MAX]; /* Esc while typing returns to it */
	struct error filter_error, file_error;
	size_t menu; /* row of the sort menu */

	/* Tags only: what makes them LOCK. */
	ticket rules_ticket;
	bool rules_known;
	struct rules *rules; /* NULL: none */

	int64_t marked_bytes;          /* sum over the marks; -1: to be counted again */
	size_t left_out[N_EXCLUSIONS]; /* of the marks: D would not delete them */
	struct list_export export;
	struct untagged untagged;
	struct list_estate estate;
	bool late_shown;       /* columns that cost requests: something is in them */
	uint64_t late_seen;    /* app_memories() when they were filled */
	struct late_run *late; /* late columns that are being read; NULL */
	struct names *only;    /* the rows a filter chooses from; NULL: all */
	char only_of[96];      /* whose they are */
	enum command armed;    /* said what it costs: pressed again it does it */
	char legend[160];      /* as it is now */

	/* Limits only. */
	struct limits limits_shown;
	ticket limit_ticket;
	bool limit_pulls;            /* it is for the pull limit */
	char identity[IDENTITY_MAX]; /* who was signed in when the rows came */
	struct pane pane;
};

/* list_load.c: asking and being answered. */
void list_load(struct list *l);
void list_refresh(struct list *l);
void list_refresh_quietly(struct list *l); /* behind what is asked for by hand */
void list_refresh_changed(struct list *l); /* at once, and what was done stays said */
bool list_stop(struct list *l);            /* false: nothing is loading */
void list_load_more(struct list *l);       /* the next page of a list without end */
bool list_reply(struct view *v, struct reply *r);

/* Takes what was made on this machine as the rows of the list. */
void list_load_made(struct list *l, json_object *take_rows);

/* The reading ended without rows: what is shown stays. */
void list_load_failed(struct list *l, const struct error *err);

/* list_estate.c: rows that are joined from many answers. */
const struct estate_list *list_estate(const struct list *l);   /* NULL: none of them */
bool list_estate_load(struct list *l, bool quiet);             /* false: as above */
bool list_estate_stop(struct list *l);                         /* false: not reading */
bool list_estate_reply(struct list *l, const struct reply *r); /* false: not for it */
bool list_estate_waits(const struct list *l, ticket t);
bool list_estate_reads(const struct list *l); /* something is under way */
/* What in a cell stands out, over what is there already. */
void list_estate_mark(const struct list *l, const struct field *f, struct rect cell,
		      struct str text);
bool list_estate_incomplete(const struct list *l);
/* "teams: the Hub answered 403", from 0; "" behind the last. */
void list_estate_missed(const struct list *l, size_t i, char *buf, size_t size);
void list_estate_again(struct list *l); /* other rows of what was read */
void list_estate_done(struct list *l);

/* list_access.c: who can do what.  The ways to push are asked for most. */
#define WAYS_ASKED "can=push"
bool list_ways_user(const struct list *l, const void *row); /* not a token */
bool list_access_next(struct list *l); /* "v": to pull, push, administer; false: no
					  such list */

/* list_auto.c */
int64_t list_auto_deadline(const struct list *l);
bool list_auto_tick(struct list *l, int64_t now_ms); /* false: it is not time */

/* list_limits.c, list_contexts.c: lists that are made here. */
void list_limits_fill(struct list *l);
bool list_limits_changed(const struct list *l);   /* since they were filled */
void list_limits_ask(struct list *l, bool pulls); /* else for the API's */
bool list_limits_reply(struct list *l, struct reply *r);
void list_limits_draw(const struct list *l, struct rect r); /* below the rows */
void list_contexts_fill(struct list *l);

/* list_doctor.c: "Enter", where what was found is mended. */
void list_doctor_open(struct list *l, const void *row);
/* list_hooks.c: the webhook among those of its repository. */
void list_hooks_open(struct list *l, const void *row);

/* list_snapshots.c: those of this machine, and a new one. */
void list_snapshots_fill(struct list *l);
void list_snapshots_open(struct list *l, const void *row); /* compares with it */
void list_snapshots_finish(struct list *l);                /* it was read */
void list_snapshots_go(struct list *l);                    /* "c": chooses one */
void list_snapshots_make(struct list *l);                  /* ":snapshot" */

/* list_jobs.c */
void list_jobs_fill(struct list *l);
void list_jobs_open(struct list *l, const void *row);

/* list_joined.c: the images of a repository. */
void list_joined_open(struct list *l, const void *row); /* its tags */
void list_joined_ask(struct list *l);
bool list_joined_reply(struct list *l, struct reply *r);
bool list_joined_stop(struct list *l); /* false: nothing is being read */
const char *list_joined_legend(struct list *l);

/* list_late.c: columns that cost a request a row. */
void list_late_fill(struct list *l);        /* from what was asked before */
bool list_late_due(const struct list *l);   /* something was asked since */
void list_late_learn(const struct list *l); /* what the rows say of the list above */
/* Requests for the rows marked or shown; *ret_cost: what each of them may be. */
size_t list_late_count(struct list *l, char *titles, size_t size,
		       const char **ret_cost);
void list_late_start(struct list *l);
bool list_late_reply(struct list *l, struct reply *r);
bool list_late_stop(struct list *l); /* false: none is being read */
bool list_late_progress(const struct list *l, size_t *ret_done, size_t *ret_all);

/* list_more.c: "+", what costs requests of its own and is read on demand. */
void list_more(struct list *l);

/* list_log.c: lists without end. */
void list_log_page(struct list *l, const struct page *p); /* before it is taken */
/* After a command: reads on when it went near the end. */
void list_log_follow(struct list *l, enum command c);

/* list_move.c */
bool list_move_command(struct list *l, enum command c);
const void *list_row(const struct list *l); /* current one; NULL when there is none */
void list_clamp(struct list *l);
void list_seek(struct list *l); /* goes to the row that place.name asks for */
/* What was current stays current although the table changes in between. */
struct held {
	bool any;
	uint32_t id;
	size_t index;
};
struct held list_hold(const struct list *l);
void list_restore(struct list *l, struct held h);

/* list_mouse.c */
void list_mouse(struct view *v, const struct mouse *m);
void list_wheel(struct list *l, long rows);               /* list_move.c */
void list_sort_by(struct list *l, const struct field *f); /* list_sort.c: once more, the
							     other way round */
void list_open_row(struct list *l);                       /* list.c */

/* list_columns.c */
void list_layout(struct list *l, int width);
int list_gutter(const struct list *l); /* columns before the first field */
/* The columns of this terminal, for exports and the sort menu; room for COLUMNS_MAX. */
size_t list_fields(const struct list *l, const struct field **ret);
/* What [columns.PANE] says about this one; NULL: nothing. */
const struct pane_columns *list_config(const struct list *l);

/* list_draw.c */
void list_draw(struct view *v, struct rect r);

/* list_pane.c: what is beside and below the rows on a large terminal. */
enum { PANE_COLS = 160, STRIP_LINES = 40, STRIP_HEIGHT = 7, STRIP_ENTRIES = 5 };
int list_width(const struct list *l, int cols); /* of the rows alone */
void list_draw_pane(struct list *l, struct rect r);
void list_draw_log(struct list *l, struct rect r);
bool list_pane_shown(const struct list *l);
bool list_pane_command(struct list *l, enum command c); /* false: for the rows */

/* list_images.c: the images of the tag in the pane, asked for once per tag after a
 * pause, never with every key. */
void list_images_watch(struct list *l, const void *row); /* the pane shows this row */
const struct pane_images *list_images_find(const struct list *l);
bool list_images_busy(const struct list *l);
int64_t list_images_deadline(const struct list *l);
void list_images_tick(struct list *l, int64_t now_ms);
bool list_images_reply(struct list *l, struct reply *r);
void list_images_forget(struct list *l); /* the list was read again */
void list_images_done(struct list *l);

/* list_state.c: the six states, line 2, the summary. */
struct reasons {
	char text[LIST_REASON_LINES][256];
	size_t n;
	enum style style; /* of the first line */
};
/* What is to be said instead of rows or above them; n = 0: nothing. */
void list_reasons(const struct list *l, struct reasons *ret);
/* Public repositories, where a token may have kept the Hub from showing more. */
bool list_public_only(const struct list *l);
bool list_anonymous(const struct list *l); /* nobody is signed in, which is no error */
void list_heading(struct view *v, char *left, size_t nl, char *right, size_t nr);
void list_summary(struct view *v, char *buf, size_t size);
const char *list_legend(struct view *v);

/* list_filter.c, list_sort.c */
enum key_result list_filter_key(struct list *l, uint32_t key);
void list_filter_open(struct list *l);
void list_filter_clear(struct list *l);
void list_filter_apply(struct list *l); /* what stands in the prompt */
void list_filter_again(struct list *l); /* on a new table */
void list_draw_filter(const struct list *l);
enum key_result list_sort_key(struct list *l, uint32_t key);
bool list_sort_command(struct list *l, enum command c);
void list_draw_sort(const struct list *l, struct rect r);

/* list_marks.c */
bool list_marks_command(struct list *l, enum command c);
bool list_in_range(const struct list *l, size_t i);
int64_t list_marked_bytes(struct list *l);
/* Calls `fn` for every marked row, or the current one when none is. */
typedef void row_fn(void *arg, const void *row, uint32_t id);
size_t list_each_marked(const struct list *l, row_fn *fn, void *arg);

/* list_actions.c: details, copy, web address; list_act.c: what changes rows. */
bool list_actions_command(struct list *l, enum command c);
void list_reference(const struct list *l, const void *row, char *buf, size_t size);
/* "sha256:..." of the row; false when it has none. */
bool list_digest(const struct list *l, const void *row, char *buf, size_t size);
/* What the action is about to do to the marked rows or the current one; caller owns. */
struct plan *list_plan(struct list *l, const struct action *act);
/* `first`: for the first field of its form; NULL. */
void list_act(struct list *l, const struct action *act, const char *first);
void list_act_key(struct list *l, char key);
/* What keeps tags of this list from being deleted. */
struct protection list_protection(const struct list *l);

/* list_export.c: "E" */
void list_export_open(struct list *l);
enum key_result list_export_key(struct list *l, uint32_t key);
const char *list_export_label(const struct list *l); /* of the prompt */
bool list_export_reply(struct list *l, struct reply *r);
bool list_export_stop(struct list *l); /* false: none is running */

/* list_go.c: from the row to another list of what it is. */
bool list_leads(const struct list *l, enum command c); /* false: nowhere */
void list_events(struct list *l);
void list_access(struct list *l);
void list_team(struct list *l);
void list_matrix(struct list *l);
void list_webhooks(struct list *l);
void list_readme(struct list *l);
void list_image_page(struct list *l);

/* clean_form.c: "P", what may go by a rule. */
void list_clean(struct list *l);

/* list_tags.c: FLAGS and the immutable rules they need. */
bool list_is_tags(const struct list *l);
void list_rules_load(struct list *l);
bool list_rules_reply(struct list *l, struct reply *r);
void list_context(struct list *l, struct table *t); /* what the flags depend on */

#endif
