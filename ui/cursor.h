#ifndef UI_CURSOR_H
#define UI_CURSOR_H

#include "ui/command.h"

/* Where one is in rows that a page draws itself.  Embedded; all zero is the first. */
struct cursor {
	size_t at, top;
	int page; /* rows of the last drawing */
};

/* Moving among `n` rows.  False: not one of ours. */
bool cursor_command(struct cursor *c, size_t n, enum command command);
void cursor_move(struct cursor *c, size_t n, long by);

/* `rows` of them are drawn from c->top on, with c->at among them. */
void cursor_show(struct cursor *c, size_t n, size_t rows);

#endif
