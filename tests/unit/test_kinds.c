/* Every kind of the registry, by the same tests; its fixture is tests/data/NAME.json.
 */
#include <json-c/json.h>

#include "model/envelope.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/namespace.h"
#include "model/rules.h"
#include "model/table.h"
#include "model/tag.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/data.h"

static enum envelope envelope_of(const struct kind *k)
{
	return op_of_kind(k)->envelope;
}

static struct page *decode(const struct kind *k, const char *body)
{
	struct page *p = NULL;
	struct error err = { 0 };

	CU_ASSERT_EQUAL_FATAL(page_decode(k, envelope_of(k), str_from(body), &p, &err),
			      ST_OK);
	return p;
}

static struct page *fixture(const struct kind *k)
{
	char *body = data_read(k->name);
	struct page *p = decode(k, body);

	free(body);
	return p;
}

static void test_descriptions_are_complete(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		const struct kind *k = kinds[i];
		size_t grow = 0, key = 0, always = 0;

		CU_ASSERT_PTR_EQUAL(kind_find(str_from(k->name)), k);
		CU_ASSERT_TRUE(!k->sort || kind_field(k, str_from(k->sort)));
		CU_ASSERT_PTR_NOT_NULL(k->empty);
		CU_ASSERT_PTR_NOT_NULL(k->forbidden);
		for (size_t n = 0; n < k->n_fields; n++) {
			const struct field *f = &k->fields[n];

			grow += f->flags & FIELD_GROW ? 1 : 0;
			key += f->flags & FIELD_KEY ? 1 : 0;
			always += f->priority == 1;
			CU_ASSERT_PTR_EQUAL(kind_field(k, str_from(f->name)), f);
			CU_ASSERT_TRUE(f->width >= strlen(f->title) || !f->priority);
			CU_ASSERT_TRUE(f->offset < k->row_size);
			CU_ASSERT_TRUE(f->priority <= 4);
		}
		CU_ASSERT_EQUAL(grow, 1);
		CU_ASSERT_EQUAL(always, 1);
		CU_ASSERT_TRUE(key >= 1);
	}
}

static void test_places_lead_down_and_up_again(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		const struct kind *k = kinds[i], *child;

		for (size_t b = 0; b < k->n_binds; b++)
			CU_ASSERT_PTR_NOT_NULL(
				kind_field(k, str_from(k->binds[b].field)));
		if (!k->child)
			continue;
		child = kind_find(str_from(k->child));
		CU_ASSERT_PTR_NOT_NULL_FATAL(child);
		CU_ASSERT_PTR_EQUAL(kind_find(str_from(child->up)), k);
		CU_ASSERT_TRUE(k->n_binds > 0);
	}
}

/* 80 columns hold what has priority 1 and 2, with a column between. */
static void test_narrow_columns_fit_80(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		size_t width = 2;

		for (size_t n = 0; n < kinds[i]->n_fields; n++) {
			const struct field *f = &kinds[i]->fields[n];

			if (f->priority == 1 || f->priority == 2)
				width += f->width + 1;
		}
		CU_ASSERT_TRUE(width <= 80);
	}
}

/* Reads everything, so that a sanitizer sees what is wrong. */
static void read_all(const struct page *p)
{
	const struct kind *k = p->kind;
	struct cell_style style = { .now = 1700000000, .flag_words = k->flag_words };
	char buf[80], key[300];

	for (size_t i = 0; i < p->n_rows; i++) {
		const void *row = page_row(p, i);

		for (size_t n = 0; n < k->n_fields; n++) {
			size_t len = field_show(&k->fields[n], row, &style, buf,
						sizeof(buf));
			struct str v = field_value(&k->fields[n], row, k->flag_words,
						   buf, sizeof(buf));

			CU_ASSERT_TRUE(len < sizeof(buf));
			CU_ASSERT_TRUE(!v.len || v.ptr != NULL);
			CU_ASSERT_EQUAL(field_cmp(&k->fields[n], row, row), 0);
		}
		CU_ASSERT_TRUE(kind_key(k, row, key, sizeof(key)) > 0);
		CU_ASSERT_TRUE(kind_same(k, row, row));
	}
}

