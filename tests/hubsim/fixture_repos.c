/*
 * The repositories of the fixture, and the tags of acme/web-app: names, ages,
 * platforms and oddities that a real organization collects over the years.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/content.h"
#include "tests/hubsim/fixture.h"

static const struct plan plans[] = {
	{ "acme", "web-app", "The shop: storefront, cart and checkout ✨", true,
	  412300 * MB, 1904227, 12, 2, 0, 2, NO_TAGS, OCI, 0x21 },
	{ "acme", "ci-cache", "BuildKit cache, safe to delete", true, 388 * GB, 44102,
	  0, 0, 140, 1, BY_HASH, TAG_OCI, 0x100 },
	{ "acme", "api-gateway", "服务网格入口 · API gateway (Go)", true, 97100 * MB,
	  812044, 5, 24, 86, 2, BY_VERSION, OCI, 0x4 },
	{ "acme", "ml-train", "GPU training images. 学習用イメージ、とても大きい", true,
	  64900 * MB, 3121, 1, 214 * 24, 23, 1, BY_DAY, OCI, 0x80 },
	{ "acme", "base-images",
	  "Hardened Debian and Alpine bases for everything we ship", false, 22400 * MB,
	  9811730, 341, 3 * 24, 60, 5, BY_DISTRO, OCI, 0x1001 },
	{ "acme", "docs-site", "docs.acme.example — HTML & search <static>", false,
	  4100 * MB, 120554, 3, 9 * 24, 31, 2, BY_DAY, OCI, 0x200 },
	{ "acme", "legacy-batch",
	  "أداة قديمة — do not use \xe2\x80\xae"
	  "txt.exe",
	  true, 3900 * MB, 17, 0, 611 * 24, 12, 1, BY_VERSION, OLD | TAG_NO_DIGEST, 0 },
	{ "acme", "tools-lint", "Linters in one image", true, 1200 * MB, 40210, 2, 26,
	  25, 2, BY_VERSION, OCI, 0x10 },
	{ "acme", "sandbox-jdoe",
	  "\x1b]0;owned\x07\x1b[2J\x1b[31mtest\x1b[0m \xc2\x9b"
	  "31m\r\nplease ignore",
	  true, 840 * MB, 2, 0, 402 * 24, 3, 1, BY_HASH, OLD, 0 },
	{ "acme", "helm-charts", "Charts for all of the above", false, 12 * MB, 77312,
	  9, 30 * 24, 44, 1, BY_VERSION, TAG_OCI | TAG_HELM, 0x10 },
	{ "acme", "payments", "PCI scope: ask #payments before you touch anything",
	  true, 31 * GB, 290117, 0, 5, 64, 2, BY_VERSION, OCI, 0x800 },
	{ "acme", "naive-proxy",
	  "naïve e\xcc\x81t"
	  "e\xcc\x81"
	  "e proxy 👩‍💻🇫🇷 \tdemo",
	  true, 610 * MB, 810, 1, 71 * 24, 9, 1, BY_VERSION, OCI, 0x4 },
	{ "acme", "rocket-skates", "Nothing was pushed here yet", true, 0, 0, 0, -1, 0,
	  0, NO_TAGS, 0, 0 },
	{ "maria", "dotfiles", "my shell, in a box", false, 410 * MB, 1290, 14, 40 * 24,
	  8, 1, BY_DAY, OCI, 0 },
	{ "maria", "homelab", "", true, 2 * GB, 310, 0, 6 * 24, 17, 2, BY_HASH, OCI,
	  0 },
	{ "maria", "blog", "Hugo site", true, 220 * MB, 88, 0, 300 * 24, 5, 1,
	  BY_VERSION, OLD, 0 },
	{ "jdoe", "scratch", "playground", false, 95 * MB, 41, 0, 12 * 24, 4, 1,
	  BY_HASH, OCI, 0 },
	{ "globex", "portal", "Globex customer portal", false, 8 * GB, 500121, 44, 30,
	  28, 2, BY_VERSION, OCI, 0x1 },
	{ "globex", "shared-sdk", "For partners", true, 900 * MB, 120, 0, 100, 11, 2,
	  BY_VERSION, OCI, 0 },
	{ "globex", "vault", "Nobody outside may see this", true, 700 * MB, 77, 0, 10,
	  6, 1, BY_VERSION, OCI, 0 },
	{ "library", "alpine", "A minimal Docker image based on Alpine Linux", false,
	  61 * GB, INT64_C(11804227391), 11602, 20, 130, 6, BY_VERSION, OCI, 0x1000 },
	{ "library", "debian", "Debian is a Linux distribution of free software", false,
	  210 * GB, INT64_C(5120334108), 5230, 50, 640, 6, BY_DAY, OCI, 0x1000 },
};

/* What differs from tag to tag; the rest follows from the repository. */
struct put {
	const char *name;
	int64_t age;         /* hours since the push */
	int64_t pulled_ago;  /* hours; -1 = never */
	const char *same_as; /* shares the image of this tag, or NULL */
	int64_t size;
	uint8_t platforms;
	uint16_t flags;
};

