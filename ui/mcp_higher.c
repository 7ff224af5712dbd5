#include "ui/mcp_higher.h"

#include <string.h>

#include "model/clean.h"
#include "model/doctor.h"
#include "model/xalloc.h"

/* ---- parameters ------------------------------------------------------------------ */

/* The rule's are those of `hubdeck clean`. */
enum { OWN = 2, CLEANUP_PARAMS_MAX = 32 };
static struct param cleanup_params[CLEANUP_PARAMS_MAX] = {
	{ .name = "repository",
	  .type = PARAM_FULL_REPO,
	  .in = IN_LOCAL,
	  .required = true,
	  .help = "NAMESPACE/REPOSITORY" },
	{ .name = "by_digest",
	  .type = PARAM_BOOL,
	  .in = IN_LOCAL,
	  .help = "where all tags of an image go, delete the image with them" },
};

static const struct param apply_params[] = {
	{ .name = "plan",
	  .type = PARAM_STRING,
	  .in = IN_LOCAL,
	  .required = true,
	  .min = 1,
	  .max = 4096,
	  .help = "what cleanup_plan answered as \"id\", or the path of a saved plan" },
};

static const struct param members_params[] = {
	{ .name = "org",
	  .type = PARAM_NAME,
	  .in = IN_LOCAL,
	  .required = true,
	  .help = "the organization" },
};

/* Filled from the table of checks. */
enum { CHECKS_MAX = 64 };
static const char *checks[CHECKS_MAX + 1];
static const char *const severities[] = { "high", "medium", "low", NULL };
static const struct param doctor_params[] = {
	{ .name = "org",
	  .type = PARAM_NAME,
	  .in = IN_LOCAL,
	  .required = true,
	  .help = "the organization" },
	{ .name = "check",
	  .type = PARAM_ENUM,
	  .in = IN_LOCAL,
	  .values = checks,
	  .help = "this check alone; without it all of them" },
	{ .name = "severity",
	  .type = PARAM_ENUM,
	  .in = IN_LOCAL,
	  .values = severities,
	  .help = "findings of this severity or worse; without it all" },
};

static const char *const reaches[] = { "pull", "push", "admin", NULL };
static const struct param access_params[] = {
	{ .name = "repository",
	  .type = PARAM_FULL_REPO,
	  .in = IN_LOCAL,
	  .required = true,
	  .help = "NAMESPACE/REPOSITORY" },
	{ .name = "can",
	  .type = PARAM_ENUM,
	  .in = IN_LOCAL,
	  .values = reaches,
	  .help = "at least this; without it whoever can do anything" },
};

/* ---- the rows -------------------------------------------------------------------- */

static struct op plan_op = {
	.group = "repos",
	.action = "cleanup_plan",
	.host = HOST_NONE,
	.safety = SAFETY_READ,
	.params = cleanup_params,
	.help = "plan which tags of a repository may go, and why the others stay; "
		"saves "
		"the plan, deletes nothing",
};

static const struct op apply_op = {
	.group = "repos",
	.action = "cleanup_apply",
	.method = HTTP_DELETE,
	.host = HOST_NONE,
	.safety = SAFETY_3,
	.flags = OP_GATED,
	.params = apply_params,
	.n_params = COUNT(apply_params),
	.help = "carry out a saved cleanup once a person has confirmed it, and report",
};

static const struct op members_op = {
	.group = "org",
	.action = "membership_audit",
	.host = HOST_NONE,
	.safety = SAFETY_READ,
	.params = members_params,
	.n_params = COUNT(members_params),
	.help = "report who is in an organization, flagged, the riskiest first",
};

static const struct op access_op = {
	.group = "repos",
	.action = "who_can",
	.host = HOST_NONE,
	.safety = SAFETY_READ,
	.params = access_params,
	.n_params = COUNT(access_params),
	.help = "report who can do what to a repository, and because of what",
};

static const struct op doctor_op = {
	.group = "org",
	.action = "org_doctor",
	.host = HOST_NONE,
	.safety = SAFETY_READ,
	.params = doctor_params,
	.n_params = COUNT(doctor_params),
	.help = "report what is wrong in an organization, the worst first: people, "
		"tokens, repositories, access, webhooks",
};

static const struct op hooks_op = {
	.group = "webhooks",
	.action = "org_hooks",
	.host = HOST_NONE,
	.safety = SAFETY_READ,
	.params = members_params,
	.n_params = COUNT(members_params),
	.help = "report the webhooks of all repositories of an organization, flagged; "
		"addresses are masked",
};

static const struct mcp_higher rows[] = {
	{ &plan_op, mcp_plan_begin, mcp_plan_take, NULL, NULL, mcp_plan_done },
	{ &apply_op, mcp_apply_begin, mcp_apply_take, mcp_apply_confirmed,
	  mcp_apply_stop, mcp_apply_done },
	{ &members_op, mcp_members_begin, mcp_estate_take, NULL, NULL,
	  mcp_estate_done },
	{ &access_op, mcp_access_begin, mcp_estate_take, NULL, NULL, mcp_estate_done },
	{ &doctor_op, mcp_doctor_begin, mcp_estate_take, NULL, NULL, mcp_estate_done },
	{ &hooks_op, mcp_hooks_begin, mcp_estate_take, NULL, NULL, mcp_estate_done },
};

/* "older_than", for as long as the program runs. */
static const char *underscored(const char *name)
{
	char *copy = xstrdup(name);

	for (char *p = copy; *p; p++)
		*p = *p == '-' ? '_' : *p;
	return copy;
}

static struct param param_of(const struct clean_option *o)
{
	return (struct param){
		.name = underscored(o->name),
		.type = !o->value                ? PARAM_BOOL
			: o->many                ? PARAM_LIST
			: !strcmp(o->value, "N") ? PARAM_INT
						 : PARAM_STRING,
		.item = PARAM_STRING,
		.in = IN_LOCAL,
		.help = o->help,
	};
}

static void fill_plan_op(void)
{
	plan_op.n_params = OWN;
	for (size_t i = 0; i < n_clean_options && plan_op.n_params < CLEANUP_PARAMS_MAX;
	     i++)
		cleanup_params[plan_op.n_params++] = param_of(&clean_options[i]);
}

static void fill_checks(void)
{
	for (size_t i = 0; i < n_doctor_checks && i < CHECKS_MAX; i++)
		checks[i] = doctor_checks[i].name;
}

const struct mcp_higher *mcp_higher_at(size_t i)
{
	if (!plan_op.n_params) {
		fill_plan_op();
		fill_checks();
	}
	return i < COUNT(rows) ? &rows[i] : NULL;
}

const struct mcp_higher *mcp_higher_find(const char *name)
{
	const struct mcp_higher *h;

	for (size_t i = 0; (h = mcp_higher_at(i)); i++)
		if (!strcmp(h->op->action, name))
			return h;
	return NULL;
}

const struct mcp_higher *mcp_higher_of(const struct op *op)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].op == op)
			return &rows[i];
	return NULL;
}
