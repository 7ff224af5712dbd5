#include "ui/findings.h"

#include <string.h>

#include "model/xalloc.h"
#include "ui/rotation_file.h"

enum { SEVERITIES = SEVERITY_LOW + 1 };

static enum severity severity_of(json_object *row)
{
	return doctor_check_find(json_text(row, "/check"))->severity;
}

static bool is_wanted(const struct findings_wanted *w, json_object *row)
{
	const char *name = json_text(row, "/check");
	const char *check = w->check;

	/* What cron is to tell: one that ends, and one that should have ended. */
	if (w->expiring && strcmp(name, "token-rotated") != 0)
		check = "token-expiring";
	if (strncmp(name, w->checks, strlen(w->checks)) != 0)
		return false;
	if (check && strcmp(check, name) != 0)
		return false;
	for (int i = 0; w->least && i < (int)severity_of(row); i++)
		if (!strcmp(severity_text((enum severity)i), w->least))
			return false;
	return true;
}

/* {"high": 2, "medium": 0, "low": 1} */
static json_object *counts_of(json_object *rows)
{
	json_object *counts = json_object_new_object();

	for (int s = 0; s < SEVERITIES; s++) {
		int64_t n = 0;

		for (size_t i = 0; i < json_object_array_length(rows); i++)
			n += (int)severity_of(json_object_array_get_idx(rows, i)) == s;
		json_object_object_add(counts, severity_text((enum severity)s),
				       json_object_new_int64(n));
	}
	return counts;
}

/* Of what the findings about repositories are the exceptions. */
static json_object *policy_of(const struct doctor_policy *p)
{
	const struct {
		const char *name;
		size_t n;
	} counts[] = {
		{ "repositories", p->repositories }, { "settings_read", p->settings },
		{ "immutable_tags", p->immutable },  { "described", p->described },
		{ "pushed_in_a_year", p->pushed },
	};
	json_object *more = json_object_new_object(), *o = json_object_new_object();

	for (size_t i = 0; i < COUNT(counts); i++)
		json_object_object_add(o, counts[i].name,
				       json_object_new_int64((int64_t)counts[i].n));
	json_object_object_add(more, "policy", o);
	return more;
}

json_object *doctor_here(const struct estate *e, const struct doctor_limits *limits,
			 const struct config *c)
{
	struct estate with = *e;
	struct error ignored = { 0 }; /* a machine without a state has none */
	json_object *rows;

	with.rotations = NULL;
	if (c)
		(void)!rotation_list(c->state_dir, &with.rotations, &ignored);
	rows = doctor_run(&with, limits);
	json_object_put(with.rotations);
	return rows;
}

/* The words are those of the checks that found something. */
struct audit_found findings_of(const struct findings_wanted *w, const struct estate *e)
{
	json_object *found = doctor_here(e, &w->limits, w->config);
	struct audit_found f = { .rows = json_object_new_array(),
				 .words = json_object_new_object() };
	struct doctor_policy policy;

	for (size_t i = 0; i < json_object_array_length(found); i++) {
		json_object *row = json_object_array_get_idx(found, i);

		if (!is_wanted(w, row))
			continue;
		json_object_array_add(f.rows, json_object_get(row));
		json_put_text(f.words, json_text(row, "/check"),
			      json_text(row, "/help"));
	}
	json_object_put(found);
	f.counts = counts_of(f.rows);
	f.flagged = json_object_array_length(f.rows) > 0;
	if (!*w->checks && doctor_policy(e, &w->limits, &policy))
		f.more = policy_of(&policy);
	return f;
}
