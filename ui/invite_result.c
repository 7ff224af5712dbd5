#include "ui/invite_result.h"

#include <string.h>

#include "model/xalloc.h"
#include "ui/new_file.h"

const struct local_column invite_columns[] = {
	{ "line", 1, LOCAL_RIGHT }, { "invitee", 1, 0 }, { "role", 2, 0 },
	{ "team", 2, 0 },           { "action", 1, 0 },  { "why", 1, 0 },
	{ "result", 1, 0 },         { "note", 2, 0 },
};
const size_t n_invite_columns = COUNT(invite_columns);

size_t invite_wrong(const struct invite_list *l)
{
	return invite_list_count(l, INVITE_INVALID) +
	       invite_list_count(l, INVITE_REFUSED);
}

struct skipped {
	size_t n;
	const char *one, *many;
};

/* "2 members, 1 duplicate": those that there are; "" for none. */
static void list_counts(const struct skipped *v, size_t n, char *buf, size_t size)
{
	size_t len = 0;

	*buf = '\0';
	for (size_t i = 0; i < n && len < size; i++)
		if (v[i].n)
			len += (size_t)snprintf(buf + len, size - len, "%s%zu %s",
						len ? ", " : "", v[i].n,
						v[i].n == 1 ? v[i].one : v[i].many);
}

static void say_numbers(const struct invite_say *to, const struct invite_list *l)
{
	size_t n = invite_list_count(l, INVITE_OK), again = invite_list_resends(l);
	size_t pending = invite_list_count(l, INVITE_PENDING) - again;
	size_t ask = to->asks && !l->sent ? pending : 0;
	const struct skipped reasons[] = {
		{ invite_list_count(l, INVITE_MEMBER), "member", "members" },
		{ pending - ask, "already invited", "already invited" },
		{ invite_list_count(l, INVITE_DUPLICATE), "duplicate", "duplicates" },
		{ invite_wrong(l), "wrong", "wrong" },
	};
	char why[160], text[400], resend[40] = "", asked[40] = "";

	list_counts(reasons, COUNT(reasons), why, sizeof(why));
	if (again)
		snprintf(resend, sizeof(resend), "   resend %zu", again);
	if (ask)
		snprintf(asked, sizeof(asked), "   ask %zu", ask);
	snprintf(text, sizeof(text), "invite %zu%s   skip %zu%s%s%s%s", n, resend,
		 l->n - n - again - ask, *why ? " (" : "", why, *why ? ")" : "", asked);
	to->line(to->arg, STYLE_KEY, text);
}

void invite_say_counts(const struct invite_say *to, const struct invite_list *l)
{
	size_t n = invite_list_count(l, INVITE_OK);
	char text[400];

	say_numbers(to, l);
	if (!n || l->sent)
		return;
	snprintf(text, sizeof(text),
		 "Each open invitation takes a seat, and seats left are not in the Hub "
		 "API: %zu needed.  Links work for 14 days.",
		 n);
	to->line(to->arg, STYLE_PLAIN, text);
}

char *invite_result_path(const char *csv)
{
	size_t n = strlen(csv);

	if (n > 4 && !strcmp(csv + n - 4, ".csv"))
		n -= 4;
	return xasprintf("%.*s.result.csv", (int)n, csv);
}

enum status invite_result_write(const struct invite_list *l, FILE *take_file,
				const char *path, struct error *err)
{
	struct output out = { .to = take_file, .format = OUT_CSV };
	json_object *rows = invite_list_rows(l);
	struct error ignored = { 0 };

	if (local_table(&out, invite_columns, n_invite_columns, rows, err) == ST_OK)
		(void)!new_file_close(take_file, path, err);
	else
		(void)!new_file_close(take_file, path, &ignored);
	json_object_put(rows);
	return err->status;
}
