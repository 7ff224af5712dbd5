/* The table of operations, group by group (DESIGN 4): one file or two a group. */
#include "model/ops_params.h"

const struct op_group *const op_groups[] = {
	&group_auth,     &group_repos, &group_images, &group_webhooks,
	&group_org,      &group_teams, &group_audit,  &group_scim,
	&group_registry, &group_admin, NULL,
};
