"""Changes, in order: each row is one request, its published form and its status.

Every published operation is asked at least once with success, and once for each
error that it can give; what it answers is held against the interface.
"""

import csv
import io

OWNER, PLAIN, OTHER = "maria-password", "jdoe-password", "hank-password"
PAT, RO, OAT, SCIM = "dckr_pat_maria_rwd", "dckr_pat_maria_ro", "dckr_oat_acme_all", "scim-acme"

NS = "/v2/namespaces/{namespace}/repositories"
REPO = NS + "/{repository}"
GROUPS = "/v2/repositories/{namespace}/{repository}/groups"
TEAMS = "/v2/orgs/{org_name}/groups"
TEAM = TEAMS + "/{group_name}"
IN_TEAM = TEAM + "/members"
ONE_IN_TEAM = IN_TEAM + "/{username}"
MEMBERS = "/v2/orgs/{org_name}/members"
MEMBER = MEMBERS + "/{username}"
INVITES = "/v2/orgs/{org_name}/invites"
SETTINGS = "/v2/orgs/{name}/settings"
PATS = "/v2/access-tokens"
ONE_PAT = PATS + "/{uuid}"
OATS = "/v2/orgs/{name}/access-tokens"
ONE_OAT = "/v2/orgs/{org_name}/access-tokens/{access_token_id}"
SCIM_BASE = "/v2/scim/2.0"
USERS = SCIM_BASE + "/Users"
CORE = "urn:ietf:params:scim:schemas:core:2.0:User"

ACME = "/v2/namespaces/acme/repositories"
NEW = ACME + "/made-by-spec"
OLD = "/v2/repositories/acme/made-by-spec"
TAGGED = ACME + "/api-gateway"
ORG = "/v2/orgs/acme"
RULES = {"immutable_tags": True, "immutable_tags_rules": ["v.*", ".*-RELEASE"]}
IMAGES = {"restricted_images": {"enabled": True, "allow_official_images": True,
                                "allow_verified_publishers": False}}
PERSON = {"schemas": [CORE], "userName": "new.person@acme.example",
          "name": {"givenName": "New", "familyName": "Person"}}


def create(name, **more):
    return dict({"name": name, "namespace": "acme"}, **more)


# method, published form, path, secret, body, status
REPOSITORIES = [
    ("POST", NS, ACME, OWNER, create("made-by-spec", description="d", full_description="f",
                                     registry="docker.io", is_private=True), 201),
    ("POST", NS, ACME, OWNER, create("made-by-spec"), 400),
    ("POST", NS, ACME, OWNER, create("X"), 400),
    ("POST", NS, ACME, OWNER, create("fine", description="x" * 101), 400),
    ("POST", NS, ACME, OWNER, create("fine", full_description="x" * 25001), 400),
    ("POST", NS, ACME, OWNER, create("fine", is_private="yes"), 400),
    ("POST", NS, ACME, OWNER, [], 400),
    ("POST", NS, ACME, None, create("fine"), 401),
    ("POST", NS, ACME, RO, create("fine"), 403),
    ("POST", NS, ACME, PLAIN, create("fine"), 403),
    ("POST", NS, "/v2/namespaces/nobody-here/repositories", OWNER,
     {"name": "fine", "namespace": "nobody-here"}, 404),
    ("GET", REPO, NEW, OWNER, None, 200),
    ("GET", REPO, NEW, OTHER, None, 404),
    ("PATCH", REPO + "/immutabletags", NEW + "/immutabletags", OWNER, RULES, 200),
    ("PATCH", REPO + "/immutabletags", NEW + "/immutabletags", OWNER, {"immutable_tags": 1}, 400),
    ("PATCH", REPO + "/immutabletags", NEW + "/immutabletags", OWNER,
     {"immutable_tags": True, "immutable_tags_rules": ["a,b"]}, 400),
    ("PATCH", REPO + "/immutabletags", NEW + "/immutabletags", None, RULES, 401),
    ("PATCH", REPO + "/immutabletags", NEW + "/immutabletags", RO, RULES, 403),
    ("PATCH", REPO + "/immutabletags", ACME + "/absent/immutabletags", OWNER, RULES, 404),
    ("POST", REPO + "/immutabletags/verify", TAGGED + "/immutabletags/verify", OWNER,
     {"regex": "1.*"}, 200),
    ("POST", REPO + "/immutabletags/verify", TAGGED + "/immutabletags/verify", OWNER, {"regex": "("}, 400),
    ("POST", REPO + "/immutabletags/verify", TAGGED + "/immutabletags/verify", None, {"regex": "x"}, 401),
    ("POST", REPO + "/immutabletags/verify", TAGGED + "/immutabletags/verify", RO, {"regex": "x"}, 403),
    ("POST", REPO + "/immutabletags/verify", ACME + "/absent/immutabletags/verify", OWNER,
     {"regex": "x"}, 404),
]

