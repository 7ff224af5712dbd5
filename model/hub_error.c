#include "model/hub_error.h"

#include <stdio.h>

#include "model/json.h"
#include "model/utf8.h"
#include "model/xalloc.h"

enum { SAID_MAX = 220, TITLE_WITHIN = 4096, LINE_MIN = 4 };

/* One line that grows until it is full (size >= LINE_MIN); runs of controls and spaces
 * become one space. */
struct line {
	char *buf;
	size_t size, len;
	bool gap, full;
};

static bool control(uint32_t cp)
{
	return cp <= 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
}

/* Cut between two characters; what is left out is three dots. */
static void line_put(struct line *line, const char *bytes, size_t n)
{
	static const char dots[] = "...";

	if (line->full)
		return;
	if (line->len + n + sizeof(dots) <= line->size) {
		memcpy(line->buf + line->len, bytes, n);
		line->len += n;
	} else {
		line->full = true;
		memcpy(line->buf + line->len, dots, sizeof(dots) - 1);
		line->len += sizeof(dots) - 1;
	}
	line->buf[line->len] = '\0';
}

static void line_add(struct line *line, struct str s)
{
	while (s.len && !line->full) {
		uint32_t cp;
		size_t n = utf8_next(s, &cp, NULL);

		if (control(cp)) {
			line->gap = line->len > 0;
		} else {
			if (line->gap)
				line_put(line, " ", 1);
			line->gap = false;
			line_put(line, s.ptr, n);
		}
		s = (struct str){ s.ptr + n, s.len - n };
	}
}

static bool line_add_string(struct line *line, json_object *obj)
{
	struct str s = json_str(obj, "");

	line_add(line, s);
	return s.len > 0;
}

/* A text, or an array whose texts are joined by commas. */
static bool line_add_texts(struct line *line, json_object *obj)
{
	bool any = false;

	if (!json_object_is_type(obj, json_type_array))
		return line_add_string(line, obj);
	for (size_t i = 0; i < json_object_array_length(obj) && !line->full; i++) {
		json_object *text = json_object_array_get_idx(obj, i);

		if (!json_str(text, "").len)
			continue;
		if (any)
			line_add(line, STR(", "));
		any |= line_add_string(line, text);
	}
	return any;
}

/* True when `obj` is what a field of an error may hold: a text, or some. */
static bool holds_text(json_object *obj, bool arrays_only)
{
	if (json_object_is_type(obj, json_type_array))
		return json_object_array_length(obj) &&
		       json_str(json_object_array_get_idx(obj, 0), "").len;
	return !arrays_only && json_str(obj, "").len;
}

/* `lead`, then "secret: must be at least 9 characters, name: too long". */
static bool line_add_fields(struct line *line, struct str lead, json_object *obj,
			    bool arrays_only)
{
	bool any = false;

	if (!json_object_is_type(obj, json_type_object))
		return false;
	json_object_object_foreach(obj, key, value)
	{
		if (!holds_text(value, arrays_only))
			continue;
		line_add(line, any ? STR(", ") : lead);
		line_add(line, str_from(key));
		line_add(line, STR(": "));
		any |= line_add_texts(line, value);
	}
	return any;
}

/* The one message whose cause stands beside it. */
static bool line_add_message(struct line *line, json_object *obj)
{
	if (!line_add_string(line, json_at(obj, "/message")))
		return false;
	if (str_eq(json_str(obj, "/message"), STR("body is invalid")))
		line_add_fields(line, STR("; "), json_at(obj, "/errinfo"), false);
	return true;
}

static bool line_add_errors(struct line *line, json_object *errors)
{
	bool any = false;

	if (!json_object_is_type(errors, json_type_array))
		return false;
	for (size_t i = 0; i < json_object_array_length(errors) && !any; i++) {
		json_object *error = json_object_array_get_idx(errors, i);

		any = line_add_string(line, json_at(error, "/message"));
	}
	return any;
}

/* The order of CONTRACT 1: the first that yields text. */
static bool line_add_error(struct line *line, json_object *obj)
{
	return json_object_is_type(obj, json_type_object) &&
	       (line_add_message(line, obj) ||
		line_add_texts(line, json_at(obj, "/detail")) ||
		line_add_string(line, json_at(obj, "/text")) ||
		line_add_fields(line, STR(""), json_at(obj, "/errinfo"), false) ||
		line_add_fields(line, STR(""), json_at(obj, "/fields"), false) ||
		line_add_errors(line, json_at(obj, "/errors")) ||
		line_add_fields(line, STR(""), obj, true));
}

