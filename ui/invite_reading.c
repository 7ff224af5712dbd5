#include "ui/invite_reading.h"

#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/estate_reading.h"
#include "ui/gather.h"

struct invite_reading {
	struct hub *hub;
	char *url, *org, *role, *team, *domains;
	char *text; /* of the file, until it became the list; then NULL */
	size_t len;
	struct estate_reading *reading; /* until the organization is read */
	struct gather *dry; /* the Hub's dry run; NULL: not begun, or over */
	size_t groups;      /* requests of it */
	struct estate estate;
	struct invite_list list; /* empty: the file is not read yet, or is no list */
	int requests;            /* since it was last asked for something */
	struct error err;
	bool over;
};

/* ---- what is asked -------------------------------------------------------------- */

static void replace(char **to, const char *text)
{
	free(*to);
	*to = text ? xstrdup(text) : NULL;
}

static void take_text(struct invite_reading *r, struct str text)
{
	free(r->text);
	r->text = xstrndup(text.len ? text.ptr : "", text.len);
	r->len = text.len;
	invite_list_done(&r->list);
}

enum status invite_check_presets(const char *org, const char *role, const char *team,
				 struct error *err)
{
	json_object *params = json_object_new_object();
	struct call *call = NULL;

	json_put_text(params, "org", org);
	json_put_text(params, "invitee", "somebody");
	if (role)
		json_put_text(params, "role", role);
	if (team)
		json_put_text(params, "team", team);
	(void)!op_call(op_by_name("org.invite"), params, &call, err);
	call_free(call);
	json_object_put(params);
	return err->status;
}

static void read_estate(struct invite_reading *r)
{
	r->err = (struct error){ 0 };
	r->over = false;
	r->reading = estate_reading_new(
		r->hub, r->url,
		&(struct estate_wanted){ .org = r->org, .parts = ESTATE_PEOPLE });
}

struct invite_reading *invite_reading_new(struct hub *h, const char *url,
					  const struct invite_ask *ask)
{
	struct invite_reading *r = xcalloc(1, sizeof(*r));

	r->hub = h;
	r->url = xstrdup(url);
	replace(&r->org, ask->org);
	replace(&r->role, ask->role);
	replace(&r->team, ask->team);
	replace(&r->domains, ask->domains);
	take_text(r, ask->text);
	read_estate(r);
	return r;
}

void invite_reading_free(struct invite_reading *r)
{
	if (!r)
		return;
	estate_reading_free(r->reading);
	gather_free(r->dry);
	invite_list_done(&r->list);
	estate_done(&r->estate);
	free(r->url);
	free(r->org);
	free(r->role);
	free(r->team);
	free(r->domains);
	free(r->text);
	free(r);
}

/* ---- judging -------------------------------------------------------------------- */

/* Each role and team is one request; the Hub sends nothing. */
static void rehearse(struct invite_reading *r)
{
	json_object *params;

	r->dry = gather_new(r->hub);
	r->groups = 0;
	while ((params = invite_list_question(&r->list, r->org, r->groups + 1))) {
		json_object_object_add(params, "dry_run",
				       json_object_new_boolean(true));
		gather_ask(r->dry, "org.bulk_invite", params);
		r->groups++;
	}
}

static void read_list(struct invite_reading *r)
{
	if (invite_list_read((struct str){ r->text, r->len }, r->role, r->team,
			     &r->list, &r->err) != ST_OK)
		return;
	free(r->text);
	r->text = NULL;
}

static void end_dry(struct invite_reading *r)
{
	for (size_t i = 0; i < r->groups; i++) {
		const struct gathered *got = gather_get(r->dry, i);

		if (got->err.status == ST_OK)
			invite_list_answer(&r->list, i + 1, got->body);
		else if (r->err.status == ST_OK)
			r->err = got->err;
	}
	invite_list_unanswered(&r->list);
	r->requests += gather_requests(r->dry);
	gather_free(r->dry);
	r->dry = NULL;
	r->over = true;
}

static void judge(struct invite_reading *r)
{
	gather_free(r->dry);
	r->dry = NULL;
	r->err = (struct error){ 0 };
	if (r->text)
		read_list(r);
	r->over = r->err.status != ST_OK;
	if (r->over)
		return;
	invite_list_check(&r->list, &r->estate, r->domains);
	rehearse(r);
	if (!gather_left(r->dry))
		end_dry(r);
}

/* Only owners can, and that is said before the file is gone through. */
static enum status check_rights(const struct invite_reading *r, struct error *err)
{
	json_object *missing = r->estate.missing;

