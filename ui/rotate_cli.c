#include "ui/rotate_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/rotate_private.h"
#include "ui/rotate_words.h"

enum { DAY = 86400, LIFE_DAYS = 365 };

const char *rotating_dir(const struct rotating *v)
{
	return v->o->config.state_dir;
}

int64_t rotating_now(const struct rotating *v)
{
	return hub_now(v->program->hub);
}

/* In the journal, what no request says: where it went, and that it works. */
enum status rotating_journal(const struct rotating *v, const char *step, bool failed,
			     const char *note, struct error *err)
{
	struct hub *h = v->program->hub;
	char *operation = xasprintf("rotate.%s", step);
	char *target = rotation_target(v->r, step);
	char *job = rotation_job(v->r->name, v->r->begun);
	ticket t = hub_note(h, &(struct local_step){ .operation = operation,
						     .target = target,
						     .note = note,
						     .job = job,
						     .failed = failed });
	struct reply *r = cli_wait(h, t, &v->o->config, NULL, NULL);

	if (!r || r->err.status != ST_OK)
		error_set(err, ST_LOCAL, "%s, but not noted: %.160s", step,
			  r ? r->err.text : "no answer");
	reply_free(r);
	free(operation);
	free(target);
	free(job);
	return err->status;
}

/* The step is done: that it is, is on the disk before the next one begins. */
enum status rotating_keep(struct rotating *v, enum rotation_step step, const char *note,
			  struct error *err)
{
	v->r->step = step;
	rotation_note(v->r, rotating_now(v), rotation_step_text(step), note);
	if (rotation_save(rotating_dir(v), v->r, err) != ST_OK)
		return err->status;
	if (step != ROTATION_DELIVERED && step != ROTATION_VERIFIED)
		return ST_OK;
	return rotating_journal(v, rotation_step_text(step), false, note, err);
}

/* ---- what is asked -------------------------------------------------------------- */

static enum status read_age(const struct options *o, const char *flag, int64_t preset,
			    int64_t *ret, struct error *err)
{
	const char *value = flag_value(o, flag);

	*ret = preset;
	if (!value || parse_age(str_from(value), ret))
		return ST_OK;
	error_set(err, ST_USAGE, "--%s: \"%.40s\" is no span of time", flag, value);
	return error_hint(err, "write 24h, 30d, 1y");
}

static enum status read_words(struct rotating *v, struct error *err)
{
	static const char *const later[] = { "disable", "undo", "delete" };
	const struct options *o = v->o;
	const char *resume = flag_value(o, "resume");
	size_t n = 0;

	v->org = flag_value(o, "org");
	if (flags_check(o, "rotate", err) != ST_OK ||
	    read_age(o, "expires", (int64_t)LIFE_DAYS * DAY, &v->life, err) != ST_OK ||
	    read_age(o, "quiet-for", (int64_t)ROTATION_QUIET_DAYS * DAY, &v->quiet,
		     err) != ST_OK)
		return err->status;
	for (size_t i = 0; i < COUNT(later); i++)
		n += flag_value(o, later[i]) != NULL;
	if (resume ? o->n_words != 1 : o->n_words > 2)
		error_set(err, ST_USAGE, "rotate: which token?");
	else if (n > 1 || (n && !resume))
		error_set(err, ST_USAGE,
			  n > 1 ? "one step at a time"
				: "--disable, --undo and --delete go with --resume");
	if (err->status != ST_OK)
		return error_hint(err, "hubdeck rotate TOKEN --org ORG, or hubdeck "
				       "rotate --resume NAME");
	return ST_OK;
}
/* The class of the call, or `least`. */
enum status rotating_gate(const struct rotating *v, const struct op *op,
			  json_object *params, enum safety least, struct error *err)
{
	struct call *call = NULL;
	enum status st = op_call(op, params, &call, err);

	if (st == ST_OK)
		st = gate_check(&v->o->config, op,
				call->safety > least ? call->safety : least, params,
				err);
	call_free(call);
	return st;
}

json_object *rotating_token(const struct rotating *v, const char *id)
{
	return rotate_by_id(v->r->org, v->tokens, id);
}

/* ---- the command ---------------------------------------------------------------- */

static int list_all(struct rotating *v, struct error *err)
{
	json_object *rows = NULL;

	if (rotation_list(rotating_dir(v), &rows, err) != ST_OK ||
	    rotate_say_list(v->o, rows, err) != ST_OK) {
		json_object_put(rows);
		return cli_fail(v->o, err);
	}
	json_object_put(rows);
	return 0;
}

/* As the tokens are now: what is done is done, whether or not they can be read. */
static enum status say(struct rotating *v, struct error *err)
{
	struct error ignored = { 0 };
	json_object *anew = NULL;

	if (v->o->config.dry_run || !v->r)
		return ST_OK;
	if (rotate_list(v->program, v->r->org, &anew, &ignored) == ST_OK) {
		json_object_put(v->tokens);
		v->tokens = anew;
	}
	return rotate_say(v->o, v->r, rotating_token(v, v->r->old_id),
			  rotating_token(v, v->r->new_id), v->delivery.show,
			  rotating_now(v), err);
}

int rotate_command(struct program *p, struct error *err)
{
	struct rotating v = { .program = p, .o = &p->options };
	const char *resume = flag_value(v.o, "resume");
	enum status st = read_words(&v, err);
	int code;

	if (st == ST_OK && !resume && v.o->n_words == 1)
		return list_all(&v, err);
	if (st == ST_OK && resume && v.o->config.dry_run)
		st = error_set(err, ST_USAGE, "--dry-run goes with a new rotation");
	if (st == ST_OK)
		st = face_open(p, FACE_SCRIPT, err);
	if (st == ST_OK)
		st = resume ? rotate_go_on(&v, resume, err)
			    : rotate_begin(&v, v.o->words[1], err);
	if (st == ST_OK)
		st = say(&v, err);
	code = st == ST_OK ? 0 : cli_fail(v.o, err);
	delivery_done(&v.delivery);
	job_lock_release(v.lock);
	rotation_free(v.r);
	json_object_put(v.tokens);
	return code;
}

void rotate_help(void)
{
	puts("hubdeck rotate TOKEN --org ORG: a new organization token with the same "
	     "rights, by label or id\n"
	     "hubdeck rotate TOKEN: the same of a personal token\n"
	     "hubdeck rotate --resume NAME: where it stands, and the next step\n"
	     "hubdeck rotate: rotations under way\n"
	     "\n"
	     "The new token is made, delivered and tried; both work then.  Change "
	     "what uses it, see the\n"
	     "old one go quiet, --disable it, and --delete it later.  The secret is "
	     "wiped, and in no\n"
	     "log, journal or state.\n");
	flags_print("rotate");
}
