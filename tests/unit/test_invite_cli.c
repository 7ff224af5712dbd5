/* `hubdeck invite ORG --csv FILE` against the simulated Hub: what each line comes to,
 * and what the Hub has afterwards. */
#include <stdio.h>
#include <sys/stat.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/cli.h"

#define GO " --allow-destructive --yes --confirm acme --no-input"

static void write_file(struct world *w, const char *name, const char *text)
{
	char *path = xasprintf("%s/%s", w->env.home, name);
	FILE *f = fopen(path, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	free(path);
}

static json_object *answer(struct world *w, const char *input, const char *words,
			   int status)
{
	struct run *r = cli_input(w, input, words);
	json_object *o = parsed(r->out);

	if (r->status != status)
		printf("  hubdeck %s: exit %d\n  %s", words, r->status, r->err);
	CU_ASSERT_EQUAL(r->status, status);
	run_free(r);
	return o;
}

/* The open invitations as the Hub has them. */
static size_t open_invites(struct world *w)
{
	json_object *o = answer(w, NULL, "org list_invites --org acme --json", 0);
	size_t n = json_object_array_length(json_at(o, "/data/data"));

	json_object_put(o);
	return n;
}

static const char csv[] = "\xEF\xBB\xBF"
			  "Email,Role,team,phone\r\n"
			  "ana@acme.io,,,1\r\n"
			  "bo@acme.io,Member,web\r\n"
			  "\r\n"
			  "jdoe\r\n"
			  "P.Novak@x.example\r\n"
			  "carla@@acme.io\r\n"
			  "ANA@acme.io\r\n"
			  "f@acme.io,boss\r\n"
			  "g@acme.io,,nowhere\r\n"
			  "h@acme.io,,Owners\r\n"
			  "nobodyatall\r\n"
			  "\"unclosed@acme.io\r\nx\"\r\n"
			  "z@partner.example\r\n";

static const struct {
	int64_t line;
	const char *action, *why;
} lines[] = {
	{ 2, "invite", "" },
	{ 3, "invite", "" },
	{ 5, "skip", "already a member" },
	{ 6, "skip", "pending invite, 41d old" },
	{ 7, "skip", "neither a Docker ID nor an e-mail address" },
	{ 8, "skip", "the same as line 2" },
	{ 9, "skip", "role: one of owner, editor, member" },
	{ 10, "skip", "there is no team nowhere" },
	{ 11, "skip", "team: nobody is invited into \"owners\"" },
	{ 12, "skip", "the Hub says: invalid_email_or_docker_id" },
	{ 13, "skip", "it goes over several lines: is a quote missing?" },
	{ 15, "invite", "domain not in --domains" },
};

static void test_each_line_is_judged_and_nothing_sent(void)
{
	struct world w;
	json_object *o, *rows;
	size_t before;

	world_open(&w, "maria", "maria-password", NULL);
	before = open_invites(&w);
	o = answer(&w, csv, "invite acme --csv - --domains acme.io --dry-run --json",
		   1);
	rows = json_at(o, "/invitees");
	CU_ASSERT_EQUAL(json_object_array_length(rows), COUNT(lines));
	for (size_t i = 0; i < COUNT(lines); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		CU_ASSERT_EQUAL(json_int(row, "/line"), lines[i].line);
		CU_ASSERT_STRING_EQUAL(json_text(row, "/action"), lines[i].action);
		CU_ASSERT_STRING_EQUAL(json_text(row, "/why"), lines[i].why);
	}
	CU_ASSERT_EQUAL(json_int(o, "/counts/invite"), 3);
	CU_ASSERT_EQUAL(json_int(o, "/counts/invalid"), 5);
	json_object_put(o);
	CU_ASSERT_EQUAL(open_invites(&w), before);
	/* A rehearsal is no change. */
	o = answer(&w, NULL, "journal --json", 0);
	CU_ASSERT_EQUAL(json_object_array_length(o), 0);
	json_object_put(o);
	world_close(&w);
}

static void test_what_is_right_is_sent_and_every_line_has_its_result(void)
{
	struct world w;
	size_t before;
	struct run *r;
	struct stat st;
	char *path, *words;

	world_open(&w, "maria", "maria-password", NULL);
	before = open_invites(&w);
	write_file(&w, "june.csv", csv);
	words = xasprintf("invite acme --csv %s/june.csv -o table", w.env.home);
	expect_exit(&w, words, 4, "allow-destructive");
	CU_ASSERT_EQUAL(open_invites(&w), before);
	free(words);
	words = xasprintf("invite acme --csv %s/june.csv -o table" GO, w.env.home);
	expect_exit(&w, words, 3, NULL);
	CU_ASSERT_EQUAL(open_invites(&w), before + 3);
	/* Nothing of the user is written over. */
	write_file(&w, "july.csv", "email\ny@acme.io\nz2@acme.io\n");
	free(words);
	words = xasprintf(
		"invite acme --csv %s/july.csv --result %s/june.result.csv" GO,
		w.env.home, w.env.home);
	expect_exit(&w, words, 74, "exists already");
	CU_ASSERT_EQUAL(open_invites(&w), before + 3);
	free(words);
	path = xasprintf("%s/june.result.csv", w.env.home);
	CU_ASSERT_EQUAL(stat(path, &st), 0);
	CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
	words = xasprintf("cat %s", path);
	r = cli_shell(&w, words);
	CU_ASSERT_TRUE(strstr(r->out, "3,bo@acme.io,member,web,invite,,invited,") !=
		       NULL);
	CU_ASSERT_TRUE(strstr(r->out, "5,jdoe,,,skip,already a member,,") != NULL);
	run_free(r);
	free(words);
	free(path);
	world_close(&w);
}

/* Without the Hub's word on each line nothing is sent; later it is. */
static void test_without_a_rehearsal_nothing_is_sent(void)
{
	static const char *const fault[] = { "--fail",
					     "POST /v2/invites/bulk truncate n=1",
					     NULL };
	struct world w;
	struct run *r;
	json_object *o;
	size_t before;

	world_open(&w, "maria", "maria-password", fault);
	before = open_invites(&w);
	r = cli_input(&w, "email\na@x.io\n", "invite acme --csv - --json" GO);
	CU_ASSERT_EQUAL(r->status, 75);
	run_free(r);
	CU_ASSERT_EQUAL(open_invites(&w), before);
	o = answer(&w, "email\na@x.io\n", "invite acme --csv - --json" GO, 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/invitees/0/result"), "invited");
	json_object_put(o);
	CU_ASSERT_EQUAL(open_invites(&w), before + 1);
	world_close(&w);
}

/* ---- open ones ------------------------------------------------------------------ */

static void test_old_invitations_are_sent_again_or_cancelled(void)
{
	struct world w;
	json_object *o;
	size_t before;

	world_open(&w, "maria", "maria-password", NULL);
	before = open_invites(&w);
	o = answer(&w, NULL, "invites acme --older-than 14d --json", 0);
	CU_ASSERT_EQUAL(json_object_array_length(o), 1);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/0/invitee"), "p.novak@x.example");
	json_object_put(o);
	o = answer(&w, NULL, "invites acme --older-than 14d --resend --json --no-input",
		   0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/items/0/name"), "p.novak@x.example");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/items/0/state"), "sent again");
	json_object_put(o);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "PATCH /v2/invites/*/resend"), 1);
	expect_exit(&w, "invites acme --older-than 14d --cancel", 4,
		    "allow-destructive");
	CU_ASSERT_EQUAL(open_invites(&w), before);
	o = answer(&w, NULL, "invites acme --older-than 14d --cancel --json" GO, 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/items/0/state"), "cancelled");
	json_object_put(o);
	CU_ASSERT_EQUAL(open_invites(&w), before - 1);
	expect_exit(&w, "invites acme --older-than 14d --cancel" GO, 0,
		    "nothing to do");
	expect_exit(&w, "invites acme --older-than soon", 64, "no age");
	expect_exit(&w, "invites acme --cancel --resend", 64, "not both");
	expect_exit(&w, "invites", 64, "which organization");
	world_close(&w);
}