TEAM_ROWS = [
    ("GET", TEAMS, ORG + "/groups", OWNER, None, 200),
    ("GET", TEAMS, ORG + "/groups?username=jdoe&search=w&page_size=1", OAT, None, 200),
    ("GET", TEAMS, ORG + "/groups", None, None, 401),
    ("GET", TEAMS, ORG + "/groups", PAT, None, 403),
    ("GET", TEAMS, ORG + "/groups", PLAIN, None, 403),
    ("GET", TEAMS, "/v2/orgs/nobody-here/groups", OWNER, None, 404),
    ("POST", TEAMS, ORG + "/groups", OWNER, {"name": "spec team", "description": "x"}, 201),
    ("POST", TEAMS, ORG + "/groups", OWNER, {"name": "spec team"}, 400),
    ("POST", TEAMS, ORG + "/groups", OWNER, {"description": "no name"}, 400),
    ("POST", TEAMS, ORG + "/groups", None, {"name": "x"}, 401),
    ("POST", TEAMS, ORG + "/groups", PLAIN, {"name": "x"}, 403),
    ("GET", TEAM, ORG + "/groups/spec%20team", OWNER, None, 200),
    ("GET", TEAM, ORG + "/groups/absent", OWNER, None, 404),
    ("PUT", TEAM, ORG + "/groups/spec%20team", OWNER, {"name": "spec-team", "description": "y"}, 200),
    ("PUT", TEAM, ORG + "/groups/spec%20team", OWNER, {"name": "z"}, 404),
    ("PUT", TEAM, ORG + "/groups/spec-team", None, {"name": "z"}, 401),
    ("PUT", TEAM, ORG + "/groups/spec-team", PLAIN, {"name": "z"}, 403),
    ("PATCH", TEAM, ORG + "/groups/spec-team", OWNER, {"description": "only this"}, 200),
    ("PATCH", TEAM, ORG + "/groups/absent", OWNER, {"description": "only this"}, 404),
    ("PATCH", TEAM, ORG + "/groups/owners", OWNER, {"name": "rulers"}, 403),
    ("POST", IN_TEAM, ORG + "/groups/spec-team/members", OWNER, {"member": "jdoe"}, 200),
    ("POST", IN_TEAM, ORG + "/groups/spec-team/members", OWNER, {"member": "jdoe"}, 200),
    ("POST", IN_TEAM, ORG + "/groups/spec-team/members", OWNER, {"member": "nobody-here"}, 404),
    ("POST", IN_TEAM, ORG + "/groups/spec-team/members", None, {"member": "jdoe"}, 401),
    ("POST", IN_TEAM, ORG + "/groups/spec-team/members", PAT, {"member": "jdoe"}, 403),
    ("GET", IN_TEAM, ORG + "/groups/spec-team/members?search=jane", OWNER, None, 200),
    ("GET", IN_TEAM, ORG + "/groups/absent/members", OWNER, None, 404),
    ("DELETE", ONE_IN_TEAM, ORG + "/groups/spec-team/members/jdoe", OWNER, None, 204),
    ("DELETE", ONE_IN_TEAM, ORG + "/groups/spec-team/members/jdoe", OWNER, None, 404),
    ("DELETE", ONE_IN_TEAM, ORG + "/groups/spec-team/members/jdoe", None, None, 401),
    ("DELETE", ONE_IN_TEAM, ORG + "/groups/spec-team/members/jdoe", PLAIN, None, 403),
]

