#ifndef UI_INVITE_RESULT_H
#define UI_INVITE_RESULT_H

#include "model/invite_list.h"
#include "ui/draw.h"
#include "ui/local_table.h"

/* What is told of people that are invited from a file, on the command line and on the
 * screen: rows, counts, and the result file. */

/* Columns of invite_list_rows(); the last two are of what was sent. */
enum { INVITE_SENT_COLUMNS = 2 };
extern const struct local_column invite_columns[];
extern const size_t n_invite_columns;

size_t invite_wrong(const struct invite_list *l); /* lines that cannot be sent */

/* The counts, and what follows of them, line by line. */
struct invite_say {
	void (*line)(void *arg, enum style style, const char *text);
	void *arg;
	bool asks; /* of each open invitation, whether it is sent again */
};
void invite_say_counts(const struct invite_say *to, const struct invite_list *l);

/* "team-june.csv" -> "team-june.result.csv"; the caller frees. */
char *invite_result_path(const char *csv);

/* Every line of the file with what became of it, as CSV. */
enum status invite_result_write(const struct invite_list *l, FILE *take_file,
				const char *path, struct error *err) MUST_CHECK;

#endif
