#include "ui/invite_rows.h"

#include <stdio.h>
#include <string.h>

#include "ui/draw.h"

enum { LINE_COLS = 5, ACTION_COLS = 13, GAP = 2 };

static enum style style_of(const struct invite_line *l)
{
	if (l->result)
		return l->good ? STYLE_GOOD : STYLE_WARN;
	if (l->verdict == INVITE_INVALID || l->verdict == INVITE_REFUSED)
		return STYLE_BAD;
	if (l->verdict == INVITE_OK || (l->verdict == INVITE_PENDING && l->invite))
		return STYLE_PLAIN;
	return STYLE_DIM;
}

/* It would be sent, as far as is known. */
static const char *word_of(const struct invite_line *l)
{
	if (l->verdict != INVITE_OK)
		return "";
	return l->asked ? "ok" : l->question ? "being checked" : "not checked";
}

const char *invite_words(const struct invite_line *l, char *buf, size_t size)
{
	const char *word = word_of(l), *why = l->why ? l->why : "";

	if (l->result)
		snprintf(buf, size, "%s", l->note ? l->note : "");
	else
		snprintf(buf, size, "%s%s%s%s", word, *word && *why ? ", " : "", why,
			 l->file.invitee ? ", edited" : "");
	return buf;
}

const char *invite_action(const struct invite_list *l, size_t at)
{
	const struct invite_line *own = &l->v[at];

	if (own->result)
		return own->result;
	if (own->verdict == INVITE_OK)
		return own->asked ? "will invite" : "";
	if (own->verdict == INVITE_PENDING && own->invite && !l->sent)
		return own->resend ? "resend? [yes]" : "resend? [no]";
	return "skip";
}

static int room_of(struct rect r)
{
	return r.cols - LINE_COLS - ACTION_COLS - 2 * GAP - 1;
}

/* As much of the room as the longest needs; where there is little, what is wrong needs
 * it more. */
static int who_of(const struct invite_list *l, int room)
{
	int most = room > 50 ? room / 2 : room * 2 / 5;
	size_t need = sizeof("INVITEE") - 1;

	for (size_t i = 0; i < l->n; i++) {
		size_t n = strlen(l->v[i].said.invitee);

		need = n > need ? n : need;
	}
	return need < (size_t)most ? (int)need : most;
}

static void draw_row(const struct invite_list *list, size_t at, bool here, int y,
		     struct rect r)
{
	const struct invite_line *l = &list->v[at];
	enum style style = style_of(l);
	int room = room_of(r), who = who_of(list, room), x = r.x + 1;
	char line[24], words[300];

	if (here)
		draw_text(y, r.x, 1, STR(">"), STYLE_CURSOR);
	snprintf(line, sizeof(line), "%lld", (long long)l->line);
	draw_cell(y, x, LINE_COLS - 1, str_from(line), true, STYLE_DIM);
	draw_cell(y, x += LINE_COLS, who, str_from(l->said.invitee), false, style);
	draw_cell(y, x += who + GAP, room - who,
		  str_from(invite_words(l, words, sizeof(words))), false, style);
	draw_cell(y, x + room - who + GAP, ACTION_COLS,
		  str_from(invite_action(list, at)), false, style);
}

static void draw_heads(const struct invite_list *list, struct rect r)
{
	int room = room_of(r), who = who_of(list, room), x = r.x + 1;

	draw_fill(r.y, r.x, r.cols, STYLE_TITLE);
	draw_cell(r.y, x, LINE_COLS - 1, STR("LINE"), true, STYLE_TITLE);
	draw_text(r.y, x += LINE_COLS, who, STR("INVITEE"), STYLE_TITLE);
	draw_text(r.y, x += who + GAP, room - who, STR("RESULT"), STYLE_TITLE);
	draw_text(r.y, x + room - who + GAP, ACTION_COLS, STR("ACTION"), STYLE_TITLE);
}

void invite_rows_draw(const struct invite_list *l, struct cursor *c, struct rect r)
{
	size_t rows = r.rows > 2 ? (size_t)r.rows - 1 : 1;

	cursor_show(c, l->n, rows);
	draw_heads(l, r);
	for (size_t i = c->top; i < c->top + rows && i < l->n; i++)
		draw_row(l, i, i == c->at, r.y + 1 + (int)(i - c->top), r);
	draw_cursor(r.y + 1 + (int)(c->at - c->top), r.x, l->n > 0);
}
