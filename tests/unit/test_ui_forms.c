/*
 * Every action of every kind, whatever it opens: Enter alone, pastes alone, and what is
 * typed all at once send nothing (QUALITY S8, S9, E17).  A kind or an action that is
 * new is walked through without a line here.
 */
#include <stdio.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"
#include "tests/harness/screen.h"
#include "ui/place.h"

enum { ENTERS = 16, LEAVES = 6 };

struct bench {
	struct hubsim *hub;
	struct env env;
	struct screen *s;
};

static void set_up(struct bench *b)
{
	static const char *const args[] = { "--rate-limit", "0", NULL };
	/* So that there is a row of each. */
	const char *argv[] = { getenv("HUBDECK"),
			       "webhooks",
			       "create",
			       "--namespace",
			       "acme",
			       "--repository",
			       "web-app",
			       "--name",
			       "ci",
			       "--params",
			       "{\"webhook_url\":\"https://ci.example/x\"}",
			       NULL };
	struct run *r;

	*b = (struct bench){ .hub = hubsim_start(args) };
	CU_ASSERT_PTR_NOT_NULL_FATAL(b->hub);
	env_init(&b->env);
	env_put_all(&b->env, hubsim_env(b->hub));
	env_put(&b->env, "DOCKERHUB_USERNAME=maria");
	env_put(&b->env, "DOCKERHUB_TOKEN=maria-password");
	env_put(&b->env, "DOCKERHUB_SCIM_TOKEN=scim-acme");
	env_put(&b->env, "EDITOR=true");
	r = run_program(&b->env, NULL, argv);
	if (r->status)
		printf("    %s", r->err);
	CU_ASSERT_EQUAL_FATAL(r->status, 0);
	run_free(r);
}

static void tear_down(struct bench *b)
{
	hubsim_stop(b->hub);
	env_done(&b->env);
}

/* An address at which there are rows of this kind. */
static bool place_of(const struct kind *k, char *buf, size_t size)
{
	static const char *const forms[] = { "acme/web-app:%s", "acme:%s/web",
					     "acme:%s", ":%s", "%.0s" };

	for (size_t i = 0; i < COUNT(forms); i++) {
		struct place p;
		struct error err = { 0 };

/* The forms are the five above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		snprintf(buf, size, forms[i], k->name);
#pragma GCC diagnostic pop
		if (place_parse(buf, &p, &err) == ST_OK && p.kind == k)
			return true;
	}
	return false;
}

static void open_list(struct bench *b, const char *place)
{
	const char *argv[] = { getenv("HUBDECK"), place, NULL };

	if (!*place)
		argv[1] = NULL;
	b->s = screen_open(&(struct screen_opts){
		.rows = 24,
		.cols = 80,
		.argv = argv,
		.env = (const char *const *)b->env.var,
	});
	CU_ASSERT_TRUE_FATAL(screen_wait(b->s, "m actions"));
	CU_ASSERT_TRUE_FATAL(screen_settle(b->s));
}

/* Whatever was sent that was no question. */
static size_t changes(const struct bench *b)
{
	return hubsim_count(b->hub, "*") - hubsim_count(b->hub, "GET *") -
	       hubsim_count(b->hub, "HEAD *") -
	       hubsim_count(b->hub, "POST /v2/users/login*") -
	       hubsim_count(b->hub, "POST /v2/auth/token*");
}

static void choose(struct bench *b, const struct action *act)
{
	char key[2] = { act->key };

	CU_ASSERT_TRUE(screen_type(b->s, "m"));
	CU_ASSERT_TRUE_FATAL(screen_shows(b->s, "Actions:"));
	CU_ASSERT_TRUE(screen_type(b->s, key));
}

/* Back to the list; y throws away what was typed, and is asked for only then. */
static void leave(struct bench *b)
{
	for (int i = 0; i < LEAVES; i++) {
		screen_key(b->s, "Esc");
		if (screen_shows(b->s, "Throw away"))
			screen_type(b->s, "y");
		if (screen_shows(b->s, "m actions"))
			return;
	}
	CU_ASSERT_TRUE(screen_shows(b->s, "m actions"));
}

static void with_enter(struct bench *b, const struct action *act)
{
	choose(b, act);
	/* In the list Enter opens what it is on. */
	for (int i = 0; i < ENTERS && !screen_shows(b->s, "m actions"); i++)
		screen_key(b->s, "Enter");
	leave(b);
}

static void with_pastes(struct bench *b, const struct action *act)
{
	static const char *const texts[] = {
		"y",        "yes\n", "acme\n", "acme/web-app\r\n", "1\n", "2", "maria",
		"\033[20~", "y\ny",  "\n"
	};

	choose(b, act);
	for (size_t i = 0; i < COUNT(texts) && !screen_shows(b->s, "m actions"); i++)
		screen_paste(b->s, texts[i]);
	leave(b);
}

/* As a terminal sends it that knows no bracketed paste: keys, and all at once. */
static void with_a_burst(struct bench *b, const struct action *act)
{
	static const char *const bursts[] = {
		"yy\r1\033[20~acme\033[20~y\r",
		"acme\racme\r1\r\ry",
		" \r x\r\r\r\r\r",
		"ab\rcd\r\r",
	};
	size_t n = act->flags & ACTION_FORM ? COUNT(bursts) : 1;

	for (size_t i = 0; i < n; i++) {
		char text[64];

		if (act->flags & ACTION_FORM) {
			choose(b, act);
			screen_send(b->s, bursts[i]);
		} else {
			snprintf(text, sizeof(text), "m%c%s", act->key, bursts[i]);
			screen_send(b->s, text);
		}
		CU_ASSERT_TRUE(screen_settle(b->s));
		leave(b);
	}
}

/* What needs no question and has no form is done by its key alone (UX 5.1). */
static bool at_once(const struct action *act)
{
	return act->op && op_by_name(act->op)->safety == SAFETY_0 &&
	       !(act->flags & ACTION_FORM);
}

static void walk(struct bench *b, const struct kind *k, const struct action *act)
{
	size_t before = changes(b);

	if (at_once(act))
		return;
	with_enter(b, act);
	if (changes(b) != before)
		printf("    %s, %s: Enter alone sends something\n", k->name, act->name);
	with_pastes(b, act);
	if (changes(b) != before)
		printf("    %s, %s: a paste sends something\n", k->name, act->name);
	with_a_burst(b, act);
	if (changes(b) != before)
		printf("    %s, %s: a burst of keys sends something\n", k->name,
		       act->name);
	CU_ASSERT_EQUAL(changes(b), before);
}

static void test_no_action_is_confirmed_by_accident(void)
{
	struct bench b;
	size_t walked = 0;

	set_up(&b);
	for (size_t i = 0; kinds[i]; i++) {
		char place[PLACE_MAX];

		if (!kinds[i]->n_actions)
			continue;
		if (!place_of(kinds[i], place, sizeof(place)))
			printf("    no address for %s\n", kinds[i]->name);
		CU_ASSERT_TRUE_FATAL(place_of(kinds[i], place, sizeof(place)));
		open_list(&b, place);
		for (size_t a = 0; a < kinds[i]->n_actions; a++, walked++)
			walk(&b, kinds[i], &kinds[i]->actions[a]);
		screen_stop(b.s);
	}
	CU_ASSERT_TRUE(walked > 30);
	tear_down(&b);
}

CHECK_MAIN("forms", test_no_action_is_confirmed_by_accident)
