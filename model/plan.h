#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "model/error.h"
#include "model/field.h"
#include "model/op.h"
#include "model/rules.h"
#include "model/str.h"

/*
 * What is about to be changed, bound to identity (names, ids and digests), never to
 * rows of a screen (QUALITY S1).  A plan is made, shown, confirmed and carried out by
 * net/job.c; it does not change in between.
 */
enum plan_state {
	ITEM_PLANNED,
	ITEM_SENT,    /* intent is in the journal; no answer yet */
	ITEM_DONE,    /* 2xx */
	ITEM_GONE,    /* was not there (404 while what it was in answers 200) */
	ITEM_DRIFTED, /* no longer what was planned: left alone */
	ITEM_FAILED,  /* the Hub said no */
	ITEM_UNKNOWN, /* sent, and we could not find out */
	ITEM_SKIPPED, /* not tried: the job stopped before */
	N_PLAN_STATES,
};

/* What is done, in words: "delete", "deleted", "tag". */
struct plan_words {
	const char *verb, *done, *noun;
};

/* What the items of one part share. */
struct plan_part {
	const struct op *op;
	json_object *params;    /* {"namespace": "acme", "repository": "web-app"} */
	const char *name_param; /* the parameter that an item's name is; NULL: none */
	char *where;            /* for people: "acme/web-app" */
};

struct plan_item {
	char *name; /* "pr-1", "jdoe": what people know it by */
	char *more; /* JSON object: parameters of its own; NULL */
	char *was;  /* JSON object: parameters as they are before it; NULL: not known */
	char *note; /* why it ended so, one line, perhaps the Hub's words; NULL */
	struct digest digest; /* known = false: none, or the Hub gave none */
	struct bytes size;    /* -1: has none */
	struct stamp pushed, pulled;
	const char *platforms; /* "amd64,arm64/v8", kept by the plan; NULL: not said */
	uint32_t part;
	enum plan_state state;
	int http;    /* of the deciding answer; 0: none */
	int64_t row; /* of an earlier run: its intent in the journal, when it has no
			outcome; 0 */
};

/* What is to be planned; borrowed, as is what it points to. */
struct plan_thing {
	const char *name, *more, *was; /* as in the item */
	struct digest digest;
	struct bytes size;
	struct stamp pushed, pulled;
	struct str platforms; /* {NULL,0}: not said */
};

/* Why a row is not in the plan (UX 5.3), counted. */
enum plan_exclusion {
	EXCLUDE_LATEST,    /* "latest" */
	EXCLUDE_IMMUTABLE, /* a rule of the repository */
	EXCLUDE_RECENT,    /* pushed or pulled in the last 24 h */
	EXCLUDE_PROTECTED, /* `protect` of the configuration */
	EXCLUDE_SELF,      /* you */
	EXCLUDE_OWNER,     /* the last owner of the organization */
	EXCLUDE_IN_USE,    /* the credential of this session */
	EXCLUDE_BUILT_IN,  /* the team owners */
	EXCLUDE_ALREADY,   /* it is so already */
	EXCLUDE_ALONE,     /* class 4: one at a time */
	EXCLUDE_INVITED,   /* somebody who is no member yet */
	EXCLUDE_JOINED,    /* somebody who is one, and no invitation */
	EXCLUDE_UNNAMED,   /* the Hub did not say what it is called */
	EXCLUDE_NO_TEAM,   /* it is not by a team */
	N_EXCLUSIONS,
};

/* What protects tags, from the repository and the configuration.  Borrowed strings. */
struct protection {
	const struct rules *immutable; /* of the repository; NULL: none */
	const char *const *protect;    /* globs of the configuration; NULL: none */
	int64_t now;
};

/* N_EXCLUSIONS when nothing protects it. */
enum plan_exclusion plan_protects(const struct protection *p, const char *tag,
				  struct stamp pushed, struct stamp pulled);
const char *plan_exclusion_text(
	enum plan_exclusion e); /* "pushed or pulled in the last 24 h" */

enum {
	PLAN_MAX_SMALL = 20,
}; /* the most that classes 1 and 2 change at once (UX 5.1) */

/* In a larger plan the list of tags is read instead of each tag (net/job_list.c). */
enum { PLAN_LOOK_MAX = 100 };
/* And after so many deletions it is looked whether it moved. */
enum { PLAN_WATCH_EVERY = 50 };

/* So many manifests are deleted by one request. */
enum { PLAN_BATCH = 25 };

/* And so many people invited. */
enum { PLAN_INVITES = 100 };

