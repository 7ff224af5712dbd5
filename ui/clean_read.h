#ifndef UI_CLEAN_READ_H
#define UI_CLEAN_READ_H

#include "ui/clean_reading.h"
#include "ui/options.h"

/* Reads what a cleanup is planned of (ui/clean_reading.h), waits for it, and tells on a
 * terminal how far it is. */
enum status clean_read(const struct options *o, struct hub *h,
		       const struct clean_wanted *wanted, struct clean_reading *ret,
		       struct error *err) MUST_CHECK;

#endif
