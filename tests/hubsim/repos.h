#ifndef HUBSIM_REPOS_H
#define HUBSIM_REPOS_H

/* What is written about a repository, and by whom it is asked for. */
#include "tests/hubsim/world.h"

/* The whole object, as this caller may see it. */
void repo_detail(struct buf *b, const struct hub *hub, const struct caller *c,
		 const struct repo *r);
/* An object of a list of repositories. */
void repo_row(struct buf *b, const struct hub *hub, const struct caller *c,
	      const struct repo *r);

/* The bit of repo.categories that a slug stands for; 0 when there is none. */
uint32_t category_bit(const char *slug);
/* [{"name","slug"}] of the bits. */
void categories_add(struct buf *b, uint32_t bits);

#endif
