/* `hubdeck rotate`: the new token is where it was sent and nowhere else, both work
 * until the old one is disabled, and whatever ends it in between, it goes on. */
#include <stdio.h>
#include <sys/stat.h>

#include "model/json.h"
#include "model/rotation_token.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define GO " --allow-destructive --no-input"

static const char *const audit[] = { "--fixture", "audit", NULL };

static json_object *answer(struct world *w, const char *words, int status)
{
	struct run *r = cli(w, words);
	json_object *o = parsed(r->out);

	if (r->status != status)
		printf("  hubdeck %s: exit %d\n  %s", words, r->status, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	run_free(r);
	return o;
}

/* "ci-publish=on ci-publish-2026-11-21=on ", of those whose label begins so. */
static char *tokens(struct world *w, const char *label)
{
	json_object *o = answer(w, "auth list_oats --org northwind --all --json", 0);
	json_object *rows = json_at(o, "/data/results");
	char *all = xstrdup("");

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *t = json_object_array_get_idx(rows, i);
		char *longer;

		if (strncmp(json_text(t, "/label"), label, strlen(label)) != 0)
			continue;
		longer = xasprintf("%s%s=%s ", all, json_text(t, "/label"),
				   json_flag(t, "/is_active", false) ? "on" : "off");
		free(all);
		all = longer;
	}
	json_object_put(o);
	return all;
}

static void expect_tokens(struct world *w, const char *label, const char *want)
{
	char *got = tokens(w, label);

	if (strcmp(got, want) != 0)
		printf("  want %s\n  got  %s\n", want, got);
	CU_ASSERT_STRING_EQUAL(got, want);
	free(got);
}

/* What a line of the shell prints in the home directory. */
static char *shell(struct world *w, const char *line)
{
	char *full = xasprintf("cd %s && %s", w->env.home, line);
	struct run *r = cli_shell(w, full);
	char *out = xstrdup(r->out);

	run_free(r);
	free(full);
	return out;
}

/* The secret is in what it was delivered to, and in no other file. */
static void expect_secret_only_in(struct world *w, const char *file)
{
	char *found = shell(w, "grep -rl dckr_oat_ . | sort");
	char *want = xasprintf("./%s\n", file);

	CU_ASSERT_STRING_EQUAL(found, *file ? want : "");
	free(found);
	free(want);
}

/* "auth.delete_oat=done ...", the newest first. */
static void expect_journal(struct world *w, const char *want)
{
	json_object *rows = answer(w, "journal --json", 0);
	char got[1024] = "";
	size_t len = 0;

	for (size_t i = 0; i < json_object_array_length(rows) && len < sizeof(got);
	     i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		len += (size_t)snprintf(got + len, sizeof(got) - len, "%s=%s ",
					json_text(row, "/operation"),
					json_text(row, "/state"));
	}
	if (strcmp(got, want) != 0)
		printf("  want %s\n  got  %s\n", want, got);
	CU_ASSERT_STRING_EQUAL(got, want);
	json_object_put(rows);
}

#define NEW "ci-publish-2024-03-01"

#define NEW_MIRROR "mirror-2024-03-01"

static void test_step_by_step(void)
{
	struct world w;
	json_object *o;
	char *line, *mode;

	world_open(&w, "nadia", "nadia-password", audit);
	line = xasprintf("rotate ci-publish --org northwind --json --deliver-to "
			 "%s/new.token",
			 w.env.home);
	o = answer(&w, line, 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/step"), "verified");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/new_label"), NEW);
	json_object_put(o);
	expect_tokens(&w, "ci-publish", NEW "=on ci-publish=on ");
	mode = shell(&w, "stat -c %a new.token");
	CU_ASSERT_STRING_EQUAL(mode, "600\n");
	free(mode);
	expect_secret_only_in(&w, "new.token");
	/* Rights are those of the old one. */
	o = answer(&w, "rotate --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/0/name"), "northwind-ci-publish");
	json_object_put(o);
	expect_exit(&w, line, 64, "under way");
	free(line);
	expect_exit(&w, "rotate --resume northwind-ci-publish --delete" GO, 64,
		    "--disable comes first");
	o = answer(&w, "rotate --resume northwind-ci-publish --disable --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/step"), "disabled");
	CU_ASSERT_FALSE(json_flag(o, "/old/is_active", true));
	json_object_put(o);
	expect_tokens(&w, "ci-publish", NEW "=on ci-publish=off ");
	o = answer(&w, "rotate --resume northwind-ci-publish --undo --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/step"), "verified");
	json_object_put(o);
	expect_tokens(&w, "ci-publish", NEW "=on ci-publish=on ");
	expect_exit(&w, "rotate --resume northwind-ci-publish --disable", 0, NULL);
	expect_exit(&w, "rotate --resume northwind-ci-publish --delete", 4,
		    "allow-destructive");
	/* Used today: by its name only, and not before it was quiet. */
	expect_exit(&w, "rotate --resume northwind-ci-publish --delete" GO, 4,
		    "--confirm");
	expect_tokens(&w, "ci-publish", NEW "=on ci-publish=off ");
	world_close(&w);
}

