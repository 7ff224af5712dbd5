#include "model/json.h"
#include "ui/config.h"
#include "ui/context.h"
#include "ui/list.h"

/* ":contexts": those of the configuration; Enter switches. */

static const char *secret_text(const struct context *x)
{
	if (x->command)
		return "secret-command";
	return context_has_secret(x) ? "token-file" : "Docker's login, or asked for";
}

void list_contexts_fill(struct list *l)
{
	const struct config *c = app_config(l->view.app);
	json_object *rows = json_object_new_array();

	for (size_t i = 0; i < c->n_contexts; i++) {
		const struct context *x = c->contexts[i];
		json_object *row = json_object_new_object();

		json_put_text(row, "name", x->name);
		json_put_text(row, "here", x == c->context ? "yes" : "");
		json_put_text(row, "url", x->url ? x->url : "https://hub.docker.com");
		json_put_text(row, "user", x->user ? x->user : "");
		json_put_text(row, "org", x->org ? x->org : "");
		json_put_text(row, "mode", x->read_only ? "RO" : "RW");
		json_put_text(row, "secret", secret_text(x));
		json_object_array_add(rows, row);
	}
	list_load_made(l, rows);
}
