#include "tests/hubsim/scim_filter.h"

#include <stdio.h>
#include <string.h>

#define DEEPEST 32

/* `u` is NULL while a filter is only checked. */
struct parser {
	const char *at;
	const struct user *u;
	bool bad;
	int depth;
};

static char nothing[] = "";
static const struct user nobody = { .full_name = nothing,
				    .email = nothing,
				    .name = nothing };

static void given_name(const struct user *u, char out[256])
{
	snprintf(out, 256, "%.*s", (int)strcspn(u->full_name, " "), u->full_name);
}

static void family_name(const struct user *u, char out[256])
{
	const char *space = strchr(u->full_name, ' ');

	snprintf(out, 256, "%.255s", space ? space + 1 : "");
}

const char *scim_attribute(const struct user *u, const char *name, char out[256])
{
	*out = '\0';
	if (!u)
		u = &nobody;
	if (!strcasecmp(name, "userName") || !strcasecmp(name, "emails") ||
	    !strcasecmp(name, "emails.value"))
		return u->email;
	if (!strcasecmp(name, "id"))
		return u->uuid;
	if (!strcasecmp(name, "displayName"))
		return u->name;
	if (!strcasecmp(name, "active"))
		return u->suspended ? "false" : "true";
	if (!strcasecmp(name, "name.givenName"))
		given_name(u, out);
	else if (!strcasecmp(name, "name.familyName"))
		family_name(u, out);
	else
		return NULL;
	return out;
}

static void blanks(struct parser *p)
{
	p->at += strspn(p->at, " ");
}

/* A word as it stands there, taken when it is followed by no more of a word. */
static bool take(struct parser *p, const char *word)
{
	size_t n = strlen(word);

	blanks(p);
	if (strncasecmp(p->at, word, n) != 0 ||
	    (p->at[n] && !strchr(" ()\"", p->at[n])))
		return false;
	p->at += n;
	return true;
}

static void take_name(struct parser *p, char out[64])
{
	size_t n;

	blanks(p);
	n = strcspn(p->at, " ()\"");
	if (!n || n >= 64)
		p->bad = true;
	snprintf(out, 64, "%.*s", n < 64 ? (int)n : 0, p->at);
	p->at += n;
}

/* "text", or true and false; a backslash takes the next byte as it is. */
static void take_value(struct parser *p, char out[256])
{
	size_t n = 0;

	blanks(p);
	if (*p->at != '"') {
		char word[64];

		take_name(p, word);
		p->bad |= strcmp(word, "true") != 0 && strcmp(word, "false") != 0;
		snprintf(out, 256, "%s", word);
		return;
	}
	for (p->at++; *p->at && *p->at != '"'; p->at++) {
		if (*p->at == '\\' && p->at[1])
			p->at++;
		if (n < 255)
			out[n++] = *p->at;
	}
	out[n] = '\0';
	p->bad |= *p->at != '"';
	p->at += *p->at == '"';
}

static bool compare(struct parser *p)
{
	char name[64], value[256], space[256];
	const char *is;
	enum { EQ, NE, CO, SW } op = EQ;

	take_name(p, name);
	if (take(p, "eq"))
		op = EQ;
	else if (take(p, "ne"))
		op = NE;
	else if (take(p, "co"))
		op = CO;
	else if (take(p, "sw"))
		op = SW;
	else
		p->bad = true;
	take_value(p, value);
	is = scim_attribute(p->u, name, space);
	if (!is || p->bad) {
		p->bad = true;
		return false;
	}
	if (op == CO)
		return strcasestr(is, value);
	if (op == SW)
		return !strncasecmp(is, value, strlen(value));
	return (op == EQ) == !strcasecmp(is, value);
}

static bool either(struct parser *p);

static bool one(struct parser *p)
{
	bool turned = false, fits;

	while (take(p, "not"))
		turned = !turned;
	blanks(p);
	if (*p->at != '(') {
		fits = compare(p);
	} else {
		p->at++;
		if (++p->depth > DEEPEST) {
			p->bad = true;
			return false;
		}
		fits = either(p);
		p->depth--;
		blanks(p);
		p->bad |= *p->at != ')';
		p->at += *p->at == ')';
	}
	return fits != turned;
}

static bool both(struct parser *p)
{
	bool fits = one(p);

	while (!p->bad && take(p, "and"))
		fits = one(p) && fits;
	return fits;
}

/* `and` binds closer than `or`. */
static bool either(struct parser *p)
{
	bool fits = both(p);

	while (!p->bad && take(p, "or"))
		fits = both(p) || fits;
	return fits;
}

static bool run(const char *filter, const struct user *u, bool *ret_bad)
{
	struct parser p = { .at = filter, .u = u };
	bool fits = either(&p);

	blanks(&p);
	*ret_bad = p.bad || *p.at;
	return fits;
}

bool scim_filter_valid(const char *filter)
{
	bool bad;

	run(filter, NULL, &bad);
	return !bad;
}

bool scim_filter_fits(const char *filter, const struct user *u)
{
	bool bad, fits = run(filter, u, &bad);

	return fits && !bad;
}
