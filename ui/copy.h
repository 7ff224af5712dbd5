#ifndef UI_COPY_H
#define UI_COPY_H

#include "ui/app.h"

/*
 * Copies what a key asked for to where `clipboard` says: the terminal's clipboard (OSC
 * 52), the standard input of a command, or nowhere; and says so on the status line.
 * Controls and line ends are left out.
 */
void copy_text(struct app *a, struct str s);

#endif
