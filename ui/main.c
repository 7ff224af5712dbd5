/* hubdeck: puts the rooms together and decides which face is shown. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/nearest.h"
#include "model/xalloc.h"
#include "net/hub.h"
#include "net/origin.h"
#include "ui/access_cli.h"
#include "ui/actions.h"
#include "ui/app.h"
#include "ui/apply.h"
#include "ui/ask.h"
#include "ui/batch.h"
#include "ui/can.h"
#include "ui/clean.h"
#include "ui/clean_args.h"
#include "ui/cli.h"
#include "ui/compare_cli.h"
#include "ui/completion.h"
#include "ui/context.h"
#include "ui/doctor.h"
#include "ui/face.h"
#include "ui/flags.h"
#include "ui/hooks_cli.h"
#include "ui/info.h"
#include "ui/invite_cli.h"
#include "ui/invites_cli.h"
#include "ui/jobs_cli.h"
#include "ui/journal_cli.h"
#include "ui/leaver_cli.h"
#include "ui/logout.h"
#include "ui/mcp.h"
#include "ui/members_cli.h"
#include "ui/options.h"
#include "ui/output.h"
#include "ui/place.h"
#include "ui/plain.h"
#include "ui/rotate_cli.h"
#include "ui/snapshot_cli.h"
#include "ui/snapshot_file.h"
#include "ui/standard.h"
#include "ui/term.h"

enum { LAST_CHANGE_MS = 300 }; /* of agents: they do not wait a second */

enum status face_open(struct program *p, enum face face, struct error *err)
{
	const struct config *c = &p->options.config;
	struct hub_config cfg = face_config(c);

	cfg.interactive = face == FACE_SCREEN || (!c->no_input && !p->is_demo &&
						  face != FACE_AGENT && ask_possible());
	cfg.sealed = p->snapshot != NULL;
	cfg.patient = face == FACE_SCREEN || face == FACE_JOB;
	cfg.patient_jobs = face == FACE_AGENT;
	cfg.timeouts.last_change_ms = face == FACE_AGENT ? LAST_CHANGE_MS : 0;
	/* Without a journal everything can be read and nothing changed. */
	if (!p->journal)
		p->journal = config_journal_path(c, &cfg.no_journal);
	cfg.journal_path = p->journal;
	if (!p->credentials) {
		enum status st = credentials_collect(c->url, &p->credentials, err);

		if (st)
			return st;
		context_credentials(c, p->credentials);
	}
	cfg.credentials = p->credentials;
	return hub_open(&cfg, &p->hub, err);
}

/* ---- faces ------------------------------------------------------------ */

static bool have_terminal(void)
{
	return isatty(STDOUT_FILENO) && isatty(STDIN_FILENO);
}

/* A terminal that cannot place its cursor gets lines, asked for or not. */
static bool wants_lines(const struct config *c)
{
	const char *term = getenv("TERM");

	return have_terminal() && c->output == OUT_AUTO &&
	       (c->plain || (term && !strcmp(term, "dumb")));
}

static int run_lines(struct program *p, const char *place, struct error *err)
{
	struct plain_options plain = { .config = &p->options.config,
				       .demo = p->is_demo };

	if (place_parse(place, &plain.start, err) || face_open(p, FACE_SCREEN, err))
		return cli_fail(&p->options, err);
	plain.hub = p->hub;
	return plain_run(&plain);
}

static void free_program(struct program *p)
{
	hub_close(p->hub);
	demo_stop(&p->demo);
	credentials_free(p->credentials);
	free(p->journal);
	options_done(&p->options);
}

/* Without a place the context's organization is where work begins. */
static const char *start_place(const struct config *c)
{
	return c->context && c->context->org ? c->context->org : "";
}

/* What the dashboard is told of a program that has its hub. */
static void describe(struct program *p, struct app_options *ret)
{
	struct config *c = &p->options.config;

	ret->config = c;
	ret->hub = p->hub;
	ret->url = c->url;
	ret->read_only = c->read_only;
	ret->scim = p->credentials && credentials_scim(p->credentials);
	ret->demo = p->is_demo;
	ret->snapshot = p->snapshot;
}

/* As if it had been started with --context NAME. */
static enum status open_context(void *arg, const char *name, struct app_options *o,
				struct error *err)
{
	struct program *p = arg, next = { .argc = p->argc, .argv = p->argv };

	if (options_parse(p->argc, p->argv, name, &next.options, err) ||
	    place_parse(start_place(&next.options.config), &o->start, err) ||
	    face_open(&next, FACE_SCREEN, err)) {
		free_program(&next);
		return err->status;
	}
	next.old = xmalloc(sizeof(*next.old));
	*next.old = *p;
	*p = next;
	describe(p, o);
	return ST_OK;
}

