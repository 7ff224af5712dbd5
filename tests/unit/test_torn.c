/*
 * Files that were cut short or damaged, at every byte (QUALITY B3): what is read of
 * them is what was written, or it is refused, or called damaged; nothing crashes.
 *
 * TORN_EVERY=1 (make soak) tries every byte of the journal, too; else some.
 */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "net/journal.h"
#include "net/plan_file.h"
#include "tests/check.h"
#include "tests/harness/env.h"

#define A64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

enum { TAGS = 5, ROWS = 12 };

/* Other values for a byte: a letter's case, a digit, what ends a line or a text. */
static const unsigned char flips[] = { 0x01, 0x20, 0x80, 0x07, 0xff };

static size_t every(size_t otherwise)
{
	const char *s = getenv("TORN_EVERY");
	long n = s ? strtol(s, NULL, 10) : 0;

	return n > 0 ? (size_t)n : otherwise;
}

static char *slurp(const char *path, size_t *ret_len)
{
	FILE *f = fopen(path, "re");
	char *text = NULL;
	size_t cap = 0;
	FILE *to = open_memstream(&text, &cap);
	int c;

	while (f && (c = getc(f)) != EOF)
		putc(c, to);
	if (f)
		fclose(f);
	fclose(to);
	*ret_len = cap;
	return text;
}

static void spill(const char *path, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
		abort();
	close(fd);
}

/* ---- plans --------------------------------------------------------------- */

struct plan_rig {
	struct env env;
	char *path, *bytes;
	size_t n;
	struct plan *whole;
};

static void make_plan(struct plan_rig *r)
{
	struct plan *p = plan_of_tags("acme", "web-app", 1709294400);
	struct error err = { 0 };

	env_init(&r->env);
	for (int i = 0; i < TAGS; i++) {
		char name[16];

		snprintf(name, sizeof(name), "pr-%d", i);
		plan_add(p, &(struct plan_thing){
				    .name = name,
				    .digest = digest_parse(STR("sha256:" A64)),
				    .size = { 1000 + i },
				    .pushed = { 1700000000 },
				    .platforms = STR("amd64,arm64/v8"),
			    });
	}
	p->by = xstrdup("maria");
	p->url = xstrdup("https://hub.docker.com");
	CU_ASSERT_EQUAL_FATAL(plan_file_save(r->env.home, p, NULL, &r->path, &err),
			      ST_OK);
	r->bytes = slurp(r->path, &r->n);
	r->whole = p;
}

static void drop_plan(struct plan_rig *r)
{
	plan_free(r->whole);
	free(r->path);
	free(r->bytes);
	env_done(&r->env);
}

/* Every item of it stands in the whole one as it is. */
static bool is_part(const struct plan *whole, const struct plan *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct plan_item *it = &p->items[i], *same;
		size_t at = plan_find(whole, 0, str_from(it->name));

		if (at == SIZE_MAX)
			return false;
		same = &whole->items[at];
		if (!digest_same(&it->digest, &same->digest) ||
		    it->size.n != same->size.n || it->pushed.sec != same->pushed.sec ||
		    strcmp(plan_part(p, it)->where, "acme/web-app") != 0)
			return false;
	}
	return !strcmp(p->id, whole->id) && p->by && !strcmp(p->by, whole->by) &&
	       p->url && !strcmp(p->url, whole->url);
}

/* How many items were read; -1: it was refused. */
static int read_plan(const struct plan_rig *r, const char *bytes, size_t n)
{
	struct error err = { 0 };
	struct plan *p = NULL;
	int items = -1;

	spill(r->path, bytes, n);
	if (plan_file_load(r->path, &p, &err) == ST_OK) {
		CU_ASSERT_TRUE(is_part(r->whole, p));
		items = (int)p->n;
	} else {
		CU_ASSERT_TRUE(err.status == ST_USAGE && err.text[0]);
		CU_ASSERT_PTR_NULL(p);
	}
	plan_free(p);
	return items;
}

/* A line that is there to its end counts, with or without its LF. */
static void test_a_plan_cut_at_every_byte(void)
{
	struct plan_rig r;
	int lines = 0;

	make_plan(&r);
	for (size_t n = 0; n <= r.n; n++) {
		bool at_end = n && (r.bytes[n - 1] == '\n' || r.bytes[n] == '\n');

		lines += n && r.bytes[n - 1] == '\n';
		CU_ASSERT_EQUAL(read_plan(&r, r.bytes, n),
				at_end ? lines - (r.bytes[n - 1] == '\n') : -1);
	}
	CU_ASSERT_EQUAL(lines, TAGS + 1);
	drop_plan(&r);
}

static void test_a_plan_damaged_at_every_byte(void)
{
	struct plan_rig r;
	size_t accepted = 0;

	make_plan(&r);
	for (size_t at = 0; at < r.n; at++)
		for (size_t i = 0; i < COUNT(flips); i++) {
			char was = r.bytes[at];

			r.bytes[at] = (char)(was ^ flips[i]);
			accepted += read_plan(&r, r.bytes, r.n) >= 0;
			r.bytes[at] = was;
		}
	if (accepted)
		printf("  %zu of %zu are no damage\n", accepted, r.n * COUNT(flips));
	/* Only the very last LF does not matter. */
	CU_ASSERT_TRUE(accepted <= COUNT(flips));
	drop_plan(&r);
}

