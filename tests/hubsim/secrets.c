#include "tests/hubsim/secrets.h"

#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"

#define SECRET_CHARS 27 /* behind the prefix */

struct secret *secret_add(struct hub *hub, const char *prefix, const char *label,
			  int64_t now)
{
	static const char set[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	struct secret *s = list_add(&hub->world->secrets, sizeof(*s));
	struct buf text = { 0 };

	buf_str(&text, prefix);
	for (int i = 0; i < SECRET_CHARS; i++)
		buf_char(&text, set[random_next(&hub->random) & 63]);
	s->secret = text.data;
	s->label = must_dup(label);
	s->description = must_dup("");
	s->by = must_dup("");
	s->scopes = must_dup("");
	s->level = LEVEL_ADMIN;
	s->created = now - now % 1000;
	random_uuid(&hub->random, s->uuid);
	return s;
}

struct secret *secret_by_id(const struct world *w, const char *uuid)
{
	for (size_t i = 0; i < w->secrets.n; i++) {
		struct secret *s = w->secrets.at[i];

		if (!s->gone && !strcmp(s->uuid, uuid))
			return s;
	}
	return NULL;
}

void secret_label(struct secret *s, const char *label)
{
	char *copy;

	if (!label)
		return;
	copy = must_dup(label);
	free(s->label);
	s->label = copy;
}

bool secret_expiry(const struct request *rq, int64_t *ret_at)
{
	json_object *v = request_member(rq, "expires_at");
	const char *s = request_field(rq, "expires_at");

	*ret_at = 0;
	if (!v || (s && !*s))
		return true;
	return s && time_parse(s, ret_at) && *ret_at > rq->now;
}
