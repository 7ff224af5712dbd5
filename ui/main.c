/* hubdeck: puts the rooms together and decides which face is shown. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "net/hub.h"
#include "net/origin.h"
#include "ui/actions.h"
#include "ui/app.h"
#include "ui/batch.h"
#include "ui/can.h"
#include "ui/cli.h"
#include "ui/completion.h"
#include "ui/context.h"
#include "ui/demo.h"
#include "ui/info.h"
#include "ui/journal_cli.h"
#include "ui/options.h"
#include "ui/place.h"
#include "ui/term.h"

/* What main owns besides the options. */
struct program {
	int argc;
	char **argv;
	struct options options;
	struct credentials *credentials;
	struct hub *hub;
	struct demo demo;
	char *journal;
	bool is_demo;
	struct program *old; /* of the context left last, until nothing uses it */
};

/* 0: the real clock. */
static int64_t test_now(void)
{
	const char *v = getenv("HUBDECK_TEST_NOW");
	int64_t now = 0;

	return v && parse_int(str_from(v), &now) ? now : 0;
}

/* A screen waits; a script is told. */
static enum status open_hub(struct program *p, bool screen, struct error *err)
{
	const struct config *c = &p->options.config;
	struct hub_config cfg = {
		.url = c->url,
		.registry_url = c->registry_url,
		.registry_auth_url = c->registry_auth_url,
		.ca_file = c->ca_file,
		.read_only = c->read_only,
		.interactive = screen || (!c->no_input && !p->is_demo),
		.patient = screen,
		.max_wait = c->max_wait,
		.test_now = test_now(),
	};

	/* Without a journal everything can be read and nothing changed. */
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
	ret->demo = p->is_demo;
}

/* As if it had been started with --context NAME. */
static enum status open_context(void *arg, const char *name, struct app_options *o,
				struct error *err)
{
	struct program *p = arg, next = { .argc = p->argc, .argv = p->argv };

	if (options_parse(p->argc, p->argv, name, &next.options, err) ||
	    place_parse(start_place(&next.options.config), &o->start, err) ||
	    open_hub(&next, true, err)) {
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
	struct app_options app = { .contexts = p->is_demo ? NULL : &contexts };
	struct term_options term = { .ascii = c->ascii,
				     .no_color = c->color == COLOR_NEVER };
	int code;

	if (!isatty(STDOUT_FILENO) || !isatty(STDIN_FILENO)) {
		error_set(err, ST_USAGE, "the dashboard needs a terminal");
		error_hint(err, "hubdeck actions lists what works without one");
		return cli_fail(&p->options, err);
	}
	if (place_parse(place, &app.start, err) || open_hub(p, true, err) ||
	    term_open(&term, err))
		return cli_fail(&p->options, err);
	describe(p, &app);
	code = app_run(&app);
	term_close();
	return code;
}

/* An address and the words that narrow it; the caller frees. */
static char *place_text(const struct options *o)
{
	char *text = xstrdup(o->words[0]);

	for (size_t i = 1; i < o->n_words; i++) {
		char *more = xasprintf("%s %s", text, o->words[i]);

		free(text);
		text = more;
	}
	return text;
}

static int run_place(struct program *p, struct error *err)
{
	char *text = place_text(&p->options);
	int code = run_dashboard(p, text, err);

	free(text);
	return code;
}

static int run_demo(struct program *p, const char *place, struct error *err)
{
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
	if (isatty(STDOUT_FILENO) && isatty(STDIN_FILENO))
		return run_dashboard(p, place, err);
	if (open_hub(p, false, err))
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
	if (check_no_params(o, err) || open_hub(p, false, err))
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
		return actions_run(o, o->words[0]);
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
	if (open_hub(p, false, err))
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
	if (open_hub(p, false, err))
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

/* The fixed clock is for a Hub of this machine here, too. */
static int run_journal(struct program *p)
{
	struct error ignored = { 0 };
	struct origin origin;
	char *url = NULL;
	int64_t now = 0;

	if (!origin_base(p->options.config.url, &url, &origin, &ignored) &&
	    origin_loopback(&origin))
		now = test_now();
	free(url);
	return journal_run_cli(&p->options, now ? now : time(NULL));
}

/* The commands of a word or two.  The others read their words themselves. */
static enum status check_words(const struct options *o, struct error *err)
{
	static const struct {
		const char *command;
		size_t words;
	} most[] = {
		{ "info", 1 },
		{ "demo", 2 },
		{ "actions", 2 },
		{ "completion", 2 },
	};

	for (size_t i = 0; i < COUNT(most); i++)
		if (!strcmp(o->words[0], most[i].command) && o->n_words > most[i].words)
			return error_set(err, ST_USAGE, "%s: what is \"%.60s\"?",
					 o->words[0], o->words[most[i].words]);
	return ST_OK;
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
	if (o->help) {
		actions_print_usage();
		return 0;
	}
	if (!strcmp(word, "journal"))
		return run_journal(p);
	if (check_no_params(o, err) || (*word && check_words(o, err)))
		return cli_fail(o, err);
	if (!strcmp(word, "demo"))
		return run_demo(p, o->n_words > 1 ? o->words[1] : "acme", err);
	if (!strcmp(word, "actions"))
		return actions_run(o, o->n_words > 1 ? o->words[1] : NULL);
	if (!strcmp(word, "info"))
		return run_info(p, err);
	if (!strcmp(word, "batch"))
		return run_batch(p, err);
	if (!strcmp(word, "completion"))
		return completion_run(o, o->n_words > 1 ? o->words[1] : NULL);
	if (o->n_words > 1 && !place_is_word(o->words[1]))
		return actions_unknown_word(o, o->words[0]);
	if (o->n_words)
		return run_place(p, err);
	return run_dashboard(p, start_place(&o->config), err);
}

/* A full disk is noticed when the last of the output is written. */
static int check_written(struct program *p, int code)
{
	struct error err = { 0 };

	if (code || (!fflush(stdout) && !ferror(stdout)))
		return code;
	error_set(&err, ST_LOCAL, "cannot write the output");
	return cli_fail(&p->options, &err);
}

int main(int argc, char **argv)
{
	struct program p = { .argc = argc, .argv = argv };
	struct error err = { 0 };
	int code;

	secret_harden_process();
	setlocale(LC_ALL, "");
	if (options_parse(argc, argv, NULL, &p.options, &err))
		code = cli_fail(&p.options, &err);
	else
		code = check_written(&p, dispatch(&p, &err));
	free_program(&p);
	return code;
}
