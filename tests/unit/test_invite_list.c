/* People from a CSV: what each line comes to, what an edit changes, what the Hub is
 * asked of it, and the plan that comes of it. */
#include <stdio.h>
#include <stdlib.h>

#include "model/invite_list.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"

enum { NOW = 1760000000 };

static json_object *rows(const char *text)
{
	struct error err = { 0 };
	json_object *v = NULL;

	CU_ASSERT_EQUAL_FATAL(json_parse(str_from(text), &v, &err), ST_OK);
	return v;
}

static void fill(struct estate *e)
{
	estate_init(e, "acme", NOW);
	e->members = rows("[{\"username\":\"jdoe\",\"email\":\"j@acme.io\","
			  "\"role\":\"Member\"},"
			  "{\"username\":\"old@x.io\",\"role\":\"Invitee\"}]");
	e->invites = rows("[{\"id\":\"i-1\",\"invitee\":\"Old@x.io\","
			  "\"created_at\":\"2025-08-29T08:53:20Z\"},"
			  "{\"id\":\"i-2\",\"invitee\":\"new@x.io\","
			  "\"created_at\":\"2025-10-09T08:53:20Z\"},"
			  "{\"invitee\":\"noid@x.io\"}]");
	e->teams = rows("[{\"name\":\"web\"},{\"name\":\"ml\"}]");
}

struct rig {
	struct estate e;
	struct invite_list l;
	const char *domains;
};

static void set_up(struct rig *r, const char *csv)
{
	struct error err = { 0 };

	r->domains = NULL;
	fill(&r->e);
	CU_ASSERT_EQUAL_FATAL(invite_list_read(str_from(csv), NULL, NULL, &r->l, &err),
			      ST_OK);
	invite_list_check(&r->l, &r->e, NULL);
}

static void tear_down(struct rig *r)
{
	invite_list_done(&r->l);
	estate_done(&r->e);
}

static void check(struct rig *r)
{
	invite_list_check(&r->l, &r->e, r->domains);
}

/* "a@x.io,b@x.io member/web; ...": everything the Hub is asked now, without an answer.
 */
static const char *asked(struct rig *r)
{
	static char text[1024];
	json_object *q;
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = 1; (q = invite_list_question(&r->l, "acme", i)); i++) {
		json_object *who = json_at(q, "/invitees");

		CU_ASSERT_STRING_EQUAL(json_text(q, "/org"), "acme");
		for (size_t k = 0; k < json_object_array_length(who); k++)
			len += (size_t)snprintf(
				text + len, sizeof(text) - len, "%s%s", k ? "," : "",
				json_object_get_string(
					json_object_array_get_idx(who, k)));
		len += (size_t)snprintf(text + len, sizeof(text) - len, " %s/%s; ",
					json_text(q, "/role"), json_text(q, "/team"));
		json_object_put(q);
	}
	return text;
}

/* The Hub's answer to everything that is asked. */
static void answer(struct rig *r, const char *text)
{
	json_object *said = rows(text), *q;

	for (size_t i = 1; (q = invite_list_question(&r->l, "acme", i)); i++) {
		json_object_put(q);
		invite_list_answer(&r->l, i, said);
	}
	json_object_put(said);
}

static void edit(struct rig *r, size_t at, const char *who, const char *role,
		 const char *team)
{
	char *copies[] = { xstrdup(who), xstrdup(role), xstrdup(team) };
	const struct invite_said said = { copies[0], copies[1], copies[2] };

	invite_list_edit(&r->l, at, &said);
	check(r);
	for (size_t i = 0; i < COUNT(copies); i++)
		free(copies[i]);
}

#define LINE(r, at, what, text)                                                        \
	do {                                                                           \
		CU_ASSERT_EQUAL((r)->l.v[at].verdict, (what));                         \
		CU_ASSERT_STRING_EQUAL((r)->l.v[at].why ? (r)->l.v[at].why : "",       \
				       text);                                          \
	} while (0)

