#ifndef UI_PALETTE_PRIVATE_H
#define UI_PALETTE_PRIVATE_H

#include "ui/views.h"

/* What ui/palette.c (the prompt and its choices) and ui/palette_words.c (the words
 * behind an address) share. */
enum { CHOICES_MAX = 200, TEXT_MAX = PLACE_MAX, NOTE_MAX = 80 };

struct choice {
	char text[TEXT_MAX];
	char note[NOTE_MAX];
	bool place; /* whatever command has that name */
};

struct palette {
	struct view view;
	struct prompt prompt;
	struct choice choices[CHOICES_MAX];
	size_t n, at;  /* at == n: what was typed, as it is */
	size_t hidden; /* bytes all choices begin with, which are not shown with each */
	size_t past;   /* position in the history; == n_history: the new line */
	ticket asked;  /* for values that only the Hub knows */
	char asked_key[TEXT_MAX]; /* how the answer is remembered */
};

/* Those that are there already are not added again. */
void palette_add(struct palette *p, const char *text, const char *note, bool place);
const struct place *palette_place(const struct palette *p); /* NULL: no list below */

/* True when words behind an address are being typed: then it has offered them. */
bool palette_words(struct palette *p);
/* Tab, where only the Hub knows the values: true when it is being asked. */
bool palette_words_ask(struct palette *p);
bool palette_words_reply(struct palette *p, struct reply *r);

#endif
