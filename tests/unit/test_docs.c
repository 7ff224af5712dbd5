/* The manual and the promises say what the program does: every option, operation and
 * key is in them. */
#include <stdio.h>

#include "model/op.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/run.h"

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

static void test_every_option_is_in_the_manual(void)
{
	struct run *r = hubdeck("--help", NULL);
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

/* make install puts these in place: they must be of this table. */
static void expect_completion(const char *shell, const char *path)
{
	struct run *r = hubdeck("completion", shell);
	char *kept = slurp(path);
	const struct op *op;

	if (strcmp(r->out, kept) != 0)
		printf("  %s is old: hubdeck completion %s >%s\n", path, shell, path);
	CU_ASSERT_EQUAL(r->status, 0);
	CU_ASSERT_STRING_EQUAL(r->out, kept);
	for (size_t i = 0; (op = op_at(i)); i++) {
		char *word = xstrdup(op->action);

		for (char *c = word; *c; c++)
			*c = *c == '_' ? '-' : *c;
		if (!strstr(kept, word))
			printf("  %s lacks %s %s\n", path, op->group, word);
		CU_ASSERT_PTR_NOT_NULL(strstr(kept, word));
		free(word);
	}
	free(kept);
	run_free(r);
}

static void test_completions_are_of_this_table(void)
{
	expect_completion("bash", "docs/completions/hubdeck.bash");
	expect_completion("zsh", "docs/completions/_hubdeck");
	expect_completion("fish", "docs/completions/hubdeck.fish");
}

/* A promise whose test is gone is no promise (docs/SECURITY.md). */
static void test_every_promise_names_tests_that_exist(void)
{
	char *text = slurp("docs/SECURITY.md");
	size_t n = 0;

	for (char *p = text; (p = strstr(p, "`test_")); p++) {
		char *path =
			xasprintf("tests/unit/%.*s.c", (int)strcspn(p + 1, "`"), p + 1);
		FILE *f = fopen(path, "re");

		if (!f)
			printf("  docs/SECURITY.md names %s\n", path);
		CU_ASSERT_PTR_NOT_NULL(f);
		if (f)
			fclose(f);
		free(path);
		n++;
	}
	CU_ASSERT_TRUE(n > 5);
	free(text);
}

CHECK_MAIN("docs", test_every_operation_is_in_the_manual,
	   test_every_option_is_in_the_manual, test_completions_are_of_this_table,
	   test_every_promise_names_tests_that_exist)