static void test_fixtures_decode(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		struct page *p = fixture(kinds[i]);

		CU_ASSERT_TRUE(p->n_rows > 1);
		CU_ASSERT_EQUAL(p->skipped, 0);
		/* What rows are joined by is a digest, and their name. */
		CU_ASSERT_TRUE(kinds[i]->merge ||
			       kind_name(kinds[i], page_row(p, 0)).len > 0);
		read_all(p);
		page_free(p);
	}
}

/* A field that no fixture fills may have a pointer that is wrong. */
static void test_every_field_is_filled_somewhere(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		const struct kind *k = kinds[i];
		struct page *p = fixture(k);

		for (size_t n = 0; n < k->n_fields; n++) {
			const struct field *f = &k->fields[n];
			char *nothing = xcalloc(1, k->row_size);
			bool filled = f->type == FIELD_FLAGS || f->flags & FIELD_LATE ||
				      !strcmp(f->name, "variant") ||
				      !strcmp(f->name, "os_version");

			for (size_t r = 0; r < p->n_rows; r++)
				filled |= field_cmp(f, page_row(p, r), nothing) != 0;
			if (!filled)
				printf("%s.%s is never filled\n", k->name, f->name);
			CU_ASSERT_TRUE(filled);
			free(nothing);
		}
		page_free(p);
	}
}

/* ---- the schema, mutated ---- */

static json_object *rows_of(const struct kind *k, json_object *root)
{
	json_object *rows = envelope_rows(envelope_of(k), root);

	json_object_put(rows); /* the answer holds it, too */
	return rows;
}

static json_object *wrong(int how)
{
	char *huge;
	json_object *s;

	switch (how) {
	case 0:
		return NULL;
	case 1:
		return json_object_new_object();
	case 2:
		return json_object_new_array();
	case 3:
		return json_object_new_int64(-5);
	case 4:
		return json_object_new_string("");
	case 5:
		return json_object_new_boolean(1);
	case 6:
		return json_object_new_double(1.5);
	case 7:
		return json_object_new_int64(INT64_MAX);
	default:
		huge = xmalloc(100000);
		memset(huge, 'x', 100000);
		s = json_object_new_string_len(huge, 100000);
		free(huge);
		return s;
	}
}

enum { WRONGS = 9 };

/* Columns that do not come from `key` are as before. */
static void check_others(const struct page *was, const struct page *is, const char *key)
{
	const struct kind *k = was->kind;
	size_t len = strlen(key);

	if (is->n_rows != was->n_rows)
		return;
	for (size_t n = 0; n < k->n_fields; n++) {
		const struct field *f = &k->fields[n];

		if (f->json && (strncmp(f->json + 1, key, len) != 0 ||
				(f->json[len + 1] && f->json[len + 1] != '/')))
			CU_ASSERT_EQUAL(field_cmp(f, page_row(was, 0), page_row(is, 0)),
					0);
	}
}

static void mutate(const struct kind *k, const struct page *was, const char *body,
		   const char *key, int how)
{
	json_object *root = json_tokener_parse(body), *row;
	struct page *p;

	row = json_object_array_get_idx(rows_of(k, root), 0);
	if (how < WRONGS)
		json_object_object_add(row, key, wrong(how));
	else
		json_object_object_del(row, key);
	p = decode(k, json_object_to_json_string_ext(root, JSON_C_TO_STRING_PLAIN));
	CU_ASSERT_EQUAL(p->n_rows + p->skipped, was->n_rows);
	read_all(p);
	check_others(was, p, key);
	page_free(p);
	json_object_put(root);
}

static void test_any_key_may_be_missing_or_wrong(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		const struct kind *k = kinds[i];
		char *body = data_read(k->name);
		struct page *was = decode(k, body);
		json_object *root = json_tokener_parse(body);
		json_object *row =
			k->unfold ? NULL
				  : json_object_array_get_idx(rows_of(k, root), 0);

		if (!row) {
			json_object_put(root);
			page_free(was);
			free(body);
			continue;
		}
		json_object_object_foreach(row, key, value)
		{
			(void)value;
			for (int how = 0; how <= WRONGS; how++)
				mutate(k, was, body, key, how);
		}
		json_object_put(root);
		page_free(was);
		free(body);
	}
}

