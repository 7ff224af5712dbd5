#include "model/plan.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/json.h"
#include "model/xalloc.h"

enum { DAY = 86400 };

struct plan *plan_new(const struct plan_words *words, int64_t now)
{
	static const char stamp[] = "%Y%m%d-%H%M%S";
	struct plan *p = xcalloc(1, sizeof(*p));
	char when[24] = "";
	struct tm tm;
	time_t t = (time_t)now;

	p->words = *words;
	p->made_at = now;
	p->safety = SAFETY_READ;
	if (gmtime_r(&t, &tm))
		strftime(when, sizeof(when), stamp, &tm);
	snprintf(p->id, sizeof(p->id), "%.16s-%.20s-%04x", words->verb, when,
		 arc4random() & 0xffff);
	for (char *c = p->id; *c; c++)
		if (*c == ' ')
			*c = '-';
	return p;
}

void plan_free(struct plan *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++) {
		free(p->items[i].name);
		free(p->items[i].more);
		free(p->items[i].was);
		free(p->items[i].note);
	}
	for (size_t i = 0; i < p->n_parts; i++) {
		json_object_put(p->parts[i].params);
		free(p->parts[i].where);
	}
	for (size_t i = 0; i < N_EXCLUSIONS; i++)
		free(p->excluded_example[i]);
	for (size_t i = 0; i < p->n_platforms; i++)
		free(p->platforms[i]);
	free(p->platforms);
	json_object_put(p->rule);
	json_object_put(p->counts);
	json_object_put(p->said);
	free(p->url);
	free(p->by);
	free(p->items);
	free(p->parts);
	free(p->index);
	free(p);
}

void plan_begin(struct plan *p, const struct op *op, json_object *take_params,
		const char *name_param, const char *where)
{
	p->parts = xgrow(p->parts, &p->cap_parts, p->n_parts + 1, sizeof(*p->parts));
	p->parts[p->n_parts++] = (struct plan_part){
		.op = op,
		.params = take_params,
		.name_param = name_param,
		.where = xstrdup(where),
	};
}

struct plan *plan_of_tags(const char *ns, const char *repo, int64_t now)
{
	static const struct plan_words words = { "delete", "deleted", "tag" };
	struct plan *p = plan_new(&words, now);
	json_object *params = json_object_new_object();
	char *where = xasprintf("%s/%s", ns, repo);

	json_object_object_add(params, "namespace", json_object_new_string(ns));
	json_object_object_add(params, "repository", json_object_new_string(repo));
	plan_begin(p, op_by_name("repos.delete_tag"), params, "tag", where);
	free(where);
	return p;
}

/* ---- what is left out ---------------------------------------------------- */

static bool glob_any(const char *const *globs, const char *tag)
{
	for (size_t i = 0; globs && globs[i]; i++)
		if (!fnmatch(globs[i], tag, 0))
			return true;
	return false;
}

enum plan_exclusion plan_protects(const struct protection *p, const char *tag,
				  struct stamp pushed, struct stamp pulled)
{
	if (!strcmp(tag, "latest"))
		return EXCLUDE_LATEST;
	if (rules_match(p->immutable, str_from(tag)))
		return EXCLUDE_IMMUTABLE;
	if ((pushed.sec && pushed.sec > p->now - DAY) ||
	    (pulled.sec && pulled.sec > p->now - DAY))
		return EXCLUDE_RECENT;
	if (glob_any(p->protect, tag))
		return EXCLUDE_PROTECTED;
	return N_EXCLUSIONS;
}

const char *plan_exclusion_text(enum plan_exclusion e)
{
	static const char *const texts[N_EXCLUSIONS] = {
		[EXCLUDE_LATEST] = "named latest",
		[EXCLUDE_IMMUTABLE] = "immutable by a rule of the repository",
		[EXCLUDE_RECENT] = "pushed or pulled in the last 24 h",
		[EXCLUDE_PROTECTED] = "protected by the configuration",
		[EXCLUDE_SELF] = "that is you",
		[EXCLUDE_OWNER] = "the last owner",
		[EXCLUDE_IN_USE] = "this session uses it",
		[EXCLUDE_BUILT_IN] = "the team owners carries the owner role",
		[EXCLUDE_ALREADY] = "already so",
		[EXCLUDE_ALONE] = "only one at a time",
		[EXCLUDE_INVITED] = "only invited",
		[EXCLUDE_JOINED] = "a member, not an invitation",
		[EXCLUDE_UNNAMED] = "the Hub did not say its id",
		[EXCLUDE_NO_TEAM] = "that is not by a team",
	};

	return e < N_EXCLUSIONS ? texts[e] : "";
}

