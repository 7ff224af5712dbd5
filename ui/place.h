#ifndef UI_PLACE_H
#define UI_PLACE_H

#include "model/error.h"
#include "model/kind.h"
#include "model/op.h"

/*
 * Where the dashboard is: an address that can be typed after ":" and on the command
 * line (DESIGN 5.1): ORG, ORG/REPO, ORG/REPO:TAG, ORG:PANE[/NAME],
 * ORG/REPO:PANE[/NAME]; ORG:team-members/TEAM; :pats.  "" is the top: the namespaces.
 */
enum { PLACE_MAX = 512 };

struct place {
	const struct kind *kind; /* what is listed there */
	char ns[256], repo[256], tag[256], team[256];
	char name[256]; /* row to stand on; "" for none */
};

/* ST_USAGE names the part that is wrong and the forms allowed. */
enum status place_parse(const char *text, struct place *ret,
			struct error *err) MUST_CHECK;

/* "acme/web-app:tags"; at least PLACE_MAX bytes. */
void place_format(const struct place *p, char *buf, size_t size);

/* "acme > web-app > tags" */
void place_crumbs(const struct place *p, char *buf, size_t size);

/* The place that Enter on this row opens; false when it opens none. */
bool place_enter(const struct place *p, const void *row, struct place *ret);
/* The place above; false at the top. */
bool place_up(const struct place *p, struct place *ret);
/* Another pane of the same namespace or repository; false when it makes no sense here.
 */
bool place_pane(const struct place *p, const struct kind *kind, struct place *ret);

/* Parameters of kind's list operation here; caller owns. */
json_object *place_params(const struct place *p);

/* What the place gives of the parameters of any operation; caller owns. */
json_object *place_params_of(const struct place *p, const struct op *op);

/* Do these parameters speak of this namespace, repository ...?  Those that are not
 * given are not compared. */
bool place_fits(const struct place *p, json_object *params);

bool place_same(const struct place *a, const struct place *b);

#endif