/* Two names for one image: everything that its digest is made of. */
static void share_image(const struct repo *r, struct tag *t, const char *same_as)
{
	for (size_t i = 0; i < r->tags.n_rows; i++) {
		const struct tag *o = &r->tags.rows[i];

		if (strcmp(o->name, same_as) != 0)
			continue;
		t->seed = o->seed;
		t->made = o->made;
		t->size = o->size;
		t->platforms = o->platforms;
		t->flags = o->flags;
	}
}

/* The user whose namespace it is, or somebody of the organization. */
static const struct user *pusher(const struct world *w, const char *ns, uint64_t chance)
{
	static const char *const acme[] = { "cibot7", "rsilva", "tokoro" };
	const struct user *u = world_user(w, ns);
	size_t n = 0;

	if (u || strcmp(ns, "northwind") != 0)
		return u ? u : world_user(w, acme[chance % 3]);
	for (size_t i = 0; i < w->members.n; i++)
		n += !strcmp(((struct member *)w->members.at[i])->org->name, ns);
	chance %= n;
	for (size_t i = 0; i < w->members.n; i++) {
		const struct member *m = w->members.at[i];

		if (!strcmp(m->org->name, ns) && !chance--)
			u = m->user;
	}
	return u;
}

static void put_tag(struct world *w, struct repo *r, const struct put *p)
{
	struct tag *t = tagset_append(&r->tags, p->name);
	uint64_t chance = mix(w->seed + 7, hash_text(p->name) + (uint64_t)r->id);
	const struct user *who = pusher(w, r->ns, chance);

	t->seed = mix(w->seed ^ hash_text(r->name), hash_text(p->name));
	t->id = 1008109846 + (int64_t)(chance % 90000000);
	t->pushed = w->base - p->age * NS_HOUR -
		    (int64_t)(chance % (59 * 60)) * NS_SECOND -
		    (int64_t)(chance % 999983) * 1000;
	t->made = t->pushed - (int64_t)(3 + chance % 9) * 60 * NS_SECOND;
	if (p->pulled_ago >= 0)
		t->pulled = w->base - p->pulled_ago * NS_HOUR -
			    (int64_t)(chance % (uint64_t)(50 * 60 * NS_SECOND));
	if (t->pulled && t->pulled < t->pushed)
		t->pulled = t->pushed + NS_SECOND;
	t->size = p->size ? p->size + (int64_t)(chance % 999983) : 0;
	t->pusher = who->id;
	t->pusher_name = who->name;
	t->flags = p->flags;
	t->platforms = p->platforms;
	if (chance % 3 == 0)
		t->flags |= TAG_NEVER_NULL;
	else if (chance % 3 == 1)
		t->flags = (uint16_t)((t->flags & ~TAG_NEVER_NULL) | TAG_NEVER_GONE);
	if (p->same_as)
		share_image(r, t, p->same_as);
}

static void web_app_versions(struct world *w, struct repo *r)
{
	static const struct {
		int major, minor, patches, days;
	} lines[] = {
		{ 3, 2, 2, 0 },   { 3, 1, 10, 20 }, { 3, 0, 8, 120 },
		{ 2, 1, 6, 270 }, { 2, 0, 9, 420 }, { 1, 9, 5, 700 },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		for (int p = lines[i].patches - 1; p >= 0; p--) {
			int k = lines[i].patches - 1 - p;
			int64_t age = (lines[i].days + 6 * k) * 24 + 2;
			bool old = lines[i].major < 2, last = !i;
			char name[32];

			snprintf(name, sizeof(name), "v%d.%d.%d", lines[i].major,
				 lines[i].minor, p);
			put_tag(w, r,
				&(struct put){ .name = name,
					       .age = age,
					       .pulled_ago = old ? age / 2 : age / 9,
					       .size = (412 - age / 240) * MB,
					       .platforms = old ? 1 : 2,
					       .flags = old    ? OLD | TAG_NO_DIGEST
							: last ? OCI | TAG_SIGNED
							       : OCI });
		}
}

static void web_app_branches(struct world *w, struct repo *r)
{
	char name[48], day[TIME_TEXT];

	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof(name), "main-%05x", 0x5f21c - i * 17 - i % 3);
		put_tag(w, r,
			&(struct put){ .name = name,
				       .age = 2 + i * 22,
				       .pulled_ago = i % 4 == 3 ? -1 : i * 20,
				       .size = (411 - i / 3) * MB + i * 7919,
				       .platforms = i % 5 ? 2 : 1,
				       .flags = OCI });
	}
	for (int i = 0; i < 45; i++) {
		time_day(day, w->base - i * NS_DAY);
		snprintf(name, sizeof(name), "nightly-%s", day);
		put_tag(w, r,
			&(struct put){ .name = name,
				       .age = 9 + i * 24,
				       .pulled_ago = i < 3 ? i * 24 : -1,
				       .size = 415 * MB - i * 31337,
				       .platforms = 3,
				       .flags = OCI });
	}
}

