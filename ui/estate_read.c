#include "ui/estate_read.h"

enum status estate_read(struct hub *h, const struct config *c,
			const struct estate_wanted *wanted, struct estate *ret,
			int *ret_requests, struct error *err)
{
	struct estate_reading *r = estate_reading_new(h, c->url, wanted);
	enum status st = ST_OK;

	*ret_requests = 0;
	while (st == ST_OK && !estate_reading_over(r))
		st = estate_reading_wait(r, c, err);
	if (st == ST_OK)
		st = estate_reading_result(r, ret, ret_requests, err);
	estate_reading_free(r);
	return st;
}
