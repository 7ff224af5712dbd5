/* What is typed on the last line of the page that invites people: the file, what is
 * preset, where the rows are written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/input.h"
#include "ui/invite_page_private.h"
#include "ui/invite_result.h"
#include "ui/keys.h"
#include "ui/new_file.h"

static struct app *app_of(const struct invite_page *p)
{
	return p->view.app;
}

/* ---- what is asked ----------------------------------------------------------------
 */

static const char *label_of(const struct invite_page *p, char *buf, size_t size)
{
	static const char *const labels[] = {
		[ASK_FILE] = "CSV file: ",
		[ASK_ROLE] =
			"role where none is said (member, editor, owner, or none): ",
		[ASK_TEAM] = "team where none is said, or none: ",
		[ASK_DOMAINS] = "domains that need no remark (a.io,b.io), or none: ",
		[ASK_EXPORT] = "write these rows to (CSV): ",
	};
	char made[60];

	if (p->asking != ASK_FILE || !invite_page_made(p, made, sizeof(made)))
		return labels[p->asking];
	snprintf(buf, size, "CSV file (%s will be lost): ", made);
	return buf;
}

void invite_prompt_open(struct invite_page *p, enum invite_asking asking)
{
	char *path = p->csv ? invite_result_path(p->csv) : NULL;
	const char *const texts[] = {
		[ASK_FILE] = p->csv,        [ASK_ROLE] = p->role, [ASK_TEAM] = p->team,
		[ASK_DOMAINS] = p->domains, [ASK_EXPORT] = path,
	};

	p->asking = asking;
	file_prompt_open_path(&p->typed, texts[asking] ? texts[asking] : "");
	free(path);
}

void invite_prompt_draw(const struct invite_page *p)
{
	char label[100];

	file_prompt_draw(&p->typed, app_of(p), label_of(p, label, sizeof(label)));
}

/* ---- what is answered -------------------------------------------------------------
 */

static void replace(char **to, const char *text)
{
	free(*to);
	*to = text && *text ? xstrdup(text) : NULL;
}

bool invite_prompt_file(struct invite_page *p, const char *typed, struct error *err)
{
	char buf[1024];
	const char *path = new_file_typed(typed, buf, sizeof(buf));
	struct str text = { 0 };

	if (input_read_file(path, &text, err) != ST_OK)
		return false;
	input_free(&p->text);
	p->text = text;
	replace(&p->csv, path);
	return true;
}

static bool take_preset(struct invite_page *p, char **to, struct error *err)
{
	const char *typed = p->typed.name.len ? p->typed.name.text : NULL;

	if (invite_check_presets(p->org, to == &p->role ? typed : NULL,
				 to == &p->team ? typed : NULL, err) != ST_OK)
		return false;
	replace(to, typed);
	return true;
}

static bool export_rows(struct invite_page *p, struct error *err)
{
	char buf[1024];
	const char *path = file_prompt_path(&p->typed, buf, sizeof(buf));
	FILE *to = new_file_open(path, err);

	if (!to || invite_result_write(invite_page_list(p), to, path, err) != ST_OK)
		return false;
	p->kept = true;
	app_say(app_of(p), TONE_GOOD, "%zu rows written to %s", invite_page_rows(p),
		path);
	return true;
}

/* False: what was typed is to be changed. */
static bool take_typed(struct invite_page *p)
{
	const struct prompt *text = &p->typed.name;
	struct error *err = &p->typed.failed;
	bool good = true;

	*err = (struct error){ 0 };
	if (p->asking == ASK_ROLE)
		good = take_preset(p, &p->role, err);
	else if (p->asking == ASK_TEAM)
		good = take_preset(p, &p->team, err);
	else if (p->asking == ASK_DOMAINS)
		replace(&p->domains, text->text);
	else if (p->asking == ASK_FILE)
		good = text->len && invite_prompt_file(p, text->text, err);
	else
		good = export_rows(p, err);
	if (err->status != ST_OK)
		app_say_error(app_of(p), err);
	return good;
}

static void go_on(struct invite_page *p, enum invite_asking was)
{
	if (p->all && was == ASK_FILE)
		invite_prompt_open(p, ASK_ROLE);
	else if (p->all && was == ASK_ROLE)
		invite_prompt_open(p, ASK_TEAM);
	else if (p->all || was == ASK_FILE)
		invite_page_begin(p);
	else if (was != ASK_EXPORT)
		invite_page_preset(p);
	p->all = p->all && p->asking != ASK_NOTHING;
}

static void typed(struct invite_page *p)
{
	enum invite_asking was = p->asking;

	if (!take_typed(p))
		return;
	p->asking = ASK_NOTHING;
	go_on(p, was);
}

enum key_result invite_prompt_key(struct invite_page *p, uint32_t key)
{
	/* Nothing is an answer, too. */
	bool said = key == K_ENTER && p->asking != ASK_EXPORT;
	enum file_answer answer =
		said ? FILE_NAMED : file_prompt_key(&p->typed, app_of(p), key);

	if (answer == FILE_NAMED) {
		typed(p);
	} else if (answer == FILE_LEFT) {
		p->asking = ASK_NOTHING;
		p->all = false;
		if (!p->reading)
			app_pop(app_of(p), &p->view);
	}
	return answer == FILE_PASS ? KEY_PASS : KEY_USED;
}
