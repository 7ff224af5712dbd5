#include "ui/estate_get.h"

#include <string.h>

#include "ui/context.h"
#include "ui/flags.h"
#include "ui/snapshot_file.h"

/* Nothing of another organization is told as of this one. */
static enum status open_snapshot(const char *path, const char *org, struct estate *ret,
				 int *ret_requests, struct error *err)
{
	if (snapshot_load(path, ret, ret_requests, err))
		return err->status;
	if (!org || !strcmp(ret->org, org))
		return ST_OK;
	error_set(err, ST_USAGE, "%.100s is a snapshot of %.60s, not of %.60s", path,
		  ret->org, org);
	estate_done(ret);
	return err->status;
}

enum status estate_org(const struct options *o, const char **ret, struct error *err)
{
	const struct context *x = o->config.context;

	*ret = o->n_words > 1 ? o->words[1] : x ? x->org : NULL;
	if (*ret || flag_value(o, "open"))
		return ST_OK;
	error_set(err, ST_USAGE, "%s: of which organization?", o->words[0]);
	return error_hint(err,
			  "hubdeck %s ORG, or org = ORG in a context of the "
			  "configuration",
			  o->words[0]);
}

enum status estate_get(struct program *p, const struct estate_wanted *wanted,
		       struct estate *ret, int *ret_requests, struct error *err)
{
	const char *path = flag_value(&p->options, "open");
	struct estate_wanted live = *wanted;

	if (path)
		return open_snapshot(path, wanted->org, ret, ret_requests, err);
	if (face_open(p, FACE_SCRIPT, err))
		return err->status;
	if (!credentials_scim(p->credentials))
		live.parts &= ~(unsigned)ESTATE_SCIM;
	return estate_read(p->hub, &p->options.config, &live, ret, ret_requests, err);
}
