#ifndef HUBSIM_WORLD_H
#define HUBSIM_WORLD_H

/*
 * What this Hub holds: people, organizations, teams, tokens, repositories,
 * tags and the audit log.  Everything is reached through struct world; rows are
 * kept in arrays that only grow at the end, apart from what is removed.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/hubsim/hub.h"
#include "tests/hubsim/images.h"

enum role {
	ROLE_NONE,
	ROLE_MEMBER,
	ROLE_EDITOR,
	ROLE_OWNER,
};

enum right {
	RIGHT_NONE,
	RIGHT_READ,
	RIGHT_WRITE,
	RIGHT_ADMIN,
};

struct user {
	char *name, *password, *full_name, *company, *location, *email;
	const char *otp; /* the code that 2FA expects, or NULL */
	char uuid[37];
	int64_t id, joined;
	/* Sign-in: failures in a row, and until when the name is locked. */
	unsigned failures;
	int64_t locked_until;
	/* SCIM: switched off, and when it last changed anything (0 = never). */
	bool suspended;
	int64_t provisioned;
};

/* Image Access and Registry Access Management of an organization. */
struct org_settings {
	bool restricted, allow_official, allow_publishers;
	bool registries, allow_hub;
	char *custom; /* a JSON array, or NULL for none */
};

struct org {
	char *name, *full_name, *company, *location;
	const char *badge, *plan; /* constants; "free", "team" or "business" */
	const char *domain; /* verified; who has another address is a guest; or NULL */
	const char *scim;   /* bearer of its SSO connection, or NULL; a constant */
	bool insights;      /* when its members were seen is told */
	char uuid[37];
	int64_t id, joined;
	struct org_settings settings;
	/* Sessions point here, so a deleted organization stays, unseen. */
	bool gone;
};

struct member {
	const struct org *org;
	const struct user *user;
	enum role role;
	int64_t joined;      /* the organization */
	int64_t seen;        /* last; 0 = never */
	const char *desktop; /* version seen then, or NULL; a constant */
	bool by_hand;        /* not by SCIM, which knows nothing of this one */
};

struct team {
	const struct org *org;
	char *name, *description;
	char uuid[37];
	int64_t id;
	const struct user **users;
	size_t n_users, cap_users;
};

struct access {
	const struct team *team;
	const struct repo *repo;
	enum right right;
};

/*
 * A personal token (user set) or an organization token (org set).  A deleted
 * one stays, unseen, so that its secret is never given to another.
 */
struct secret {
	char *secret, *label, *description, *by;
	const struct user *user;
	const struct org *org;
	enum level level;
	char *scopes;    /* of a PAT: words between spaces; of an OAT: scopes.h */
	char *resources; /* of an OAT: the JSON array it was made with */
	char uuid[37];
	int64_t created, used, expires; /* 0 = never */
	bool inactive, gone;
};

/* A person who was asked to join; `team` is "" when none was named. */
struct invite {
	const struct org *org;
	char *inviter, *invitee, *team;
	enum role role;
	char id[37];
	int64_t created;
};

/* One address of a webhook. */
struct hook {
	char *name, *url;
	int64_t id, created;
};

/* A webhook: a pipeline of one address in the newer form, of any in the older. */
struct webhook {
	const struct repo *repo;
	char *name, *slug, *creator;
	bool final_callback;
	int64_t id, created, updated;
	struct hook *hooks;
	size_t n_hooks, cap_hooks;
};

/* Whoever starred a repository, or works on one of a user. */
struct tie {
	const struct user *user;
	const struct repo *repo;
};

struct repo {
	char *ns, *name, *description, *full;
	const char *type;         /* "image", "plugin" or NULL */
	const char *content_type; /* "image", "helm", ... */
	bool is_private;
	int status; /* 1 active, 0 inactive */
	int64_t id, stars, pulls, storage;
	int64_t updated, modified, registered;
	uint32_t categories; /* bits of category_names */
	bool immutable;
	struct rules *rules; /* rules.h; NULL or empty: all tags, when immutable */
	struct tagset tags;
	struct images images;
	int64_t dies; /* when its deletion is carried out; 0 = it was not asked for */
};

/* Of a push that nobody asked about yet, `text` and `data` are made when it is read:
 * its digest is the hash of a manifest. */
