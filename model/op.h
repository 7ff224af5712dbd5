#ifndef MODEL_OP_H
#define MODEL_OP_H

#include <stdbool.h>
#include <stddef.h>

#include "model/error.h"
#include "model/json.h"
#include "model/str.h"

/*
 * The table of operations: everything Docker Hub lets an administrator do, one row
 * each (DESIGN 4).  The dashboard, the command line and the MCP server run operations
 * through these rows, and nothing else in the program knows a Hub path.
 */
enum method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_PUT, HTTP_PATCH, HTTP_DELETE };

/* Which server answers. */
enum host {
	HOST_HUB,           /* https://hub.docker.com */
	HOST_REGISTRY,      /* https://registry-1.docker.io */
	HOST_REGISTRY_AUTH, /* https://auth.docker.io */
	HOST_NONE,          /* answered here, without a request */
};

/* How an answer wraps its rows (CONTRACT 1); model/envelope.h unwraps them. */
enum envelope {
	ENV_NONE,      /* no body worth reading (HEAD, 204) */
	ENV_OBJECT,    /* one object; as rows: one row */
	ENV_PAGE,      /* {count or total, next, previous, results} */
	ENV_ARRAY,     /* a bare array */
	ENV_IMAGES,    /* the "images" array of one tag */
	ENV_LAYERS,    /* an array of images; the rows are the layers of them all */
	ENV_LOGS,      /* {logs}: no count, no next, ends with an empty page */
	ENV_ACTIONS,   /* {actions: {group: {label, actions: [...]}}} */
	ENV_DATA,      /* {data}, not paged */
	ENV_INVITEES,  /* {invitees: [...]}, or that once more inside it */
	ENV_MANIFESTS, /* {manifests, last_evaluated_key} */
	ENV_STATUS,    /* {status: {digest: {status: {status: "success"}}}} */
	ENV_SCIM,      /* {totalResults, startIndex, itemsPerPage, resources} */
	ENV_TAGS,      /* {tags: ["name", ...]} */
	ENV_REFERRERS, /* an OCI index: {manifests: [...]} */
	ENV_TEXT,      /* no JSON: text/csv, as one string */
};

/* Which sign-in the Hub asks for (CONTRACT 3). */
enum access {
	ACCESS_NONE,     /* anonymous is enough, and a sign-in is not sent */
	ACCESS_PUBLIC,   /* anonymous sees the public part; signed in sees more */
	ACCESS_SESSION,  /* any session */
	ACCESS_REGISTRY, /* a token of auth.docker.io */
	ACCESS_SCIM,     /* the SSO connection's own bearer, never the session's */
};

/* UX 5.1.  READ changes nothing. */
enum safety { SAFETY_READ = -1, SAFETY_0, SAFETY_1, SAFETY_2, SAFETY_3, SAFETY_4 };

enum param_type {
	PARAM_STRING,
	PARAM_INT,
	PARAM_BOOL,
	PARAM_NAME,   /* namespace, organization, user: [a-z0-9]... (CONTRACT 5.2) */
	PARAM_REPO,   /* repository name */
	PARAM_TAG,    /* [A-Za-z0-9_][A-Za-z0-9._-]{0,127} */
	PARAM_ENUM,   /* one of `values` */
	PARAM_SECRET, /* never on the command line, in a log or in the journal */
	PARAM_LIST,   /* of `item`: a JSON array, or text separated by commas */
	PARAM_JSON,   /* of organization tokens (model/resources.h), also as its text */
	PARAM_EMAIL,
	PARAM_PERSON,    /* a Docker ID or an e-mail address */
	PARAM_DIGEST,    /* sha256: and 64 hex digits */
	PARAM_REFERENCE, /* a tag or a digest */
	PARAM_FULL_REPO, /* NAMESPACE/REPOSITORY, in one path as it is */
	PARAM_TIME,      /* RFC 3339, or a date: then its first second, UTC */
	PARAM_UUID,
	PARAM_NUMBER,   /* a number that is a name: sent as a number */
	PARAM_KEY,      /* a name the Hub gave: letters, digits and . _ - : ~ @ + */
	PARAM_URL,      /* https; its path and query are secret (DESIGN 5.2) */
	PARAM_CATEGORY, /* a slug: sent as {"slug", "name"} */
};

enum param_in {
	IN_PATH,
	IN_QUERY,
	IN_BODY,
	IN_BOTH,
	/* path and body */ IN_LOCAL /* ours, not sent */
};

/* A value that makes a call more dangerous than its row (DESIGN 4). */
struct raise {
	const char *value; /* "owner"; "*admin" is any text that ends so */
	enum safety safety;
};

/* What one of a parameter's values means, for people. */
struct meaning {
	const char *value;    /* "": when none is given */
	const char *text;     /* "push images" */
	const char *includes; /* the value it has in it; NULL: none */
};

/* Where the values a parameter can have are listed: an operation, and two members of
 * its rows (JSON pointers). */
