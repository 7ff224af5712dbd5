/*
 * "P" in the tags of a repository: a rule of what may go (model/clean.h), tried on the
 * tags that are loaded while it is typed.  The plan itself is made of what is read then
 * (ui/clean_page.c).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/clean.h"
#include "model/format.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/clean_page.h"
#include "ui/form.h"
#include "ui/list.h"

enum {
	FIELDS_MAX = 24,
	LABEL_SIZE = 32,
	HEAD_ROWS = 3,
	PATTERNS_MAX = 2000, /* characters: short enough for a field of one line */
	AT_ONCE = 20000,     /* tags that are judged with every key */
	PAUSE_MS = 200,      /* more are when the keys pause */
};

struct clean_form {
	struct form form;  /* first */
	struct list *list; /* below: the tags */
	struct param params[FIELDS_MAX];
	char labels[FIELDS_MAX][LABEL_SIZE];
	const struct clean_option *options[FIELDS_MAX]; /* NULL: by digest */
	size_t n;

	struct clean_rule *rule;
	struct error why; /* the whole rule cannot be used; ST_OK: it can */

	/* Borrowed from the list, as it was then. */
	struct tag_list tags;
	uint64_t loads;
	size_t loaded;

	size_t counts[N_CLEAN_VERDICTS];
	int64_t bytes;
	struct clean_probe probe;
	int64_t due; /* app_ms() when it is to be counted again; -1 */
};

static struct clean_form *of(struct form *f)
{
	return (struct clean_form *)f;
}

/* ---- its fields ----------------------------------------------------------- */

static const char *const states[] = { "active", "inactive", "stale", NULL };

static const struct param by_digest = {
	.name = "by digest",
	.type = PARAM_BOOL,
	.preset = "false",
	.help = "where all tags of an image go, delete the image, too: fewer requests",
};

/* What a flag of the command line is here. */
static struct param param_of(const struct clean_option *o, const char *label)
{
	struct param p = {
		.name = label,
		.type = PARAM_STRING,
		.max = o->many ? PATTERNS_MAX : 200,
		.help = o->help,
	};

	if (!o->value) {
		p.type = PARAM_BOOL;
		p.preset = "false";
		p.max = 0;
	} else if (!strcmp(o->name, "status")) {
		p.type = PARAM_LIST;
		p.item = PARAM_STRING;
		p.values = states;
		p.max = 0;
	}
	return p;
}

static void add_field(struct clean_form *t, const struct clean_option *o)
{
	char *label = t->labels[t->n];

	snprintf(label, LABEL_SIZE, "%s", o->name);
	for (char *c = label; *c; c++)
		if (*c == '-')
			*c = ' ';
	t->options[t->n] = o;
	t->params[t->n++] = param_of(o, label);
}

/* In the order of the table, what has nothing to do with names at the end. */
static void add_fields(struct clean_form *t)
{
	const struct clean_option *untagged = clean_option_find("untagged");

	_Static_assert(FIELDS_MAX >= 20, "a rule has more conditions");
	for (size_t i = 0; i < n_clean_options && t->n < FIELDS_MAX - 2; i++)
		if (&clean_options[i] != untagged)
			add_field(t, &clean_options[i]);
	add_field(t, untagged);
	t->params[t->n++] = by_digest;
}

static size_t field_of(const struct clean_form *t, const char *option)
{
	const struct clean_option *o = clean_option_find(option);
	size_t i = 0;

	while (i < t->n && t->options[i] != o)
		i++;
	return i;
}

static bool is_on(const struct clean_form *t, size_t i)
{
	return !strcmp(t->form.draft.fields[i].text, "true");
}

/* ---- the rule ------------------------------------------------------------- */

/* What is wrong stands beside its field, which says its name. */
static void blame(struct draft_field *d, const struct error *err, size_t name)
{
	const char *text = err->text + name;

	d->wrong = *err;
	snprintf(d->wrong.text, sizeof(d->wrong.text), "%.150s%s%.90s",
		 text + strspn(text, ": "), err->hint[0] ? "; " : "", err->hint);
}

