#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/estate.h"
#include "model/kinds.h"
#include "model/plan.h"
#include "model/xalloc.h"
#include "ui/app_state.h"
#include "ui/config.h"
#include "ui/context.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/lock.h"
#include "ui/run.h"
#include "ui/set.h"
#include "ui/term.h"
#include "ui/views.h"

/* A job that did not get to its end (DESIGN 5.1). */
enum { EXIT_PARTLY = 3 };

/* ---- what views ask ------------------------------------------------------- */

struct hub *app_hub(const struct app *a)
{
	return a->opt.hub;
}

const struct config *app_config(const struct app *a)
{
	return a->opt.config;
}

const struct settings *app_settings(const struct app *a)
{
	return &a->set;
}

bool app_read_only(const struct app *a)
{
	return a->opt.read_only;
}

const struct estate *app_snapshot(const struct app *a)
{
	return a->opt.snapshot;
}

bool app_scim(const struct app *a)
{
	return a->opt.scim;
}

int64_t app_now(const struct app *a)
{
	return a->opt.snapshot ? a->opt.snapshot->now : hub_now(a->opt.hub);
}

int64_t app_ms(const struct app *a)
{
	(void)a;
	return app_clock();
}

const struct hub_status *app_status(const struct app *a)
{
	return &a->status;
}

int64_t app_wait_until(const struct app *a)
{
	const struct hub_status *s = &a->status;

	/* The last request of a minute was spent before the Hub had to say so. */
	if (s->net != HUB_NET_OFFLINE && s->retry_at > s->limits.wait_until)
		return s->retry_at;
	return s->limits.wait_until;
}

const char *app_pasted(const struct app *a, size_t *ret_len)
{
	return keys_paste(a->keys, ret_len);
}

void app_sending(struct app *a, int change)
{
	a->sending += change;
}

bool app_typed_ahead(const struct app *a)
{
	return keys_waiting(a->keys);
}

bool app_in_burst(const struct app *a)
{
	return a->burst > 1 || keys_waiting(a->keys);
}

void app_identity(const struct hub_status *s, char *buf, size_t size)
{
	if (s->signed_in)
		snprintf(buf, size, "%s %d %s", s->claims.username,
			 (int)s->claims.source, s->claims.scope);
	else
		buf[0] = '\0';
}

void app_dirty(struct app *a)
{
	if (a->in_reply)
		a->paint.soon = true;
	else
		a->paint.now = true;
}

void app_quit(struct app *a)
{
	a->quit = true;
}

void app_jobs(struct app *a, int change)
{
	a->jobs += change;
	if (change < 0 && a->set.bell)
		term_raw("\a", 1);
	app_dirty(a);
}

static struct role *find_role(const struct app *a, const char *user, struct str ns)
{
	for (size_t i = 0; i < a->n_roles; i++) {
		const struct role *r = &a->roles[i];

		if (str_eq(str_from(r->ns), ns) && !strcmp(r->user, user))
			return (struct role *)(uintptr_t)r;
	}
	return NULL;
}

