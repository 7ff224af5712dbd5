#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/doctor_private.h"
#include "model/hook_list.h"

enum { DAY = 86400 };

/* clang-format off */
const struct doctor_check doctor_checks[] = {
	{ "owner-idle", SEVERITY_HIGH, "members", "an owner whom nobody saw for long: make them a member, or remove them" },
	{ "guest-admin", SEVERITY_HIGH, "ways", "somebody from outside can administer a private repository" },
	{ "repo-public-mistake", SEVERITY_HIGH, "repos", "public, though it calls itself internal" },
	{ "webhook-credentials", SEVERITY_HIGH, "webhooks", "a secret in the address of a webhook: whoever sees the webhook has it" },
	{ "webhook-http", SEVERITY_HIGH, "webhooks", "a webhook over plain http" },
	{ "token-creator-gone", SEVERITY_HIGH, "oats", "a token of somebody who is no member any more: rotate it" },
	{ "token-wildcard", SEVERITY_MEDIUM, "oats", "a token that reaches every repository" },
	{ "token-never-used", SEVERITY_MEDIUM, "oats", "a token that nobody ever used: delete it" },
	{ "token-unused", SEVERITY_MEDIUM, "oats", "a token that was not used for long" },
	{ "token-expiring", SEVERITY_MEDIUM, "oats", "a token that ends soon: rotate it" },
	{ "token-quota", SEVERITY_MEDIUM, "oats", "the plan allows no more tokens; expired ones count" },
	{ "editor-idle", SEVERITY_MEDIUM, "members", "an editor whom nobody saw for long" },
	{ "guest", SEVERITY_MEDIUM, "members", "somebody from outside the verified domains" },
	{ "not-in-scim", SEVERITY_MEDIUM, "members", "a member whom the identity provider does not know" },
	{ "invite-old", SEVERITY_MEDIUM, "invites", "an invitation whose link no longer works: cancel it, or send it again" },
	{ "repo-no-team", SEVERITY_MEDIUM, "access", "a private repository that no team can reach" },
	{ "repo-mutable", SEVERITY_MEDIUM, "repos", "tags that can be pushed over" },
	{ "webhook-same-target", SEVERITY_LOW, "hooks", "many repositories tell the same address: a change of it is a change of each" },
	{ "token-expired", SEVERITY_LOW, "oats", "a token that ended, and still counts against the quota" },
	{ "token-dangling", SEVERITY_LOW, "oats", "a token for a repository that is not there" },
	{ "member-idle", SEVERITY_LOW, "members", "a member whom nobody saw for long" },
	{ "never-seen", SEVERITY_LOW, "members", "a member who was never seen" },
	{ "no-team", SEVERITY_LOW, "members", "a member of no team" },
	{ "new-member", SEVERITY_LOW, "members", "a member who came lately: as it should be?" },
	{ "two-paths", SEVERITY_LOW, "ways", "access in two ways: taking one away changes nothing" },
	{ "repo-idle", SEVERITY_LOW, "repos", "a repository into which nothing was pushed for long" },
	{ "repo-no-description", SEVERITY_LOW, "repos", "a repository that does not say what it is" },
};
/* clang-format on */
const size_t n_doctor_checks = COUNT(doctor_checks);

const struct doctor_limits doctor_limits = {
	.idle = 90,
	.invite = 14,
	.joined = 7,
	.unused = 90,
	.expiring = 30,
	.pushed = 365,
	.targets = HOOK_SHARED,
};

const char *severity_text(enum severity s)
{
	static const char *const texts[] = { "high", "medium", "low" };

	return texts[s];
}

const struct doctor_check *doctor_check_find(const char *name)
{
	for (size_t i = 0; i < n_doctor_checks; i++)
		if (!strcmp(doctor_checks[i].name, name))
			return &doctor_checks[i];
	return NULL;
}

/* ---- for the checks -------------------------------------------------------- */

