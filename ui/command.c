#include "ui/command.h"

#include <stdio.h>
#include <string.h>

#include "model/str.h"
#include "model/xalloc.h"
#include "ui/keymap.h"
#include "ui/keys.h"

/*
 * UX 4.  The key line shows hints in this order until it is full.  Not bound on
 * purpose: Ctrl-A, Ctrl-B (screen, tmux), Ctrl-S, Ctrl-Q (flow control), Ctrl-K,
 * Ctrl-\, Backspace, Del, x.
 */
/* clang-format off */
const struct binding bindings[] = {
	{ CMD_OPEN, "Enter", "open", "open", "open the row; in a matrix: another value for the cell",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_MARK, "Space", "mark", "mark",
	  "mark the row and go down; in a matrix: another value for the cell, and down",
	  WHERE_LIST | WHERE_GRID | WHERE_MARKS },
	{ CMD_DELETE, "D", "delete", "delete",
	  "delete this row or the marked ones: shows a plan and asks first",
	  WHERE_LIST | WHERE_WRITE | WHERE_ACT('D') },
	{ CMD_NEW, "n", "new", "new", "make a new one: a form",
	  WHERE_LIST | WHERE_WRITE | WHERE_ACT('n') },
	{ CMD_EDIT, "e", "edit", "edit", "change this row: a form that shows what changes",
	  WHERE_LIST | WHERE_WRITE | WHERE_ACT('e') },
	{ CMD_ACTIONS, "m", "actions", "actions",
	  "actions: what can be done to this row or the marked ones",
	  WHERE_LIST | WHERE_WRITE | WHERE_ACTS },
	{ CMD_VIEW, "v", "view", "view", "another view of this pane: members as an audit, ways to pull, push or administer, teams x repositories or members",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_COMPARE, "c", "compare", "compare", "what changed in the organization since a snapshot: choose one",
	  WHERE_LIST },
	{ CMD_SNAPSHOT, "", "snapshot", NULL, "keep what the organization is now, to compare with later",
	  WHERE_LIST },
	{ CMD_CLEAN, "P", "clean", "plan",
	  "plan from a rule: which of the tags may go; shows everything and asks first",
	  WHERE_LIST | WHERE_WRITE },
	{ CMD_TEAM_ACCESS, "T", "team-access", NULL, "give teams access",
	  WHERE_LIST | WHERE_WRITE | WHERE_ACT('T') },
	{ CMD_UNDO, "u", "undo", NULL,
	  "undo the last change that needed no question: a label, a description, disabling",
	  WHERE_LIST | WHERE_WRITE },
	{ CMD_FILTER, "/", "filter", "filter",
	  "filter: word, !word, ~wrd, re:PATTERN, column:word, size>1G, pushed>30d",
	  WHERE_ALL },
	{ CMD_SORT, "s F6", "sort", "sort", "choose the sort column", WHERE_LIST },
	{ CMD_PALETTE, ":", NULL, "cmd", "type a command or a place", WHERE_ALL },
	{ CMD_DETAILS, "d i", "details", "info", "details of the row", WHERE_LIST },
	{ CMD_HELP, "? F1", "help", "help", "the keys of this screen", WHERE_ALL },
	{ CMD_BACK, "Esc", "back", "back", "back, close, clear the filter", WHERE_ALL },
	{ CMD_QUIT, "q F10", "quit", "quit", "close this; at the first place: quit (:q always quits)",
	  WHERE_ALL },
	{ CMD_REFRESH, "R F5", "refresh", "refresh", "read the list again",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_EVENTS, "A", "events", "audit", "the audit log of this row", WHERE_LIST },
	{ CMD_ACCESS, "a", "who-has-access", "access", "who can do what to this repository, and because of what; what this user or this team reaches",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_README, "r", "readme", NULL, "the README of this repository", WHERE_LIST },
	{ CMD_IMAGE, "I", "image", NULL, "what this image is made of: layers, command, environment, labels",
	  WHERE_LIST },
	{ CMD_WEBHOOKS, "W", "row-webhooks", NULL,
	  "webhooks of this repository; of the organization, without one", WHERE_LIST },
	{ CMD_MATRIX, "M", "matrix", NULL, "repositories x teams, or members x teams: who has what, to be changed there",
	  WHERE_LIST },
	{ CMD_TEAM, "t", "team", NULL, "what the team reaches: the row's, in a matrix the column's",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_REVIEW, "=", "review", "review", "the changed cells as one plan: shows who gains and who loses, and asks first",
	  WHERE_GRID | WHERE_WRITE },
	{ CMD_ASK, "f", "ask", "ask", "what the Hub is asked: a name, a role, since when ...",
	  WHERE_LIST },
	{ CMD_ADD, "+", "add", "add", "what is not read yet, for it costs requests: says how many, then + again",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_MARK_ALL, "*", "mark-all", "mark all", "mark all rows the filter shows",
	  WHERE_LIST | WHERE_MARKS },
	{ CMD_RANGE, "V", "range", "range", "mark from here to where V is pressed again",
	  WHERE_LIST | WHERE_MARKS },
	{ CMD_UNMARK, "U", "unmark", "unmark", "unmark all; in a matrix: take all changes back",
	  WHERE_LIST | WHERE_GRID | WHERE_MARKS },
	{ CMD_WIDE, "w Ctrl-W", "wide", "wide", "more columns, or fewer", WHERE_LIST },
	{ CMD_EXPORT, "E", "export", "export", "write what is shown to a file",
	  WHERE_LIST },
	{ CMD_REQUESTS, "@", "log", "requests", "requests sent to the Hub", WHERE_ALL },
	{ CMD_ERRORS, "!", "errors", "errors", "errors of this session", WHERE_ALL },
	{ CMD_JOBS, "", "jobs", NULL, "jobs: at work here or elsewhere, not ended, over; Enter shows one",
	  WHERE_ALL },
	{ CMD_DOWN, "j Down", NULL, NULL, "next row", WHERE_ALL },
	{ CMD_UP, "k Up", NULL, NULL, "previous row", WHERE_ALL },
	{ CMD_FIRST, "g Home", "first", NULL, "first row", WHERE_ALL },
	{ CMD_LAST, "G End", "last", NULL, "last row", WHERE_ALL },
	{ CMD_HALF_DOWN, "Ctrl-D", NULL, NULL, "half a page down", WHERE_ALL },
	{ CMD_HALF_UP, "Ctrl-U", NULL, NULL, "half a page up", WHERE_ALL },
	{ CMD_PAGE_DOWN, "PgDn Ctrl-F", NULL, NULL, "a page down", WHERE_ALL },
	{ CMD_PAGE_UP, "PgUp", NULL, NULL, "a page up", WHERE_ALL },
	{ CMD_LEFT, "h Left", NULL, NULL, "columns to the left", WHERE_LIST | WHERE_GRID },
	{ CMD_RIGHT, "l Right", NULL, NULL, "columns to the right; the first stays",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_LAST_PLACE, "-", "last-place", NULL, "the place before this one, and back",
	  WHERE_ALL },
	{ CMD_NEXT_PANE, "]", "next-pane", NULL, "next pane", WHERE_LIST },
	{ CMD_PREV_PANE, "[", "previous-pane", NULL, "previous pane", WHERE_LIST },
	{ CMD_SWITCH_FOCUS, "Tab S-Tab", NULL, NULL, "list or detail pane (160 columns); in a matrix: the next changed cell",
	  WHERE_LIST | WHERE_GRID },
	{ CMD_PANE_1, "1", "repos", NULL, "repositories", WHERE_LIST },
	{ CMD_PANE_2, "2", "tags", NULL, "tags", WHERE_LIST },
	{ CMD_PANE_3, "3", "images", NULL, "images of the repository", WHERE_LIST },
	{ CMD_PANE_4, "4", "teams", NULL, "teams of the organization", WHERE_LIST },
	{ CMD_PANE_5, "5", "members", NULL, "members of the organization", WHERE_LIST },
	{ CMD_PANE_6, "6", "invites", NULL, "open invitations", WHERE_LIST },
	{ CMD_PANE_7, "7", "webhooks", NULL, "webhooks of the repository", WHERE_LIST },
	{ CMD_PANE_8, "8", "tokens", NULL, "tokens: the organization's, or yours at the top",
	  WHERE_LIST },
	{ CMD_PANE_9, "9", "audit", NULL, "the audit log, newest first", WHERE_LIST },
	{ CMD_MORE, "0", "more", NULL,
	  "more panes: access, manifests, settings, scim, pats, journal, limits, contexts ...", WHERE_LIST },
	{ CMD_CREDENTIAL, "C", "credential", NULL, "what this credential can do, and what would make the rest work",
	  WHERE_LIST },
	{ CMD_SORT_NEXT, ">", "sort-next", NULL, "sort by the next column", WHERE_LIST },
	{ CMD_SORT_PREV, "<", "sort-previous", NULL, "sort by the column before",
	  WHERE_LIST },
	{ CMD_REVERSE, "S", "reverse", NULL, "reverse the order", WHERE_LIST },
	{ CMD_DETAIL_PANE, "p", "pane", NULL, "detail pane on or off (160 columns)",
	  WHERE_LIST },
	{ CMD_COPY, "y", "copy", NULL, "copy the name", WHERE_LIST },
	{ CMD_COPY_FULL, "Y", "copy-full", NULL, "copy the full reference", WHERE_LIST },
	{ CMD_WEB, "o", "web", NULL, "show the web address", WHERE_LIST },
	{ CMD_STOP, "z", "stop", NULL, "stop loading; what is here stays", WHERE_ALL },
	{ CMD_SIGN_IN, "L", "login", NULL, "sign in, or as another user", WHERE_ALL },
	{ CMD_LOCK, "", "lock", NULL, "end the session and hide everything until you are back",
	  WHERE_ALL },
	{ CMD_SIGN_OUT, "", "logout", NULL,
	  "sign out: forget session, secrets and lists", WHERE_ALL },
	{ CMD_MOUSE, "%", "mouse", NULL, "mouse on or off: click a row, again opens it; headings, wheel",
	  WHERE_ALL },
	{ CMD_REDRAW, "Ctrl-L", "redraw", NULL, "draw the screen again", WHERE_ALL },
	{ CMD_SUSPEND, "Ctrl-Z", "suspend", NULL, "back to the shell; fg returns",
	  WHERE_ALL },
	{ CMD_CANCEL, "Ctrl-C", NULL, NULL, "stop loading; twice within a second: quit",
	  WHERE_ALL },
};
/* clang-format on */

