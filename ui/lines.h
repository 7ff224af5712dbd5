#ifndef UI_LINES_H
#define UI_LINES_H

#include "ui/draw.h"
#include "ui/prompt.h"
#include "ui/view.h"

/*
 * Text to scroll and to search: the body of the help, the details, the request log and
 * the errors.  Embedded; all zero is empty.  Lines may hold what the Hub sent: they are
 * shown through ui/draw.h only.
 */
struct line {
	char *label; /* in the left column, NULL for none */
	char *text;
	enum style style; /* of the text */
};

struct lines {
	struct line *v;
	size_t n, cap;
	size_t top;
	int label_width; /* of the left column; 0: none */
	int page;        /* rows of the last drawing */
	bool searching;  /* "/" was pressed: keys go to `find` */
	struct prompt find;
};

void lines_clear(struct lines *l); /* the position and the search stay */
void lines_done(struct lines *l);

void lines_add(struct lines *l, enum style style, const char *label, const char *fmt,
	       ...) __attribute__((format(printf, 4, 5)));
/* One value over as many lines as it needs at `width` columns of text. */
void lines_wrap(struct lines *l, const char *label, struct str s, int width);

/* The same in a style. */
void lines_wrap_as(struct lines *l, enum style style, const char *label, struct str s,
		   int width);

/* Only lines that hold the words searched for are drawn. */
void lines_draw(struct lines *l, struct rect r);

/* Scrolling and "/".  False: not one of ours. */
bool lines_command(struct lines *l, enum command c);
/* While searching; `app` for the paste. */
enum key_result lines_key(struct lines *l, struct app *app, uint32_t key);

/* "1-17/42  /word" for line 2. */
void lines_position(const struct lines *l, char *buf, size_t size);

#endif
