#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/doctor_private.h"
#include "model/hook_list.h"

/* ---- repositories ----------------------------------------------------------- */

static bool is_word_end(int c)
{
	return !isalnum((unsigned char)c) && c != '_';
}

/* As a word of its own, in any case. */
static bool has_word(const char *text, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = text; *at; at++)
		if ((at == text || is_word_end(at[-1])) &&
		    !strncasecmp(at, word, len) && is_word_end(at[len]))
			return true;
	return false;
}

static const char *calls_itself(const char *name, const char *description)
{
	static const char *const words[] = { "internal", "private", "confidential",
					     "secret", "do not publish" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (has_word(name, words[i]) || has_word(description, words[i]))
			return words[i];
	return NULL;
}

/* Nobody is in any team that has a grant, of all there are. */
static bool is_unreached(const struct estate *e, const char *repo)
{
	json_object *grants = NULL;

	if (!estate_whole_of(e, e->grants, "access", repo))
		return false;
	json_object_object_get_ex(e->grants, repo, &grants);
	for (size_t i = 0; i < doctor_count(grants); i++) {
		const char *team = doctor_text(doctor_row(grants, i), "group_name");
		json_object *in = NULL;

		json_object_object_get_ex(e->in_team, team, &in);
		if (doctor_count(in) ||
		    !estate_whole_of(e, e->in_team, "members", team))
			return false;
	}
	return true;
}

/* To a fresh one nothing was pushed, and the Hub says no time (CONTRACT 4). */
static bool was_pushed(const struct doctor *d, json_object *r, int *ret_days)
{
	return doctor_age(d, r, "/last_updated", ret_days);
}

/* NULL: they were not read. */
static json_object *settings_of(const struct doctor *d, json_object *r)
{
	json_object *details = NULL;

	json_object_object_get_ex(d->e->details, doctor_text(r, "name"), &details);
	return details;
}

static bool is_immutable(json_object *settings)
{
	return json_flag(settings, "/immutable_tags_settings/enabled", false);
}

static void check_repo(struct doctor *d, json_object *r)
{
	const char *name = doctor_text(r, "name");
	const struct about it = { .repo = name };
	const char *description = doctor_text(r, "description");
	/* Of one that does not say it neither is. */
	bool is_private = json_flag(r, "/is_private", false);
	bool is_public = !json_flag(r, "/is_private", true);
	const char *word = is_public ? calls_itself(name, description) : NULL;
	json_object *settings = settings_of(d, r);
	int days;

	if (json_object_object_get_ex(r, "description", NULL) && !*description)
		doctor_say(d, "repo-no-description", it, "no description");
	if (was_pushed(d, r, &days) && days >= d->limits->pushed)
		doctor_say(d, "repo-idle", it, "nothing was pushed for %d days", days);
	if (word)
		doctor_say(d, "repo-public-mistake", it,
			   "public, though it calls itself %s", word);
	if (settings && !is_immutable(settings))
		doctor_say(d, "repo-mutable", it, "no immutable tags");
	if (is_private && is_unreached(d->e, name))
		doctor_say(d, "repo-no-team", it, "private, and no team can reach it");
}

void doctor_repos(struct doctor *d)
{
	for (size_t i = 0; i < doctor_count(d->e->repos); i++)
		check_repo(d, doctor_row(d->e->repos, i));
}

bool doctor_policy(const struct estate *e, const struct doctor_limits *limits,
		   struct doctor_policy *ret)
{
	const struct doctor d = { .e = e, .limits = limits };
	struct doctor_policy p = { .repositories = doctor_count(e->repos) };

	for (size_t i = 0; i < p.repositories; i++) {
		json_object *r = doctor_row(e->repos, i),
			    *settings = settings_of(&d, r);
		int days;

		p.settings += settings != NULL;
		p.immutable += settings && is_immutable(settings);
		p.described += *doctor_text(r, "description") != '\0';
		p.pushed += was_pushed(&d, r, &days) && days < limits->pushed;
	}
	*ret = p;
	return e->repos != NULL;
}

const char *doctor_policy_text(const struct doctor_policy *p, char *buf, size_t size)
{
	size_t n = p->repositories;

	snprintf(buf, size,
		 "immutable tags: %zu of %zu   described: %zu of %zu   pushed to in a "
		 "year: %zu of %zu",
		 p->immutable, p->settings, p->described, n, p->pushed, n);
	return buf;
}

/* ---- webhooks ----------------------------------------------------------------- */

/* Of the first that tells an address. */
static void check_target(struct doctor *d, json_object *hook, json_object *told)
{
	long long n = json_int(hook, "/repositories");
	const char *target = json_text(hook, "/target");

	if (n < d->limits->targets || doctor_has(told, target))
		return;
	json_object_object_add(told, target, json_object_new_boolean(true));
	doctor_say(d, "webhook-same-target",
		   (struct about){ .name = doctor_text(hook, "host") },
		   "%lld repositories tell the same address", n);
}

void doctor_webhooks(struct doctor *d)
{
	json_object *hooks = hook_list(d->e, false);
	json_object *told = json_object_new_object();

	for (size_t i = 0; i < doctor_count(hooks); i++) {
		json_object *h = doctor_row(hooks, i);
		const struct about it = { .name = doctor_text(h, "name"),
					  .id = doctor_text(h, "slug"),
					  .repo = doctor_text(h, "repository") };

		if (json_flag(h, "/http", false))
			doctor_say(d, "webhook-http", it, "its address is plain http");
		if (json_flag(h, "/secret", false))
			doctor_say(d, "webhook-credentials", it,
				   "its address holds a secret");
		check_target(d, h, told);
	}
	json_object_put(told);
	json_object_put(hooks);
}