/* Tags have no blanks in their names, so several patterns are words. */
static void read_field(struct clean_form *t, size_t i)
{
	const struct clean_option *o = t->options[i];
	struct draft_field *d = &t->form.draft.fields[i];
	const char *between = d->param->type == PARAM_LIST ? "," : " ";
	char *text = xstrdup(d->text), *rest = text, *word;
	struct error err = { 0 };

	d->wrong = (struct error){ 0 };
	while (!err.status && (word = strsep(&rest, between)))
		if (*word && clean_rule_set(t->rule, o->name, word, &err))
			blame(d, &err, strlen(o->name));
	free(text);
}

/* What contradicts another field begins with its name. */
static void check_whole(struct clean_form *t)
{
	size_t untagged = field_of(t, "untagged"), digest = t->n - 1;

	t->why = (struct error){ 0 };
	if (clean_rule_check(t->rule, &t->why))
		for (size_t i = 0; i + 1 < t->n; i++) {
			size_t len = strlen(t->options[i]->name);
			struct draft_field *d = &t->form.draft.fields[i];

			if (!strncmp(t->why.text, t->options[i]->name, len) &&
			    t->why.text[len] == ' ' && !d->wrong.status)
				blame(d, &t->why, len);
		}
	t->form.draft.fields[digest].wrong = (struct error){ 0 };
	if (is_on(t, untagged) && is_on(t, digest))
		error_set(&t->form.draft.fields[digest].wrong, ST_USAGE,
			  "untagged manifests always go by digest");
}

static void read_rule(struct clean_form *t)
{
	clean_rule_free(t->rule);
	t->rule = clean_rule_new();
	for (size_t i = 0; i + 1 < t->n; i++)
		read_field(t, i);
	check_whole(t);
}

static bool usable(const struct clean_form *t)
{
	return draft_first_bad(&t->form.draft) == t->form.draft.n && !t->why.status;
}

/* ---- what it would do ------------------------------------------------------ */

/* The newest first, however their pages came. */
static int by_push(const void *a, const void *b)
{
	const struct tag *x = *(const struct tag *const *)a,
			 *y = *(const struct tag *const *)b;

	if (x->pushed.sec != y->pushed.sec)
		return x->pushed.sec > y->pushed.sec ? -1 : 1;
	return str_cmp(text_str(x->name), text_str(y->name));
}

/* The rows of the list, unless they are here already. */
static void take_tags(struct clean_form *t)
{
	struct list *l = t->list;
	size_t ids = table_loaded(l->table) + l->dropped, n = 0;
	const struct tag **rows;

	if (t->tags.at && t->loads == l->loads && t->loaded == table_loaded(l->table))
		return;
	rows = xcalloc(ids + 1, sizeof(*rows));
	for (size_t id = 0; id < ids; id++) {
		const struct tag *row = table_row_by_id(l->table, (uint32_t)id);

		if (table_has(l->table, (uint32_t)id) && row->name.p)
			rows[n++] = row;
	}
	qsort(rows, n, sizeof(*rows), by_push);
	tag_list_done(&t->tags);
	for (size_t i = 0; i < n; i++)
		tag_list_add(&t->tags, rows[i]);
	free(rows);
	t->loads = l->loads;
	t->loaded = table_loaded(l->table);
}

static void count(struct clean_form *t)
{
	const struct protection guard = list_protection(t->list);
	struct clean_result res;

	t->due = -1;
	take_tags(t);
	memset(t->counts, 0, sizeof(t->counts));
	if (clean_rule_untagged(t->rule))
		return;
	clean_try(t->rule, &t->tags, &t->probe);
	if (!usable(t))
		return;
	clean_judge(t->rule, &t->tags, &guard, 0, &res);
	memcpy(t->counts, res.counts, sizeof(t->counts));
	t->bytes = res.bytes;
	clean_result_done(&res);
}

