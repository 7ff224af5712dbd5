#include "model/rules.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "model/xalloc.h"

enum { MATCH_LIMIT = 5000 };

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
