/* SCIM 2.0: users that an identity provider manages (CONTRACT 16). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/scim_filter.h"

#define CORE       "urn:ietf:params:scim:schemas:core:2.0:"
#define LIST       "urn:ietf:params:scim:api:messages:2.0:ListResponse"
#define USERS_MOST 200
#define TEAM       "company"

static void start(struct reply *rp, unsigned status)
{
	reply_start(rp, status);
	rp->type = SCIM_TYPE;
}

static const char type_text[] =
	"{\"schemas\":[\"" CORE "ResourceType\"],\"id\":\"User\",\"name\":\"User\","
	"\"description\":\"User\",\"endpoint\":\"/Users\",\"schema\":\"" CORE "User\"}";

#define ATTRIBUTE(name, type, required, unique)                                        \
	"{\"name\":\"" name "\",\"type\":\"" type "\",\"multiValued\":false,"          \
	"\"description\":\"\",\"required\":" required ",\"caseExact\":false,"          \
	"\"mutability\":\"readWrite\",\"returned\":\"default\",\"uniqueness\":"        \
	"\"" unique "\""

static const char schema_text[] =
	"{\"schemas\":[\"" CORE "Schema\"],\"id\":\"" CORE "User\",\"name\":\"User\","
	"\"description\":\"User Account\",\"attributes\":["                  //
	ATTRIBUTE("userName", "string", "true", "server") "},"               //
	ATTRIBUTE("name", "complex", "false", "none") ",\"subAttributes\":[" //
	ATTRIBUTE("givenName", "string", "false", "none") "},"               //
	ATTRIBUTE("familyName", "string", "false", "none") "}]},"            //
	ATTRIBUTE("displayName", "string", "false", "none") "},"             //
	ATTRIBUTE("active", "boolean", "false", "none") "}]}";

void scim_config(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	(void)rq;
	start(rp, 200);
	buf_str(&rp->body,
		"{\"schemas\":[\"" CORE "ServiceProviderConfig\"],"
		"\"documentationUri\":\"\",\"patch\":{\"supported\":false},"
		"\"bulk\":{\"supported\":false,\"maxOperations\":0,"
		"\"maxPayloadSize\":0},"
		"\"filter\":{\"supported\":true,\"maxResults\":99999},"
		"\"changePassword\":{\"supported\":false},"
		"\"sort\":{\"supported\":true},\"etag\":{\"supported\":false},"
		"\"authenticationSchemes\":{\"name\":\"OAuth 2.0 Bearer Token\","
		"\"description\":\"A bearer token of the SSO connection\","
		"\"specUri\":\"http://tools.ietf.org/html/rfc6750\","
		"\"type\":\"oauthbearertoken\"}}");
}

static void one_of_one(struct reply *rp, const char *text)
{
	start(rp, 200);
	buf_fmt(&rp->body,
		"{\"schemas\":[\"%s\"],\"totalResults\":1,\"resources\":[%s]}", LIST,
		text);
}

void scim_types(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	(void)rq;
	one_of_one(rp, type_text);
}

void scim_schemas(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	(void)rq;
	one_of_one(rp, schema_text);
}

static void one_named(const struct request *rq, struct reply *rp, const char *name,
		      const char *text)
{
	if (strcmp(rq->segment[0], name) != 0) {
		reply_scim(rp, 404, "resource not found");
		return;
	}
	start(rp, 200);
	buf_str(&rp->body, text);
}

void scim_type(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	one_named(rq, rp, "User", type_text);
}

void scim_schema(struct hub *hub, const struct request *rq, struct reply *rp)
{
	(void)hub;
	one_named(rq, rp, CORE "User", schema_text);
}

/* Is this field asked for?  `attributes` names some; without it all are. */
static bool wanted(const char *list, const char *name)
{
	size_t n = strlen(name);

	if (!list || !*list)
		return true;
	for (const char *s = list; *s;
	     s += strcspn(s, ",") + (s[strcspn(s, ",")] == ','))
		if (!strncasecmp(s, name, n) && (!s[n] || s[n] == ',' || s[n] == '.'))
			return true;
	return false;
}

static void add_name(struct buf *b, const struct user *u)
{
	char out[256];

	json_key(b, "name");
	json_open(b, '{');
	json_add_str(b, "givenName", scim_attribute(u, "name.givenName", out));
	json_add_str(b, "familyName", scim_attribute(u, "name.familyName", out));
	json_close(b, '}');
}

