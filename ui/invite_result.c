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

void invite_say_counts(const struct invite_say *to, const struct invite_list *l,
		       const char *org, bool sent)
{
	size_t n = invite_list_count(l, INVITE_OK);
	char text[400];

	snprintf(text, sizeof(text),
		 "invite %zu   skip %zu (%zu members, %zu already invited, %zu twice, "
		 "%zu wrong)",
		 n, l->n - n, invite_list_count(l, INVITE_MEMBER),
		 invite_list_count(l, INVITE_PENDING),
		 invite_list_count(l, INVITE_DUPLICATE), invite_wrong(l));
	to->line(to->arg, STYLE_KEY, text);
	if (n && !sent) {
		snprintf(text, sizeof(text),
			 "Each open invitation takes a seat, and seats left are not in "
			 "the Hub API: %zu needed.  Links work for 14 days.",
			 n);
		to->line(to->arg, STYLE_PLAIN, text);
	}
	if (!invite_list_count(l, INVITE_PENDING))
		return;
	snprintf(text, sizeof(text),
		 "To send old ones again: hubdeck invites %s --older-than 14d --resend",
		 org);
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
