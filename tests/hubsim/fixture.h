#ifndef HUBSIM_FIXTURE_H
#define HUBSIM_FIXTURE_H

/* Building blocks of the organizations that this Hub begins with. */
#include "tests/hubsim/world.h"

#define MB INT64_C(1000000)
#define GB (1000 * MB)

/* How the tags of a repository are called. */
enum naming {
	BY_VERSION,
	BY_DAY,
	BY_HASH,
	BY_DISTRO,
	NO_TAGS,
};

#define OCI (TAG_OCI | TAG_ATTESTED)
#define OLD TAG_NEVER_NULL

struct plan {
	const char *ns, *name, *description;
	bool is_private;
	int64_t storage, pulls, stars;
	int updated_hours, tags, platforms; /* -1 hours: nothing was ever pushed */
	enum naming naming;
	uint16_t flags;
	uint32_t categories;
};

struct repo *fixture_repo(struct world *w, const struct plan *p);
void fixture_allow(struct world *w, const char *ns, const char *repo, const char *team,
		   enum right right);

/* acme and its neighbours; what happened there, when everything else is made */
void fixture_people(struct world *w);
void fixture_repos(struct world *w);
void fixture_log(struct world *w);

/*
 * --fixture audit: northwind and fabrikam, made for audits.  What is wrong there is
 * noted as it is made, and nothing else is wrong (audited.c says what counts).
 */
void fixture_audited(struct world *w);
void audited_tokens(struct world *w);
void audited_repos(struct world *w);

struct finding {
	char *check, *account, *subject, *why;
};

void finding_add(struct world *w, const char *check, const char *account,
		 const char *subject, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
void findings_free(struct world *w);
/* `hubsim --fixture audit --findings`: one JSON object a line. */
void findings_print(const struct world *w);

#endif