static void close_old(void *arg)
{
	struct program *p = arg;

	free_program(p->old);
	free(p->old);
	p->old = NULL;
}

static int run_dashboard(struct program *p, const char *place, struct error *err)
{
	struct config *c = &p->options.config;
	const struct app_contexts contexts = { p, open_context, close_old };
	struct app_options app = { .contexts = p->is_demo || p->snapshot ? NULL
									 : &contexts };
	struct term_options term = { .ascii = c->ascii,
				     .no_color = c->color == COLOR_NEVER };
	int code;

	if (wants_lines(c))
		return run_lines(p, place, err);
	if (place_parse(place, &app.start, err) || face_open(p, FACE_SCREEN, err) ||
	    term_open(&term, err))
		return cli_fail(&p->options, err);
	describe(p, &app);
	code = app_run(&app);
	term_close();
	return code;
}

/* What is of this machine has commands of its own. */
static enum status check_printed(const struct place *place, struct error *err)
{
	const struct kind *k = place->kind;

	if (plain_lists(place, err))
		return err->status;
	if (op_of_kind(k)->host != HOST_NONE)
		return ST_OK;
	error_set(err, ST_USAGE, "%s: not printed as a place", k->name);
	return error_hint(err, k == &kind_journal ? "hubdeck journal lists it"
						  : "hubdeck auth can lists it");
}

/* --plain where nobody can type: the list of the place. */
static int run_plain(struct program *p, const char *text, struct error *err)
{
	struct options *o = &p->options;
	const struct op *op;
	struct place place;

	if (place_parse(text, &place, err) || check_printed(&place, err) ||
	    face_open(p, FACE_SCRIPT, err))
		return cli_fail(o, err);
	op = op_of_kind(place.kind);
	json_object_put(o->params);
	o->params = place_query(&place, hub_now(p->hub));
	o->config.all = (op->flags & OP_LIST) && !place.kind->endless;
	if (o->config.output == OUT_AUTO)
		o->config.output = OUT_TABLE;
	return cli_run(o, op, p->hub);
}

/* An address and the words that narrow it; the caller frees. */
static char *place_text(const struct options *o)
{
	char *text = xstrdup(o->n_words ? o->words[0] : start_place(&o->config));

	for (size_t i = 1; i < o->n_words; i++) {
		char *more = xasprintf("%s %s", text, o->words[i]);

		free(text);
		text = more;
	}
	return text;
}

static int run_demo(struct program *p, struct error *err)
{
	const char *place = p->options.n_words > 1 ? p->options.words[1] : "acme";
	struct config *c = &p->options.config;

	if (demo_start(&p->demo, err))
		return cli_fail(&p->options, err);
	p->is_demo = true;
	free(c->url);
	free(c->registry_url);
	free(c->registry_auth_url);
	free(c->state_dir);
	c->url = xstrdup(p->demo.url);
	c->registry_url = NULL;
	c->registry_auth_url = NULL;
	c->state_dir = xstrdup(p->demo.state_dir);
	p->credentials =
		credentials_fixed("maria", "maria-password", "the demo's own account");
	if (c->plain && !wants_lines(c))
		return run_plain(p, place, err);
	if (have_terminal())
		return run_dashboard(p, place, err);
	if (face_open(p, FACE_SCRIPT, err))
		return cli_fail(&p->options, err);
	return demo_tour(&p->options, p->hub);
}

/* Parameters belong to an operation; elsewhere they are a mistake. */
static enum status check_no_params(const struct options *o, struct error *err)
{
	json_object_object_foreach(o->params, key, value)
	{
		(void)value;
		error_set(err, ST_USAGE, "--%.60s: no such option here", key);
		return error_hint(err, "hubdeck --help lists the options");
	}
	return ST_OK;
}

/* `auth can` asks nothing of the Hub but the sign-in, and is no operation. */
static bool is_can(const struct options *o)
{
	return o->n_words == 2 && !strcmp(o->words[1], "can") &&
	       (!strcmp(o->words[0], "auth") || !strcmp(o->words[0], "hub_auth"));
}

static int run_can(struct program *p, struct error *err)
{
	struct options *o = &p->options;

	if (o->help) {
		puts("hubdeck auth can: what this credential can do, pane by pane, and "
		     "what would make the rest work");
		return 0;
	}
	if (check_no_params(o, err) || face_open(p, FACE_SCRIPT, err))
		return cli_fail(o, err);
	return can_run(o, p->hub, credentials_scim(p->credentials) != NULL);
}