void plan_exclude(struct plan *p, enum plan_exclusion e, const char *name)
{
	if (!p->excluded[e]++)
		p->excluded_example[e] = xstrdup(name);
}

/* ---- items --------------------------------------------------------------- */

/* What an item is known by. */
struct item_key {
	uint32_t part;
	struct str name, more;
};

static struct item_key key_of(const struct plan_item *it)
{
	return (struct item_key){ it->part, str_from(it->name),
				  str_from(it->more ? it->more : "") };
}

static uint64_t key_hash(const struct item_key *k)
{
	uint64_t h = str_hash(k->name);

	h = str_hash_more(h, (struct str){ (const char *)&k->part, sizeof(k->part) });
	return str_hash_more(h, k->more);
}

static bool same_key(const struct item_key *a, const struct item_key *b)
{
	return a->part == b->part && str_eq(a->name, b->name) &&
	       str_eq(a->more, b->more);
}

/* Where the item is in the index, or the free slot for it. */
static uint32_t *find_slot(const struct plan *p, const struct item_key *key)
{
	size_t at = (size_t)key_hash(key) & (p->slots - 1);

	for (; p->index[at]; at = (at + 1) & (p->slots - 1)) {
		struct item_key there = key_of(&p->items[p->index[at] - 1]);

		if (same_key(&there, key))
			break;
	}
	return &p->index[at];
}

static void grow_index(struct plan *p)
{
	if (2 * (p->n + 1) <= p->slots)
		return;
	p->slots = p->slots ? 2 * p->slots : 64;
	free(p->index);
	p->index = xcalloc(p->slots, sizeof(*p->index));
	for (size_t i = 0; i < p->n; i++) {
		struct item_key key = key_of(&p->items[i]);

		*find_slot(p, &key) = (uint32_t)i + 1;
	}
}

/* The class of one item alone; what cannot be sent at all is refused when it is. */
static enum safety item_safety(const struct plan *p, const struct plan_item *item)
{
	const struct op *op = plan_part(p, item)->op;
	json_object *params = plan_params(p, item);
	struct error ignored = { 0 };
	struct call *call = NULL;
	enum safety safety = op->safety;

	if (op_call(op, params, &call, &ignored) == ST_OK)
		safety = call->safety;
	call_free(call);
	json_object_put(params);
	return safety;
}

void plan_raise(struct plan *p, enum safety safety)
{
	if (safety > p->safety)
		p->safety = safety;
}

/* There are few different ones: those of late are kept once. */
static const char *keep_platforms(struct plan *p, struct str s)
{
	if (!s.ptr)
		return NULL;
	for (size_t i = p->n_platforms; i-- > 0 && i + 64 >= p->n_platforms;)
		if (str_eq(str_from(p->platforms[i]), s))
			return p->platforms[i];
	p->platforms = xgrow(p->platforms, &p->cap_platforms, p->n_platforms + 1,
			     sizeof(*p->platforms));
	return p->platforms[p->n_platforms++] = xstrndup(s.ptr, s.len);
}

bool plan_add(struct plan *p, const struct plan_thing *thing)
{
	struct plan_item it = {
		.name = xstrdup(thing->name),
		.more = thing->more ? xstrdup(thing->more) : NULL,
		.was = thing->was ? xstrdup(thing->was) : NULL,
		.digest = thing->digest,
		.size = thing->size,
		.pushed = thing->pushed,
		.pulled = thing->pulled,
		.platforms = keep_platforms(p, thing->platforms),
		.part = (uint32_t)p->n_parts - 1,
	};
	bool first = !p->n || p->items[p->n - 1].part != it.part;
	struct item_key key = key_of(&it);
	uint32_t *slot;

	grow_index(p);
	slot = find_slot(p, &key);
	if (*slot) {
		free(it.name);
		free(it.more);
		free(it.was);
		return false;
	}
	p->items = xgrow(p->items, &p->cap, p->n + 1, sizeof(*p->items));
	p->items[p->n++] = it;
	*slot = (uint32_t)p->n;
	/* Items without parameters of their own differ in their names only. */
	if (first || it.more)
		plan_raise(p, item_safety(p, &it));
	return true;
}

bool plan_add_by(struct plan *p, const char *name, const char *param, const char *value)
{
	json_object *own = json_object_new_object();
	bool added;

	json_object_object_add(own, param, json_object_new_string(value));
	added = plan_add(p,
			 &(struct plan_thing){ .name = name,
					       .more = json_object_to_json_string_ext(
						       own, JSON_C_TO_STRING_PLAIN),
					       .size = { -1 } });
	json_object_put(own);
	return added;
}

bool plan_add_tag(struct plan *p, const struct protection *protection,
		  const struct plan_thing *tag)
{
	enum plan_exclusion e =
		plan_protects(protection, tag->name, tag->pushed, tag->pulled);

	if (e == N_EXCLUSIONS)
		return plan_add(p, tag);
	plan_exclude(p, e, tag->name);
	return false;
}

