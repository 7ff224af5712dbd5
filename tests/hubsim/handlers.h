#ifndef HUBSIM_HANDLERS_H
#define HUBSIM_HANDLERS_H

/* The handlers that the table in routes.c names; each runs under the hub's lock. */
#include "tests/hubsim/auth.h"
#include "tests/hubsim/hub.h"

/* repos.c */
handler repos_list, repo_get, repos_of_user;
/* tags.c, tag_images.c */
handler tags_list, tag_get, tag_delete, tag_layers;
/* people.c */
handler me_get, me_orgs, me_namespaces, user_get, user_orgs, org_get;
/* audit.c */
handler audit_logs, audit_actions;
/* registry.c */
handler registry_base, registry_token, registry_manifest, registry_tags;
/* control.c */
handler control_push, control_pull, control_remove, control_fault, control_clear_faults,
	control_counters, control_advance, control_limit, control_expire;

#endif
