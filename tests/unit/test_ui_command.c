/* The table of commands: what help shows is what keys do (UX 4). */
#include "model/xalloc.h"
#include "tests/check.h"
#include "ui/command.h"
#include "ui/keys.h"

/* Calls `fn` for every key in the table. */
static void each_key(void (*fn)(const struct binding *b, const char *name))
{
	for (size_t i = 0; i < n_bindings; i++) {
		const char *s = bindings[i].keys;

		while (*s) {
			size_t len = strcspn(s, " ");
			char *name = xstrndup(s, len);

			fn(&bindings[i], name);
			free(name);
			s += len + strspn(s + len, " ");
		}
	}
}

static void key_leads_to_its_command(const struct binding *b, const char *name)
{
	uint32_t key = key_parse(name);

	if (command_for_key(key) != b->command)
		printf("    %s is bound twice, or names no key\n", name);
	CU_ASSERT_NOT_EQUAL(key, 0);
	CU_ASSERT_EQUAL(command_for_key(key), b->command);
}

static void test_every_key_once(void)
{
	each_key(key_leads_to_its_command);
}

static void test_every_command_once(void)
{
	for (int c = CMD_NONE + 1; c < N_COMMANDS; c++) {
		size_t n = 0;

		for (size_t i = 0; i < n_bindings; i++)
			n += bindings[i].command == (enum command)c;
		if (n != 1)
			printf("    command %d has %zu bindings\n", c, n);
		CU_ASSERT_EQUAL(n, 1);
		CU_ASSERT_PTR_NOT_NULL(command_binding((enum command)c));
	}
	CU_ASSERT_EQUAL(n_bindings, N_COMMANDS - 1);
}

static void test_every_command_can_be_given_and_is_explained(void)
{
	for (size_t i = 0; i < n_bindings; i++) {
		CU_ASSERT_TRUE(bindings[i].keys[0] || bindings[i].name);
		CU_ASSERT_TRUE(bindings[i].help && bindings[i].help[0]);
		CU_ASSERT_NOT_EQUAL(bindings[i].where & WHERE_ALL, 0);
	}
}

static void test_not_bound_on_purpose(void)
{
	static const char *const keys[] = { "Ctrl-A",    "Ctrl-B",  "Ctrl-S",
					    "Ctrl-Q",    "Ctrl-\\", "Ctrl-K",
					    "Backspace", "Del",     "x" };

	for (size_t i = 0; i < COUNT(keys); i++) {
		CU_ASSERT_NOT_EQUAL(key_parse(keys[i]), 0);
		CU_ASSERT_EQUAL(command_for_key(key_parse(keys[i])), CMD_NONE);
	}
	CU_ASSERT_EQUAL(command_for_key(K_PASTE), CMD_NONE);
	CU_ASSERT_EQUAL(command_for_key(K_LOST), CMD_NONE);
}

/* Where two habits clash the harmless meaning wins. */
static void test_harmless_meanings(void)
{
	CU_ASSERT_EQUAL(command_for_key('d'), CMD_DETAILS);
	CU_ASSERT_EQUAL(command_for_key('D' & 0x1f), CMD_HALF_DOWN);
	CU_ASSERT_EQUAL(command_for_key('D'), CMD_DELETE);
	for (size_t i = 0; i < n_bindings; i++)
		if (bindings[i].where & WHERE_WRITE)
			CU_ASSERT_EQUAL(strlen(bindings[i].keys), 1);
}

static void test_names(void)
{
	CU_ASSERT_EQUAL(command_for_name("refresh"), CMD_REFRESH);
	CU_ASSERT_EQUAL(command_for_name("refr"), CMD_REFRESH);
	CU_ASSERT_EQUAL(command_for_name("sort"), CMD_SORT);
	CU_ASSERT_EQUAL(command_for_name("sor"), CMD_NONE); /* sort, sort-next ... */
	CU_ASSERT_EQUAL(command_for_name(""), CMD_NONE);
	CU_ASSERT_EQUAL(command_for_name("nonsense"), CMD_NONE);
	for (size_t i = 0; i < n_bindings; i++)
		if (bindings[i].name)
			CU_ASSERT_EQUAL(command_for_name(bindings[i].name),
					bindings[i].command);
}

CHECK_MAIN("command", test_every_key_once, test_every_command_once,
	   test_every_command_can_be_given_and_is_explained, test_not_bound_on_purpose,
	   test_harmless_meanings, test_names)
