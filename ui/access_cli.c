#include "ui/access_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/access.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/estate_get.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/local_table.h"

enum { EXIT_INCOMPLETE = 2 };

/* What is asked. */
struct question {
	char *org, *repo; /* repo NULL: all, of the user */
	const char *user;
	enum reach least;
};

static enum status read_question(const struct options *o, struct question *q,
				 struct error *err)
{
	const char *can = flag_value(o, "can"), *of, *slash;

	*q = (struct question){ .user = flag_value(o, "user") };
	if (flags_check(o, "access", err))
		return err->status;
	if (o->n_words < 2 && !q->user) {
		error_set(err, ST_USAGE, "access: to which repository?");
		return error_hint(err, "hubdeck access NS/REPO, or hubdeck access ORG "
				       "--user NAME");
	}
	if (estate_org(o, &of, err))
		return err->status;
	if (can && !reach_parse(can, &q->least))
		return error_set(err, ST_USAGE,
				 "--can is pull, push or admin, not \"%.40s\"", can);
	slash = of ? strchr(of, '/') : NULL;
	if (!slash && !q->user) {
		error_set(err, ST_USAGE, "access: \"%.60s\" is no repository",
			  o->words[1]);
		return error_hint(err, "write NS/REPO, or add --user NAME");
	}
	if (of)
		q->org = xstrndup(of, slash ? (size_t)(slash - of) : strlen(of));
	q->repo = slash ? xstrdup(slash + 1) : NULL;
	return ST_OK;
}

/* ---- what is printed ---------------------------------------------------------------
 */

static const struct local_column of_repo[] = {
	{ "who", 1, 0 },
	{ "can", 1, 0 },
	{ "because", 1, 0 },
	{ "ways", 2, LOCAL_RIGHT },
	{ "kind", 3, 0 },
	{ "where", LOCAL_NOT_SHOWN, 0 },
	{ "repository", LOCAL_NOT_SHOWN, 0 },
	{ "team", LOCAL_NOT_SHOWN, 0 },
	{ "group_id", LOCAL_NOT_SHOWN, 0 },
	{ "permission", LOCAL_NOT_SHOWN, 0 },
	{ "token_id", LOCAL_NOT_SHOWN, 0 },
};
static const struct local_column of_user[] = {
	{ "where", 1, 0 },
	{ "can", 1, 0 },
	{ "because", 1, 0 },
	{ "ways", 2, LOCAL_RIGHT },
	{ "who", LOCAL_NOT_SHOWN, 0 },
	{ "kind", LOCAL_NOT_SHOWN, 0 },
	{ "repository", LOCAL_NOT_SHOWN, 0 },
	{ "team", LOCAL_NOT_SHOWN, 0 },
	{ "group_id", LOCAL_NOT_SHOWN, 0 },
	{ "permission", LOCAL_NOT_SHOWN, 0 },
	{ "token_id", LOCAL_NOT_SHOWN, 0 },
};

static void say_counts(json_object *rows, const struct question *q,
		       const struct estate *e, int requests)
{
	if (q->user)
		printf("\n%zu ways; %d requests\n", json_object_array_length(rows),
		       requests);
	else
		printf("\n%zu people, %zu by more than one way; %zu organization "
		       "tokens; %d requests\n",
		       access_count(rows, "user", false),
		       access_count(rows, "user", true),
		       access_count(rows, "token", false), requests);
	if (q->user && access_is_stranger(e, q->user))
		printf("Nobody in %s is called that.\n", e->org);
	if (q->repo && access_is_public(e, q->repo))
		puts("It is public: everybody can pull.");
	if (!q->repo)
		puts("What is public everybody can pull; that is not listed.");
	puts("Not in the Hub API: personal tokens of others, which can what their "
	     "owner "
	     "can.");
}

static enum status print(const struct options *o, const struct question *q,
			 const struct estate *e, json_object *rows, int requests,
			 struct error *err)
{
	const struct local_column *columns = q->user ? of_user : of_repo;
	struct output out;
	enum status st = ST_OK;

	output_init(&out, &o->config, stdout, e->now);
	if (out.format == OUT_JSON) {
		evidence_print(&out, evidence_access(e, rows, requests));
		return ST_OK;
	}
	if (json_object_array_length(rows) || out.format != OUT_TABLE)
		st = local_table(&out, columns, COUNT(of_repo), rows, err);
	if (st == ST_OK && out.format == OUT_TABLE)
		say_counts(rows, q, e, requests);
	evidence_say_missing(&out, e->missing);
	return st;
}

/* ---- the command
 * ----------------------------------------------------------------------- */

int access_command(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	struct question q;
	struct estate e = { 0 };
	json_object *rows = NULL;
	int requests = 0, code;
	enum status st = read_question(o, &q, err);

	if (st == ST_OK)
		st = estate_get(p,
				&(struct estate_wanted){
					.org = q.org,
					.repo = q.repo,
					.parts = ESTATE_PEOPLE | ESTATE_TEAMS |
						 ESTATE_ACCESS |
						 (q.user ? 0 : ESTATE_TOKENS),
				},
				&e, &requests, err);
	if (st == ST_OK && q.repo)
		st = access_check_repo(&e, q.repo, err);
	if (st == ST_OK) {
		rows = access_of(&e, q.repo, q.user, q.least);
		st = print(o, &q, &e, rows, requests, err);
	}
	code = st != ST_OK           ? cli_fail(o, err)
	       : estate_complete(&e) ? 0
				     : EXIT_INCOMPLETE;
	json_object_put(rows);
	estate_done(&e);
	free(q.org);
	free(q.repo);
	return code;
}

void access_help(void)
{
	puts("hubdeck access NS/REPO: who can do what to a repository, and because of "
	     "what\n"
	     "hubdeck access [ORG] --user NAME: what somebody can reach\n"
	     "\n"
	     "Every way is a line: who has two has two ways to lose.  Exit 0, or 2: "
	     "not "
	     "everything could\n"
	     "be read.\n");
	flags_print("access");
}
