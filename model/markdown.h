#ifndef MODEL_MARKDOWN_H
#define MODEL_MARKDOWN_H

#include "model/str.h"

/*
 * Markdown as people write it into a repository's description, made into lines for a
 * screen without colours of its own: headings, paragraphs, lists, quotes, code, tables
 * as they stand, links with their address, HTML without its tags.  It is no complete
 * Markdown and need not be; it is bounded, in time and space, whatever comes.
 *
 * The text is what others wrote: it is not made harmless here, ui/draw.h does that.
 */
enum { MARKDOWN_MAX = 32 * 1024, MARKDOWN_BLOCKS_MAX = 5000, MARKDOWN_INDENT_MAX = 16 };

enum markdown_style {
	MARKDOWN_TEXT,
	MARKDOWN_HEADING, /* a blank line before it is a block of its own */
	MARKDOWN_CODE,    /* as it is, not to be wrapped; tables, too */
	MARKDOWN_QUOTE,
	MARKDOWN_RULE, /* no text */
	MARKDOWN_BLANK,
};

/* What is wrapped together. */
struct markdown_block {
	enum markdown_style style;
	int indent;     /* columns before the marker, and before the lines behind it */
	char marker[8]; /* "- ", "12. "; "" for none */
	char *text;     /* UTF-8 as it came */
};

struct markdown {
	struct markdown_block *v;
	size_t n, cap;
	bool cut; /* there was more than is shown */
};

/* The caller frees with markdown_done(). */
void markdown_parse(struct str text, struct markdown *ret);
void markdown_done(struct markdown *m);

#endif
