#include "model/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "model/format.h"
#include "model/json.h"
#include "model/op_private.h"
#include "model/scopes.h"
#include "model/xalloc.h"

/* ---- a parameter ----------------------------------------------------------- */

bool param_is_long(const struct param *p)
{
	return p->type == PARAM_STRING && p->max > DRAFT_LONG;
}

bool param_is_masked(const struct param *p)
{
	return p->type == PARAM_SECRET || p->type == PARAM_URL;
}

static struct str trimmed(struct str s)
{
	while (s.len && s.ptr[0] == ' ')
		s = (struct str){ s.ptr + 1, s.len - 1 };
	while (s.len && s.ptr[s.len - 1] == ' ')
		s.len--;
	return s;
}

static json_object *new_string(struct str s)
{
	return json_object_new_string_len(s.ptr, (int)s.len);
}

static json_object *list_value(struct str s)
{
	json_object *list = json_object_new_array();

	while (s.len) {
		const char *comma = memchr(s.ptr, ',', s.len);
		size_t n = comma ? (size_t)(comma - s.ptr) : s.len;
		struct str item = trimmed((struct str){ s.ptr, n });

		if (item.len)
			json_object_array_add(list, new_string(item));
		n += comma != NULL;
		s = (struct str){ s.ptr + n, s.len - n };
	}
	return list;
}

/* "+90d": so long from now. */
static bool relative_time(struct str s, int64_t now, char *buf, size_t size)
{
	int64_t age;

	if (s.len < 2 || s.ptr[0] != '+' ||
	    !parse_age((struct str){ s.ptr + 1, s.len - 1 }, &age))
		return false;
	format_rfc3339(now + age, buf, size);
	return true;
}

static json_object *time_value(struct str s, int64_t now)
{
	char then[32];

	if (str_eq(s, STR("never")))
		return NULL;
	return relative_time(s, now, then, sizeof(then)) ? json_object_new_string(then)
							 : new_string(s);
}

static json_object *number_value(struct str s)
{
	int64_t n;

	return parse_int(s, &n) ? json_object_new_int64(n) : new_string(s);
}

static json_object *json_value(struct str s)
{
	json_object *v = NULL;
	struct error ignored = { 0 };

	return json_parse(s, &v, &ignored) == ST_OK && v ? v : new_string(s);
}

json_object *draft_value(const struct param *p, const char *text, int64_t now)
{
	struct str s = str_from(text);

	if (p->type != PARAM_STRING && p->type != PARAM_SECRET)
		s = trimmed(s);
	if (!s.len)
		return NULL;
	if (p->type == PARAM_LIST)
		return list_value(s);
	if (p->type == PARAM_TIME)
		return time_value(s, now);
	if (p->type == PARAM_INT || p->type == PARAM_NUMBER)
		return number_value(s);
	if (p->type == PARAM_JSON)
		return json_value(s);
	if (p->type == PARAM_BOOL && str_eq(s, STR("true")))
		return json_object_new_boolean(true);
	if (p->type == PARAM_BOOL && str_eq(s, STR("false")))
		return json_object_new_boolean(false);
	return new_string(s);
}

/* An item is a text, or an object that is known by its slug (categories). */
static struct str item_text(json_object *item)
{
	struct str slug = json_str(item, "/slug");

	return slug.ptr ? slug : op_value_text(item);
}

static char *list_text(json_object *list)
{
	struct build b = { 0 };

	build_str(&b, "");
	for (size_t i = 0; i < json_object_array_length(list); i++) {
		struct str s = item_text(json_object_array_get_idx(list, i));

		build_str(&b, i ? "," : "");
		build_put(&b, s.ptr, s.len);
	}
	return b.s;
}

/* "Owner" in answers is "owner" in requests (CONTRACT 18.19). */
static const char *known_value(const struct param *p, const char *text)
{
	for (size_t i = 0; p->values && p->values[i]; i++)
		if (!strcasecmp(p->values[i], text))
			return p->values[i];
	return text;
}