static void changed(struct form *f, size_t i)
{
	struct clean_form *t = of(f);

	(void)i;
	read_rule(t);
	if (t->loaded <= AT_ONCE)
		count(t);
	else
		t->due = app_ms(f->view.app) + PAUSE_MS;
}

static int64_t deadline(struct form *f)
{
	return of(f)->due;
}

static void tick(struct form *f, int64_t now_ms)
{
	if (of(f)->due < 0 || now_ms < of(f)->due)
		return;
	count(of(f));
	app_dirty(f->view.app);
}

static bool busy(const struct form *f)
{
	return ((const struct clean_form *)f)->due >= 0;
}

/* ---- above the fields ------------------------------------------------------ */

/* "of 4,812 tags", "of the 300 tags read so far". */
static void add_total(const struct clean_form *t, char *buf, size_t size)
{
	const struct list *l = t->list;
	char n[32];

	format_grouped((int64_t)t->tags.n, n, sizeof(n));
	snprintf(buf, size, l->complete ? "%s tags" : "the %s tags that are loaded", n);
}

static void draw_going(const struct clean_form *t, int y, int x, int width)
{
	char n[32], total[64], size[24];

	add_total(t, total, sizeof(total));
	format_grouped((int64_t)t->counts[CLEAN_DELETE], n, sizeof(n));
	format_bytes(t->bytes, size, sizeof(size));
	if (clean_rule_untagged(t->rule))
		draw_text(y, x, width,
			  STR("Which manifests have no tag is read for the plan."),
			  STYLE_PLAIN);
	else if (t->due >= 0)
		draw_print(y, x, width, STYLE_DIM, "Of %s would go: ...", total);
	else if (!usable(t))
		draw_print(y, x, width, STYLE_DIM, "Of %s would go: none yet", total);
	else
		draw_print(y, x, width, STYLE_KEY, "Of %s would go: %s   %s logical",
			   total, n, size);
}

/* The reasons, as far as there is room in two lines. */
static void draw_staying(const struct clean_form *t, int y, int x, int width)
{
	struct lines l = { 0 };
	char line[600] = "";
	size_t len = 0;

	if (!usable(t) || clean_rule_untagged(t->rule)) {
		if (t->why.status && draft_first_bad(&t->form.draft) == t->form.draft.n)
			draw_print(y, x, width, STYLE_DIM, "%s", t->why.text);
		return;
	}
	for (size_t v = CLEAN_DELETE + 1; v < N_CLEAN_VERDICTS && len < sizeof(line);
	     v++) {
		char n[32];

		if (!t->counts[v])
			continue;
		format_grouped((int64_t)t->counts[v], n, sizeof(n));
		len += (size_t)snprintf(line + len, sizeof(line) - len, "%s%s %s",
					len ? ", " : "Stay: ", n,
					clean_verdict_text((enum clean_verdict)v));
	}
	lines_wrap(&l, NULL, str_from(line), width);
	for (size_t i = 0; i < l.n && i < 2; i++)
		draw_text(y + (int)i, x, width, str_from(l.v[i].text), STYLE_PLAIN);
	lines_done(&l);
}

static void head(struct form *f, struct rect r)
{
	struct clean_form *t = of(f);

	draw_going(t, r.y, r.x + 2, r.cols - 2);
	draw_staying(t, r.y + 1, r.x + 2, r.cols - 2);
}

/* ---- the test line ---------------------------------------------------------- */

static void say_names(const struct clean_form *t, struct painter *p, const char *label,
		      const size_t *at, size_t n, size_t of_all)
{
	char line[800], count_text[32];
	size_t len;

	format_grouped((int64_t)of_all, count_text, sizeof(count_text));
	len = (size_t)snprintf(line, sizeof(line), "%-6s %7s ", label, count_text);
	for (size_t i = 0; i < n && len < sizeof(line); i++)
		len += (size_t)snprintf(line + len, sizeof(line) - len, " %s",
					t->tags.at[at[i]]->name.p);
	painter_say(p, STYLE_DIM, "%s", line);
}

