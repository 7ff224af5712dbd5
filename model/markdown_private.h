#ifndef MODEL_MARKDOWN_PRIVATE_H
#define MODEL_MARKDOWN_PRIVATE_H

#include "model/markdown.h"

/* The text of one block without its marks; the caller frees. */
char *markdown_inline(struct str s);

#endif
