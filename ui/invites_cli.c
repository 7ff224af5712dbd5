#include "ui/invites_cli.h"

#include <stdio.h>

#include "model/format.h"
#include "model/plan.h"
#include "model/xalloc.h"
#include "ui/apply.h"
#include "ui/cli.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/gather.h"
#include "ui/local_table.h"
#include "ui/plan_sign.h"

struct asked {
	const char *org;
	int64_t older_than; /* seconds; 0: of any age */
	bool resend, cancel;
};

static enum status read_words(const struct options *o, struct asked *ret,
			      struct error *err)
{
	const char *age = flag_value(o, "older-than");

	*ret = (struct asked){ .resend = flag_value(o, "resend"),
			       .cancel = flag_value(o, "cancel") };
	if (flags_check(o, "invites", err))
		return err->status;
	if (o->n_words != 2) {
		error_set(err, ST_USAGE, "invites: of which organization?");
		return error_hint(err, "hubdeck invites ORG --older-than 14d --resend");
	}
	ret->org = o->words[1];
	if (ret->resend && ret->cancel)
		return error_set(err, ST_USAGE, "--resend or --cancel, not both");
	if (age &&
	    (!parse_age(str_from(age), &ret->older_than) || ret->older_than <= 0)) {
		error_set(err, ST_USAGE, "--older-than: \"%.40s\" is no age", age);
		return error_hint(err, "an age is 24h, 14d, 8w");
	}
	return ST_OK;
}

/* Without a date it is of no age. */
static bool is_wanted(const struct asked *a, json_object *row, int64_t now)
{
	int64_t at;

	return !a->older_than || (parse_rfc3339(json_str(row, "/created_at"), &at) &&
				  now - at > a->older_than);
}

static enum status read_invites(struct program *p, const struct asked *a,
				json_object **ret_rows, struct error *err)
{
	struct gather *g = gather_new(p->hub);
	json_object *params = json_object_new_object(), *rows = json_object_new_array();
	const struct gathered *got;
	enum status st;

	json_put_text(params, "org", a->org);
	gather_ask(g, "org.list_invites", params);
	st = gather_wait(g, &p->options.config, err);
	got = gather_get(g, 0);
	if (st == ST_OK && got->err.status != ST_OK) {
		*err = got->err;
		st = err->status;
	}
	for (size_t i = 0; st == ST_OK && i < json_object_array_length(got->body);
	     i++) {
		json_object *row = json_object_array_get_idx(got->body, i);

		if (is_wanted(a, row, hub_now(p->hub)))
			json_object_array_add(rows, json_object_get(row));
	}
	gather_free(g);
	*ret_rows = rows;
	return st;
}

static struct plan *make_plan(const struct asked *a, json_object *rows, int64_t now)
{
	static const struct plan_words resend = { "resend", "sent again",
						  "invitation" };
	static const struct plan_words cancel = { "cancel", "cancelled", "invitation" };
	struct plan *plan = plan_new(a->resend ? &resend : &cancel, now);
	json_object *shared = json_object_new_object();

	if (a->cancel)
		json_put_text(shared, "org", a->org);
	plan_begin(plan,
		   op_by_name(a->resend ? "org.resend_invite" : "org.delete_invite"),
		   shared, NULL, a->org);
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);
		const char *invitee = json_text(row, "/invitee");
		struct str id = json_str(row, "/id");

		if (id.len)
			plan_add_by(plan, *invitee ? invitee : id.ptr, "invite_id",
				    id.ptr);
	}
	return plan;
}

static enum status print_list(const struct program *p, json_object *rows,
			      struct error *err)
{
	static const struct local_column columns[] = {
		{ "invitee", 1, 0 },
		{ "created_at", 1, LOCAL_TIME },
		{ "team", 2, 0 },
		{ "role", 2, 0 },
		{ "inviter_username", 3, 0 },
		{ "id", 4, 0 },
		{ "org", LOCAL_NOT_SHOWN, 0 },
	};
	struct output out;

	output_init(&out, &p->options.config, stdout, hub_now(p->hub));
	if (out.format == OUT_TABLE && !json_object_array_length(rows)) {
		puts("No such invitations.");
		return ST_OK;
	}
	return local_table(&out, columns, COUNT(columns), rows, err);
}

/* Takes the plan. */
static int carry_out(struct program *p, struct plan *take_plan, struct error *err)
{
	const struct options *o = &p->options;
	struct hub_status status;
	int code = 0;

	hub_status(p->hub, &status);
	if (plan_sign(take_plan, &o->config, &status, err) != ST_OK ||
	    gate_plan(&o->config, take_plan, err) != ST_OK)
		code = cli_fail(o, err);
	else if (o->config.dry_run)
		code = gate_dry_plan(o, take_plan);
	else if (take_plan->n)
		return apply_plan(p, take_plan, NULL, NULL);
	else if (!o->config.quiet)
		fputs("hubdeck: no such invitations, nothing to do\n", stderr);
	plan_free(take_plan);
	return code;
}

int invites_command(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	json_object *rows = NULL;
	struct asked a;
	enum status st = read_words(o, &a, err);
	int code = 0;

	if (st == ST_OK)
		st = face_open(p, FACE_SCRIPT, err);
	if (st == ST_OK)
		st = read_invites(p, &a, &rows, err);
	if (st == ST_OK && (a.resend || a.cancel))
		code = carry_out(p, make_plan(&a, rows, hub_now(p->hub)), err);
	else if (st == ST_OK)
		st = print_list(p, rows, err);
	json_object_put(rows);
	return st == ST_OK ? code : cli_fail(o, err);
}

void invites_help(void)
{
	puts("hubdeck invites ORG: the open invitations of an organization\n"
	     "\n"
	     "With --resend or --cancel they are a plan, carried out and reported like "
	     "any other:\n"
	     "--allow-destructive and --yes, for more than 20 --confirm ORG.  "
	     "--dry-run prints the\n"
	     "requests.\n");
	flags_print("invites");
}
