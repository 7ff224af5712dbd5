#ifndef UI_INVITE_PAGE_PRIVATE_H
#define UI_INVITE_PAGE_PRIVATE_H

#include "ui/app.h"
#include "ui/cursor.h"
#include "ui/file_prompt.h"
#include "ui/invite_page.h"
#include "ui/invite_reading.h"
#include "ui/invite_send.h"
#include "ui/lines.h"

/* What the files of the page share: invite_page.c has its life and its keys,
 * invite_prompt.c what is typed on its last line, invite_edit.c the form of one line,
 * invite_draw.c what it looks like. */

/* What is being typed. */
enum invite_asking {
	ASK_NOTHING,
	ASK_FILE,
	ASK_ROLE,
	ASK_TEAM,
	ASK_DOMAINS,
	ASK_EXPORT,
};

struct invite_page {
	struct view view; /* first */
	char *org, *csv;
	char *role, *team, *domains; /* NULL: not said */
	struct str text; /* of a file that was just read; until the reading has it */
	struct invite_reading *reading;
	struct error failed;            /* nobody can be invited; ST_OK */
	struct invite_sending *sending; /* NULL: nothing was sent */
	bool at_work;                   /* its job is */
	bool sent;
	char *result; /* the file that says what became of them; NULL */
	bool kept;    /* the rows as they are now, in a file */

	struct cursor cursor;
	struct lines foot;
	enum invite_asking asking;
	bool all; /* one question after the other, then it begins */
	struct file_prompt typed;
	char keys[160];
};

/* There is a reading. */
struct invite_list *invite_page_list(const struct invite_page *p);
size_t invite_page_rows(const struct invite_page *p); /* 0: none yet */
bool invite_page_reading(const struct invite_page *p);
/* All lines are checked, and the Hub was asked. */
bool invite_page_ready(const struct invite_page *p);
/* "2 edited, 1 to resend": what was made here and not sent; false: nothing. */
bool invite_page_made(const struct invite_page *p, char *buf, size_t size);

/* What was typed changes what is read: the file (also the first), or what is preset. */
void invite_page_begin(struct invite_page *p);
void invite_page_preset(struct invite_page *p);
/* The line says something else. */
void invite_page_edit(struct invite_page *p, size_t at, const struct invite_said *said);

/* ---- invite_prompt.c --------------------------------------------------------------
 */

void invite_prompt_open(struct invite_page *p, enum invite_asking asking);
enum key_result invite_prompt_key(struct invite_page *p, uint32_t key);
void invite_prompt_draw(const struct invite_page *p);
/* Reads the file; false: it cannot be. */
bool invite_prompt_file(struct invite_page *p, const char *typed, struct error *err);

/* ---- invite_edit.c ----------------------------------------------------------------
 */

/* The form of a line, over the page. */
void invite_edit_open(struct invite_page *p, size_t at);

/* ---- invite_draw.c ----------------------------------------------------------------
 */

void invite_page_draw(struct view *v, struct rect r);
void invite_page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr);
void invite_page_summary(struct view *v, char *buf, size_t size);
const char *invite_page_keys(struct view *v);

#endif
