#ifndef UI_CLEAN_SCRIPT_H
#define UI_CLEAN_SCRIPT_H

#include <stdio.h>

#include "model/plan.h"

/*
 * A shell script that copies every image of the plan to another registry, with regctl
 * or skopeo, before it is deleted.  Images are named by their digests, each once for
 * every tag; it holds no name that the Hub's grammar does not allow.
 */
void clean_script(const struct plan *p, FILE *to);

#endif
