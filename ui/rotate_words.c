#include "ui/rotate_words.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/local_table.h"
#include "ui/rotate_hub.h"

static void age_of(const struct rotation *r, json_object *token, int64_t now, char *buf,
		   size_t size)
{
	int64_t used = token ? rotate_used(r->org, token) : 0;

	if (used)
		format_age(used, now, buf, size);
	else
		snprintf(buf, size, "%s", token ? "never" : "not there");
}

static void put_step(FILE *to, const struct rotation *r, int number,
		     enum rotation_step step, const char *what)
{
	bool done = r->step >= step && r->step != ROTATION_UNDONE &&
		    (step != ROTATION_VERIFIED || rotation_noted(r, step));
	const char *note = done ? rotation_last_note(r, rotation_step_text(step)) : "";
	char *line;
	char *shown;

	/* Its secret is gone: it is tried once, or never. */
	if (!done && step == ROTATION_VERIFIED && r->step >= ROTATION_DELIVERED &&
	    r->step != ROTATION_UNDONE)
		note = *rotation_last_note(r, "not verified")
			       ? rotation_last_note(r, "not verified")
			       : "not tried: its last use tells";
	line = xasprintf("  [%c] %d %-8s %s", done ? 'x' : ' ', number, what, note);
	shown = show_line(str_from(line), CHARSET_UTF8);

	fprintf(to, "%s\n", shown);
	free(shown);
	free(line);
}

static void say_next(FILE *to, const struct rotation *r, bool old_gone)
{
	if (old_gone && r->step < ROTATION_DELETED) {
		fprintf(to,
			"\nThe old one is not there any more; this ends it:\n"
			"  hubdeck rotate --resume %s --delete\n",
			r->name);
		return;
	}
	switch ((int)r->step) {
	case ROTATION_DELIVERED:
	case ROTATION_VERIFIED:
		fprintf(to,
			"\n%s  Change what uses the old one; when it went quiet:\n"
			"  hubdeck rotate --resume %s --disable\n",
			rotation_noted(r, ROTATION_VERIFIED)
				? "Both tokens work."
				: "The new token was not seen to work.",
			r->name);
		break;
	case ROTATION_DISABLED:
		fprintf(to,
			"\nThe old one is off.  --undo switches it on again; after %d "
			"quiet days:\n"
			"  hubdeck rotate --resume %s --delete\n",
			ROTATION_QUIET_DAYS, r->name);
		break;
	case ROTATION_UNDONE:
		fprintf(to, "\nUndone: %s stays, and there is no %s.\n", r->old_label,
			r->new_label);
		break;
	default:
		break;
	}
}

static void say_people(FILE *to, const struct rotation *r, const char *old_used,
		       const char *new_used, bool old_gone)
{
	char *job = rotation_job(r->name, r->begun);

	put_step(to, r, 1, ROTATION_MADE, "create");
	put_step(to, r, 2, ROTATION_DELIVERED, "deliver");
	put_step(to, r, 3, ROTATION_VERIFIED, "verify");
	put_step(to, r, 4, ROTATION_DISABLED, "disable");
	put_step(to, r, 5, ROTATION_DELETED, "delete");
	fprintf(to, "\nlast used: %s %s, %s %s\n", r->old_label, old_used, r->new_label,
		new_used);
	say_next(to, r, old_gone);
	fprintf(to, "\nWhat was done: hubdeck journal --job %s\n", job);
	free(job);
}

enum status rotate_say(const struct options *o, const struct rotation *r,
		       json_object *old_token, json_object *new_token, bool shown,
		       int64_t now, struct error *err)
{
	FILE *to = shown ? stderr : stdout;
	char old_used[24], new_used[24];
	struct output out;
	json_object *all;
	char *job;

	age_of(r, old_token, now, old_used, sizeof(old_used));
	age_of(r, new_token, now, new_used, sizeof(new_used));
	output_init(&out, &o->config, stdout, now);
	if (out.format == OUT_TABLE || shown) {
		say_people(to, r, old_used, new_used, !old_token);
		return ST_OK;
	}
	all = rotation_json(r);
	job = rotation_job(r->name, r->begun);
	json_put_text(all, "job", job);
	free(job);
	json_object_object_add(all, "old", json_object_get(old_token));
	json_object_object_add(all, "new", json_object_get(new_token));
	output_json(to, json_object_to_json_string_ext(all,
						       JSON_C_TO_STRING_NOSLASHESCAPE));
	fputc('\n', to);
	json_object_put(all);
	return output_flush(&out, err);
}

enum status rotate_say_list(const struct options *o, json_object *rows,
			    struct error *err)
{
	static const struct local_column columns[] = {
		{ "name", 1, 0 },      { "step", 1, 0 },      { "org", 2, 0 },
		{ "old_label", 1, 0 }, { "new_label", 1, 0 }, { "by", 3, 0 },
		{ "why", 1, 0 },       { "url", 4, 0 },
	};
	struct output out;

	output_init(&out, &o->config, stdout, 0);
	if (out.format == OUT_TABLE && !json_object_array_length(rows)) {
		puts("No rotations under way.");
		return ST_OK;
	}
	return local_table(&out, columns, COUNT(columns), rows, err);
}
