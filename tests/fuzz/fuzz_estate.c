/*
 * Lines as a snapshot, as they are and with the end they should have: what is read can
 * be judged, compared, written and read again, and then nothing changes any more.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/access.h"
#include "model/digest.h"
#include "model/doctor.h"
#include "model/estate_compare.h"
#include "model/estate_text.h"
#include "model/member_audit.h"
#include "model/sha256.h"
#include "model/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* What ends so many lines with that sum. */
static char *end_of(size_t lines, const uint8_t sum[SHA256_SIZE])
{
	struct digest d = { .known = true };
	char text[DIGEST_TEXT + 1];

	memcpy(d.sha256, sum, SHA256_SIZE);
	digest_text(&d, text, sizeof(text));
	return xasprintf("{\"end\":true,\"lines\":%zu,\"sum\":\"%s\"}", lines, text);
}

static void add_to_sum(uint8_t sum[SHA256_SIZE], struct str line)
{
	const struct str pieces[] = { { (const char *)sum, SHA256_SIZE }, line };
	uint8_t next[SHA256_SIZE];

	sha256_of(pieces, COUNT(pieces), next);
	memcpy(sum, next, SHA256_SIZE);
}

static bool read_line(struct estate_reader *r, struct str line)
{
	struct error err = { 0 };
	enum status st = estate_reader_line(r, line, &err);

	must(st == ST_OK || (st == err.status && err.text[0]));
	return st == ST_OK;
}

/* All lines, and an end of ours when `sealed`. */
static bool read_all(struct str text, bool sealed, struct estate *ret)
{
	struct estate_reader *r = estate_reader_new();
	uint8_t sum[SHA256_SIZE] = { 0 };
	struct error err = { 0 };
	size_t lines = 0;
	bool good = true;
	int requests;

	while (text.len && good) {
		const char *lf = memchr(text.ptr, '\n', text.len);
		size_t n = lf ? (size_t)(lf - text.ptr) : text.len;
		struct str line = { text.ptr, n };

		while (line.len && strchr("\r\n", line.ptr[line.len - 1]))
			line.len--;
		good = read_line(r, line);
		add_to_sum(sum, line);
		lines++;
		n += lf != NULL;
		text = (struct str){ text.ptr + n, text.len - n };
	}
	if (sealed && good) {
		char *end = end_of(lines, sum);

		good = read_line(r, str_from(end));
		free(end);
	}
	good = good && estate_reader_end(r, ret, &requests, &err) == ST_OK;
	estate_reader_free(r);
	return good;
}

struct copy {
	char *all;
	size_t len, cap;
};

static bool take_line(void *arg, struct str line)
{
	struct copy *c = arg;

	c->all = xgrow(c->all, &c->cap, c->len + line.len, 1);
	memcpy(c->all + c->len, line.ptr, line.len);
	c->len += line.len;
	return true;
}

static void judge(const struct estate *e)
{
	json_object *rows = member_audit(e, &(struct audit_options){ 0 });
	json_object *skipped = json_object_new_array();

	json_object_put(member_audit_counts(rows));
	json_object_put(rows);
	json_object_put(doctor_run(e, &doctor_limits));
	json_object_put(access_of_repo(e, "app", REACH_PULL));
	json_object_put(access_of_user(e, "ann", REACH_PULL));
	rows = estate_compare(e, e, skipped);
	must(json_object_array_length(rows) == 0);
	estate_blame(rows, e->members, 0);
	json_object_put(rows);
	json_object_put(skipped);
}

static void check_round_trip(const struct estate *e)
{
	struct copy first = { 0 }, second = { 0 };
	struct estate back;

	must(estate_text_write(e, 1, take_line, &first));
	must(read_all((struct str){ first.all, first.len }, false, &back));
	must(estate_text_write(&back, 1, take_line, &second));
	must(first.len == second.len && !memcmp(first.all, second.all, first.len));
	free(first.all);
	free(second.all);
	estate_done(&back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct str text = { (const char *)data, size };

	for (int sealed = 0; sealed < 2; sealed++) {
		struct estate e;

		if (!read_all(text, sealed, &e))
			continue;
		judge(&e);
		check_round_trip(&e);
		estate_done(&e);
	}
	return 0;
}
