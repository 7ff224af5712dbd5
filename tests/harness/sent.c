#include "tests/harness/sent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"

const char *sent_text(json_object *o, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	return v ? json_object_get_string(v) : "";
}

static char *line_of(json_object *request)
{
	return xasprintf("%s %s", sent_text(request, "method"),
			 sent_text(request, "target"));
}

static void add(struct sent *s, json_object *request, bool logins_too)
{
	char *line = line_of(request);

	if (!logins_too && !strcmp(line, "POST /v2/users/login"))
		s->logins++;
	else if (!strncmp(line, "GET /token?", 11))
		s->tokens++;
	else if (s->n < SENT_MAX)
		s->request[s->n++] = json_object_get(request);
	free(line);
}

void sent_take(const struct hubsim *h, bool logins_too, size_t *at, struct sent *ret)
{
	char *all = hubsim_capture(h), *rest = all + *at, *line;

	*ret = (struct sent){ 0 };
	*at = strlen(all);
	while ((line = strsep(&rest, "\n")) && *line) {
		json_object *o = json_tokener_parse(line);

		add(ret, o, logins_too);
		json_object_put(o);
	}
	free(all);
}

void sent_done(struct sent *s)
{
	for (size_t i = 0; i < s->n; i++)
		json_object_put(s->request[i]);
	s->n = 0;
}

bool sent_is(json_object *request, const char *line)
{
	char *is = line_of(request);
	size_t n = strlen(line);
	bool same =
		n && line[n - 1] == '*' ? !strncmp(is, line, n - 1) : !strcmp(is, line);

	free(is);
	return same;
}

size_t sent_count(const struct sent *s, const char *lines)
{
	char *copy = xstrdup(lines), *rest = copy, *line;
	size_t n = 0;

	while ((line = strsep(&rest, "\n")))
		for (size_t i = 0; i < s->n; i++)
			n += *line && sent_is(s->request[i], line);
	free(copy);
	return n;
}

void sent_print(const struct sent *s)
{
	printf("  %zu logins, %zu tokens of the registry\n", s->logins, s->tokens);
	for (size_t i = 0; i < s->n; i++) {
		char *line = line_of(s->request[i]);

		printf("  %s\n", line);
		free(line);
	}
}