static void test_it_is_deleted_when_it_was_quiet(void)
{
	struct world w;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "rotate mirror --org northwind --deliver-command cat", 0, NULL);
	expect_exit(&w, "rotate --resume northwind-mirror --disable", 0, NULL);
	expect_exit(&w, "rotate --resume northwind-mirror --delete" GO, 4, "quiet for");
	expect_tokens(&w, "mirror", "mirror-2024-03-01=on mirror=off ");
	expect_exit(&w, "rotate --resume northwind-mirror --delete --quiet-for 0s" GO,
		    0, NULL);
	expect_tokens(&w, "mirror", "mirror-2024-03-01=on ");
	expect_exit(&w, "rotate --resume northwind-mirror", 64, "no rotation");
	expect_secret_only_in(&w, "");
	expect_journal(&w, "rotate.deleted=done auth.delete_oat=done "
			   "rotate.disabled=done auth.update_oat=done "
			   "rotate.verified=done rotate.delivered=done "
			   "auth.create_oat=done ");
	world_close(&w);
}

/* A command that fails leaves things as they were. */
static void test_what_cannot_be_delivered_is_deleted_again(void)
{
	struct world w;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "rotate ci-publish --org northwind --deliver-command false", 74,
		    "the new token is deleted");
	expect_tokens(&w, "ci-publish", "ci-publish=on ");
	/* What can be known before is told before. */
	expect_exit(&w, "rotate ci-publish --org northwind --deliver-to /nowhere/x", 74,
		    "No such file");
	expect_exit(&w, "rotate ci-publish --org northwind", 64, "where does");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST */access-tokens"), 1);
	world_close(&w);
}

/* The Hub made it, and its answer with the secret was lost. */
static void test_a_lost_answer_leaves_one_new_token(void)
{
	static const char *const fault[] = {
		"--fixture", "audit", "--fail",
		"POST /v2/orgs/*/access-tokens truncate n=1", NULL
	};
	struct world w;
	char *got;
	size_t made;

	world_open(&w, "nadia", "nadia-password", fault);
	expect_exit(&w, "rotate ci-publish --org northwind --deliver-command cat", 75,
		    "looks whether it was made");
	made = hubsim_count(w.hub, "POST */access-tokens");
	CU_ASSERT_EQUAL(made, 1);
	expect_exit(&w, "rotate --resume northwind-ci-publish", 64, "where does");
	expect_exit(&w, "rotate --resume northwind-ci-publish --undo", 4,
		    "allow-destructive");
	expect_exit(&w, "rotate --resume northwind-ci-publish --deliver-command cat", 0,
		    NULL);
	got = tokens(&w, "ci-publish");
	CU_ASSERT_STRING_EQUAL(got, NEW "=on ci-publish=on ");
	free(got);
	world_close(&w);
}

static void test_undone_before_the_switch_it_was_never_there(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "nadia", "nadia-password", audit);
	r = cli(&w, "rotate ci-publish --org northwind --show");
	CU_ASSERT_EQUAL(r->status, 0);
	/* Alone, for $(...). */
	CU_ASSERT_EQUAL(strncmp(r->out, "dckr_oat_", 9), 0);
	CU_ASSERT_PTR_EQUAL(strchr(r->out, '\n') + 1, r->out + strlen(r->out));
	CU_ASSERT_PTR_NULL(strstr(r->err, "dckr_oat_"));
	run_free(r);
	expect_secret_only_in(&w, "");
	expect_exit(&w, "rotate --resume northwind-ci-publish --undo", 4,
		    "allow-destructive");
	expect_exit(&w, "rotate --resume northwind-ci-publish --undo" GO, 0, NULL);
	expect_tokens(&w, "ci-publish", "ci-publish=on ");
	expect_exit(&w, "rotate --resume northwind-ci-publish", 64, "no rotation");
	world_close(&w);
}

