/* The manual and the promises say what the program does: every option, operation and
 * key is in them. */
#include <fnmatch.h>
#include <glob.h>
#include <stdio.h>
#include <unistd.h>

#include "model/member_audit.h"
#include "model/op.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/run.h"
#include "tests/harness/words.h"

static char *slurp(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = xcalloc(1 << 20, 1);

	if (!f) {
		printf("  cannot read %s\n", path);
		abort();
	}
	(void)!fread(text, 1, (1 << 20) - 1, f);
	fclose(f);
	return text;
}

/* The page as roff writes it: without "\-" and "\&". */
static char *manual(void)
{
	char *text = slurp("docs/hubdeck.1"), *to = text;

	for (const char *from = text; *from; from++) {
		if (from[0] == '\\' && from[1] == '&')
			from++;
		else
			*to++ = *from;
	}
	*to = '\0';
	return text;
}

static struct run *hubdeck(const char *word, const char *second)
{
	const char *argv[] = { getenv("HUBDECK"), word, second, NULL };
	struct env e;
	struct run *r;

	env_init(&e);
	r = run_program(&e, NULL, argv);
	env_done(&e);
	return r;
}

static void test_every_operation_is_in_the_manual(void)
{
	char *man = manual();

	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {
		char *entry = xasprintf(".It Cm %s %s\n%s\n", op->group, op->action,
					op->help);

		if (!strstr(man, entry))
			printf("  docs/hubdeck.1 lacks:\n%s", entry);
		CU_ASSERT_PTR_NOT_NULL(strstr(man, entry));
		free(entry);
	}
	free(man);
}

/* Those that `hubdeck FIRST SECOND` lists. */
static void expect_options(const char *first, const char *second)
{
	struct run *r = hubdeck(first, second);
	char *man = manual();
	size_t n = 0;

	CU_ASSERT_EQUAL(r->status, 0);
	for (char *p = r->out; (p = strstr(p, "  --")); p += 4) {
		char *entry =
			xasprintf("Fl Fl %.*s", (int)strcspn(p + 4, " \n"), p + 4);

		if (!strstr(man, entry))
			printf("  docs/hubdeck.1 lacks %s\n", entry);
		CU_ASSERT_PTR_NOT_NULL(strstr(man, entry));
		free(entry);
		n++;
	}
	CU_ASSERT_TRUE(n > 10);
	free(man);
	run_free(r);
}

static void test_every_option_is_in_the_manual(void)
{
	expect_options("--help", NULL);
	expect_options("clean", "--help");
}

/* What [risk] takes is in the manual, with the weights that hold without it. */
static void test_every_flag_of_risk_is_in_the_manual(void)
{
	char *man = manual();

	for (size_t i = 0; i < n_audit_flags; i++) {
		char name[AUDIT_FLAG_MAX], *entry;

		audit_flag_name(i, name);
		entry = xasprintf(".Ic %s\n(%d)", name, audit_flags[i].weight);
		if (!strstr(man, entry))
			printf("  docs/hubdeck.1 lacks:\n%s\n", entry);
		CU_ASSERT_PTR_NOT_NULL(strstr(man, entry));
		free(entry);
	}
	free(man);
}

/* How a shell's script says that a group has an action, and what the action takes; %1
 * is the group, %2 the action. */
struct shell {
	const char *name, *path;
	const char *action; /* a line begins so ... */
	const char *word;   /* ... and has this */
	const char *flags;  /* a line begins so ... */
	const char *flag;   /* ... and has this, %3 being the parameter */
};

static const struct shell shells[] = {
	{ "bash", "docs/completions/hubdeck.bash", "\t2:%1) words='", "[' ]%2[' ]",
	  "\t'%1 %2 '*) words=", " --%3[ \"]" },
	{ "zsh", "docs/completions/_hubdeck", "\t2:%1) items=(", "'%2:?",
	  "\t'%1 %2 '*) items=(", " '--%3:?" },
	{ "fish", "docs/completions/hubdeck.fish",
	  "complete -c hubdeck -n '__fish_seen_subcommand_from %1; and test ",
	  " -a %2 -d '?",
	  "complete -c hubdeck -n '__fish_seen_subcommand_from %1; and "
	  "__fish_seen_subcommand_from %2' ",
	  " -l %3 -x -d '?" },
};

