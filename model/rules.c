#include "model/rules.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/xalloc.h"

enum { MATCH_LIMIT = 5000, RULES_MAX = 16 };

struct rules {
	size_t n;
	pcre2_match_context *context;
	pcre2_code *code[]; /* NULL: could not be read, matches everything */
};

struct rules *rules_new(const char *const *patterns)
{
	size_t n = 0, at;
	struct rules *r;
	int fault;

	while (patterns && patterns[n])
		n++;
	if (!n)
		return NULL;
	r = xcalloc(1, sizeof(*r) + n * sizeof(pcre2_code *));
	r->n = n;
	r->context = pcre2_match_context_create(NULL);
	if (r->context)
		pcre2_set_match_limit(r->context, MATCH_LIMIT);
	for (size_t i = 0; i < n; i++)
		r->code[i] =
			pcre2_compile((PCRE2_SPTR)patterns[i], PCRE2_ZERO_TERMINATED,
				      PCRE2_NEVER_BACKSLASH_C, &fault, &at, NULL);
	return r;
}

enum status rules_check(const char *pattern, struct error *err)
{
	char text[120];
	size_t at;
	int fault;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
					 PCRE2_NEVER_BACKSLASH_C, &fault, &at, NULL);

	if (code) {
		pcre2_code_free(code);
		return ST_OK;
	}
	pcre2_get_error_message(fault, (PCRE2_UCHAR *)text, sizeof(text));
	return error_set(err, ST_USAGE, "%.60s: %s, at character %zu", pattern, text,
			 at + 1);
}

/* A rule that is no text is a rule we cannot read: it protects everything. */
static const char *rule_text(json_object *rule)
{
	return json_object_is_type(rule, json_type_string)
		       ? json_object_get_string(rule)
		       : ".*";
}

/* Rules are kept by the Hub although they are switched off (CONTRACT 18.20). */
struct rules *rules_of_repo(json_object *repo)
{
	const char *texts[RULES_MAX + 1] = { NULL };
	json_object *rules = json_at(repo, "/immutable_tags_settings/rules");
	size_t n;

	if (!json_flag(repo, "/immutable_tags_settings/enabled", false) ||
	    !json_object_is_type(rules, json_type_array))
		return NULL;
	n = json_object_array_length(rules);
	for (size_t i = 0; i < n && i < RULES_MAX; i++)
		texts[i] = rule_text(json_object_array_get_idx(rules, i));
	if (n > RULES_MAX)
		texts[0] = ".*";
	return rules_new(texts);
}

void rules_free(struct rules *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n; i++)
		pcre2_code_free(r->code[i]);
	pcre2_match_context_free(r->context);
	free(r);
}

static bool match_one(const struct rules *r, const pcre2_code *code, struct str name)
{
	pcre2_match_data *data;
	int rc;

	if (!code)
		return true;
	data = pcre2_match_data_create_from_pattern(code, NULL);
	if (!data)
		return true;
	rc = pcre2_match(code, (PCRE2_SPTR)name.ptr, name.len, 0, 0, data, r->context);
	pcre2_match_data_free(data);
	return rc != PCRE2_ERROR_NOMATCH;
}

bool rules_match(const struct rules *r, struct str name)
{
	for (size_t i = 0; r && i < r->n; i++)
		if (match_one(r, r->code[i], name))
			return true;
	return false;
}
