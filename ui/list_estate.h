#ifndef UI_LIST_ESTATE_H
#define UI_LIST_ESTATE_H

#include "model/estate.h"
#include "ui/estate_reading.h"
#include "ui/list.h"

/*
 * Lists whose rows are joined from many answers: an organization is read
 * (ui/estate_reading.h), and the rows are made of that.  Else they are lists as all.
 */
struct estate_list {
	const struct kind *kind;
	unsigned parts; /* enum estate_parts */
	bool of_repo;   /* only the repository of the place is read */

	/* Rows as the kind's fields read them, the same that the command prints; an
	 * array, the caller owns it. */
	json_object *(*rows)(const struct list *l, const struct estate *e);

	/* The lines below the rows while nothing else is to be said there, from 0; ""
	 * for none.  NULL: as below any list. */
	void (*line)(const struct list *l, size_t line, char *buf, size_t size);
};

/* Each in the file that makes its rows. */
extern const struct estate_list list_audit_members;

#endif
