/*
 * Lines as a plan, as they are and with the hash they should have: what is read can be
 * written and read again, and holds nothing that no job may do.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/plan_text.h"
#include "model/sha256.h"
#include "model/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* The line with the member "h" of the plan `id`; it ends with a brace. */
static char *seal(struct str id, struct str line)
{
	struct str body = { line.ptr, line.len - 1 };
	const struct str pieces[] = { id, STR("\n"), body, STR("}") };
	struct digest d = { .known = true };
	char hash[17];

	sha256_of(pieces, COUNT(pieces), d.sha256);
	digest_hex(&d, 16, hash, sizeof(hash));
	return xasprintf("%.*s,\"h\":\"%s\"}", STR_ARG(body), hash);
}

static bool is_object(struct str line)
{
	return line.len > 2 && line.ptr[line.len - 1] == '}';
}

static void check_refusal(enum status st, const struct error *err)
{
	must(st == ST_OK || (st == err->status && err->text[0]));
}

static struct plan *read_head(struct str line)
{
	struct error err = { 0 };
	struct plan *p = NULL;
	json_object *o = NULL;
	char *text = NULL;

	check_refusal(plan_text_read_head(line, &p, &err), &err);
	if (p || !is_object(line) || json_parse(line, &o, &err) != ST_OK)
		return p;
	text = seal(json_str(o, "/id"), line);
	json_object_put(o);
	err = (struct error){ 0 };
	check_refusal(plan_text_read_head(str_from(text), &p, &err), &err);
	free(text);
	return p;
}

static bool read_item(struct plan *p, struct str line, size_t number)
{
	struct error err = { 0 };
	char *text = is_object(line) ? seal(str_from(p->id), line)
				     : xstrndup(line.ptr, line.len);
	enum status st = plan_text_read_item(p, str_from(text), number, &err);

	check_refusal(st, &err);
	free(text);
	return st == ST_OK;
}

static void check_items(const struct plan *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct op *op = plan_part(p, &p->items[i])->op;

		must(op->safety >= SAFETY_0 && op->safety < SAFETY_4);
		must(!plan_is_tag(p, &p->items[i]) || *p->items[i].name);
	}
}

static void check_same(const struct plan *a, const struct plan *b)
{
	must(a->n == b->n && !strcmp(a->id, b->id));
	for (size_t i = 0; i < a->n; i++) {
		const struct plan_item *x = &a->items[i], *y = &b->items[i];

		must(!strcmp(x->name, y->name) &&
		     digest_same(&x->digest, &y->digest) == x->digest.known);
		must(plan_part(a, x)->op == plan_part(b, y)->op &&
		     !strcmp(plan_part(a, x)->where, plan_part(b, y)->where));
	}
}

/* Without the LF that they end with. */
static struct str chomped(const char *line)
{
	return (struct str){ line, strlen(line) - 1 };
}

static void check_round_trip(const struct plan *p)
{
	char *line = plan_text_head(p);
	struct error err = { 0 };
	struct plan *twin = NULL;

	must(plan_text_read_head(chomped(line), &twin, &err) == ST_OK);
	free(line);
	for (size_t i = 0; i < p->n; i++) {
		line = plan_text_item(p, i);
		must(strlen(line) > PLAN_LINE_MAX ||
		     plan_text_read_item(twin, chomped(line), i + 2, &err) == ST_OK);
		free(line);
	}
	check_same(p, twin);
	plan_free(twin);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = { (const char *)data, size };
	struct plan *p = NULL;
	bool good = true;

	for (size_t number = 1; rest.len && good; number++) {
		const char *end = memchr(rest.ptr, '\n', rest.len);
		struct str line = { rest.ptr,
				    end ? (size_t)(end - rest.ptr) : rest.len };
		size_t used = line.len + (end != NULL);

		rest = (struct str){ rest.ptr + used, rest.len - used };
		if (number == 1)
			good = (p = read_head(line)) != NULL;
		else
			good = read_item(p, line, number);
	}
	if (p && good) {
		check_items(p);
		check_round_trip(p);
	}
	plan_free(p);
	return 0;
}
