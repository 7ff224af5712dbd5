#include "model/rotation_token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"

enum { DAY = 86400, LABELS_MAX = 100, QUOTA_TEAM = 10, QUOTA_BUSINESS = 100 };

static size_t count(json_object *rows)
{
	return rows ? json_object_array_length(rows) : 0;
}

const char *rotate_id(const char *org, json_object *token)
{
	return json_text(token, org ? "/id" : "/uuid");
}

const char *rotate_label(const char *org, json_object *token)
{
	return json_text(token, org ? "/label" : "/token_label");
}

int64_t rotate_used(const char *org, json_object *token)
{
	int64_t at = 0;

	parse_rfc3339(json_str(token, org ? "/last_used_at" : "/last_used"), &at);
	return at;
}

const struct op *rotate_op(const char *org, const char *verb)
{
	char name[64];

	snprintf(name, sizeof(name), "auth.%s_%s", verb, org ? "oat" : "pat");
	return op_by_name(name);
}

json_object *rotate_list_params(const char *org)
{
	json_object *params = json_object_new_object();

	if (org)
		json_put_text(params, "org", org);
	return params;
}

json_object *rotate_params(const char *org, const char *id)
{
	json_object *params = rotate_list_params(org);

	json_put_text(params, org ? "token_id" : "uuid", id);
	return params;
}

/* ---- finding --------------------------------------------------------------------- */

json_object *rotate_by_id(const char *org, json_object *tokens, const char *id)
{
	for (size_t i = 0; id && i < count(tokens); i++) {
		json_object *t = json_object_array_get_idx(tokens, i);

		if (!strcmp(rotate_id(org, t), id))
			return t;
	}
	return NULL;
}

enum status rotate_pick(const char *org, json_object *tokens, const char *word,
			const char **ret_id, struct error *err)
{
	json_object *t = rotate_by_id(org, tokens, word);
	size_t found = t != NULL;

	for (size_t i = 0; !t && i < count(tokens); i++) {
		json_object *one = json_object_array_get_idx(tokens, i);

		if (strcmp(rotate_label(org, one), word) != 0)
			continue;
		*ret_id = rotate_id(org, one);
		found++;
	}
	if (t)
		*ret_id = rotate_id(org, t);
	if (!found) {
		error_set(err, ST_BAD, "there is no token %.60s", word);
		return error_hint(err,
				  org ? "hubdeck auth list_oats --org %.60s lists them"
				      : "hubdeck auth list_pats lists yours; --org ORG "
					"is for tokens of an organization",
				  org ? org : "");
	}
	if (found == 1 && **ret_id)
		return ST_OK;
	error_set(err, ST_USAGE, "%zu tokens are called %.60s", found, word);
	return error_hint(err, "name it by its id");
}

void rotate_explain(const struct rotation *r, struct error *err)
{
	if (err->http == 400 && r->org && !*err->hint)
		error_hint(
			err,
			"a repository that %.60s reaches may be gone: hubdeck tokens "
			"%.60s tells",
			r->old_label, r->org);
}

void rotate_find_made(struct rotation *r, json_object *tokens)
{
	for (size_t i = 0; !r->new_id && i < count(tokens); i++) {
		json_object *t = json_object_array_get_idx(tokens, i);

		if (!strcmp(rotate_label(r->org, t), r->new_label))
			r->new_id = xstrdup(rotate_id(r->org, t));
	}
}

/* ---- the beginning --------------------------------------------------------------- */

static bool is_taken(const char *org, json_object *tokens, const char *label)
{
	for (size_t i = 0; i < count(tokens); i++)
		if (!strcmp(rotate_label(org, json_object_array_get_idx(tokens, i)),
			    label))
			return true;
	return false;
}

/* A label of its own: it is what a token is found by whose answer was lost. */
static char *free_label(const struct rotation *r, json_object *tokens, int64_t now)
{
	char *first = rotation_label(r->old_label, now), *label = xstrdup(first);

	for (int i = 2; is_taken(r->org, tokens, label) && i < LABELS_MAX; i++) {
		free(label);
		label = xasprintf("%s-%d", first, i);
	}
	free(first);
	return label;
}

/* The first repository that is named in full. */
static char *what_to_read(json_object *token)
{
	json_object *resources = json_at(token, "/resources");
	size_t n =
		json_object_is_type(resources, json_type_array) ? count(resources) : 0;

	for (size_t i = 0; i < n; i++) {
		struct str path =
			json_str(json_object_array_get_idx(resources, i), "/path");

		if (path.len && memchr(path.ptr, '/', path.len) &&
		    !memchr(path.ptr, '*', path.len))
			return xstrndup(path.ptr, path.len);
	}
	return NULL;
}

enum status rotation_begin(const char *org, json_object *token, json_object *tokens,
			   const char *label, int64_t now, struct rotation **ret,
			   struct error *err)
{
	struct rotation *r = rotation_new(org, rotate_label(org, token));

	r->old_id = xstrdup(rotate_id(org, token));
	r->begun = now;
	r->read = what_to_read(token);
	r->new_label = label ? xstrdup(label) : free_label(r, tokens, now);
	*ret = r;
	if (is_taken(org, tokens, r->new_label))
		error_set(err, ST_USAGE, "there is a token %.60s already",
			  r->new_label);
	return err->status;
}

