#include "net/change_note.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/digest.h"
#include "model/envelope.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "net/session.h"

/* The value of p; of a list, its only item. */
static json_object *only_value(const struct param *p, json_object *params)
{
	json_object *v = NULL;

	if (!json_object_object_get_ex(params, p->name, &v) || p->type != PARAM_LIST ||
	    !json_object_is_type(v, json_type_array))
		return v;
	return json_object_array_length(v) == 1 ? json_object_array_get_idx(v, 0)
						: NULL;
}

/* The one manifest it is about; "": none, or several.  The caller frees. */
static char *digest(const struct op *op, json_object *params)
{
	json_object *named = op_public(op, params);
	char *found = NULL;

	for (size_t i = 0; !found && i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		struct str text;

		if (p->type != PARAM_DIGEST &&
		    !(p->type == PARAM_LIST && p->item == PARAM_DIGEST))
			continue;
		text = json_str(only_value(p, named), "");
		if (p->type == PARAM_DIGEST || digest_parse(text).known)
			found = xasprintf("%.*s", STR_ARG(text));
	}
	json_object_put(named);
	return found ? found : xstrdup("");
}

/* What is made, added or invited is named in the body only. */
static bool names_new_thing(const struct op *op, const struct param *p)
{
	enum param_type type = p->type == PARAM_LIST ? p->item : p->type;

	return op->method == HTTP_POST && p->in == IN_BODY && p->required &&
	       !p->values &&
	       (type == PARAM_NAME || type == PARAM_REPO || type == PARAM_STRING ||
		type == PARAM_EMAIL || type == PARAM_PERSON || type == PARAM_NUMBER);
}

static bool is_in_path(const struct param *p)
{
	return (p->in == IN_PATH || p->in == IN_BOTH) && p->type != PARAM_SECRET;
}

static char *lengthen(char *take_target, const struct param *p, json_object *v)
{
	const char *sep = p->type == PARAM_TAG      ? ":"
			  : p->type == PARAM_DIGEST ? "@"
						    : "/";
	char *longer = xasprintf("%s%s%s", take_target, *take_target ? sep : "",
				 json_object_get_string(v));

	free(take_target);
	return longer;
}

char *change_target(const struct op *op, json_object *params)
{
	json_object *named = op_public(op, params);
	char *target = xstrdup(""), *manifest;

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		json_object *v = only_value(p, named);

		if (v && (is_in_path(p) || names_new_thing(op, p)))
			target = lengthen(target, p, v);
	}
	json_object_put(named);
	if (!*target) {
		free(target);
		return op_full_name(op, params);
	}
	manifest = digest(op, params);
	if (*manifest && !strchr(target, '@')) {
		char *longer = xasprintf("%s@%s", target, manifest);

		free(target);
		target = longer;
	}
	free(manifest);
	return target;
}

char *change_item_target(const struct plan *p, const struct plan_item *it)
{
	json_object *params;
	char *target;

	if (plan_is_tag(p, it))
		return xasprintf("%s:%s", plan_part(p, it)->where, it->name);
	params = plan_params(p, it);
	target = change_target(plan_part(p, it)->op, params);
	json_object_put(params);
	return target;
}

char *change_params(const struct op *op, json_object *params)
{
	json_object *kept = op_public(op, params);
	char *text =
		xstrdup(json_object_to_json_string_ext(kept, JSON_C_TO_STRING_PLAIN));

	json_object_put(kept);
	return text;
}

/* ---- before ------------------------------------------------------------ */

/* SCIM has a bearer of its own, the registry a token of the credential. */
static const char *who(struct worker *w, const struct op *op,
		       const struct registry_token *token)
{
	if (op->access == ACCESS_SCIM)
		return "";
	if (op->access == ACCESS_REGISTRY)
		return token->user ? token->user : "";
	return session_user(worker_session(w));
}

static const char *credential(struct worker *w, const struct op *op,
			      const struct registry_token *token)
{
	if (op->access == ACCESS_SCIM)
		return "scim";
	if (op->access == ACCESS_REGISTRY)
		return token->credential;
	return session_credential(worker_session(w));
}

enum status change_note_intent(struct worker *w, const struct op *op,
			       json_object *params, const char *job,
			       const struct registry_token *token,
			       struct change_note *ret, struct error *err)
{
	struct journal *j = worker_journal(w);
	char *target, *kept, *operation, *manifest;
	enum status st;

	if (!j) {
		*err = *worker_journal_error(w);
		return err->status;
	}
	target = change_target(op, params);
	kept = change_params(op, params);
	operation = xasprintf("%s.%s", op->group, op->action);
	manifest = digest(op, params);
	st = journal_intent(j,
			    &(struct journal_intent){
				    .at = worker_now(w),
				    .job = job,
				    .who = who(w, op, token),
				    .credential = credential(w, op, token),
				    .url = worker_config(w)->url,
				    .operation = operation,
				    .target = target,
				    .digest = manifest,
				    .params = kept,
			    },
			    &ret->row, err);
	free(target);
	free(kept);
	free(operation);
	free(manifest);
	ret->journal = st == ST_OK ? j : NULL;
	return st;
}

/* ---- after ------------------------------------------------------------- */

/* A 2xx may hold refusals (CONTRACT 18.27). */
struct items {
	size_t all, failed;
};

static struct items items_of(const struct op *op, const struct reply *r)
{
	struct error ignored = { 0 };
	json_object *body = NULL;
	struct items n = { 0 };

	/* A JSON library would leave copies of a secret behind. */
	if (r->err.status == ST_OK && r->body_len && !(op->flags & OP_SECRET) &&
	    json_parse((struct str){ r->body, r->body_len }, &body, &ignored) == ST_OK)
		n.failed = envelope_failed(op->envelope, body, &n.all);
	json_object_put(body);
	return n;
}

static enum plan_state outcome(const struct reply *r, bool lost, const struct items *n)
{
	if (lost)
		return ITEM_UNKNOWN;
	if (r->gone)
		return ITEM_GONE;
	if (n->all && n->failed == n->all)
		return ITEM_FAILED;
	return r->err.status == ST_OK ? ITEM_DONE : ITEM_FAILED;
}

enum plan_state change_note_outcome(const struct change_note *note, struct worker *w,
				    const struct op *op, struct reply *r, bool lost)
{
	const struct items n = items_of(op, r);
	enum plan_state state = outcome(r, lost, &n);
	struct error err = { 0 }, before = r->err;
	char text[ERROR_TEXT_MAX];

	snprintf(text, sizeof(text), "%s", r->err.text);
	if (n.failed)
		snprintf(text, sizeof(text), "%zu of %zu items refused", n.failed,
			 n.all);
	if (!note->journal || journal_outcome(note->journal, note->row, worker_now(w),
					      journal_word(state), r->http,
					      r->limits.remaining, text, &err) == ST_OK)
		return state;
	error_set(&r->err, ST_LOCAL, "%s, but not noted: %.160s",
		  before.status == ST_OK ? "done"
		  : lost                 ? "it may or may not have happened"
					 : "refused",
		  err.text);
	return state;
}
