/* Where a credential would come from, told without reading a secret. */
#include <stdarg.h>
#include <stdio.h>

#include "model/xalloc.h"
#include "net/credential_private.h"
#include "net/docker_config.h"
#include "net/token_file.h"

__attribute__((format(printf, 4, 5))) static void say(struct credential_source *s,
						      const char *name,
						      enum source_state state,
						      const char *fmt, ...)
{
	va_list ap;

	snprintf(s->name, sizeof(s->name), "%s", name);
	s->state = state;
	va_start(ap, fmt);
	vsnprintf(s->note, sizeof(s->note), fmt, ap);
	va_end(ap);
}

static enum source_state there(bool is)
{
	return is ? SOURCE_SET : SOURCE_ABSENT;
}

bool credentials_has_context(const struct credentials *c)
{
	return c->context && !c->elsewhere && !c->other_user &&
	       (c->command || c->context_file);
}

static void say_context(const struct credentials *c, struct credential_source *s)
{
	char name[96];

	snprintf(name, sizeof(name), "context %.80s", c->context ? c->context : "");
	if (!c->context)
		say(s, "context", SOURCE_ABSENT, "%s", "");
	else if (!c->command && !c->context_file)
		say(s, name, SOURCE_ABSENT, "it names no secret");
	else if (c->elsewhere)
		say(s, name, SOURCE_REFUSED, "it is for another address");
	else if (c->other_user)
		say(s, name, SOURCE_REFUSED, "DOCKERHUB_USERNAME is another account");
	else if (c->refused)
		say(s, name, SOURCE_SET, "refused: %.120s", c->refused);
	else if (c->command)
		say(s, name, SOURCE_SET, "secret-command %.100s", c->command[0]);
	else
		say(s, name, SOURCE_SET, "token-file %.120s", c->context_file);
}

/* What Docker's configuration has for the Hub; the file is read, no helper is asked. */
static void say_login(const struct credentials *c, struct str json, bool auths_only,
		      const char *name, struct credential_source *s)
{
	struct docker_login l = { 0 };
	struct error err = { 0 };
	char helper[96];

	if (docker_config_find(json, DOCKER_HUB_KEY, auths_only, &l, &err) != ST_OK) {
		snprintf(helper, sizeof(helper), "%s (unreadable)", name);
		say(s, helper, SOURCE_SET, "%s", "");
	} else if (l.helper) {
		snprintf(helper, sizeof(helper), "%s, helper %.40s", name, l.helper);
		say(s, helper, SOURCE_SET, "%s", c->docker_config);
	} else if (l.user && c->user && !l.identity && strcmp(c->user, l.user) != 0) {
		say(s, name, SOURCE_REFUSED, "it is of another account");
	} else {
		say(s, name, there(l.user), "%s",
		    l.user ? "" : "nothing for Docker Hub");
	}
	docker_login_done(&l);
}

static void say_docker(const struct credentials *c, struct credential_source *s)
{
	struct secret *file = NULL;
	struct error err = { 0 };

	if (!c->docker_config)
		say(s, "docker config", SOURCE_ABSENT, "for hub.docker.com only");
	else if (secret_file_read(c->docker_config, &file, &err) != ST_OK)
		say(s, "docker config (unreadable)", SOURCE_ABSENT, "%.150s", err.text);
	else if (!file)
		say(s, "docker config", SOURCE_ABSENT, "no %.140s", c->docker_config);
	else
		say_login(c, secret_str(file), false, "docker config", s);
	secret_free(file);
}

void credentials_sources(const struct credentials *c, struct credential_source *ret)
{
	static const char *const token = "DOCKERHUB_TOKEN",
				 *const auth = "DOCKER_AUTH_CONFIG";

	say(&ret[0], c->secret && c->secret_name ? c->secret_name : token,
	    there(c->secret), "%s", "");
	say(&ret[1], "DOCKERHUB_TOKEN_FILE", there(c->token_file), "%.150s",
	    c->token_file ? c->token_file : "");
	say_context(c, &ret[2]);
	say(&ret[3], auth, SOURCE_ABSENT, "%s", "");
	if (c->auth_config)
		say_login(c, secret_str(c->auth_config), true, auth, &ret[3]);
	say_docker(c, &ret[4]);
	say(&ret[5], "prompt", there(c->user), "%s", c->user ? "" : "without a user");
	for (size_t i = 0; i < CREDENTIAL_SOURCES; i++)
		if (ret[i].state == SOURCE_SET) {
			ret[i].state = SOURCE_USED;
			return;
		}
}

void credentials_describe(struct credentials *c)
{
	struct credential_source all[CREDENTIAL_SOURCES];

	snprintf(c->source, sizeof(c->source), "none (anonymous)");
	credentials_sources(c, all);
	for (size_t i = 0; i < CREDENTIAL_SOURCES; i++)
		if (all[i].state == SOURCE_USED)
			snprintf(c->source, sizeof(c->source), "%.95s", all[i].name);
}