static void web_app_requests(struct world *w, struct repo *r)
{
	char name[48], before[48] = "";

	for (int i = 0; i < 300; i++) {
		int number = 4811 + 3 * (100 - i);
		int64_t age = (i * 19 / 10) * 24 + i % 20;
		bool never = i % 5 == 2;

		snprintf(name, sizeof(name), "pr-%d-%04x", number,
			 (unsigned)(mix(w->seed, (uint64_t)number) & 0xffff));
		put_tag(w, r,
			&(struct put){ .name = name,
				       .age = age,
				       .pulled_ago = never ? -1 : age * 99 / 100,
				       .same_as = i % 7 == 6 ? before : NULL,
				       .size = (412 - i / 10) * MB + number * 1013,
				       .platforms = i % 6 ? 2 : 1,
				       .flags = i < 240 ? OCI : OLD });
		snprintf(before, sizeof(before), "%s", name);
	}
}

/* What makes a list of tags hard: the same image twice, long and odd names. */
static void web_app_oddities(struct world *w, struct repo *r)
{
	static const struct put odd[] = {
		{ "latest", 2, 1, "v3.2.1", 412 * MB, 2, OCI },
		{ "stable", 146, 4, "v3.2.0", 412 * MB, 2, OCI },
		{ "3", 2, 30, "v3.2.1", 412 * MB, 2, OCI },
		{ "edge", 3, 0, "main-5f21c", 411 * MB, 1, OCI },
		{ "v3.3.0-rc.1", 26, 25, NULL, 413 * MB, 2, OCI },
		{ "v3.3.0-rc.2", 4, -1, NULL, 413 * MB, 2, OCI },
		{ "pr-4799-latest", 193 * 24, 2, NULL, 409 * MB, 2, OCI },
		{ "pr-4788-v2.1.0", 202 * 24, 201 * 24, "v2.1.0", 407 * MB, 1, OCI },
		{ "2019.04.12", 2700 * 24, -1, NULL, 88 * MB, 1, OLD | TAG_NO_DIGEST },
		{ "2018.11-hotfix", 2900 * 24, 800 * 24, NULL, 87 * MB, 1,
		  OLD | TAG_NO_DIGEST },
		{ "build-1029", 1500 * 24, -1, NULL, 0, 0, OLD | TAG_NO_IMAGES },
		{ "all-platforms", 80 * 24, 79 * 24, NULL, 398 * MB, 8, OCI },
		{ "UPPER_case.and-dots_._", 95 * 24, -1, NULL, 401 * MB, 1, OCI },
		{ "feature-JIRA-10441-customers-can-change-the-colour-of-the-third-"
		  "button-"
		  "from-the-left-without-a-reload-second-attempt-2026-final2",
		  130 * 24, -1, NULL, 400 * MB, 2, OCI },
	};

	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		put_tag(w, r, &odd[i]);
}

static void tag_name(char *out, size_t size, const struct plan *p, int i, int64_t at)
{
	static const char *const distros[] = { "debian-13",      "debian-12",
					       "debian-12-slim", "alpine-3.22",
					       "alpine-3.21",    "busybox" };
	char day[TIME_TEXT];

	time_day(day, at);
	switch (p->naming) {
	case BY_VERSION:
		snprintf(out, size, "%d.%d.%d", (p->tags - i) / 40,
			 (p->tags - i) / 8 % 5, (p->tags - i) % 8);
		break;
	case BY_DAY:
		snprintf(out, size, "%s%s", day, i % 3 == 2 ? "-slim" : "");
		break;
	case BY_DISTRO:
		snprintf(out, size, "%s-%s", distros[i % 6], day);
		break;
	case BY_HASH:
		snprintf(out, size, "buildcache-%010llx",
			 (unsigned long long)(mix(hash_text(p->name), (uint64_t)i) >>
					      24));
		break;
	case NO_TAGS:
		break;
	}
}