struct value_source {
	const char *op;    /* "teams.list" */
	const char *value; /* what is sent: "/id" */
	const char *label; /* what people know it by: "/name" */
};

struct param {
	const char *name; /* as existing agents name it: "namespace" */
	const char *wire; /* as the Hub names it when that differs; NULL: the same;
			     "name/givenName" is a member of an object */
	const char
		*alias; /* other names it is accepted by, separated by commas; NULL */
	enum param_type type, item; /* item: of a PARAM_LIST */
	enum param_in in;
	bool required;
	bool alone;    /* sent as a list of this one */
	bool counted;  /* PARAM_LIST: two make class 2, more than twenty class 3 */
	long min, max; /* PARAM_INT: range; PARAM_STRING: length; PARAM_LIST: items;
			  0,0: none */
	const char *const *values;  /* PARAM_ENUM, or items: NULL-terminated */
	const char *preset;         /* JSON that a body has when it is not given */
	const char *from;           /* where the thing's own answer says what it is now;
				       NULL: nothing is filled in, and forms look under
				       its wire name */
	const struct raise *raises; /* ends with a NULL value; NULL: none */
	const char *never;          /* a name that is refused, in any case; NULL */
	const char *never_why, *never_hint; /* "nobody is invited into \"owners\"" */
	const struct meaning *meanings; /* of `values`; ends with a NULL value; NULL */
	const struct value_source *source; /* NULL: what it can be is listed nowhere */
	const char *label; /* in forms: "team"; NULL: made of its name */
	const char *help;  /* one line */
};

enum op_flags {
	OP_LIST = 1 << 0,        /* takes page and page_size; --all walks it */
	OP_IDEMPOTENT = 1 << 1,  /* the effect of two is that of one */
	OP_SECRET = 1 << 2,      /* the answer holds a secret */
	OP_ABSENT_DONE = 1 << 3, /* 404 while the parent answers 200: "already gone" */
	OP_GATED = 1 << 4,   /* needs --allow-destructive on the command line and MCP */
	OP_EXISTS = 1 << 5,  /* check_*: 404 is an answer, not an error (exit 0 or 1) */
	OP_SIGN_IN = 1 << 6, /* a sign-in POST: allowed in read-only */
	OP_JOIN_IMAGES =
		1 << 7, /* the answer is the images of all pages, joined by digest */
	OP_LIMITS = 1 << 8,    /* the answer is the rate headers, whatever the status */
	OP_KEYED = 1 << 9,     /* the next page is asked for with the key of this one */
	OP_INDEXED = 1 << 10,  /* pages by start_index and count, from 1 (SCIM) */
	OP_LAST_USE = 1 << 11, /* class 4 when op->reads says: used within a day */
	OP_PICK = 1 << 12,     /* the answer is the one row that op->pick names */
	OP_UNPUBLISHED = 1 << 13, /* not in Docker's specification: may be missing */
};

struct op {
	const char *group, *action;
	enum method method;
	enum host host;
	const char *path; /* "/v2/namespaces/{namespace}/repositories/{repository}" */
	const char *fallback; /* the other form, tried once on 404 "no such route"/405;
				 NULL */
	enum access access;
	enum envelope envelope;
	enum safety safety;
	unsigned flags;
	const struct param *params;
	size_t n_params;
	const char *kind; /* name of the kind whose rows the answer holds; NULL: none */
	const char *columns; /* of rows without a kind, as a table: "name,slug" */
	const char
		*parent;   /* "repos.get": what must answer 200 before a 404 means gone,
			      and when it is a list, without the row of `pick` in it */
	const char *look;  /* "repos.get_tag": is it there?  Asked when a deletion's
			      answer leaves that open; NULL: nothing can be asked */
	const char *help;  /* one line, no full stop */
	const char *fixed; /* members every body begins with: "\"schemas\":[]" */
	const char *body;  /* the whole body, "$name" for parameters; NULL: an object of
			      the IN_BODY parameters */
	const char *fallback_body; /* of the other form; NULL: the same */
	const char *then; /* path asked after the other form answered, "{id}" from it */
	const char *then_body;
	const char *reads; /* "scim.get_user": read first, for what is not given */
	const char *pick;  /* parameter that names the row; OP_PICK, `parent` */
};

/* The rows of one group, in the order of help. */
struct op_group {
	const char *name, *help;
	const struct op *ops;
	size_t n;
};
extern const struct op_group *const op_groups[]; /* ends with NULL */

/* All rows, group by group; NULL behind the last. */
const struct op *op_at(size_t i);
size_t op_count(void);

/* NULL when there is none; "hub_" in front is accepted, '-' for '_'. */
const struct op_group *op_group_find(const char *name);

/* `group` with or without "hub_"; both with '-' or '_'.  NULL when there is none. */
const struct op *op_find(const char *group, const char *action);

/* "repos.get" -> its row. */
const struct op *op_by_name(const char *dotted);

/*
 * The operation that lists the rows of a kind.  Of kinds that are made on this machine
 * (the journal, what a credential can do) it is one that is in no group: it is nothing
 * the Hub does, and no command.
 */