PEOPLE = [
    ("GET", MEMBERS, ORG + "/members?page_size=3", OWNER, None, 200),
    ("GET", MEMBERS, ORG + "/members?type=all&role=owner&search=a", OAT, None, 200),
    ("GET", MEMBERS, ORG + "/members?role=king", OWNER, None, 400),
    ("GET", MEMBERS, ORG + "/members?type=king", OWNER, None, 400),
    ("GET", MEMBERS, ORG + "/members", None, None, 401),
    ("GET", MEMBERS, ORG + "/members", PAT, None, 403),
    ("GET", MEMBERS, "/v2/orgs/nobody-here/members", OWNER, None, 404),
    ("GET", MEMBERS + "/export", ORG + "/members/export", PLAIN, None, 403),
    ("GET", MEMBERS + "/export", ORG + "/members/export?role=king", OWNER, None, 400),
    ("PUT", MEMBER, ORG + "/members/rsilva", OWNER, {"role": "editor"}, 200),
    ("PUT", MEMBER, ORG + "/members/rsilva", OWNER, {"role": "member"}, 200),
    ("PUT", MEMBER, ORG + "/members/rsilva", OWNER, {"role": "King"}, 400),
    ("PUT", MEMBER, ORG + "/members/rsilva", None, {"role": "member"}, 401),
    ("PUT", MEMBER, ORG + "/members/rsilva", PLAIN, {"role": "member"}, 403),
    ("PUT", MEMBER, ORG + "/members/hank", OWNER, {"role": "member"}, 404),
    ("DELETE", MEMBER, ORG + "/members/u77123", OWNER, None, 204),
    ("DELETE", MEMBER, ORG + "/members/u77123", OWNER, None, 404),
    ("DELETE", MEMBER, ORG + "/members/tokoro", PLAIN, None, 403),
    ("DELETE", MEMBER, "/v2/orgs/globex/members/hank", OTHER, None, 400),
    ("GET", INVITES, ORG + "/invites", OWNER, None, 200),
    ("GET", INVITES, ORG + "/invites", PLAIN, None, 403),
    ("GET", INVITES, "/v2/orgs/nobody-here/invites", OWNER, None, 404),
    ("POST", "/v2/invites/bulk", "/v2/invites/bulk", OWNER,
     {"org": "acme", "team": "web", "role": "member", "dry_run": True,
      "invitees": ["a@x.example", "jdoe", "not one"]}, 202),
    ("POST", "/v2/invites/bulk", "/v2/invites/bulk", OWNER,
     {"org": "acme", "team": "", "invitees": ["a@x.example", "jdoe", "hank", "not one"]}, 202),
    ("POST", "/v2/invites/bulk", "/v2/invites/bulk", OWNER, {"org": "acme", "invitees": []}, 400),
    ("POST", "/v2/invites/bulk", "/v2/invites/bulk", OWNER, {"invitees": ["a@x.example"]}, 400),
    ("POST", "/v2/invites/bulk", "/v2/invites/bulk", OWNER,
     {"org": "acme", "invitees": ["b@x.example", "B@x.example"]}, 409),
    ("DELETE", "/v2/invites/{id}", "/v2/invites/absent", OWNER, None, 404),
    ("PATCH", "/v2/invites/{id}/resend", "/v2/invites/absent/resend", OWNER, None, 404),
    ("PATCH", "/v2/invites/{id}/resend", "/v2/invites/absent/resend", None, None, 401),
    ("PATCH", "/v2/invites/{id}/resend", "/v2/invites/absent/resend", PAT, None, 403),
]

