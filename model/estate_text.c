#include "model/estate_text.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/digest.h"
#include "model/format.h"
#include "model/redact.h"
#include "model/sha256.h"
#include "model/xalloc.h"

enum { VERSION = 1, FLAGS = JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE };

static const char kind[] = "hubdeck snapshot";

enum shape {
	ROWS,        /* an array of objects; NULL: it was not read */
	HANGING,     /* of each name an array of objects, or NULL */
	HANGING_ONE, /* of each name an object, or NULL */
};

static const struct part {
	const char *name;
	enum shape shape;
	size_t offset;
} parts[] = {
	{ "members", ROWS, offsetof(struct estate, members) },
	{ "invites", ROWS, offsetof(struct estate, invites) },
	{ "teams", ROWS, offsetof(struct estate, teams) },
	{ "repos", ROWS, offsetof(struct estate, repos) },
	{ "oats", ROWS, offsetof(struct estate, oats) },
	{ "pats", ROWS, offsetof(struct estate, pats) },
	{ "scim", ROWS, offsetof(struct estate, scim) },
	{ "in_team", HANGING, offsetof(struct estate, in_team) },
	{ "details", HANGING_ONE, offsetof(struct estate, details) },
	{ "grants", HANGING, offsetof(struct estate, grants) },
	{ "hooks", HANGING, offsetof(struct estate, hooks) },
};

static json_object **part_of(struct estate *e, const struct part *p)
{
	return (json_object **)(void *)((char *)e + p->offset);
}

static json_object *part_in(const struct estate *e, const struct part *p)
{
	return *(json_object *const *)(const void *)((const char *)e + p->offset);
}

/* Over all lines so far: of the sum before, and the line. */
static void add_to_sum(uint8_t sum[SHA256_SIZE], struct str line)
{
	const struct str pieces[] = { { (const char *)sum, SHA256_SIZE }, line };
	uint8_t next[SHA256_SIZE];

	sha256_of(pieces, COUNT(pieces), next);
	memcpy(sum, next, SHA256_SIZE);
}

static void sum_text(const uint8_t sum[SHA256_SIZE], char ret[DIGEST_TEXT + 1])
{
	struct digest d = { .known = true };

	memcpy(d.sha256, sum, SHA256_SIZE);
	digest_text(&d, ret, DIGEST_TEXT + 1);
}

/* ---- writing ------------------------------------------------------------------ */

struct writing {
	estate_line_fn *fn;
	void *arg;
	int64_t lines;
	uint8_t sum[SHA256_SIZE];
	json_object *numbers; /* of addresses */
};

static bool write_line(struct writing *w, json_object *take_line)
{
	const char *text = json_object_to_json_string_ext(take_line, FLAGS);
	char *line = xasprintf("%s\n", text);
	struct str s = str_from(line);
	bool good = w->fn(w->arg, s);

	add_to_sum(w->sum, (struct str){ s.ptr, s.len - 1 });
	w->lines++;
	free(line);
	json_object_put(take_line);
	return good;
}

static bool is_object(json_object *o)
{
	return json_object_is_type(o, json_type_object);
}

/* A copy without secrets; NULL of what is no row, and was never one to anybody. */
static json_object *safe_copy(struct writing *w, json_object *row)
{
	json_object *copy = NULL;

	if (!is_object(row))
		return NULL;
	json_must_take(json_object_deep_copy(row, &copy, NULL));
	redact(copy, REDACT_TOKENS | REDACT_ADDRESSES, w->numbers);
	return copy;
}

static json_object *safe_rows(struct writing *w, json_object *rows)
{
	json_object *copy, *row;

	if (!json_object_is_type(rows, json_type_array))
		return NULL;
	copy = json_object_new_array();
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		row = safe_copy(w, json_object_array_get_idx(rows, i));
		if (row)
			json_object_array_add(copy, row);
	}
	return copy;
}

static void put_text(json_object *o, const char *name, const char *text)
{
	if (text)
		json_put_text(o, name, text);
	else
		json_object_object_add(o, name, NULL);
}

static bool write_head(struct writing *w, const struct estate *e, int requests)
{
	json_object *o = json_object_new_object(), *lists = json_object_new_array();
	char time[40];

	format_rfc3339(e->now, time, sizeof(time));
	for (size_t i = 0; i < COUNT(parts); i++)
		if (part_in(e, &parts[i]))
			json_object_array_add(lists,
					      json_object_new_string(parts[i].name));
	json_object_object_add(o, "v", json_object_new_int(VERSION));
	put_text(o, "kind", kind);
	put_text(o, "organization", e->org);
	put_text(o, "time", time);
	put_text(o, "credential", e->by);
	put_text(o, "url", e->url);
	put_text(o, "user", e->user);
	put_text(o, "plan", e->plan);
	json_object_object_add(o, "requests", json_object_new_int(requests));
	json_object_object_add(o, "complete",
			       json_object_new_boolean(estate_complete(e)));
	json_object_object_add(o, "missing", json_object_get(e->missing));
	json_object_object_add(o, "lists", lists);
	return write_line(w, o);
}

