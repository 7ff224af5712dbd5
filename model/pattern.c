#include "model/pattern.h"

#include <stdlib.h>

#include "model/xalloc.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Names are short; what needs more steps than this is an accident or an attack. */
enum { STEPS_MAX = 20000, DEPTH_MAX = 250, HEAP_KIB_MAX = 2048, LIMITS_MAX = 50 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *limits;
	int limit_hits;
};

/* An upper-case letter that is not the name of a class, as in \S. */
static bool has_upper(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\\')
			i++;
		else if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z')
			return true;
	}
	return false;
}

static enum status fault(int code, size_t at, struct str text, struct error *err)
{
	PCRE2_UCHAR why[120];

	if (pcre2_get_error_message(code, why, sizeof(why)) < 0)
		why[0] = '\0';
	return error_set(err, ST_USAGE, "\"%.*s\" is no pattern: %s at character %zu",
			 (int)(text.len < 60 ? text.len : 60), text.ptr,
			 (const char *)why, at + 1);
}

enum status pattern_new(struct str text, struct pattern **ret_pattern,
			struct error *err)
{
	uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
			   PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY;
	struct pattern *p;
	pcre2_code *code;
	size_t at = 0;
	int why = 0;

	if (text.len > PATTERN_LEN_MAX)
		return error_set(err, ST_USAGE, "a pattern has at most %d characters",
				 PATTERN_LEN_MAX);
	if (!has_upper(text))
		options |= PCRE2_CASELESS;
	code = pcre2_compile((PCRE2_SPTR)(text.len ? text.ptr : ""), text.len, options,
			     &why, &at, NULL);
	if (!code)
		return fault(why, at, text, err);
	p = xcalloc(1, sizeof(*p));
	p->code = code;
	p->data = pcre2_match_data_create(1, NULL);
	p->limits = pcre2_match_context_create(NULL);
	if (!p->data || !p->limits) {
		pattern_free(p);
		return error_set(err, ST_LOCAL, "out of memory");
	}
	pcre2_set_match_limit(p->limits, STEPS_MAX);
	pcre2_set_depth_limit(p->limits, DEPTH_MAX);
	pcre2_set_heap_limit(p->limits, HEAP_KIB_MAX);
	*ret_pattern = p;
	return ST_OK;
}

void pattern_free(struct pattern *p)
{
	if (!p)
		return;
	pcre2_match_context_free(p->limits);
	pcre2_match_data_free(p->data);
	pcre2_code_free(p->code);
	free(p);
}

bool pattern_match(struct pattern *p, struct str s)
{
	int rc;

	/* 100,000 rows, each taking all its steps, would be seconds. */
	if (p->limit_hits >= LIMITS_MAX)
		return false;
	rc = pcre2_match(p->code, (PCRE2_SPTR)(s.len ? s.ptr : ""), s.len, 0, 0,
			 p->data, p->limits);
	if (rc < 0 && rc != PCRE2_ERROR_NOMATCH)
		p->limit_hits++;
	return rc >= 0;
}
