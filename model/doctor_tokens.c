#include <stdlib.h>
#include <string.h>

#include "model/doctor_private.h"
#include "model/rotation_token.h"

/* What a plan allows (CONTRACT 11): a number of organization tokens. */

/* The names differ: of personal and of organization tokens. */
struct token_names {
	const char *label, *id, *used;
};
static const struct token_names personal = { "token_label", "uuid", "/last_used" };
static const struct token_names organization = { "label", "id", "/last_used_at" };

static bool is_expired(const struct doctor *d, json_object *t, int *ret_days)
{
	return doctor_age(d, t, "/expires_at", ret_days) && *ret_days >= 0;
}

/* `user`: whose it is; NULL: the organization's. */
static void check_token(struct doctor *d, json_object *t, const struct token_names *n,
			const char *user)
{
	const struct about it = { .name = doctor_text(t, n->label),
				  .id = doctor_text(t, n->id),
				  .user = user };
	int days;

	if (is_expired(d, t, &days)) {
		doctor_say(d, "token-expired", it, "expired %d days ago", days);
		return;
	}
	if (!json_flag(t, "/is_active", true))
		return;
	if (doctor_age(d, t, "/expires_at", &days) && -days <= d->limits->expiring)
		doctor_say(d, "token-expiring", it, "expires in %d days", -days);
	if (doctor_age(d, t, n->used, &days)) {
		if (days >= d->limits->unused)
			doctor_say(d, "token-unused", it, "last used %d days ago",
				   days);
	} else if (doctor_age(d, t, "/created_at", &days)) {
		doctor_say(d, "token-never-used", it, "made %d days ago, never used",
			   days);
	}
}

static bool is_of_repository(json_object *resource)
{
	return !strcmp(doctor_text(resource, "type"), "TYPE_REPO");
}

/* Once of each kind. */
static void check_resources(struct doctor *d, json_object *t, json_object *paths,
			    struct about it)
{
	const char *every = NULL, *none = NULL;
	json_object *resources = json_at(t, "/resources");

	for (size_t i = 0; i < doctor_count(resources); i++) {
		json_object *r = doctor_row(resources, i);
		const char *path = doctor_text(r, "path");

		if (!is_of_repository(r))
			continue;
		if (strchr(path, '*'))
			every = path;
		else if (paths && !doctor_has(paths, path))
			none = path;
	}
	if (every)
		doctor_say(d, "token-wildcard", it, "reaches %s", every);
	if (none)
		doctor_say(d, "token-dangling", it, "reaches %s, which is not there",
			   none);
}

/* "acme/web-app" of every repository; NULL when not all of them were read. */
static json_object *repository_paths(const struct estate *e)
{
	json_object *paths;

	if (!estate_whole(e, e->repos, "repositories"))
		return NULL;
	paths = json_object_new_object();
	for (size_t i = 0; i < doctor_count(e->repos); i++) {
		char *path = xasprintf("%s/%s", e->org,
				       doctor_text(doctor_row(e->repos, i), "name"));

		json_object_object_add(paths, path, json_object_new_boolean(true));
		free(path);
	}
	return paths;
}

static void check_quota(struct doctor *d)
{
	const struct estate *e = d->e;
	size_t n = doctor_count(e->oats), expired = 0, most;
	int days;

	if (!e->plan || !e->oats)
		return;
	most = token_quota(e->plan);
	if (!most)
		return;
	for (size_t i = 0; i < n; i++)
		expired += is_expired(d, doctor_row(e->oats, i), &days);
	if (n >= most)
		doctor_say(d, "token-quota", (struct about){ .name = e->org },
			   "%zu of %zu access tokens exist, %zu of them expired", n,
			   most, expired);
}

void doctor_tokens(struct doctor *d)
{
	const struct estate *e = d->e;
	json_object *members = doctor_names(e->members, "username");
	json_object *paths = repository_paths(e);
	bool all_members = estate_whole(e, e->members, "members");

	for (size_t i = 0; i < doctor_count(e->oats); i++) {
		json_object *t = doctor_row(e->oats, i);
		const char *by = doctor_text(t, "created_by");
		const struct about it = { .name = doctor_text(t, "label"),
					  .id = doctor_text(t, "id") };

		check_token(d, t, &organization, NULL);
		check_resources(d, t, paths, it);
		if (all_members && *by && !doctor_has(members, by))
			doctor_say(d, "token-creator-gone", it,
				   "made by %s, who is no member", by);
	}
	for (size_t i = 0; i < doctor_count(e->pats); i++)
		check_token(d, doctor_row(e->pats, i), &personal,
			    e->user ? e->user : "");
	check_quota(d);
	json_object_put(paths);
	json_object_put(members);
}