static void test_what_is_no_list_is_told_so(void)
{
	static const struct {
		const char *text;
		size_t len;
		const char *why;
	} files[] = {
		{ "", 0, "the file is empty" },
		{ "email\n", 6, "the file has a header and no lines" },
		{ "name\nx\n", 7, "line 1 names no column email or username" },
		{ "\xFF\xFE"
		  "e\0m\0a\0i\0l\0",
		  12, "the file is no text in UTF-8" },
		{ "email\na@x.io\0b\n", 15, "the file is no text in UTF-8" },
	};

	for (size_t i = 0; i < COUNT(files); i++) {
		struct invite_list l;
		struct error err = { 0 };

		CU_ASSERT_EQUAL(
			invite_list_read((struct str){ files[i].text, files[i].len },
					 NULL, NULL, &l, &err),
			ST_USAGE);
		CU_ASSERT_STRING_EQUAL(err.text, files[i].why);
	}
}

static void test_an_edit_is_checked_like_the_file(void)
{
	struct rig r;

	set_up(&r, "email,role,team\na@x.io,,\nA@X.io,,\nc@@x.io,,\n");
	LINE(&r, 1, INVITE_DUPLICATE, "the same as line 2");
	LINE(&r, 2, INVITE_INVALID, "neither a Docker ID nor an e-mail address");
	edit(&r, 2, "c@x.io", "", "");
	LINE(&r, 2, INVITE_OK, "");
	edit(&r, 2, " JDOE ", "", "");
	CU_ASSERT_STRING_EQUAL(r.l.v[2].said.invitee, "JDOE");
	LINE(&r, 2, INVITE_MEMBER, "already a member");
	edit(&r, 2, "J@ACME.IO", "", "");
	LINE(&r, 2, INVITE_MEMBER, "already a member");
	edit(&r, 2, "c@x.io", "boss", "");
	LINE(&r, 2, INVITE_INVALID, "role: one of owner, editor, member");
	edit(&r, 2, "c@x.io", "Editor", "nowhere");
	LINE(&r, 2, INVITE_INVALID, "there is no team nowhere");
	edit(&r, 2, "c@x.io", "Editor", "Owners");
	LINE(&r, 2, INVITE_INVALID, "team: nobody is invited into \"owners\"");
	edit(&r, 2, "c@x.io", "Editor", "WEB");
	LINE(&r, 2, INVITE_OK, "");
	CU_ASSERT_STRING_EQUAL(r.l.v[2].role, "editor");
	edit(&r, 2, "", "", "");
	LINE(&r, 2, INVITE_INVALID, "nobody is named");
	/* The first of two is another: the second is one no more. */
	edit(&r, 0, "b@x.io", "", "");
	LINE(&r, 1, INVITE_OK, "");
	edit(&r, 2, "a@x.io", "", "");
	LINE(&r, 2, INVITE_DUPLICATE, "the same as line 3");
	CU_ASSERT_EQUAL(invite_list_edits(&r.l), 2);
	tear_down(&r);
}

static void test_as_the_file_says_it_is_not_edited(void)
{
	struct rig r;

	set_up(&r, "email,role\na@x.io,Member\n");
	edit(&r, 0, "a@x.io", "MEMBER", "");
	CU_ASSERT_EQUAL(invite_list_edits(&r.l), 0);
	edit(&r, 0, "b@x.io", "member", "");
	edit(&r, 0, "c@x.io", "", "web");
	CU_ASSERT_EQUAL(invite_list_edits(&r.l), 1);
	CU_ASSERT_STRING_EQUAL(r.l.v[0].file.invitee, "a@x.io");
	CU_ASSERT_STRING_EQUAL(r.l.v[0].file.role, "member");
	edit(&r, 0, "a@x.io", "member", "");
	CU_ASSERT_EQUAL(invite_list_edits(&r.l), 0);
	CU_ASSERT_PTR_NULL(r.l.v[0].file.invitee);
	tear_down(&r);
}

