#include "ui/estate_get.h"

#include <string.h>

#include "ui/flags.h"
#include "ui/snapshot_file.h"

/* Nothing of another organization is told as of this one. */
static enum status open_snapshot(const char *path, const char *org, struct estate *ret,
				 int *ret_requests, struct error *err)
{
	if (snapshot_load(path, ret, ret_requests, err))
		return err->status;
	if (!strcmp(ret->org, org))
		return ST_OK;
	error_set(err, ST_USAGE, "%.100s is a snapshot of %.60s, not of %.60s", path,
		  ret->org, org);
	estate_done(ret);
	return err->status;
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