/* The first field a row must have; NULL when there is none. */
static const struct field *strict_field(const struct kind *k)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].flags & FIELD_STRICT)
			return &k->fields[i];
	return NULL;
}

static void test_a_row_without_its_name_is_refused(void)
{
	static const char *const rows[] = {
		"{}", "{\"%s\":null}", "{\"%s\":\"\"}", "{\"%s\":7}", "null",
		"[]", "\"x\""
	};

	for (size_t i = 0; kinds[i]; i++) {
		const struct kind *k = kinds[i];
		const struct field *f = strict_field(k);
		json_object *list = json_object_new_array(), *good;
		struct page *p;

		if (!f || k->unfold) {
			json_object_put(list);
			continue;
		}
		for (size_t n = 0; n < COUNT(rows); n++) {
			const char *at = strstr(rows[n], "%s");
			char *row = at ? xasprintf("%.*s%s%s", (int)(at - rows[n]),
						   rows[n], f->json + 1, at + 2)
				       : xstrdup(rows[n]);

			json_object_array_add(list, json_tokener_parse(row));
			free(row);
		}
		good = json_object_new_object();
		json_object_object_add(good, f->json + 1, json_object_new_string("a"));
		json_object_array_add(list, good);
		p = page_of_rows(k, list, 0, COUNT(rows) + 1);
		CU_ASSERT_EQUAL(p->n_rows, 1);
		CU_ASSERT_EQUAL(p->skipped, COUNT(rows));
		read_all(p);
		page_free(p);
		json_object_put(list);
	}
}

/* ---- what is particular ---- */

static const struct tag *find_tag(const struct page *p, const char *name)
{
	for (size_t i = 0; i < p->n_rows; i++) {
		const struct tag *t = page_row(p, i);

		if (str_eq(text_str(t->name), str_from(name)))
			return t;
	}
	CU_FAIL_FATAL("no such tag");
	return NULL;
}

static void test_tags_leave_attestations_out(void)
{
	struct page *p = fixture(&kind_tags);
	const struct tag *t = find_tag(p, "1.119.1");

	CU_ASSERT_EQUAL(t->images.n, 2);
	CU_ASSERT_TRUE(str_eq(text_str(t->platforms), STR("amd64,arm64")));
	page_free(p);
}

static void test_tags_without_digest_or_date(void)
{
	struct page *p = fixture(&kind_tags);

	CU_ASSERT_FALSE(find_tag(p, "latest")->digest.known);
	CU_ASSERT_TRUE(find_tag(p, "1.119.1")->digest.known);
	CU_ASSERT_EQUAL(find_tag(p, "1.119.1")->digest.sha256[0], 0x4a);
	CU_ASSERT_EQUAL(find_tag(p, "pr-001")->pulled.sec, 0);
	CU_ASSERT_TRUE(find_tag(p, "pr-001")->pushed.sec > 0);
	CU_ASSERT_FALSE(find_tag(p, "pr-001")->digest.known);
	page_free(p);
}

static void test_tags_keys_hold_the_digest(void)
{
	struct page *p = fixture(&kind_tags);
	struct tag t = *find_tag(p, "1.119.1");
	char a[300], b[300];
	size_t n = kind_key(&kind_tags, &t, a, sizeof(a)), m;

	t.digest.sha256[31] ^= 1;
	m = kind_key(&kind_tags, &t, b, sizeof(b));
	CU_ASSERT_EQUAL(n, m);
	CU_ASSERT_NOT_EQUAL(memcmp(a, b, n), 0);
	CU_ASSERT_FALSE(kind_same(&kind_tags, &t, find_tag(p, "1.119.1")));
	page_free(p);
}

