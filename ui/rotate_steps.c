#include "ui/rotate_steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"

enum { STEPS = 7, WIDTH_OF_QUESTION = 56, DAY = 86400 };

const char *rotate_doing_text(enum flow_doing doing)
{
	static const char *const texts[] = {
		[FLOW_NOTHING] = "nothing is under way",
		[FLOW_READ] = "the tokens are being read",
		[FLOW_CREATE] = "the new token is being made",
		[FLOW_DELIVER] = "the new token is being delivered",
		[FLOW_VERIFY] = "the new token is being tried",
		[FLOW_DISABLE] = "the old token is being disabled",
		[FLOW_ENABLE] = "the old token is being enabled",
		[FLOW_DELETE] = "the old token is being deleted",
		[FLOW_UNDO] = "the new token is being deleted",
		[FLOW_TAKE_BACK] = "it was not delivered, and is being deleted",
		[FLOW_AGAIN] = "what was never delivered is being deleted",
	};

	return texts[doing];
}

/* ---- what is known of a token ------------------------------------------------------
 */

static void used(const struct flow_state *s, json_object *token, int64_t now, char *buf,
		 size_t size)
{
	int64_t at = token ? rotate_used(s->r->org, token) : 0;
	char age[24];

	if (!s->known || (token == s->fresh && s->doing == FLOW_VERIFY)) {
		snprintf(buf, size, "-"); /* not read yet */
	} else if (!token) {
		snprintf(buf, size, "not there");
	} else if (!at) {
		snprintf(buf, size, "never");
	} else {
		format_age(at, now, age, sizeof(age));
		snprintf(buf, size, "%s ago", age);
	}
}

void rotate_say_uses(struct lines *l, const struct flow_state *s, int64_t now)
{
	char old[32], fresh[32];

	used(s, s->old, now, old, sizeof(old));
	used(s, s->fresh, now, fresh, sizeof(fresh));
	lines_add(l, STYLE_PLAIN, NULL, "last used: old %s, new %s", old, fresh);
}

static size_t length(json_object *array)
{
	return json_object_is_type(array, json_type_array)
		       ? json_object_array_length(array)
		       : 0;
}

/* "3 scopes on 2 resources", or "2 scopes". */
static void rights(const char *org, json_object *token, char *buf, size_t size)
{
	json_object *all = json_at(token, org ? "/resources" : "/scopes");
	size_t n = length(all), scopes = 0;

	for (size_t i = 0; org && i < n; i++)
		scopes += length(json_at(json_object_array_get_idx(all, i), "/scopes"));
	if (org)
		snprintf(buf, size, "%zu scope%s on %zu resource%s", scopes,
			 scopes == 1 ? "" : "s", n, n == 1 ? "" : "s");
	else
		snprintf(buf, size, "%zu scope%s", n, n == 1 ? "" : "s");
}

static void ends(json_object *token, int64_t now, char *buf, size_t size)
{
	int64_t at;
	char age[24];

	if (!parse_rfc3339(json_str(token, "/expires_at"), &at)) {
		snprintf(buf, size, "no end");
		return;
	}
	format_age(at < now ? at : now, at < now ? now : at, age, sizeof(age));
	snprintf(buf, size, at < now ? "ended %s ago" : "ends in %s", age);
}

/* ---- the questions -----------------------------------------------------------------
 */

void rotate_say_making(struct lines *l, const struct flow_state *s, json_object *params)
{
	json_object *all = json_at(params, s->r->org ? "/resources" : "/scopes");
	char text[64];

	rights(s->r->org, params, text, sizeof(text));
	lines_add(l, STYLE_PLAIN, NULL,
		  "%s%s%s, the same as %s:", s->r->org ? s->r->org : "",
		  s->r->org ? ": " : "", text, s->r->old_label);
	for (size_t i = 0; i < length(all); i++) {
		json_object *one = json_object_array_get_idx(all, i), *path;
		const char *words = json_object_get_string(one);

		if (json_object_object_get_ex(one, "path", &path))
			words = json_object_get_string(path);
		lines_add(l, STYLE_KEY, NULL, "  %s", words);
	}
	lines_wrap(l, NULL, STR("It is delivered, then tried, before anything else:"),
		   WIDTH_OF_QUESTION);
	lines_add(l, STYLE_KEY, NULL, "  %s", s->delivery->words);
	if (s->delivery->copy)
		lines_wrap_as(l, STYLE_WARN, NULL,
			      STR("Your terminal keeps it until something else is "
				  "copied, and so may a clipboard manager."),
			      WIDTH_OF_QUESTION);
	lines_add(l, STYLE_PLAIN, NULL, "1 request, written to the journal first.");
}

