#include "ui/list_notes.h"

#include "model/can.h"
#include "model/envelope.h"

void list_notes_see(struct list_seen *seen, const struct op *op, json_object *body)
{
	struct frame f = envelope_frame(op->envelope, body);

	if (f.total < 0)
		return;
	seen->moved = seen->moved || (seen->total >= 0 && seen->total != f.total);
	seen->total = f.total;
}

/* The envelope of JSON has the Hub's own count and next. */
static void note_part(const struct output *out, const struct op *op, json_object *body)
{
	struct frame f = envelope_frame(op->envelope, body);

	if (!f.more || out->format == OUT_JSON)
		return;
	if (f.total > 0)
		output_note(out, "%zu rows of %lld; --all reads every page", f.rows,
			    (long long)f.total);
	else
		output_note(out, "%zu rows, and there are more; --all reads every page",
			    f.rows);
}

/* The Hub answers 200 with fewer rows: nobody would notice (CONTRACT 3.2). */
static void note_public_only(const struct output *out, const struct hub_status *status)
{
	if (status->signed_in && status->claims.source == SOURCE_OAT &&
	    can_list_private(&status->claims) != CAN_YES)
		output_note(out, "this organization token may lack "
				 "scope-repository-list: then these are the public "
				 "repositories only");
}

void list_notes(const struct output *out, const struct list_seen *seen,
		const struct op *op, json_object *body, const struct hub_status *status)
{
	if (!(op->flags & OP_LIST))
		return;
	if (!seen->all && !seen->page)
		note_part(out, op, body);
	if (seen->moved)
		output_note(out, "the list changed while it was read: rows may be "
				 "missing, or there twice");
	if (op == op_by_name("repos.list"))
		note_public_only(out, status);
}