static void test_tags_have_flags(void)
{
	const char *const patterns[] = { "^1\\.", NULL };
	struct page *p = fixture(&kind_tags);
	const struct tag *t = find_tag(p, "1.119.1");
	struct row_context ctx = { .now = t->pulled.sec + TAG_HOT_AGE - 1 };

	CU_ASSERT_EQUAL(kind_tags.flags(t, &ctx), TAG_HOT);
	ctx.now++;
	CU_ASSERT_EQUAL(kind_tags.flags(t, &ctx), 0);
	CU_ASSERT_EQUAL(kind_tags.flags(find_tag(p, "pr-001"), &ctx), 0);
	ctx.rules = rules_new(patterns);
	CU_ASSERT_EQUAL(kind_tags.flags(t, &ctx), TAG_LOCK);
	CU_ASSERT_EQUAL(kind_tags.flags(find_tag(p, "latest"), &ctx), 0);
	rules_free((struct rules *)(uintptr_t)ctx.rules);
	page_free(p);
}

static void test_flags_are_shown_and_exported(void)
{
	const struct field *f = kind_field(&kind_tags, STR("flags"));
	struct tag t = { .flags.bits = TAG_HOT | TAG_LOCK | 2u << FLAGS_WORDS };
	struct cell_style style = { .flag_words = kind_tags.flag_words };
	char buf[80];

	field_show(f, &t, &style, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "HOT LOCK =2");
	CU_ASSERT_TRUE(
		str_eq(field_value(f, &t, kind_tags.flag_words, buf, sizeof(buf)),
		       STR("HOT LOCK =2")));
	t.flags.bits = 1u << FLAGS_WORDS;
	CU_ASSERT_EQUAL(field_show(f, &t, &style, buf, sizeof(buf)), 2);
	CU_ASSERT_STRING_EQUAL(buf, "=1");
	t.flags.bits = TAG_LOCK;
	CU_ASSERT_EQUAL(field_show(f, &t, &style, buf, 3), 2);
	CU_ASSERT_STRING_EQUAL(buf, "LO");
}

static void test_images_name_attestations(void)
{
	struct page *p = fixture(&kind_tag_images);

	CU_ASSERT_EQUAL(p->n_rows, 4);
	CU_ASSERT_TRUE(str_eq(kind_name(&kind_tag_images, page_row(p, 0)),
			      STR("linux/amd64")));
	CU_ASSERT_TRUE(str_eq(kind_name(&kind_tag_images, page_row(p, 1)),
			      STR("attestation")));
	page_free(p);
}

static struct str image_field(const struct table *t, size_t i, const char *name,
			      char *buf, size_t size)
{
	return field_value(kind_field(&kind_images, str_from(name)), table_row(t, i),
			   NULL, buf, size);
}

/* Each digest once, with every tag that uses it; none is lost for want of a digest. */
static void test_images_are_joined_by_digest(void)
{
	struct table *t = table_new(&kind_images);
	char buf[96];

	table_sort(t, NULL, false);
	CU_ASSERT_EQUAL(table_append(t, fixture(&kind_images)), 1);
	CU_ASSERT_EQUAL(table_append(t, fixture(&kind_images)), 4);
	CU_ASSERT_EQUAL_FATAL(table_shown(t), 3);
	CU_ASSERT_TRUE(
		str_eq(image_field(t, 0, "tags", buf, sizeof(buf)), STR("latest,v1")));
	CU_ASSERT_TRUE(str_eq(image_field(t, 0, "uses", buf, sizeof(buf)), STR("2")));
	CU_ASSERT_TRUE(
		str_eq(image_field(t, 1, "tags", buf, sizeof(buf)), STR("latest")));
	CU_ASSERT_TRUE(str_eq(image_field(t, 2, "alone", buf, sizeof(buf)),
			      STR("old linux/386")));
	table_free(t);
}

