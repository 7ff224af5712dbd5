#ifndef TESTS_UNIT_HUBSIM_CLIENT_H
#define TESTS_UNIT_HUBSIM_CLIENT_H

/*
 * A client for the tests of the simulated Hub, made of libcurl and nothing of
 * ours: what it sees is what other people's clients see.
 */
#include <curl/curl.h>
#include <json-c/json.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/harness/hubsim.h"

struct answer {
	CURLcode curl; /* CURLE_OK when an answer came */
	long status;
	char *head, *body;
	size_t head_len, body_len;
	json_object *json; /* NULL when the body is none */
	double seconds;
};

/* What is sent besides method and path; all may be NULL. */
struct extra {
	const char *token; /* "Bearer x", "JWT x", "Basic x" */
	const char *body;
	const char *header;
	const char *user_pwd;
	bool gzip;
	long timeout_ms;
};

static inline size_t grow(const char *p, size_t n, char **text, size_t *len)
{
	char *more = realloc(*text, *len + n + 1);

	if (!more)
		return 0;
	memcpy(more + *len, p, n);
	*len += n;
	more[*len] = '\0';
	*text = more;
	return n;
}

static inline size_t take_body(char *p, size_t size, size_t n, void *arg)
{
	struct answer *a = arg;

	return grow(p, size * n, &a->body, &a->body_len);
}

static inline size_t take_head(char *p, size_t size, size_t n, void *arg)
{
	struct answer *a = arg;

	return grow(p, size * n, &a->head, &a->head_len);
}

static inline struct curl_slist *headers_of(const struct extra *x)
{
	struct curl_slist *l =
		curl_slist_append(NULL, "Content-Type: application/json");
	char *line;

	if (x->token && asprintf(&line, "Authorization: %s", x->token) > 0) {
		l = curl_slist_append(l, line);
		free(line);
	}
	if (x->header)
		l = curl_slist_append(l, x->header);
	return l;
}

/* `target` is a path, or a whole URL as in `next`. */
static inline CURL *prepare(const struct hubsim *h, const char *method,
			    const char *target, const struct extra *x,
			    struct curl_slist *headers, struct answer *a)
{
	CURL *c = curl_easy_init();
	char url[2048];

	snprintf(url, sizeof(url), "%s%s", *target == '/' ? hubsim_url(h) : "", target);
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, a);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_head);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, a);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, x->timeout_ms ? x->timeout_ms : 30000L);
	if (!strcmp(method, "HEAD"))
		curl_easy_setopt(c, CURLOPT_NOBODY, 1L);
	else
		curl_easy_setopt(c, CURLOPT_CUSTOMREQUEST, method);
	if (x->body)
		curl_easy_setopt(c, CURLOPT_COPYPOSTFIELDS, x->body);
	if (x->user_pwd)
		curl_easy_setopt(c, CURLOPT_USERPWD, x->user_pwd);
	if (x->gzip)
		curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "gzip");
	return c;
}

static inline struct answer ask_with(const struct hubsim *h, const char *method,
				     const char *target, const struct extra *x)
{
	struct curl_slist *headers = headers_of(x);
	struct answer a = { 0 };
	CURL *c = prepare(h, method, target, x, headers, &a);

	a.curl = curl_easy_perform(c);
	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &a.status);
	curl_easy_getinfo(c, CURLINFO_TOTAL_TIME, &a.seconds);
	curl_easy_cleanup(c);
	curl_slist_free_all(headers);
	if (a.body)
		a.json = json_tokener_parse(a.body);
	return a;
}

static inline struct answer ask(const struct hubsim *h, const char *method,
				const char *target, const char *token)
{
	return ask_with(h, method, target, &(struct extra){ .token = token });
}

static inline struct answer post(const struct hubsim *h, const char *target,
				 const char *body)
{
	return ask_with(h, "POST", target, &(struct extra){ .body = body });
}

static inline void answer_free(struct answer *a)
{
	free(a->head);
	free(a->body);
	json_object_put(a->json);
	*a = (struct answer){ 0 };
}

/* The status alone. */
static inline long status_of(const struct hubsim *h, const char *method,
			     const char *target, const char *token)
{
	struct answer a = ask(h, method, target, token);
	long status = a.status;

	answer_free(&a);
	return status;
}

static inline json_object *member(const struct answer *a, const char *key)
{
	json_object *v = NULL;

	if (a->json && json_object_is_type(a->json, json_type_object))
		json_object_object_get_ex(a->json, key, &v);
	return v;
}

/* The text under `key`, "" when there is none. */
static inline const char *text_of(const struct answer *a, const char *key)
{
	const char *s = json_object_get_string(member(a, key));

	return s ? s : "";
}

static inline int64_t number_of(const struct answer *a, const char *key)
{
	return json_object_get_int64(member(a, key));
}

static inline size_t rows_of(const struct answer *a, const char *key)
{
	json_object *v = member(a, key);

	return v && json_object_is_type(v, json_type_array)
		       ? json_object_array_length(v)
		       : 0;
}

/* A field of row `i` of `results`, as text. */
static inline const char *row_text(const struct answer *a, size_t i, const char *key)
{
	json_object *row = json_object_array_get_idx(member(a, "results"), i),
		    *v = NULL;
	const char *s;

	if (row)
		json_object_object_get_ex(row, key, &v);
	s = json_object_get_string(v);
	return s ? s : "";
}

/* The value of a header of the last answer, copied to `out`; "" when absent. */
static inline const char *header_of(const struct answer *a, const char *name, char *out,
				    size_t size)
{
	size_t n = strlen(name);

	*out = '\0';
	for (const char *s = a->head; s && *s; s = strchr(s, '\n') + 1)
		if (!strncasecmp(s, name, n) && s[n] == ':')
			snprintf(out, size, "%.*s", (int)strcspn(s + n + 2, "\r\n"),
				 s + n + 2);
	return out;
}

static inline long header_number(const struct answer *a, const char *name)
{
	char text[64];

	return strtol(header_of(a, name, text, sizeof(text)), NULL, 10);
}

#define TOKEN_TEXT 4096

/* "Bearer ..." of an account; "Bearer " when it was refused. */
static inline const char *sign_in(const struct hubsim *h, const char *name,
				  const char *secret, char out[TOKEN_TEXT])
{
	char body[300];
	struct answer a;

	snprintf(body, sizeof(body), "{\"identifier\":\"%s\",\"secret\":\"%s\"}", name,
		 secret);
	a = post(h, "/v2/auth/token", body);
	snprintf(out, TOKEN_TEXT, "Bearer %s", text_of(&a, "access_token"));
	answer_free(&a);
	return out;
}

#endif
