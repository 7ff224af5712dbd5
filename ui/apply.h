#ifndef UI_APPLY_H
#define UI_APPLY_H

#include "ui/face.h"

/* hubdeck apply PLAN | apply --resume ID: carries a plan out without a screen, and
 * prints its report.  Exit code: 0 all of it, 3 partly, 4 stopped by a guard, 75 try
 * later. */
int apply_run(struct program *p, struct error *err);

#endif
