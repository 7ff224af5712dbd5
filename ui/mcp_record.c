#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"

enum { PARAMS_MAX = 64 << 10 }; /* bytes that are kept of the parameters of a call */

static const char *credential_word(enum credential_kind kind)
{
	static const char *const words[] = { "none", "password", "pat", "oat" };

	return (size_t)kind < COUNT(words) ? words[kind] : "other";
}

static void trouble(struct mcp *m, const struct error *err)
{
	fprintf(stderr, "hubdeck: %s\n", err->text);
	mcp_log(m, MCP_ERROR, "a call is not recorded: %s", err->text);
}

/* Takes the parameters. */
static json_object *described(const struct mcp *m, json_object *take_params)
{
	json_object *o = json_object_new_object();
	size_t n = strlen(
		json_object_to_json_string_ext(take_params, JSON_C_TO_STRING_PLAIN));

	json_put_text(o, "client", m->client);
	if (n <= PARAMS_MAX) {
		json_object_object_add(o, "params", take_params);
		return o;
	}
	json_object_put(take_params);
	json_object_object_add(o, "params_bytes", json_object_new_int64((int64_t)n));
	return o;
}

void mcp_record(struct mcp *m, struct mcp_call *c, const char *target,
		json_object *take_params)
{
	json_object *params = described(m, take_params);
	struct hub_status s;
	struct error err = { 0 };
	struct journal_intent in = {
		.at = hub_now(m->hub),
		.job = "",
		.operation = "mcp.call",
		.target = target,
		.digest = "",
		.url = m->config.url,
	};

	hub_status(m->hub, &s);
	in.who = s.signed_in ? s.claims.username : "";
	in.credential = credential_word(s.kind);
	in.params = json_object_to_json_string_ext(params, JSON_C_TO_STRING_PLAIN);
	if (m->journal && journal_intent(m->journal, &in, &c->row, &err))
		trouble(m, &err);
	json_object_put(params);
}

void mcp_record_end(struct mcp *m, const struct mcp_call *c, const char *state,
		    int http, const char *note)
{
	struct error err = { 0 };

	if (c->row && journal_outcome(m->journal, c->row, hub_now(m->hub), state, http,
				      -1, note, &err))
		trouble(m, &err);
}