/* ---- the page ----------------------------------------------------------------------
 */

struct sheet {
	struct lines *l;
	const struct flow_state *s;
	int64_t now;
	int width;
};

/* Takes the text. */
static void say(struct sheet *p, enum style style, const char *label, char *take_text)
{
	lines_wrap_as(p->l, style, label, str_from(take_text), p->width);
	free(take_text);
}

/* Is it over? */
static bool is_done(const struct flow_state *s, int step)
{
	static const enum rotation_step needs[STEPS + 1] = {
		[2] = ROTATION_MADE,     [3] = ROTATION_DELIVERED,
		[4] = ROTATION_VERIFIED, [5] = ROTATION_DISABLED,
		[6] = ROTATION_DISABLED, [7] = ROTATION_DELETED,
	};

	if (step == 1)
		return s->known;
	if (!s->begun && s->r->step != ROTATION_DELETED)
		return false;
	if (step == 4 && !rotation_noted(s->r, ROTATION_VERIFIED))
		return false;
	return s->r->step >= needs[step];
}

/* Takes the text. */
static void step(struct sheet *p, int number, const char *name, char *take_text)
{
	bool done = is_done(p->s, number);
	char label[24];

	snprintf(label, sizeof(label), "[%c] %d %s", done ? 'x' : ' ', number, name);
	say(p, done ? STYLE_PLAIN : STYLE_KEY, label, take_text);
}

static void say_read(struct sheet *p)
{
	char what[64] = "not there any more", end[40] = "", use[32];
	const struct flow_state *s = p->s;

	if (!s->old) {
		step(p, 1, "read",
		     xstrdup(s->known ? "the old token is not there any more"
				      : "not read yet"));
		return;
	}
	rights(s->r->org, s->old, what, sizeof(what));
	ends(s->old, p->now, end, sizeof(end));
	used(s, s->old, p->now, use, sizeof(use));
	step(p, 1, "read", xasprintf("%s; %s; used: %s", what, end, use));
}

static void say_deliver(struct sheet *p)
{
	const struct flow_state *s = p->s;

	if (is_done(s, 3))
		step(p, 3, "deliver",
		     xasprintf("%s; not logged, and wiped",
			       rotation_last_note(
				       s->r, rotation_step_text(ROTATION_DELIVERED))));
	else if (s->deliverable)
		step(p, 3, "deliver",
		     xasprintf("%s%s", s->delivery->words,
			       s->delivery->copy ? " (OSC 52): your terminal keeps it"
						 : ""));
	else
		step(p, 3, "deliver",
		     xstrdup("where to?  c to a command, f into a file, y to the "
			     "clipboard, s shown once"));
}

static void say_verify(struct sheet *p)
{
	const struct rotation *r = p->s->r;
	const char *why = rotation_last_note(r, "not verified");

	if (is_done(p->s, 4))
		step(p, 4, "verify",
		     xstrdup(rotation_last_note(
			     r, rotation_step_text(ROTATION_VERIFIED))));
	else if (*why && p->s->begun)
		step(p, 4, "verify", xasprintf("it did not work: %s", why));
	else if (p->s->begun && r->step >= ROTATION_DELIVERED &&
		 p->s->doing != FLOW_VERIFY)
		step(p, 4, "verify",
		     xstrdup("not tried: it was left before; its last use tells"));
	else
		step(p, 4, "verify",
		     xasprintf("a sign-in with it, then it reads %s",
			       r->read ? r->read : "repositories"));
}

