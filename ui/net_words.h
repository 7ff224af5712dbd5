#ifndef UI_NET_WORDS_H
#define UI_NET_WORDS_H

#include "ui/app.h"
#include "ui/draw.h"
#include "ui/lines.h"

/*
 * Why the Hub does not answer now, for every screen that waits for it: it cannot be
 * reached, or limits us (UX 7.1).
 */
enum { NET_LINES = 3 };
struct net_words {
	char text[NET_LINES][256];
	size_t n; /* 0: nothing keeps it from answering */
	enum style style;
};

/* `data_at`: when what is shown was read, Unix seconds; 0: nothing is shown. */
void net_words(const struct app *a, int64_t data_at, struct net_words *ret);

/* As lines of `width` columns of text, the first behind `label` (NULL: none). */
void net_words_add(const struct net_words *w, struct lines *to, const char *label,
		   int width);

#endif