/* What the patterns take and leave, below the one that is typed. */
static void below(struct form *f, size_t i, struct painter *p)
{
	const struct clean_form *t = of(f);
	const struct clean_probe *probe = &t->probe;

	if (f->at != i || !f->draft.fields[i].text[0] ||
	    f->draft.fields[i].wrong.status ||
	    (i != field_of(t, "match") && i != field_of(t, "exclude")))
		return;
	say_names(t, p, "takes", probe->hit, probe->n_hit, probe->hits);
	say_names(t, p, "leaves", probe->miss, probe->n_miss, probe->misses);
}

/* ---- the plan ----------------------------------------------------------------- */

static char *memory_key(const struct clean_form *t)
{
	return xasprintf("clean %s/%s", t->list->place.ns, t->list->place.repo);
}

/* For the next time in this session. */
static void remember(struct form *f)
{
	struct clean_form *t = of(f);
	char *key = memory_key(t);
	json_object *texts = json_object_new_object();

	for (size_t i = 0; i < t->n; i++)
		json_object_object_add(
			texts, t->params[i].name,
			json_object_new_string(t->form.draft.fields[i].text));
	app_remember(t->form.view.app, key, texts);
	free(key);
}

static void recall(struct clean_form *t)
{
	char *key = memory_key(t);
	json_object *texts = app_remembered(t->form.view.app, key), *text;

	for (size_t i = 0; texts && i < t->n; i++)
		if (json_object_object_get_ex(texts, t->params[i].name, &text))
			draft_set(&t->form.draft, i, json_object_get_string(text));
	free(key);
}

static void submit(struct form *f)
{
	struct clean_form *t = of(f);
	struct app *a = f->view.app;
	const char *off = app_no_changes(a);

	if (off) {
		form_note(f, STYLE_WARN, "deleting %s", off);
	} else if (t->why.status) {
		form_note(f, STYLE_BAD, "%s", t->why.text);
	} else {
		remember(f);
		app_push(a, clean_page_new(a, &(struct clean_ask){
						      .place = &t->list->place,
						      .rule = clean_rule_json(t->rule),
						      .by_digest = is_on(t, t->n - 1),
						      .form = &f->view,
					      }));
	}
}

static void done(struct form *f)
{
	struct clean_form *t = of(f);

	tag_list_done(&t->tags);
	clean_rule_free(t->rule);
	free(t);
}

static const struct form_ops clean_ops = {
	.name = "clean",
	.send = "[ Plan ]",
	.verb = "plan",
	.submit = submit,
	.head_rows = HEAD_ROWS,
	.head = head,
	.below = below,
	.keep = remember,
	.changed = changed,
	.deadline = deadline,
	.tick = tick,
	.busy = busy,
	.done = done,
};

static void open_form(struct list *l)
{
	struct app *a = l->view.app;
	struct clean_form *t = xcalloc(1, sizeof(*t));

	t->list = l;
	t->form.view.app = a;
	t->due = -1;
	add_fields(t);
	draft_init_params(&t->form.draft, t->params, t->n, app_now(a));
	recall(t);
	form_init(&t->form, a, &clean_ops,
		  xasprintf("Clean %s/%s", l->place.ns, l->place.repo));
	read_rule(t);
	count(t);
	app_push(a, &t->form.view);
}

void list_clean(struct list *l)
{
	if (!list_is_tags(l))
		app_say(l->view.app, TONE_INFO,
			"a rule is about the tags of a repository: go to them first");
	else if (l->behind || l->stale)
		app_say(l->view.app, TONE_INFO,
			"a refresh is on its way: again when it is done");
	else
		open_form(l);
}