/* A manifest that a tag or an image has is no row of its own. */
static void test_manifests_without_a_tag_are_added(void)
{
	static const char form[] =
		"{\"manifests\":[{\"manifest_digest\":\"sha256:%s\",\"tags\":[%s],"
		"\"total_size\":7}],\"last_evaluated_key\":null}";
	static const char *const cases[][2] = { { "a", "" },
						{ "c", "\"latest\"" },
						{ "d", "" } };
	struct table *t = table_new(&kind_images);
	char buf[96];

	table_sort(t, NULL, false);
	table_append(t, fixture(&kind_images));
	for (size_t i = 0; i < COUNT(cases); i++) {
		char hex[65] = "", *body;
		struct page *p = NULL;
		struct error err = { 0 };

		memset(hex, cases[i][0][0], 64);
		body = xasprintf(form, hex, cases[i][1]);
		CU_ASSERT_EQUAL_FATAL(page_decode(&kind_images, ENV_MANIFESTS,
						  str_from(body), &p, &err),
				      ST_OK);
		CU_ASSERT_EQUAL(p->sent, 1);
		table_append(t, p);
		free(body);
	}
	CU_ASSERT_EQUAL_FATAL(table_shown(t), 4);
	CU_ASSERT_TRUE(
		str_eq(image_field(t, 3, "status", buf, sizeof(buf)), STR("untagged")));
	CU_ASSERT_TRUE(
		str_eq(image_field(t, 0, "status", buf, sizeof(buf)), STR("active")));
	table_free(t);
}

static void test_repos_say_public_only_when_told(void)
{
	static const char body[] =
		"[{\"name\":\"a\",\"is_private\":true},"
		"{\"name\":\"b\",\"is_private\":false},"
		"{\"name\":\"c\"},{\"name\":\"d\",\"is_private\":1}]";
	static const char *const want[] = { "private", "public", "", "" };
	const struct field *f = kind_field(&kind_repos, STR("vis"));
	struct page *p = decode(&kind_repos, body);

	CU_ASSERT_EQUAL_FATAL(p->n_rows, COUNT(want));
	for (size_t i = 0; i < COUNT(want); i++) {
		char buf[80];

		CU_ASSERT_TRUE(
			str_eq(field_value(f, page_row(p, i), NULL, buf, sizeof(buf)),
			       str_from(want[i])));
	}
	page_free(p);
}

static void test_the_own_namespace_is_a_row(void)
{
	struct page *p = namespaces_own_page("maria", false);

	CU_ASSERT_EQUAL(p->n_rows, 1);
	CU_ASSERT_TRUE(
		str_eq(kind_name(&kind_namespaces, page_row(p, 0)), STR("maria")));
	read_all(p);
	page_free(p);
}

/* No row, cell or key holds what must not be shown. */
static void test_secrets_are_in_no_row(void)
{
	for (size_t i = 0; kinds[i]; i++) {
		const struct kind *k = kinds[i];
		struct page *p = fixture(k);

		for (size_t r = 0; r < p->n_rows; r++)
			for (size_t n = 0; n < k->n_fields; n++) {
				char buf[80];
				struct str v =
					field_value(&k->fields[n], page_row(p, r),
						    k->flag_words, buf, sizeof(buf));

				CU_ASSERT_FALSE(str_has(v, STR("s3cr3t")));
			}
		page_free(p);
	}
}

static struct str value_of(const struct page *p, size_t row, const char *name)
{
	static char buf[80];

	return field_value(kind_field(p->kind, str_from(name)), page_row(p, row),
			   p->kind->flag_words, buf, sizeof(buf));
}

static void check_value(const struct page *p, size_t row, const char *name,
			const char *want)
{
	struct str v = value_of(p, row, name);

	if (!str_eq(v, str_from(want)))
		printf("    %s of row %zu: \"%.*s\"\n", name, row, STR_ARG(v));
	CU_ASSERT_TRUE(str_eq(v, str_from(want)));
}

static void test_webhooks_show_no_path(void)
{
	struct page *p = fixture(&kind_webhooks);

	check_value(p, 0, "url", "https://ci.example.com/***");
	check_value(p, 1, "url", "https://chat.example.com:8443/***,***");
	page_free(p);
}

static uint32_t flags_of(const struct page *p, size_t row, int64_t now)
{
	const struct row_context ctx = { .now = now };

	return p->kind->flags(page_row(p, row), &ctx);
}

