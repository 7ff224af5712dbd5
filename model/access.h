#ifndef MODEL_ACCESS_H
#define MODEL_ACCESS_H

#include "model/estate.h"

/*
 * Who can do what to a repository, and because of what (UX 6 (iii)).  Every way is a
 * row: somebody with two ways has two.  What cannot be seen is not in it: personal
 * tokens of others, and the public, which can pull what is public.
 */
enum reach { REACH_PULL, REACH_PUSH, REACH_ADMIN };

const char *reach_text(enum reach a); /* "pull" */
/* "pull", "push", "admin", and the Hub's "read" and "write"; false: none of them. */
bool reach_parse(const char *text, enum reach *ret);

/*
 * The ways by which somebody can do at least `least` to the repository of that name,
 * the strongest first, people before tokens: who, can, because, kind ("user",
 * "token"), where, repository, ways (how many that one has); by a team also team,
 * group_id and permission; a token also token_id.  The caller owns it.
 */
json_object *access_of_repo(const struct estate *e, const char *repo, enum reach least);

/* The same of one user, in any case, in all repositories. */
json_object *access_of_user(const struct estate *e, const char *user, enum reach least);
/* The same; `repo` NULL: all repositories; `user` NULL: everybody, and tokens. */
json_object *access_of(const struct estate *e, const char *repo, const char *user,
		       enum reach least);

/* ST_BAD: all repositories were read, and this one is not among them, so that nobody
 * can do anything to it. */
enum status access_check_repo(const struct estate *e, const char *repo,
			      struct error *err) MUST_CHECK;
/* All members were read, and none has this name, in any case. */
bool access_is_stranger(const struct estate *e, const char *user);

/* The rows of owners and editors, who administer every repository (CONTRACT 8, 11); of
 * thousands of members they are looked for once.  The caller owns the array. */
json_object *access_leaders(const struct estate *e);

bool access_is_public(const struct estate *e, const char *repo); /* the Hub said so */

/* Adds to each row what speaks for or against it, "note": of people the flags of the
 * audit (model/member_audit.h), of tokens when they were used. */
void access_notes(const struct estate *e, json_object *rows);

/* How many different ones of that kind there are; `twice`: by more than one way. */
size_t access_count(json_object *rows, const char *kind, bool twice);

#endif
