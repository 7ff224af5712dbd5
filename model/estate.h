#ifndef MODEL_ESTATE_H
#define MODEL_ESTATE_H

#include "model/error.h"
#include "model/json.h"

/*
 * What an organization consists of, as far as it could be read: rows of the Hub as they
 * came (CONTRACT 5, 8-12), by what they hang on.  Who reads it fills it in; the checks
 * of model/doctor.h go through it.  A member that is NULL was not read, and everything
 * that needs it is not told.
 */
struct estate {
	char *org;
	int64_t now; /* Unix seconds, of the reading */
	char *plan;  /* "business"; NULL: not known */
	char *user;  /* whose personal tokens `pats` are */
	char *by;    /* who read it, and with what, in words; NULL: not known */
	char *url;   /* of the Hub it was read from; NULL: not known */
	json_object *members, *invites, *teams, *repos; /* arrays of rows */
	json_object *oats; /* with their resources, as auth.get_oat answers */
	json_object *pats, *scim;
	json_object *in_team; /* rows of the members of a team, by its name */
	json_object *details, *grants, *hooks; /* by the name of the repository */
	json_object
		*rotations;   /* under way on this machine, as rotation_json(); NULL */
	json_object *missing; /* array of {"what", "why"}: incomplete when it has any */
};

void estate_init(struct estate *e, const char *org, int64_t now);
void estate_done(struct estate *e);

/* They are of one organization: of the same name, and not of two Hubs.  Else ST_USAGE,
 * "one is of A, the other of B". */
enum status estate_same(const struct estate *a, const struct estate *b,
			struct error *err) MUST_CHECK;
/* Where that is not known they may be. */
bool estate_of_hub(const struct estate *e, const char *url);

/* This could not be read. */
void estate_miss(struct estate *e, const char *what, const char *why);
bool estate_complete(const struct estate *e);
bool estate_missed(const struct estate *e, const char *what);

/* These rows of the estate, of which misses say `what`, are all there are: what is not
 * among them is not there.  Without that nothing may be said of what is not. */
bool estate_whole(const struct estate *e, json_object *rows, const char *what);
/* The same of a list that hangs on a name: "members of web". */
bool estate_whole_of(const struct estate *e, json_object *lists, const char *list,
		     const char *of);

#endif
