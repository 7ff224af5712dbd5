#ifndef UI_ESTATE_READ_H
#define UI_ESTATE_READ_H

#include "ui/config.h"
#include "ui/estate_reading.h"

/* An estate is read, and waited for: of commands (ui/estate_reading.h). */
enum status estate_read(struct hub *h, const struct config *c,
			const struct estate_wanted *wanted, struct estate *ret,
			int *ret_requests, struct error *err) MUST_CHECK;

#endif