/* What a line would come to is told without changing it. */
static void test_a_try_changes_nothing(void)
{
	struct rig r;
	char words[] = "old@x.io", none[] = "";
	const struct invite_said said = { words, none, none };
	char *why = NULL;

	set_up(&r, "email\na@x.io\nb@x.io\n");
	CU_ASSERT_EQUAL(invite_list_try(&r.l, 1, &said, &r.e, NULL, &why),
			INVITE_PENDING);
	CU_ASSERT_STRING_EQUAL(why, "pending invite, 41d old");
	free(why);
	LINE(&r, 1, INVITE_OK, "");
	CU_ASSERT_STRING_EQUAL(r.l.v[1].said.invitee, "b@x.io");
	tear_down(&r);
}

/* One question for each role and team, of the lines that changed alone. */
static void test_the_hub_is_asked_of_what_changed(void)
{
	struct rig r;

	set_up(&r, "email,role,team\na@x.io,,\nb@x.io,,web\nc@x.io,,\nd@@x.io,,\n");
	CU_ASSERT_EQUAL(invite_list_unasked(&r.l), 3);
	CU_ASSERT_STRING_EQUAL(asked(&r), "a@x.io,c@x.io /; b@x.io /web; ");
	check(&r);
	answer(&r, "[{\"invitee\":\"C@x.io\",\"status\":\"invalid_email\"},"
		   "{\"invitee\":\"a@x.io\",\"status\":\"invited\"}]");
	CU_ASSERT_EQUAL(invite_list_unasked(&r.l), 0);
	LINE(&r, 0, INVITE_OK, "");
	LINE(&r, 2, INVITE_REFUSED, "the Hub says: invalid_email");
	/* Nothing changed: its word stands, and nothing is asked. */
	check(&r);
	LINE(&r, 2, INVITE_REFUSED, "the Hub says: invalid_email");
	CU_ASSERT_STRING_EQUAL(asked(&r), "");
	/* One line: one question, of that line. */
	edit(&r, 3, "d@x.io", "", "web");
	CU_ASSERT_STRING_EQUAL(asked(&r), "d@x.io /web; ");
	check(&r);
	answer(&r, "[{\"invitee\":\"d@x.io\",\"status\":\"existing_org_member\"}]");
	LINE(&r, 3, INVITE_MEMBER, "the Hub says: existing_org_member");
	/* Another preset: of who had said nothing. */
	invite_list_preset(&r.l, NULL, "ml");
	check(&r);
	CU_ASSERT_STRING_EQUAL(asked(&r), "a@x.io,c@x.io /ml; ");
	check(&r);
	answer(&r, "[]");
	LINE(&r, 2, INVITE_OK, "");
	/* What is a double no more was never asked about. */
	edit(&r, 3, "a@x.io", "", "web");
	CU_ASSERT_STRING_EQUAL(asked(&r), "");
	check(&r);
	edit(&r, 0, "z@x.io", "", "ml");
	CU_ASSERT_STRING_EQUAL(asked(&r), "z@x.io /ml; a@x.io /web; ");
	tear_down(&r);
}

/* Edits stay through other presets, and what a line says itself goes before them. */
static void test_edits_outlive_presets(void)
{
	struct rig r;

	set_up(&r, "email,role,team\na@x.io,,\nb@x.io,,\n");
	edit(&r, 1, "c@x.io", "editor", "");
	invite_list_preset(&r.l, "Member", "web");
	check(&r);
	CU_ASSERT_STRING_EQUAL(r.l.v[0].role, "member");
	CU_ASSERT_STRING_EQUAL(r.l.v[0].team, "web");
	CU_ASSERT_STRING_EQUAL(r.l.v[1].said.invitee, "c@x.io");
	CU_ASSERT_STRING_EQUAL(r.l.v[1].role, "editor");
	CU_ASSERT_STRING_EQUAL(r.l.v[1].team, "web");
	edit(&r, 1, "c@x.io", "", "ml");
	invite_list_preset(&r.l, NULL, NULL);
	check(&r);
	CU_ASSERT_STRING_EQUAL(r.l.v[0].role, "");
	CU_ASSERT_STRING_EQUAL(r.l.v[1].role, "");
	CU_ASSERT_STRING_EQUAL(r.l.v[1].team, "ml");
	CU_ASSERT_EQUAL(invite_list_edits(&r.l), 1);
	tear_down(&r);
}

