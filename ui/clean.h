#ifndef UI_CLEAN_H
#define UI_CLEAN_H

#include "ui/face.h"

/*
 * `hubdeck clean NS/REPO... RULE...`, or --policy FILE: reads the repositories, says
 * what of them would go and why the rest stays, and saves that as a plan for `hubdeck
 * apply`. Deletes nothing.  Returns the exit code: 0; 1 when --check found something; 2
 * when not everything could be read.
 */
int clean_run(struct program *p, struct error *err);

#endif
