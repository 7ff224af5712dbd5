#include "ui/policy.h"

#include <stdlib.h>
#include <string.h>

#include "model/op.h"
#include "model/xalloc.h"
#include "ui/ini_file.h"

void policy_done(struct policy *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->v[i].where);
		clean_rule_free(p->v[i].rule);
	}
	free(p->v);
	*p = (struct policy){ 0 };
}

const struct policy_section *policy_find(const struct policy *p, const char *where)
{
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->v[i].where, where))
			return &p->v[i];
	return NULL;
}

/* ---- sections ------------------------------------------------------------ */

/* As a request would have it. */
bool policy_names_repository(const char *where)
{
	const char *slash = strchr(where, '/');
	json_object *params = json_object_new_object();
	struct error ignored = { 0 };
	struct call *call = NULL;
	bool good;

	if (slash) {
		const char *repo = strcmp(slash + 1, "*") ? slash + 1 : "any";

		json_object_object_add(
			params, "namespace",
			json_object_new_string_len(where, (int)(slash - where)));
		json_object_object_add(params, "repository",
				       json_object_new_string(repo));
	}
	good = op_call(op_by_name("repos.get"), params, &call, &ignored) == ST_OK;
	json_object_put(params);
	call_free(call);
	return good;
}

static struct policy_section *begin(struct policy *p, const char *where, int line,
				    struct error *err)
{
	struct policy_section *s;

	if (!policy_names_repository(where)) {
		error_set(err, ST_USAGE,
			  "[%.60s] is no repository ([acme/app], or [acme/*] for all "
			  "others)",
			  where);
		return NULL;
	}
	if (policy_find(p, where)) {
		error_set(err, ST_USAGE, "[%.60s] was there before", where);
		return NULL;
	}
	p->v = xgrow(p->v, &p->cap, p->n + 1, sizeof(*p->v));
	s = &p->v[p->n++];
	*s = (struct policy_section){ xstrdup(where), clean_rule_new(), line };
	return s;
}

static enum status on_pair(void *arg, const char *section, const char *key,
			   const char *value, int line, struct error *err)
{
	struct policy *p = arg;
	struct policy_section *s = p->n ? &p->v[p->n - 1] : NULL;
	const struct clean_option *o = clean_option_find(key);
	bool on;

	if (!*section)
		return error_set(err, ST_USAGE,
				 "%.60s stands before the first [repository]", key);
	if (!s || strcmp(s->where, section) != 0)
		s = begin(p, section, line, err);
	if (!s)
		return err->status;
	if (o && !o->value && ini_flag(value, &on))
		value = on ? "true" : "false";
	return clean_rule_set(s->rule, key, value, err);
}

/* ---- the whole ----------------------------------------------------------- */

/* A plan is of tags or of manifests. */
static enum status check_kind(const struct policy *p, const char *path,
			      struct error *err)
{
	for (size_t i = 1; i < p->n; i++)
		if (clean_rule_untagged(p->v[i].rule) !=
		    clean_rule_untagged(p->v[0].rule))
			return error_set(err, ST_USAGE,
					 "%.100s:%d: some sections are of untagged "
					 "manifests, others of tags: write two files",
					 path, p->v[i].line);
	return ST_OK;
}

static enum status check(const struct policy *p, const char *path, struct error *err)
{
	if (!p->n)
		return error_set(err, ST_USAGE, "%s: no repository is named", path);
	for (size_t i = 0; i < p->n; i++) {
		struct error why = { 0 };

		if (!clean_rule_check(p->v[i].rule, &why))
			continue;
		error_set(err, ST_USAGE, "%.100s:%d: [%.60s] %.80s", path, p->v[i].line,
			  p->v[i].where, why.text);
		return error_hint(err, "%s", why.hint);
	}
	return check_kind(p, path, err);
}

enum status policy_read(const char *path, struct policy *ret, struct error *err)
{
	struct policy p = { 0 };
	enum status st = ini_file_read(path, true, on_pair, &p, err);

	if (!st)
		st = check(&p, path, err);
	if (st)
		policy_done(&p);
	else
		*ret = p;
	return st;
}

json_object *policy_json(const struct policy *p)
{
	json_object *all = json_object_new_object();

	for (size_t i = 0; i < p->n; i++)
		json_object_object_add(all, p->v[i].where,
				       clean_rule_json(p->v[i].rule));
	return all;
}