char *draft_text(const struct param *p, json_object *value)
{
	struct str s;
	char *text, *known;

	if (!value)
		return xstrdup("");
	if (json_object_is_type(value, json_type_array) && p->type == PARAM_LIST)
		return list_text(value);
	if (p->type == PARAM_JSON)
		return xstrdup(
			json_object_to_json_string_ext(value, JSON_C_TO_STRING_PLAIN));
	s = op_value_text(value);
	text = xstrndup(s.ptr, s.len);
	known = xstrdup(known_value(p, text));
	free(text);
	return known;
}

/* ---- for people ------------------------------------------------------------ */

static void show_time(const char *text, int64_t now, char *buf, size_t size)
{
	char then[32], stamp[40], age[24];
	struct str s = trimmed(str_from(text));
	int64_t sec;

	if (relative_time(s, now, then, sizeof(then)))
		s = str_from(then);
	snprintf(stamp, sizeof(stamp), "%.*s%s", STR_ARG(s),
		 s.len == 10 ? "T00:00:00Z" : "");
	if (!parse_rfc3339(str_from(stamp), &sec)) {
		snprintf(buf, size, "%s", *text ? text : "never");
		return;
	}
	format_age(sec, now, age, sizeof(age));
	format_stamp(sec, stamp, sizeof(stamp));
	snprintf(buf, size, "%.10s, %s%s", stamp, age, sec > now ? "" : " ago");
}

static void show_long(const char *text, char *buf, size_t size)
{
	char n[32];
	size_t first = strcspn(text, "\n");

	format_grouped((int64_t)strlen(text), n, sizeof(n));
	if (!*text)
		snprintf(buf, size, "none");
	else
		snprintf(buf, size, "%s bytes: %.*s", n,
			 (int)(first < 120 ? first : 120), text);
}

static void show_list(const char *text, char *buf, size_t size)
{
	size_t n = 0;

	if (!*text) {
		snprintf(buf, size, "none");
		return;
	}
	for (; *text && n + 3 < size; text++) {
		if (*text == ' ' && n && buf[n - 1] == ' ')
			continue;
		buf[n++] = *text;
		if (*text == ',')
			buf[n++] = ' ';
	}
	buf[n] = '\0';
}

static void show_resources(const char *text, char *buf, size_t size)
{
	json_object *v = json_value(str_from(text));

	scopes_say(v, buf, size);
	json_object_put(v);
	if (!*buf)
		snprintf(buf, size, "none");
}

void draft_show(const struct param *p, const char *text, int64_t now, char *buf,
		size_t size)
{
	if (p->type == PARAM_SECRET)
		snprintf(buf, size, "%s", *text ? "***" : "none");
	else if (p->type == PARAM_URL && *text)
		url_mask(str_from(text), buf, size);
	else if (p->type == PARAM_BOOL)
		snprintf(buf, size, "%s",
			 !*text         ? "not said"
			 : *text == 't' ? "yes"
					: "no");
	else if (p->type == PARAM_TIME)
		show_time(text, now, buf, size);
	else if (p->type == PARAM_LIST)
		show_list(text, buf, size);
	else if (p->type == PARAM_JSON)
		show_resources(text, buf, size);
	else if (param_is_long(p))
		show_long(text, buf, size);
	else
		snprintf(buf, size, "%s", *text ? text : "none");
}

/* ---- fields ---------------------------------------------------------------- */

static void add_field(struct draft *d, const struct param *p)
{
	d->fields = xrealloc(d->fields, d->n + 1, sizeof(*d->fields));
	d->fields[d->n++] = (struct draft_field){
		.param = p,
		.text = xstrdup(p->type == PARAM_BOOL && p->preset ? p->preset : "")
	};
}

static bool is_given(const struct draft *d, const struct param *p)
{
	return json_object_object_get_ex(d->given, p->name, NULL);
}

static void add_asked(struct draft *d, const char *asks)
{
	while (*asks) {
		size_t n = strcspn(asks, ",");
		char name[40];
		const struct param *p;

		snprintf(name, sizeof(name), "%.*s", (int)n, asks);
		p = op_param(d->op, name);
		if (p && !is_given(d, p))
			add_field(d, p);
		asks += n + (asks[n] == ',');
	}
}

void draft_init(struct draft *d, const struct op *op, const char *asks,
		json_object *take_given, int64_t now)
{
	*d = (struct draft){ .op = op, .given = take_given, .now = now };
	if (asks) {
		add_asked(d, asks);
		return;
	}
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		if ((p->in == IN_BODY || p->in == IN_BOTH || p->in == IN_PATH) &&
		    !is_given(d, p))
			add_field(d, p);
	}
}