REST = [
    ("GET", SETTINGS, ORG + "/settings", OWNER, None, 200),
    ("GET", SETTINGS, ORG + "/settings", OAT, None, 403),
    ("PUT", SETTINGS, ORG + "/settings", OWNER, IMAGES, 200),
    ("PUT", SETTINGS, ORG + "/settings", None, IMAGES, 401),
    ("PUT", SETTINGS, ORG + "/settings", PLAIN, IMAGES, 403),
    ("PUT", SETTINGS, "/v2/orgs/nobody-here/settings", OWNER, IMAGES, 404),
    ("GET", PATS, PATS + "?page_size=2", OWNER, None, 200),
    ("GET", PATS, PATS, None, None, 401),
    ("POST", PATS, PATS, OWNER, {"token_label": "", "scopes": ["repo:read"]}, 400),
    ("POST", PATS, PATS, OWNER, {"token_label": "x", "scopes": ["repo:everything"]}, 400),
    ("POST", PATS, PATS, OWNER, {"token_label": "x", "scopes": ["repo:read"], "expires_at": "soon"}, 400),
    ("POST", PATS, PATS, None, {"token_label": "x", "scopes": ["repo:read"]}, 401),
    ("GET", ONE_PAT, PATS + "/absent", OWNER, None, 404),
    ("DELETE", ONE_PAT, PATS + "/absent", OWNER, None, 404),
    ("GET", OATS, ORG + "/access-tokens", OWNER, None, 200),
    ("GET", OATS, ORG + "/access-tokens", OAT, None, 403),
    ("GET", OATS, "/v2/orgs/nobody-here/access-tokens", OWNER, None, 404),
    ("POST", OATS, ORG + "/access-tokens", OWNER, {"description": "no label"}, 400),
    ("POST", OATS, ORG + "/access-tokens", OWNER,
     {"label": "x", "resources": [{"type": "TYPE_REPO", "path": "acme/absent", "scopes": []}]}, 400),
    ("POST", OATS, ORG + "/access-tokens", PLAIN, {"label": "x"}, 403),
    ("GET", ONE_OAT, ORG + "/access-tokens/absent", OWNER, None, 404),
    ("POST", GROUPS, "/v2/repositories/acme/api-gateway/groups", OWNER,
     {"group_id": 0, "permission": "read"}, 400),
    ("POST", GROUPS, "/v2/repositories/acme/api-gateway/groups", OWNER,
     {"group_id": "7", "permission": "read"}, 400),
    ("POST", GROUPS, "/v2/repositories/acme/api-gateway/groups", None,
     {"group_id": 7, "permission": "read"}, 401),
    ("POST", GROUPS, "/v2/repositories/acme/api-gateway/groups", PLAIN,
     {"group_id": 7, "permission": "read"}, 403),
    ("POST", GROUPS, "/v2/repositories/acme/api-gateway/groups", OWNER,
     {"group_id": 7, "permission": "read"}, 404),
    ("GET", SCIM_BASE + "/ServiceProviderConfig", SCIM_BASE + "/ServiceProviderConfig", SCIM, None, 200),
    ("GET", SCIM_BASE + "/ServiceProviderConfig", SCIM_BASE + "/ServiceProviderConfig", OWNER, None, 401),
    ("GET", SCIM_BASE + "/ResourceTypes", SCIM_BASE + "/ResourceTypes", SCIM, None, 200),
    ("GET", SCIM_BASE + "/ResourceTypes/{name}", SCIM_BASE + "/ResourceTypes/User", SCIM, None, 200),
    ("GET", SCIM_BASE + "/ResourceTypes/{name}", SCIM_BASE + "/ResourceTypes/Group", SCIM, None, 404),
    ("GET", SCIM_BASE + "/Schemas", SCIM_BASE + "/Schemas", SCIM, None, 200),
    ("GET", SCIM_BASE + "/Schemas/{id}", SCIM_BASE + "/Schemas/" + CORE, SCIM, None, 200),
    ("GET", SCIM_BASE + "/Schemas/{id}", SCIM_BASE + "/Schemas/x", SCIM, None, 404),
    ("GET", USERS, USERS + "?startIndex=2&count=3&sortBy=userName&sortOrder=descending", SCIM, None, 200),
    ("GET", USERS, USERS + "?filter=userName%20eq%20%22jdoe%40example.com%22&attributes=userName",
     SCIM, None, 200),
    ("GET", USERS, USERS + "?filter=userName%20is%20x", SCIM, None, 400),
    ("GET", USERS, USERS, None, None, 401),
    ("POST", USERS, USERS, SCIM, PERSON, 201),
    ("POST", USERS, USERS, SCIM, PERSON, 409),
    ("POST", USERS, USERS, SCIM, {"schemas": [CORE], "userName": "no address"}, 400),
    ("GET", USERS + "/{id}", USERS + "/absent", SCIM, None, 404),
    ("PUT", USERS + "/{id}", USERS + "/absent", SCIM, {"schemas": [CORE], "enabled": True}, 404),
]


