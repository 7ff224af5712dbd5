#include "model/op.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/nearest.h"
#include "model/op_private.h"
#include "model/xalloc.h"

const char *method_name(enum method m)
{
	static const char *const names[] = {
		[HTTP_GET] = "GET", [HTTP_HEAD] = "HEAD",   [HTTP_POST] = "POST",
		[HTTP_PUT] = "PUT", [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE",
	};

	return names[m];
}

const char *param_type_name(enum param_type t)
{
	static const char *const names[] = {
		[PARAM_STRING] = "string",
		[PARAM_INT] = "integer",
		[PARAM_BOOL] = "boolean",
		[PARAM_NAME] = "name",
		[PARAM_REPO] = "name",
		[PARAM_TAG] = "tag",
		[PARAM_ENUM] = "enum",
		[PARAM_SECRET] = "secret",
		[PARAM_LIST] = "list",
		[PARAM_JSON] = "json",
		[PARAM_EMAIL] = "email",
		[PARAM_PERSON] = "name-or-email",
		[PARAM_DIGEST] = "digest",
		[PARAM_REFERENCE] = "tag-or-digest",
		[PARAM_FULL_REPO] = "namespace/name",
		[PARAM_TIME] = "time",
		[PARAM_UUID] = "uuid",
		[PARAM_NUMBER] = "number",
		[PARAM_KEY] = "id",
		[PARAM_URL] = "url",
		[PARAM_CATEGORY] = "slug",
	};

	return names[t];
}

/* ---- finding ---------------------------------------------------------- */

const struct op *op_at(size_t i)
{
	for (size_t g = 0; op_groups[g]; g++) {
		if (i < op_groups[g]->n)
			return &op_groups[g]->ops[i];
		i -= op_groups[g]->n;
	}
	return NULL;
}

size_t op_count(void)
{
	size_t n = 0;

	for (size_t g = 0; op_groups[g]; g++)
		n += op_groups[g]->n;
	return n;
}

/* Equal but for '-' where the table has '_', over `n` bytes of b. */
static bool same_part(const char *a, const char *b, size_t n)
{
	for (; *a && n; a++, b++, n--)
		if ((*a == '-' ? '_' : *a) != (*b == '-' ? '_' : *b))
			return false;
	return !*a && !n;
}

static const char *bare_group(const char *group)
{
	return !strncmp(group, "hub_", 4) || !strncmp(group, "hub-", 4) ? group + 4
									: group;
}

const struct op_group *op_group_find(const char *name)
{
	name = bare_group(name);
	for (size_t g = 0; op_groups[g]; g++)
		if (str_eq_dashed(name, op_groups[g]->name))
			return op_groups[g];
	return NULL;
}

/* Names that agents use besides the table's (DESIGN 4). */
static const char *const aliases[][3] = {
	{ "registry", "get_manifest", "manifest" },
	{ "registry", "get_config", "config" },
	{ "registry", "list_referrers", "referrers" },
};

static const char *real_action(const char *group, const char *action)
{
	for (size_t i = 0; i < COUNT(aliases); i++)
		if (!strcmp(group, aliases[i][0]) &&
		    str_eq_dashed(action, aliases[i][1]))
			return aliases[i][2];
	return action;
}

const struct op *op_find(const char *group, const char *action)
{
	const struct op_group *g = op_group_find(group);

	if (!g)
		return NULL;
	action = real_action(g->name, action);
	for (size_t i = 0; i < g->n; i++)
		if (str_eq_dashed(action, g->ops[i].action))
			return &g->ops[i];
	return NULL;
}

const struct op *op_by_name(const char *dotted)
{
	const char *dot = strchr(dotted, '.');
	const struct op *op;

	for (size_t i = 0; dot && (op = op_at(i)); i++)
		if (strlen(op->group) == (size_t)(dot - dotted) &&
		    !strncmp(op->group, dotted, (size_t)(dot - dotted)) &&
		    !strcmp(op->action, dot + 1))
			return op;
	return NULL;
}

static bool is_alias(const struct param *p, const char *name)
{
	for (const char *a = p->alias; a && *a; a += strspn(a, ",")) {
		size_t n = strcspn(a, ",");

		if (same_part(name, a, n))
			return true;
		a += n;
	}
	return false;
}

const struct param *op_param(const struct op *op, const char *name)
{
	for (size_t i = 0; i < op->n_params; i++)
		if (str_eq_dashed(name, op->params[i].name))
			return &op->params[i];
	for (size_t i = 0; i < op->n_params; i++)
		if (is_alias(&op->params[i], name))
			return &op->params[i];
	return NULL;
}

static size_t copy_nearest(const struct nearest *s, const char **ret, size_t max)
{
	size_t n = s->n < max ? s->n : max;

	memcpy(ret, s->v, n * sizeof(*ret));
	return n;
}

size_t op_suggest(const char *group, const char *word, const char **ret, size_t max)
{
	struct nearest s = { .word = word };
	const struct op_group *g = group ? op_group_find(group) : NULL;

	for (size_t i = 0; !group && op_groups[i]; i++)
		nearest_offer(&s, op_groups[i]->name);
	for (size_t i = 0; g && i < g->n; i++)
		nearest_offer(&s, g->ops[i].action);
	return copy_nearest(&s, ret, max);
}

size_t op_suggest_param(const struct op *op, const char *word, const char **ret,
			size_t max)
{
	struct nearest s = { .word = word };

	for (size_t i = 0; i < op->n_params; i++)
		nearest_offer(&s, op->params[i].name);
	return copy_nearest(&s, ret, max);
}

/* ---- parameters ---------------------------------------------------------- */

const char *param_wire(const struct param *p)
{
	return p->wire ? p->wire : p->name;
}

static bool is_on_wire(const struct param *p, struct str name)
{
	const char *wire = param_wire(p), *slash = strchr(wire, '/');

	return str_eq(str_from(wire), name) ||
	       (slash && str_eq(str_from(slash + 1), name)) ||
	       str_eq(str_from(p->name), name);
}

const struct param *op_param_on_wire(const struct op *op, struct str name)
{
	for (size_t i = 0; i < op->n_params; i++)
		if (is_on_wire(&op->params[i], name))
			return &op->params[i];
	return NULL;
}

const char *param_label(const struct param *p, char *buf, size_t size)
{
	const char *name = p->name;

	if (p->label)
		return p->label;
	if (!strncmp(name, "is_", 3))
		name += 3;
	snprintf(buf, size, "%s", name);
	for (char *c = buf; *c; c++)
		if (*c == '_')
			*c = ' ';
	return buf;
}