void app_learn_role(struct app *a, const char *user, struct str ns, struct str role)
{
	struct role *r = find_role(a, user, ns);

	if (!r && a->n_roles < ROLES_MAX)
		r = &a->roles[a->n_roles++];
	if (!r)
		return;
	snprintf(r->user, sizeof(r->user), "%s", user);
	snprintf(r->ns, sizeof(r->ns), "%.*s", STR_ARG(ns));
	snprintf(r->role, sizeof(r->role), "%.*s", STR_ARG(role));
	for (char *c = r->role; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
}

const char *app_role(const struct app *a, const char *ns)
{
	const struct hub_status *s = &a->status;
	const struct role *r =
		s->signed_in ? find_role(a, s->claims.username, str_from(ns)) : NULL;

	return r ? r->role : "";
}

bool app_too_small(void)
{
	return draw_rows() < MIN_ROWS || draw_cols() < MIN_COLS;
}

/* ---- what is said --------------------------------------------------------- */

void app_say(struct app *a, enum tone tone, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(a->said, sizeof(a->said), fmt, ap);
	va_end(ap);
	a->tone = tone;
	a->link = false;
	app_dirty(a);
}

void app_say_link(struct app *a, const char *address)
{
	app_say(a, TONE_INFO, "%s", address);
	a->link = true;
}

void app_say_error(struct app *a, const struct error *err)
{
	if (a->n_errors == ERRORS_MAX) {
		memmove(a->errors, a->errors + 1,
			sizeof(a->errors) - sizeof(*a->errors));
		a->n_errors--;
	}
	a->errors[a->n_errors++] = (struct app_error){ app_now(a), *err };
	app_say(a, TONE_BAD, "%s%s%s", err->text, err->hint[0] ? "; " : "", err->hint);
}

size_t app_errors(const struct app *a)
{
	return a->n_errors;
}

const struct app_error *app_error(const struct app *a, size_t i)
{
	return &a->errors[i];
}

/* ---- another context ------------------------------------------------------ */

void app_switch(struct app *a, struct str context)
{
	if (a->jobs)
		app_say(a, TONE_WARN,
			"a job is running: a context is left when it has ended, "
			":jobs shows it");
	else if (!a->opt.contexts)
		app_say(a, TONE_INFO, "%s has no contexts",
			a->opt.snapshot ? "a snapshot" : "the demo");
	else if (!app_holds(a, LEAVING_ALL))
		snprintf(a->context, sizeof(a->context), "%.*s", STR_ARG(context));
}

static void forget_all(struct app *a)
{
	app_free_views(a);
	a->asking = NULL;
	app_forget_learned(a);
}

void app_switch_now(struct app *a)
{
	struct app_options next = a->opt;
	struct error err = { 0 };
	char name[sizeof(a->context)];

	memcpy(name, a->context, sizeof(name));
	a->context[0] = '\0';
	if (!name[0])
		return;
	if (a->opt.contexts->open(a->opt.contexts->arg, name, &next, &err) != ST_OK) {
		app_say_error(a, &err);
		return;
	}
	forget_all(a);
	a->opt = next;
	a->look = 0;                            /* it was of the hub that is closed */
	command_use_keys(&next.config->keymap); /* its texts are others */
	a->opt.contexts->close_old(a->opt.contexts->arg);
	hub_status(a->opt.hub, &a->status);
	app_restart_if_empty(a);
	app_say(a, TONE_INFO, "context %s%s", name,
		context_has_secret(next.config->context)
			? ""
			: ": no secret of its own, so Docker's login or a password");
}

/* ---- running -------------------------------------------------------------- */

static bool end_job(struct view *v, struct reply *r, bool *ret_partly)
{
	for (; v; v = v->below)
		if (run_end(v, r, ret_partly))
			return true;
	return false;
}

/* A deletion is under way: the screen goes at once, and what became of it is said
 * below.
 */
static int end_jobs(struct app *a)
{
	bool partly = false;
	struct reply *r;

	term_close();
	hub_stop(a->opt.hub);
	while ((r = hub_take(a->opt.hub))) {
		if (!end_job(a->top, r, &partly) && !end_job(a->kept, r, &partly))
			end_job(a->hidden, r, &partly);
		reply_free(r);
	}
	return partly ? EXIT_PARTLY : 0;
}

/* Its answer is awaited for a moment; the journal has it, or that there was none. */
static void end_sending(struct app *a)
{
	term_close();
	hub_stop(a->opt.hub);
	fputs("hubdeck: a change was on its way; hubdeck journal says what became of "
	      "it\n",
	      stderr);
}

int app_run(const struct app_options *opt)
{
	int code = 0;
	struct app *a = xcalloc(1, sizeof(*a));

	a->opt = *opt;
	a->keys = keys_new();
	term_define_keys(a->keys);
	command_use_keys(&opt->config->keymap);
	set_start(a);
	lock_active(a);
	hub_status(opt->hub, &a->status);
	app_restart_if_empty(a);
	app_loop(a);
	if (a->jobs)
		code = end_jobs(a);
	else if (a->sending)
		end_sending(a);
	app_free_views(a);
	plan_free(a->undo);
	keys_free(a->keys);
	json_object_put(a->memory);
	free(a);
	return code;
}
