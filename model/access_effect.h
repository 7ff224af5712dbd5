#ifndef MODEL_ACCESS_EFFECT_H
#define MODEL_ACCESS_EFFECT_H

#include "model/estate.h"

/*
 * What a change of teams means for people, told before it is sent.  Roles stay what
 * they are: an owner of the organization gains and loses nothing by a team.
 */

/*
 * Whoever can do something else to one of these repositories (an array of names)
 * `after` than `before`: rows of who, where ("acme/web-app"), was and can ("pull" ...,
 * "nothing"), gain (a boolean), by repository and name.  Everybody can pull what is
 * public.  The caller owns it.
 */
json_object *access_effect(const struct estate *before, const struct estate *after,
			   json_object *repos);

/* How many different people gain, or lose, something. */
size_t access_effect_people(json_object *rows, bool gain);

/* Repositories to which the team has a grant: an array of names; the caller owns it. */
json_object *access_team_repos(const struct estate *e, const char *team);

#endif