/* Those of the file who are invited already, with the rest of it. */
static void test_open_ones_of_the_file_are_sent_again(void)
{
	static const char file[] = "email\nana@acme.io\nP.Novak@x.example\njdoe\n";
	struct world w;
	json_object *o;
	size_t before;

	world_open(&w, "maria", "maria-password", NULL);
	before = open_invites(&w);
	o = answer(&w, file, "invite acme --csv - --resend --dry-run --json", 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/invitees/1/action"), "resend");
	CU_ASSERT_EQUAL(json_int(o, "/counts/resend"), 1);
	json_object_put(o);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "PATCH /v2/invites/*/resend"), 0);
	o = answer(&w, file, "invite acme --csv - --resend --json" GO, 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/invitees/0/result"), "invited");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/invitees/1/result"), "sent again");
	CU_ASSERT_STRING_EQUAL(json_text(o, "/invitees/2/action"), "skip");
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "PATCH /v2/invites/*/resend"), 1);
	CU_ASSERT_EQUAL(open_invites(&w), before + 1);
	json_object_put(o);
	/* Nothing but open ones is a job, too. */
	o = answer(&w, "email\nana@acme.io\n", "invite acme --csv - --resend --json" GO,
		   0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/invitees/0/result"), "sent again");
	json_object_put(o);
	/* Left alone without being asked for. */
	o = answer(&w, "email\nana@acme.io\n", "invite acme --csv - --json" GO, 0);
	CU_ASSERT_STRING_EQUAL(json_text(o, "/invitees/0/action"), "skip");
	json_object_put(o);
	CU_ASSERT_EQUAL(hubsim_count(w.hub, "PATCH /v2/invites/*/resend"), 2);
	world_close(&w);
}

static void test_usage(void)
{
	struct world w;
	struct run *r;

	world_open(&w, "maria", "maria-password", NULL);
	expect_exit(&w, "invite acme", 64, "whom?");
	expect_exit(&w, "invite --csv x", 64, "which organization");
	expect_exit(&w, "invite acme --csv /nowhere", 64, "No such file");
	expect_exit(&w, "invite acme --csv - --team owners", 64, "owners");
	expect_exit(&w, "invite acme --csv - --role boss", 64, "role");
	expect_exit(&w, "invite acme --csv - --rule boss", 64, "role");
	r = cli_input(&w, "name\nx\n", "invite acme --csv - --dry-run");
	CU_ASSERT_EQUAL(r->status, 64);
	CU_ASSERT_TRUE(strstr(r->err, "no column email or username") != NULL);
	run_free(r);
	world_close(&w);
}

/* A plain member cannot, and is told before anything is made of the file. */
static void test_who_may_not_is_told_so(void)
{
	struct world w;

	world_open(&w, "jdoe", "jdoe-password", NULL);
	expect_exit(&w, "invite acme --csv /dev/null --dry-run", 77, "owner");
	world_close(&w);
}

CHECK_MAIN("invite_cli", test_each_line_is_judged_and_nothing_sent,
	   test_what_is_right_is_sent_and_every_line_has_its_result,
	   test_without_a_rehearsal_nothing_is_sent,
	   test_old_invitations_are_sent_again_or_cancelled,
	   test_open_ones_of_the_file_are_sent_again, test_usage,
	   test_who_may_not_is_told_so)
