#ifndef UI_PLACE_H
#define UI_PLACE_H

#include "model/error.h"
#include "model/kind.h"
#include "model/op.h"

/*
 * Where the dashboard is: an address that can be typed after ":" and on the command
 * line (DESIGN 5.1): ORG, ORG/REPO, ORG/REPO:TAG, ORG:PANE[/NAME],
 * ORG/REPO:PANE[/NAME]; ORG:team-members/TEAM; ORG:reach/USER; :pats.  "" is the top:
 * the namespaces. Words behind it narrow it: what the Hub is asked (parameters of the
 * list's operation, "since 90d actor=jdoe"), how the list looks at first
 * ("sort=pulled", "/^pr-/").
 */
enum { PLACE_MAX = 1024, PLACE_ASKED_MAX = 256 };

struct place {
	const struct kind *kind; /* what is listed there */
	char ns[256], repo[256], tag[256], team[256], user[256];
	char name[256];              /* row to stand on; "" for none */
	char asked[PLACE_ASKED_MAX]; /* "since 90d actor=jdoe"; "": the whole list */
	/* How a list of it is to look; another look is no other place. */
	char filter[128], sort[32];
	bool looks; /* a list that is remembered, too, is to look like that */
};

/* ST_USAGE names the part that is wrong and the forms allowed. */
enum status place_parse(const char *text, struct place *ret,
			struct error *err) MUST_CHECK;

/* As typed in the dashboard: a pane's bare name is one of `here`, and may be followed
 * by what it is of: "tags web-app", "audit since 90d". */
enum status place_find(const struct place *here, const char *text, struct place *ret,
		       struct error *err) MUST_CHECK;

/* Reads the words behind an address into a place that is complete but for them. */
enum status place_words(struct place *p, struct str rest, struct error *err) MUST_CHECK;
/* The value of one of the words asked; "" when it is none of them. */
void place_word(const struct place *p, const char *name, char *buf, size_t size);
/* Can it only be one of these words? */
bool place_is_word(const char *text);
/* What the i-th parameter of the operation is called as a word; NULL: it is none. */
const char *place_word_name(const struct op *op, size_t i);

/* "acme/web-app:tags", with the words that were asked; at least PLACE_MAX bytes. */
void place_format(const struct place *p, char *buf, size_t size);

/* "acme > web-app > tags" */
void place_crumbs(const struct place *p, char *buf, size_t size);

/* A list of that kind of what the row is; false when it is not of such rows. */
bool place_row(const struct place *p, const void *row, const struct kind *kind,
	       struct place *ret);
/* Its list is to stand on the row of that name, if the name is short enough. */
void place_stand(struct place *p, struct str name);
/* The place that Enter on this row opens; false when it opens none. */
bool place_enter(const struct place *p, const void *row, struct place *ret);
/* The place above; false at the top. */
bool place_up(const struct place *p, struct place *ret);
/* Another pane of the same namespace or repository; false when it makes no sense here.
 */
bool place_pane(const struct place *p, const struct kind *kind, struct place *ret);

/* The names of the place as parameters of kind's list operation; caller owns. */
json_object *place_params(const struct place *p);
/* The same with what is asked; ages are counted back from `now`. */
json_object *place_query(const struct place *p, int64_t now);

/* What an operation is asked with about a row of the place's list; caller owns. */
json_object *place_row_params(const struct place *p, const struct op *op,
			      const void *row);

/* What the place gives of the parameters of any operation; caller owns. */
json_object *place_params_of(const struct place *p, const struct op *op);

/* Do these parameters speak of this namespace, repository ...?  Those that are not
 * given are not compared. */
bool place_fits(const struct place *p, json_object *params);

bool place_same(const struct place *a, const struct place *b);

#endif
