#include "ui/flags.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/clean.h"
#include "model/nearest.h"
#include "model/xalloc.h"

/* clang-format off */
static const struct {
	const char *command;
	struct flag flag;
} rows[] = {
	{ "clean", { "save", "FILE", "write the plan there; default: where plans are kept" } },
	{ "clean", { "policy", "FILE", "the rules of many repositories, from a file (INI)" } },
	{ "clean", { "check", NULL, "say what would go, and exit 1 when something would" } },
	{ "clean", { "test", NULL, "show names that --match and --exclude take and leave" } },
	{ "clean", { "export", "FILE", "write the planned tags as CSV" } },
	{ "clean", { "copy-script", NULL,
		     "print a script that saves the images with regctl or skopeo first" } },
	{ "clean", { "by-digest", NULL,
		     "where all tags of an image go, delete the image with them: fewer requests" } },
	{ "doctor", { "check", "NAME", "only this check" } },
	{ "doctor", { "severity", "WORD", "of high, medium and low only this and worse" } },
	{ "doctor", { "report", "FILE", "and as a page to print: FILE.md or FILE.html" } },
	{ "doctor", { "open", "FILE", "of a snapshot, without the Hub" } },
	{ "hooks", { "report", "FILE", "and as a page to print: FILE.md or FILE.html" } },
	{ "hooks", { "open", "FILE", "of a snapshot, without the Hub" } },
	{ "journal", { "since", "AGE", "changes since then: 7d, 2026-02-12" } },
	{ "journal", { "from", "TIME", "the same" } },
	{ "journal", { "to", "TIME", "changes before" } },
	{ "journal", { "operation", "GLOB", "of these operations" } },
	{ "journal", { "target", "GLOB", "to these things" } },
	{ "journal", { "state", "STATE", "that ended so" } },
	{ "journal", { "job", "ID", "of one job" } },
	{ "journal", { "limit", "N", "the newest N" } },
	{ "journal", { "older-than", "AGE", "of prune: what is removed" } },
	{ "mcp", { "tools", "WORD", "condensed (a tool a group), verbose (one an operation) or both" } },
	{ "mcp", { "without", "GROUPS", "leave these groups or tools out: scim,cleanup_apply" } },
	{ "mcp", { "allow", "NS[/REPO]", "change only what is in there; may be given more than once" } },
	{ "mcp", { "max-changes", "N", "make at most N changes; 50" } },
	{ "invite", { "csv", "FILE", "who: columns email or username, role, team; - is standard input" } },
	{ "invite", { "role", "ROLE", "of lines that say none: owner, editor or member" } },
	{ "invite", { "team", "TEAM", "of lines that say none; never owners" } },
	{ "invite", { "domains", "A,B", "remark on addresses outside of these" } },
	{ "invite", { "result", "FILE", "write there what became of each line; default: beside the file" } },
	{ "invites", { "older-than", "AGE", "sent before that: 14d" } },
	{ "invites", { "resend", NULL, "send them again" } },
	{ "invites", { "cancel", NULL, "cancel them" } },
	{ "leaver", { "remove", NULL, "the membership and invitations go" } },
	{ "leaver", { "disable-tokens", NULL, "and the tokens they made are disabled" } },
	{ "members", { "audit", NULL, "with flags in words, the riskiest first" } },
	{ "members", { "report", "FILE", "and as a page to print: FILE.md or FILE.html" } },
	{ "members", { "open", "FILE", "of a snapshot, without the Hub" } },
	{ "access", { "can", "WORD", "pull, push or admin: at least this" } },
	{ "access", { "user", "NAME", "of this user, in all repositories" } },
	{ "access", { "open", "FILE", "of a snapshot, without the Hub" } },
	{ "tokens", { "expiring", "AGE", "only those that end within: 30d" } },
	{ "tokens", { "report", "FILE", "and as a page to print: FILE.md or FILE.html" } },
	{ "tokens", { "open", "FILE", "of a snapshot, without the Hub" } },
	{ "rotate", { "org", "ORG", "a token of this organization; without it your own" } },
	{ "rotate", { "deliver-command", "CMD", "the new token goes to its standard input; no shell" } },
	{ "rotate", { "deliver-timeout", "AGE", "the command is ended after so long; default 5m" } },
	{ "rotate", { "deliver-to", "FILE", "or into this new file (0600)" } },
	{ "rotate", { "show", NULL, "or to standard output, once" } },
	{ "rotate", { "label", "NAME", "of the new one; default: the old one's and the date" } },
	{ "rotate", { "expires", "AGE", "of the new one; default 365d" } },
	{ "rotate", { "resume", "NAME", "how it stands; with one of these the next step:" } },
	{ "rotate", { "disable", NULL, "switch the old one off" } },
	{ "rotate", { "delete", NULL, "delete the old one, once it was quiet" } },
	{ "rotate", { "undo", NULL, "switch the old one on again, or delete the new one" } },
	{ "rotate", { "quiet-for", "AGE", "of --delete: unused for so long; default 7d" } },
	{ "apply", { "resume", "ID", "go on with a job that did not end" } },
	{ "apply", { "retry-failed", NULL, "with --resume: once more what was refused" } },
	{ "apply", { "detach", NULL, "as a process of its own; hubdeck jobs shows and stops it" } },
};
/* clang-format on */