const size_t n_bindings = COUNT(bindings);

/* What [keys] calls those that the palette does not have. */
static const struct {
	enum command command;
	const char *name;
} names[] = {
	{ CMD_PALETTE, "palette" },
	{ CMD_DOWN, "down" },
	{ CMD_UP, "up" },
	{ CMD_HALF_DOWN, "half-page-down" },
	{ CMD_HALF_UP, "half-page-up" },
	{ CMD_PAGE_DOWN, "page-down" },
	{ CMD_PAGE_UP, "page-up" },
	{ CMD_LEFT, "left" },
	{ CMD_RIGHT, "right" },
	{ CMD_SWITCH_FOCUS, "switch-focus" },
	{ CMD_CANCEL, "cancel" },
};

enum { KEYS_MAX = 8 * N_COMMANDS, NAME_MAX_ = 16 };

struct bound {
	uint32_t key;
	enum command command;
};

static struct {
	const struct keymap *map;
	struct bound v[KEYS_MAX]; /* made of the map when a key is looked up */
	size_t n;
} use;

const char *binding_name(const struct binding *b)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].command == b->command)
			return names[i].name;
	return b->name;
}

uint32_t keys_list_next(const char **at)
{
	size_t len = strcspn(*at, " ");
	char name[NAME_MAX_] = { 0 };

	if (!len)
		return 0;
	memcpy(name, *at, len < sizeof(name) ? len : sizeof(name) - 1);
	*at += len;
	*at += strspn(*at, " ");
	return key_parse(name);
}

