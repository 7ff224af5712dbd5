#include "ui/can.h"

#include <stdlib.h>

#include "model/can.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/local_table.h"
#include "ui/locale.h"

static const struct local_column columns[] = {
	{ "pane", 1, 0 }, { "ability", 1, 0 }, { "can", 1, 0 },
	{ "why", 2, 0 },  { "fix", 2, 0 },
};

/* The Hub answers 200 with fewer rows: nobody would notice. */
static void warn(const struct claims *claims)
{
	switch (can_list_private(claims)) {
	case CAN_YES:
		break;
	case CAN_NO:
		fputs("hubdeck: this organization token lacks scope-repository-list: "
		      "lists hold public repositories only\n",
		      stderr);
		break;
	case CAN_UNKNOWN:
		fputs("hubdeck: without scope-repository-list an organization token "
		      "lists public repositories only\n",
		      stderr);
		break;
	}
}

static void say_who(const struct claims *claims)
{
	static const char *const with[] = {
		[SOURCE_UNKNOWN] = "a session that does not say what it is",
		[SOURCE_PASSWORD] = "a password",
		[SOURCE_PAT] = "a personal token",
		[SOURCE_OAT] = "an organization token",
	};
	enum charset charset = locale_charset(false);
	char *who = show_line(str_from(claims->username), charset);
	char *scope = show_line(str_from(claims->scope), charset);

	fprintf(stderr, "hubdeck: %s, with %s%s%s\n", who, with[claims->source],
		*scope ? ": " : "", scope);
	free(who);
	free(scope);
}

static int print(const struct options *o, const struct claims *claims, bool scim)
{
	json_object *rows = can_json(claims, scim);
	struct error err = { 0 };
	struct output out;
	enum status st;

	output_init(&out, &o->config, stdout, 0);
	st = local_table(&out, columns, COUNT(columns), rows, &err);
	json_object_put(rows);
	if (st)
		return cli_fail(o, &err);
	if (!o->config.quiet) {
		say_who(claims);
		warn(claims);
	}
	return 0;
}

int can_run(struct options *o, struct hub *h, bool scim)
{
	struct request req = {
		.op = op_by_name("admin.whoami"),
		.params = json_object_new_object(),
		.want = WANT_BODY,
		.priority = PRIO_USER,
	};
	struct reply *r = cli_wait(h, hub_submit(h, &req), &o->config, NULL, NULL);
	struct error err = { .status = ST_LOCAL, .text = "cannot wait for the answer" };
	struct hub_status status;

	if (r)
		err = r->err;
	reply_free(r);
	if (err.status)
		return cli_fail(o, &err);
	hub_status(h, &status);
	return print(o, &status.claims, scim);
}