	if (r->estate.invites)
		return ST_OK;
	for (size_t i = 0; i < json_object_array_length(missing); i++) {
		json_object *m = json_object_array_get_idx(missing, i);

		if (str_eq(json_str(m, "/what"), STR("invitations")))
			error_set(
				err, ST_FORBIDDEN,
				"the open invitations of %.60s cannot be read: %.120s",
				r->org, json_object_get_string(json_at(m, "/why")));
	}
	return error_hint(err, "inviting needs an owner with password and 2FA, or an "
			       "organization token with scope-invite-edit");
}

static void end_estate(struct invite_reading *r)
{
	if (estate_reading_result(r->reading, &r->estate, &r->requests, &r->err) ==
		    ST_OK &&
	    check_rights(r, &r->err) == ST_OK)
		judge(r);
	else
		r->over = true;
	estate_reading_free(r->reading);
	r->reading = NULL;
}

static void go_on(struct invite_reading *r)
{
	if (r->reading && estate_reading_over(r->reading))
		end_estate(r);
	if (r->dry && !gather_left(r->dry))
		end_dry(r);
}

/* ---- once more ------------------------------------------------------------------ */

/* Who is in and invited is known, all of it. */
static bool is_read(const struct invite_reading *r)
{
	return r->estate.org && estate_complete(&r->estate);
}

static void read_again(struct invite_reading *r)
{
	gather_free(r->dry);
	r->dry = NULL;
	estate_done(&r->estate);
	read_estate(r);
}

/* What could not be read may be readable now. */
static void judge_again(struct invite_reading *r)
{
	if (r->reading)
		return;
	r->requests = 0;
	if (is_read(r))
		judge(r);
	else
		read_again(r);
}

void invite_reading_preset(struct invite_reading *r, const char *role, const char *team,
			   const char *domains)
{
	replace(&r->role, role);
	replace(&r->team, team);
	replace(&r->domains, domains);
	if (r->list.n)
		invite_list_preset(&r->list, role, team);
	judge_again(r);
}

void invite_reading_file(struct invite_reading *r, struct str text)
{
	take_text(r, text);
	judge_again(r);
}

void invite_reading_edit(struct invite_reading *r, size_t at,
			 const struct invite_said *said)
{
	invite_list_edit(&r->list, at, said);
	r->requests = 0;
	judge(r);
}

void invite_reading_again(struct invite_reading *r)
{
	/* The Hub did not answer for all: it is asked of the rest. */
	if (r->err.status != ST_OK && is_read(r)) {
		judge_again(r);
		return;
	}
	for (size_t i = 0; i < r->list.n; i++)
		r->list.v[i].asked = false;
	if (!r->reading)
		read_again(r);
}

void invite_reading_stop(struct invite_reading *r)
{
	if (r->over)
		return;
	estate_reading_free(r->reading);
	gather_free(r->dry);
	r->reading = NULL;
	r->dry = NULL;
	invite_list_unanswered(&r->list);
	r->over = true;
	error_set(&r->err, ST_CANCEL, "stopped: not every line was checked");
}

/* ---- replies -------------------------------------------------------------------- */

bool invite_reading_take(struct invite_reading *r, const struct reply *reply)
{
	bool mine = r->reading ? estate_reading_take(r->reading, reply)
		    : r->dry   ? gather_take(r->dry, reply)
			       : false;

	if (mine)
		go_on(r);
	return mine;
}

bool invite_reading_over(const struct invite_reading *r)
{
	return r->over;
}

bool invite_reading_knows(const struct invite_reading *r)
{
	return !r->reading && r->estate.org;
}

enum status invite_reading_wait(struct invite_reading *r, const struct config *c,
				struct error *err)
{
	enum status st = ST_OK;

	while (st == ST_OK && !r->over) {
		st = r->reading ? estate_reading_wait(r->reading, c, err)
				: gather_wait(r->dry, c, err);
		if (st == ST_OK)
			go_on(r);
	}
	return st;
}

enum status invite_reading_result(const struct invite_reading *r, struct error *err)
{
	if (r->err.status != ST_OK)
		*err = r->err;
	return r->err.status;
}

struct invite_list *invite_reading_list(struct invite_reading *r)
{
	return &r->list;
}

const struct estate *invite_reading_estate(const struct invite_reading *r)
{
	return &r->estate;
}

const char *invite_reading_domains(const struct invite_reading *r)
{
	return r->domains;
}

int invite_reading_requests(const struct invite_reading *r)
{
	return r->requests;
}
