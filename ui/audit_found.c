#include "ui/audit_found.h"

#include "ui/evidence.h"

void audit_found_done(struct audit_found *f)
{
	json_object_put(f->rows);
	json_object_put(f->counts);
	json_object_put(f->words);
	json_object_put(f->more);
	*f = (struct audit_found){ 0 };
}

json_object *audit_found_json(const struct audit_found *f, const char *member,
			      const struct estate *e, int requests)
{
	json_object *o = evidence_json(e, requests);

	json_object_object_add(o, "counts", json_object_get(f->counts));
	if (f->more) {
		json_object_object_foreach(f->more, name, value)
		{
			json_object_object_add(o, name, json_object_get(value));
		}
	}
	json_object_object_add(o, member, json_object_get(f->rows));
	return o;
}
