#include "model/scopes.h"

#include <stdio.h>

#include "model/json.h"
#include "model/xalloc.h"

/* clang-format off */
const struct meaning scopes_of_repos[] = {
	{ "scope-image-pull", "pull images", NULL },
	{ "scope-image-push", "push images", "scope-image-pull" },
	{ "scope-image-delete", "delete images", "scope-image-push" },
	{ "scope-tag-read", "read tags", NULL },
	{ "scope-tag-admin", "delete tags", "scope-tag-read" },
	{ "scope-repository-read", "read the repository", NULL },
	{ "scope-repository-edit", "edit privacy, texts, categories",
	  "scope-repository-read" },
	{ "scope-repository-admin", "delete the repository", "scope-repository-edit" },
	{ "scope-repository-settings-admin", "set immutable tags", NULL },
	{ "scope-repo-group-read", "read access of teams", NULL },
	{ "scope-repo-group-edit", "edit access of teams", "scope-repo-group-read" },
	{ "scope-repo-group-admin", "remove access of teams", "scope-repo-group-edit" },
	{ "scope-webhook-read", "read webhooks", NULL },
	{ "scope-webhook-edit", "make webhooks", "scope-webhook-read" },
	{ "scope-webhook-admin", "delete webhooks", "scope-webhook-edit" },
	{ NULL, NULL, NULL },
};

const struct meaning scopes_of_org[] = {
	{ "scope-repository-list", "list private repositories, too", NULL },
	{ "scope-repository-create", "make repositories", NULL },
	{ "scope-member-read", "read members", NULL },
	{ "scope-member-edit", "edit members", "scope-member-read" },
	{ "scope-invite-read", "read invitations", NULL },
	{ "scope-invite-edit", "send and cancel invitations", "scope-invite-read" },
	{ "scope-group-read", "read teams", NULL },
	{ "scope-group-edit", "edit teams", "scope-group-read" },
	{ "scope-activity-read", "read the audit log", NULL },
	{ "scope-report-read", "read reports", NULL },
	{ "scope-registry-usage-read", "read pulls and storage", NULL },
	{ "scope-ram-read", "read registry access", NULL },
	{ "scope-ram-write", "change registry access", "scope-ram-read" },
	{ "scope-siem_credentials-read", "read SIEM credentials", NULL },
	{ "scope-audit_events-read", "read audit events", NULL },
	{ "scope-cloud-connect", "connect Docker's cloud", NULL },
	{ "scope-governance-policy-read", "read policies", NULL },
	{ "scope-governance-policy-write", "change policies",
	  "scope-governance-policy-read" },
	{ NULL, NULL, NULL },
};
/* clang-format on */

static const struct meaning *find(const struct meaning *m, struct str name)
{
	while (m->value && !str_eq(str_from(m->value), name))
		m++;
	return m->value ? m : NULL;
}

const struct meaning *scope_meaning(struct str name)
{
	const struct meaning *m = find(scopes_of_repos, name);

	return m ? m : find(scopes_of_org, name);
}

static bool has(json_object *scopes, const char *name)
{
	for (size_t i = 0; i < json_object_array_length(scopes); i++)
		if (str_eq(json_str(json_object_array_get_idx(scopes, i), ""),
			   str_from(name)))
			return true;
	return false;
}

/* One of the others has it in it. */
static bool is_included(const struct meaning *all, json_object *scopes, struct str name)
{
	for (const struct meaning *m = all; m->value; m++)
		if (m->includes && str_eq(str_from(m->includes), name) &&
		    (has(scopes, m->value) ||
		     is_included(all, scopes, str_from(m->value))))
			return true;
	return false;
}

static void put(char *buf, size_t size, const char *sep, struct str s)
{
	size_t n = strlen(buf);

	if (n < size)
		snprintf(buf + n, size - n, "%s%.*s", n ? sep : "", STR_ARG(s));
}

void scopes_say_one(json_object *resource, char *buf, size_t size)
{
	json_object *scopes = json_at(resource, "/scopes");

	buf[0] = '\0';
	if (!json_object_is_type(scopes, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(scopes); i++) {
		struct str name = json_str(json_object_array_get_idx(scopes, i), "");
		const struct meaning *m = scope_meaning(name);

		if (!is_included(scopes_of_repos, scopes, name) &&
		    !is_included(scopes_of_org, scopes, name))
			put(buf, size, ", ", m ? str_from(m->text) : name);
	}
}

void scopes_say(json_object *resources, char *buf, size_t size)
{
	buf[0] = '\0';
	if (!json_object_is_type(resources, json_type_array))
		return;
	for (size_t i = 0; i < json_object_array_length(resources); i++) {
		json_object *one = json_object_array_get_idx(resources, i);
		char scopes[400];

		scopes_say_one(one, scopes, sizeof(scopes));
		put(buf, size, "; ", json_str(one, "/path"));
		put(buf, size, ": ", str_from(scopes));
	}
}
