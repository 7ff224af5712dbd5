#include "model/kinds.h"

#define KIND_ROW(name) &kind_##name,
const struct kind *const kinds[] = { KINDS(KIND_ROW) NULL };

const struct kind *kind_find(struct str name)
{
	for (size_t i = 0; kinds[i]; i++)
		if (str_eq(str_from(kinds[i]->name), name))
			return kinds[i];
	return NULL;
}
