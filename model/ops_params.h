#ifndef MODEL_OPS_PARAMS_H
#define MODEL_OPS_PARAMS_H

/* Parameters that many rows have, and short forms for the tables in ops_*.c. */
#include "model/op.h"
#include "model/xalloc.h"

/* clang-format off */
#define NAMESPACE                                                              \
	{ .name = "namespace", .type = PARAM_NAME, .in = IN_PATH,              \
	  .required = true, .help = "user or organization" }
#define REPOSITORY                                                             \
	{ .name = "repository", .type = PARAM_REPO, .in = IN_PATH,             \
	  .required = true, .help = "repository name, without namespace" }
#define TAG                                                                    \
	{ .name = "tag", .type = PARAM_TAG, .in = IN_PATH,                     \
	  .required = true, .help = "tag name" }
#define ORG                                                                    \
	{ .name = "org", .alias = "org_name", .type = PARAM_NAME,              \
	  .in = IN_PATH, .required = true, .help = "organization" }
#define TEAMS_BY_NAME                                                          \
	.source = &(const struct value_source){ "teams.list", "/name", "/name" }
#define TEAMS_BY_ID                                                            \
	.source = &(const struct value_source){ "teams.list", "/id", "/name" }
#define TEAM                                                                   \
	{ .name = "group_name", .alias = "team", .type = PARAM_NAME,           \
	  .in = IN_PATH, .required = true, TEAMS_BY_NAME, .label = "team",     \
	  .help = "team" }
#define USERNAME(says)                                                         \
	{ .name = "username", .alias = "member", .type = PARAM_NAME,           \
	  .in = IN_PATH, .required = true, .help = (says) }
#define GROUP_ID(where)                                                        \
	{ .name = "group_id", .type = PARAM_NUMBER, .in = (where),             \
	  .required = true, TEAMS_BY_ID, .label = "team",                      \
	  .help = "the team's number (id in teams list)" }
#define PAGE                                                                   \
	{ .name = "page", .type = PARAM_INT, .in = IN_QUERY, .min = 1,         \
	  .max = 1000000, .help = "page number, from 1" },                     \
	{ .name = "page_size", .type = PARAM_INT, .in = IN_QUERY, .min = 1,    \
	  .max = 100, .help = "rows a page, at most 100" }
#define TEXT(name_, where, most, says)                                         \
	{ .name = (name_), .type = PARAM_STRING, .in = (where),                \
	  .max = (most), .help = (says) }
/* clang-format on */

#define PARAMS(p) .params = (p), .n_params = COUNT(p)

#define REPOS    "/v2/namespaces/{namespace}/repositories"
#define REPO     REPOS "/{repository}"
#define OLD_REPO "/v2/repositories/{namespace}/{repository}"
#define ORG_PATH "/v2/orgs/{org}"

/* One in each ops_*.c. */
extern const struct op_group group_auth, group_repos, group_images, group_webhooks,
	group_org, group_teams, group_audit, group_scim, group_registry, group_admin;

#endif
