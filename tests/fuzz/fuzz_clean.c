/* "option=value" lines -> a cleanup rule that reads its own JSON again, and keeps what
 * is protected whatever it says. */
#include <stdint.h>
#include <stdlib.h>

#include "model/clean.h"
#include "model/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NOW = 1767225600, DAY = 86400 };

static void sample(struct tag_list *l, struct arena *a)
{
	static const char *const names[] = { "latest",
					     "v1.2.3-alpine",
					     "v1.2.4-rc1",
					     "pr-4811",
					     "caf\xc3\xa9",
					     "new",
					     "aaaaaaaaaaaaaaaaaaaaaaaa!" };

	for (size_t i = 0; i < COUNT(names); i++) {
		struct tag *t = arena_alloc(a, sizeof(*t));

		t->name = arena_text(a, str_from(names[i]));
		t->platforms = arena_text(a, STR("amd64,windows/amd64"));
		t->size.n = (int64_t)i * 1000000 - 1;
		t->pushed.sec = i == 5 ? NOW : NOW - (int64_t)(i * 100 + 2) * DAY;
		t->pulled.sec = i % 2 ? t->pushed.sec : 0;
		t->digest.known = i != 1;
		t->digest.sha256[0] = (uint8_t)(i % 3);
		tag_list_add(l, t);
	}
}

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* False when a line is no rule. */
static bool read_rule(struct clean_rule *r, const char *text)
{
	char *copy = xstrdup(text), *rest = copy, *line;
	struct error err = { 0 };
	enum status st = ST_OK;

	while (!st && (line = strsep(&rest, "\n"))) {
		char *value = strchr(line, '=');

		if (value)
			*value++ = '\0';
		st = clean_rule_set(r, line, value ? value : "true", &err);
	}
	if (!st)
		st = clean_rule_check(r, &err);
	must(!st || (err.status == ST_USAGE && err.text[0]));
	free(copy);
	return !st;
}

static void check_round_trip(struct clean_rule *r)
{
	json_object *json = clean_rule_json(r), *again = NULL;
	struct clean_rule *twin = NULL;
	struct error err = { 0 };
	char *words = clean_rule_text(r);

	must(clean_rule_parse(json, &twin, &err) == ST_OK);
	again = clean_rule_json(twin);
	must(json_object_equal(json, again));
	must(*words);
	free(words);
	clean_rule_free(twin);
	json_object_put(again);
	json_object_put(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct protection guard = { .now = NOW };
	char *text = xstrndup((const char *)data, size);
	struct clean_rule *r = clean_rule_new();
	struct tag_list tags = { 0 };
	struct arena arena = { 0 };
	struct clean_result res;

	if (read_rule(r, text)) {
		check_round_trip(r);
		sample(&tags, &arena);
		if (!clean_rule_untagged(r)) {
			clean_judge(r, &tags, &guard, size, &res);
			must(res.verdict[0] == CLEAN_LATEST);
			must(res.verdict[5] == CLEAN_RECENT);
			clean_result_done(&res);
		}
		tag_list_done(&tags);
		arena_done(&arena);
	}
	clean_rule_free(r);
	free(text);
	return 0;
}
