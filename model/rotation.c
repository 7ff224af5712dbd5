#include "model/rotation.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/xalloc.h"

enum {
	VERSION = 1,
	NAME_MAX_BYTES = 100,
	DATE_BYTES = 10,
	LABEL_MAX = 100,
	DAY = 86400
};

static const char *const steps[N_ROTATION_STEPS] = {
	[ROTATION_MAKING] = "making",       [ROTATION_MADE] = "made",
	[ROTATION_DELIVERED] = "delivered", [ROTATION_VERIFIED] = "verified",
	[ROTATION_DISABLED] = "disabled",   [ROTATION_DELETED] = "deleted",
	[ROTATION_UNDONE] = "undone",
};

const char *rotation_step_text(enum rotation_step s)
{
	return steps[s];
}

char *rotation_name(const char *org, const char *label)
{
	char *name = xasprintf("%s%s%s", org ? org : "", org ? "-" : "", label);

	for (char *c = name; *c; c++)
		if (!isalnum((unsigned char)*c) && !strchr("._-", *c))
			*c = '-';
	if (*name == '.')
		*name = '-';
	if (strlen(name) > NAME_MAX_BYTES)
		name[NAME_MAX_BYTES] = '\0';
	return name;
}

char *rotation_job(const char *name, int64_t begun)
{
	return xasprintf("rotate-%s-%lld", name, (long long)begun);
}

char *rotation_target(const struct rotation *r, const char *step)
{
	bool old = !strcmp(step, "enabled") ||
		   !strcmp(step, steps[ROTATION_DISABLED]) ||
		   !strcmp(step, steps[ROTATION_DELETED]);

	return xasprintf("%s%s%s", r->org ? r->org : "", r->org ? "/" : "",
			 old ? r->old_label : r->new_label);
}

static bool ends_in_date(const char *label, size_t n)
{
	static const char form[] = "-dddd-dd-dd";

	if (n <= sizeof(form) - 1)
		return false;
	label += n - (sizeof(form) - 1);
	for (size_t i = 0; form[i]; i++)
		if (form[i] == 'd' ? !isdigit((unsigned char)label[i])
				   : label[i] != form[i])
			return false;
	return true;
}

char *rotation_label(const char *label, int64_t now)
{
	size_t n = strlen(label);
	char at[40];

	format_rfc3339(now, at, sizeof(at));
	if (ends_in_date(label, n))
		n -= DATE_BYTES + 1;
	if (n > LABEL_MAX - DATE_BYTES - 1)
		n = LABEL_MAX - DATE_BYTES - 1;
	return xasprintf("%.*s-%.*s", (int)n, label, DATE_BYTES, at);
}

struct rotation *rotation_new(const char *org, const char *label)
{
	struct rotation *r = xcalloc(1, sizeof(*r));

	r->org = org ? xstrdup(org) : NULL;
	r->old_label = xstrdup(label);
	r->name = rotation_name(org, label);
	r->log = json_object_new_array();
	return r;
}

void rotation_free(struct rotation *r)
{
	if (!r)
		return;
	free(r->name);
	free(r->url);
	free(r->by);
	free(r->org);
	free(r->old_id);
	free(r->old_label);
	free(r->new_id);
	free(r->new_label);
	free(r->read);
	json_object_put(r->log);
	free(r);
}

void rotation_restart(struct rotation *r)
{
	r->step = ROTATION_MAKING;
	free(r->new_id);
	r->new_id = NULL;
}

bool rotation_same(const struct rotation *a, const struct rotation *b)
{
	return a->step == b->step && a->begun == b->begun &&
	       json_object_array_length(a->log) == json_object_array_length(b->log);
}

void rotation_note(struct rotation *r, int64_t now, const char *step, const char *note)
{
	json_object *line = json_object_new_object();
	char at[40];

	format_rfc3339(now, at, sizeof(at));
	json_put_text(line, "time", at);
	json_put_text(line, "step", step);
	json_put_text(line, "note", note);
	json_object_array_add(r->log, line);
}

