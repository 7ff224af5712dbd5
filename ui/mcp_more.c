#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"
#include "ui/output.h"

/* ---- resources ----------------------------------------------------------------- */

enum { JOURNAL_ROWS = 200 };

#define JOURNAL_URI "hub://journal"

static json_object *text(const char *s)
{
	return json_object_new_string(s);
}

static json_object *described(const char *key, const char *uri, const char *name,
			      const char *help)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, key, text(uri));
	json_object_object_add(o, "name", text(name));
	json_object_object_add(o, "description", text(help));
	json_object_object_add(o, "mimeType", text("application/json"));
	return o;
}

json_object *mcp_resources(void)
{
	json_object *all = json_object_new_array();

	json_object_array_add(all, described("uri", JOURNAL_URI, "journal",
					     "the newest changes made from this "
					     "machine"));
	return all;
}

json_object *mcp_templates(void)
{
	json_object *all = json_object_new_array();

	json_object_array_add(all, described("uriTemplate", "hub://{namespace}/repos",
					     "repositories",
					     "the repositories of a namespace"));
	json_object_array_add(all, described("uriTemplate",
					     "hub://{namespace}/{repository}/tags",
					     "tags", "the tags of a repository"));
	return all;
}

static bool take_row(void *arg, const struct journal_row *row)
{
	json_object_array_add(arg, journal_row_json(row));
	return true;
}

static void read_journal(struct mcp *m, json_object *id)
{
	const struct journal_filter filter = { .limit = JOURNAL_ROWS };
	json_object *rows = json_object_new_array(), *list = json_object_new_array();
	json_object *o = json_object_new_object(), *one = json_object_new_object();
	struct journal *j = NULL;
	struct error err = { 0 };

	if (m->program->journal &&
	    journal_open_read(m->program->journal, &j, &err) == ST_OK && j)
		(void)!journal_find(j, &filter, take_row, rows, &err);
	journal_close(j);
	json_object_object_add(one, "uri", text(JOURNAL_URI));
	json_object_object_add(one, "mimeType", text("application/json"));
	json_object_object_add(one, "text",
			       text(json_object_to_json_string_ext(
				       rows, JSON_C_TO_STRING_PLAIN |
						     JSON_C_TO_STRING_NOSLASHESCAPE)));
	json_object_array_add(list, one);
	json_object_object_add(o, "contents", list);
	json_object_put(rows);
	if (err.status == ST_OK) {
		mcp_result(m, id, o);
		return;
	}
	json_object_put(o);
	mcp_error(m, id, RPC_NOT_FOUND, err.text);
}

static void read_list(struct mcp *m, json_object *id, const char *uri, const char *op,
		      struct str ns, struct str repo)
{
	json_object *params = json_object_new_object();

	json_object_object_add(params, "namespace",
			       json_object_new_string_len(ns.ptr, (int)ns.len));
	if (repo.len)
		json_object_object_add(
			params, "repository",
			json_object_new_string_len(repo.ptr, (int)repo.len));
	mcp_call_resource(m, id, uri, op_by_name(op), params);
}

/* hub://NS/repos and hub://NS/REPO/tags. */
static bool read_hub(struct mcp *m, json_object *id, const char *uri)
{
	const char *ns = uri + strlen("hub://"), *slash = strchr(ns, '/'), *last;
	struct str space, repo;

	if (!slash || slash == ns)
		return false;
	space = (struct str){ ns, (size_t)(slash - ns) };
	if (!strcmp(slash, "/repos")) {
		read_list(m, id, uri, "repos.list", space, (struct str){ NULL, 0 });
		return true;
	}
	last = strchr(slash + 1, '/');
	if (!last || last == slash + 1 || strcmp(last, "/tags") != 0)
		return false;
	repo = (struct str){ slash + 1, (size_t)(last - slash - 1) };
	read_list(m, id, uri, "repos.list_tags", space, repo);
	return true;
}