static void test_members_have_flags_in_words(void)
{
	enum { NOW = 1784600000 }; /* July 2026 */
	struct page *p = fixture(&kind_members);
	const char *const *words = kind_members.flag_words;

	CU_ASSERT_EQUAL(flags_of(p, 0, NOW), 1 << 4);
	CU_ASSERT_STRING_EQUAL(words[4], "OWNER");
	CU_ASSERT_EQUAL(flags_of(p, 1, NOW), 1 << 0 | 1 << 2);
	CU_ASSERT_STRING_EQUAL(words[0], "NOTEAM");
	CU_ASSERT_STRING_EQUAL(words[2], "GUEST");
	CU_ASSERT_EQUAL(flags_of(p, 2, NOW), 1 << 1 | 1 << 3);
	CU_ASSERT_EQUAL(flags_of(p, 2, 0), 1 << 3);
	CU_ASSERT_STRING_EQUAL(words[1], "IDLE");
	CU_ASSERT_STRING_EQUAL(words[3], "EDITOR");
	check_value(p, 0, "teams", "owners,sre");
	page_free(p);
}

static void test_settings_are_rows(void)
{
	struct page *p = fixture(&kind_settings);

	CU_ASSERT_EQUAL_FATAL(p->n_rows, 5);
	check_value(p, 0, "key", "motto");
	check_value(p, 0, "value", "pull less");
	check_value(p, 1, "key", "restricted_images.enabled");
	check_value(p, 1, "value", "false");
	check_value(p, 1, "meaning", "members pull allowed images only");
	check_value(p, 1, "default", "false");
	check_value(p, 2, "default", ""); /* nobody has written it down */
	check_value(p, 4, "key", "seats.rules.names");
	check_value(p, 4, "value", "[\"a\",1]");
	page_free(p);
}

/* Wider and deeper than anybody needs: nothing is lost, nothing overflows. */
static void test_settings_have_no_bottom(void)
{
	json_object *root = json_object_new_object(), *at = root;
	struct page *p = NULL;
	struct error err = { 0 };

	for (int i = 0; i < 30; i++) {
		json_object *next = json_object_new_object();

		json_object_object_add(at, "a-rather-long-name", next);
		json_object_object_add(at, "leaf", json_object_new_int(i));
		at = next;
	}
	CU_ASSERT_EQUAL_FATAL(page_decode(&kind_settings, ENV_OBJECT,
					  str_from(json_object_to_json_string(root)),
					  &p, &err),
			      ST_OK);
	CU_ASSERT_TRUE(p->n_rows >= 2);
	read_all(p);
	page_free(p);
	json_object_put(root);
}

static void test_tokens_without_an_end_are_last(void)
{
	struct page *p = fixture(&kind_oats);
	const struct field *f = kind_field(&kind_oats, STR("expires"));

	CU_ASSERT_TRUE(field_cmp(f, page_row(p, 0), page_row(p, 1)) < 0);
	check_value(p, 0, "state", "active");
	check_value(p, 1, "state", "disabled");
	page_free(p);
}

/* Two events of one second differ in what they hold. */
static void test_events_are_told_apart(void)
{
	struct page *p = fixture(&kind_audit);

	CU_ASSERT_FALSE(kind_same(&kind_audit, page_row(p, 0), page_row(p, 1)));
	check_value(p, 0, "what", "pushed the tag v1 to the repository acme/web-app");
	page_free(p);
}

CHECK_MAIN("kinds", test_secrets_are_in_no_row, test_webhooks_show_no_path,
	   test_members_have_flags_in_words, test_settings_are_rows,
	   test_settings_have_no_bottom, test_tokens_without_an_end_are_last,
	   test_events_are_told_apart, test_descriptions_are_complete,
	   test_places_lead_down_and_up_again, test_narrow_columns_fit_80,
	   test_fixtures_decode, test_every_field_is_filled_somewhere,
	   test_any_key_may_be_missing_or_wrong, test_a_row_without_its_name_is_refused,
	   test_tags_leave_attestations_out, test_tags_without_digest_or_date,
	   test_tags_keys_hold_the_digest, test_tags_have_flags,
	   test_flags_are_shown_and_exported, test_images_name_attestations,
	   test_images_are_joined_by_digest, test_manifests_without_a_tag_are_added,
	   test_repos_say_public_only_when_told, test_the_own_namespace_is_a_row)