static void add_groups(struct buf *b, const struct world *w, const struct org *o,
		       const struct user *u)
{
	json_key(b, "groups");
	json_open(b, '[');
	for (size_t i = 0; i < w->teams.n; i++) {
		const struct team *t = w->teams.at[i];

		if (t->org != o || !team_has(t, u))
			continue;
		json_open(b, '{');
		json_add_str(b, "value", t->uuid);
		json_add_str(b, "display", t->name);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void add_meta(struct buf *b, const struct request *rq, const struct user *u)
{
	struct buf where = { 0 };

	buf_fmt(&where, "%s/v2/scim/2.0/Users/%s", rq->base, u->uuid);
	json_key(b, "meta");
	json_open(b, '{');
	json_add_str(b, "resourceType", "User");
	json_add_str(b, "location", where.data);
	json_add_time(b, "created", u->joined - u->joined % NS_SECOND);
	json_add_time(b, "lastModified",
		      u->provisioned ? u->provisioned
				     : u->joined - u->joined % NS_SECOND);
	json_close(b, '}');
	buf_free(&where);
}

static void user_row(struct buf *b, const struct hub *hub, const struct request *rq,
		     const struct user *u)
{
	const char *list = request_param(rq, "attributes");

	json_open(b, '{');
	json_key(b, "schemas");
	buf_str(b, "[\"" CORE "User\"]");
	json_add_str(b, "id", u->uuid);
	if (wanted(list, "userName"))
		json_add_str(b, "userName", u->email);
	if (wanted(list, "name"))
		add_name(b, u);
	if (wanted(list, "displayName"))
		json_add_str(b, "displayName", u->name);
	if (wanted(list, "active"))
		json_add_bool(b, "active", !u->suspended);
	if (wanted(list, "emails")) {
		json_key(b, "emails");
		buf_str(b, "[{");
		json_add_str(b, "value", u->email);
		json_add_str(b, "display", u->email);
		json_add_bool(b, "primary", true);
		buf_str(b, "}]");
	}
	if (wanted(list, "groups"))
		add_groups(b, hub->world, rq->caller.org, u);
	if (wanted(list, "meta"))
		add_meta(b, rq, u);
	json_close(b, '}');
}

static void reply_user(struct hub *hub, const struct request *rq, struct reply *rp,
		       unsigned status, const struct user *u)
{
	start(rp, status);
	user_row(&rp->body, hub, rq, u);
}

static int compare_users(const void *a, const void *b, void *key)
{
	char left[256], right[256];

	return strcasecmp(scim_attribute(*(struct user *const *)a, key, left),
			  scim_attribute(*(struct user *const *)b, key, right));
}

/* A number of the query, from `least` on; false after a 400. */
static bool number(const struct request *rq, struct reply *rp, const char *key,
		   size_t otherwise, size_t *ret)
{
	const char *s = request_param(rq, key);
	char *end;

	*ret = otherwise;
	if (!s || !*s)
		return true;
	*ret = strtoul(s, &end, 10);
	if (*s >= '0' && *s <= '9' && !*end && strlen(s) < 10)
		return true;
	reply_scim(rp, 400, "startIndex and count must be numbers");
	return false;
}

static bool read_sort(const struct request *rq, struct reply *rp, char key[64],
		      bool *ret_down)
{
	const char *by = request_param(rq, "sortBy"),
		   *order = request_param(rq, "sortOrder");
	char out[256];

	snprintf(key, 64, "%s", by ? by : "");
	*ret_down = order && !strcmp(order, "descending");
	if ((!*key || scim_attribute(NULL, key, out)) &&
	    (!order || !*order || *ret_down || !strcmp(order, "ascending")))
		return true;
	reply_scim(rp, 400, "sortBy or sortOrder is not known");
	return false;
}

static size_t choose(const struct hub *hub, const struct request *rq,
		     const struct user **rows)
{
	const struct list *all = &hub->world->members;
	const char *filter = request_param(rq, "filter");
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct member *m = all->at[i];

		if (m->org == rq->caller.org && !m->by_hand &&
		    (!filter || !*filter || scim_filter_fits(filter, m->user)))
			rows[n++] = m->user;
	}
	return n;
}

void scim_users(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *filter = request_param(rq, "filter");
	const struct user **rows;
	size_t n, first, count, end;
	char key[64];
	bool down;

	if (filter && *filter && !scim_filter_valid(filter)) {
		reply_scim(rp, 400, "the filter cannot be read");
		return;
	}
	if (!number(rq, rp, "startIndex", 1, &first) ||
	    !number(rq, rp, "count", 100, &count) || !read_sort(rq, rp, key, &down))
		return;
	rows = must_alloc((hub->world->members.n + 1) * sizeof(*rows));
	n = choose(hub, rq, rows);
	if (*key)
		qsort_r(rows, n, sizeof(*rows), compare_users, key);
	first = first ? first - 1 : 0;
	count = count > USERS_MOST ? USERS_MOST : count;
	end = first >= n ? first : n - first < count ? n : first + count;
	start(rp, 200);
	buf_fmt(&rp->body,
		"{\"schemas\":[\"%s\"],\"totalResults\":%zu,\"startIndex\":%zu,"
		"\"itemsPerPage\":%zu,\"resources\":[",
		LIST, n, first + 1, end - first);
	for (size_t i = first; i < end; i++)
		user_row(&rp->body, hub, rq, rows[down ? n - 1 - i : i]);
	buf_str(&rp->body, "]}");
	free(rows);
}

static struct user *managed(struct hub *hub, const struct request *rq)
{
	for (size_t i = 0; i < hub->world->users.n; i++) {
		struct user *u = hub->world->users.at[i];

		const struct member *m = world_member(hub->world, rq->caller.org, u);

		if (m && !m->by_hand && !strcmp(u->uuid, rq->segment[0]))
			return u;
	}
	return NULL;
}

void scim_user_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct user *u = managed(hub, rq);

	if (u)
		reply_user(hub, rq, rp, 200, u);
	else
		reply_scim(rp, 404, "user not found");
}