static void say_switch(struct sheet *p)
{
	char old[32], fresh[32];

	if (p->s->r->step < ROTATION_DELIVERED || !p->s->begun) {
		step(p, 5, "switch",
		     xstrdup("change what uses the old one; both work"));
		return;
	}
	used(p->s, p->s->old, p->now, old, sizeof(old));
	used(p->s, p->s->fresh, p->now, fresh, sizeof(fresh));
	step(p, 5, "switch",
	     xasprintf("%slast used: old %s, new %s (looked at every 60 s)",
		       is_done(p->s, 5) ? ""
					: "change what uses the old one, Enter when it "
					  "is quiet; ",
		       old, fresh));
}

static void say_end(struct sheet *p)
{
	const struct flow_state *s = p->s;
	int64_t left = rotate_quiet_left(s->r, s->old, p->now, s->quiet);
	char age[24];

	step(p, 6, "disable", xstrdup("the old one is off; b switches it on again"));
	if (s->r->step != ROTATION_DISABLED || left <= 0) {
		step(p, 7, "delete",
		     xasprintf("the old one, after %lld quiet days; cannot be undone",
			       (long long)(s->quiet / DAY)));
		return;
	}
	format_left(left, age, sizeof(age));
	step(p, 7, "delete",
	     xasprintf("the old one, when it was quiet for %s more; cannot be undone",
		       age));
}

/* Made, and not delivered. */
static void say_lost(struct sheet *p)
{
	const struct flow_state *s = p->s;

	if (s->doing != FLOW_NOTHING && s->doing != FLOW_READ)
		return;
	say(p, STYLE_WARN, "Lost",
	    xasprintf("it was begun and not delivered: %s",
		      s->unclear ? "whether it was made is not known; R looks"
		      : s->r->new_id
			      ? "its secret is gone for good; Enter deletes what "
				"was made, and makes another"
			      : "nothing was made; Enter makes it"));
}

static void say_notes(struct sheet *p)
{
	const struct flow_state *s = p->s;

	say(p, STYLE_PLAIN, "", xstrdup(""));
	if (s->doing != FLOW_NOTHING && s->doing != FLOW_READ)
		say(p, STYLE_WARN, "Now", xstrdup(rotate_doing_text(s->doing)));
	if (s->begun && s->r->step < ROTATION_DELIVERED)
		say_lost(p);
	else if (s->begun)
		say(p, STYLE_PLAIN, "Saved",
		    xasprintf("leave when you like: hubdeck rotate --resume %s",
			      s->r->name));
	if (s->quota)
		say(p, s->used < s->quota ? STYLE_PLAIN : STYLE_WARN, "Quota",
		    xasprintf("%zu of %zu tokens used (expired and disabled ones "
			      "count)",
			      s->used, s->quota));
	say(p, STYLE_DIM, "Note",
	    xstrdup("the date of a token cannot be changed: a new token, switch, "
		    "disable, delete"));
}

void rotate_say_page(struct lines *l, const struct flow_state *s, int64_t now,
		     int width)
{
	struct sheet p = { l, s, now, width };

	if (s->failed->status != ST_OK && !s->r) {
		say(&p, STYLE_BAD, "Not read", xstrdup(s->failed->text));
		say(&p, STYLE_PLAIN, "", xstrdup(s->failed->hint));
		/* A session of a token may not list tokens: it rotates none. */
		if (s->failed->http == 403)
			say(&p, STYLE_PLAIN, "",
			    xstrdup(s->org ? kind_oats.forbidden
					   : kind_pats.forbidden));
		return;
	}
	if (!s->r) {
		say(&p, STYLE_PLAIN, "", xstrdup("Reading the tokens ..."));
		return;
	}
	if (s->failed->status != ST_OK)
		say(&p, STYLE_BAD, "Not read", xstrdup(s->failed->text));
	say_read(&p);
	step(&p, 2, "create",
	     is_done(s, 2) ? xasprintf("%s", s->r->new_label)
			   : xasprintf("%s, the same rights, for %lld days",
				       s->r->new_label, (long long)(s->life / DAY)));
	say_deliver(&p);
	say_verify(&p);
	say_switch(&p);
	say_end(&p);
	say_notes(&p);
}
