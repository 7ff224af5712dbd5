#include "ui/clean_page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/clean_plan.h"
#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/plan_file.h"
#include "ui/clean_items.h"
#include "ui/clean_reading.h"
#include "ui/clean_review.h"
#include "ui/config.h"
#include "ui/confirm.h"
#include "ui/file_prompt.h"
#include "ui/keys.h"
#include "ui/lines.h"
#include "ui/net_words.h"
#include "ui/new_file.h"
#include "ui/plan_sign.h"

enum {
	LABEL_WIDTH = 14,
	COLS_FOR_LABELS = 70,
	NARROW_LABEL = 13,
	WIDTH_MAX = 110,
	BEHIND_COUNT = 10
};

struct clean_page {
	struct view view;
	struct place place;
	json_object *rule;
	bool by_digest;
	struct view *form; /* borrowed: it lies below */

	struct clean_reading reading; /* until there is a plan */
	struct error failed;          /* there is nothing to plan; ST_OK */
	struct plan *plan;            /* NULL: not yet */
	struct clean_report report;
	struct limits limits;

	struct lines text;
	int width; /* the lines were made for; 0: they are to be made again */
	bool listing;
	struct clean_items items;
	bool exporting;
	bool kept; /* as it is now, in a file */
	struct file_prompt file;
	char keys[160];
};

static struct app *app_of(const struct clean_page *p)
{
	return p->view.app;
}

/* ---- reading, and the plan ---------------------------------------------------- */

static void begin(struct clean_page *p)
{
	struct clean_rule *rule = NULL;

	p->failed = (struct error){ 0 };
	p->width = 0;
	if (clean_rule_parse(p->rule, &rule, &p->failed))
		return;
	clean_reading_begin(&p->reading, app_hub(app_of(p)),
			    &(struct clean_wanted){
				    .ns = p->place.ns,
				    .repo = p->place.repo,
				    .untagged = clean_rule_untagged(rule),
				    .to_delete = true,
			    });
	clean_rule_free(rule);
}

/* Whose it is, and for which Hub: carried out by nobody else (QUALITY B13). */
static enum status sign(struct clean_page *p, struct error *err)
{
	p->plan->by_digest = p->by_digest;
	p->plan->incomplete = !p->report.complete;
	return plan_sign(p->plan, app_config(app_of(p)), app_status(app_of(p)), err);
}

static void make_plan(struct clean_page *p)
{
	struct app *a = app_of(p);
	struct clean_rule *rule = NULL;

	if (clean_rule_parse(p->rule, &rule, &p->failed))
		return;
	p->plan = clean_plan_new(json_object_get(p->rule), clean_rule_untagged(rule),
				 app_now(a));
	clean_reading_judge(&p->reading, rule,
			    (const char *const *)app_config(a)->protect, app_now(a),
			    p->plan, &p->report);
	p->limits = p->reading.limits;
	p->items.plan = p->plan;
	(void)!sign(p, &p->failed);
	clean_rule_free(rule);
}

static void take_end(struct clean_page *p)
{
	p->failed = p->reading.err;
	if (!p->failed.status)
		make_plan(p);
	else if (p->failed.status != ST_CANCEL)
		app_say_error(app_of(p), &p->failed);
	clean_reading_done(&p->reading, app_hub(app_of(p)));
	p->width = 0;
	app_dirty(app_of(p));
}

static bool page_reply(struct view *v, struct reply *r)
{
	struct clean_page *p = (struct clean_page *)v;

	if (!clean_reading_take(&p->reading, app_hub(v->app), r))
		return false;
	if (p->reading.state == READING_OVER)
		take_end(p);
	app_dirty(v->app);
	return true;
}

static bool is_reading(const struct clean_page *p)
{
	return !p->plan && !p->failed.status;
}

/* ---- lines -------------------------------------------------------------------- */

