#ifndef MODEL_OP_H
#define MODEL_OP_H

#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>

#include "model/error.h"
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

/* How an answer wraps its rows (CONTRACT 1). */
enum envelope {
	ENV_NONE,   /* no body worth reading (HEAD, 204) */
	ENV_OBJECT, /* one object; as rows: one row */
	ENV_PAGE,   /* {count, next, previous, results} */
	ENV_ARRAY,  /* a bare array */
	ENV_IMAGES, /* the "images" array of one tag */
};

/* Which sign-in the Hub asks for (CONTRACT 3). */
enum access {
	ACCESS_NONE,     /* anonymous is enough, and a sign-in is not sent */
	ACCESS_PUBLIC,   /* anonymous sees the public part; signed in sees more */
	ACCESS_SESSION,  /* any session */
	ACCESS_REGISTRY, /* a token of auth.docker.io */
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
};

enum param_in { IN_PATH, IN_QUERY, IN_BODY };

struct param {
	const char *name; /* as existing agents name it: "namespace" */
	const char *wire; /* as the Hub names it when that differs; NULL: the same */
	enum param_type type;
	enum param_in in;
	bool required;
	long min, max; /* PARAM_INT: range; PARAM_STRING: length; 0,0: none */
	const char *const *values; /* PARAM_ENUM: NULL-terminated */
	const char *help;          /* one line */
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
	OP_LIMITS = 1 << 8, /* the answer is the rate headers, whatever the status */
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
	const char
		*parent; /* "repos.get": what must answer 200 before a 404 means gone */
	const char *help; /* one line, no full stop */
};

extern const struct op ops[];
extern const size_t n_ops;

/* `group` with or without "hub_"; both with '-' or '_'.  NULL when there is none. */
const struct op *op_find(const char *group, const char *action);

/* "repos.get" -> its row. */
const struct op *op_by_name(const char *dotted);

/* A parameter by name ('-' or '_'); NULL when the operation has none of that name. */
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
	enum safety safety; /* the higher of the row's and its parameters' */
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

/* The same list, another page (1 ...).  Only for OP_LIST. */
struct call *call_page(const struct op *op, json_object *params, int page,
		       int page_size);

void call_free(struct call *c); /* wipes the body; NULL is fine */

/* The request a parent check makes: GET of op->parent with the same parameters. */
enum status op_parent_call(const struct op *op, json_object *params,
			   struct call **ret_call, struct error *err) MUST_CHECK;

/* Overwrites the PARAM_SECRET values in place, before the object is put. */
void op_wipe(const struct op *op, json_object *params);

/* Checks one value against its parameter; text of ST_USAGE as from op_call(). */
enum status param_check(const struct param *p, json_object *value, struct error *err);

const char *method_name(enum method m);
const char *param_type_name(enum param_type t);

/* Names that look like `word`, nearest first, at most `max`: "did you mean".  Returns
 * how many. */
size_t op_suggest(const char *group, const char *word, const char **ret, size_t max);

#endif