static void test_rights_that_are_powers_pass_the_gate(void)
{
	struct world w;

	world_open(&w, "nadia", "nadia-password", audit);
	/* It may delete images. */
	expect_exit(&w, "rotate everything --org northwind --show --no-input", 4, NULL);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST */access-tokens"), 0);
	expect_exit(&w, "rotate ci-publish --org northwind --dry-run", 0, NULL);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST */access-tokens"), 0);
	expect_exit(&w, "rotate nothing --org northwind --show", 65, "no token");
	expect_exit(&w, "rotate ci-publish --disable", 64, "--resume");
	expect_exit(&w, "rotate --resume x --disable --undo", 64, "one step");
	expect_exit(&w, "rotate demo --show --expires never", 64, "span of time");
	world_close(&w);
}

static void test_personal_tokens(void)
{
	struct world w;
	json_object *o;
	struct run *r;

	world_open(&w, "nadia", "nadia-password", audit);
	r = cli(&w, "rotate cron --show --label cron-2");
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_EQUAL(strncmp(r->out, "dckr_pat_", 9), 0);
	run_free(r);
	o = answer(&w, "rotate --resume cron --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/new/scopes/0"), "repo:read");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/new/token_label"), "cron-2");
	json_object_put(o);
	world_close(&w);
}

/* It would leave two tokens that work, and nobody who knows why. */
static void test_a_command_that_does_not_end_is_ended(void)
{
	struct world w;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w,
		    "rotate ci-publish --org northwind --deliver-timeout 1s "
		    "--deliver-command yes",
		    74, "not over after 1 s");
	expect_tokens(&w, "ci-publish", "ci-publish=on ");
	expect_exit(&w,
		    "rotate ci-publish --org northwind --deliver-timeout soon "
		    "--deliver-command cat",
		    64, "span of time");
	expect_exit(&w,
		    "rotate ci-publish --org northwind --deliver-timeout 20s "
		    "--deliver-command cat",
		    0, NULL);
	world_close(&w);
}

static void delete_token(struct world *w, const char *label)
{
	char *line = xasprintf(
		"HUBDECK=%s; id=$($HUBDECK auth list-oats --org northwind --all --csv "
		"--columns id,label | sed -n 's/,%s$//p') && $HUBDECK auth delete-oat "
		"--org northwind --token-id $id --confirm northwind" GO,
		getenv("HUBDECK"), label);
	struct run *r = cli_shell(w, line);

	CU_ASSERT_EQUAL(r->status, 0);
	run_free(r);
	free(line);
}

static void set_active(struct world *w, const char *label, bool active)
{
	char *line = xasprintf(
		"HUBDECK=%s; id=$($HUBDECK auth list-oats --org northwind --all --csv "
		"--columns id,label | sed -n 's/,%s$//p') && $HUBDECK auth update-oat "
		"--org northwind --token-id $id --is-active %s" GO,
		getenv("HUBDECK"), label, active ? "true" : "false");
	struct run *r = cli_shell(w, line);

	CU_ASSERT_EQUAL(r->status, 0);
	run_free(r);
	free(line);
}

/* What others do meanwhile never leaves nothing that works, nor a rotation that cannot
 * end. */
static void test_the_old_one_was_deleted_elsewhere(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "rotate mirror --org northwind --deliver-command cat", 0, NULL);
	delete_token(&w, "mirror");
	expect_exit(&w, "rotate --resume northwind-mirror --undo" GO, 4,
		    "the old token is not there");
	expect_tokens(&w, "mirror", NEW_MIRROR "=on ");
	o = answer(&w, "rotate --resume northwind-mirror --delete --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/step"), "deleted");
	json_object_put(o);
	expect_tokens(&w, "mirror", NEW_MIRROR "=on ");
	expect_exit(&w, "rotate --resume northwind-mirror", 64, "no rotation");
	world_close(&w);
}

