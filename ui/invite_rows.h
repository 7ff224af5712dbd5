#ifndef UI_INVITE_ROWS_H
#define UI_INVITE_ROWS_H

#include "model/invite_list.h"
#include "ui/cursor.h"
#include "ui/view.h"

/* The lines of a file of people to be invited, as rows of the screen. */
void invite_rows_draw(const struct invite_list *l, struct cursor *c, struct rect r);

/* What is said of one, and what becomes or became of it: "ok", "will invite". */
const char *invite_words(const struct invite_line *l, char *buf, size_t size);
const char *invite_action(const struct invite_list *l, size_t at);

#endif