void draft_init_params(struct draft *d, const struct param *params, size_t n,
		       int64_t now)
{
	*d = (struct draft){ .given = json_object_new_object(), .now = now };
	for (size_t i = 0; i < n; i++)
		add_field(d, &params[i]);
}

static void free_wiped(char *s)
{
	if (s)
		explicit_bzero(s, strlen(s));
	free(s);
}

void draft_done(struct draft *d)
{
	for (size_t i = 0; i < d->n; i++) {
		free_wiped(d->fields[i].text);
		free_wiped(d->fields[i].was);
		free(d->fields[i].said);
	}
	free(d->fields);
	if (d->op)
		op_wipe(d->op, d->given);
	json_object_put(d->given);
	*d = (struct draft){ 0 };
}

size_t draft_find(const struct draft *d, const struct param *p)
{
	size_t i = 0;

	while (i < d->n && d->fields[i].param != p)
		i++;
	return i;
}

/* ---- what is wrong --------------------------------------------------------- */

/* What param_check() says, without the name that stands beside it. */
static void strip_name(const struct param *p, struct error *err)
{
	size_t n = strlen(p->name);

	/* "role: one of ...", "invitees, item 3 of 3: ...". */
	if (!strncmp(err->text, p->name, n) && strchr(":,", err->text[n]))
		memmove(err->text, err->text + n + 2, strlen(err->text + n + 2) + 1);
}

/* What ends does so later. */
static enum status check_time(const struct draft *d, json_object *v, struct error *err)
{
	char full[40];
	struct str s = op_value_text(v);
	int64_t sec;

	snprintf(full, sizeof(full), "%.*s%s", STR_ARG(s),
		 s.len == 10 ? "T00:00:00Z" : "");
	if (parse_rfc3339(str_from(full), &sec) && sec <= d->now)
		return error_set(err, ST_USAGE, "that is past");
	return ST_OK;
}

static void check(struct draft *d, size_t i)
{
	struct draft_field *f = &d->fields[i];
	const struct param *p = f->param;
	json_object *v = draft_value(p, f->text, d->now);
	bool emptied = !v && f->was && *f->was && p->type != PARAM_STRING &&
		       p->type != PARAM_LIST && p->type != PARAM_TIME;

	f->wrong = (struct error){ 0 };
	if (p->type == PARAM_TIME && !v && p->required && *f->text)
		error_set(&f->wrong, ST_USAGE, "a time is needed");
	else if (emptied && !p->required)
		error_set(&f->wrong, ST_USAGE, "it cannot be emptied");
	if (v && param_check(p, v, &f->wrong) == ST_OK && p->type == PARAM_TIME)
		(void)check_time(d, v, &f->wrong);
	strip_name(p, &f->wrong);
	if (p->type == PARAM_TIME && f->wrong.status &&
	    strcmp(f->wrong.text, "that is past") != 0)
		error_set(&f->wrong, ST_USAGE, "a date such as 2026-12-31, or +90d%s",
			  p->required ? "" : ", or never");
	json_object_put(v);
}

bool draft_missing(const struct draft *d, size_t i)
{
	const struct draft_field *f = &d->fields[i];
	json_object *v;

	/* A complete set may be empty. */
	if (!f->param->required || (f->param->type == PARAM_LIST && !f->param->min))
		return false;
	v = draft_value(f->param, f->text, d->now);
	json_object_put(v);
	return !v;
}

size_t draft_first_bad(const struct draft *d)
{
	size_t i = 0;

	while (i < d->n && !d->fields[i].wrong.status && !draft_missing(d, i))
		i++;
	return i;
}

/* ---- what it was ----------------------------------------------------------- */

static void replace(char **at, const char *text)
{
	char *copy = xstrdup(text);

	free_wiped(*at);
	*at = copy;
}

void draft_set(struct draft *d, size_t i, const char *text)
{
	struct draft_field *f = &d->fields[i];

	if (text != f->text)
		replace(&f->text, text);
	free(f->said);
	f->said = NULL;
	check(d, i);
}

