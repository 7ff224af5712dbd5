#include "ui/mcp.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/flags.h"
#include "ui/mcp_private.h"

enum {
	CHANGES_MAX = 50,    /* in a session, when --max-changes does not say */
	LAST_WORDS_MS = 500, /* for what is under way when the input ends */
};

/* ---- the loop -------------------------------------------------------------------- */

static void take_replies(struct mcp *m)
{
	struct reply *r;

	while ((r = hub_take(m->hub)))
		mcp_call_reply(m, r);
	mcp_log_status(m);
	/* There is nobody to type a password. */
	cli_answer(m->hub, &m->config);
}

static int64_t steady_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* After the end of input: until all is answered, but not long. */
static bool goes_on(struct mcp *m, int64_t *deadline, int *ret_wait)
{
	*ret_wait = -1;
	if (m->wire.lost)
		return false;
	if (!m->wire.eof)
		return true;
	if (!*deadline) {
		*deadline = steady_ms() + LAST_WORDS_MS;
		mcp_call_stop_jobs(m);
	}
	*ret_wait = (int)(*deadline - steady_ms());
	return *ret_wait > 0 && (m->calls || mcp_wire_pending(&m->wire));
}

static void serve(struct mcp *m)
{
	int64_t deadline = 0;
	int wait;

	while (goes_on(m, &deadline, &wait)) {
		bool reads = !m->wire.eof && !mcp_wire_full(&m->wire);
		struct pollfd p[] = {
			{ .fd = reads ? m->wire.in : -1, .events = POLLIN },
			{ .fd = hub_fd(m->hub), .events = POLLIN },
			/* POLLERR says that nobody reads us. */
			{ .fd = m->wire.out,
			  .events = mcp_wire_pending(&m->wire) ? POLLOUT : 0 },
		};

		if (poll(p, COUNT(p), wait) < 0 && errno != EINTR)
			return;
		if (p[0].revents)
			mcp_wire_read(&m->wire);
		if (p[1].revents)
			take_replies(m);
		if (p[2].revents & POLLOUT)
			mcp_wire_write(&m->wire);
		else if (p[2].revents & (POLLERR | POLLNVAL))
			m->wire.lost = true;
		/* Last: what was left in the buffer goes on when there is room again.
		 */
		mcp_take_input(m);
		mcp_turn_go_on(m);
	}
}

/* ---- the command ----------------------------------------------------------------- */

void mcp_help(void)
{
	const struct mcp_higher *h;

	puts("hubdeck mcp [FLAGS]: the operations for agents, over the Model Context "
	     "Protocol on\nstandard input and output\n");
	flags_print("mcp");
	puts("\nTools beside the groups of hubdeck actions, which read, or need a "
	     "person:");
	for (size_t i = 0; (h = mcp_higher_at(i)); i++)
		printf("  %-17s %-6s %s\n", h->op->action,
		       h->op->safety == SAFETY_READ ? "read" : "person", h->op->help);
	puts("\nWhat is behind the gate is off unless --allow-destructive; classes 3 "
	     "and 4 "
	     "need a\nperson, asked through the client or by the hubdeck apply line "
	     "that "
	     "is answered.\ndocs/MCP.md has configurations for clients.");
}

/* A spelling that lets nothing through is better told now. */
static enum status add_allowed(struct mcp_bounds *b, json_object *entry,
			       struct error *err)
{
	const char *text = json_object_get_string(entry);
	const struct param p = {
		.name = "--allow",
		.type = text && strchr(text, '/') ? PARAM_FULL_REPO : PARAM_NAME,
	};

	if (param_check(&p, entry, err))
		return err->status;
	b->allow[b->n_allow++] = xstrdup(text);
	return ST_OK;
}

static enum status read_bounds(const struct options *o, struct mcp_bounds *b,
			       struct error *err)
{
	const char *max = flag_value(o, "max-changes");
	json_object *allow = NULL;
	int64_t n = CHANGES_MAX;
	size_t many;

	if (max && (!parse_int(str_from(max), &n) || n < 0 || n > 1000000))
		return error_set(err, ST_USAGE,
				 "--max-changes: 0 to 1000000, not \"%.20s\"", max);
	b->max = (unsigned)n;
	if (!json_object_object_get_ex(o->params, "allow", &allow))
		return ST_OK;
	many = json_object_is_type(allow, json_type_array)
		       ? json_object_array_length(allow)
		       : 1;
	b->allow = xcalloc(many, sizeof(*b->allow));
	for (size_t i = 0; i < many; i++)
		if (add_allowed(b,
				json_object_is_type(allow, json_type_array)
					? json_object_array_get_idx(allow, i)
					: allow,
				err))
			return err->status;
	return ST_OK;
}

static enum status open_all(struct mcp *m, struct error *err)
{
	struct program *p = m->program;
	const struct options *o = &p->options;

	/* A plan that is only shown passes every gate. */
	if (o->config.dry_run) {
		error_set(err, ST_USAGE, "mcp: there is no rehearsal of a session");
		return error_hint(err, "--read-only changes nothing");
	}
	if (flags_check(o, "mcp", err) ||
	    mcp_tools_choose(&m->tools, flag_value(o, "tools"),
			     flag_value(o, "without"), err) ||
	    read_bounds(o, &m->bounds, err) || face_open(p, FACE_AGENT, err) ||
	    mcp_wire_open(&m->wire, err))
		return err->status;
	m->hub = p->hub;
	m->config = o->config;
	/* The gate is open or not; who calls confirms nothing. */
	m->config.yes = true;
	m->config.confirm = NULL;
	m->config.no_input = true;
	if (!p->journal)
		(void)!error_set(&m->journal_trouble, ST_LOCAL, "there is no journal");
	else
		(void)!journal_open(p->journal, &m->journal, &m->journal_trouble);
	if (m->journal_trouble.status)
		fprintf(stderr, "hubdeck: calls are not recorded: %s\n",
			m->journal_trouble.text);
	return ST_OK;
}

int mcp_command(struct program *p, struct error *err)
{
	struct mcp m = {
		.program = p,
		.wire = { .in = -1, .out = -1 },
		.log_level = MCP_WARNING,
	};
	int code = 0;

	if (open_all(&m, err))
		code = cli_fail(&p->options, err);
	else
		serve(&m);
	if (m.hub)
		mcp_call_drop_all(&m);
	journal_close(m.journal);
	mcp_wire_close(&m.wire);
	for (size_t i = 0; i < m.bounds.n_allow; i++)
		free(m.bounds.allow[i]);
	free(m.bounds.allow);
	return code;
}
