#include "ui/clean_script.h"

#include <stdlib.h>

#include "model/op.h"
#include "model/xalloc.h"

static const char head[] =
	" before they are deleted:\n"
	"#     DEST=registry.example.com/backup sh THIS-FILE\n"
	"# A failure ends it; what was copied before is not copied again.\n"
	"set -eu\n"
	": \"${DEST:?where to? DEST=registry.example.com/backup}\"\n"
	"SRC=${SRC:-docker.io}\n"
	"if command -v regctl >/dev/null; then\n"
	"\tsave() { regctl image copy \"$SRC/$1\" \"$DEST/$2\"; }\n"
	"elif command -v skopeo >/dev/null; then\n"
	"\tsave() { skopeo copy --all \"docker://$SRC/$1\" \"docker://$DEST/$2\"; }\n"
	"else\n"
	"\techo 'neither regctl nor skopeo is installed' >&2\n"
	"\texit 69\n"
	"fi\n";

/* As a request would have it: then no byte of it means anything to a shell. */
static bool is_good(const struct plan *p, const struct plan_item *it)
{
	json_object *params = plan_params(p, it);
	struct call *call = NULL;
	struct error ignored = { 0 };
	bool good = op_call(plan_part(p, it)->op, params, &call, &ignored) == ST_OK;

	call_free(call);
	json_object_put(params);
	return good;
}

/* Untagged images keep their digest in their name: "untagged-52d1...". */
static void put_image(const struct plan *p, const struct plan_item *it, FILE *to)
{
	const char *where = plan_part(p, it)->where;
	char digest[DIGEST_TEXT + 1];

	if (!digest_text(&it->digest, digest, sizeof(digest)))
		fprintf(to,
			"# no digest is known: it is named by its tag\n"
			"save '%s:%s' '%s:%s'\n",
			where, it->name, where, it->name);
	else if (plan_is_tag(p, it))
		fprintf(to, "save '%s@%s' '%s:%s'\n", where, digest, where, it->name);
	else
		fprintf(to, "save '%s@%s' '%s:untagged-%.64s'\n", where, digest, where,
			digest + 7);
}

void clean_script(const struct plan *p, FILE *to)
{
	fprintf(to, "#!/bin/sh\n# Saves the images of the plan %s", p->id);
	fputs(head, to);
	for (size_t i = 0; i < p->n; i++) {
		if (is_good(p, &p->items[i]))
			put_image(p, &p->items[i], to);
		else
			fprintf(to, "# item %zu has a name that is not copied\n",
				i + 1);
	}
}
