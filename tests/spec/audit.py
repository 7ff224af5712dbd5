"""What an audit of `hubsim --fixture audit` finds, from the Hub's answers alone.

Each rule is one of those that tests/hubsim/audited.c names.  The findings must be
those that hubsim says it planted, and no other.
"""

import collections
import datetime
import re
import urllib.parse

NOW = "2026-03-01T12:00:00Z"
ORGS = ("northwind", "fabrikam")
DAY = 86400
SECRET_KEY = re.compile(r"^(token|key|secret|password|auth|sig|access_token|api_?key)$", re.I)
INSIDE = re.compile(r"\b(internal|private|confidential|secret|do not publish)\b", re.I)


def seconds(text):
    return datetime.datetime.fromisoformat(text[:19] + "+00:00").timestamp()


def age(text):
    return (seconds(NOW) - seconds(text)) / DAY


class Audit:
    def __init__(self, hub, org):
        self.hub, self.org, self.found = hub, org, set()
        self.owner = hub.tokens["nadia-password"]

    def say(self, check, subject, account=None):
        self.found.add((check, account or self.org, subject))

    def get(self, path, token=None):
        answer = self.hub.ask("GET", path, token or self.owner)
        assert answer.status == 200, (path, answer.status)
        return answer.json

    def rows(self, path):
        out, page = [], 1
        while page:
            got = self.get(f"{path}?page_size=100&page={page}")
            out += got["results"]
            page = page + 1 if got.get("next") else 0
        return out

    def read(self):
        org = self.org
        self.members = self.rows(f"/v2/orgs/{org}/members")
        self.invites = self.get(f"/v2/orgs/{org}/invites")["data"]
        self.repos = self.rows(f"/v2/namespaces/{org}/repositories")
        self.in_team = {team["name"]: {m["username"] for m in self.rows(
            f"/v2/orgs/{org}/groups/{team['name']}/members")} for team in self.rows(f"/v2/orgs/{org}/groups")}
        self.grants = {r["name"]: self.rows(f"/v2/repositories/{org}/{r['name']}/groups") for r in self.repos}
        self.hooks = {r["name"]: self.rows(f"/v2/repositories/{org}/{r['name']}/webhook_pipeline")
                      for r in self.repos}
        self.details = {r["name"]: self.get(f"/v2/namespaces/{org}/repositories/{r['name']}")
                        for r in self.repos}
        self.oats = [self.get(f"/v2/orgs/{org}/access-tokens/{t['id']}")
                     for t in self.rows(f"/v2/orgs/{org}/access-tokens")]
        self.plan = self.get(f"/api/billing/v4/accounts/{self.get(f'/v2/orgs/{org}')['uuid']}/hub-plan")["name"]

    def people(self):
        insights = any("last_seen_at" in m for m in self.members)
        for m in self.members:
            name, seen = m["username"], m.get("last_seen_at")
            if seen and age(seen) > 90:
                self.say(m["role"].lower() + "-idle", name)
            if insights and not seen:
                self.say("never-seen", name)
            if m["is_guest"]:
                self.say("guest", name)
            if not m["groups"]:
                self.say("no-team", name)
            if age(m["date_joined"]) < 7:
                self.say("new-member", name)
        for i in self.invites:
            if age(i["created_at"]) > 14:
                self.say("invite-old", i["invitee"])

    def provisioned(self, bearer):
        got = self.get("/v2/scim/2.0/Users?count=200", bearer)
        assert got["totalResults"] == len(got["resources"])
        known = {u["displayName"] for u in got["resources"]}
        for m in self.members:
            if m["username"] not in known:
                self.say("not-in-scim", m["username"])

    def token(self, label, t, used, account=None):
        ends = t.get("expires_at")
        if ends and age(ends) > 0:
            self.say("token-expired", label, account)
            return
        if not t["is_active"]:
            return
        if ends and age(ends) > -30:
            self.say("token-expiring", label, account)
        if not used:
            self.say("token-never-used", label, account)
        elif age(used) > 90:
            self.say("token-unused", label, account)

    def org_tokens(self):
        names = {m["username"] for m in self.members}
        paths = {f"{self.org}/{r['name']}" for r in self.repos}
        for t in self.oats:
            self.token(t["label"], t, t["last_used_at"])
            if t["created_by"] not in names:
                self.say("token-creator-gone", t["label"])
            reached = [r["path"] for r in t["resources"] if r["type"] == "TYPE_REPO"]
            if any("*" in p for p in reached):
                self.say("token-wildcard", t["label"])
            if any("*" not in p and p not in paths for p in reached):
                self.say("token-dangling", t["label"])
        if len(self.oats) >= (100 if self.plan == "business" else 10):
            self.say("token-quota", self.org)

    def webhooks(self):
        where = collections.defaultdict(set)
        for repo, pipelines in self.hooks.items():
            for p in pipelines:
                for hook in p["webhooks"]:
                    url = urllib.parse.urlsplit(hook["hook_url"])
                    subject = f"{self.org}/{repo}:{p['name']}"
                    where[hook["hook_url"]].add(repo)
                    if url.scheme == "http":
                        self.say("webhook-http", subject)
                    if url.password or any(SECRET_KEY.match(k) for k in urllib.parse.parse_qs(url.query)):
                        self.say("webhook-credentials", subject)
        for url, repos in where.items():
            if len(repos) >= 3:
                self.say("webhook-same-target", urllib.parse.urlsplit(url).hostname)

    def repositories(self):
        for r in self.repos:
            subject = f"{self.org}/{r['name']}"
            if not r["description"]:
                self.say("repo-no-description", subject)
            if age(r["last_updated"]) > 365:
                self.say("repo-idle", subject)
            if not r["is_private"] and INSIDE.search(r["name"] + " " + r["description"]):
                self.say("repo-public-mistake", subject)
            if not self.details[r["name"]]["immutable_tags_settings"]["enabled"]:
                self.say("repo-mutable", subject)
            if r["is_private"] and not any(self.in_team[g["group_name"]] for g in self.grants[r["name"]]):
                self.say("repo-no-team", subject)

    def access(self):
        roles = {m["username"]: m["role"] for m in self.members}
        guests = {m["username"] for m in self.members if m["is_guest"]}
        for r in self.repos:
            ways = collections.Counter(n for n, role in roles.items() if role in ("Owner", "Editor"))
            for g in self.grants[r["name"]]:
                ways.update(self.in_team[g["group_name"]])
                if r["is_private"] and g["permission"] == "admin":
                    for name in guests & self.in_team[g["group_name"]]:
                        self.say("guest-admin", f"{name} {self.org}/{r['name']}")
            for name, n in ways.items():
                if n > 1:
                    self.say("two-paths", f"{name} {self.org}/{r['name']}")

    def run(self):
        self.read()
        for part in (self.people, self.org_tokens, self.webhooks, self.repositories, self.access):
            part()


def check_audit(hub, planted, tally):
    """`planted` is what `hubsim --fixture audit --findings` prints, as objects."""
    hub.sign_in("nadia", "nadia-password")
    found = set()
    for org in ORGS:
        audit = Audit(hub, org)
        audit.run()
        if org == "northwind":
            audit.provisioned("scim-northwind")
            personal = audit.rows("/v2/access-tokens")
            tally.check("audit: the row of an old token has no scopes",
                        None if [t["token_label"] for t in personal if "scopes" not in t] == ["laptop"] else personal)
            for t in personal:
                audit.token(t["token_label"], t, t["last_used"], "nadia")
        found |= audit.found
    wanted = {(f["check"], f["account"], f["subject"]) for f in planted}
    tally.check("audit: 40 planted findings or more", None if len(wanted) >= 40 else len(wanted))
    tally.check("audit: each is said once", None if len(wanted) == len(planted) else "twice")
    for row in sorted(wanted | found):
        tally.check(f"audit: {' '.join(row)}", None if row in wanted and row in found else
                    "planted, not found" if row in wanted else "found, not planted")