const char *rotation_last_note(const struct rotation *r, const char *step)
{
	const char *note = "";

	for (size_t i = 0; i < json_object_array_length(r->log); i++) {
		json_object *line = json_object_array_get_idx(r->log, i);
		json_object *said = json_at(line, "/note");

		if (said && str_eq(json_str(line, "/step"), str_from(step)))
			note = json_object_get_string(said);
	}
	return note;
}

bool rotation_noted(const struct rotation *r, enum rotation_step s)
{
	for (size_t i = 0; i < json_object_array_length(r->log); i++)
		if (str_eq(json_str(json_object_array_get_idx(r->log, i), "/step"),
			   str_from(steps[s])))
			return true;
	return false;
}

bool rotation_due(json_object *state, int64_t now, int *ret_days)
{
	int64_t off = now - json_int(state, "/disabled");

	if (ret_days)
		*ret_days = (int)(off / DAY);
	return str_eq(json_str(state, "/step"), str_from(steps[ROTATION_DISABLED])) &&
	       off >= (int64_t)ROTATION_QUIET_DAYS * DAY;
}

/* ---- as text -------------------------------------------------------------------- */

/* The texts of it, by their names. */
struct member {
	const char *name;
	size_t offset;
	bool required;
};

#define MEMBER(m, needed)                                                              \
	{                                                                              \
#m, offsetof(struct rotation, m), needed                               \
	}
static const struct member members[] = {
	MEMBER(name, true),    MEMBER(url, true),       MEMBER(by, false),
	MEMBER(org, false),    MEMBER(old_id, true),    MEMBER(old_label, true),
	MEMBER(new_id, false), MEMBER(new_label, true), MEMBER(read, false),
};

static char **text_of(const struct rotation *r, const struct member *m)
{
	return (char **)((uintptr_t)r + m->offset);
}

json_object *rotation_json(const struct rotation *r)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "v", json_object_new_int(VERSION));
	for (size_t i = 0; i < COUNT(members); i++) {
		const char *text = *text_of(r, &members[i]);

		if (text)
			json_put_text(o, members[i].name, text);
	}
	json_put_text(o, "step", steps[r->step]);
	json_object_object_add(o, "begun", json_object_new_int64(r->begun));
	json_object_object_add(o, "disabled", json_object_new_int64(r->disabled));
	json_object_object_add(o, "log", json_object_get(r->log));
	return o;
}

static bool read_step(json_object *o, enum rotation_step *ret)
{
	for (size_t i = 0; i < N_ROTATION_STEPS; i++)
		if (str_eq(json_str(o, "/step"), str_from(steps[i]))) {
			*ret = (enum rotation_step)i;
			return true;
		}
	return false;
}

static bool read_members(struct rotation *r, json_object *o)
{
	bool good = json_int(o, "/v") == VERSION && read_step(o, &r->step);

	for (size_t i = 0; i < COUNT(members); i++) {
		char *pointer = xasprintf("/%s", members[i].name);
		struct str s = json_str(o, pointer);

		free(pointer);
		if (s.ptr)
			*text_of(r, &members[i]) = xstrndup(s.ptr, s.len);
		good = good && (s.len || !members[i].required);
	}
	return good;
}

enum status rotation_parse(struct str text, struct rotation **ret, struct error *err)
{
	json_object *o = NULL, *log;
	struct rotation *r = xcalloc(1, sizeof(*r));
	bool good = json_parse(text, &o, err) == ST_OK && read_members(r, o);

	r->begun = json_int(o, "/begun");
	r->disabled = json_int(o, "/disabled");
	log = json_at(o, "/log");
	r->log = json_object_is_type(log, json_type_array) ? json_object_get(log)
							   : json_object_new_array();
	json_object_put(o);
	if (good) {
		*ret = r;
		return ST_OK;
	}
	rotation_free(r);
	return error_set(err, ST_USAGE, "it is not the state of a rotation");
}