static void test_domains_are_remarked_on(void)
{
	struct rig r;

	set_up(&r, "email\na@acme.io\nb@other.io\nsomebody\nc@@\n");
	r.domains = "acme.com, ACME.io";
	check(&r);
	LINE(&r, 0, INVITE_OK, "");
	LINE(&r, 1, INVITE_OK, "domain not in --domains");
	LINE(&r, 2, INVITE_OK, "");
	LINE(&r, 3, INVITE_INVALID, "neither a Docker ID nor an e-mail address");
	r.domains = NULL;
	check(&r);
	LINE(&r, 1, INVITE_OK, "");
	tear_down(&r);
}

/* Only who is invited already, and whose invitation is known, can be sent it again. */
static void test_open_ones_are_sent_again_when_asked_for(void)
{
	struct rig r;

	set_up(&r, "email\na@x.io\nold@x.io\nnoid@x.io\nnew@x.io\nOLD@x.io\n");
	LINE(&r, 1, INVITE_PENDING, "pending invite, 41d old");
	LINE(&r, 2, INVITE_PENDING, "pending invite");
	LINE(&r, 4, INVITE_DUPLICATE, "the same as line 3");
	CU_ASSERT_FALSE(invite_list_resend(&r.l, 0, true));
	CU_ASSERT_FALSE(invite_list_resend(&r.l, 2, true));
	CU_ASSERT_TRUE(invite_list_resend(&r.l, 1, true));
	CU_ASSERT_EQUAL(invite_list_resends(&r.l), 1);
	CU_ASSERT_EQUAL(invite_list_resend_all(&r.l, true), 2);
	CU_ASSERT_EQUAL(invite_list_resends(&r.l), 2);
	/* It stays chosen while it is the same one. */
	check(&r);
	CU_ASSERT_EQUAL(invite_list_resends(&r.l), 2);
	edit(&r, 1, "new@x.io", "", "");
	CU_ASSERT_FALSE(r.l.v[1].resend);
	LINE(&r, 3, INVITE_DUPLICATE, "the same as line 3");
	CU_ASSERT_FALSE(r.l.v[3].resend);
	CU_ASSERT_EQUAL(invite_list_resends(&r.l), 0);
	tear_down(&r);
}

/* ---- the plan -------------------------------------------------------------------- */

static void test_a_plan_of_both(void)
{
	struct rig r;
	struct plan *p;
	json_object *params;

	set_up(&r, "email,team\na@x.io,\nold@x.io,ml\nb@x.io,web\nnew@x.io,\n");
	answer(&r, "[]");
	invite_list_resend(&r.l, 1, true);
	p = invite_list_plan(&r.l, "acme", NOW);
	CU_ASSERT_STRING_EQUAL(p->words.verb, "send");
	CU_ASSERT_EQUAL(p->n, 3);
	CU_ASSERT_EQUAL(p->n_parts, 3);
	CU_ASSERT_EQUAL(plan_requests(p), 3);
	CU_ASSERT_TRUE(plan_in_one_place(p));
	CU_ASSERT_PTR_EQUAL(p->parts[2].op, op_by_name("org.resend_invite"));
	CU_ASSERT_STRING_EQUAL(p->items[2].name, "old@x.io");
	/* The invitation that is open, and nothing of what the file says. */
	params = plan_params(p, &p->items[2]);
	CU_ASSERT_STRING_EQUAL(json_object_to_json_string(params),
			       "{ \"invite_id\": \"i-1\" }");
	json_object_put(params);
	plan_free(p);
	/* Either alone. */
	invite_list_resend(&r.l, 1, false);
	p = invite_list_plan(&r.l, "acme", NOW);
	CU_ASSERT_STRING_EQUAL(p->words.verb, "invite");
	CU_ASSERT_EQUAL(p->n_parts, 2);
	plan_free(p);
	tear_down(&r);
	set_up(&r, "email\nold@x.io\n");
	invite_list_resend(&r.l, 0, true);
	p = invite_list_plan(&r.l, "acme", NOW);
	CU_ASSERT_STRING_EQUAL(p->words.verb, "resend");
	CU_ASSERT_EQUAL(p->n, 1);
	CU_ASSERT_EQUAL(p->safety, SAFETY_0);
	plan_free(p);
	tear_down(&r);
}

