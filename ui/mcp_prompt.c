#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"
#include "ui/output.h"

/* What a person can have an agent do, offered where the tools for it are. */

static json_object *text(const char *s)
{
	return json_object_new_string(s);
}

static const struct prompt {
	const char *name, *help;
	const char *needs[3]; /* groups and tools; NULL behind the last */
	const char *arg, *arg_help;
	const char *text; /* %s: the argument */
} prompts[] = {
	{ "cleanup",
	  "plan a cleanup of stale tags",
	  { "repos", "cleanup_plan" },
	  "repository",
	  "NAMESPACE/REPOSITORY",
	  "Look at the tags of %s with hub_repos.  Say which look stale (old, not "
	  "pulled, made by pull requests) and which must stay (releases, latest, "
	  "recently pulled).  Make a plan that deletes the stale ones with "
	  "cleanup_plan, and show what goes, what stays and why.  Only when asked to "
	  "go on, give its id to cleanup_apply, where a person confirms it; without "
	  "that tool show the line that it answered as apply.  Delete nothing in "
	  "another way." },
	{ "audit",
	  "audit what is wrong, and who has access",
	  { "org_doctor", "membership_audit", "who_can" },
	  "organization",
	  "the organization",
	  "Report what is wrong in %s with org_doctor, the worst first, who is in it "
	  "with membership_audit, and who can push to its most used repositories with "
	  "who_can.  Say who is owner, in no team, idle or invited for long, and which "
	  "tokens were never used or have wide scopes.  Where a report says that it is "
	  "not complete, say what is missing; where it left rows out, say how many.  "
	  "Change nothing." },
	{ "rotate",
	  "rotate an access token",
	  { "auth" },
	  "token",
	  "its label or UUID",
	  "Find the token %s.  Propose the steps to rotate it: make a new one with the "
	  "same scopes (its secret goes to a file, never into an answer), put it where "
	  "the old one is used, turn the old one off, check, delete it.  Wait for a "
	  "person before each step." },
};

static bool is_on(const struct mcp *m, const struct prompt *p)
{
	for (size_t i = 0; i < COUNT(p->needs) && p->needs[i]; i++)
		if (!mcp_tools_has(&m->tools, p->needs[i]))
			return false;
	return true;
}

static json_object *described(const struct prompt *p)
{
	json_object *o = json_object_new_object(), *args = json_object_new_array();
	json_object *arg = json_object_new_object();

	json_object_object_add(arg, "name", text(p->arg));
	json_object_object_add(arg, "description", text(p->arg_help));
	json_object_object_add(arg, "required", json_object_new_boolean(true));
	json_object_array_add(args, arg);
	json_object_object_add(o, "name", text(p->name));
	json_object_object_add(o, "description", text(p->help));
	json_object_object_add(o, "arguments", args);
	return o;
}

json_object *mcp_prompts(const struct mcp *m)
{
	json_object *all = json_object_new_array();

	for (size_t i = 0; i < COUNT(prompts); i++)
		if (is_on(m, &prompts[i]))
			json_object_array_add(all, described(&prompts[i]));
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
		if (is_on(m, &prompts[i]) && str_eq(name, str_from(prompts[i].name)))
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