const struct plan_part *plan_part(const struct plan *p, const struct plan_item *item)
{
	return &p->parts[item->part];
}

size_t plan_find(const struct plan *p, uint32_t part, struct str name)
{
	const struct item_key key = { part, name, STR("") };
	uint32_t at = p->slots ? *find_slot(p, &key) : 0;

	return at ? at - 1 : SIZE_MAX;
}

json_object *plan_params(const struct plan *p, const struct plan_item *item)
{
	const struct plan_part *part = plan_part(p, item);
	json_object *params = json_object_new_object(), *more = NULL;
	struct error ignored = { 0 };

	json_object_object_foreach(part->params, key, value)
		json_object_object_add(params, key, json_object_get(value));
	if (part->name_param)
		json_object_object_add(params, part->name_param,
				       json_object_new_string(item->name));
	if (item->more && json_parse(str_from(item->more), &more, &ignored) == ST_OK) {
		json_object_object_foreach(more, name, own)
			json_object_object_add(params, name, json_object_get(own));
	}
	json_object_put(more);
	return params;
}

/* ---- the whole ------------------------------------------------------------ */

enum safety plan_safety(const struct plan *p)
{
	enum safety many = p->n > PLAN_MAX_SMALL ? SAFETY_3
			   : p->n > 1            ? SAFETY_2
						 : SAFETY_READ;

	return p->safety > many ? p->safety : many;
}

size_t plan_count(const struct plan *p, enum plan_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += p->items[i].state == state;
	return n;
}

bool plan_is_tag(const struct plan *p, const struct plan_item *item)
{
	return plan_part(p, item)->op == op_by_name("repos.delete_tag");
}

bool plan_is_manifest(const struct plan *p, const struct plan_item *item)
{
	return plan_part(p, item)->op == op_by_name("images.delete_manifests");
}

bool plan_is_invite(const struct plan *p, const struct plan_item *item)
{
	return plan_part(p, item)->op == op_by_name("org.invite");
}

/* A tag is read before it is deleted; manifests and invitations go many at a time; what
 * is changed is read first when the Hub wants all of it back. */
size_t plan_requests(const struct plan *p)
{
	bool images = p->n && (plan_is_tag(p, &p->items[0]) ||
			       plan_is_manifest(p, &p->items[0]));
	bool large = images && p->n > PLAN_LOOK_MAX;
	size_t n = large ? 3 + p->n / PLAN_WATCH_EVERY : 0, manifests = 0, invites = 0;

	for (size_t i = 0; i < p->n; i++) {
		/* One request is of one role and team. */
		if (i && p->items[i].part != p->items[i - 1].part)
			invites = 0;
		if (plan_is_manifest(p, &p->items[i]))
			n += manifests++ % PLAN_BATCH == 0;
		else if (plan_is_invite(p, &p->items[i]))
			n += invites++ % PLAN_INVITES == 0;
		else
			n += (plan_is_tag(p, &p->items[i]) && !large) ||
					     plan_part(p, &p->items[i])->op->reads
				     ? 2
				     : 1;
	}
	return n;
}

const char *plan_state_text(const struct plan_words *w, enum plan_state s)
{
	static const char *const texts[N_PLAN_STATES] = {
		[ITEM_PLANNED] = "planned",
		[ITEM_SENT] = "sent",
		[ITEM_GONE] = "already gone",
		[ITEM_DRIFTED] = "changed since, left alone",
		[ITEM_FAILED] = "refused",
		[ITEM_UNKNOWN] = "unknown",
		[ITEM_SKIPPED] = "not tried",
	};

	return s == ITEM_DONE ? w->done : texts[s];
}

const char *plan_nouns(const struct plan_words *w, size_t n, char *buf, size_t size)
{
	size_t len = strlen(w->noun);

	if (n == 1)
		return w->noun;
	if (len > 1 && w->noun[len - 1] == 'y' && !strchr("aeiou", w->noun[len - 2]))
		snprintf(buf, size, "%.*sies", (int)len - 1, w->noun);
	else
		snprintf(buf, size, "%s%s", w->noun,
			 w->noun[len - 1] == 's' ? "" : "s");
	return buf;
}

bool plan_in_one_place(const struct plan *p)
{
	for (size_t i = 1; i < p->n_parts; i++)
		if (strcmp(p->parts[i].where, p->parts[0].where) != 0)
			return false;
	return p->n_parts > 0;
}

char *plan_where(const struct plan *p)
{
	if (plan_in_one_place(p))
		return xstrdup(p->parts[0].where);
	return xasprintf("%zu places", p->n_parts);
}
