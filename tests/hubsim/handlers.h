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
 * one is "object not found"; tags have no depth limit for those signed in; what
 * is no number is no page, and a 400 only where the interface knows one.
 *
 * And for changes: a taken repository name, a team assigned twice and texts too
 * long are a 400; repository DELETE is a 202 and by default at once; privacy is
 * a 200 without a body; an invitee named twice in one call is a 409, one who was
 * invited before keeps that invitation; `owners` can be neither renamed nor
 * deleted, nor an organization left without an owner; the namespace forms whose
 * spelling nobody knows do not exist here; cancelling an invitation, stars and
 * signing in leave no event, for the log has no name for one.
 *
 * Of manifests: one with a tag is a 403 at the registry, and "failed" at the Hub
 * unless references go, too.  An index that is deleted at the registry leaves its
 * images behind, without a tag; at the Hub they go with it.  A signature keeps
 * nothing and goes with what it signs.
 */
#include "tests/hubsim/auth.h"
#include "tests/hubsim/hub.h"

/* repos.c, repo_changes.c, categories.c */
handler repos_list, repo_get, repos_of_user, repo_create, repo_create_old, repo_patch,
	repo_privacy, repo_delete, categories_list, categories_set;
/* immutable.c */
handler immutable_set, immutable_verify;
/* tags.c */
handler tags_list, tag_get, tag_delete, tag_layers;
/* manifests.c */
handler manifests_list, manifests_delete;
/* people.c, orgs.c */
handler me_get, me_orgs, me_namespaces, user_get, user_orgs, org_get, plan_get,
	user_settings, sign_out, org_create, org_delete;
/* members.c, invites.c */
handler members_list, members_export, member_role, member_remove, invites_list,
	invites_bulk, invite_delete, invite_resend;
/* teams.c, groups.c */
handler teams_list, team_create, team_get, team_put, team_patch, team_delete,
	team_members, team_member_add, team_member_remove, team_repos, groups_list,
	group_assign, group_get, group_patch, group_remove;
/* settings.c */
handler settings_get, settings_put;
/* ram.c */
handler registries_get, registries_put;
/* tokens.c, org_tokens.c */
handler tokens_list, token_create, token_get, token_patch, token_delete,
	token_create_old, token_delete_old, org_tokens_list, org_token_create,
	org_token_get, org_token_patch, org_token_delete;
/* webhooks.c */
handler pipelines_list, pipeline_create, webhooks_list, webhook_create, hook_create,
	webhook_delete;
/* ties.c */
handler star_add, star_remove, stars_of_user, collaborators_list, collaborator_add,
	collaborator_remove;
/* scim.c */
handler scim_config, scim_types, scim_type, scim_schemas, scim_schema, scim_users,
	scim_user_create, scim_user_get, scim_user_put;
/* search.c */
handler search_repos, search_catalogue;
/* audit.c */
handler audit_logs, audit_actions;
/* registry.c, registry_content.c */
handler registry_base, registry_token, registry_manifest, registry_manifest_delete,
	registry_tags, registry_blob, registry_referrers, registry_catalog, store_blob;
/* control.c */
handler control_push, control_pull, control_remove, control_fault, control_clear_faults,
	control_counters, control_advance, control_limit, control_expire;
/* events.c */
handler control_changes;

#endif
