/* The search over public repositories (CONTRACT 17). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/repos.h"
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

/* The public repositories that a query finds, as new memory. */
static const struct repo **find(const struct hub *hub, const struct request *rq,
				size_t *ret_n)
{
	const struct list *all = &hub->world->repos;
	const char *query = request_param(rq, "query");
	const struct repo **rows = must_alloc((all->n + 1) * sizeof(*rows));
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (matches(all->at[i], query ? query : ""))
			rows[n++] = all->at[i];
	qsort(rows, n, sizeof(*rows), compare_found);
	*ret_n = n;
	return rows;
}

void search_repos(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo **rows;
	struct page pg;
	size_t n;

	if (!page_read(rq, rp, ANONYMOUS_REPOS, &pg))
		return;
	rows = find(hub, rq, &n);
	/* No address is "" here, and null in other lists (CONTRACT 1, Paging). */
	if (page_begin_as(rq, rp, &pg, n, "")) {
		for (size_t i = pg.offset; i < n && i < pg.offset + pg.size; i++)
			found_row(&rp->body, rows[i]);
		page_end(rp);
	}
	free(rows);
}

/* "1B+", "50M+", "700+": how the catalogue of the web pages counts. */
static void add_about(struct buf *b, const char *key, int64_t n)
{
	static const char units[] = " KMB";
	char text[24];
	int unit = 0;
	int64_t step = 1;

	for (; n >= 1000 && unit < 3; n /= 1000)
		unit++;
	while (n >= 10 * step)
		step *= 10;
	n -= n % step;
	if (unit)
		snprintf(text, sizeof(text), "%lld%c+", (long long)n, units[unit]);
	else
		snprintf(text, sizeof(text), "%lld%s", (long long)n,
			 n >= 10 ? "+" : "");
	json_add_str(b, key, text);
}

static const char *badge_of(const struct hub *hub, const struct repo *r)
{
	const struct org *o = world_org(hub->world, r->ns);

	if (!strcmp(r->ns, "library"))
		return "official";
	return o && *o->badge ? o->badge : "none";
}

static void add_label(struct buf *b, const char *key, const char *name)
{
	json_key(b, key);
	buf_str(b, "[{");
	json_add_str(b, "name", name);
	json_add_str(b, "label", name);
	buf_str(b, "}]");
}

/* Fields: as docker/hub-mcp reads them (CONTRACT 17). */
static void catalogue_row(struct buf *b, const struct hub *hub, const struct repo *r)
{
	bool official = !strcmp(r->ns, "library");
	struct buf name = { 0 };

	buf_fmt(&name, "%s%s%s", official ? "" : r->ns, official ? "" : "/", r->name);
	json_open(b, '{');
	json_add_str(b, "id", name.data);
	json_add_str(b, "name", name.data);
	json_add_str(b, "slug", name.data);
	json_add_str(b, "type", "image");
	json_key(b, "publisher");
	json_open(b, '{');
	json_add_str(b, "id", official ? "docker" : r->ns);
	json_add_str(b, "name", official ? "Docker" : r->ns);
	json_close(b, '}');
	json_add_time(b, "created_at", r->registered);
	json_add_time(b, "updated_at", r->updated ? r->updated : r->registered);
	json_add_str(b, "short_description", r->description);
	json_add_str(b, "badge", badge_of(hub, r));
	json_add_int(b, "star_count", r->stars);
	add_about(b, "pull_count", r->pulls);
	add_label(b, "operating_systems", "linux");
	add_label(b, "architectures", "amd64");
	json_key(b, "logo_url");
	buf_str(b, "{\"large\":\"\",\"small\":\"\"}");
	json_add_bool(b, "extension_reviewed", false);
	json_key(b, "categories");
	categories_add(b, r->categories);
	json_add_bool(b, "archived", false);
	json_close(b, '}');
	buf_free(&name);
}

static size_t count_param(const struct request *rq, const char *key, size_t otherwise)
{
	const char *s = request_param(rq, key);

	return s && *s >= '0' && *s <= '9' && strlen(s) < 8 ? strtoul(s, NULL, 10)
							    : otherwise;
}

/* The catalogue of the web pages: `from` and `size`, and no addresses. */
void search_catalogue(struct hub *hub, const struct request *rq, struct reply *rp)
{
	size_t from = count_param(rq, "from", 0), size = count_param(rq, "size", 25), n;
	const char *badges = request_param(rq, "badges");
	const struct repo **rows = find(hub, rq, &n);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!badges || !*badges || strstr(badges, badge_of(hub, rows[i])))
			rows[kept++] = rows[i];
	reply_start(rp, 200);
	json_open(&rp->body, '{');
	json_add_int(&rp->body, "total", (int64_t)kept);
	json_key(&rp->body, "results");
	json_open(&rp->body, '[');
	for (size_t i = from; i < kept && i < from + size; i++)
		catalogue_row(&rp->body, hub, rows[i]);
	json_close(&rp->body, ']');
	json_close(&rp->body, '}');
	free(rows);
}
