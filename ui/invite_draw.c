/* What the page that invites people looks like. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/draw.h"
#include "ui/invite_page_private.h"
#include "ui/invite_result.h"
#include "ui/invite_rows.h"
#include "ui/net_words.h"

enum {
	WIDTH_MAX = 120,
	TALL = 17, /* rows of the body; with fewer, less is said below the rows */
};

/* ---- below the rows ----------------------------------------------------------------
 */

struct foot {
	struct invite_page *page;
	int width;
	bool tall;
};

static void add_line(void *arg, enum style style, const char *text)
{
	struct foot *f = arg;

	if (f->tall || style == STYLE_KEY || style == STYLE_BAD)
		lines_wrap_as(&f->page->foot, style, NULL, str_from(text), f->width);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static json_object *missing_of(const struct invite_page *p)
{
	return invite_reading_estate(p->reading)->missing;
}

static size_t n_missing(const struct invite_page *p)
{
	json_object *missing = missing_of(p);

	return missing ? json_object_array_length(missing) : 0;
}

/* Lines are judged by what was read. */
static void say_missing(struct invite_page *p, struct foot *f)
{
	char text[400];

	for (size_t i = 0; i < n_missing(p); i++) {
		json_object *m = json_object_array_get_idx(missing_of(p), i);

		snprintf(text, sizeof(text), "INCOMPLETE: %.*s: %.*s",
			 STR_ARG(json_str(m, "/what")), STR_ARG(json_str(m, "/why")));
		lines_wrap_as(&p->foot, STYLE_WARN, NULL, str_from(text), f->width);
	}
}

/* What a job sends waits, too, and is stopped on its own page. */
static void say_wait(struct invite_page *p, int width)
{
	struct net_words net;

	if (!invite_page_reading(p) && !p->at_work)
		return;
	net_words(p->view.app, 0, &net);
	if (p->at_work && net.n)
		net.n = 1;
	net_words_add(&net, &p->foot, NULL, width);
}

/* Why nothing can be sent, though there are rows. */
static void say_failed(const struct invite_page *p, struct foot *f)
{
	if (p->failed.status == ST_OK)
		return;
	add_line(f, STYLE_KEY, "Not all is checked, nothing was sent: R checks again.");
	add_line(f, STYLE_BAD, p->failed.text);
}

static void say_sent(const struct invite_page *p, struct foot *f)
{
	size_t left = invite_list_left(invite_page_list(p));
	char text[600];

	if (left) {
		snprintf(text, sizeof(text),
			 "%zu not done: F9 shows the report, and there r tries again.",
			 left);
		add_line(f, STYLE_KEY, text);
	}
	if (!p->result)
		return;
	snprintf(text, sizeof(text),
		 "What became of every line is in %s, beside the file.",
		 base_name(p->result));
	add_line(f, STYLE_KEY, text);
}

static void say_next(const struct invite_page *p, struct foot *f)
{
	const struct invite_list *l = invite_page_list(p);
	size_t n = invite_list_count(l, INVITE_OK) + invite_list_resends(l);
	char text[120];

	if (invite_list_count(l, INVITE_PENDING))
		add_line(f, STYLE_PLAIN,
			 "Space sends an open invitation again as it is, * all of "
			 "them.");
	if (!n || !invite_page_ready(p))
		return;
	snprintf(text, sizeof(text), "F9 sends %zu, and asks for their number first.",
		 n);
	add_line(f, STYLE_KEY, text);
}

static void say_foot(struct invite_page *p, int width, bool tall)
{
	struct foot f = { p, width, tall };
	const struct invite_say to = { .line = add_line, .arg = &f, .asks = true };
	const struct invite_list *l = invite_page_list(p);
	char text[600];

	lines_clear(&p->foot);
	say_missing(p, &f);
	say_wait(p, width);
	invite_say_counts(&to, l);
	if (l->unused) {
		snprintf(text, sizeof(text), "columns not used: %s", l->unused);
		add_line(&f, STYLE_DIM, text);
	}
	say_failed(p, &f);
	if (p->sent)
		say_sent(p, &f);
	else
		say_next(p, &f);
}

/* ---- the body ----------------------------------------------------------------------
 */

/* What holds for lines that say nothing else. */
static void draw_presets(const struct invite_page *p, struct rect r)
{
	size_t n = invite_page_rows(p), edits = invite_list_edits(invite_page_list(p));
	char edited[40] = "";

	if (edits)
		snprintf(edited, sizeof(edited), ", %zu edited", edits);
	draw_print(r.y, r.x + 1, r.cols - 1, STYLE_PLAIN,
		   "role %s   team %s   %zu line%s%s%s%s", p->role ? p->role : "-",
		   p->team ? p->team : "-", n, n == 1 ? "" : "s", edited,
		   p->domains ? "   domains " : "", p->domains ? p->domains : "");
}

static void draw_rows_and_foot(struct invite_page *p, struct rect r)
{
	int foot;

	draw_presets(p, r);
	say_foot(p, r.cols - 2, r.rows >= TALL);
	foot = (int)p->foot.n < r.rows / 2 ? (int)p->foot.n : r.rows / 2;
	invite_rows_draw(invite_page_list(p), &p->cursor,
			 (struct rect){ r.y + 1, r.x, r.rows - 2 - foot, r.cols });
	lines_draw(&p->foot, (struct rect){ r.y + r.rows - foot, r.x, foot, r.cols });
}

static void draw_words(struct invite_page *p, struct rect r)
{
	lines_clear(&p->foot);
	if (p->failed.status != ST_OK) {
		lines_wrap_as(&p->foot, STYLE_BAD, NULL, str_from(p->failed.text),
			      r.cols - 2);
		lines_wrap(&p->foot, NULL, str_from(p->failed.hint), r.cols - 2);
	} else if (invite_page_reading(p)) {
		lines_wrap(&p->foot, NULL,
			   STR("Reading who is in and invited; then Docker Hub checks "
			       "the lines, and sends nothing ..."),
			   r.cols - 2);
		say_wait(p, r.cols - 2);
	} else {
		lines_wrap(&p->foot, NULL,
			   STR("A CSV whose first line names its columns: email or "
			       "username, and perhaps role and team.  Up to 1,000 "
			       "lines; each is checked before anything is sent."),
			   r.cols - 2);
	}
	lines_draw(&p->foot, r);
}

void invite_page_draw(struct view *v, struct rect r)
{
	struct invite_page *p = (struct invite_page *)v;
	struct rect body = r;

	body.cols = r.cols < WIDTH_MAX ? r.cols : WIDTH_MAX;
	if (invite_page_rows(p))
		draw_rows_and_foot(p, body);
	else
		draw_words(p, body);
	if (p->asking != ASK_NOTHING)
		invite_prompt_draw(p);
}

/* ---- around it ---------------------------------------------------------------------
 */

/* "SENT: 3 invited, 1 sent again" */
static void say_good(const struct invite_page *p, char *buf, size_t size)
{
	const struct invite_list *l = invite_page_list(p);
	size_t invited = 0, again = 0, len;

	for (size_t i = 0; i < l->n; i++) {
		invited += l->v[i].good && l->v[i].verdict == INVITE_OK;
		again += l->v[i].good && l->v[i].resend;
	}
	len = (size_t)snprintf(buf, size, "SENT: %zu invited", invited);
	if (again && len < size)
		snprintf(buf + len, size - len, ", %zu sent again", again);
}

void invite_page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	struct invite_page *p = (struct invite_page *)v;
	size_t n = invite_page_rows(p);
	char where[48] = "", state[64] = "";

	snprintf(left, nl, "%s > invite%s%s", p->org, p->csv ? " < " : "",
		 p->csv ? base_name(p->csv) : "");
	if (n)
		snprintf(where, sizeof(where), "[%zu/%zu]  ", p->cursor.at + 1, n);
	if (p->failed.status != ST_OK)
		snprintf(state, sizeof(state), "NOT CHECKED");
	else if (invite_page_reading(p))
		snprintf(state, sizeof(state), "CHECKING");
	else if (p->at_work)
		snprintf(state, sizeof(state), "SENDING");
	else if (p->sent)
		say_good(p, state, sizeof(state));
	else if (n)
		snprintf(state, sizeof(state), "%sDRY RUN, 0 sent",
			 n_missing(p) ? "INCOMPLETE  " : "");
	snprintf(right, nr, "%s%s", where, state);
}