static struct str trimmed(struct str s)
{
	while (s.len && control((unsigned char)s.ptr[0]))
		s = (struct str){ s.ptr + 1, s.len - 1 };
	return s;
}

/* Where `needle` is in `s`, without case; `s.len` when it is not. */
static size_t find(struct str s, struct str needle)
{
	size_t at = 0;

	while (at < s.len &&
	       !str_starts((struct str){ s.ptr + at, s.len - at }, needle))
		at++;
	return at;
}

static struct str behind(struct str s, size_t n)
{
	return n < s.len ? (struct str){ s.ptr + n, s.len - n } : STR("");
}

static struct str html_title(struct str body)
{
	struct str s = { body.ptr, body.len < TITLE_WITHIN ? body.len : TITLE_WITHIN };

	s = behind(s, find(s, STR("<title")));
	s = behind(s, find(s, STR(">")) + 1);
	return (struct str){ s.ptr, find(s, STR("<")) };
}

enum said {
	SAID_NOTHING,
	SAID_TEXT,
	SAID_HTML, /* the text is the title, or "" */
};

/* A body that is JSON, or was meant to be: its other members are nobody's business. */
static bool jsonish(struct str body)
{
	return body.len && strchr("{[\"", body.ptr[0]) && body.ptr[0];
}

static bool html(struct str body, const char *content_type)
{
	return str_starts(body, STR("<")) ||
	       (content_type && str_has(str_from(content_type), STR("text/html")));
}

static enum said said(struct str body, const char *content_type, struct line *line)
{
	struct error err;
	json_object *obj;
	bool any;

	line->buf[0] = '\0';
	body = trimmed(body);
	if (jsonish(body)) {
		if (json_parse(body, &obj, &err))
			return SAID_NOTHING;
		any = line_add_error(line, obj) || line_add_string(line, obj);
		/* A login that asks for a code is refused with a token. */
		json_wipe(obj);
		json_object_put(obj);
		return any && line->len ? SAID_TEXT : SAID_NOTHING;
	}
	if (body.len && html(body, content_type)) {
		line_add(line, html_title(body));
		return SAID_HTML;
	}
	line_add(line, body);
	return line->len ? SAID_TEXT : SAID_NOTHING;
}

void hub_error_text(struct str body, const char *content_type, char *buf, size_t size)
{
	char text[ERROR_TEXT_MAX];
	struct line line = { .buf = text, .size = SAID_MAX };
	enum said kind = said(body, content_type, &line);
	struct line out = { .buf = buf, .size = size };

	if (size)
		buf[0] = '\0';
	if (size < LINE_MIN)
		return;
	if (kind == SAID_HTML)
		line_add(&out, line.len ? STR("an HTML page: ") : STR("an HTML page"));
	line_add(&out, (struct str){ text, line.len });
}

bool hub_error_no_route(int http, struct str body)
{
	char text[64];

	if (http != 404 && http != 405)
		return false;
	hub_error_text(body, NULL, text, sizeof(text));
	return !strcmp(text,
		       http == 404 ? "404: Page Not Found" : "405: Method Not Allowed");
}

bool hub_error_is_json(struct str body)
{
	char text[8];
	struct line line = { .buf = text, .size = sizeof(text) };
	struct error err;
	json_object *obj = NULL;
	bool any;

	if (json_parse(body, &obj, &err))
		return false;
	any = line_add_error(&line, obj);
	json_wipe(obj);
	json_object_put(obj);
	return any;
}

/* ---- member by member --------------------------------------------------- */

/* In an error of the Django form everything else is the name of a member. */
static bool is_envelope(const char *key)
{
	static const char *const words[] = { "message", "detail", "text",
					     "errinfo", "fields", "errors",
					     "schemas", "status", "code" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcmp(key, words[i]))
			return true;
	return false;
}

struct walk {
	hub_error_fn *fn;
	void *arg;
	size_t n;
};

static void tell(struct walk *w, const char *name, json_object *value)
{
	char text[SAID_MAX];
	struct line line = { .buf = text, .size = sizeof(text) };

	text[0] = '\0';
	line_add_texts(&line, value);
	if (!line.len)
		return;
	w->fn(w->arg, str_from(name), text);
	w->n++;
}

/* `owner`: the member that holds these, "" at the top.  One level of them is enough:
 * no body that we send has more. */
