#ifndef UI_LIST_ESTATE_H
#define UI_LIST_ESTATE_H

#include "model/estate.h"
#include "ui/estate_reading.h"
#include "ui/gather.h"
#include "ui/list.h"

/*
 * Lists whose rows are joined from many answers: an organization is read
 * (ui/estate_reading.h), and the rows are made of that.  Else they are lists as all.
 */
struct estate_list {
	const struct kind *kind;
	unsigned parts;    /* enum estate_parts */
	const char *asked; /* when the place asks nothing; NULL */
	bool of_repo;      /* only the repository of the place is read */

	/* What must be here before anything is asked; NULL: nothing. */
	enum status (*prepare)(struct list *l, struct error *err);

	/* Rows as the kind's fields read them, the same that the command prints; an
	 * array, the caller owns it.  What they lack stands in l->estate.missing, which
	 * is that of the estate unless this puts something else there. */
	json_object *(*rows)(struct list *l, const struct estate *e);

	/* What is then asked about the rows, and what comes of it; NULL: nothing. */
	void (*ask)(struct list *l, json_object *rows, struct gather *g);
	void (*take)(struct list *l, json_object *rows, struct gather *g);

	/* What in a cell stands out, over what is there already; NULL: nothing. */
	void (*mark)(const struct list *l, const struct field *f, struct rect cell,
		     struct str text);

	/* What stands below the rows: l->estate.lines, the first while nothing else is
	 * to be said there, the others from 24 rows; and l->estate.note.  NULL: as
	 * below any list. */
	void (*tell)(struct list *l, const struct estate *e, json_object *rows);
};

/* Each in the file that makes its rows. */
extern const struct estate_list list_audit_members, list_compare, list_ways, list_reach,
	list_doctor, list_hooks;

/* "since snapshot 2026-07-21: +9 -4 ~3", of the newest; "?": one of the two lacks
 * members or teams; "": there is none, or it is too large for a glance. */
void list_compare_since(const struct list *l, const struct estate *e, char *buf,
			size_t size);

/* Begins to read so much of the organization of the place, whatever the list is. */
void list_estate_read(struct list *l, unsigned parts);
/* The end of it: the list owns what was read, l->estate.shown.  On failure that is the
 * list's. */
enum status list_estate_result(struct list *l) MUST_CHECK;

#endif