/* What does not fit goes on below the words, not below their number. */
static void add_line(void *arg, enum style style, const char *label, const char *text)
{
	struct clean_page *p = arg;
	int width = p->width - p->text.label_width;
	int indent = *text == ' ' ? BEHIND_COUNT : 0;
	struct lines part = { 0 };

	lines_wrap(&part, NULL, str_from(text), width);
	if (part.n > 1 && indent) {
		lines_clear(&part);
		lines_wrap(&part, NULL, str_from(text), width - indent);
	}
	for (size_t i = 0; i < part.n; i++)
		lines_add(&p->text, style, i ? "" : label, "%*s%s", i ? indent : 0, "",
			  part.v[i].text);
	lines_done(&part);
}

static void say(struct clean_page *p, enum style style, const char *label,
		const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static void say(struct clean_page *p, enum style style, const char *label,
		const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	add_line(p, style, label, text);
}

static void say_wait(struct clean_page *p)
{
	struct net_words net;

	net_words(app_of(p), 0, &net);
	net_words_add(&net, &p->text, "Waiting", p->width - p->text.label_width);
}

static void say_reading(struct clean_page *p)
{
	const struct clean_reading *r = &p->reading;

	if (r->state == READING_REPO)
		say(p, STYLE_PLAIN, "", "Reading %s/%s ...", p->place.ns,
		    p->place.repo);
	else
		say(p, STYLE_PLAIN, "",
		    "Reading %s before anything is planned: page "
		    "%d of %d",
		    r->state == READING_TAGS ? "all tags" : "the manifests", r->page,
		    r->of > r->page ? r->of : r->page);
	say(p, STYLE_DIM, "", "%zu tags so far", r->tags.n);
	say_wait(p);
}

static void say_failure(struct clean_page *p)
{
	say(p, STYLE_BAD, "No plan", "%s", p->failed.text);
	if (p->failed.hint[0])
		say(p, STYLE_PLAIN, "", "%s", p->failed.hint);
}

/* What of the plan is left, for its cost. */
static struct clean_report remaining(const struct clean_page *p)
{
	struct clean_report r = p->report;
	size_t n = p->plan->n - p->items.n_out;

	r.counts[CLEAN_DELETE] = n;
	r.whole = r.whole < n ? r.whole : n;
	r.whole_digests = r.whole_digests < r.whole ? r.whole_digests : r.whole;
	return r;
}

static void say_plan(struct clean_page *p)
{
	const struct clean_say to = { add_line, p, app_now(app_of(p)), false };
	struct clean_report left = remaining(p);
	const struct clean_review review = {
		.plan = p->plan, .reports = &left, .n = 1, .limits = p->limits
	};

	clean_say_going(&to, &p->report);
	if (p->items.n_out)
		say(p, STYLE_WARN, "Taken out", "%9zu by hand: they stay, %zu go",
		    p->items.n_out, p->plan->n - p->items.n_out);
	if (p->plan->n) {
		clean_say_cost(&to, &review);
		clean_say_undo(&to);
	}
	clean_say_kept(&to, &p->report);
	clean_say_samples(&to, &p->report);
	if (p->plan->saved)
		say(p, STYLE_PLAIN, "Saved", "hubdeck apply %s", p->plan->id);
}

static void rebuild(struct clean_page *p, int cols)
{
	p->width = cols < WIDTH_MAX ? cols : WIDTH_MAX;
	p->text.label_width = cols < COLS_FOR_LABELS ? NARROW_LABEL : LABEL_WIDTH;
	lines_clear(&p->text);
	if (p->failed.status)
		say_failure(p);
	else if (p->plan)
		say_plan(p);
	else
		say_reading(p);
	p->width = cols;
}

/* ---- saving and exporting ------------------------------------------------------- */

/* What is left of it; the caller owns it. */
static struct plan *chosen(const struct clean_page *p)
{
	return plan_copy(p->plan, p->items.out);
}

static void save(struct clean_page *p)
{
	struct app *a = app_of(p);
	struct plan *plan = chosen(p);
	struct error err = { 0 };

	if (plan_file_store(app_config(a)->state_dir, plan, &err) != ST_OK)
		app_say_error(a, &err);
	else
		app_say(a, TONE_GOOD, "saved, nothing is deleted: hubdeck apply %s",
			plan->id);
	p->plan->saved = p->plan->saved || plan->saved;
	p->kept = plan->saved;
	p->width = 0;
	plan_free(plan);
}

static void open_export(struct clean_page *p)
{
	char name[PROMPT_MAX];

	snprintf(name, sizeof(name), "%.80s-%.80s-plan.csv", p->place.ns,
		 p->place.repo);
	file_prompt_open(&p->file, name);
	p->exporting = true;
}

/* False: the name is to be changed. */
static bool export_now(struct clean_page *p)
{
	struct app *a = app_of(p);
	char buf[1024];
	const char *path = file_prompt_path(&p->file, buf, sizeof(buf));
	struct error *err = &p->file.failed;
	FILE *to = new_file_open(path, err);
	struct plan *plan = chosen(p);

	if (to) {
		clean_review_csv(plan, to);
		(void)!new_file_close(to, path, err);
	}
	if (err->status)
		app_say_error(a, err);
	else
		app_say(a, TONE_GOOD, "%zu rows written to %s", plan->n, path);
	plan_free(plan);
	return !err->status;
}

static enum key_result export_key(struct clean_page *p, uint32_t key)
{
	enum file_answer answer = file_prompt_key(&p->file, app_of(p), key);

	if (answer == FILE_LEFT || (answer == FILE_NAMED && export_now(p)))
		p->exporting = false;
	return answer == FILE_PASS ? KEY_PASS : KEY_USED;
}

/* ---- keys -------------------------------------------------------------------------
 */

static void ask(struct clean_page *p)
{
	struct app *a = app_of(p);
	const char *off = app_no_changes(a);
	bool untagged = p->report.untagged;

	if (p->plan->n == p->items.n_out)
		app_say(a, TONE_INFO, "nothing goes by this plan: %s",
			p->plan->n ? "all were taken out" : "e edits the rule");
	else if (off)
		app_say(a, TONE_WARN, "deleting %s", off);
	else
		confirm_plan_from(a, untagged ? &kind_manifests : &kind_tags, chosen(p),
				  'P', p->form);
}

/* Keys of the rows; they mean something else on other screens. */
static bool item_key(struct clean_page *p, uint32_t key)
{
	if (!p->listing)
		return false;
	if (key == ' ' || key == '-')
		clean_items_toggle(&p->items);
	else if (key == 'U')
		clean_items_all_in(&p->items);
	else
		return false;
	p->width = 0;
	p->kept = false;
	return true;
}

static bool plan_key(struct clean_page *p, uint32_t key)
{
	if (key == K_ENTER)
		ask(p);
	else if ((key == K_TAB || key == K_BACKTAB) && p->plan->n)
		p->listing = !p->listing;
	else if (key == 'w' && p->plan->n > p->items.n_out)
		save(p);
	else if (key == 'E' && p->plan->n > p->items.n_out)
		open_export(p);
	else
		return item_key(p, key);
	return true;
}

static enum key_result page_key(struct view *v, uint32_t key)
{
	struct clean_page *p = (struct clean_page *)v;

	app_dirty(v->app);
	if (p->exporting)
		return export_key(p, key);
	if (!p->listing && lines_key(&p->text, v->app, key) == KEY_USED)
		return KEY_USED;
	if (p->plan && plan_key(p, key))
		return KEY_USED;
	if (key == 'e')
		app_back(v->app);
	else if (key == 'R' && p->failed.status)
		begin(p);
	else
		return KEY_PASS;
	return KEY_USED;
}

static bool page_command(struct view *v, enum command c)
{
	struct clean_page *p = (struct clean_page *)v;

	if (c == CMD_STOP && is_reading(p)) {
		clean_reading_stop(&p->reading, app_hub(v->app));
		take_end(p);
		return true;
	}
	if (p->listing && c == CMD_BACK) {
		p->listing = false;
		return true;
	}
	return p->listing ? clean_items_command(&p->items, c)
			  : lines_command(&p->text, c);
}

static const char *page_keys(struct view *v)
{
	struct clean_page *p = (struct clean_page *)v;

	if (is_reading(p))
		return "z plan what is here   Esc back   : cmd  ? help";
	if (p->failed.status)
		return "R read again   e edit rule   L sign in   Esc back";
	if (p->exporting)
		return "Enter writes   Esc cancels";
	if (p->listing)
		return "Space take out or in   U all in   Tab plan   Enter apply";
	snprintf(p->keys, sizeof(p->keys), "%s",
		 p->plan->n
			 ? "Enter apply  Tab list  e rule  w save  E export  Esc back"
			 : "e edit rule   Esc back   ? help");
	return p->keys;
}

/* ---- the view ----------------------------------------------------------------------
 */

static void page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	struct clean_page *p = (struct clean_page *)v;
	char where[64];

	snprintf(left, nl, "%s > %s > plan %s", p->place.ns, p->place.repo,
		 p->plan ? p->plan->id : "");
	if (!p->plan) {
		snprintf(right, nr, "%s", p->failed.status ? "NO PLAN" : "READING");
		return;
	}
	if (p->listing)
		snprintf(where, sizeof(where), "[%zu/%zu]", p->items.cursor.at + 1,
			 p->plan->n);
	else
		lines_position(&p->text, where, sizeof(where));
	snprintf(right, nr, "%s  %s0 sent", where,
		 p->plan->incomplete ? "INCOMPLETE  " : "");
}

