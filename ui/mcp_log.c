#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"

static const char *const levels[N_MCP_LEVELS] = { "debug",   "info",     "notice",
						  "warning", "error",    "critical",
						  "alert",   "emergency" };

bool mcp_level_parse(struct str name, enum mcp_level *ret)
{
	for (size_t i = 0; i < COUNT(levels); i++)
		if (str_eq(name, str_from(levels[i]))) {
			*ret = (enum mcp_level)i;
			return true;
		}
	return false;
}

/* Nobody waits for it: who does not read misses it. */
void mcp_log(struct mcp *m, enum mcp_level level, const char *fmt, ...)
{
	char text[400];
	json_object *o;
	va_list args;

	if (!m->initialized || level < m->log_level || mcp_wire_full(&m->wire))
		return;
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	o = json_object_new_object();
	json_object_object_add(o, "level", json_object_new_string(levels[level]));
	json_object_object_add(o, "logger", json_object_new_string("hubdeck"));
	json_put_text(o, "data", text);
	mcp_notify(m, "notifications/message", o);
}

/* ---- the connection ------------------------------------------------------------ */

static void log_until(struct mcp *m, const char *what, int64_t until)
{
	char clock[40];

	format_rfc3339(until, clock, sizeof(clock));
	mcp_log(m, MCP_WARNING, "%s until %s", what, clock);
}

static void log_limit(struct mcp *m, const struct hub_status *s)
{
	int64_t now = hub_now(m->hub);

	if (s->limits.wait_until > now &&
	    s->limits.wait_until != m->told.limits.wait_until)
		log_until(m, "the Hub's limit is reached: nothing is sent",
			  s->limits.wait_until);
	if (s->held_until > now && s->held_until != m->told.held_until)
		log_until(m,
			  "the last requests of this minute are kept: jobs and further "
			  "pages wait",
			  s->held_until);
}

static void log_net(struct mcp *m, const struct hub_status *s)
{
	if (s->net == m->told.net)
		return;
	if (s->net == HUB_NET_OFFLINE)
		mcp_log(m, MCP_WARNING, "the Hub cannot be reached: %s", s->net_error);
	else if (m->told.net == HUB_NET_OFFLINE)
		mcp_log(m, MCP_NOTICE, "the Hub answers again");
}

static void log_retry(struct mcp *m, const struct hub_retry *r)
{
	const struct hub_retry *told = &m->told.retry;

	if (!r->ticket || (r->ticket == told->ticket && r->tries <= told->tries))
		return;
	if (r->http)
		mcp_log(m, MCP_WARNING,
			"the Hub answered %d: the request is sent again, %d of %d",
			r->http, r->tries, r->most);
	else
		mcp_log(m, MCP_WARNING,
			"there was no answer: the request is sent again, %d of %d",
			r->tries, r->most);
}

void mcp_log_status(struct mcp *m)
{
	struct hub_status s;

	hub_status(m->hub, &s);
	log_limit(m, &s);
	log_net(m, &s);
	log_retry(m, &s.retry);
	m->told = s;
}
