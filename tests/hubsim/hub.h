#ifndef HUBSIM_HUB_H
#define HUBSIM_HUB_H

/*
 * What every handler works with: the simulated Hub, one request, one answer.
 *
 * All state hangs on struct hub and is touched under its one lock, which the
 * server takes around each handler; a handler therefore never locks, never
 * sleeps and never does I/O.
 */
#include <json-c/json.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/hubsim/buf.h"
#include "tests/hubsim/options.h"

struct world;
struct sessions;
struct limits;
struct faults;
struct user;
struct org;
struct repo;
struct rules;

enum cred {
	CRED_NONE,
	CRED_PASSWORD,
	CRED_PAT,
	CRED_OAT,
	CRED_REGISTRY,
	CRED_SCIM,
};

/* PAT levels; a higher one includes the lower (CONTRACT 3.1). */
enum level {
	LEVEL_PUBLIC,
	LEVEL_READ,
	LEVEL_WRITE,
	LEVEL_ADMIN,
};

/* Who asks.  Borrowed from the world; valid while the hub's lock is held. */
struct caller {
	enum cred cred;
	enum level level;        /* of a PAT; LEVEL_ADMIN for a password */
	const char *account;     /* user or organization; "" = anonymous */
	const struct user *user; /* of a password or PAT */
	const struct org *org;   /* of an OAT */
	const char *scopes;      /* of an OAT: lines of scopes.h */
	const char *grant;       /* of a registry token: "ns/repo:pull,push" */
	bool refused;            /* a bearer came and is not valid */
};

struct param {
	char *key, *value;
};

#define REQUEST_PARTS    12
#define REQUEST_SEGMENTS 6
#define REQUEST_PARAMS   24

struct request {
	const char *method;        /* "GET" for HEAD too */
	bool head;                 /* the client said HEAD */
	const char *path;          /* raw, without the query */
	const char *base;          /* "http://host:port": what links begin with */
	const char *basic;         /* value of Authorization: Basic, or NULL */
	const char *remote;        /* address of the client */
	char *part[REQUEST_PARTS]; /* of the path, decoded */
	size_t n_parts;
	bool slash;                      /* the path ends with one */
	char *segment[REQUEST_SEGMENTS]; /* the parts that {...} stood for */
	struct param param[REQUEST_PARAMS];
	size_t n_params;
	const char *body;
	size_t body_len;
	json_object *json; /* the body; NULL when it is none, or no JSON */
	struct caller caller;
	int64_t now;
};

#define REPLY_HEADERS 12

struct reply {
	unsigned status;
	const char *type; /* Content-Type; a constant */
	struct buf body;
	struct {
		const char *name; /* a constant */
		char *value;      /* owned */
	} header[REPLY_HEADERS];
	size_t n_headers;
	int64_t length; /* what a HEAD is told when there is no body; 0: its length */
	bool no_limit_headers;
};

struct counters {
	uint64_t requests, by_class[6], sign_ins;
	unsigned in_flight, most_in_flight;
	unsigned connections; /* open now, the one that asks among them ... */
	unsigned stalled;     /* ... and those that were never answered */
};

struct hub {
	struct options opt;
	pthread_mutex_t lock;
	struct world *world;
	struct sessions *sessions;
	struct limits *limits;
	struct faults *faults;
	struct counters counters;
	struct buf changes; /* events.h */

	uint64_t random; /* state of the one generator, seeded by --seed */
};

typedef void handler(struct hub *hub, const struct request *rq, struct reply *rp);

/* The value of a query parameter, or NULL. */
const char *request_param(const struct request *rq, const char *key);
/* A string of the JSON body, or NULL when it is absent or no string. */
const char *request_field(const struct request *rq, const char *key);
/* Whatever the body holds under `key`; NULL when absent, null, or no object. */
json_object *request_member(const struct request *rq, const char *key);
/* A true or false of the body; false when it holds none. */
bool request_bool(const struct request *rq, const char *key, bool *ret);
/* Takes `%41` and, in queries, `+` apart; the result is new memory. */
char *percent_decode(const char *s, size_t n, bool plus);
void percent_encode(struct buf *b, const char *s);

/* A step of splitmix64: the only source of chance. */
uint64_t random_next(uint64_t *state);
/* Two numbers as one well-stirred number; for data computed from a seed. */
uint64_t mix(uint64_t a, uint64_t b);
uint64_t hash_text(const char *s);
void random_uuid(uint64_t *state, char out[37]);

#endif
