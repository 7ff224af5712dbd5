#include "model/pattern.h"

#include <stdlib.h>
#include <string.h>

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

/* The whole match and one group. */
enum { PAIRS = 2 };

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

/* `regex` is a part of `text`, or was made from it. */
static enum status fault(int code, size_t at, struct str text, struct str regex,
			 struct error *err)
{
	bool part = regex.ptr >= text.ptr && regex.ptr <= text.ptr + text.len;
	int shown = (int)(text.len < 60 ? text.len : 60);
	PCRE2_UCHAR why[120];

	if (pcre2_get_error_message(code, why, sizeof(why)) < 0)
		why[0] = '\0';
	if (!part)
		return error_set(err, ST_USAGE, "\"%.*s\" is no pattern: %s", shown,
				 text.ptr, (const char *)why);
	at += (size_t)(regex.ptr - text.ptr);
	return error_set(err, ST_USAGE, "\"%.*s\" is no pattern: %s at character %zu",
			 shown, text.ptr, (const char *)why, at + 1);
}

/* `text` is what was typed, `regex` what is compiled. */
static enum status compile(struct str text, struct str regex, uint32_t options,
			   struct pattern **ret_pattern, struct error *err)
{
	struct pattern *p;
	pcre2_code *code;
	size_t at = 0;
	int why = 0;

	options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C |
		   PCRE2_DOLLAR_ENDONLY;
	code = pcre2_compile((PCRE2_SPTR)(regex.len ? regex.ptr : ""), regex.len,
			     options, &why, &at, NULL);
	if (!code)
		return fault(why, at, text, regex, err);
	p = xcalloc(1, sizeof(*p));
	p->code = code;
	p->data = pcre2_match_data_create(PAIRS, NULL);
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

static enum status check_length(struct str text, struct error *err)
{
	if (text.len <= PATTERN_LEN_MAX)
		return ST_OK;
	return error_set(err, ST_USAGE, "a pattern has at most %d characters",
			 PATTERN_LEN_MAX);
}

enum status pattern_new(struct str text, struct pattern **ret_pattern,
			struct error *err)
{
	enum status st = check_length(text, err);

	if (st)
		return st;
	return compile(text, text, has_upper(text) ? 0 : PCRE2_CASELESS, ret_pattern,
		       err);
}

/* ---- shell patterns ---------------------------------------------------- */

/* A shell pattern as a regular expression; a star makes seven characters. */
struct regex {
	char text[7 * PATTERN_LEN_MAX + 32];
	size_t n;
};

static void put(struct regex *r, const char *s, size_t n)
{
	memcpy(r->text + r->n, s, n);
	r->n += n;
}

static void put_literal(struct regex *r, char c)
{
	if ((unsigned char)c < 0x80 && !strchr("_/-", c) &&
	    !((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')))
		put(r, "\\", 1);
	put(r, &c, 1);
}

/* The length of the class that begins at s.ptr[0] == '['; 0 when it has no end. */
static size_t class_length(struct str s)
{
	size_t i = 1;

	if (i < s.len && (s.ptr[i] == '!' || s.ptr[i] == '^'))
		i++;
	if (i < s.len && s.ptr[i] == ']')
		i++;
	while (i < s.len && s.ptr[i] != ']')
		i++;
	return i < s.len ? i + 1 : 0;
}

/* What PCRE2 reads in a class and a shell does not: \ and [:alpha:]. */
static void put_class(struct regex *r, struct str s)
{
	size_t i = 1;

	put(r, "[", 1);
	if (s.ptr[i] == '!' || s.ptr[i] == '^') {
		put(r, "^", 1);
		i++;
	}
	for (; i + 1 < s.len; i++) {
		if (strchr("\\[]^", s.ptr[i]))
			put(r, "\\", 1);
		put(r, &s.ptr[i], 1);
	}
	put(r, "]", 1);
}

/* One element that is no star; returns how long it was. */
static size_t put_element(struct regex *r, struct str s)
{
	size_t n = s.ptr[0] == '[' ? class_length(s) : 0;

	if (n) {
		put_class(r, (struct str){ s.ptr, n });
		return n;
	}
	if (s.ptr[0] == '?') {
		put(r, ".", 1);
		return 1;
	}
	n = s.ptr[0] == '\\' && s.len > 1;
	put_literal(r, s.ptr[n]);
	return n + 1;
}

/*
 * "a*b*c" becomes \Aa(?>.*?b).*c\z: where a piece between two stars is found first, it
 * is not looked for again, so that many stars do not take many steps.
 */
static enum status compile_shell(struct str text, struct pattern **ret_pattern,
				 struct error *err)
{
	struct regex r = { .n = 0 };
	struct str s = text;
	bool open = false;

	put(&r, "\\A", 2);
	while (s.len) {
		size_t n = 0;

		while (n < s.len && s.ptr[n] == '*')
			n++;
		if (!n) {
			n = put_element(&r, s);
		} else {
			bool last = !memchr(s.ptr + n, '*', s.len - n);

			put(&r, ")", open);
			put(&r, last ? ".*" : "(?>.*?", last ? 2 : 6);
			open = !last;
		}
		s = (struct str){ s.ptr + n, s.len - n };
	}
	put(&r, ")", open);
	put(&r, "\\z", 2);
	return compile(text, (struct str){ r.text, r.n }, PCRE2_DOTALL, ret_pattern,
		       err);
}

enum status pattern_of_names(struct str text, struct pattern **ret_pattern,
			     struct error *err)
{
	struct str regex = text;
	enum status st = check_length(text, err);

	if (st)
		return st;
	if (!text.len)
		return error_set(err, ST_USAGE, "the pattern is empty");
	if (str_starts(text, STR("re:")))
		regex = (struct str){ text.ptr + 3, text.len - 3 };
	else if (text.len > 1 && text.ptr[0] == '/' && text.ptr[text.len - 1] == '/')
		regex = (struct str){ text.ptr + 1, text.len - 2 };
	else if (text.ptr[0] != '^')
		return compile_shell(text, ret_pattern, err);
	if (!regex.len)
		return error_set(err, ST_USAGE, "the pattern is empty");
	return compile(text, regex, 0, ret_pattern, err);
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

enum pattern_answer pattern_try(struct pattern *p, struct str s)
{
	int rc;

	/* 100,000 rows, each taking all its steps, would be seconds. */
	if (p->limit_hits >= LIMITS_MAX)
		return PATTERN_UNSURE;
	rc = pcre2_match(p->code, (PCRE2_SPTR)(s.len ? s.ptr : ""), s.len, 0, 0,
			 p->data, p->limits);
	if (rc >= 0)
		return PATTERN_YES;
	if (rc == PCRE2_ERROR_NOMATCH)
		return PATTERN_NO;
	p->limit_hits++;
	return PATTERN_UNSURE;
}

bool pattern_match(struct pattern *p, struct str s)
{
	return pattern_try(p, s) == PATTERN_YES;
}

size_t pattern_groups(const struct pattern *p)
{
	uint32_t n = 0;

	pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &n);
	return n;
}

struct str pattern_group(const struct pattern *p, struct str s)
{
	const size_t *at = pcre2_get_ovector_pointer(p->data);

	if (!pattern_groups(p) || at[2] > at[3] || at[3] > s.len)
		return (struct str){ NULL, 0 };
	return (struct str){ s.ptr + at[2], at[3] - at[2] };
}