class Changes:
    """Asks, judges and remembers which operations have answered with success."""

    def __init__(self, hub, judge, tally):
        self.hub, self.judge, self.tally, self.done = hub, judge, tally, set()

    def ask(self, method, form, path, secret, body, status):
        answer = self.hub.ask(method, path, self.hub.tokens[secret], body)
        self.tally.check(f"spec {method} {path} as {self.hub.name_of(secret)} -> {status}",
                         self.judge(form, method, status, answer))
        if status < 300:
            self.done.add((method, form))
        return answer

    def expect(self, name, good, shown=""):
        self.tally.check(name, None if good else f"no {shown}")


def team_and_grant(c):
    """The team that TEAM_ROWS made is given a repository, and ends."""
    team = c.hub.ask("GET", ORG + "/groups/spec-team", c.hub.tokens[OWNER]).json
    path = "/v2/repositories/acme/api-gateway/groups"
    c.ask("POST", GROUPS, path, OWNER, {"group_id": team["id"], "permission": "write"}, 200)
    c.ask("POST", GROUPS, path, OWNER, {"group_id": team["id"], "permission": "write"}, 400)
    c.ask("DELETE", TEAM, ORG + "/groups/spec-team", OWNER, None, 204)
    c.ask("DELETE", TEAM, ORG + "/groups/spec-team", OWNER, None, 404)
    c.ask("DELETE", TEAM, ORG + "/groups/web", PLAIN, None, 403)
    left = c.hub.ask("GET", f"{path}/{team['id']}/", c.hub.tokens[OWNER])
    c.expect("a team's grants end with it", left.status == 404)


def export(c):
    answer = c.hub.ask("GET", ORG + "/members/export", c.hub.tokens[OWNER])
    rows = list(csv.reader(io.StringIO(answer.raw.decode())))
    c.done.add(("GET", MEMBERS + "/export"))
    c.expect("export is text/csv", answer.headers.get_content_type() == "text/csv")
    c.expect("export has a name", "attachment" in (answer.headers["Content-Disposition"] or ""))
    c.expect("export: columns", rows[0] == ["Name", "Username", "Email", "Type", "Permission", "Teams",
                                            "Date Joined"], rows[0])
    c.expect("export: rows", {len(r) for r in rows} == {7} and len(rows) > 10)
    c.expect("export: the invited are there", any(r[3] == "Invitee" for r in rows))


def invites(c):
    rows = c.hub.ask("GET", INVITES.format(org_name="acme"), c.hub.tokens[OWNER]).json["data"]
    made = [r["id"] for r in rows if r["invitee"] in ("a@x.example", "hank")]
    c.expect("a dry run invites nobody, the other two", len(made) == 2 and len(rows) == 4, rows)
    one = f"/v2/invites/{made[0]}"
    c.ask("PATCH", "/v2/invites/{id}/resend", one + "/resend", OWNER, None, 204)
    c.ask("DELETE", "/v2/invites/{id}", one, PLAIN, None, 403)
    c.ask("DELETE", "/v2/invites/{id}", one, OWNER, None, 204)
    c.ask("DELETE", "/v2/invites/{id}", one, OWNER, None, 404)
    answer = c.hub.ask("PATCH", "/v2/invites/0/resend", c.hub.tokens[OWNER])
    c.expect("id 0 is a 405", answer.status == 405)


def tokens(c):
    made = c.ask("POST", PATS, PATS, OWNER, {"token_label": "spec", "scopes": ["repo:read"]}, 201).json
    one = PATS + "/" + made["uuid"]
    c.expect("the secret is told once", made["token"].startswith("dckr_pat_"))
    shown = c.ask("GET", ONE_PAT, one, OWNER, None, 200).json
    c.expect("and never again", shown["token"] == "")
    c.hub.sign_in("maria", made["token"])
    c.ask("PATCH", ONE_PAT, one, OWNER, {"token_label": "other", "is_active": False}, 200)
    c.ask("PATCH", ONE_PAT, one, OWNER, {"is_active": "no"}, 400)
    c.ask("PATCH", ONE_PAT, one, None, {"is_active": True}, 401)
    answer = c.hub.ask("POST", "/v2/auth/token", body={"identifier": "maria", "secret": made["token"]})
    c.expect("an inactive token signs nobody in", answer.status == 401)
    c.ask("DELETE", ONE_PAT, one, OWNER, None, 204)
    c.ask("DELETE", ONE_PAT, one, OWNER, None, 404)
    answer = c.hub.ask("GET", PATS, c.hub.tokens[PAT])
    c.expect("a personal token's session sees none", answer.status == 403)