static char *dashed(const char *word)
{
	char *s = xstrdup(word);

	for (char *c = s; *c; c++)
		*c = *c == '_' ? '-' : *c;
	return s;
}

/* The form with what %1, %2 and %3 stand for. */
static char *fill(const char *form, const struct op *op, const char *param)
{
	char *action = dashed(op->action), *flag = dashed(param);
	char *a = words_replace(form, "%1", op->group);
	char *b = words_replace(a, "%2", action), *c = words_replace(b, "%3", flag);

	free(action);
	free(flag);
	free(a);
	free(b);
	return c;
}

/* A line of the text begins with `begin` and has `pattern` behind it. */
static bool has_line(const char *text, const char *begin, const char *pattern)
{
	size_t n = strlen(begin);
	char *wanted = xasprintf("*%s*", pattern);
	bool found = false;

	for (const char *line = text; *line && !found;
	     line += strcspn(line, "\n") + 1) {
		size_t len = strcspn(line, "\n");
		char *copy;

		if (len < n || strncmp(line, begin, n) != 0)
			continue;
		copy = xstrndup(line + n - 1, len - n + 1);
		found = !fnmatch(wanted, copy, 0);
		free(copy);
	}
	free(wanted);
	return found;
}

static void expect_completed(const struct shell *sh, const char *kept,
			     const struct op *op, const char *line_form,
			     const char *form, const char *param)
{
	char *begin = fill(line_form, op, param), *word = fill(form, op, param);
	bool found = has_line(kept, begin, word);

	if (!found)
		printf("  %s does not complete %s %s %s\n", sh->path, op->group,
		       op->action, param);
	CU_ASSERT_TRUE(found);
	free(begin);
	free(word);
}

/* Secrets have none, and --dry-run is everybody's. */
static bool has_flag(const struct param *p)
{
	return p->type != PARAM_SECRET && strcmp(p->name, "dry_run") != 0;
}

static void expect_completion(const struct shell *sh)
{
	struct run *r = hubdeck("completion", sh->name);
	char *kept = slurp(sh->path);
	const struct op *op;

	/* make install puts it in place: it must be of this table. */
	if (strcmp(r->out, kept) != 0)
		printf("  %s is old: hubdeck completion %s >%s\n", sh->path, sh->name,
		       sh->path);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->out, kept);
	for (size_t i = 0; (op = op_at(i)); i++) {
		expect_completed(sh, r->out, op, sh->action, sh->word, "");
		for (size_t k = 0; k < op->n_params; k++)
			if (has_flag(&op->params[k]))
				expect_completed(sh, r->out, op, sh->flags, sh->flag,
						 op->params[k].name);
	}
	free(kept);
	run_free(r);
}

static void test_completions_are_of_this_table(void)
{
	for (size_t i = 0; i < COUNT(shells); i++)
		expect_completion(&shells[i]);
}

/* ---- names that scripts and agents know ---------------------------------- */

/* Each is a test of test_ops_hub, by this name. */
static const char *const administration[] = {
	"add organization member",
	"create organization",
	"create repository",
	"create webhook",
	"delete image",
	"delete organization",
	"delete repository",
	"delete tag",
	"delete team",
	"delete webhook",
	"get image",
	"get repository",
	"get tag",
	"get team",
	"get webhook",
	"list organization access tokens",
	"list organizations",
	"list organization members",
	"list repositories",
	"list team members",
	"list teams",
	"list webhooks",
	"remove organization member",
	"remove team member",
};

/* Each is a test of test_named; a group begins with its colon. */
static const char *const actions[] = {
	"hub_auth:",
	"create_token login two_factor_login list_pats create_pat get_pat update_pat "
	"delete_pat list_oats create_oat get_oat update_oat delete_oat",
	"hub_repos:",
	"list create get check list_tags check_tags get_tag check_tag "
	"set_immutable_tags verify_immutable_tags assign_group",
	"hub_org:",
	"get_settings update_settings list_members export_members update_member "
	"remove_member list_invites delete_invite resend_invite bulk_invite",
	"hub_teams:",
	"list create get update patch delete list_members add_member remove_member",
	"hub_audit:",
	"logs actions",
	"hub_scim:",
	"service_provider_config resource_types resource_type schemas schema "
	"list_users "
	"get_user create_user update_user",
	"hub_admin:",
	"rate_limit whoami",
};