static bool is_clean(const char *command)
{
	return !strcmp(command, "clean");
}

/* What a rule is made of comes first; the rest are ours. */
bool flag_at(const char *command, size_t i, struct flag *ret)
{
	size_t rules = is_clean(command) ? n_clean_options : 0;

	if (i < rules) {
		*ret = (struct flag){ clean_options[i].name, clean_options[i].value,
				      clean_options[i].help };
		return true;
	}
	i -= rules;
	for (size_t k = 0; k < COUNT(rows); k++) {
		if (strcmp(rows[k].command, command) != 0)
			continue;
		if (i--)
			continue;
		*ret = rows[k].flag;
		return true;
	}
	return false;
}

bool flag_find(const char *command, const char *name, struct flag *ret)
{
	for (size_t i = 0; flag_at(command, i, ret); i++)
		if (str_eq_dashed(name, ret->name))
			return true;
	return false;
}

void flags_print(const char *command)
{
	struct flag f;

	for (size_t i = 0; flag_at(command, i, &f); i++) {
		char left[40];

		snprintf(left, sizeof(left), "--%s%s%s", f.name, f.value ? " " : "",
			 f.value ? f.value : "");
		printf("      %-26s %s\n", left, f.help);
	}
}

static enum status unknown(const char *command, const char *name, struct error *err)
{
	struct nearest near = { .word = name };
	char *hint = xasprintf("hubdeck %s --help lists the options", command);
	char shown[64];
	struct flag f;

	snprintf(shown, sizeof(shown), "%s", name);
	for (char *c = shown; *c; c++)
		*c = *c == '_' ? '-' : *c;
	near.word = shown;
	for (size_t i = 0; flag_at(command, i, &f); i++)
		nearest_offer(&near, f.name);
	error_set(err, ST_USAGE, "--%s: no such option of %s", shown, command);
	nearest_hint(&near, hint, err);
	free(hint);
	return err->status;
}

enum status flags_check(const struct options *o, const char *command, struct error *err)
{
	struct flag f;

	json_object_object_foreach(o->params, name, value)
	{
		(void)value;
		if (!flag_find(command, name, &f))
			return unknown(command, name, err);
	}
	return ST_OK;
}

const char *flag_value(const struct options *o, const char *name)
{
	char key[64];
	json_object *v = NULL;
	size_t n;

	snprintf(key, sizeof(key), "%s", name);
	for (char *c = key; *c; c++)
		*c = *c == '-' ? '_' : *c;
	if (!json_object_object_get_ex(o->params, key, &v))
		return NULL;
	n = json_object_is_type(v, json_type_array) ? json_object_array_length(v) : 0;
	return json_object_get_string(n ? json_object_array_get_idx(v, n - 1) : v);
}
