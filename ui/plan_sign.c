#include "ui/plan_sign.h"

#include "model/xalloc.h"
#include "net/origin.h"

enum status plan_sign(struct plan *plan, const struct config *c,
		      const struct hub_status *s, struct error *err)
{
	struct origin origin;

	if (!plan->by && s->signed_in)
		plan->by = xstrdup(s->claims.username);
	if (plan->url)
		return ST_OK;
	return origin_base(c->url, &plan->url, &origin, err);
}