/* "jdoe", "acme/web-app", "acme/web-app:hook", "jdoe acme/web-app" */
static char *subject_of(const struct doctor *d, const struct doctor_check *c,
			const struct about *a)
{
	const char *org = d->e->org;

	if (!a->repo)
		return xstrdup(a->name);
	if (!a->name)
		return xasprintf("%s/%s", org, a->repo);
	return !strcmp(c->pane, "webhooks")
		       ? xasprintf("%s/%s:%s", org, a->repo, a->name)
		       : xasprintf("%s %s/%s", a->name, org, a->repo);
}

/* Whole, whatever it quotes: half a letter is none. */
void doctor_say(struct doctor *d, const char *check, struct about about,
		const char *why, ...)
{
	const struct doctor_check *c = doctor_check_find(check);
	json_object *o = json_object_new_object();
	char *subject = subject_of(d, c, &about);
	va_list ap;
	char *text;

	va_start(ap, why);
	text = xvasprintf(why, ap);
	va_end(ap);
	json_put_text(o, "severity", severity_text(c->severity));
	json_put_text(o, "check", c->name);
	json_put_text(o, "subject", subject);
	json_put_text(o, "why", text);
	json_put_text(o, "account", about.user ? about.user : d->e->org);
	json_put_text(o, "help", c->help);
	json_put_text(o, "pane", about.user ? "pats" : c->pane);
	json_put_text(o, "name", about.name ? about.name : "");
	json_put_text(o, "repository", about.repo ? about.repo : "");
	json_put_text(o, "id", about.id ? about.id : "");
	json_object_array_add(d->found, o);
	free(subject);
	free(text);
}

bool doctor_age(const struct doctor *d, json_object *row, const char *pointer,
		int *ret_days)
{
	int64_t at;

	if (!parse_rfc3339(json_str(row, pointer), &at))
		return false;
	*ret_days = (int)((d->e->now - at) / DAY);
	if (d->e->now < at)
		*ret_days = (int)((d->e->now - at - DAY + 1) / DAY);
	return true;
}

size_t doctor_count(json_object *rows)
{
	return json_object_is_type(rows, json_type_array)
		       ? json_object_array_length(rows)
		       : 0;
}

json_object *doctor_row(json_object *rows, size_t i)
{
	return json_object_array_get_idx(rows, i);
}

const char *doctor_text(json_object *row, const char *name)
{
	json_object *v = NULL;

	return json_object_is_type(row, json_type_object) &&
			       json_object_object_get_ex(row, name, &v) &&
			       json_object_is_type(v, json_type_string)
		       ? json_object_get_string(v)
		       : "";
}

json_object *doctor_names(json_object *rows, const char *name)
{
	json_object *names = json_object_new_object();

	for (size_t i = 0; i < doctor_count(rows); i++)
		json_object_object_add(names, doctor_text(doctor_row(rows, i), name),
				       json_object_new_boolean(true));
	return names;
}

bool doctor_has(json_object *names, const char *name)
{
	return json_object_object_get_ex(names, name, NULL);
}

/* ---- all of them ------------------------------------------------------------- */

static void add_of(json_object *rows, json_object *found,
		   const struct doctor_check *check)
{
	for (size_t i = 0; i < json_object_array_length(found); i++) {
		json_object *row = json_object_array_get_idx(found, i);

		if (!strcmp(doctor_text(row, "check"), check->name))
			json_object_array_add(rows, json_object_get(row));
	}
}

json_object *doctor_run(const struct estate *e, const struct doctor_limits *limits)
{
	struct doctor d = { .e = e,
			    .limits = limits,
			    .found = json_object_new_array() };
	json_object *rows = json_object_new_array();

	doctor_people(&d);
	doctor_tokens(&d);
	doctor_repos(&d);
	doctor_webhooks(&d);
	doctor_access(&d);
	/* The table is in the order of severity. */
	for (size_t i = 0; i < n_doctor_checks; i++)
		add_of(rows, d.found, &doctor_checks[i]);
	json_object_put(d.found);
	return rows;
}
