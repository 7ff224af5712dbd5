/* What can be done to rows of every kind: each action names what exists, and something
 * gives every parameter that its operation needs. */
#include "model/draft.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/page.h"
#include "model/xalloc.h"
#include "tests/check.h"

static const struct kind *now_kind;
static const struct action *now_act;

/* A claim about one action; says which when it does not hold. */
static void holds(bool ok, const char *what)
{
	if (!ok)
		printf("    %s, %s: %s\n", now_kind->name, now_act->name, what);
	CU_ASSERT_TRUE(ok);
}

static void each_action(void (*fn)(const struct kind *k, const struct action *act))
{
	size_t n = 0;

	for (size_t i = 0; kinds[i]; i++)
		for (size_t a = 0; a < kinds[i]->n_actions; a++, n++) {
			now_kind = kinds[i];
			now_act = &kinds[i]->actions[a];
			fn(now_kind, now_act);
		}
	CU_ASSERT_TRUE(n > 30);
}

static bool names_once(const struct kind *k, const struct action *act)
{
	size_t same = 0;

	for (size_t i = 0; i < k->n_actions; i++)
		same += k->actions[i].key == act->key ||
			!strcmp(k->actions[i].name, act->name);
	return same == 1;
}

static void is_found(const struct kind *k, const struct action *act)
{
	holds(names_once(k, act), "its key and its name are its own");
	holds(act->key > ' ' && act->key < 0x7f && !strchr("qmjk", act->key),
	      "a letter that does not close the menu or move in it");
	holds(kind_action(k, act->key) == act, "found by its key");
	holds(kind_action_named(k, str_from(act->name)) == act, "found by its name");
	holds(act->done && *act->done && act->help && *act->help, "has its words");
	holds(strlen(act->name) < 16 && strlen(act->help) < 70, "fits the menu");
	holds(!act->op || op_by_name(act->op), "an operation there is");
	holds(!act->op || op_by_name(act->op)->safety != SAFETY_READ,
	      "changes something");
	holds(act->op || !act->flags, "what cannot be done asks nothing");
	holds(!act->op || !act->page, "a page has no operation");
}

static void test_actions_are_found(void)
{
	each_action(is_found);
}

static void check_binds(const struct kind *k, const struct op *op, const struct bind *b)
{
	for (; b && b->param; b++) {
		holds(op_param(op, b->param), b->param);
		holds(kind_field(k, str_from(b->field)), b->field);
	}
}

static void check_list(const char *list,
		       bool (*known)(const struct action *act, struct str name))
{
	while (list && *list) {
		size_t n = strcspn(list, ",");

		holds(known(now_act, (struct str){ list, n }), list);
		list += n + (list[n] == ',');
	}
}

static bool is_param(const struct action *act, struct str name)
{
	char text[64];

	snprintf(text, sizeof(text), "%.*s", STR_ARG(name));
	return op_param(op_by_name(act->op), text);
}

static bool is_kind(const struct action *act, struct str name)
{
	(void)act;
	return kind_find(name);
}

static void names_what_exists(const struct kind *k, const struct action *act)
{
	const struct op *op = act->op ? op_by_name(act->op) : NULL, *reads;

	if (!op)
		return;
	check_binds(k, op, act->binds);
	check_binds(k, op, act->now);
	check_list(act->asks, is_param);
	check_list(act->touches, is_kind);
	reads = act->reads ? op_by_name(act->reads) : NULL;
	holds(!act->reads || (reads && reads->method == HTTP_GET), "reads by a GET");
	holds(!(act->flags & ACTION_FORM) || act->title, "its form has a title");
	holds(!act->asks || act->flags & ACTION_FORM, "asks by a form");
	holds(!(act->flags & ACTION_LIST) || !act->binds, "a place has no row");
	holds(!(act->flags & ACTION_LIST) || !(act->flags & ACTION_MANY),
	      "a place is one");
}

static void test_actions_name_what_exists(void)
{
	each_action(names_what_exists);
}

/* ---- parameters ------------------------------------------------------------ */

/* What the address of a list of this kind says. */
static bool by_place(const struct kind *k, const char *name)
{
	static const char *const parts[] = { "namespace",  "org",        "account",
					     "repository", "group_name", "tag" };
	const struct op *list = op_of_kind(k);

	for (size_t i = 0; i < COUNT(parts); i++) {
		const struct param *p = op_param(list, parts[i]);
		bool ns = i < 3 && (!strcmp(name, "namespace") || !strcmp(name, "org"));

		if (p && p->required && (ns || !strcmp(parts[i], name)))
			return true;
	}
	return false;
}

static bool by_binds(const struct action *act, const struct param *p)
{
	for (const struct bind *b = act->binds; b && b->param; b++)
		if (op_param(op_by_name(act->op), b->param) == p)
			return true;
	return false;
}

static json_object *fixed_of(const struct action *act)
{
	char *text = xasprintf("{%s}", act->fixed ? act->fixed : "");
	json_object *o = NULL;
	struct error err = { 0 };

	holds(json_parse(str_from(text), &o, &err) == ST_OK,
	      "its fixed members are JSON");
	free(text);
	return o;
}

