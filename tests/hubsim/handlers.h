#ifndef HUBSIM_HANDLERS_H
#define HUBSIM_HANDLERS_H

/*
 * The handlers that the table in routes.c names; each runs under the hub's lock.
 *
 * Where the contract leaves a question open (CONTRACT 20), this Hub decided:
 * deleting an immutable tag is a 403 that says so; a locked name gets a 429
 * without Retry-After; a password of a 2FA account gets a plain 401 at
 * /v2/auth/token and is no failure; `ordering=last_updated` is newest first
 * everywhere, `pull_count` without a sign fewest first; a page behind the last
 * one is "object not found"; tags have no depth limit for those signed in.
 */
#include "tests/hubsim/auth.h"
#include "tests/hubsim/hub.h"

/* repos.c */
handler repos_list, repo_get, repos_of_user;
/* tags.c, tag_images.c */
handler tags_list, tag_get, tag_delete, tag_layers;
/* people.c */
handler me_get, me_orgs, me_namespaces, user_get, user_orgs, org_get, plan_get;
/* audit.c */
handler audit_logs, audit_actions;
/* registry.c */
handler registry_base, registry_token, registry_manifest, registry_tags;
/* control.c */
handler control_push, control_pull, control_remove, control_fault, control_clear_faults,
	control_counters, control_advance, control_limit, control_expire;

#endif