struct plan {
	char id[64]; /* "delete-20261121-142233-1a2b": also the job's name */
	struct plan_words words;
	struct plan_part *parts;
	size_t n_parts, cap_parts;
	struct plan_item *items;
	size_t n, cap;
	uint32_t *index; /* of items by hash; `slots` of them, 0: free, else i + 1 */
	size_t slots;
	enum safety safety; /* of the most dangerous item alone */
	size_t excluded[N_EXCLUSIONS];
	char *excluded_example[N_EXCLUSIONS]; /* a name, NULL when none */
	int64_t made_at;
	char **platforms; /* texts of the items */
	size_t n_platforms, cap_platforms;

	/* Of a cleanup (model/clean.h), and of every plan in a file. */
	json_object *rule;   /* what it was made by; NULL: by hand */
	json_object *counts; /* what became of every tag there was; NULL */
	json_object *said;   /* what people know values of parameters by, which are the
			      * same in all parts: {"group_id": "web"}; NULL */
	char *url, *by;      /* the Hub and the account it is for; NULL: any */
	bool incomplete;     /* not every row was known when it was made */
	bool by_digest;      /* tags go with their images where all of a digest go */
	bool saved;          /* there is a file of it: the job can be resumed */
	bool job;            /* it gets one when it is carried out, whatever it does */
	bool again;          /* what failed in an earlier run is to be tried again */
	int64_t last_n;      /* while it is read from text: of the last line */
};

/* Words are borrowed for good: literals, or a kind's. */
struct plan *plan_new(const struct plan_words *words, int64_t now);
void plan_free(struct plan *p); /* NULL is fine */

/* Items added from now on belong to this part.  Takes `params`. */
void plan_begin(struct plan *p, const struct op *op, json_object *take_params,
		const char *name_param, const char *where);

/* The plan that deletes tags of one repository. */
struct plan *plan_of_tags(const char *ns, const char *repo, int64_t now);

/* Adds an item to the last part.  False when the same is planned already. */
bool plan_add(struct plan *p, const struct plan_thing *thing);

/* The same of a thing that goes by another name with the Hub, the value of `param`. */
bool plan_add_by(struct plan *p, const char *name, const char *param,
		 const char *value);

/* The items are at least of this class. */
void plan_raise(struct plan *p, enum safety safety);

/* Not added, and counted as to why. */
void plan_exclude(struct plan *p, enum plan_exclusion e, const char *name);

/* Adds a tag, or counts why not.  True when added. */
bool plan_add_tag(struct plan *p, const struct protection *protection,
		  const struct plan_thing *tag);

/*
 * A plan of its own that does the same with `answers` besides to everything: what a
 * form asked for.  What is so already is left out.
 */
struct plan *plan_with(const struct plan *p, json_object *answers, int64_t now);

/* A plan of its own of the items that are in one of these states (a set of 1 << state).
 */
struct plan *plan_of_states(const struct plan *p, unsigned states, int64_t now);

/* The same plan, its id and what became of it with it, for another thread; without the
 * items that are not 0 in `out`, one byte each.  NULL: all of it. */
struct plan *plan_copy(const struct plan *p, const uint8_t *out);

/* What takes a plan back that only turned switches, and needed no question; NULL: it
 * was something else. */
struct plan *plan_inverse(const struct plan *p, int64_t now);

const struct plan_part *plan_part(const struct plan *p, const struct plan_item *item);

/* The item of this name in the part, among those without parameters of their own;
 * SIZE_MAX: there is none. */
size_t plan_find(const struct plan *p, uint32_t part, struct str name);

/* All parameters of one item; the caller owns it. */
json_object *plan_params(const struct plan *p, const struct plan_item *item);

/* What the Hub is asked about whole: the class of the worst item, and of their number
 * (UX 5.1): 2 to 20 make class 2, more make class 3. */
enum safety plan_safety(const struct plan *p);
size_t plan_count(const struct plan *p, enum plan_state state);
/* At most so many; in a large job besides those of the list. */
size_t plan_requests(const struct plan *p);
const char *plan_state_text(const struct plan_words *w,
			    enum plan_state s); /* "deleted", "already gone", ... */
/* "tag" or "tags"; in `buf` when it is made. */
const char *plan_nouns(const struct plan_words *w, size_t n, char *buf, size_t size);

/* All of it is about one repository or one organization. */
bool plan_in_one_place(const struct plan *p);

/* "acme/web-app", or "3 places" for many; the caller frees. */
char *plan_where(const struct plan *p);

/* Is the item a tag, whose digest is looked at before it is deleted? */
bool plan_is_tag(const struct plan *p, const struct plan_item *item);
/* Is it a manifest, whose name is its digest, to be deleted on the Hub? */
bool plan_is_manifest(const struct plan *p, const struct plan_item *item);
/* Is it somebody to be invited, in one request with others? */
bool plan_is_invite(const struct plan *p, const struct plan_item *item);

#endif
