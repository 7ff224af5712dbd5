#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Every command the user can give, in one table (command.c).  The dispatcher, the help
 * screen, the key line, the palette and the man page are made from it, so none of them
 * can be out of date.
 */
enum command {
	CMD_NONE,
	CMD_DOWN,
	CMD_UP,
	CMD_FIRST,
	CMD_LAST,
	CMD_HALF_DOWN,
	CMD_HALF_UP,
	CMD_PAGE_DOWN,
	CMD_PAGE_UP,
	CMD_LEFT,
	CMD_RIGHT,
	CMD_OPEN,
	CMD_BACK,
	CMD_LAST_PLACE,
	CMD_NEXT_PANE,
	CMD_PREV_PANE,
	CMD_SWITCH_FOCUS,
	CMD_PANE_1,
	CMD_PANE_2,
	CMD_PANE_3,
	CMD_PANE_4,
	CMD_PANE_5,
	CMD_PANE_6,
	CMD_PANE_7,
	CMD_PANE_8,
	CMD_PANE_9,
	CMD_MORE,
	CMD_PALETTE,
	CMD_FILTER,
	CMD_HELP,
	CMD_MARK,
	CMD_RANGE,
	CMD_MARK_ALL,
	CMD_UNMARK,
	CMD_SORT,
	CMD_SORT_NEXT,
	CMD_SORT_PREV,
	CMD_REVERSE,
	CMD_WIDE,
	CMD_DETAILS,
	CMD_DETAIL_PANE,
	CMD_NEW,
	CMD_EDIT,
	CMD_DELETE,
	CMD_TEAM_ACCESS,
	CMD_ACTIONS,
	CMD_CLEAN,
	CMD_UNDO,
	CMD_COPY,
	CMD_COPY_FULL,
	CMD_WEB,
	CMD_EXPORT,
	CMD_REFRESH,
	CMD_ASK,
	CMD_EVENTS,
	CMD_ACCESS,
	CMD_README,
	CMD_IMAGE,
	CMD_WEBHOOKS,
	CMD_VIEW,
	CMD_MATRIX,
	CMD_TEAM,
	CMD_REVIEW,
	CMD_COMPARE,
	CMD_SNAPSHOT,
	CMD_ADD,
	CMD_CREDENTIAL,
	CMD_STOP,
	CMD_REQUESTS,
	CMD_ERRORS,
	CMD_JOBS,
	CMD_SIGN_IN,
	CMD_LOCK,
	CMD_SIGN_OUT,
	CMD_MOUSE,
	CMD_REDRAW,
	CMD_SUSPEND,
	CMD_CANCEL,
	CMD_QUIT,
	N_COMMANDS,
};

/* Where a command makes sense; the key line and the help of a screen show only those.
 */
enum command_where {
	WHERE_LIST = 1 << 0,
	WHERE_TEXT = 1 << 1, /* help, details, log: things to scroll */
	WHERE_GRID = 1 << 5, /* a matrix: cells that are changed where they stand */
	WHERE_ALL = WHERE_LIST | WHERE_TEXT | WHERE_GRID,
	WHERE_WRITE = 1 << 2, /* vanishes in read-only */
	WHERE_MARKS = 1 << 3, /* only where something can be done to many rows */
	WHERE_ACTS = 1 << 4,  /* only where something can be done at all */
};

/* Only where the kind has an action of this key (model/action.h). */
#define WHERE_ACT(key) ((unsigned)(key) << 8)

struct binding {
	enum command command;
	const char *keys; /* "j Down": any of them, spelled as key_name() does */
	const char *name; /* in the palette: "refresh"; NULL: not there */
	const char *hint; /* in the key line: "refresh"; NULL: not there */
	const char *help; /* "read the list again" */
	unsigned where;
};

extern const struct binding bindings[];
extern const size_t n_bindings;

/* What it is called in [keys] of the configuration. */
const char *binding_name(const struct binding *b);

/* The keys of this session: as in the table unless the configuration says otherwise. */
struct keymap;
void command_use_keys(const struct keymap *m); /* borrowed; NULL: the table's */
const char *command_keys(enum command c);
/* The first of them, for "R reads again"; ":NAME" when it has none.  Valid for three
 * more calls. */
const char *command_key(enum command c);

/* CMD_NONE when it is not bound. */
enum command command_for_key(uint32_t key);
/* By palette name or unique prefix; CMD_NONE. */
enum command command_for_name(const char *name);
/* By binding_name(), all of it; CMD_NONE. */
enum command command_for_binding(const char *name);
const struct binding *command_binding(enum command c);
/* The key of its WHERE_ACT(); 0: none. */
char command_act(const struct binding *b);

/* A list of keys, one after the other: the next of *at; 0 behind the last. */
uint32_t keys_list_next(const char **at);

#endif
