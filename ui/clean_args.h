#ifndef UI_CLEAN_ARGS_H
#define UI_CLEAN_ARGS_H

#include "ui/options.h"
#include "ui/policy.h"

/*
 * What `hubdeck clean` was asked for: repositories with the rule for each, from the
 * words and flags or from a policy file.
 */
struct clean_target {
	char *ns, *repo;         /* repo NULL: all of the namespace ... */
	struct clean_rule *rule; /* borrowed from the args */
};

struct clean_args {
	struct clean_rule *rule; /* of the flags; NULL with a policy */
	struct policy policy;
	struct clean_target *targets;
	size_t n_targets, cap_targets;
	const char *save, *export; /* paths; NULL */
	bool check, try_patterns, script, by_digest;
};

/* ST_USAGE says what is missing or too much. */
enum status clean_args_read(const struct options *o, struct clean_args *ret,
			    struct error *err) MUST_CHECK;
void clean_args_done(struct clean_args *a);

/* Sets what of an object of parameters is a rule's ("older_than": "180d"), and counts
 * it; clean_rule_check() is to follow. */
enum status clean_args_rule_read(json_object *params, struct clean_rule *r,
				 size_t *ret_given, struct error *err) MUST_CHECK;

/* Adds a repository of the namespace of target `i`, with its rule, unless the
 * repository is there already. */
void clean_args_expand(struct clean_args *a, size_t i, const char *repo);

/* The rule, or rules, for the head of the plan; the caller owns it. */
json_object *clean_args_rule(const struct clean_args *a);

bool clean_args_untagged(const struct clean_args *a);

/* `hubdeck clean --help` */
void clean_args_help(void);

#endif