/* Ages grow a little faster than linearly, as the tags of living projects do. */
static void plan_tags(struct world *w, struct repo *r, const struct plan *p)
{
	int64_t each = p->tags ? p->storage / p->tags / (p->platforms + 1) : 0;
	int step = p->naming == BY_HASH ? 5 : p->naming == BY_DAY ? 30 : 90;
	char name[80], first[80] = "";

	for (int i = 0; i < p->tags; i++) {
		int64_t age = p->updated_hours + (int64_t)i * step + (int64_t)i * i / 4;

		tag_name(name, sizeof(name), p, i, w->base - age * NS_HOUR);
		put_tag(w, r,
			&(struct put){
				.name = name,
				.age = age,
				.pulled_ago = i % 4 == 3 ? -1 : age * (i % 10) / 9,
				.size = each + (int64_t)(hash_text(name) % 9999991),
				.platforms = (uint8_t)p->platforms,
				.flags = (uint16_t)(p->flags |
						    (p->naming == BY_DISTRO && i < 3
							     ? TAG_SIGNED
							     : 0)) });
		if (!i)
			snprintf(first, sizeof(first), "%s", name);
	}
	if (p->tags && p->naming != BY_HASH && p->naming != BY_DISTRO)
		put_tag(w, r,
			&(struct put){ .name = "latest",
				       .age = p->updated_hours,
				       .pulled_ago = p->updated_hours / 2,
				       .same_as = first,
				       .size = each,
				       .platforms = (uint8_t)p->platforms,
				       .flags = p->flags });
}

/* A repository is older than its oldest tag. */
static void settle_dates(struct repo *r)
{
	for (size_t i = 0; i < r->tags.n_rows; i++)
		if (r->tags.rows[i].pushed < r->registered + NS_DAY)
			r->registered = r->tags.rows[i].pushed - 3 * NS_DAY;
}

struct repo *fixture_repo(struct world *w, const struct plan *p)
{
	struct repo *r =
		world_add_repo(w, p->ns, p->name, p->description, p->is_private);
	int64_t odd = (int64_t)(hash_text(p->name) % 99991) * 7919;
	struct buf full = { 0 };

	r->storage = p->storage;
	r->pulls = p->pulls;
	r->stars = p->stars;
	r->categories = p->categories;
	if (p->flags & TAG_HELM)
		r->content_type = "helm";
	r->registered = w->base - (p->updated_hours + 9000) * NS_HOUR - odd;
	if (p->updated_hours >= 0) {
		r->updated = w->base - p->updated_hours * NS_HOUR - odd;
		r->modified = r->updated - 36 * NS_HOUR;
	} else {
		r->status = 0;
		r->registered = w->base - 20 * NS_HOUR - odd;
	}
	buf_fmt(&full,
		"# %s\n\n%s\n\n```sh\ndocker pull %s/%s\n```\n\n* Source: "
		"<https://git.%s.example/%s>\n",
		p->name, p->description, p->ns, p->name, p->ns, p->name);
	free(r->full);
	r->full = full.data;
	plan_tags(w, r, p);
	settle_dates(r);
	return r;
}

void fixture_allow(struct world *w, const char *ns, const char *repo, const char *team,
		   enum right right)
{
	struct access *a = list_add(&w->access, sizeof(*a));

	a->repo = world_repo(w, ns, repo);
	a->right = right;
	for (size_t i = 0; i < w->teams.n; i++) {
		const struct team *t = w->teams.at[i];

		if (!strcmp(t->name, team) && !strcmp(t->org->name, ns))
			a->team = t;
	}
}

void fixture_repos(struct world *w)
{
	struct repo *web;

	for (size_t i = 0; i < sizeof(plans) / sizeof(*plans); i++)
		fixture_repo(w, &plans[i]);
	web = world_repo(w, "acme", "web-app");
	repo_rule(web, "^v[0-9]");
	web_app_versions(w, web);
	web_app_branches(w, web);
	web_app_requests(w, web);
	web_app_oddities(w, web);
	settle_dates(web);
	fixture_allow(w, "acme", "web-app", "web", RIGHT_WRITE);
	fixture_allow(w, "acme", "web-app", "sre", RIGHT_ADMIN);
	fixture_allow(w, "acme", "web-app", "ci-push", RIGHT_WRITE);
	fixture_allow(w, "acme", "api-gateway", "web", RIGHT_READ);
	fixture_allow(w, "acme", "sandbox-jdoe", "web", RIGHT_ADMIN);
	fixture_allow(w, "acme", "ml-train", "ml", RIGHT_ADMIN);
	fixture_allow(w, "acme", "ci-cache", "ci-push", RIGHT_WRITE);
	fixture_allow(w, "globex", "shared-sdk", "partners", RIGHT_READ);
}
