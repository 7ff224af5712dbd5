#include "model/name_set.h"

#include <ctype.h>
#include <stdlib.h>

#include "model/xalloc.h"

struct name_set {
	json_object *names; /* in lower case */
};

struct name_set *name_set_new(void)
{
	struct name_set *s = xcalloc(1, sizeof(*s));

	s->names = json_object_new_object();
	return s;
}

void name_set_free(struct name_set *s)
{
	if (!s)
		return;
	json_object_put(s->names);
	free(s);
}

/* The caller frees. */
static char *folded(const char *name)
{
	char *low = xstrdup(name);

	for (char *c = low; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return low;
}

static void add(struct name_set *s, const char *name)
{
	char *low = folded(name);

	if (*low)
		json_object_object_add(s->names, low, json_object_new_boolean(true));
	free(low);
}

void name_set_add(struct name_set *s, json_object *rows, const char *const *pointers)
{
	size_t n = rows ? json_object_array_length(rows) : 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; pointers[k]; k++)
			add(s,
			    json_text(json_object_array_get_idx(rows, i), pointers[k]));
}

bool name_set_has(const struct name_set *s, const char *name)
{
	char *low = folded(name);
	bool has = json_object_object_get_ex(s->names, low, NULL);

	free(low);
	return has;
}

bool name_set_has_row(const struct name_set *s, json_object *row,
		      const char *const *pointers)
{
	for (size_t k = 0; pointers[k]; k++)
		if (name_set_has(s, json_text(row, pointers[k])))
			return true;
	return false;
}
