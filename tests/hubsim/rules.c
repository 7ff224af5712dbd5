#include "tests/hubsim/rules.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/buf.h"

/* RE2 needs none of these; a rule that is not RE2's own is stopped by them. */
#define STEPS_MOST  1000000
#define REPEAT_MOST 1000

struct rule {
	char *text;
	pcre2_code *code;
};

struct rules {
	struct rule *at;
	size_t n, cap;
};

struct rules *rules_new(void)
{
	return must_alloc(sizeof(struct rules));
}

void rules_free(struct rules *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n; i++) {
		free(r->at[i].text);
		pcre2_code_free(r->at[i].code);
	}
	free(r->at);
	free(r);
}

size_t rules_count(const struct rules *r)
{
	return r ? r->n : 0;
}

const char *rules_text(const struct rules *r, size_t i)
{
	return r->at[i].text;
}

/* What may follow "(?" in RE2: a group without a number, flags, or a name. */
static bool good_group(const char *s)
{
	size_t flags = strspn(s, "imsU-");

	if (!strncmp(s, "P<", 2) || (*s == '<' && s[1] != '=' && s[1] != '!'))
		return true;
	return s[flags] == ':' || (flags && s[flags] == ')');
}

/* The length of "{2,3}" at s, 0 when it is no such thing; `*ret_most` its larger one.
 */
static size_t braces(const char *s, long *ret_most)
{
	char *end;

	*ret_most = 0;
	if (*s != '{' || s[1] < '0' || s[1] > '9')
		return 0;
	*ret_most = strtol(s + 1, &end, 10);
	if (*end == ',') {
		end++;
		if (*end >= '0' && *end <= '9') {
			long upper = strtol(end, &end, 10);

			*ret_most = upper > *ret_most ? upper : *ret_most;
		}
	}
	return *end == '}' ? (size_t)(end + 1 - s) : 0;
}

/* How many bytes of s repeat what is before it; 0 for none, with why when too much. */
static size_t repetition(const char *s, const char **ret_why)
{
	long most;
	size_t n = *s == '*' || *s == '+' || *s == '?' ? 1 : braces(s, &most);
	long nested;

	if (!n)
		return 0;
	if (n > 1 && most > REPEAT_MOST)
		*ret_why = "invalid repeat count";
	n += s[n] == '?';
	if (s[n] == '*' || s[n] == '+' || s[n] == '?' || braces(s + n, &nested))
		*ret_why = "invalid nested repetition operator";
	return n;
}

/* The length of what a backslash begins, with why when RE2 has no such thing. */
static size_t escape(const char *s, bool in_class, const char **ret_why)
{
	static const char elsewhere[] = "123456789GKZRXNHhkgCcLlUuVyYiIjJmMoOqTeE";
	const char *end;

	if (s[1] == 'Q') {
		end = strstr(s, "\\E");
		return end ? (size_t)(end + 2 - s) : strlen(s);
	}
	if (!s[1])
		*ret_why = "trailing backslash at end of expression";
	else if (strchr(elsewhere, s[1]) || (in_class && (s[1] == 'b' || s[1] == 'B' ||
							  s[1] == 'A' || s[1] == 'z')))
		*ret_why = "invalid escape sequence";
	return s[1] ? 2 : 1;
}

static size_t class_end(const char *s, const char **ret_why)
{
	size_t i = 1;

	i += s[i] == '^';
	i += s[i] == ']';
	while (s[i] && s[i] != ']') {
		if (s[i] == '\\') {
			i += escape(s + i, true, ret_why);
			continue;
		}
		if (s[i] == '[' && s[i + 1] == ':' && strstr(s + i, ":]"))
			i = (size_t)(strstr(s + i, ":]") - s) + 1;
		i++;
	}
	return i + (s[i] == ']');
}

/* What PCRE2 would take and RE2 does not, or NULL. */
static const char *foreign(const char *s)
{
	const char *why = NULL;

	while (*s && !why) {
		size_t n;

		if (*s == '\\')
			n = escape(s, false, &why);
		else if (*s == '[')
			n = class_end(s, &why);
		else if ((n = repetition(s, &why)))
			(void)n;
		else
			n = 1;
		if (*s == '(' && s[1] == '*')
			why = "missing argument to repetition operator";
		else if (*s == '(' && s[1] == '?' && !good_group(s + 2))
			why = "invalid or unsupported Perl syntax";
		else if (*s == '(' && s[1] == '?')
			n = 2;
		s += n;
	}
	return why;
}

bool rules_add(struct rules *r, const char *text, const char **ret_why)
{
	struct rule *new;
	pcre2_code *code;
	PCRE2_SIZE where;
	int error;

	*ret_why = *text ? foreign(text) : "an empty expression";
	if (strpbrk(text, ",\n"))
		*ret_why = "an expression with a comma";
	if (*ret_why)
		return false;
	code = pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED,
			     PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C,
			     &error, &where, NULL);
	if (!code) {
		*ret_why = "error parsing regexp";
		return false;
	}
	r->at = array_room(r->at, r->n, &r->cap, sizeof(*r->at));
	new = &r->at[r->n++];
	*new = (struct rule){ .text = must_dup(text), .code = code };
	return true;
}

bool rules_match(const struct rules *r, const char *tag)
{
	pcre2_match_context *context = pcre2_match_context_create(NULL);
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	bool hit = false;

	pcre2_set_match_limit(context, STEPS_MOST);
	for (size_t i = 0; i < rules_count(r) && !hit; i++)
		hit = pcre2_match(r->at[i].code, (PCRE2_SPTR)tag, strlen(tag), 0, 0,
				  data, context) >= 0;
	pcre2_match_data_free(data);
	pcre2_match_context_free(context);
	return hit;
}
