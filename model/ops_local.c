/* Lists of the dashboard that no Hub is asked for. */
#include "model/kind.h"
#include "model/ops_params.h"

/* clang-format off */
static const struct param p_journal[] = {
	{ .name = "namespace", .type = PARAM_NAME, .in = IN_LOCAL, .help = "of its things only" },
	{ .name = "repository", .type = PARAM_REPO, .in = IN_LOCAL, .help = "of this one only" },
	{ .name = "operation", .type = PARAM_STRING, .in = IN_QUERY, .min = 1, .max = 100,
	  .help = "such as repos.delete_tag; * stands for anything" },
	{ .name = "target", .type = PARAM_STRING, .in = IN_QUERY, .min = 1, .max = 255,
	  .help = "what was changed; * stands for anything" },
	{ .name = "state", .type = PARAM_STRING, .in = IN_QUERY, .min = 1, .max = 20,
	  .help = "done, gone, failed, unknown, drifted, skipped, open or damaged" },
	{ .name = "job", .type = PARAM_STRING, .in = IN_QUERY, .min = 1, .max = 100,
	  .help = "changes of this job only" },
	{ .name = "from_date", .alias = "from", .type = PARAM_TIME, .in = IN_QUERY,
	  .help = "not before this time" },
	{ .name = "to_date", .alias = "to", .type = PARAM_TIME, .in = IN_QUERY,
	  .help = "before this time" },
};

static const struct param p_org[] = { ORG };

static const char *const reaches[] = { "pull", "push", "admin", NULL };
#define CAN                                                                    \
	{ .name = "can", .type = PARAM_ENUM, .in = IN_QUERY, .values = reaches, \
	  .help = "at least that" }
static const struct param p_ways[] = { NAMESPACE, REPOSITORY, CAN };
static const struct param p_reach[] = { ORG, USERNAME("whose ways"), CAN };
static const struct param p_compare[] = {
	ORG,
	{ .name = "old", .type = PARAM_STRING, .in = IN_QUERY, .min = 1, .max = 150,
	  .help = "a snapshot by its name or path; without: the newest" },
};

static const struct op rows[] = {
	{
		.group = "local", .action = "journal", .host = HOST_NONE,
		.access = ACCESS_NONE, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_journal), .kind = "journal",
		.help = "what was changed from here",
	},
	{
		.group = "local", .action = "jobs", .host = HOST_NONE,
		.access = ACCESS_NONE, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, .kind = "jobs",
		.help = "the jobs of this machine",
	},
	{
		.group = "local", .action = "can", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, .kind = "credential",
		.help = "what the session can do",
	},
	{
		.group = "local", .action = "limits", .host = HOST_NONE,
		.access = ACCESS_NONE, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, .kind = "limits",
		.help = "how much may be asked",
	},
	{
		.group = "local", .action = "contexts", .host = HOST_NONE,
		.access = ACCESS_NONE, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, .kind = "contexts",
		.help = "the contexts of the configuration",
	},
	{
		.group = "local", .action = "audit_members", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_org), .kind = "audit-members",
		.help = "members and invitations, the riskiest first",
	},
	{
		.group = "local", .action = "ways", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_ways), .kind = "ways",
		.help = "who can do what to a repository, and because of what",
	},
	{
		.group = "local", .action = "reach", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_reach), .kind = "reach",
		.help = "what somebody can do, and because of what",
	},
	{
		.group = "local", .action = "doctor", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_org), .kind = "doctor",
		.help = "what is wrong in the organization, the worst first",
	},
	{
		.group = "local", .action = "hooks", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_org), .kind = "hooks",
		.help = "the webhooks of all its repositories",
	},
	{
		.group = "local", .action = "snapshots", .host = HOST_NONE,
		.access = ACCESS_NONE, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, .kind = "snapshots",
		.help = "what was kept of the organization",
	},
	{
		.group = "local", .action = "compare", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_compare), .kind = "compare",
		.help = "what changed since a snapshot",
	},
};
/* clang-format on */

const struct op *op_of_kind(const struct kind *k)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (!strcmp(rows[i].group, k->group) &&
		    !strcmp(rows[i].action, k->action))
			return &rows[i];
	return op_find(k->group, k->action);
}