static json_object *line_of(const struct part *p)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "list", json_object_new_string(p->name));
	return o;
}

static bool write_rows(struct writing *w, const struct part *p, json_object *rows)
{
	size_t n = rows ? json_object_array_length(rows) : 0;
	bool good = true;

	for (size_t i = 0; i < n && good; i++) {
		json_object *row = safe_copy(w, json_object_array_get_idx(rows, i)), *o;

		if (!row)
			continue;
		o = line_of(p);
		json_object_object_add(o, "row", row);
		good = write_line(w, o);
	}
	return good;
}

static bool write_hanging(struct writing *w, const struct part *p, json_object *all)
{
	bool good = true;

	json_object_object_foreach(all, name, value)
	{
		json_object *o = line_of(p);

		put_text(o, "of", name);
		if (p->shape == HANGING)
			json_object_object_add(o, "rows", safe_rows(w, value));
		else
			json_object_object_add(o, "row", safe_copy(w, value));
		good = good && write_line(w, o);
	}
	return good;
}

static bool write_end(struct writing *w)
{
	json_object *o = json_object_new_object();
	char sum[DIGEST_TEXT + 1];

	sum_text(w->sum, sum);
	json_object_object_add(o, "end", json_object_new_boolean(true));
	json_object_object_add(o, "lines", json_object_new_int64(w->lines));
	json_object_object_add(o, "sum", json_object_new_string(sum));
	return write_line(w, o);
}

bool estate_text_write(const struct estate *e, int requests, estate_line_fn *fn,
		       void *arg)
{
	struct writing w = { .fn = fn,
			     .arg = arg,
			     .numbers = json_object_new_object() };
	bool good = write_head(&w, e, requests);

	for (size_t i = 0; i < COUNT(parts) && good; i++) {
		json_object *all = part_in(e, &parts[i]);

		good = parts[i].shape == ROWS ? write_rows(&w, &parts[i], all)
					      : write_hanging(&w, &parts[i], all);
	}
	good = good && write_end(&w);
	json_object_put(w.numbers);
	return good;
}

/* ---- reading ------------------------------------------------------------------ */

struct estate_reader {
	struct estate e;
	int requests;
	int64_t lines;
	bool has_end;
	uint8_t sum[SHA256_SIZE];
};

struct estate_reader *estate_reader_new(void)
{
	return xcalloc(1, sizeof(struct estate_reader));
}

void estate_reader_free(struct estate_reader *r)
{
	if (r && r->e.org)
		estate_done(&r->e);
	free(r);
}

static enum status refuse(struct error *err, const char *why)
{
	return error_set(err, ST_USAGE, "%s", why);
}

/* NULL when it is none; the caller frees. */
static char *dup_text(json_object *o, const char *pointer)
{
	struct str s = json_str(o, pointer);

	return s.ptr ? xstrndup(s.ptr, s.len) : NULL;
}

static const struct part *part_find(struct str name)
{
	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_eq(str_from(parts[i].name), name))
			return &parts[i];
	return NULL;
}

static bool are_objects(json_object *rows)
{
	if (!json_object_is_type(rows, json_type_array))
		return false;
	for (size_t i = 0; i < json_object_array_length(rows); i++)
		if (!json_object_is_type(json_object_array_get_idx(rows, i),
					 json_type_object))
			return false;
	return true;
}

static bool are_misses(json_object *missing)
{
	if (!are_objects(missing))
		return false;
	for (size_t i = 0; i < json_object_array_length(missing); i++) {
		json_object *o = json_object_array_get_idx(missing, i);

		if (!json_str(o, "/what").ptr || !json_str(o, "/why").ptr)
			return false;
	}
	return true;
}

/* Which lists there are: one without a row was read, too. */
static enum status read_lists(struct estate *e, json_object *lists, struct error *err)
{
	if (!json_object_is_type(lists, json_type_array))
		return refuse(err, "the head does not say which lists there are");
	for (size_t i = 0; i < json_object_array_length(lists); i++) {
		const struct part *p =
			part_find(json_str(json_object_array_get_idx(lists, i), ""));

		if (!p)
			return refuse(err, "the head names a list that is not known");
		if (!*part_of(e, p))
			*part_of(e, p) = json_object_new_array();
	}
	return ST_OK;
}

