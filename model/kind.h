#ifndef MODEL_KIND_H
#define MODEL_KIND_H

#include <stddef.h>

#include "model/action.h"
#include "model/arena.h"
#include "model/field.h"

struct json_object;
struct late;
struct rules;

/*
 * Texts of which a page has few different ones are kept once.  Lives as long as its
 * page is being decoded.
 */
enum { POOL_MAX = 64 };
struct pool {
	struct arena *arena;
	struct text texts[POOL_MAX];
	size_t n;
};

/* A text of the page's arena that may be shared with other rows. */
struct text pool_text(struct pool *pool, struct str s);

/*
 * The texts of an array joined by commas, or of one member of its objects ("/display",
 * "" for the elements themselves).  NULL text when there is none.
 */
struct text pool_join(struct pool *pool, struct json_object *array, const char *member);

/* A text as it is, anything else as JSON in one line; NULL text for NULL. */
struct text pool_json(struct pool *pool, struct json_object *value);

/* "active" or "disabled" by its member is_active; NULL text when that is not said. */
struct text pool_active(struct pool *pool, struct json_object *obj);

/* What the flags of a row depend on besides the row. */
struct row_context {
	int64_t now;               /* 0: not known, nothing is recent */
	const struct rules *rules; /* the repository's immutable rules; may be NULL */
};

/*
 * A kind of thing the Hub has.  Everything the program knows about it is in one
 * constant of this type, in model/kind_<name>.c, listed once in model/kinds.h.
 * Rows are opaque: their struct is known to that file only (tags excepted, whose
 * rows plans are made of: model/tag.h).
 */
struct kind {
	const char *name;         /* pane, palette, export file: "tags" */
	const char *noun;         /* one of them: "tag" */
	const char *nouns;        /* many of them, where that is not the name */
	const char *group;        /* list operation: "repos" ... */
	const char *action;       /* ... "list_tags" */
	const char *child;        /* kind that Enter opens; NULL: the details */
	const char *up;           /* kind of the place above; NULL at the top */
	const char *twin;         /* kind that shows the same another way; NULL: none */
	const char *view;         /* what this way of its twin is called; NULL: plain */
	const struct bind *binds; /* what a row adds to the parameters of its child */
	size_t n_binds;
	const struct action *actions; /* in the order of their menu */
	size_t n_actions;

	/*
	 * The events about a row in the audit log (CONTRACT 15): whose log, the words
	 * to ask it with, what else to look for in them.  "{word}" is a field of the
	 * row, or namespace, repository, tag, group_name of the place; {user} is who is
	 * signed in.  NULL: the log of {namespace}, with no word, everything.
	 */
	const char *event_account, *event_words, *event_filter;

	bool anywhere; /* its address may have a namespace and a repository, or none */
	bool in_namespace; /* its address has a namespace, but no request of it */
	bool on_screen;    /* made of what the dashboard knows; no request answers it */
	bool endless; /* a log: a page more is read when the cursor nears the last row
		       */

	size_t row_size;
	const struct field *fields;
	size_t n_fields;
	const char *sort; /* field of the first sort (UX 2.3), NULL: as it came */
	bool sort_reverse;
	const char *narrow; /* field whose column is the second below 80; NULL */
	const char *const
		*flag_words; /* NULL-terminated, bit 0 first; NULL without flags */

	/*
	 * Makes the rows of an answer: `obj` is what they are in, the one object or the
	 * array of a list; the caller owns what comes back.  NULL: they are there
	 * already.
	 */
	struct json_object *(*unfold)(struct json_object *obj);

	/*
	 * Rows with the same key are parts of one thing: adds what `more` says to `row`
	 * (texts in the arena).  Such a list is shown when it is whole, for until then
	 * no row of it is.  NULL: the second row is the first one again.
	 */
	void (*merge)(void *row, const void *more, struct arena *arena);

	/*
	 * Fills what no pointer reaches (platforms of a tag).  `obj` is the row's
	 * object. NULL when the fields say everything.  Net thread.
	 */
	void (*derive)(struct json_object *obj, void *row, struct pool *pool);

	/*
	 * The words of the row's FIELD_FLAGS field.  NULL without flags.  The table
	 * calls it for what it takes in, and for all rows when the context changes.
	 */
	uint32_t (*flags)(const void *row, const struct row_context *ctx);

	const char *legend; /* one line about the flags; NULL without flags */

	/* The same rows with nothing masked, for who asks for that (DESIGN 5.2); NULL:
	 * nothing of them is masked. */
	const struct kind *revealed;

	const struct late *late; /* how its FIELD_LATE columns are read */
	size_t n_late;

	/* Texts of UX 7.2; "%s" is the place. */
	const char
		*empty; /* "No tags. Size on Hub may still be > 0: untagged images." */
	const char *forbidden; /* who may: "needs ..." */
};

/* NULL when there is none of that name. */
const struct field *kind_field(const struct kind *k, struct str name);

/* The field of its flags, whatever it is called; NULL without flags. */
const struct field *kind_flags(const struct kind *k);

/*
 * The row's identity: its FIELD_KEY fields joined by '\0', at most `size` bytes.
 * Equal keys are the same thing across refreshes, and a tag's key holds its digest:
 * a re-pushed tag is another row.  Returns the length.
 */
size_t kind_key(const struct kind *k, const void *row, char *buf, size_t size);

/* The same thing?  Unlike comparing kind_key(), without a limit to the size. */
bool kind_same(const struct kind *k, const void *a, const void *b);

/* What many of its rows are called. */
const char *kind_nouns(const struct kind *k);

/* What the row is called on screen: its first key field that is a text. */
struct str kind_name(const struct kind *k, const void *row);

/* What the key does to rows of this kind; NULL: nothing. */
const struct action *kind_action(const struct kind *k, char key);

/* By its name. */
const struct action *kind_action_named(const struct kind *k, struct str name);

/* Something can be done to many rows at once, so marking them makes sense. */
bool kind_markable(const struct kind *k);

/*
 * The parameters that the row gives: binds and fixed members.  NULL when a field that
 * is needed is empty.  The caller owns it.
 */
json_object *kind_action_params(const struct kind *k, const struct action *act,
				const void *row);

/* What the row says of the parameters that the action asks for, as they are sent: its
 * `now`.  The caller owns it. */
json_object *kind_action_now(const struct kind *k, const struct action *act,
			     const void *row);

#endif