static void page_draw(struct view *v, struct rect r)
{
	struct clean_page *p = (struct clean_page *)v;

	if (p->width != r.cols - 2 || is_reading(p))
		rebuild(p, r.cols - 2);
	if (p->listing)
		clean_items_draw(&p->items, r, app_now(v->app));
	else
		lines_draw(&p->text, r);
	if (p->exporting)
		file_prompt_draw(&p->file, v->app, "write what goes to (CSV): ");
}

/* What was taken out by hand is nowhere else. */
static bool page_unsent(const struct view *v, char *buf, size_t size)
{
	const struct clean_page *p = (const struct clean_page *)v;

	snprintf(buf, size, "%zu taken out, and the plan not saved: w saves it",
		 p->items.n_out);
	return p->plan && p->items.n_out && !p->kept;
}

static bool page_busy(struct view *v)
{
	return is_reading((const struct clean_page *)v) &&
	       app_status(v->app)->ask == HUB_ASK_NONE;
}

static void plan_page_free(struct view *v)
{
	struct clean_page *p = (struct clean_page *)v;

	clean_reading_done(&p->reading, app_hub(v->app));
	clean_items_done(&p->items);
	clean_report_done(&p->report);
	plan_free(p->plan);
	json_object_put(p->rule);
	lines_done(&p->text);
	free(p);
}

static const struct view_ops page_ops = {
	.name = "plan",
	.where = WHERE_TEXT,
	.draw = page_draw,
	.key = page_key,
	.command = page_command,
	.reply = page_reply,
	.heading = page_heading,
	.keys = page_keys,
	.unsent = page_unsent,
	.busy = page_busy,
	.free = plan_page_free,
};

struct view *clean_page_new(struct app *a, const struct clean_ask *ask)
{
	struct clean_page *p = xcalloc(1, sizeof(*p));

	p->view.ops = &page_ops;
	p->view.app = a;
	p->place = *ask->place;
	p->rule = ask->rule;
	p->by_digest = ask->by_digest;
	p->form = ask->form;
	begin(p);
	return &p->view;
}
