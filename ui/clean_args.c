#include "ui/clean_args.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/op.h"
#include "model/xalloc.h"
#include "ui/flags.h"

void clean_args_done(struct clean_args *a)
{
	for (size_t i = 0; i < a->n_targets; i++) {
		free(a->targets[i].ns);
		free(a->targets[i].repo);
	}
	free(a->targets);
	clean_rule_free(a->rule);
	policy_done(&a->policy);
	*a = (struct clean_args){ 0 };
}

/* ---- the rule ------------------------------------------------------------ */

static enum status set_values(struct clean_rule *r, const struct clean_option *option,
			      json_object *value, struct error *err)
{
	bool list = json_object_is_type(value, json_type_array);
	size_t n = list ? json_object_array_length(value) : 1;
	enum status st = ST_OK;

	for (size_t i = 0; !st && i < n; i++) {
		json_object *one = list ? json_object_array_get_idx(value, i) : value;

		st = clean_rule_set(r, option->name, json_object_get_string(one), err);
	}
	return st;
}

enum status clean_args_rule_read(json_object *params, struct clean_rule *r,
				 size_t *ret_given, struct error *err)
{
	enum status st = ST_OK;

	*ret_given = 0;
	json_object_object_foreach(params, name, value)
	{
		const struct clean_option *option = clean_option_find(name);

		if (st || !option)
			continue;
		++*ret_given;
		st = set_values(r, option, value, err);
	}
	return st;
}

/* ---- repositories --------------------------------------------------------- */

static void add_target(struct clean_args *a, const char *where, struct clean_rule *rule)
{
	const char *slash = strchr(where, '/');
	struct clean_target *t;

	a->targets = xgrow(a->targets, &a->cap_targets, a->n_targets + 1,
			   sizeof(*a->targets));
	t = &a->targets[a->n_targets++];
	*t = (struct clean_target){
		.ns = xstrndup(where, (size_t)(slash - where)),
		.repo = strcmp(slash + 1, "*") != 0 ? xstrdup(slash + 1) : NULL,
		.rule = rule,
	};
}

static bool has_target(const struct clean_args *a, const char *ns, const char *repo)
{
	for (size_t i = 0; i < a->n_targets; i++) {
		const struct clean_target *t = &a->targets[i];

		if (t->repo && !strcmp(t->ns, ns) && !strcmp(t->repo, repo))
			return true;
	}
	return false;
}

void clean_args_expand(struct clean_args *a, size_t i, const char *repo)
{
	char *where = xasprintf("%s/%s", a->targets[i].ns, repo);

	if (!has_target(a, a->targets[i].ns, repo))
		add_target(a, where, a->targets[i].rule);
	free(where);
}

static enum status read_words(const struct options *o, struct clean_args *a,
			      struct error *err)
{
	if (o->n_words < 2) {
		error_set(err, ST_USAGE, "clean: which repository?");
		return error_hint(err, "hubdeck clean NS/REPO --match 'pr-*' "
				       "--older-than 180d");
	}
	for (size_t i = 1; i < o->n_words; i++) {
		if (!policy_names_repository(o->words[i])) {
			error_set(err, ST_USAGE, "\"%.60s\" is no repository",
				  o->words[i]);
			return error_hint(err, "write NS/REPO");
		}
		add_target(a, o->words[i], a->rule);
	}
	return ST_OK;
}

static enum status read_policy(const struct options *o, const char *path, size_t given,
			       struct clean_args *a, struct error *err)
{
	enum status st;

	if (given || o->n_words > 1)
		return error_set(err, ST_USAGE,
				 "--policy names the repositories and their rules: "
				 "give no others");
	clean_rule_free(a->rule);
	a->rule = NULL;
	st = policy_read(path, &a->policy, err);
	for (size_t i = 0; !st && i < a->policy.n; i++)
		add_target(a, a->policy.v[i].where, a->policy.v[i].rule);
	return st;
}

/* ---- all of it ------------------------------------------------------------ */

static enum status check_together(const struct clean_args *a, struct error *err)
{
	if (a->check + a->try_patterns + a->script > 1)
		return error_set(err, ST_USAGE,
				 "--check, --test and --copy-script: one of them");
	if (a->by_digest && clean_args_untagged(a))
		return error_set(err, ST_USAGE,
				 "--by-digest is about tags: untagged manifests always "
				 "go by digest");
	if ((a->check || a->try_patterns) && (a->save || a->export))
		return error_set(err, ST_USAGE, "%s makes no plan to be written",
				 a->check ? "--check" : "--test");
	if (a->try_patterns && clean_args_untagged(a))
		return error_set(err, ST_USAGE,
				 "--test is about names, and untagged manifests have "
				 "none");
	return ST_OK;
}

static bool is_on(const struct options *o, const char *name)
{
	const char *value = flag_value(o, name);

	return value && strcmp(value, "false") != 0;
}

static enum status read_all(const struct options *o, struct clean_args *a,
			    struct error *err)
{
	const char *policy = flag_value(o, "policy");
	enum status st = flags_check(o, "clean", err);
	size_t given = 0;

	a->rule = clean_rule_new();
	a->save = flag_value(o, "save");
	a->export = flag_value(o, "export");
	a->check = is_on(o, "check");
	a->try_patterns = is_on(o, "test");
	a->script = is_on(o, "copy-script");
	a->by_digest = is_on(o, "by-digest");
	if (!st)
		st = clean_args_rule_read(o->params, a->rule, &given, err);
	if (!st)
		st = policy ? read_policy(o, policy, given, a, err)
			    : read_words(o, a, err);
	if (!st && !policy)
		st = clean_rule_check(a->rule, err);
	return st ? st : check_together(a, err);
}

enum status clean_args_read(const struct options *o, struct clean_args *ret,
			    struct error *err)
{
	enum status st;

	*ret = (struct clean_args){ 0 };
	st = read_all(o, ret, err);
	if (st)
		clean_args_done(ret);
	return st;
}

json_object *clean_args_rule(const struct clean_args *a)
{
	return a->rule ? clean_rule_json(a->rule) : policy_json(&a->policy);
}

bool clean_args_untagged(const struct clean_args *a)
{
	return clean_rule_untagged(a->rule ? a->rule : a->policy.v[0].rule);
}

void clean_args_help(void)
{
	puts("hubdeck clean NS/REPO... RULE...: plan what of a repository may go\n"
	     "hubdeck clean --policy FILE\n"
	     "\n"
	     "Nothing is deleted: the plan is shown and saved, and hubdeck apply "
	     "carries "
	     "it out.\n"
	     "All conditions must hold.  latest, immutable tags, and what was pushed "
	     "or "
	     "pulled in the last\n"
	     "24 hours stay whatever is said.\n");
	flags_print("clean");
}