struct kind;
const struct op *op_of_kind(const struct kind *k);

/* A parameter by name or alias ('-' or '_'); NULL when there is none of that name. */
const struct param *op_param(const struct op *op, const char *name);

/*
 * A request that is ready to be sent: the only thing that can be, and op_call() the
 * only way to make one.
 */
struct call {
	const struct op *op;
	char *target; /* "/v2/...?page=1&page_size=100", every value percent-encoded */
	char *fallback; /* the same in the other form; NULL */
	char *body; /* JSON; NULL for none; may hold a secret: wiped by call_free() */
	char *fallback_body; /* of the other form; NULL: the same */
	enum safety safety;  /* the higher of the row's and its parameters' */
};

/*
 * Makes the request from parameters (an object: name -> value; numbers and booleans
 * also as text).  Checks every name against the Hub's grammar before a URL is made
 * (QUALITY S5):
 * "..", "/", "?", "#", control bytes and over-long names are refused here.  ST_USAGE
 * names the parameter and what is allowed.  On success the caller owns *ret_call.
 */
enum status op_call(const struct op *op, json_object *params, struct call **ret_call,
		    struct error *err) MUST_CHECK;

/*
 * The same list, another page (1 ...).  Only for OP_LIST.  For OP_KEYED the page is the
 * one behind the key in the parameters, whatever its number.
 */
struct call *call_page(const struct op *op, json_object *params, int page,
		       int page_size);

/* The name of the parameter that takes an OP_KEYED list's key. */
#define OP_KEY_PARAM "last_evaluated_key"

/* True when the Hub is only asked what would happen: that changes nothing. */
bool op_rehearses(const struct op *op, json_object *params);

/* True when something of the body must be read from the Hub first (op->reads). */
bool op_must_read(const struct op *op, json_object *params);

/* GET of op->reads with what it takes of the parameters. */
enum status op_read_call(const struct op *op, json_object *params,
			 struct call **ret_call, struct error *err) MUST_CHECK;

/* Adds to the parameters what is not given and `answer` says.  ST_PARSE when it does
 * not say what a switch is now. */
enum status op_fill(const struct op *op, json_object *params, json_object *answer,
		    struct error *err) MUST_CHECK;

/* The second step: op->then, its "{id}" from the first answer; `answer` NULL: without.
 */
enum status op_then_call(const struct op *op, json_object *params, json_object *answer,
			 struct call **ret_call, struct error *err) MUST_CHECK;

/* The row of `rows` that the parameter op->pick names, by any of its names; borrowed,
 * NULL. */
json_object *op_picked(const struct op *op, json_object *params, json_object *rows);

/* What --confirm repeats and a dialog asks for: "NS/REPO", "ORG", "ORG/TEAM".  The
 * caller frees. */
char *op_full_name(const struct op *op, json_object *params);

/* `params` without what must not be kept: secrets are "***", of web addresses the
 * scheme and host are left.  The caller owns it. */
json_object *op_public(const struct op *op, json_object *params);

/* What may be seen of a web address: its scheme and host, then three stars.  Of what is
 * none, only the stars. */
void url_mask(struct str url, char *buf, size_t size);

void call_free(struct call *c); /* wipes the body; NULL is fine */

/* The request a parent check makes: GET of op->parent with the same parameters. */
enum status op_parent_call(const struct op *op, json_object *params,
			   struct call **ret_call, struct error *err) MUST_CHECK;

/* The request of op->look.  ST_USAGE when there is none. */
enum status op_look_call(const struct op *op, json_object *params,
			 struct call **ret_call, struct error *err) MUST_CHECK;

/* Overwrites the PARAM_SECRET values in place, before the object is put. */
void op_wipe(const struct op *op, json_object *params);

/* Of the parameters, those in the path of `other`, by its names for them.  The caller
 * owns it. */
json_object *op_params_for(const struct op *op, const struct op *other,
			   json_object *params);

/* Checks one value against its parameter; text of ST_USAGE as from op_call(): the
 * parameter's name, a colon and a blank, what is allowed. */
enum status param_check(const struct param *p, json_object *value, struct error *err);

/* The name a parameter has on the wire: "name/givenName". */
const char *param_wire(const struct param *p);

/* The parameter that the Hub calls so in a body or an error: "orgname", "givenName";
 * NULL. */
const struct param *op_param_on_wire(const struct op *op, struct str name);

/* What forms call it: "full description"; in `buf` when it is made. */
const char *param_label(const struct param *p, char *buf, size_t size);

/* A name that a tag can have, and so be sent. */
bool op_is_tag(struct str s);

const char *method_name(enum method m);
const char *param_type_name(enum param_type t);

/* Names that look like `word`, nearest first, at most `max`: "did you mean".  Returns
 * how many. */
size_t op_suggest(const char *group, const char *word, const char **ret, size_t max);
size_t op_suggest_param(const struct op *op, const char *word, const char **ret,
			size_t max);

#endif