def org_tokens(c):
    body = {"label": "spec", "description": "d", "expires_at": None,
            "resources": [{"type": "TYPE_REPO", "path": "acme/*", "scopes": ["scope-image-pull"]},
                          {"type": "TYPE_ORG", "path": "acme", "scopes": ["scope-member-read"]}]}
    made = c.ask("POST", OATS, ORG + "/access-tokens", OWNER, body, 201).json
    one = ORG + "/access-tokens/" + made["id"]
    c.expect("resources come back", made["resources"] == body["resources"], made)
    c.hub.sign_in("acme", made["token"])
    answer = c.hub.ask("GET", ORG + "/members", c.hub.tokens[made["token"]])
    c.expect("its scope opens the members", answer.status == 200)
    answer = c.hub.ask("GET", ORG + "/invites", c.hub.tokens[made["token"]])
    c.expect("and not the invitations", answer.status == 403)
    c.ask("GET", ONE_OAT, one, OWNER, None, 200)
    c.ask("PATCH", ONE_OAT, one, OWNER, {"label": "other", "is_active": False}, 200)
    c.ask("PATCH", ONE_OAT, one, PLAIN, {"label": "other"}, 403)
    c.ask("PATCH", ONE_OAT, ORG + "/access-tokens/absent", OWNER, {"label": "other"}, 404)
    c.ask("DELETE", ONE_OAT, one, OWNER, None, 204)
    c.ask("DELETE", ONE_OAT, one, OWNER, None, 404)
    listing = c.hub.ask("GET", ORG + "/access-tokens", c.hub.tokens[OWNER]).json
    c.expect("the total is called total", "total" in listing and "count" not in listing)


def scim(c):
    listing = c.hub.ask("GET", USERS + "?filter=userName%20sw%20%22new.%22", c.hub.tokens[SCIM]).json
    c.expect("a filter finds the person", listing["totalResults"] == 1, listing)
    one = f"{USERS}/{listing['resources'][0]['id']}"
    c.ask("GET", USERS + "/{id}", one, SCIM, None, 200)
    got = c.ask("PUT", USERS + "/{id}", one, SCIM, {"schemas": [CORE], "enabled": True}, 200).json
    c.expect("enabled is active", got["active"] is True)
    got = c.ask("PUT", USERS + "/{id}", one, SCIM, {"schemas": [CORE]}, 200).json
    c.expect("without enabled it is off", got["active"] is False)
    c.ask("PUT", USERS + "/{id}", one, SCIM, {"enabled": True}, 400)


def audit(c):
    logs = c.hub.ask("GET", "/v2/auditlogs/acme?page_size=100", c.hub.tokens[OWNER]).json["logs"]
    seen = {row["action"] for row in logs}
    wanted = {"repo.create", "repo.immutable.tags.updated", "org.team.create", "org.team.update",
              "org.team.delete", "org.team.member.add", "org.team.member.remove",
              "org.member.role.change", "org.member.remove", "org.member.invite.send",
              "org.settings.update", "org.access_token.create", "org.access_token.update",
              "org.access_token.delete", "org.member.add"}
    c.expect("every change is in the audit log", wanted <= seen, wanted - seen)
    known = c.hub.ask("GET", "/v2/auditlogs/acme/actions", c.hub.tokens[OWNER]).json["actions"]
    names = {f"{group}.{a['name']}" for group, g in known.items() for a in g["actions"]}
    c.expect("and has a published name", seen <= names, seen - names)


def check_changes(hub, spec, judge, tally):
    hub.sign_in("jdoe", PLAIN)
    hub.sign_in("hank", OTHER)
    hub.tokens[SCIM] = SCIM
    c = Changes(hub, judge, tally)
    for part, after in ((REPOSITORIES, ()), (TEAM_ROWS, (team_and_grant,)), (PEOPLE, (export, invites)),
                        (REST, (tokens, org_tokens, scim, audit))):
        for row in part:
            c.ask(*row)
        for step in after:
            step(c)
    return c.done