static void test_the_old_one_stays_when_the_new_one_is_gone(void)
{
	struct world w;
	json_object *o;
	struct run *r;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "rotate mirror --org northwind --deliver-command cat", 0, NULL);
	set_active(&w, NEW_MIRROR, false);
	expect_exit(&w, "rotate --resume northwind-mirror --disable", 4, "is off");
	set_active(&w, NEW_MIRROR, true);
	expect_exit(&w, "rotate --resume northwind-mirror --disable", 0, NULL);
	delete_token(&w, NEW_MIRROR);
	expect_exit(&w, "rotate --resume northwind-mirror --delete --quiet-for 0s" GO,
		    4, "not there");
	o = answer(&w, "rotate --resume northwind-mirror --undo --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/step"), "verified");
	json_object_put(o);
	expect_exit(&w, "rotate --resume northwind-mirror --disable", 4, "not there");
	/* It was deleted before, and the other was off meanwhile. */
	r = cli(&w, "rotate --resume northwind-mirror --undo -o table" GO);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(
		r->out, "Undone: mirror stays, and there is no " NEW_MIRROR ".\n"));
	run_free(r);
	expect_tokens(&w, "mirror", "mirror=on ");
	world_close(&w);
}

/* Its answer was lost, or somebody switched it off: undoing switches it on, and does
 * not delete the only one that works. */
static void test_the_old_one_is_as_the_hub_says(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "rotate mirror --org northwind --deliver-command cat", 0, NULL);
	set_active(&w, "mirror", false);
	o = answer(&w, "rotate --resume northwind-mirror --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/step"), "disabled");
	json_object_put(o);
	set_active(&w, "mirror", true);
	expect_exit(&w, "rotate --resume northwind-mirror --delete --quiet-for 0s" GO,
		    64, "--disable comes first");
	set_active(&w, "mirror", false);
	expect_exit(&w, "rotate --resume northwind-mirror --undo" GO, 0, NULL);
	expect_tokens(&w, "mirror", NEW_MIRROR "=on mirror=on ");
	world_close(&w);
}

/* The first waits for its command when the second comes. */
static void test_two_do_not_go_on_with_the_same_one(void)
{
	struct world w;
	char *got;

	world_open(&w, "nadia", "nadia-password", audit);
	got = shell(&w, "mkfifo gate started && { $HUBDECK rotate mirror --org "
			"northwind --deliver-command \"sh -c 'echo >started; cat "
			"<gate'\" >first 2>&1 & } && cat started >/dev/null && "
			"{ $HUBDECK rotate --resume northwind-mirror --show 2>&1; echo "
			"$?; $HUBDECK rotate mirror --org northwind --show 2>&1; echo "
			"$?; echo >gate; wait $!; echo $?; }");
	CU_ASSERT_PTR_NOT_NULL(strstr(got, "another hubdeck is at work on it (pid "));
	CU_ASSERT_PTR_NOT_NULL(strstr(got, "\n4\n"));
	CU_ASSERT_STRING_EQUAL(got + strlen(got) - 3, "\n0\n");
	free(got);
	expect_tokens(&w, "mirror", NEW_MIRROR "=on mirror=on ");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "POST */access-tokens"), 1);
	world_close(&w);
}

/* Each step is noted as one of this rotation. */
static void test_its_log_is_in_the_journal(void)
{
	struct world w;
	json_object *o;
	char *line;

	world_open(&w, "nadia", "nadia-password", audit);
	o = answer(&w, "rotate mirror --org northwind --json --deliver-command true",
		   0);
	line = xasprintf("journal --job %s --json", json_text(o, "/job"));
	json_object_put(o);
	expect_exit(&w, "rotate nightly --org northwind --deliver-command true", 0,
		    NULL);
	expect_exit(&w, "rotate --resume northwind-mirror --disable", 0, NULL);
	o = answer(&w, line, 0);
	CU_ASSERT_EQUAL(json_object_array_length(o), 5);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/0/operation"), "rotate.disabled");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/0/target"), "northwind/mirror");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/1/operation"), "auth.update_oat");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/2/operation"), "rotate.verified");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/3/operation"), "rotate.delivered");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/4/operation"), "auth.create_oat");
	json_object_put(o);
	free(line);
	/* It is no job to go on with. */
	o = answer(&w, "jobs --json", 0);
	CU_ASSERT_EQUAL(json_object_array_length(o), 0);
	json_object_put(o);
	world_close(&w);
}

