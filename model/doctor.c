#include <string.h>

#include "model/doctor_private.h"

static void add_of(json_object *rows, json_object *found,
		   const struct doctor_check *check)
{
	for (size_t i = 0; i < json_object_array_length(found); i++) {
		json_object *row = json_object_array_get_idx(found, i);

		if (!strcmp(doctor_text(row, "check"), check->name))
			json_object_array_add(rows, json_object_get(row));
	}
}

json_object *doctor_run(const struct estate *e, const struct doctor_limits *limits)
{
	struct doctor d = { .e = e,
			    .limits = limits,
			    .found = json_object_new_array() };
	json_object *rows = json_object_new_array();

	doctor_people(&d);
	doctor_tokens(&d);
	doctor_repos(&d);
	doctor_webhooks(&d);
	doctor_access(&d);
	/* The table is in the order of severity. */
	for (size_t i = 0; i < n_doctor_checks; i++)
		add_of(rows, d.found, &doctor_checks[i]);
	json_object_put(d.found);
	return rows;
}
