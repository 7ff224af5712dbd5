#include "tests/hubsim/scopes.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/world.h"

/* Families: a word includes those before it, up to the NULL. */
static const char *const words[] = {
	"scope-image-pull",
	"scope-image-push",
	"scope-image-delete",
	NULL,
	"scope-repository-read",
	"scope-repository-edit",
	"scope-repository-admin",
	NULL,
	"scope-tag-read",
	"scope-tag-admin",
	NULL,
	"scope-webhook-read",
	"scope-webhook-edit",
	"scope-webhook-admin",
	NULL,
	"scope-repo-group-read",
	"scope-repo-group-edit",
	"scope-repo-group-admin",
	NULL,
	"scope-repository-settings-admin",
	NULL,
	"scope-member-read",
	"scope-member-edit",
	NULL,
	"scope-invite-read",
	"scope-invite-edit",
	NULL,
	"scope-group-read",
	"scope-group-edit",
	NULL,
	"scope-activity-read",
	NULL,
	"scope-ram-read",
	"scope-ram-write",
	NULL,
	"scope-report-read",
	NULL,
	"scope-siem_credentials-read",
	NULL,
	"scope-repository-create",
	NULL,
	"scope-repository-list",
	NULL,
	"scope-registry-usage-read",
	NULL,
	"scope-cloud-connect",
	NULL,
	"scope-audit_events-read",
	NULL,
	"scope-governance-policy-read",
	"scope-governance-policy-write",
	NULL,
};

#define N_WORDS (sizeof(words) / sizeof(*words))

const char *level_scope(enum level level)
{
	static const char *const levels[] = { "repo:public_read", "repo:read",
					      "repo:write", "repo:admin" };

	return levels[level];
}

bool scope_known(const char *word)
{
	for (size_t i = 0; i < N_WORDS; i++)
		if (words[i] && !strcmp(words[i], word))
			return true;
	return false;
}

/* A word of `n` bytes is one of the line's. */
static bool line_has(const char *line, size_t len, const char *word)
{
	const char *s = line + strcspn(line, " \n"), *end = line + len;
	size_t n = strlen(word);

	for (; s < end && *s == ' '; s += 1 + strcspn(s + 1, " \n"))
		if (strcspn(s + 1, " \n") == n && !strncmp(s + 1, word, n))
			return true;
	return false;
}

/* The word itself, or one above it. */
static bool line_allows(const char *line, size_t len, const char *scope)
{
	size_t i = 0;

	while (i < N_WORDS && (!words[i] || strcmp(words[i], scope) != 0))
		i++;
	for (; i < N_WORDS && words[i]; i++)
		if (line_has(line, len, words[i]))
			return true;
	return false;
}

bool caller_has_scope(const struct caller *c, const char *scope)
{
	for (const char *line = c->scopes; line && *line;) {
		size_t n = strcspn(line, "\n");

		if (line_allows(line, n, scope))
			return true;
		line += n + (line[n] == '\n');
	}
	return false;
}

/* "acme/web-app", "acme/" and a pattern, or all that is public. */
static bool covers(const char *line, const struct repo *r)
{
	char path[600], name[600];

	snprintf(path, sizeof(path), "%.*s", (int)strcspn(line, " \n"), line);
	if (!strcmp(path, "*/*/public"))
		return !r->is_private;
	snprintf(name, sizeof(name), "%s/%s", r->ns, r->name);
	return !fnmatch(path, name, FNM_PATHNAME);
}

bool caller_has_repo_scope(const struct caller *c, const struct repo *r,
			   const char *scope)
{
	for (const char *line = c->scopes; line && *line;) {
		size_t n = strcspn(line, "\n");

		if (covers(line, r) && line_allows(line, n, scope))
			return true;
		line += n + (line[n] == '\n');
	}
	return false;
}

static const char *text_in(json_object *o, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	return json_object_is_type(v, json_type_string) ? json_object_get_string(v)
							: NULL;
}

bool scope_line(struct buf *lines, json_object *resource)
{
	const char *type = text_in(resource, "type"), *path = text_in(resource, "path");
	json_object *scopes = NULL;

	json_object_object_get_ex(resource, "scopes", &scopes);
	if (!type || !path || strpbrk(path, " \n") ||
	    !json_object_is_type(scopes, json_type_array))
		return false;
	buf_str(lines, strcmp(type, "TYPE_ORG") ? path : SCOPE_ORG);
	for (size_t i = 0; i < json_object_array_length(scopes); i++) {
		json_object *s = json_object_array_get_idx(scopes, i);

		if (!json_object_is_type(s, json_type_string) ||
		    !scope_known(json_object_get_string(s)))
			return false;
		buf_fmt(lines, " %s", json_object_get_string(s));
	}
	buf_char(lines, '\n');
	return true;
}

char *scope_words(const char *lines)
{
	struct buf b = { 0 };

	buf_str(&b, "");
	for (const char *s = lines; *s; s += *s == '\n') {
		for (s += strcspn(s, " \n"); *s == ' '; s += 1 + strcspn(s + 1, " \n"))
			buf_fmt(&b, "%s%.*s", b.len ? " " : "",
				(int)strcspn(s + 1, " \n"), s + 1);
	}
	return b.data;
}

static void add_resource(struct buf *b, const char *line, const char *org)
{
	size_t n = strcspn(line, " \n");
	bool whole = n == 1 && *line == *SCOPE_ORG;
	char *path = must_alloc(n + 1);

	memcpy(path, line, n);
	json_open(b, '{');
	json_add_str(b, "type", whole ? "TYPE_ORG" : "TYPE_REPO");
	json_add_str(b, "path", whole ? org : path);
	free(path);
	json_key(b, "scopes");
	json_open(b, '[');
	for (line += n; *line == ' '; line += 1 + strcspn(line + 1, " \n")) {
		json_comma(b);
		/* None of these words needs an escape. */
		buf_fmt(b, "\"%.*s\"", (int)strcspn(line + 1, " \n"), line + 1);
	}
	json_close(b, ']');
	json_close(b, '}');
}

char *scope_resources(const char *lines, const char *org)
{
	struct buf b = { 0 };

	json_open(&b, '[');
	for (const char *s = lines; *s; s += strcspn(s, "\n") + 1)
		add_resource(&b, s, org);
	json_close(&b, ']');
	return b.data;
}
