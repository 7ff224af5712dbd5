#ifndef UI_DOCTOR_H
#define UI_DOCTOR_H

#include "ui/face.h"

/*
 * `hubdeck doctor ORG`: reads all of an organization and prints what is wrong in it,
 * the worst first (model/doctor.h).  Exit 0: nothing; 1: something; 2: not everything
 * could be read, whatever was found.
 */
int doctor_command(struct program *p, struct error *err);

void doctor_help(void);

/* `hubdeck tokens ORG [--expiring AGE]`: those of its checks that are about tokens. */
int tokens_command(struct program *p, struct error *err);
void tokens_help(void); /* `hubdeck doctor --help` */

#endif