/* A week later cron is told, and a rotation of another Hub is not its business. */
static void test_one_that_waits_for_its_end_is_told(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "rotate mirror --org northwind --deliver-command true", 0,
		    NULL);
	expect_exit(&w, "rotate --resume northwind-mirror --disable", 0, NULL);
	expect_exit(&w, "tokens northwind --expiring 1d", 0, NULL);
	free(shell(&w, "f=$(find . -name northwind-mirror.json) && sed -i "
		       "'s/\"disabled\":[0-9]*/\"disabled\":1708600000/' $f && "
		       "sed 's,\"http[^\"]*\",\"https://other.example\",;"
		       "s/northwind-mirror/other/' $f >${f%/*}/other.json"));
	o = answer(&w, "tokens northwind --expiring 1d --json", 1);
	CU_ASSERT_EQUAL(json_object_array_length(json_at(o, "/findings")), 1);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/findings/0/check"), "token-rotated");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/findings/0/subject"), "mirror");
	CU_ASSERT_STRING_EQUAL(
		json_text(o, "/findings/0/why"),
		"off for 8 days: hubdeck rotate --resume northwind-mirror --delete");
	json_object_put(o);
	expect_exit(&w, "doctor northwind --check token-rotated", 1, NULL);
	world_close(&w);
}

static void test_what_cannot_be_read_is_listed(void)
{
	struct world w;
	json_object *o;

	world_open(&w, "nadia", "nadia-password", audit);
	expect_exit(&w, "rotate ci-publish --org northwind --show", 0, NULL);
	free(shell(&w, "d=$(dirname $(find . -name northwind-ci-publish.json)) && "
		       "echo x > $d/broken.json"));
	o = answer(&w, "rotate --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/0/name"), "broken");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/0/step"), "unreadable");
	CU_ASSERT_TRUE(*json_text(o, "/0/why") != 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/1/step"), "verified");
	json_object_put(o);
	world_close(&w);
}

static void test_the_quota_is_looked_at_first(void)
{
	struct error err = { 0 };

	CU_ASSERT_EQUAL(token_quota_check("business", 99, &err), ST_OK);
	CU_ASSERT_EQUAL(token_quota_check(NULL, 1000, &err), ST_OK);
	CU_ASSERT_EQUAL(token_quota_check("team", 9, &err), ST_OK);
	CU_ASSERT_EQUAL(token_quota_check("team", 10, &err), ST_GATE);
}

static void test_names(void)
{
	static const struct {
		const char *label, *want;
	} labels[] = {
		{ "ci", "ci-2026-11-21" },
		{ "ci-2025-01-31", "ci-2026-11-21" },
		{ "-2025-01-31", "-2025-01-31-2026-11-21" },
		{ "ci-2025", "ci-2025-2026-11-21" },
	};
	char *name;

	for (size_t i = 0; i < COUNT(labels); i++) {
		/* 2026-11-21 */
		char *got = rotation_label(labels[i].label, 1795219200);

		CU_ASSERT_STRING_EQUAL(got, labels[i].want);
		free(got);
	}
	name = rotation_name("acme", "../../x y");
	CU_ASSERT_STRING_EQUAL(name, "acme-..-..-x-y");
	free(name);
	name = rotation_name(NULL, ".hidden");
	CU_ASSERT_STRING_EQUAL(name, "-hidden");
	free(name);
}

CHECK_MAIN("rotate", test_step_by_step, test_it_is_deleted_when_it_was_quiet,
	   test_what_cannot_be_delivered_is_deleted_again,
	   test_a_lost_answer_leaves_one_new_token,
	   test_undone_before_the_switch_it_was_never_there,
	   test_rights_that_are_powers_pass_the_gate, test_personal_tokens,
	   test_a_command_that_does_not_end_is_ended,
	   test_the_old_one_was_deleted_elsewhere,
	   test_the_old_one_stays_when_the_new_one_is_gone,
	   test_the_old_one_is_as_the_hub_says, test_two_do_not_go_on_with_the_same_one,
	   test_its_log_is_in_the_journal, test_one_that_waits_for_its_end_is_told,
	   test_what_cannot_be_read_is_listed, test_the_quota_is_looked_at_first,
	   test_names)