static int run_operation(struct program *p, struct error *err)
{
	struct options *o = &p->options;
	const struct op *op = NULL;
	int code;

	if (is_can(o))
		return run_can(p, err);
	if (o->n_words > 1)
		op = op_find(o->words[0], o->words[1]);
	if (!op && o->help && o->n_words == 1)
		return actions_print_group(o, o->words[0]);
	if (!op)
		return actions_unknown(o, o->words[0],
				       o->n_words > 1 ? o->words[1] : NULL);
	if (o->n_words > 2) {
		error_set(err, ST_USAGE, "%s %s: what is \"%.60s\"?", op->group,
			  op->action, o->words[2]);
		error_hint(err, "parameters are written --name value");
		return cli_fail(o, err);
	}
	if (cli_early(o, op, &code))
		return code;
	if (face_open(p, FACE_SCRIPT, err))
		return cli_fail(o, err);
	return cli_run(o, op, p->hub);
}

static int run_batch(struct program *p, struct error *err)
{
	struct options *o = &p->options;

	if (o->n_words != 2) {
		error_set(err, ST_USAGE, "batch: which file? - is standard input");
		return cli_fail(o, err);
	}
	if (face_open(p, FACE_SCRIPT, err))
		return cli_fail(o, err);
	return batch_run(o, o->words[1], p->hub);
}

static int run_info(struct program *p, struct error *err)
{
	if (credentials_collect(p->options.config.url, &p->credentials, err))
		return cli_fail(&p->options, err);
	context_credentials(&p->options.config, p->credentials);
	return info_run(&p->options, p->credentials);
}

static int run_logout(struct program *p, struct error *err)
{
	struct options *o = &p->options;

	if (o->n_words > 1 && strcmp(o->words[1], "erase") != 0) {
		error_set(err, ST_USAGE, "logout: what is \"%.60s\"?", o->words[1]);
		error_hint(err, "hubdeck logout, or hubdeck logout erase");
		return cli_fail(o, err);
	}
	if (o->n_words > 1)
		return face_open(p, FACE_SCRIPT, err) ? cli_fail(o, err)
						      : logout_erase(o, p->hub);
	if (credentials_collect(o->config.url, &p->credentials, err))
		return cli_fail(o, err);
	context_credentials(&o->config, p->credentials);
	return logout_run(o, p->credentials);
}

/* The fixed clock is for a Hub of this machine here, too. */
static int run_journal(struct program *p, struct error *err)
{
	struct error ignored = { 0 };
	struct origin origin;
	char *url = NULL;
	int64_t now = 0;

	if (!origin_base(p->options.config.url, &url, &origin, &ignored) &&
	    origin_loopback(&origin))
		now = face_test_now();
	(void)err;
	free(url);
	return journal_run_cli(&p->options, now ? now : time(NULL));
}

static const char *second_word(const struct options *o)
{
	return o->n_words > 1 ? o->words[1] : NULL;
}

static int run_actions(struct program *p, struct error *err)
{
	(void)err;
	return actions_run(&p->options, second_word(&p->options));
}

static int run_completion(struct program *p, struct error *err);

/* ---- who is called ----------------------------------------------------- */

static const struct called {
	const char *name;
	size_t words; /* at most */
	int (*run)(struct program *p, struct error *err);
	bool params;        /* takes --name VALUE itself */
	void (*help)(void); /* NULL: as for all */
} commands[] = {
	{ "access", 2, access_command, true, access_help },
	{ "actions", 2, run_actions, false, NULL },
	{ "apply", 2, apply_run, true, NULL },
	{ "batch", 2, run_batch, false, batch_help },
	{ "clean", (size_t)-1, clean_run, true, clean_args_help },
	{ "compare", 3, compare_command, true, compare_help },
	{ "completion", 2, run_completion, false, NULL },
	{ "demo", 2, run_demo, false, NULL },
	{ "doctor", 2, doctor_command, true, doctor_help },
	{ "hooks", 2, hooks_command, true, hooks_help },
	{ "info", 1, run_info, false, NULL },
	{ "invite", 2, invite_command, true, invite_help },
	{ "invites", 2, invites_command, true, invites_help },
	{ "jobs", 3, jobs_run, false, NULL },
	{ "journal", 3, run_journal, true, journal_help },
	{ "leaver", 3, leaver_command, true, leaver_help },
	{ "logout", 2, run_logout, false, NULL },
	{ "mcp", 1, mcp_command, true, mcp_help },
	{ "members", 2, members_command, true, members_help },
	{ "report", 2, report_run, false, NULL },
	{ "rotate", 2, rotate_command, true, rotate_help },
	{ "snapshot", 3, snapshot_command, true, snapshot_help },
	{ "tokens", 2, tokens_command, true, tokens_help },
};

static int run_completion(struct program *p, struct error *err)
{
	const char *names[COUNT(commands)];

	(void)err;
	for (size_t i = 0; i < COUNT(commands); i++)
		names[i] = commands[i].name;
	return completion_run(&p->options, second_word(&p->options), names,
			      COUNT(names));
}

