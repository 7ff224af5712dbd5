#include "tests/hubsim/capture.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char *const secrets[] = { "secret", "password", "login_2fa_token",
				       "code" };

static const char *const creds[] = {
	[CRED_NONE] = "none", [CRED_PASSWORD] = "password", [CRED_PAT] = "pat",
	[CRED_OAT] = "oat",   [CRED_REGISTRY] = "registry", [CRED_SCIM] = "scim",
};

struct headers {
	const struct exchange *x;
	struct buf text;
};

static void authorization(struct buf *b, const struct caller *c, const char *value)
{
	struct buf shown = { 0 };

	buf_add(&shown, value, strcspn(value, " "));
	buf_fmt(&shown, " %s:%s", creds[c->cred], c->account);
	json_add_str(b, "Authorization", shown.data);
	buf_free(&shown);
}

static enum MHD_Result add_header(void *cls, enum MHD_ValueKind kind, const char *key,
				  const char *value)
{
	struct headers *h = cls;

	(void)kind;
	if (!strcasecmp(key, MHD_HTTP_HEADER_AUTHORIZATION))
		authorization(&h->text, &h->x->rq.caller, value ? value : "");
	else
		json_add_str(&h->text, key, value);
	return MHD_YES;
}

/* The bytes as they came, but for secrets. */
static void add_body(struct buf *b, const struct exchange *x)
{
	json_object *copy = NULL, *v;
	bool found = false;

	if (json_object_is_type(x->rq.json, json_type_object))
		json_object_deep_copy(x->rq.json, &copy, NULL);
	for (size_t i = 0; copy && i < sizeof(secrets) / sizeof(*secrets); i++)
		if (json_object_object_get_ex(copy, secrets[i], &v)) {
			json_object_object_add(copy, secrets[i],
					       json_object_new_string("***"));
			found = true;
		}
	json_add_str(
		b, "body",
		found ? json_object_to_json_string_ext(copy, JSON_C_TO_STRING_PLAIN)
		      : x->body.data);
	json_object_put(copy);
}

void capture_write(int fd, struct exchange *x, const char *method, const char *query)
{
	struct headers h = { .x = x };
	struct buf b = { 0 }, target = { 0 };

	buf_fmt(&target, "%s%s%s", x->rq.path, *query ? "?" : "", query);
	json_open(&h.text, '{');
	MHD_get_connection_values(x->connection, MHD_HEADER_KIND, add_header, &h);
	json_close(&h.text, '}');
	json_open(&b, '{');
	json_add_str(&b, "method", method);
	json_add_str(&b, "target", target.data);
	json_add_int(&b, "status", x->rp.status);
	json_key(&b, "headers");
	buf_str(&b, h.text.data);
	add_body(&b, x);
	buf_str(&b, "}\n");
	if (write(fd, b.data, b.len) < 0)
		perror("hubsim: capture");
	buf_free(&b);
	buf_free(&target);
	buf_free(&h.text);
}
