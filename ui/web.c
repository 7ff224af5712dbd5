#include "ui/web.h"

#include <stdio.h>
#include <string.h>

#include "model/kinds.h"
#include "model/xalloc.h"

#define HUB   "https://hub.docker.com/"
#define ADMIN "https://app.docker.com/"

/* "{ns}", "{repo}", "{tag}" are the place's, "{row}" is the row's name. */
static const struct {
	const struct kind *kind;
	const char *address;
} pages[] = {
	{ &kind_namespaces, HUB "u/{row}" },
	{ &kind_repos, HUB "r/{ns}/{row}" },
	{ &kind_tags, HUB "r/{ns}/{repo}/tags?name={row}" },
	{ &kind_images, HUB "r/{ns}/{repo}/tags" },
	{ &kind_tag_images, HUB "r/{ns}/{repo}/tags?name={tag}" },
	{ &kind_manifests, HUB "repository/docker/{ns}/{repo}/image-management" },
	{ &kind_webhooks, HUB "repository/docker/{ns}/{repo}/webhooks" },
	{ &kind_access, HUB "repository/docker/{ns}/{repo}/permissions" },
	{ &kind_pats, ADMIN "settings/personal-access-tokens" },
	/* Members, teams, invitations, tokens, activity and settings of organizations
	 * left hub.docker.com in 2025 (docker/docs#23516). */
	{ &kind_teams, ADMIN "admin" },
	{ &kind_team_members, ADMIN "admin" },
	{ &kind_team_repos, HUB "r/{ns}/{row}" },
	{ &kind_members, ADMIN "admin" },
	{ &kind_invites, ADMIN "admin" },
	{ &kind_oats, ADMIN "admin" },
	{ &kind_audit, ADMIN "admin" },
	{ &kind_settings, ADMIN "admin" },
	{ &kind_scim, ADMIN "admin" },
};

/* Docker's own images have no namespace in their addresses. */
#define OFFICIAL "library"

struct address {
	char *buf;
	size_t size, n;
	bool cut;
};

static void put(struct address *a, char c)
{
	if (a->n + 1 < a->size)
		a->buf[a->n++] = c;
	else
		a->cut = true;
}

static void put_text(struct address *a, const char *s)
{
	for (; *s; s++)
		put(a, *s);
}

/* RFC 3986 2.3: whatever somebody called it, it ends nothing. */
static void put_encoded(struct address *a, struct str s)
{
	static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz0123456789-._~";
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c && strchr(safe, c)) {
			put(a, (char)c);
			continue;
		}
		put(a, '%');
		put(a, hex[c >> 4]);
		put(a, hex[c & 15]);
	}
}

static struct str part(const struct place *p, const void *row, const char *name,
		       size_t len)
{
	struct str word = { name, len };

	if (str_eq(word, STR("ns")))
		return str_from(p->ns);
	if (str_eq(word, STR("repo")))
		return str_from(p->repo);
	if (str_eq(word, STR("tag")))
		return str_from(p->tag);
	return row ? kind_name(p->kind, row) : STR("");
}

static void expand(struct address *a, const struct place *p, const void *row,
		   const char *address)
{
	bool official = !strcmp(p->ns, OFFICIAL);

	for (const char *s = address; *s; s++) {
		const char *end = *s == '{' ? strchr(s, '}') : NULL;

		if (official && !strncmp(s, "r/{ns}/", 7)) {
			put_text(a, "_/");
			s += 6;
		} else if (end) {
			put_encoded(a, part(p, row, s + 1, (size_t)(end - s) - 1));
			s = end;
		} else {
			put(a, *s);
		}
	}
}

bool web_address(const struct place *p, const void *row, char *buf, size_t size)
{
	struct address a = { .buf = buf, .size = size };

	for (size_t i = 0; i < COUNT(pages); i++)
		if (pages[i].kind == p->kind)
			expand(&a, p, row, pages[i].address);
	buf[a.n] = '\0';
	return a.n && !a.cut;
}