/* As the dashboard asks for it. */
static bool by_form(const struct kind *k, const struct action *act,
		    const struct param *p)
{
	json_object *given = fixed_of(act);
	struct draft d;
	bool asked;

	for (size_t i = 0; i < op_by_name(act->op)->n_params; i++) {
		const struct param *q = &op_by_name(act->op)->params[i];

		if (by_binds(act, q) || by_place(k, q->name))
			json_object_object_add(given, q->name,
					       json_object_new_string("x"));
	}
	draft_init(&d, op_by_name(act->op), act->asks, given, 0);
	asked = draft_find(&d, p) < d.n;
	draft_done(&d);
	return asked && act->flags & ACTION_FORM;
}

static void gives_everything(const struct kind *k, const struct action *act)
{
	const struct op *op = act->op ? op_by_name(act->op) : NULL;
	json_object *fixed = fixed_of(act);

	json_object_object_foreach(fixed, key, value)
	{
		struct error err = { 0 };

		holds(op && op_param(op, key) &&
			      param_check(op_param(op, key), value, &err) == ST_OK,
		      key);
	}
	for (size_t i = 0; op && i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		if (p->required && p->in != IN_QUERY)
			holds(by_binds(act, p) || by_place(k, p->name) ||
				      json_object_object_get_ex(fixed, p->name, NULL) ||
				      by_form(k, act, p),
			      p->name);
	}
	json_object_put(fixed);
}

static void test_something_gives_every_parameter(void)
{
	each_action(gives_everything);
}

/* ---- fields of forms ------------------------------------------------------- */

static void fields_are_explained(const struct kind *k, const struct action *act)
{
	struct draft d;

	(void)k;
	if (!(act->flags & ACTION_FORM))
		return;
	draft_init(&d, op_by_name(act->op), act->asks, fixed_of(act), 0);
	for (size_t i = 0; i < d.n; i++) {
		const struct param *p = d.fields[i].param;
		char label[64];

		holds(strlen(param_label(p, label, sizeof(label))) < 22,
		      "a short label");
		holds(!strchr(param_label(p, label, sizeof(label)), '_'),
		      "a label in words");
		holds(p->help && *p->help, "a line of help");
		holds(p->type != PARAM_ENUM || p->meanings, "says what a value means");
		for (const char *const *v = p->values; v && *v; v++) {
			const struct meaning *m = p->meanings;

			while (m->value && strcmp(m->value, *v) != 0)
				m++;
			holds(m->value, *v);
		}
		holds(!p->source || op_by_name(p->source->op), "a source there is");
	}
	draft_done(&d);
}

static void test_fields_are_explained(void)
{
	each_action(fields_are_explained);
}

/* What makes somebody powerful, or something public, is never done with one key. */
static void test_power_is_asked_for(void)
{
	static const struct {
		const char *op, *params;
	} rows[] = {
		{ "teams.add_member",
		  "{\"org\":\"a\",\"group_name\":\"owners\",\"member\":\"b\"}" },
		{ "org.update_member",
		  "{\"org\":\"a\",\"username\":\"b\",\"role\":\"owner\"}" },
		{ "org.bulk_invite",
		  "{\"org\":\"a\",\"invitees\":[\"b\"],\"role\":\"editor\"}" },
		{ "repos.set_privacy",
		  "{\"namespace\":\"a\",\"repository\":\"b\",\"is_private\":false}" },
		{ "scim.update_user", "{\"user_id\":\"u\",\"active\":false}" },
		{ "org.update_settings", "{\"org\":\"a\",\"enabled\":true}" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		json_object *params = json_tokener_parse(rows[i].params);
		struct call *call = NULL;
		struct error err = { 0 };

		CU_ASSERT_EQUAL_FATAL(
			op_call(op_by_name(rows[i].op), params, &call, &err), ST_OK);
		CU_ASSERT_EQUAL(call->safety, SAFETY_3);
		call_free(call);
		json_object_put(params);
	}
}

/* Of the team owners, in this order: you, and as many as leave one. */
static void test_an_owner_stays(void)
{
	static const struct {
		const char *team, *user;
		size_t owners;
		enum plan_exclusion want;
	} rows[] = {
		{ "owners", "maria", 3, EXCLUDE_SELF },
		{ "owners", "jdoe", 1, EXCLUDE_OWNER },
		{ "owners", "jdoe", 2, N_EXCLUSIONS },
		{ "web", "maria", 1, N_EXCLUSIONS },
	};
	const struct kind *k = &kind_team_members;
	const struct action *remove = kind_action(k, 'D');
	json_object *rows_of = json_tokener_parse("[{\"username\":\"maria\"}]");
	struct page *page = page_of_rows(k, rows_of, 0, 1);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct action_context ctx = { .user = rows[i].user,
					      .team = rows[i].team,
					      .owners = rows[i].owners };

		CU_ASSERT_EQUAL(remove->excludes(page_row(page, 0), &ctx),
				rows[i].want);
	}
	page_free(page);
	json_object_put(rows_of);
}

CHECK_MAIN("actions", test_actions_are_found, test_actions_name_what_exists,
	   test_something_gives_every_parameter, test_fields_are_explained,
	   test_power_is_asked_for, test_an_owner_stays)