struct event {
	char *account, *action, *name, *actor, *text;
	char *data;       /* a JSON object */
	struct tag *push; /* as it was then; NULL */
	int64_t at;
};

/* Rows are allocated one by one, so that pointers to them stay good. */
struct list {
	void **at;
	size_t n, cap;
};

struct world {
	struct list users, orgs, members, teams, access, secrets, repos, events;
	struct list invites, webhooks, stars, collaborators;
	struct list findings; /* fixture.h */
	int64_t base; /* when the world was made; dates of the fixture count from it */
	uint64_t seed;
	int64_t next_id;
	int64_t next_end; /* when the first of the deletions asked for is due; 0: none
			   */
};

struct world *world_new(const struct options *opt, int64_t now);
void world_free(struct world *w);

void *list_add(struct list *l, size_t size);
/* Takes the row out and frees it, but nothing that it points to. */
void list_drop(struct list *l, void *row);

struct user *world_user(const struct world *w, const char *name);
struct org *world_org(const struct world *w, const char *name);
struct repo *world_repo(const struct world *w, const char *ns, const char *name);
struct secret *world_secret(const struct world *w, const char *secret);
enum role world_role(const struct world *w, const struct org *o, const struct user *u);
const char *role_name(enum role role);

struct member *world_member(const struct world *w, const struct org *o,
			    const struct user *u);
struct team *world_team(const struct world *w, const struct org *o, const char *name);
struct team *world_team_by_id(const struct world *w, const struct org *o, int64_t id);

/* A uuid made of the world's seed and a name, so that runs are alike. */
void world_uuid(const struct world *w, const char *name, char out[37]);

bool world_starred(const struct world *w, const struct user *u, const struct repo *r);

/* What the caller may do with a repository, by role, team and token. */
enum right world_right(const struct world *w, const struct caller *c,
		       const struct repo *r);
/* May the caller know that the repository exists? */
bool world_sees(const struct world *w, const struct caller *c, const struct repo *r);
/* Adds a line to the audit log; `data` is JSON text; strings are copied.  Both may be
 * NULL when the caller sets `push`. */
struct event *world_audit(struct world *w, const char *account, const char *action,
			  const char *name, const char *actor, const char *data,
			  const char *text, int64_t at);

/* Its tags of that kind are immutable from the start. */
void repo_rule(struct repo *r, const char *text);
/* A rule of the repository's immutable tags matches this name (immutable.c). */
bool repo_locks(const struct repo *r, const char *tag);

/* Its manifests; a row for each is made when they are first asked for. */
struct images *repo_images(struct repo *r);
/* Ends a tag; its manifest outlives it. */
void repo_drop_tag(struct repo *r, struct tag *t);

/* What goes with these goes, too: grants, memberships, webhooks, stars. */
void world_drop_repo(struct world *w, struct repo *r);
void world_drop_team(struct world *w, struct team *t);
/* Out of the organization and all its teams. */
void world_drop_member(struct world *w, struct member *m);
void webhook_drop(struct world *w, struct webhook *h);
void invite_drop(struct world *w, struct invite *i);
/* Notes that something ends at `at`; carries out what is due. */
void world_ends(struct world *w, int64_t at);
void world_settle(struct hub *hub, int64_t now);

/* Building blocks of fixture.c and synth.c. */
struct user *world_add_user(struct world *w, const char *name, const char *full_name,
			    int64_t joined);
void user_email(struct user *u, const char *email);
struct org *world_add_org(struct world *w, const char *name, const char *full_name,
			  int64_t joined);
/* Joined at `joined`, and not seen yet. */
struct member *world_add_member(struct world *w, const char *org, const char *user,
				enum role role, int64_t joined);
struct team *world_add_team(struct world *w, const char *org, const char *name,
			    const char *description);
struct invite *world_add_invite(struct world *w, const char *org, const char *who,
				const char *team, const char *by, int64_t created);
bool team_has(const struct team *t, const struct user *u);
void team_add(struct team *t, const struct user *u);
void team_remove(struct team *t, const struct user *u);
struct repo *world_add_repo(struct world *w, const char *ns, const char *name,
			    const char *description, bool is_private);
void synth_fill(struct world *w, const struct options *opt);
void synth_lists(struct world *w, const struct options *opt);

#endif
