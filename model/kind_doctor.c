/* What is wrong in an organization, the worst first (model/doctor.h). */
#include <stdlib.h>

#include "model/doctor.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct found {
	struct flagset severity;
	struct text check, subject, why, account, help, pane, name, repository, id;
};

#define F(...) FIELD(struct found, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(subject, "subject", "SUBJECT", NULL, 22, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL),
	F(severity, "severity", "SEVERITY", NULL, 8, 2, FIELD_DESC),
	F(check, "check", "CHECK", "/check", 19, 2, FIELD_KEY | FIELD_FIND | FIELD_SHARE),
	F(why, "why", "WHY", "/why", 24, 2, FIELD_KEY | FIELD_FIND | FIELD_GROW),
	F(account, "account", "ACCOUNT", "/account", 12, 3, FIELD_KEY | FIELD_SHARE),
	F(help, "help", "HELP", "/help", 40, 0, FIELD_SHARE),
	F(pane, "pane", "PANE", "/pane", 10, 0, FIELD_KEY | FIELD_SHARE),
	F(name, "name", "NAME", "/name", 20, 0, FIELD_KEY),
	F(repository, "repository", "REPOSITORY", "/repository", 20, 0, FIELD_KEY),
	F(id, "id", "ID", "/id", 20, 0, FIELD_KEY),
};
/* clang-format on */

/* As bits, so that the worst are the most. */
static const char *const severities[] = { "low", "medium", "high", NULL };

/* Without the organization, which is that of the list. */
static struct text short_subject(struct json_object *obj, struct pool *pool)
{
	struct str name = json_str(obj, "/name"), repo = json_str(obj, "/repository");
	const char *sign = " ";
	char *text;
	struct text made;

	if (!name.len || !repo.len)
		return arena_text(pool->arena, name.len ? name : repo);
	if (str_eq(json_str(obj, "/pane"), STR("webhooks"))) {
		struct str hook = name;

		name = repo;
		repo = hook;
		sign = ":";
	}
	text = xasprintf("%.*s%s%.*s", STR_ARG(name), sign, STR_ARG(repo));
	made = arena_text(pool->arena, str_from(text));
	free(text);
	return made;
}

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct str word = json_str(obj, "/severity");
	struct found *f = row;

	f->subject = short_subject(obj, pool);
	for (size_t i = 0; severities[i]; i++)
		if (str_eq(word, str_from(severities[i])))
			f->severity.bits = 1U << i;
}

static const struct bind binds[] = { { "repository", "repository" } };

const struct kind kind_doctor = {
	.name = "doctor",
	.noun = "finding",
	.nouns = "findings",
	.group = "local",
	.action = "doctor",
	.up = "namespaces",
	.binds = binds,
	.n_binds = COUNT(binds),
	.on_screen = true,
	.row_size = sizeof(struct found),
	.fields = fields,
	.n_fields = COUNT(fields),
	.flag_words = severities,
	.narrow = "severity",
	.derive = derive,
	.empty = "Nothing found in %s, as far as was read.",
	.forbidden = "Findings need: password + 2FA sign-in as an owner, or an "
		     "organization token with scope-member-read, scope-invite-read, "
		     "scope-group-read, scope-repo-group-read and scope-webhook-read.",
};
