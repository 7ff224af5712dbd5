#include "ui/plan_open.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "net/jobs.h"
#include "net/plan_file.h"

enum status plan_open(const char *state_dir, const char *name, struct plan **ret,
		      struct error *err)
{
	char *path = NULL;
	enum status st;

	if (strchr(name, '/') || !access(name, F_OK))
		return plan_file_load(name, ret, err);
	st = plan_file_path(state_dir, name, &path, err);
	if (st == ST_OK && access(path, F_OK)) {
		st = error_set(err, ST_USAGE, "there is no plan %.60s", name);
		error_hint(err, "hubdeck jobs lists what was begun; a file is named by "
				"its path");
	}
	if (st == ST_OK)
		st = plan_file_load(path, ret, err);
	free(path);
	return st;
}

struct looked_for {
	const char *id;
	bool found;
};

static void look_for(void *arg, const struct job_summary *job)
{
	struct looked_for *l = arg;

	l->found |= !strcmp(job->id, l->id);
}

enum status plan_not_begun(const char *state_dir, const char *journal,
			   const struct plan *plan, struct error *err)
{
	struct looked_for l = { .id = plan->id };
	enum status st = jobs_list(state_dir, journal, look_for, &l, err);

	if (st != ST_OK || !l.found)
		return st;
	error_set(err, ST_USAGE, "%.60s was begun before", plan->id);
	return error_hint(err, "hubdeck apply --resume %.60s goes on with it",
			  plan->id);
}
