/* The categories of repositories (CONTRACT 5.4). */
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/repos.h"

/* A repository keeps bits; so rows are added at the end only. */
static const struct {
	const char *name, *slug;
} categories[] = {
	{ "API management", "api-management" },
	{ "Content management system", "content-management-system" },
	{ "Networking", "networking" },
	{ "Data science", "data-science" },
	{ "Developer tools", "developer-tools" },
	{ "Web servers", "web-servers" },
	{ "Internet of things", "internet-of-things" },
	{ "Machine learning & AI", "machine-learning-and-ai" },
	{ "Integration & delivery", "integration-and-delivery" },
	{ "Languages & frameworks", "languages-and-frameworks" },
	{ "Message queues", "message-queues" },
	{ "Security", "security" },
	{ "Operating systems", "operating-systems" },
	{ "Databases & storage", "databases-and-storage" },
	{ "Monitoring & observability", "monitoring-and-observability" },
	{ "Web analytics", "web-analytics" },
};

#define N_CATEGORIES (sizeof(categories) / sizeof(*categories))

uint32_t category_bit(const char *slug)
{
	for (size_t i = 0; i < N_CATEGORIES; i++)
		if (!strcmp(categories[i].slug, slug))
			return UINT32_C(1) << i;
	return 0;
}

void categories_add(struct buf *b, uint32_t bits)
{
	json_open(b, '[');
	for (size_t i = 0; i < N_CATEGORIES; i++) {
		if (!(bits >> i & 1))
			continue;
		json_open(b, '{');
		json_add_str(b, "name", categories[i].name);
		json_add_str(b, "slug", categories[i].slug);
		json_close(b, '}');
	}
	json_close(b, ']');
}

void categories_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	(void)rq;
	reply_start(rp, 200);
	categories_add(&rp->body, ~UINT32_C(0));
}
