#ifndef UI_SCHEDULE_H
#define UI_SCHEDULE_H

/*
 * Asks the kernel to let the calling thread run soon after it wakes, for which it gives
 * up running long: a key is answered although pages are decoded meanwhile.  It takes no
 * processor time from anybody, needs no right, and Linux before 6.12 ignores it.
 */
void schedule_promptly(void);

#endif
