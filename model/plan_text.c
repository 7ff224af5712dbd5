#include "model/plan_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/sha256.h"
#include "model/xalloc.h"

enum { VERSION = 1, HASH_DIGITS = 16 };

static const struct str hash_member = { ",\"h\":\"", 6 };
enum { TAIL = 6 + HASH_DIGITS + 2 }; /* ,"h":"0123456789abcdef"} */

/* ---- the hash ------------------------------------------------------------- */

/* Of the line as it would be without its last member: `body` is all up to there. */
static void line_hash(const char *id, struct str body, char ret[HASH_DIGITS + 1])
{
	const struct str pieces[] = { str_from(id), STR("\n"), body, STR("}") };
	struct digest d = { .known = true };

	sha256_of(pieces, COUNT(pieces), d.sha256);
	digest_hex(&d, HASH_DIGITS, ret, HASH_DIGITS + 1);
}

/* Takes the object. */
static char *sealed(const char *id, json_object *take_obj)
{
	const char *text = json_object_to_json_string_ext(
		take_obj, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	struct str body = { text, strlen(text) - 1 };
	char hash[HASH_DIGITS + 1], *line;

	line_hash(id, body, hash);
	line = xasprintf("%.*s%s%s\"}\n", STR_ARG(body), hash_member.ptr, hash);
	json_object_put(take_obj);
	return line;
}

/* Is the line as it was written? */
static bool is_sealed(const char *id, struct str line)
{
	char hash[HASH_DIGITS + 1];
	struct str body;

	if (line.len <= TAIL)
		return false;
	body = (struct str){ line.ptr, line.len - TAIL };
	line_hash(id, body, hash);
	return !memcmp(body.ptr + body.len, hash_member.ptr, hash_member.len) &&
	       !memcmp(line.ptr + line.len - HASH_DIGITS - 2, hash, HASH_DIGITS) &&
	       !memcmp(line.ptr + line.len - 2, "\"}", 2);
}

/* ---- writing --------------------------------------------------------------- */

static void add_text(json_object *o, const char *name, const char *text)
{
	if (text)
		json_object_object_add(o, name, json_object_new_string(text));
}

static void add_stamp(json_object *o, const char *name, struct stamp at)
{
	char text[32];

	if (at.sec) {
		format_rfc3339(at.sec, text, sizeof(text));
		add_text(o, name, text);
	}
}

char *plan_text_head(const struct plan *p)
{
	json_object *o = json_object_new_object();
	json_object *words = json_object_new_object();

	json_object_object_add(o, "v", json_object_new_int(VERSION));
	add_text(o, "id", p->id);
	add_stamp(o, "made_at", (struct stamp){ p->made_at });
	add_text(o, "by", p->by);
	add_text(o, "url", p->url);
	add_text(words, "verb", p->words.verb);
	add_text(words, "done", p->words.done);
	add_text(words, "noun", p->words.noun);
	json_object_object_add(o, "words", words);
	if (p->rule)
		json_object_object_add(o, "rule", json_object_get(p->rule));
	json_object_object_add(o, "complete", json_object_new_boolean(!p->incomplete));
	if (p->by_digest)
		json_object_object_add(o, "by_digest", json_object_new_boolean(true));
	json_object_object_add(o, "items", json_object_new_int64((int64_t)p->n));
	if (p->counts)
		json_object_object_add(o, "counts", json_object_get(p->counts));
	return sealed(p->id, o);
}

static void add_image(json_object *o, const struct plan *p, const struct plan_item *it)
{
	char digest[DIGEST_TEXT + 1];

	json_object_object_foreach(plan_part(p, it)->params, name, value)
		json_object_object_add(o, name, json_object_get(value));
	add_text(o, plan_is_tag(p, it) ? "tag" : "manifest", it->name);
	if (digest_text(&it->digest, digest, sizeof(digest)))
		add_text(o, "digest", digest);
	add_stamp(o, "pushed", it->pushed);
	add_stamp(o, "pulled", it->pulled);
	if (it->size.n >= 0)
		json_object_object_add(o, "size", json_object_new_int64(it->size.n));
	add_text(o, "images", it->platforms);
}

char *plan_text_item(const struct plan *p, size_t i)
{
	const struct plan_item *it = &p->items[i];
	const struct op *op = plan_part(p, it)->op;
	json_object *o = json_object_new_object();
	char name[96];

	snprintf(name, sizeof(name), "%s.%s", op->group, op->action);
	json_object_object_add(o, "n", json_object_new_int64((int64_t)i + 1));
	add_text(o, "op", name);
	if (plan_is_tag(p, it) || plan_is_manifest(p, it)) {
		add_image(o, p, it);
	} else {
		add_text(o, "where", plan_part(p, it)->where);
		add_text(o, "name", it->name);
		json_object_object_add(o, "params", plan_params(p, it));
	}
	return sealed(p->id, o);
}

/* ---- reading --------------------------------------------------------------- */

static bool good_id(struct str id)
{
	for (size_t i = 0; i < id.len; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", id.ptr[i]))
			return false;
	return id.len > 0 && id.len < sizeof(((struct plan *)0)->id) && *id.ptr != '-';
}

static char *dup_text(json_object *o, const char *pointer)
{
	struct str s = json_str(o, pointer);

	return s.ptr ? xstrndup(s.ptr, s.len) : NULL;
}

/* Words are borrowed for good, so only those that are known here can be taken. */
static struct plan_words words_of(json_object *o)
{
	static const struct plan_words known[] = {
		{ "delete", "deleted", "tag" },
		{ "delete", "deleted", "image" },
		{ "clean", "deleted", "tag" },
		{ "clean", "deleted", "image" },
		{ "invite", "invited", "invitee" },
		{ "resend", "sent again", "invitation" },
		{ "send", "sent", "invitation" },
		{ "cancel", "cancelled", "invitation" },
		{ "remove", "done", "thing" },
	};
	static const struct plan_words other = { "change", "changed", "item" };

	for (size_t i = 0; i < COUNT(known); i++)
		if (str_eq(json_str(o, "/words/verb"), str_from(known[i].verb)) &&
		    str_eq(json_str(o, "/words/noun"), str_from(known[i].noun)))
			return known[i];
	return other;
}

static enum status fill_head(json_object *o, struct plan **ret, struct error *err)
{
	struct str id = json_str(o, "/id");
	struct plan_words words = words_of(o);
	int64_t made_at = 0;
	struct plan *p;

	if (json_int(o, "/v") != VERSION)
		return error_set(err, ST_USAGE,
				 "the plan was written by another version of hubdeck");
	if (!id.ptr || !good_id(id) ||
	    !parse_rfc3339(json_str(o, "/made_at"), &made_at))
		return error_set(err, ST_USAGE, "the plan's head has no id or date");
	p = plan_new(&words, made_at);
	snprintf(p->id, sizeof(p->id), "%.*s", STR_ARG(id));
	p->by = dup_text(o, "/by");
	p->url = dup_text(o, "/url");
	p->incomplete = !json_flag(o, "/complete", false);
	p->by_digest = json_flag(o, "/by_digest", false);
	p->rule = json_object_get(json_at(o, "/rule"));
	p->counts = json_object_get(json_at(o, "/counts"));
	*ret = p;
	return ST_OK;
}

enum status plan_text_read_head(struct str line, struct plan **ret, struct error *err)
{
	json_object *o = NULL;
	struct plan *p = NULL;
	enum status st = json_parse(line, &o, err);

	if (st != ST_OK) {
		error_set(err, ST_USAGE, "line 1 is not the head of a plan");
		return error_hint(err, "hubdeck clean makes plans");
	}
	st = fill_head(o, &p, err);
	json_object_put(o);
	if (st == ST_OK && !is_sealed(p->id, line)) {
		plan_free(p);
		error_set(err, ST_USAGE, "line 1: the plan's head was changed");
		return error_hint(err, "make the plan again");
	}
	if (st == ST_OK)
		*ret = p;
	return st;
}

static bool same_params(json_object *a, json_object *b)
{
	return json_object_equal(a, b);
}

/* The part the line belongs to: the last one, or a new one.  Takes `params`. */
static void enter_part(struct plan *p, const struct op *op, json_object *take_params,
		       const char *name_param, const char *where)
{
	const struct plan_part *last = p->n_parts ? &p->parts[p->n_parts - 1] : NULL;

	if (last && last->op == op && !strcmp(last->where, where) &&
	    same_params(last->params, take_params)) {
		json_object_put(take_params);
		return;
	}
	plan_begin(p, op, take_params, name_param, where);
}

/* A job does nothing that is done one at a time (QUALITY B18), and nothing by which a
 * secret would have to stand in the plan. */
static bool op_allowed(const struct op *op)
{
	return op && op->safety >= SAFETY_0 && op->safety < SAFETY_4 &&
	       !(op->flags & (OP_SECRET | OP_SIGN_IN));
}

static enum status check_item(const struct plan *p, const struct plan_item *it,
			      struct error *err)
{
	json_object *params = plan_params(p, it);
	struct call *call = NULL;
	enum status st = op_call(plan_part(p, it)->op, params, &call, err);

	call_free(call);
	json_object_put(params);
	return st;
}

static enum status add_read(struct plan *p, const struct plan_thing *thing,
			    struct error *err)
{
	if (!plan_add(p, thing))
		return error_set(err, ST_USAGE, "it stands there twice");
	return check_item(p, &p->items[p->n - 1], err);
}

static void copy_text(json_object *params, json_object *o, const char *name,
		      const char *pointer)
{
	struct str s = json_str(o, pointer);

	json_object_object_add(
		params, name,
		json_object_new_string_len(s.ptr ? s.ptr : "", (int)s.len));
}

/* A tag, or a manifest, of a repository. */
static enum status read_image(struct plan *p, json_object *o, const struct op *op,
			      bool tag, struct error *err)
{
	struct str ns = json_str(o, "/namespace"), repo = json_str(o, "/repository");
	json_object *params = json_object_new_object();
	int64_t pushed = 0, pulled = 0;
	char *name = dup_text(o, tag ? "/tag" : "/manifest");
	char *where = xasprintf("%.*s/%.*s", STR_ARG(ns), STR_ARG(repo));
	enum status st;

	copy_text(params, o, "namespace", "/namespace");
	copy_text(params, o, "repository", "/repository");
	if (!tag)
		json_object_object_add(params, "delete_references",
				       json_object_new_boolean(json_flag(
					       o, "/delete_references", false)));
	enter_part(p, op, params, tag ? "tag" : "digests", where);
	parse_rfc3339(json_str(o, "/pushed"), &pushed);
	parse_rfc3339(json_str(o, "/pulled"), &pulled);
	st = add_read(p,
		      &(struct plan_thing){
			      .name = name ? name : "",
			      .digest = digest_parse(json_str(o, "/digest")),
			      .size = { json_int(o, "/size") },
			      .pushed = { pushed },
			      .pulled = { pulled },
			      .platforms = json_str(o, "/images"),
		      },
		      err);
	free(name);
	free(where);
	return st;
}

static enum status read_other(struct plan *p, json_object *o, const struct op *op,
			      struct error *err)
{
	json_object *params = json_at(o, "/params");
	char *name = dup_text(o, "/name"), *where = dup_text(o, "/where");
	enum status st;

	if (!name || !where || !json_object_is_type(params, json_type_object)) {
		st = error_set(err, ST_USAGE, "name, where or params are missing");
	} else {
		enter_part(p, op, json_object_new_object(), NULL, where);
		st = add_read(p,
			      &(struct plan_thing){
				      .name = name,
				      .more = json_object_to_json_string_ext(
					      params, JSON_C_TO_STRING_PLAIN),
				      .digest = digest_parse(str_from(name)),
				      .size = { -1 },
			      },
			      err);
	}
	free(name);
	free(where);
	return st;
}

static enum status read_sealed(struct plan *p, json_object *o, struct error *err)
{
	struct str name = json_str(o, "/op");
	char *dotted = xstrndup(name.ptr ? name.ptr : "", name.len);
	const struct op *op = op_by_name(dotted);
	int64_t n = json_int(o, "/n");

	free(dotted);
	if (n <= p->last_n)
		return error_set(err, ST_USAGE,
				 "it stands there twice, or not in its "
				 "order");
	p->last_n = n;
	if (p->n == PLAN_ITEMS_MAX)
		return error_set(err, ST_USAGE, "a plan has at most %d items",
				 PLAN_ITEMS_MAX);
	if (!op_allowed(op))
		return error_set(err, ST_USAGE, "%.80s is nothing a plan may do",
				 name.ptr ? name.ptr : "this");
	if (op == op_by_name("repos.delete_tag"))
		return read_image(p, o, op, true, err);
	if (op == op_by_name("images.delete_manifests"))
		return read_image(p, o, op, false, err);
	return read_other(p, o, op, err);
}

enum status plan_text_read_item(struct plan *p, struct str line, size_t number,
				struct error *err)
{
	struct error why = { 0 };
	json_object *o = NULL;
	enum status st;

	if (!is_sealed(p->id, line)) {
		error_set(err, ST_USAGE,
			  "line %zu was added or changed: its \"h\" does not fit",
			  number);
		return error_hint(err, "lines may be removed; to add some, make the "
				       "plan again");
	}
	st = json_parse(line, &o, &why);
	if (st == ST_OK)
		st = read_sealed(p, o, &why);
	json_object_put(o);
	if (st != ST_OK)
		error_set(err, ST_USAGE, "line %zu: %.150s", number, why.text);
	return st == ST_OK ? ST_OK : ST_USAGE;
}