void command_use_keys(const struct keymap *m)
{
	use.map = m;
	use.n = 0;
}

const char *command_keys(enum command c)
{
	const struct binding *b = command_binding(c);

	return b ? keymap_keys(use.map, b) : "";
}

const char *command_key(enum command c)
{
	static char names_of[4][NAME_MAX_ * 2];
	static size_t turn;
	char *name = names_of[turn++ % COUNT(names_of)];
	const char *keys = command_keys(c);

	if (*keys)
		snprintf(name, sizeof(*names_of), "%.*s", (int)strcspn(keys, " "),
			 keys);
	else
		snprintf(name, sizeof(*names_of), ":%s",
			 binding_name(command_binding(c)));
	return name;
}

/* Every key with its command. */
static void bind_keys(void)
{
	for (size_t i = 0; i < n_bindings; i++) {
		const char *keys = keymap_keys(use.map, &bindings[i]);
		uint32_t key;

		while ((key = keys_list_next(&keys)) && use.n < KEYS_MAX)
			use.v[use.n++] = (struct bound){ key, bindings[i].command };
	}
}

enum command command_for_key(uint32_t key)
{
	if (!use.n)
		bind_keys();
	for (size_t i = 0; i < use.n; i++)
		if (use.v[i].key == key)
			return use.v[i].command;
	return CMD_NONE;
}

enum command command_for_binding(const char *name)
{
	for (size_t i = 0; i < n_bindings; i++)
		if (!strcmp(binding_name(&bindings[i]), name))
			return bindings[i].command;
	return CMD_NONE;
}

enum command command_for_name(const char *name)
{
	struct str want = str_from(name);
	enum command found = CMD_NONE;
	size_t prefixes = 0;

	if (!want.len)
		return CMD_NONE;
	for (size_t i = 0; i < n_bindings; i++) {
		struct str have = str_from(bindings[i].name);

		if (str_eq(have, want))
			return bindings[i].command;
		if (have.ptr && str_starts(have, want)) {
			found = bindings[i].command;
			prefixes++;
		}
	}
	return prefixes == 1 ? found : CMD_NONE;
}

const struct binding *command_binding(enum command c)
{
	for (size_t i = 0; i < n_bindings; i++)
		if (bindings[i].command == c)
			return &bindings[i];
	return NULL;
}

char command_act(const struct binding *b)
{
	return (char)(b->where >> 8 & 0x7f);
}