static void expect_in(const char *text, const char *wanted, const char *where)
{
	if (!strstr(text, wanted))
		printf("  %s lacks %s\n", where, wanted);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, wanted));
}

/* A function that no suite names does not compile. */
static void test_the_24_tasks_have_their_tests(void)
{
	char *text = slurp("tests/unit/test_ops_hub.c");

	CU_ASSERT_EQUAL(COUNT(administration), 24);
	for (size_t i = 0; i < COUNT(administration); i++) {
		char *name = words_replace(administration[i], " ", "_");
		char *test = xasprintf("TEST(test_%s)", name);

		expect_in(text, test, "test_ops_hub.c");
		free(test);
		free(name);
	}
	free(text);
}

static void test_the_56_actions_have_their_tests(void)
{
	char *text = slurp("tests/unit/test_named.c");
	size_t count = 0, n;

	for (size_t i = 0; i < COUNT(actions); i += 2) {
		int group = (int)strlen(actions[i]) - 1;
		char **words = words_split(actions[i + 1], &n);

		for (size_t k = 0; k < n; k++) {
			char *test = xasprintf("NAMED(%.*s_%s,", group, actions[i],
					       words[k]);

			expect_in(text, test, "test_named.c");
			free(test);
		}
		count += n;
		free(words);
	}
	CU_ASSERT_EQUAL(count, 56);
	free(text);
}

/* ---- promises -------------------------------------------------------------- */

/* "test_x", "test_x/test_y", "fuzz_x", "tests/screens/x.t" with its pattern. */
static bool proof_exists(const char *name)
{
	const char *slash = strchr(name, '/');
	char *path, *text, *fn;
	bool found;
	glob_t g;

	if (!strncmp(name, "tests/", 6)) {
		found = !glob(name, 0, NULL, &g);
		globfree(&g);
		return found;
	}
	path = xasprintf("tests/%s/%.*s.c",
			 strncmp(name, "fuzz_", 5) != 0 ? "unit" : "fuzz",
			 (int)strcspn(name, "/"), name);
	found = !access(path, R_OK);
	text = found && slash ? slurp(path) : NULL;
	fn = slash ? xasprintf(" %s(void)", slash + 1) : NULL;
	if (text && !strstr(text, fn))
		found = false;
	free(fn);
	free(text);
	free(path);
	return found;
}

/* The names between `...` in the last cell; how many there are. */
static size_t check_proofs(const char *row, size_t len)
{
	char *line = xstrndup(row, len), *cell, *name, *end;
	size_t n = 0;

	*strrchr(line, '|') = '\0';
	cell = strrchr(line, '|');
	while (cell && (name = strchr(cell, '`')) && (end = strchr(++name, '`'))) {
		*end = '\0';
		if (!proof_exists(name))
			printf("  docs/SECURITY.md names %s\n", name);
		CU_ASSERT_TRUE(proof_exists(name));
		cell = end + 1;
		n++;
	}
	if (!n)
		printf("  without a proof: %.60s\n", row);
	free(line);
	return n;
}

/* A promise whose test is gone is no promise (Q6). */
static void test_every_promise_names_tests_that_exist(void)
{
	static const char *const heads[] = { "|---", "| promise", "| | what" };
	char *text = slurp("docs/SECURITY.md");
	size_t rows = 0;

	for (char *p = text; *p; p += strcspn(p, "\n") + 1) {
		bool head = *p != '|';

		for (size_t i = 0; i < COUNT(heads); i++)
			head |= !strncmp(p, heads[i], strlen(heads[i]));
		if (head)
			continue;
		CU_ASSERT_TRUE(check_proofs(p, strcspn(p, "\n")) > 0);
		rows++;
	}
	CU_ASSERT_TRUE(rows > 28);
	free(text);
}

CHECK_MAIN("docs", test_every_operation_is_in_the_manual,
	   test_every_option_is_in_the_manual, test_every_flag_of_risk_is_in_the_manual,
	   test_completions_are_of_this_table, test_the_24_tasks_have_their_tests,
	   test_the_56_actions_have_their_tests,
	   test_every_promise_names_tests_that_exist)
