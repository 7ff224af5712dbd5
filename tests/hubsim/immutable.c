/* Tags that may neither be overwritten nor deleted (CONTRACT 5.3). */
#include "tests/hubsim/immutable.h"

#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/repos.h"
#include "tests/hubsim/rules.h"

#define RULES_MOST 5
#define REGEX_MOST 1000

static const struct need to_set_rules = { RIGHT_ADMIN, LEVEL_WRITE,
					  "scope-repository-settings-admin" };

/* Adds one rule; false after a 400. */
static bool add_rule(struct rules *rules, const char *text, struct reply *rp,
		     const char *key)
{
	const char *why =
		rules_count(rules) == RULES_MOST ? "at most 5 expressions" : NULL;

	if (!why && rules_add(rules, text, &why))
		return true;
	reply_invalid(rp, key, why);
	return false;
}

/* Out of an array; NULL after a 400. */
static struct rules *read_array(json_object *v, struct reply *rp)
{
	struct rules *rules = rules_new();
	size_t n = v ? json_object_array_length(v) : 0;
	bool good = true;

	for (size_t i = 0; i < n && good; i++) {
		json_object *rule = json_object_array_get_idx(v, i);

		good = json_object_is_type(rule, json_type_string);
		if (!good)
			reply_invalid(rp, "immutable_tags_rules", "must be strings");
		else
			good = add_rule(rules, json_object_get_string(rule), rp,
					"immutable_tags_rules");
	}
	if (good)
		return rules;
	rules_free(rules);
	return NULL;
}

/* Out of one text with commas, the older spelling; NULL after a 400. */
static struct rules *read_list(const char *text, struct reply *rp)
{
	struct rules *rules = rules_new();
	char *list = must_dup(text), *rest = list, *one;
	bool good = true;

	while (good && *list && (one = strsep(&rest, ",")))
		good = add_rule(rules, one, rp, "immutable_tags_rules");
	free(list);
	if (good)
		return rules;
	rules_free(rules);
	return NULL;
}

static void note_rules(struct hub *hub, const struct request *rq, const struct repo *r)
{
	struct buf name = { 0 }, rules = { 0 };

	buf_fmt(&name, "%s/%s", r->ns, r->name);
	buf_str(&rules, "");
	for (size_t i = 0; i < rules_count(r->rules); i++)
		buf_fmt(&rules, "%s%s", i ? "," : "", rules_text(r->rules, i));
	note_event(hub, rq, r->ns, "repo.immutable.tags.updated", name.data,
		   (const char *const[]){ "enabled", r->immutable ? "true" : "false",
					  "rules", rules.data, NULL },
		   "set the immutable tags of %s\n", name.data);
	buf_free(&name);
	buf_free(&rules);
}

/* Without rules those of before are kept, so that they can be switched on again. */
static void set_rules(struct hub *hub, const struct request *rq, struct repo *r,
		      bool on, struct rules *take_rules)
{
	/* One client sends `false` with every change of the repository. */
	if (!on && !r->immutable && !rules_count(take_rules)) {
		rules_free(take_rules);
		return;
	}
	if (rules_count(take_rules)) {
		rules_free(r->rules);
		r->rules = take_rules;
	} else {
		rules_free(take_rules);
	}
	r->immutable = on;
	note_rules(hub, rq, r);
}

bool repo_locks(const struct repo *r, const char *tag)
{
	return r->immutable && (!rules_count(r->rules) || rules_match(r->rules, tag));
}

void immutable_settings(struct buf *b, const struct repo *r)
{
	size_t n = r->immutable ? rules_count(r->rules) : 0;

	json_key(b, "immutable_tags_settings");
	json_open(b, '{');
	json_add_bool(b, "enabled", r->immutable);
	json_key(b, "rules");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		json_comma(b);
		json_str(b, rules_text(r->rules, i));
	}
	/* So it is where none was ever set, although nothing is locked. */
	if (!n)
		json_str(b, ".*");
	json_close(b, ']');
	json_close(b, '}');
}

bool immutable_patch(struct hub *hub, const struct request *rq, struct reply *rp,
		     struct repo *r)
{
	json_object *text = request_member(rq, "immutable_tags_rules");
	struct rules *rules = NULL;
	bool on;

	if (!request_member(rq, "immutable_tags"))
		return true;
	if (!request_bool(rq, "immutable_tags", &on)) {
		reply_invalid(rp, "immutable_tags", "must be a boolean");
		return false;
	}
	if (text && !json_object_is_type(text, json_type_string)) {
		reply_invalid(rp, "immutable_tags_rules", "must be a string");
		return false;
	}
	rules = read_list(text ? json_object_get_string(text) : "", rp);
	if (!rules)
		return false;
	set_rules(hub, rq, r, on, rules);
	return true;
}

void immutable_set(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_set_rules);
	json_object *v = request_member(rq, "immutable_tags_rules");
	struct rules *rules;
	bool on;

	if (!r || !need_body(rq, rp))
		return;
	if (!request_bool(rq, "immutable_tags", &on)) {
		reply_invalid(rp, "immutable_tags", "must be a boolean");
		return;
	}
	/* One client sends nothing but false to switch it off. */
	if ((v || on) && !json_object_is_type(v, json_type_array)) {
		reply_invalid(rp, "immutable_tags_rules", "must be an array");
		return;
	}
	rules = read_array(v, rp);
	if (!rules)
		return;
	set_rules(hub, rq, r, on, rules);
	reply_start(rp, 200);
	repo_detail(&rp->body, hub, &rq->caller, r);
}

void immutable_verify(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_set_rules);
	struct rules *rules;
	const char *text = NULL;

	if (r && need_body(rq, rp))
		text = need_text(rq, rp, "regex", REGEX_MOST);
	if (!text)
		return;
	rules = rules_new();
	if (add_rule(rules, text, rp, "regex")) {
		reply_start(rp, 200);
		buf_str(&rp->body, "{\"tags\":[");
		for (size_t i = 0; i < r->tags.n; i++) {
			const struct tag *t = tagset_at(&r->tags, ORDER_NAME, i);

			if (!rules_match(rules, t->name))
				continue;
			json_comma(&rp->body);
			json_str(&rp->body, t->name);
		}
		buf_str(&rp->body, "]}");
	}
	rules_free(rules);
}
