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

/* Some team with somebody in it has a grant.  What was not read may be so. */
static bool is_reached(const struct doctor *d, json_object *grants)
{
	for (size_t i = 0; i < doctor_count(grants); i++) {
		const char *team = doctor_text(doctor_row(grants, i), "group_name");
		json_object *in = NULL;

		if (!json_object_object_get_ex(d->e->in_team, team, &in) || !in ||
		    doctor_count(in))
			return true;
	}
	return false;
}

static void check_repo(struct doctor *d, json_object *r)
{
	const char *name = doctor_text(r, "name");
	const struct about it = { .repo = name };
	const char *description = doctor_text(r, "description");
	bool is_private = json_flag(r, "/is_private", false);
	const char *word = is_private ? NULL : calls_itself(name, description);
	json_object *grants = NULL, *details = NULL;
	int days;

	if (!*description)
		doctor_say(d, "repo-no-description", it, "no description");
	if (doctor_age(d, r, "/last_updated", &days) && days >= d->limits->pushed)
		doctor_say(d, "repo-idle", it, "nothing was pushed for %d days", days);
	if (word)
		doctor_say(d, "repo-public-mistake", it,
			   "public, though it calls itself %s", word);
	if (json_object_object_get_ex(d->e->details, name, &details) && details &&
	    !json_flag(details, "/immutable_tags_settings/enabled", false))
		doctor_say(d, "repo-mutable", it, "no immutable tags");
	if (is_private && json_object_object_get_ex(d->e->grants, name, &grants) &&
	    grants && !is_reached(d, grants))
		doctor_say(d, "repo-no-team", it, "private, and no team can reach it");
}

void doctor_repos(struct doctor *d)
{
	for (size_t i = 0; i < doctor_count(d->e->repos); i++)
		check_repo(d, doctor_row(d->e->repos, i));
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
