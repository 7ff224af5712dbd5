#include <stdio.h>
#include <string.h>

#include "model/doctor_private.h"
#include "model/member_audit.h"

static void check_seen(struct doctor *d, json_object *m, const char *name, bool told)
{
	int days, joined = 0;
	char check[32];

	if (doctor_age(d, m, "/last_seen_at", &days)) {
		snprintf(check, sizeof(check), "%.16s-idle", doctor_text(m, "role"));
		for (char *c = check; *c; c++)
			*c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
		if (days >= d->limits->idle && doctor_check_find(check))
			doctor_say(d, check, (struct about){ .name = name },
				   "last seen %d days ago", days);
		return;
	}
	if (!told)
		return;
	if (doctor_age(d, m, "/date_joined", &joined))
		doctor_say(d, "never-seen", (struct about){ .name = name },
			   "joined %d days ago, never seen", joined);
	else
		doctor_say(d, "never-seen", (struct about){ .name = name },
			   "never seen");
}

static void check_member(struct doctor *d, json_object *m, bool seen_told)
{
	const char *name = doctor_text(m, "username");
	const char *email = doctor_text(m, "email");
	json_object *groups = json_at(m, "/groups");
	int days;

	check_seen(d, m, name, seen_told);
	if (json_flag(m, "/is_guest", false))
		doctor_say(d, "guest", (struct about){ .name = name },
			   "%s is outside the verified domains", *email ? email : name);
	if (json_object_is_type(groups, json_type_array) &&
	    !json_object_array_length(groups))
		doctor_say(d, "no-team", (struct about){ .name = name },
			   "a member of no team");
	if (doctor_age(d, m, "/date_joined", &days) && days < d->limits->joined)
		doctor_say(d, "new-member", (struct about){ .name = name },
			   "joined %d days ago", days);
}

static void check_invite(struct doctor *d, json_object *invite)
{
	int days;

	if (doctor_age(d, invite, "/created_at", &days) && days >= d->limits->invite)
		doctor_say(d, "invite-old",
			   (struct about){ .name = doctor_text(invite, "invitee") },
			   "invited %d days ago", days);
}

void doctor_people(struct doctor *d)
{
	const struct estate *e = d->e;
	bool told = member_audit_seen_told(e);
	struct name_set *scim = member_scim_names(e);

	for (size_t i = 0; i < doctor_count(e->members); i++) {
		json_object *m = doctor_row(e->members, i);

		check_member(d, m, told);
		if (scim && !member_in_scim(scim, m))
			doctor_say(d, "not-in-scim",
				   (struct about){ .name = doctor_text(m, "username") },
				   "the identity provider does not know them");
	}
	for (size_t i = 0; i < doctor_count(e->invites); i++)
		check_invite(d, doctor_row(e->invites, i));
	name_set_free(scim);
}
