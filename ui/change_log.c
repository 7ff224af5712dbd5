#include "ui/change_log.h"

#include <string.h>

#include "model/estate_compare.h"
#include "model/format.h"

static bool has_change(json_object *rows, const struct change_kind *k)
{
	for (size_t i = 0; i < json_object_array_length(rows); i++)
		if (str_eq(json_str(json_object_array_get_idx(rows, i), "/change"),
			   str_from(k->name)))
			return true;
	return false;
}

static void ask_log(struct gather *g, const struct estate *before, const char *action)
{
	json_object *params = json_object_new_object();
	char since[40];

	format_rfc3339(before->now, since, sizeof(since));
	json_put_text(params, "account", before->org);
	json_put_text(params, "action", action);
	json_put_text(params, "from_date", since);
	gather_ask(g, "audit.logs", params);
}

/* One list for each action that could tell of something: kinds with the same are
 * neighbours. */
void change_log_ask(struct gather *g, json_object *rows, const struct estate *before)
{
	const char *last = "";

	for (size_t i = 0; i < n_change_kinds; i++) {
		const struct change_kind *k = &change_kinds[i];

		if (!has_change(rows, k) || !strcmp(k->action, last))
			continue;
		ask_log(g, before, k->action);
		last = k->action;
	}
}

void change_log_take(struct gather *g, json_object *rows, const struct estate *before,
		     struct error *ret)
{
	*ret = (struct error){ 0 };
	for (size_t i = 0; i < gather_asked(g); i++) {
		struct gathered *got = gather_get(g, i);

		estate_blame(rows, got->body, before->now);
		if (got->err.status != ST_OK)
			*ret = got->err;
		else if (!got->complete)
			error_set(ret, ST_HTTP, "%s",
				  *got->flaw ? got->flaw : "not every page came");
	}
}
