#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/doctor_private.h"
#include "model/hook_url.h"
#include "model/op.h"

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

	if (!estate_whole_of(e, e->grants, "list_groups", repo))
		return false;
	json_object_object_get_ex(e->grants, repo, &grants);
	for (size_t i = 0; i < doctor_count(grants); i++) {
		const char *team = doctor_text(doctor_row(grants, i), "group_name");
		json_object *in = NULL;

		json_object_object_get_ex(e->in_team, team, &in);
		if (doctor_count(in) ||
		    !estate_whole_of(e, e->in_team, "list_members", team))
			return false;
	}
	return true;
}

static void check_repo(struct doctor *d, json_object *r)
{
	const char *name = doctor_text(r, "name"), *org = d->e->org;
	const char *description = doctor_text(r, "description");
	/* Of one that does not say it neither is. */
	bool is_private = json_flag(r, "/is_private", false);
	bool is_public = !json_flag(r, "/is_private", true);
	const char *word = is_public ? calls_itself(name, description) : NULL;
	json_object *details = NULL;
	char *subject = xasprintf("%s/%s", org, name);
	int days;

	if (json_object_object_get_ex(r, "description", NULL) && !*description)
		doctor_say(d, "repo-no-description", org, subject, "no description");
	if (doctor_age(d, r, "/last_updated", &days) && days >= d->limits->pushed)
		doctor_say(d, "repo-idle", org, subject,
			   "nothing was pushed for %d days", days);
	if (word)
		doctor_say(d, "repo-public-mistake", org, subject,
			   "public, though it calls itself %s", word);
	if (json_object_object_get_ex(d->e->details, name, &details) && details &&
	    !json_flag(details, "/immutable_tags_settings/enabled", false))
		doctor_say(d, "repo-mutable", org, subject, "no immutable tags");
	if (is_private && is_unreached(d->e, name))
		doctor_say(d, "repo-no-team", org, subject,
			   "private, and no team can reach it");
	free(subject);
}

void doctor_repos(struct doctor *d)
{
	for (size_t i = 0; i < doctor_count(d->e->repos); i++)
		check_repo(d, doctor_row(d->e->repos, i));
}

/* ---- webhooks ----------------------------------------------------------------- */

static void add_target(json_object *targets, const char *url, const char *repo)
{
	json_object *repos = NULL;

	if (!json_object_object_get_ex(targets, url, &repos)) {
		repos = json_object_new_object();
		json_object_object_add(targets, url, repos);
	}
	json_object_object_add(repos, repo, json_object_new_boolean(true));
}

static void check_hook(struct doctor *d, const char *repo, json_object *pipeline,
		       const char *url, json_object *targets)
{
	char *subject =
		xasprintf("%s/%s:%s", d->e->org, repo, doctor_text(pipeline, "name"));

	add_target(targets, url, repo);
	if (!strncasecmp(url, "http://", 7))
		doctor_say(d, "webhook-http", d->e->org, subject,
			   "its address is plain http");
	if (hook_url_holds_secret(url))
		doctor_say(d, "webhook-credentials", d->e->org, subject,
			   "its address holds a secret");
	free(subject);
}

/* The host alone: paths may be secrets. */
static void check_targets(struct doctor *d, json_object *targets)
{
	json_object_object_foreach(targets, url, repos)
	{
		const char *host = strstr(url, "://");
		char *name;
		int n = json_object_object_length(repos);
		size_t len;

		if (n < d->limits->targets)
			continue;
		host = host ? host + 3 : url;
		len = strcspn(host, "/?#");
		for (const char *at = memchr(host, '@', len); at;
		     at = memchr(host, '@', len)) {
			len -= (size_t)(at + 1 - host);
			host = at + 1;
		}
		name = xstrndup(host, strcspn(host, ":/?#"));
		doctor_say(d, "webhook-same-target", d->e->org, name,
			   "%d repositories tell the same address", n);
		free(name);
	}
}

void doctor_webhooks(struct doctor *d)
{
	json_object *targets = json_object_new_object();

	json_object_object_foreach(d->e->hooks, repo, pipelines)
	{
		for (size_t i = 0; i < doctor_count(pipelines); i++) {
			json_object *p = doctor_row(pipelines, i);
			json_object *hooks = json_at(p, "/webhooks");

			for (size_t k = 0; k < doctor_count(hooks); k++)
				check_hook(
					d, repo, p,
					doctor_text(doctor_row(hooks, k), "hook_url"),
					targets);
		}
	}
	check_targets(d, targets);
	json_object_put(targets);
}
