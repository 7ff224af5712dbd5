#include "ui/column_names.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

bool column_names_next(const char **names, struct str *ret)
{
	size_t n;

	if (!*names)
		return false;
	n = strcspn(*names, ",");
	*ret = (struct str){ *names, n };
	*names = (*names)[n] ? *names + n + 1 : NULL;
	return true;
}

void column_heading(const struct output *out, const char *name,
		    char buf[COLUMN_NAME_MAX])
{
	size_t i = 0;

	for (; name[i] && i + 1 < COLUMN_NAME_MAX; i++)
		buf[i] = out->format != OUT_TABLE ? name[i]
			 : name[i] == '_'         ? ' '
					  : (char)toupper((unsigned char)name[i]);
	buf[i] = '\0';
}

/* A list too long for a hint ends where it is full. */
void column_list_add(struct column_list *known, const char *name)
{
	size_t size = sizeof(known->list);

	if (known->len < size)
		known->len +=
			(size_t)snprintf(known->list + known->len, size - known->len,
					 "%s%s", known->len ? ", " : "", name);
}

enum status column_unknown(const struct column_list *known, struct str name,
			   struct error *err)
{
	error_set(err, ST_USAGE, "--columns: there is no \"%.*s\"",
		  name.len > 60 ? 60 : (int)name.len, name.ptr);
	return known->len ? error_hint(err, "there are %s", known->list) : err->status;
}