/* Whatever order a set was sent in. */
static bool same_items(json_object *a, json_object *b)
{
	size_t n = json_object_array_length(a);

	if (n != json_object_array_length(b))
		return false;
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		while (k < n && !json_object_equal(json_object_array_get_idx(a, i),
						   json_object_array_get_idx(b, k)))
			k++;
		if (k == n)
			return false;
	}
	return true;
}

static bool same_value(const struct param *p, const char *a, const char *b, int64_t now)
{
	json_object *x = draft_value(p, a, now), *y = draft_value(p, b, now);
	bool same = x && y && p->type == PARAM_LIST ? same_items(x, y)
						    : json_object_equal(x, y);

	json_object_put(x);
	json_object_put(y);
	return same;
}

static bool read_field(struct draft *d, size_t i, const char *now)
{
	struct draft_field *f = &d->fields[i];
	bool moved = f->was && !same_value(f->param, f->was, now, d->now);
	bool mine = f->was ? draft_changed(d, i) : *f->text && !f->param->preset;

	replace(&f->was, now);
	if (!mine)
		draft_set(d, i, now);
	return moved;
}

static json_object *answer_of(const struct param *p, json_object *answer)
{
	char pointer[80];

	if (p->from)
		return json_at(answer, p->from);
	snprintf(pointer, sizeof(pointer), "/%s", param_wire(p));
	return json_at(answer, pointer);
}

bool draft_read(struct draft *d, json_object *answer)
{
	bool moved = false;

	for (size_t i = 0; i < d->n; i++) {
		const struct param *p = d->fields[i].param;
		char *now = draft_text(p, answer_of(p, answer));

		moved |= read_field(d, i, now);
		free_wiped(now);
	}
	return moved;
}

void draft_read_text(struct draft *d, const char *param, const char *text)
{
	const struct param *p = d->op ? op_param(d->op, param) : NULL;
	size_t i = 0;

	while (i < d->n && (p ? d->fields[i].param != p
			      : strcmp(d->fields[i].param->name, param) != 0))
		i++;
	if (i < d->n)
		(void)read_field(d, i, known_value(d->fields[i].param, text));
}

bool draft_changed(const struct draft *d, size_t i)
{
	const struct draft_field *f = &d->fields[i];

	return !same_value(f->param, f->text, f->was ? f->was : "", d->now);
}

size_t draft_changes(const struct draft *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += draft_changed(d, i);
	return n;
}

/* ---- what is sent ---------------------------------------------------------- */

/* The value that empties what was there. */
static json_object *empty_value(const struct param *p)
{
	if (p->type == PARAM_LIST)
		return json_object_new_array();
	return p->type == PARAM_STRING ? json_object_new_string("") : NULL;
}

json_object *draft_before(const struct draft *d, size_t i)
{
	const struct draft_field *f = &d->fields[i];
	json_object *v = f->was ? draft_value(f->param, f->was, d->now) : NULL;

	return v ? v : empty_value(f->param);
}

static bool is_sent(const struct draft *d, size_t i)
{
	const struct draft_field *f = &d->fields[i];

	if (d->op && d->op->method == HTTP_PATCH)
		return f->param->required || draft_changed(d, i);
	if (d->op && d->op->method == HTTP_PUT)
		return *f->text || (f->was && *f->was);
	return *f->text || f->param->required;
}

json_object *draft_params(const struct draft *d)
{
	json_object *params = NULL;

	json_object_deep_copy(d->given, &params, NULL);
	for (size_t i = 0; i < d->n; i++) {
		const struct param *p = d->fields[i].param;
		json_object *v;

		if (!is_sent(d, i))
			continue;
		v = draft_value(p, d->fields[i].text, d->now);
		if (!v)
			v = empty_value(p);
		if (v)
			json_object_object_add(params, p->name, v);
	}
	return params;
}

/* ---- what the Hub says ----------------------------------------------------- */

bool draft_blame(struct draft *d, struct str wire, const char *text)
{
	const struct param *p = d->op ? op_param_on_wire(d->op, wire) : NULL;
	size_t i = p ? draft_find(d, p) : d->n;

	if (i == d->n)
		return false;
	free(d->fields[i].said);
	d->fields[i].said = xstrdup(text);
	return true;
}