enum status rotate_make_params(const struct rotation *r, json_object *token,
			       int64_t expires, json_object **ret, struct error *err)
{
	const char *rights = r->org ? "resources" : "scopes";
	json_object *params = rotate_list_params(r->org), *had = NULL, *copy = NULL;
	char at[40];

	*ret = params;
	json_put_text(params, r->org ? "label" : "token_label", r->new_label);
	format_rfc3339(expires, at, sizeof(at));
	json_put_text(params, "expires_at", at);
	json_object_object_get_ex(token, rights, &had);
	if (!json_object_is_type(had, json_type_array) || !count(had)) {
		error_set(err, ST_PARSE, "the Hub does not say the rights of %.60s",
			  r->old_label);
		return error_hint(err, "make the new one with hubdeck auth create_%s",
				  r->org ? "oat" : "pat");
	}
	json_must_take(json_object_deep_copy(had, &copy, NULL));
	json_object_object_add(params, rights, copy);
	return ST_OK;
}

/* ---- later ----------------------------------------------------------------------- */

static enum rotation_step both_on(const struct rotation *r)
{
	return rotation_noted(r, ROTATION_VERIFIED) ? ROTATION_VERIFIED
						    : ROTATION_DELIVERED;
}

void rotation_enabled(struct rotation *r, int64_t now, const char *note)
{
	r->disabled = 0;
	r->step = both_on(r);
	rotation_note(r, now, "enabled", note);
}

void rotation_disabled(struct rotation *r, int64_t now, const char *note)
{
	r->disabled = now;
	r->step = ROTATION_DISABLED;
	rotation_note(r, now, rotation_step_text(r->step), note);
}

bool rotation_see(struct rotation *r, json_object *tokens, int64_t now)
{
	json_object *old = rotate_by_id(r->org, tokens, r->old_id), *is_on;

	if (!json_object_object_get_ex(old, "is_active", &is_on))
		return false;
	if (json_object_get_boolean(is_on) && r->step == ROTATION_DISABLED)
		rotation_enabled(r, now, "found so");
	else if (!json_object_get_boolean(is_on) && r->step >= ROTATION_DELIVERED &&
		 r->step < ROTATION_DISABLED)
		rotation_disabled(r, now, "found so");
	else
		return false;
	return true;
}

enum status rotation_may_end_old(json_object *fresh, struct error *err)
{
	json_object *is_on = NULL;

	json_object_object_get_ex(fresh, "is_active", &is_on);
	if (is_on && json_object_get_boolean(is_on))
		return ST_OK;
	error_set(err, ST_GATE, "nothing would work any more: the new token is %s",
		  fresh ? "off" : "not there");
	return error_hint(err, "undo this rotation and begin again");
}

enum status rotation_may_undo(const struct rotation *r, json_object *old,
			      struct error *err)
{
	if (old || r->step < ROTATION_DELIVERED)
		return ST_OK;
	error_set(err, ST_GATE,
		  "nothing would work any more: the old token is not there");
	return error_hint(err, "the new one is all there is: end this rotation");
}

const char *rotate_reading(const struct rotation *r, json_object **ret_params)
{
	const char *slash = r->read ? strchr(r->read, '/') : NULL;
	json_object *params = json_object_new_object();
	char *ns = slash ? xstrndup(r->read, (size_t)(slash - r->read))
			 : xstrdup(r->org ? r->org : r->by);

	json_put_text(params, "namespace", ns);
	if (slash)
		json_put_text(params, "repository", slash + 1);
	json_object_object_add(params, "page_size", json_object_new_int(1));
	free(ns);
	*ret_params = params;
	return slash ? "repos.list_tags" : "repos.list";
}

const char *rotate_pulling(const struct rotation *r, json_object **ret_params)
{
	if (!r->read)
		return NULL;
	*ret_params = json_object_new_object();
	json_put_text(*ret_params, "repo", r->read);
	return "registry.list_tags";
}

int64_t rotate_quiet_left(const struct rotation *r, json_object *old, int64_t now,
			  int64_t quiet)
{
	int64_t used = old ? rotate_used(r->org, old) : 0, since = r->disabled;

	since = used > since ? used : since;
	return since + quiet - now;
}

bool rotate_used_lately(const struct rotation *r, json_object *old, int64_t now)
{
	return r->org && old && now - rotate_used(r->org, old) < DAY;
}

char *rotate_plan_of(json_object *orgs, const char *org)
{
	for (size_t i = 0; i < count(orgs); i++) {
		json_object *row = json_object_array_get_idx(orgs, i);
		const char *plan = json_text(row, "/plan_name");

		if (!strcmp(json_text(row, "/orgname"), org) && *plan)
			return xstrdup(plan);
	}
	return NULL;
}

size_t token_quota(const char *plan)
{
	if (plan && !strcasecmp(plan, "business"))
		return QUOTA_BUSINESS;
	return plan && !strcasecmp(plan, "team") ? QUOTA_TEAM : 0;
}

enum status token_quota_check(const char *plan, size_t used, struct error *err)
{
	size_t most = token_quota(plan);

	if (!most || used < most)
		return ST_OK;
	error_set(err, ST_GATE,
		  "%zu of %zu access tokens exist: there is no room for a new one",
		  used, most);
	return error_hint(err, "expired and disabled ones count: delete one first");
}