/* `schemas` must name the one schema there is. */
static bool check_schema(const struct request *rq, struct reply *rp)
{
	json_object *v = request_member(rq, "schemas");

	for (size_t i = 0;
	     json_object_is_type(v, json_type_array) && i < json_object_array_length(v);
	     i++) {
		json_object *s = json_object_array_get_idx(v, i);

		if (json_object_is_type(s, json_type_string) &&
		    !strcmp(json_object_get_string(s), CORE "User"))
			return true;
	}
	reply_scim(rp, 400, "schemas must hold " CORE "User");
	return false;
}

static const char *name_part(const struct request *rq, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(request_member(rq, "name"), key, &v);
	return json_object_is_type(v, json_type_string) ? json_object_get_string(v)
							: "";
}

static void set_name(const struct request *rq, struct user *u)
{
	const char *given = name_part(rq, "givenName");
	const char *family = name_part(rq, "familyName");
	struct buf full = { 0 };

	if (!*given && !*family)
		return;
	buf_fmt(&full, "%s%s%s", given, *given && *family ? " " : "", family);
	free(u->full_name);
	u->full_name = full.data;
}

static struct user *by_address(const struct world *w, const char *mail)
{
	for (size_t i = 0; i < w->users.n; i++) {
		struct user *u = w->users.at[i];

		if (!strcasecmp(u->email, mail))
			return u;
	}
	return NULL;
}

/* "jane.roe@x.example" becomes "janeroe", "janeroe2" when that is taken. */
static struct user *new_user(struct hub *hub, const char *mail, int64_t now)
{
	struct buf name = { 0 };
	struct user *u;
	size_t n;

	for (; *mail && *mail != '@'; mail++)
		if ((*mail >= 'a' && *mail <= 'z') || (*mail >= '0' && *mail <= '9'))
			buf_char(&name, *mail);
	if (!name.len)
		buf_str(&name, "user");
	n = name.len;
	for (int i = 2;
	     world_user(hub->world, name.data) || world_org(hub->world, name.data);
	     i++) {
		name.len = n;
		buf_fmt(&name, "%d", i);
	}
	u = world_add_user(hub->world, name.data, "", now);
	random_uuid(&hub->random, u->uuid);
	buf_free(&name);
	return u;
}

static bool is_address(const char *s)
{
	const char *at = s ? strchr(s, '@') : NULL;

	return at && at != s && at[1] && !strpbrk(s, " \t\r\n");
}

/* An account of that address joins, or is managed from now on; else one is made. */
static struct user *provision(struct hub *hub, const struct request *rq,
			      const char *mail)
{
	struct world *w = hub->world;
	const struct org *o = rq->caller.org;
	struct user *u = by_address(w, mail);
	struct team *t = world_team(w, o, TEAM);
	struct member *m;

	if (!u) {
		u = new_user(hub, mail, rq->now - rq->now % NS_SECOND);
		user_email(u, mail);
		set_name(rq, u);
	}
	m = world_member(w, o, u);
	if (m)
		m->by_hand = false;
	else
		world_add_member(w, o->name, u->name, ROLE_MEMBER,
				 rq->now - rq->now % 1000);
	if (!t)
		t = world_add_team(w, o->name, TEAM, "Everybody who came by SCIM");
	if (!team_has(t, u))
		team_add(t, u);
	u->provisioned = rq->now - rq->now % NS_SECOND;
	return u;
}

void scim_user_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *mail = request_field(rq, "userName");
	const struct member *m;
	struct user *u;

	if (!check_schema(rq, rp))
		return;
	if (!is_address(mail)) {
		reply_scim(rp, 400, "userName must be an e-mail address");
		return;
	}
	u = by_address(hub->world, mail);
	m = u ? world_member(hub->world, rq->caller.org, u) : NULL;
	if (m && !m->by_hand) {
		reply_scim(rp, 409, "user already exists");
		return;
	}
	u = provision(hub, rq, mail);
	note_event(hub, rq, rq->caller.org->name, "org.member.add", u->name, NULL,
		   "added %s to the organization %s\n", u->name, rq->caller.org->name);
	reply_user(hub, rq, rp, 201, u);
}

/* Without `enabled` the person is switched off (CONTRACT 18, 28). */
void scim_user_put(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct user *u = managed(hub, rq);
	bool enabled = false;

	if (!u) {
		reply_scim(rp, 404, "user not found");
		return;
	}
	if (!check_schema(rq, rp))
		return;
	if (request_member(rq, "enabled") && !request_bool(rq, "enabled", &enabled)) {
		reply_scim(rp, 400, "enabled must be a boolean");
		return;
	}
	set_name(rq, u);
	u->suspended = !enabled;
	u->provisioned = rq->now - rq->now % NS_SECOND;
	reply_user(hub, rq, rp, 200, u);
}
