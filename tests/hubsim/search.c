/* The search over public repositories (CONTRACT 17). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/world.h"

/* Fields and their order: samples/search-v2-shape-mock.json. */
static void found_row(struct buf *b, const struct repo *r)
{
	bool official = !strcmp(r->ns, "library");
	struct buf name = { 0 };

	buf_fmt(&name, "%s%s%s", official ? "" : r->ns, official ? "" : "/", r->name);
	json_open(b, '{');
	json_add_str(b, "repo_name", name.data);
	json_add_str(b, "short_description", r->description);
	json_add_int(b, "star_count", r->stars);
	json_add_int(b, "pull_count", r->pulls);
	json_add_str(b, "repo_owner", "");
	json_add_bool(b, "is_automated", false);
	json_add_bool(b, "is_official", official);
	json_close(b, '}');
	buf_free(&name);
}

static bool matches(const struct repo *r, const char *query)
{
	const char *slash = strchr(query, '/');

	if (r->is_private)
		return false;
	if (slash && !strncmp(query, r->ns, (size_t)(slash - query)) &&
	    !r->ns[slash - query])
		return strcasestr(r->name, slash + 1);
	return strcasestr(r->name, query) || strcasestr(r->description, query) ||
	       !strcasecmp(r->ns, query);
}

/* Official ones first, then those pulled most. */
static int compare_found(const void *a, const void *b)
{
	const struct repo *x = *(struct repo *const *)a, *y = *(struct repo *const *)b;
	int official = !strcmp(y->ns, "library") - !strcmp(x->ns, "library");

	if (official)
		return official;
	return (y->pulls > x->pulls) - (y->pulls < x->pulls);
}

void search_repos(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct list *all = &hub->world->repos;
	const char *query = request_param(rq, "query");
	const struct repo **rows;
	struct page pg;
	size_t n = 0;

	if (!page_read(rq, rp, ANONYMOUS_REPOS, &pg))
		return;
	rows = must_alloc((all->n + 1) * sizeof(*rows));
	for (size_t i = 0; i < all->n; i++)
		if (matches(all->at[i], query ? query : ""))
			rows[n++] = all->at[i];
	qsort(rows, n, sizeof(*rows), compare_found);
	if (page_begin(rq, rp, &pg, n)) {
		for (size_t i = pg.offset; i < n && i < pg.offset + pg.size; i++)
			found_row(&rp->body, rows[i]);
		page_end(rp);
	}
	free(rows);
}