/* Of an organization: nothing that has to be made to show. */
static bool is_name(struct str s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	size_t n = 0;

	while (n < s.len && s.ptr[n] && strchr(letters, s.ptr[n]))
		n++;
	return n && n == s.len;
}

static enum status read_head(struct estate_reader *r, json_object *o, struct error *err)
{
	struct str org = json_str(o, "/organization");
	json_object *missing = json_at(o, "/missing");
	int64_t now;
	char *name;

	if (!str_eq(json_str(o, "/kind"), str_from(kind)))
		return refuse(err, "it is no snapshot");
	if (json_int(o, "/v") != VERSION)
		return refuse(err, "it was written by another version of hubdeck");
	if (!is_name(org) || !parse_rfc3339(json_str(o, "/time"), &now) ||
	    !are_misses(missing))
		return refuse(err,
			      "the head has no organization, no time or no list of "
			      "what is missing");
	name = xstrndup(org.ptr, org.len);
	estate_init(&r->e, name, now);
	free(name);
	json_object_put(r->e.missing);
	r->e.missing = json_object_get(missing);
	r->e.by = dup_text(o, "/credential");
	r->e.url = dup_text(o, "/url");
	r->e.user = dup_text(o, "/user");
	r->e.plan = dup_text(o, "/plan");
	r->requests = (int)json_int(o, "/requests");
	return read_lists(&r->e, json_at(o, "/lists"), err);
}

static enum status read_hanging(json_object *into, const struct part *p, json_object *o,
				struct error *err)
{
	const char *member = p->shape == HANGING ? "/rows" : "/row";
	json_object *value = json_at(o, member);
	char *of = dup_text(o, "/of");
	enum status st = ST_OK;

	if (!of || json_object_object_get_ex(into, of, NULL))
		st = refuse(err, "it does not say of what, or it stands there twice");
	else if (value &&
		 !(p->shape == HANGING ? are_objects(value)
				       : json_object_is_type(value, json_type_object)))
		st = refuse(err, "these are no rows");
	else
		json_object_object_add(into, of, json_object_get(value));
	free(of);
	return st;
}

static enum status read_row(struct estate_reader *r, json_object *o, struct error *err)
{
	const struct part *p = part_find(json_str(o, "/list"));
	json_object *row = json_at(o, "/row"), *into = p ? *part_of(&r->e, p) : NULL;

	if (!into)
		return refuse(err, "it belongs to no list of the head");
	if (p->shape != ROWS)
		return read_hanging(into, p, o, err);
	if (!json_object_is_type(row, json_type_object))
		return refuse(err, "this is no row");
	json_object_array_add(into, json_object_get(row));
	return ST_OK;
}

static enum status read_end(struct estate_reader *r, json_object *o, struct error *err)
{
	char sum[DIGEST_TEXT + 1];

	sum_text(r->sum, sum);
	r->has_end = true;
	if (json_int(o, "/lines") == r->lines &&
	    str_eq(json_str(o, "/sum"), str_from(sum)))
		return ST_OK;
	refuse(err, "the sum does not fit: something was changed, added or removed");
	return error_hint(err, "make the snapshot again: what this one says cannot be "
			       "trusted");
}

static enum status read_object(struct estate_reader *r, json_object *o,
			       struct error *err)
{
	if (r->has_end)
		return refuse(err, "something stands behind the end");
	if (!r->lines)
		return read_head(r, o, err);
	return json_at(o, "/end") ? read_end(r, o, err) : read_row(r, o, err);
}

enum status estate_reader_line(struct estate_reader *r, struct str line,
			       struct error *err)
{
	struct error why = { 0 };
	json_object *o = NULL;
	enum status st;

	while (line.len && strchr("\r\n", line.ptr[line.len - 1]))
		line.len--;
	st = json_parse(line, &o, &why);
	if (st == ST_OK)
		st = read_object(r, o, &why);
	json_object_put(o);
	add_to_sum(r->sum, line);
	r->lines++;
	if (st == ST_OK)
		return ST_OK;
	error_set(err, ST_USAGE, "line %lld: %.200s", (long long)r->lines, why.text);
	return error_hint(err, "%s",
			  *why.hint ? why.hint : "hubdeck snapshot ORG makes one");
}

const struct estate *estate_reader_head(const struct estate_reader *r)
{
	return &r->e;
}

enum status estate_reader_end(struct estate_reader *r, struct estate *ret,
			      int *ret_requests, struct error *err)
{
	if (!r->has_end) {
		error_set(err, ST_USAGE,
			  r->lines ? "it was cut short: its end is "
				     "missing"
				   : "it is empty");
		return error_hint(err, "hubdeck snapshot ORG makes one");
	}
	*ret = r->e;
	*ret_requests = r->requests;
	r->e = (struct estate){ 0 };
	return ST_OK;
}