static int run_command(struct program *p, const struct called *c, struct error *err)
{
	const struct options *o = &p->options;

	if (o->help) {
		if (c->help)
			c->help();
		else
			actions_print_usage();
		return 0;
	}
	if (o->n_words > c->words) {
		error_set(err, ST_USAGE, "%s: what is \"%.60s\"?", c->name,
			  o->words[c->words]);
		return cli_fail(o, err);
	}
	if (!c->params && check_no_params(o, err))
		return cli_fail(o, err);
	return c->run(p, err);
}

static int unknown_word(const struct options *o, struct error *err)
{
	struct nearest near = { .word = o->words[0] };

	for (size_t i = 0; i < COUNT(commands); i++)
		nearest_offer(&near, commands[i].name);
	for (size_t i = 0; op_groups[i]; i++)
		nearest_offer(&near, op_groups[i]->name);
	error_set(err, ST_USAGE, "\"%.60s\" is neither a command nor a group",
		  o->words[0]);
	nearest_hint(&near, "hubdeck --help lists the commands", err);
	return cli_fail(o, err);
}

/* ---- a snapshot ------------------------------------------------------------ */

/* The dashboard of what was kept: nothing is asked of the Hub, nobody signs in. */
static int browse(struct program *p, const struct estate *e, struct error *err)
{
	struct options *o = &p->options;
	char *place = o->n_words ? place_text(o)
				 : xasprintf("%s:%s", e->org, kind_audit_members.name);
	int code;

	p->snapshot = e;
	o->config.read_only = true;
	p->credentials = credentials_fixed(NULL, NULL, "a snapshot");
	code = run_dashboard(p, place, err);
	free(place);
	return code;
}

/* `hubdeck --open FILE [PLACE]` */
static int open_snapshot(struct program *p, struct error *err)
{
	const struct config *c = &p->options.config;
	struct estate e = { 0 };
	int requests, code;

	if (!have_terminal() || c->plain || wants_lines(c)) {
		error_set(err, ST_USAGE, "a snapshot is browsed on a terminal only");
		error_hint(err, "it answers commands everywhere: hubdeck members ORG "
				"--audit --open FILE; access, doctor, hooks, tokens");
		return cli_fail(&p->options, err);
	}
	if (snapshot_load(flag_value(&p->options, "open"), &e, &requests, err))
		return cli_fail(&p->options, err);
	code = browse(p, &e, err);
	/* Nothing shows it any more. */
	p->snapshot = NULL;
	estate_done(&e);
	return code;
}

static int open_place(struct program *p, const char *place, struct error *err)
{
	const struct options *o = &p->options;

	if (o->config.plain && !wants_lines(&o->config))
		return run_plain(p, place, err);
	if (have_terminal())
		return run_dashboard(p, place, err);
	error_set(err, ST_USAGE, "the dashboard needs a terminal");
	error_hint(err,
		   "--plain prints the list of a place; hubdeck actions lists what "
		   "else works without one");
	return cli_fail(o, err);
}

static int run_place(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	char *place;
	int code;

	bool snapshot = flag_value(o, "open") != NULL;

	/* A place has only words behind it that narrow it. */
	if ((o->n_words > 1 && !place_is_word(o->words[1])) ||
	    (o->n_words && json_object_object_length(o->params) > snapshot))
		return unknown_word(o, err);
	if (snapshot && json_object_object_length(o->params) == 1)
		return open_snapshot(p, err);
	if (check_no_params(o, err))
		return cli_fail(o, err);
	place = place_text(o);
	code = open_place(p, place, err);
	free(place);
	return code;
}

static int dispatch(struct program *p, struct error *err)
{
	struct options *o = &p->options;
	const char *word = o->n_words && !o->only_place ? o->words[0] : "";

	if (o->version) {
		puts("hubdeck " HUBDECK_VERSION);
		return 0;
	}
	if (actions_is_group(word))
		return run_operation(p, err);
	for (size_t i = 0; i < COUNT(commands); i++)
		if (!strcmp(word, commands[i].name))
			return run_command(p, &commands[i], err);
	if (!o->help)
		return run_place(p, err);
	actions_print_usage();
	return 0;
}

/* A full disk is noticed when the last of the output is written. */
static int check_written(struct program *p, int code)
{
	struct error err = { 0 };

	if (code || output_flush_file(stdout, &err) == ST_OK)
		return code;
	return cli_fail(&p->options, &err);
}

int main(int argc, char **argv)
{
	struct program p = { .argc = argc, .argv = argv };
	struct error err = { 0 };
	int code;

	standard_open();
	secret_harden_process();
	setlocale(LC_ALL, "");
	if (options_parse(argc, argv, NULL, &p.options, &err))
		code = cli_fail(&p.options, &err);
	else
		code = check_written(&p, dispatch(&p, &err));
	free_program(&p);
	return code;
}
