#include "model/kinds.h"
#include "model/member_audit.h"
#include "ui/config.h"
#include "ui/list_estate.h"

/* ":members" as an audit (UX 6 (i)): the rows of `hubdeck members ORG --audit`. */

static json_object *rows(const struct list *l, const struct estate *e)
{
	return member_audit(
		e, &(struct audit_options){ .weights = app_config(l->view.app)->risk });
}

const struct estate_list list_audit_members = {
	.kind = &kind_audit_members,
	.parts = ESTATE_PEOPLE | ESTATE_SCIM,
	.rows = rows,
};
