/* Every row of the table has a case, and asks for what the contract says. */
#include <stdio.h>

#include "tests/check.h"
#include "tests/unit/ops_cases.h"

static const struct ops_case *case_of(const struct op *op)
{
	for (size_t i = 0; i < OPS_CASES; i++)
		if (op_by_name(ops_cases[i].op) == op)
			return &ops_cases[i];
	return NULL;
}

static void test_every_operation_has_a_case(void)
{
	const struct op *op;

	for (size_t i = 0; (op = op_at(i)); i++) {
		if (!case_of(op))
			printf("  %s.%s has no case in ops_cases.h\n", op->group,
			       op->action);
		CU_ASSERT_PTR_NOT_NULL(case_of(op));
	}
	CU_ASSERT_EQUAL(op_count(), OPS_CASES);
}

/* What `id` might be. */
static const char *some_id(const struct ops_case *c)
{
	if (strstr(c->params, "'group_id'"))
		return "17";
	return c->id && !strcmp(c->id, "/digest") ? DIGEST : UUID;
}

static void expect_text(const struct ops_case *c, const char *got, const char *text)
{
	char *want = ops_spell(c, text, some_id(c));

	if (strcmp(got ? got : "", want) != 0)
		printf("  %s\n  want %s\n  got  %s\n", c->op, want, got);
	CU_ASSERT_STRING_EQUAL(got ? got : "", want);
	free(want);
}

static void test_every_request_is_what_the_contract_says(void)
{
	for (size_t i = 0; i < OPS_CASES; i++) {
		const struct ops_case *c = &ops_cases[i];
		json_object *p = ops_params(c, some_id(c));
		struct call *call = NULL;
		struct error err = { 0 };
		char *line;

		if (op_call(op_by_name(c->op), p, &call, &err))
			printf("  %s: %s\n", c->op, err.text);
		CU_ASSERT_PTR_NOT_NULL_FATAL(call);
		line = xasprintf("%s %s", method_name(call->op->method),
				 call->target ? call->target : "");
		if (c->request)
			expect_text(c, line, c->request);
		expect_text(c, call->body, c->body);
		free(line);
		call_free(call);
		json_object_put(p);
	}
}

CHECK_MAIN("ops", test_every_operation_has_a_case,
	   test_every_request_is_what_the_contract_says)