/* ---- the journal ----------------------------------------------------------- */

struct journal_rig {
	struct env env;
	char *dir, *db, *wal;
	char *bytes[2]; /* of the file and of its log */
	size_t n[2];
};

static enum status add(struct journal *j, int i, struct error *err)
{
	char target[32];
	int64_t id;
	enum status st;

	snprintf(target, sizeof(target), "acme/app:t%d", i);
	st = journal_intent(j,
			    &(struct journal_intent){
				    .at = 100 + i,
				    .job = "job-1",
				    .who = "maria",
				    .credential = "pat",
				    .url = "https://hub.docker.com",
				    .operation = "repos.delete_tag",
				    .target = target,
				    .digest = "sha256:" A64,
				    .params = "{}",
			    },
			    &id, err);
	if (st == ST_OK && i % 3)
		st = journal_outcome(j, id, 200 + i, i % 2 ? "done" : "gone", 204, 9,
				     "", err);
	return st;
}

/* As a killed program leaves it: with what is in the log alone. */
static void make_journal(struct journal_rig *r)
{
	struct error err = { 0 };
	struct journal *j = NULL;

	env_init(&r->env);
	r->dir = xasprintf("%s/state", r->env.home);
	r->db = xasprintf("%s/journal.db", r->dir);
	r->wal = xasprintf("%s-wal", r->db);
	CU_ASSERT_EQUAL_FATAL(journal_open(r->db, &j, &err), ST_OK);
	for (int i = 0; i < ROWS; i++)
		CU_ASSERT_EQUAL(add(j, i, &err), ST_OK);
	r->bytes[0] = slurp(r->db, &r->n[0]);
	r->bytes[1] = slurp(r->wal, &r->n[1]);
	journal_close(j);
	CU_ASSERT_TRUE_FATAL(r->n[1] > 10000);
}

static void drop_journal(struct journal_rig *r)
{
	for (int i = 0; i < 2; i++)
		free(r->bytes[i]);
	free(r->dir);
	free(r->db);
	free(r->wal);
	env_done(&r->env);
}

/* What was written of the row, or part of it: an outcome may be missing. */
static bool is_true(const struct journal_row *row)
{
	int i = (int)row->id - 1;
	char target[32];

	snprintf(target, sizeof(target), "acme/app:t%d", i);
	return i >= 0 && i < ROWS && !strcmp(row->target, target) &&
	       !strcmp(row->digest, "sha256:" A64) && !strcmp(row->who, "maria") &&
	       row->at == 100 + i &&
	       (!*row->state ||
		(i % 3 && !strcmp(row->state, i % 2 ? "done" : "gone")));
}

static bool take_row(void *arg, const struct journal_row *row)
{
	int *rows = arg;

	if (!row->damaged && !is_true(row))
		printf("  row %lld: %s %s\n", (long long)row->id, row->target,
		       row->state);
	CU_ASSERT_TRUE(row->damaged || is_true(row));
	++*rows;
	return true;
}

/* How many rows are read; -1: refused. */
static int read_journal(const struct journal_rig *r, size_t wal)
{
	struct error err = { 0 };
	struct journal *j = NULL;
	char *shm = xasprintf("%s-shm", r->db);
	int rows = 0;

	unlink(shm);
	free(shm);
	spill(r->db, r->bytes[0], r->n[0]);
	spill(r->wal, r->bytes[1], wal);
	if (journal_open_read(r->db, &j, &err) != ST_OK ||
	    (j && journal_read(j, "job-1", take_row, &rows, &err) != ST_OK)) {
		CU_ASSERT_TRUE(err.status == ST_LOCAL && err.text[0]);
		rows = -1;
	}
	journal_close(j);
	return rows;
}

static void test_a_journal_cut_at_every_byte(void)
{
	struct journal_rig r;
	int last = 0;

	make_journal(&r);
	CU_ASSERT_EQUAL(read_journal(&r, r.n[1]), ROWS);
	for (size_t n = 0; n <= r.n[1]; n += every(199)) {
		int rows = read_journal(&r, n);

		/* More of the file is never less of the record. */
		CU_ASSERT_TRUE(rows >= last);
		last = rows;
	}
	CU_ASSERT_TRUE(last >= ROWS - 1);
	drop_journal(&r);
}

static void test_a_journal_damaged_at_every_byte(void)
{
	struct journal_rig r;
	size_t lost = 0, all = 0;

	make_journal(&r);
	for (int file = 0; file < 2; file++)
		for (size_t at = 0; at < r.n[file]; at += every(211)) {
			char was = r.bytes[file][at];

			r.bytes[file][at] = (char)(was ^ flips[all % COUNT(flips)]);
			lost += read_journal(&r, r.n[1]) < ROWS;
			r.bytes[file][at] = was;
			all++;
		}
	/* The log is covered by checksums: most of it shows. */
	CU_ASSERT_TRUE(lost > all / 3);
	drop_journal(&r);
}

CHECK_MAIN("torn", test_a_plan_cut_at_every_byte, test_a_plan_damaged_at_every_byte,
	   test_a_journal_cut_at_every_byte, test_a_journal_damaged_at_every_byte)