static void walk_fields(struct walk *w, const char *owner, json_object *obj,
			bool arrays_only)
{
	if (!json_object_is_type(obj, json_type_object))
		return;
	json_object_object_foreach(obj, key, value)
	{
		char name[128];

		if (arrays_only && !*owner && is_envelope(key))
			continue;
		snprintf(name, sizeof(name), "%s%s%s", owner, *owner ? "/" : "", key);
		if (holds_text(value, arrays_only))
			tell(w, name, value);
		else if (!*owner)
			walk_fields(w, key, value, arrays_only);
	}
}

size_t hub_error_fields(int http, struct str body, hub_error_fn *fn, void *arg)
{
	struct walk w = { fn, arg, 0 };
	struct error ignored = { 0 };
	json_object *obj = NULL;

	if ((http != 400 && http != 409 && http != 422) ||
	    json_parse(trimmed(body), &obj, &ignored))
		return 0;
	walk_fields(&w, "", json_at(obj, "/errinfo"), false);
	walk_fields(&w, "", json_at(obj, "/fields"), false);
	walk_fields(&w, "", obj, true);
	json_object_put(obj);
	return w.n;
}

/* ---- the whole ----------------------------------------------------------- */

static enum status status_of(int http)
{
	switch (http) {
	case 400:
	case 404:
	case 409:
		return ST_BAD;
	case 401:
		return ST_AUTH;
	case 403:
		return ST_FORBIDDEN;
	case 429:
		return ST_LIMITED;
	default:
		return ST_HTTP;
	}
}

/* What to do about it; the first row that fits (CONTRACT 2.1, 3, 3.1, 3.2). */
static const struct {
	int http;
	struct str has;
	const char *hint;
} hints[] = {
#define HAS(lit)                                                                       \
	{                                                                              \
		lit, sizeof(lit) - 1                                                   \
	}
	{ 403, HAS("personal access token"),
	  "Hub refuses sessions made from a personal token here: sign in with a "
	  "password, or "
	  "with an organization token that has the scope" },
	{ 403, HAS("organization access token"),
	  "Hub refuses organization tokens here by design: sign in as a user" },
	{ 403, HAS("insufficient scope"),
	  "the token's scope is too small: reading needs repo:read, pushing "
	  "repo:write, deleting tags and changing repositories repo:admin; "
	  "`hubdeck auth can` says what this one may" },
	{ 403, HAS("immutable"),
	  "a rule of the repository protects this tag: change the rule first" },
	{ 403, HAS("anonymous requests"), "sign in: any login lifts this limit" },
	{ 403, HAS(""),
	  "the account lacks the right, or the session comes from a personal token: "
	  "organization pages need a password sign-in or an organization token" },
	{ 401, HAS("secondary authentication"),
	  "the account has two-factor sign-in: enter its code, or use a personal "
	  "token" },
	{ 401, HAS("organization account"),
	  "sign in with the organization's name and an organization token "
	  "(dckr_oat_...)" },
	{ 401, HAS(""), "check the user name and the secret; it may have expired" },
	{ 429, HAS("HAP429"), "Hub's guard against abuse: stop for some minutes" },
	{ 404, HAS("404: Page Not Found"), "Hub does not offer this here" },
	{ 405, HAS("405: Method Not Allowed"), "Hub does not offer this here" },
	{ 404, HAS(""), "it is absent, or private and hidden from this account" },
#undef HAS
};

static const char *hint_for(int http, enum said kind, struct str text)
{
	if (kind == SAID_HTML)
		return "not Hub's own answer: a proxy on the way, or Hub's guard "
		       "against abuse";
	if (kind == SAID_NOTHING)
		text = STR("");
	for (size_t i = 0; i < COUNT(hints); i++)
		if (hints[i].http == http && str_has(text, hints[i].has))
			return hints[i].hint;
	return "";
}

enum status hub_error_set(struct error *err, int http, struct str body,
			  const char *content_type)
{
	char text[SAID_MAX];
	struct line line = { .buf = text, .size = sizeof(text) };
	enum said kind = said(body, content_type, &line);

	err->http = http;
	if (kind == SAID_TEXT)
		error_set(err, status_of(http), "Hub said: %d \"%s\"", http, text);
	else if (kind == SAID_HTML && line.len)
		error_set(err, status_of(http),
			  "Hub said: %d with an HTML page, \"%s\"", http, text);
	else if (kind == SAID_HTML)
		error_set(err, status_of(http), "Hub said: %d with an HTML page", http);
	else
		error_set(err, status_of(http), "Hub said: %d without a reason", http);
	return error_hint(err, "%s", hint_for(http, kind, str_from(text)));
}