void mcp_read_resource(struct mcp *m, json_object *id, json_object *params)
{
	struct str s = json_str(params, "/uri");
	char *uri = xstrndup(s.ptr ? s.ptr : "", s.len);

	if (!*uri)
		mcp_error(m, id, RPC_PARAMS, "uri is missing");
	else if (!strcmp(uri, JOURNAL_URI))
		read_journal(m, id);
	else if (strncmp(uri, "hub://", 6) != 0 || !read_hub(m, id, uri))
		mcp_error(m, id, RPC_NOT_FOUND, "there is no such resource");
	free(uri);
}

/* ---- prompts ------------------------------------------------------------------- */

static const struct prompt {
	const char *name, *help;
	const char *arg, *arg_help;
	const char *text; /* %s: the argument */
} prompts[] = {
	{ "cleanup", "plan a cleanup of stale tags", "repository",
	  "NAMESPACE/REPOSITORY",
	  "Look at the tags of %s with hub_repos.  Say which look stale (old, not "
	  "pulled, made by pull requests) and which must stay (releases, latest, "
	  "recently pulled).  Make a plan that deletes the stale ones with "
	  "cleanup_plan, and show what goes, what stays and why.  Only when asked to "
	  "go on, give its id to cleanup_apply: a person confirms it there.  Delete "
	  "nothing in another way." },
	{ "audit", "audit who has access", "organization", "the organization",
	  "Report who is in %s with membership_audit, and who can push to its most "
	  "used repositories with who_can; list its organization tokens with "
	  "hub_auth.  Say who is owner, in no team, idle or invited for long, and "
	  "which tokens were never used or have wide scopes.  Where a report says that "
	  "it is not complete, say what is missing.  Change nothing." },
	{ "rotate", "rotate an access token", "token", "its label or UUID",
	  "Find the token %s.  Propose the steps to rotate it: make a new one with the "
	  "same scopes (its secret goes to a file, never into an answer), put it where "
	  "the old one is used, turn the old one off, check, delete it.  Wait for a "
	  "person before each step." },
};

json_object *mcp_prompts(void)
{
	json_object *all = json_object_new_array();

	for (size_t i = 0; i < COUNT(prompts); i++) {
		json_object *o = json_object_new_object();
		json_object *args = json_object_new_array();
		json_object *arg = json_object_new_object();

		json_object_object_add(arg, "name", text(prompts[i].arg));
		json_object_object_add(arg, "description", text(prompts[i].arg_help));
		json_object_object_add(arg, "required", json_object_new_boolean(true));
		json_object_array_add(args, arg);
		json_object_object_add(o, "name", text(prompts[i].name));
		json_object_object_add(o, "description", text(prompts[i].help));
		json_object_object_add(o, "arguments", args);
		json_object_array_add(all, o);
	}
	return all;
}

static char *fill_in(const struct prompt *p, struct str value)
{
	const char *at = strstr(p->text, "%s");

	return xasprintf("%.*s%.*s%s", (int)(at - p->text), p->text, STR_ARG(value),
			 at + 2);
}

static json_object *prompt_result(const struct prompt *p, struct str value)
{
	json_object *o = json_object_new_object(), *list = json_object_new_array();
	json_object *one = json_object_new_object(),
		    *content = json_object_new_object();
	char *words = fill_in(p, value);

	json_object_object_add(content, "type", text("text"));
	json_put_text(content, "text", words);
	json_object_object_add(one, "role", text("user"));
	json_object_object_add(one, "content", content);
	json_object_array_add(list, one);
	json_object_object_add(o, "description", text(p->help));
	json_object_object_add(o, "messages", list);
	free(words);
	return o;
}

void mcp_get_prompt(struct mcp *m, json_object *id, json_object *params)
{
	struct str name = json_str(params, "/name");
	const struct prompt *p = NULL;
	struct str value = { NULL, 0 };
	char *pointer;

	for (size_t i = 0; i < COUNT(prompts); i++)
		if (str_eq(name, str_from(prompts[i].name)))
			p = &prompts[i];
	if (p) {
		pointer = xasprintf("/arguments/%s", p->arg);
		value = json_str(params, pointer);
		free(pointer);
	}
	if (!p)
		mcp_error(m, id, RPC_PARAMS, "there is no such prompt");
	else if (!value.len)
		mcp_error(m, id, RPC_PARAMS, "an argument is missing");
	else
		mcp_result(m, id, prompt_result(p, value));
}