/* All of what its row has no room for. */
void invite_page_summary(struct view *v, char *buf, size_t size)
{
	struct invite_page *p = (struct invite_page *)v;
	const struct invite_line *l;
	char words[300];
	const char *action;

	*buf = '\0';
	if (!invite_page_rows(p))
		return;
	l = &invite_page_list(p)->v[p->cursor.at];
	action = invite_action(invite_page_list(p), p->cursor.at);
	snprintf(buf, size, "%s   %s%s%s%s%s%s%s%s%s", l->said.invitee, action,
		 *action ? "   " : "", invite_words(l, words, sizeof(words)),
		 l->file.invitee ? ", in the file " : "",
		 l->file.invitee ? l->file.invitee : "", *l->role ? "   role " : "",
		 l->role, *l->team ? "   team " : "", l->team);
}

static const char *keys_of_rows(struct invite_page *p)
{
	const struct invite_list *l = invite_page_list(p);
	bool sends = invite_list_count(l, INVITE_OK) || invite_list_resends(l);

	snprintf(
		p->keys, sizeof(p->keys),
		"%sEnter edit  %sr role  t team  d domains  n file  E export  Esc back",
		sends && invite_page_ready(p) ? "F9 send  " : "",
		invite_list_count(l, INVITE_PENDING) ? "Space resend  " : "");
	return p->keys;
}

const char *invite_page_keys(struct view *v)
{
	struct invite_page *p = (struct invite_page *)v;

	if (p->asking != ASK_NOTHING)
		return p->asking == ASK_EXPORT ? "Enter writes   Esc cancels"
					       : "Enter goes on   Esc cancels";
	if (invite_page_reading(p))
		return "z stop   Esc back   : cmd  ? help";
	if (p->at_work)
		return "Esc back   : cmd  ? help";
	if (p->failed.status == ST_USAGE)
		return "n another file  Esc back";
	if (p->failed.status != ST_OK)
		return invite_page_rows(p)
			       ? "R check again  Enter edit  r role  t team  d domains "
				 " n file  Esc back"
			       : "R try again  n file  r role  t team  Esc back";
	if (p->sent)
		return invite_list_left(invite_page_list(p))
			       ? "F9 report, try again  n file  E export  Esc back"
			       : "n file  E export  Esc back";
	return keys_of_rows(p);
}
