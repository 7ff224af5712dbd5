#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/doctor_private.h"

/* The Hub tells it only where Insights are on. */
static bool seen_is_told(const struct doctor *d)
{
	for (size_t i = 0; i < doctor_count(d->e->members); i++)
		if (json_at(doctor_row(d->e->members, i), "/last_seen_at"))
			return true;
	return false;
}

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

/* By any of the names that a user has in SCIM. */
static bool is_provisioned(json_object *users, json_object *m)
{
	static const char *const theirs[] = { "displayName", "userName" };
	static const char *const ours[] = { "username", "email", "primary_email" };

	for (size_t i = 0; i < doctor_count(users); i++)
		for (size_t k = 0; k < COUNT(theirs); k++)
			for (size_t n = 0; n < COUNT(ours); n++) {
				const char *a =
					doctor_text(doctor_row(users, i), theirs[k]);

				if (*a && !strcasecmp(a, doctor_text(m, ours[n])))
					return true;
			}
	return false;
}

void doctor_people(struct doctor *d)
{
	const struct estate *e = d->e;
	bool told = seen_is_told(d);
	bool provisioned = estate_whole(e, e->scim, "SCIM users");

	for (size_t i = 0; i < doctor_count(e->members); i++) {
		json_object *m = doctor_row(e->members, i);

		check_member(d, m, told);
		if (provisioned && !is_provisioned(e->scim, m))
			doctor_say(d, "not-in-scim",
				   (struct about){ .name = doctor_text(m, "username") },
				   "the identity provider does not know them");
	}
	for (size_t i = 0; i < doctor_count(e->invites); i++)
		check_invite(d, doctor_row(e->invites, i));
}