static void settle(struct plan *p, size_t i, enum plan_state state, const char *note)
{
	p->items[i].state = state;
	free(p->items[i].note);
	p->items[i].note = note ? xstrdup(note) : NULL;
}

static void test_every_line_has_its_result(void)
{
	struct rig r;
	struct plan *p;
	json_object *out, *n;

	set_up(&r, "email,role\na@x.io,\nold@x.io,\nb@@x.io,editor\nc@x.io,\n"
		   "new@x.io,\n");
	edit(&r, 2, "b@x.io", "editor", "web");
	answer(&r, "[]");
	invite_list_resend(&r.l, 1, true);
	p = invite_list_plan(&r.l, "acme", NOW);
	CU_ASSERT_EQUAL_FATAL(p->n, 4);
	settle(p, 0, ITEM_DONE, NULL);
	settle(p, 1, ITEM_DRIFTED, "existing_org_member");
	settle(p, 2, ITEM_PLANNED, NULL);
	settle(p, 3, ITEM_DONE, NULL);
	CU_ASSERT_TRUE(invite_list_result(&r.l, p));
	CU_ASSERT_STRING_EQUAL(r.l.v[0].result, "invited");
	CU_ASSERT_STRING_EQUAL(r.l.v[1].result, "sent again");
	CU_ASSERT_STRING_EQUAL(r.l.v[2].result, "not tried");
	CU_ASSERT_STRING_EQUAL(r.l.v[3].result, "left alone");
	CU_ASSERT_STRING_EQUAL(r.l.v[3].note, "existing_org_member");
	CU_ASSERT_PTR_NULL(r.l.v[4].result);
	CU_ASSERT_EQUAL(invite_list_left(&r.l), 2);
	/* The same again is no news; the rest is. */
	CU_ASSERT_FALSE(invite_list_result(&r.l, p));
	settle(p, 2, ITEM_DONE, NULL);
	CU_ASSERT_TRUE(invite_list_result(&r.l, p));
	out = invite_list_rows(&r.l);
	CU_ASSERT_STRING_EQUAL(json_text(out, "/1/action"), "resend");
	CU_ASSERT_STRING_EQUAL(json_text(out, "/1/result"), "sent again");
	CU_ASSERT_STRING_EQUAL(json_text(out, "/2/invitee"), "b@x.io");
	CU_ASSERT_STRING_EQUAL(json_text(out, "/2/why"),
			       "edited, in the file: b@@x.io, role editor");
	CU_ASSERT_STRING_EQUAL(json_text(out, "/2/result"), "invited");
	CU_ASSERT_STRING_EQUAL(json_text(out, "/4/action"), "skip");
	n = invite_list_counts(&r.l);
	CU_ASSERT_EQUAL(json_int(n, "/invite"), 3);
	CU_ASSERT_EQUAL(json_int(n, "/resend"), 1);
	CU_ASSERT_EQUAL(json_int(n, "/pending"), 2);
	json_object_put(n);
	json_object_put(out);
	plan_free(p);
	tear_down(&r);
}

CHECK_MAIN("invite_list", test_what_is_no_list_is_told_so,
	   test_an_edit_is_checked_like_the_file,
	   test_as_the_file_says_it_is_not_edited, test_a_try_changes_nothing,
	   test_the_hub_is_asked_of_what_changed, test_edits_outlive_presets,
	   test_domains_are_remarked_on, test_open_ones_are_sent_again_when_asked_for,
	   test_a_plan_of_both, test_every_line_has_its_result)
