"""The contract sheet, line by line: what the published interface does not say.

Each check is named after the section of the sheet that it comes from.
"""

import base64
import csv
import hashlib
import http.client
import io
import json
import re
import urllib.parse

OWNER, PLAIN, OTHER = "maria-password", "jdoe-password", "hank-password"
RWD, RO, PUBLIC, OAT = "dckr_pat_maria_rwd", "dckr_pat_maria_ro", "dckr_pat_maria_public", "dckr_oat_acme_all"
NOLIST, READ = "dckr_oat_acme_nolist", "dckr_oat_acme_read"
ACCOUNTS = [("maria", OWNER), ("jdoe", PLAIN), ("hank", OTHER), ("maria", RWD), ("maria", RO),
            ("maria", PUBLIC), ("acme", OAT), ("acme", NOLIST), ("acme", READ)]
NS, OLD = "/v2/namespaces/acme/repositories", "/v2/repositories/acme"
NO_ROUTE, NO_METHOD = {"message": "404: Page Not Found"}, {"message": "405: Method Not Allowed"}


class Contract:
    def __init__(self, hub, tally):
        self.hub, self.tally = hub, tally
        for name, secret in ACCOUNTS:
            hub.sign_in(name, secret)

    def ask(self, method, path, secret=OWNER, body=None):
        return self.hub.ask(method, path, self.hub.tokens.get(secret, secret), body)

    def get(self, path, secret=OWNER):
        return self.ask("GET", path, secret)

    def expect(self, section, what, good, shown=""):
        self.tally.check(f"CONTRACT {section}: {what}", None if good else f"no {str(shown)[:300]}")

    def status(self, section, method, path, secret, body, status, message=None):
        answer = self.ask(method, path, secret, body)
        told = answer.json.get("message") if isinstance(answer.json, dict) else None
        self.expect(section, f"{method} {path} as {self.hub.name_of(secret)} -> {status}",
                    answer.status == status and message in (None, told), f"{answer.status} {answer.raw}")
        return answer

    def raw(self, method, path, body=None, headers=None, chunks=None):
        """Over a connection of its own, so that anything can be sent."""
        where = urllib.parse.urlsplit(self.hub.url)
        connection = http.client.HTTPConnection(where.hostname, where.port)
        connection.request(method, path, body if chunks is None else iter(chunks), headers or {},
                           encode_chunked=chunks is not None)
        answer = connection.getresponse()
        out = answer.status, answer.headers, answer.read()
        connection.close()
        return out


def slashes(c):
    """1, Trailing slash: the old routes take both forms, the new ones answer 301."""
    for path in ("/v2/user", "/v2/user/orgs", "/v2/users/maria", "/v2/orgs/acme", "/v2/categories",
                 OLD, OLD + "/web-app", OLD + "/web-app/tags", OLD + "/web-app/groups",
                 OLD + "/web-app/webhook_pipeline", "/v2/orgs/acme/groups", "/v2/orgs/acme/groups/web",
                 "/v2/orgs/acme/groups/web/members", "/v2/orgs/acme/members", "/v2/orgs/acme/invites",
                 "/v2/orgs/acme/settings", "/v2/search/repositories", "/v2/repositories/namespaces"):
        for form in (path, path + "/"):
            c.expect("1", f"{form} answers", c.get(form).status == 200)
    for path in (NS, NS + "/web-app", NS + "/web-app/tags", NS + "/web-app/tags/latest", "/v2/access-tokens",
                 NS + "/web-app/manifests"):
        answer = c.get(path + "/?page_size=3")
        c.expect("1", f"{path}/ is moved", (answer.status, answer.headers["Location"]) == (
            301, path + "?page_size=3"), answer.headers["Location"])
    c.expect("1", "so is a POST", c.ask("POST", NS + "/", OWNER, {}).status == 301)
    c.expect("1", "nothing follows two slashes", c.get("/v2//user").json == NO_ROUTE)


def redirects(c):
    answer = c.get("/v2/users/acme/", None)
    c.expect("1", "an organization among users", (answer.status, answer.headers["Location"]) == (
        308, "/v2/orgs/acme"))
    answer = c.get("/v2/orgs/maria", None)
    c.expect("1", "a user among organizations", (answer.status, answer.headers["Location"]) == (
        308, "/v2/users/maria"))


def paging(c):
    page = c.get(NS + "/web-app/tags?page_size=500&ordering=name&name=pr-").json
    c.expect("1", "page_size is lowered to 100", len(page["results"]) == 100)
    c.expect("1", "next says what was taken, in the order of the alphabet", page["next"] ==
             c.hub.url + NS + "/web-app/tags?name=pr-&ordering=name&page=2&page_size=100", page["next"])
    page = c.get(NS + "/web-app/tags").json
    c.expect("1", "10 rows when nothing is said", len(page["results"]) == 10 and page["previous"] is None)
    back = c.get(page["next"][len(c.hub.url):]).json
    c.expect("1", "previous leads back", back["previous"].endswith("?page=1&page_size=10"), back["previous"])
    _, _, raw = c.raw("GET", OLD + "/web-app/tags/?page_size=1", headers={
        "Host": "hub.example:8443", "Authorization": "Bearer " + c.hub.tokens[OWNER]})
    c.expect("1", "links name the host that was asked", json.loads(raw)["next"].startswith(
        "http://hub.example:8443/v2/"), raw[:200])
    c.status("1", "GET", NS + "/web-app/tags?page=900", OWNER, None, 404)
    c.status("1", "GET", "/v2/namespaces/nobody-here/repositories", None, None, 200)
    c.status("1", "GET", NS + "?page=0", OWNER, None, 400)
    c.status("1", "GET", "/v2/access-tokens?page_size=x", OWNER, None, 400)
    found = c.get("/v2/search/repositories/?query=acme&page_size=2", None).json
    c.expect("1", "an absent link may be empty text", found["previous"] == "" and found["next"], found)
    c.expect("1", "a page of anonymous search ends", c.get(
        "/v2/search/repositories/?query=a&page=11&page_size=10", None).status == 403)
    for path, deep in (("/v2/repositories/library/debian/tags", 5), ("/v2/namespaces/library/repositories", 1)):
        c.status("1", "GET", f"{path}?page_size=100&page={deep + 1}", None, None, 403,
                 "pagination offset too large for anonymous requests; sign in to page further")
    c.status("1", "GET", "/v2/repositories/library/debian/tags?page_size=100&page=6", RO, None, 200)


def http_rules(c):
    maria = {"Authorization": "Bearer " + c.hub.tokens[OWNER]}
    for scheme in ("Bearer", "JWT", "bearer"):
        status, _, _ = c.raw("GET", "/v2/user/", headers={"Authorization": f"{scheme} {c.hub.tokens[OWNER]}"})
        c.expect("1", f"{scheme} is taken", status == 200)
    c.status("1", "GET", "/v2/nothing/here", OWNER, None, 404, NO_ROUTE["message"])
    answer = c.ask("PUT", NS, OWNER, {})
    c.expect("1", "405 and what is allowed", answer.json == NO_METHOD and "POST" in answer.headers["Allow"])
    status, headers, _ = c.raw("OPTIONS", NS + "/web-app", headers=maria)
    c.expect("1", "OPTIONS is a 405", status == 405 and "HEAD" in headers["Allow"], status)
    for path in ("/v2/user/", "/v2/nothing", NS + "?ordering=x", "/v2/orgs/maria"):
        headers = c.get(path).headers
        c.expect("2.1", f"{path} has limit headers and a date", headers["X-RateLimit-Remaining"].isdigit() and
                 headers["Date"] and headers["Content-Type"])
    status, headers, raw = c.raw("HEAD", NS + "/web-app", headers=maria)
    c.expect("1", "HEAD is GET without a body", status == 200 and not raw and int(headers["Content-Length"]) > 500)
    for name in ("acme%2Fweb-app", "acme%2fweb-app", "acme%00"):
        c.expect("1", f"{name} is one name, and nobody's",
                 c.get(f"/v2/namespaces/{name}/repositories").json.get("count") == 0)
    c.expect("1", "escapes of what needs none are the same path",
             c.get("/v2/%6eamespaces/ac%6de/repositories/web%2Dapp").status == 200)
    page = c.get(NS + "?page_size=2&page_size=7").json
    c.expect("1", "the first of two values counts", len(page["results"]) == 2)


def bodies(c):
    headers = {"Authorization": "Bearer " + c.hub.tokens[OWNER], "Content-Type": "application/json"}
    for bad in (b"{", b"", b"[]", b"{} x", b'{"name":}', b"\xff", b"null", b"[" * 100 + b"]" * 100):
        status, _, raw = c.raw("POST", NS, bad, headers)
        c.expect("1", f"the body {bad[:9]!r} is refused", status == 400 and json.loads(raw)["message"] ==
                 "body is invalid", f"{status} {raw}")
    made = json.dumps({"name": "in-pieces", "namespace": "acme"}).encode()
    status, _, raw = c.raw("POST", NS, headers=headers, chunks=[made[i:i + 5] for i in range(0, len(made), 5)])
    c.expect("1", "a body may come in pieces", status == 201, raw)
    c.expect("1", "and its repository can be deleted", c.ask("DELETE", OLD + "/in-pieces/").status == 202)
    long = b'{"name":"' + b"x" * 2000000 + b'"}'
    status, got, _ = c.raw("POST", NS, long, headers)
    c.expect("1", "a huge body is refused", status == 413 and got.get_content_type() == "text/html", status)
    status, _, _ = c.raw("POST", NS, headers=headers, chunks=[long[i:i + 60000] for i in range(0, len(long), 60000)])
    c.expect("1", "in pieces, too", status == 413, status)
    for body, field in (({"namespace": "acme"}, "name"), ({"name": "fine", "namespace": "globex"}, "namespace"),
                        ({"name": 7, "namespace": "acme"}, "name"), ({"name": "x" * 256, "namespace": "acme"}, "name"),
                        ({"name": "fine", "namespace": "acme", "description": []}, "description")):
        answer = c.ask("POST", NS, OWNER, body)
        c.expect("1", f"a wrong {field} is named", answer.status == 400 and field in answer.json["errinfo"],
                 answer.raw)


def sign_in(c):
    claims = json.loads(base64.urlsafe_b64decode(c.hub.tokens[OAT].split(".")[1] + "=="))
    c.expect("3", "an OAT's session is the organization's", claims["https://hub.docker.com"]["username"] == "acme"
             and "scope-image-push" in claims["scope"].split(), claims)
    c.expect("3", "no raw token is a bearer", c.get("/v2/user/", RWD and "dckr_pat_maria_rwd_raw").status == 401)
    answer = c.hub.ask("POST", "/v2/users/login?refresh_token=true",
                       body={"username": "maria", "password": RWD})
    c.expect("3", "login gives a refresh_token when asked", "refresh_token" in answer.json, answer.raw)
    tokens = c.get("/v2/access-tokens?page_size=100").json
    c.expect("13", "what is in use is counted", tokens["active_count"] == tokens["count"] == len(tokens["results"]))
    c.expect("13", "a secret is told once", {t["token"] for t in tokens["results"]} == {""})
    answer = c.hub.ask("GET", "/v2/users/login", body={"username": "maria", "password": RWD})
    c.expect("3", "login by GET, as one client does it", "token" in answer.json, answer.raw)
    answer = c.hub.ask("POST", "/v2/auth/token", body={"identifier": "otto", "secret": "otto-password"})
    c.expect("3", "2FA and /v2/auth/token do not go together", answer.status == 401)
    for i in range(5):
        c.hub.ask("POST", "/v2/auth/token", body={"identifier": "otto", "secret": "wrong-password"})
    answer = c.hub.ask("POST", "/v2/users/login", body={"username": "otto", "password": "otto-password"})
    c.expect("3", "five failures lock the name", answer.status == 429 and "Retry-After" not in answer.headers)


PAT_WORKS = ["/v2/user/", "/v2/user/orgs/", "/v2/orgs/acme", NS, NS + "/web-app", NS + "/web-app/tags",
             NS + "/web-app/tags/latest", "/v2/repositories/namespaces/"]
PAT_REFUSED = [("GET", "/v2/access-tokens"), ("POST", "/v2/access-tokens"), ("GET", "/v2/access-tokens/x"),
               ("GET", "/v2/auditlogs/acme"), ("GET", "/v2/auditlogs/acme/actions"), ("GET", "/v2/orgs/acme/groups"),
               ("POST", "/v2/orgs/acme/groups"), ("GET", "/v2/orgs/acme/invites"), ("POST", "/v2/invites/bulk"),
               ("DELETE", "/v2/invites/x"), ("GET", "/v2/orgs/acme/access-tokens"), ("GET", "/v2/orgs/acme/members"),
               ("GET", "/v2/orgs/acme/members/export"), ("PUT", "/v2/orgs/acme/members/jdoe"),
               ("DELETE", "/v2/orgs/acme/members/jdoe"), ("GET", "/v2/orgs/acme/settings")]


def personal_tokens(c):
    """3.1, the matrix."""
    for path in PAT_WORKS:
        c.status("3.1", "GET", path, RO, None, 200)
    for method, path in PAT_REFUSED:
        c.status("3.1", method, path, RWD, {} if method in ("POST", "PUT") else None, 403)
    made = {"name": "by-token", "namespace": "maria"}
    c.status("3.1", "POST", "/v2/namespaces/maria/repositories", RO, made, 403, "insufficient scope")
    c.status("3.1", "POST", "/v2/namespaces/maria/repositories", RWD, made, 201)
    c.status("3.1", "PATCH", "/v2/repositories/maria/by-token/", RO, {"description": "x"}, 403)
    verify = "/v2/namespaces/maria/repositories/dotfiles/immutabletags/verify"
    c.status("3.1", "POST", verify, RO, {"regex": "x"}, 403)
    c.status("3.1", "POST", verify, RWD, {"regex": "x"}, 200)
    c.status("3.1", "POST", OLD + "/web-app/groups", RWD, {"group_id": 0, "permission": "read"}, 400)
    c.status("3.1", "PATCH", "/v2/invites/0/resend", RWD, None, 405, NO_METHOD["message"])
    c.status("3.1", "GET", "/v2/scim/2.0/Users", RWD, None, 401)
    c.status("3.1", "DELETE", "/v2/repositories/maria/by-token/", RWD, None, 202)
    c.status("3.1", "GET", NS + "/web-app", PUBLIC, None, 404)


def org_tokens(c):
    """3.2: one resource, one family of scopes."""
    for path in (OLD, OLD + "/web-app", "/v2/users/maria/repositories"):
        c.status("3.2", "GET", path, OAT, None, 403, "token issued from organization access token is not allowed")
    public = {r["name"] for r in c.get(NS + "?page_size=100", NOLIST).json["results"]}
    every = {r["name"] for r in c.get(NS + "?page_size=100", OAT).json["results"]}
    c.expect("3.2", "without the list scope only what is public", "web-app" not in public and public < every)
    c.status("3.2", "GET", NS + "/web-app", NOLIST, None, 200)
    body = {"label": "narrow", "resources": [
        {"type": "TYPE_REPO", "path": "acme/web-app", "scopes": ["scope-repository-admin", "scope-tag-admin",
                                                                 "scope-image-delete", "scope-webhook-edit"]},
        {"type": "TYPE_ORG", "path": "acme", "scopes": ["scope-member-edit"]}]}
    made = c.ask("POST", "/v2/orgs/acme/access-tokens", OWNER, body).json
    c.hub.sign_in("acme", made["token"])
    narrow = made["token"]
    c.status("3.2", "GET", NS + "/web-app", narrow, None, 200)
    c.status("3.2", "GET", NS + "/payments", narrow, None, 404)
    c.status("3.2", "GET", NS + "/web-app/tags", narrow, None, 200)
    c.status("3.2", "GET", OLD + "/web-app/webhook_pipeline/", narrow, None, 200)
    c.status("3.2", "GET", OLD + "/web-app/groups/", narrow, None, 403)
    c.status("3.2", "GET", "/v2/orgs/acme/members", narrow, None, 200)
    c.status("3.2", "GET", "/v2/orgs/acme/invites", narrow, None, 403)
    c.status("3.2", "POST", "/v2/orgs/acme/access-tokens", OAT, body, 403)
    for bad in ({"type": "TYPE_REPO", "path": "acme/absent", "scopes": []},
                {"type": "TYPE_REPO", "path": "globex/portal", "scopes": ["scope-image-pull"]},
                {"type": "TYPE_ORG", "path": "globex", "scopes": ["scope-member-read"]},
                {"type": "TYPE_TEAM", "path": "acme", "scopes": []},
                {"type": "TYPE_REPO", "path": "acme/*", "scopes": ["repo-pull"]}):
        c.status("3.2", "POST", "/v2/orgs/acme/access-tokens", OWNER, {"label": "x", "resources": [bad]}, 400)
    for good in ("*/*/public", "acme/*", "acme/web-*"):
        resource = {"type": "TYPE_REPO", "path": good, "scopes": ["scope-image-pull"]}
        made = c.status("3.2", "POST", "/v2/orgs/acme/access-tokens", OWNER,
                        {"label": "x", "resources": [resource]}, 201).json
        c.ask("DELETE", f"/v2/orgs/acme/access-tokens/{made['id']}")
    for i in range(11):
        answer = c.ask("POST", "/v2/orgs/globex/access-tokens", OTHER, {"label": f"t{i}"})
    c.expect("3.2", "a team plan has ten", answer.status == 400, answer.status)


def accounts(c):
    me = c.get("/v2/user/").json
    public = c.get("/v2/users/maria/", None).json
    c.expect("4", "an id is the uuid without dashes", me["id"] == public["uuid"].replace("-", ""))
    c.status("4", "GET", "/v2/users/maria/orgs", None, None, 401)
    rows = c.get("/v2/user/orgs/").json["results"]
    c.expect("4", "my role, in capitals", {(r["orgname"], r["user_role"]) for r in rows} == {
        ("acme", "Owner"), ("globex", "Member")})
    c.expect("4", "namespaces", c.get("/v2/repositories/namespaces/").json == {
        "namespaces": ["maria", "acme", "globex"]})
    plan = c.get(f"/api/billing/v4/accounts/{rows[0]['id']}/hub-plan").json
    c.expect("4", "a plan", {"name", "legacy", "seats", "private_repos", "teams", "collaborators",
                             "parallel_builds", "duration"} <= set(plan), plan)
    c.status("4", "GET", f"/api/billing/v4/accounts/{rows[0]['id']}/hub-plan", OTHER, None, 404)
    allowance = c.get("/v2/users/maria/registry-settings").json
    c.expect("4", "private repositories", allowance["private_repo_used"] == 2 and
             allowance["default_repo_visibility"] == "public", allowance)
    for name in ("ab", "UPPER", "with-dash", "acme", "maria"):
        c.status("4", "POST", "/v2/orgs/", OWNER, {"orgname": name}, 400)
    c.status("4", "POST", "/v2/orgs/", OWNER, {"orgname": "freshorg", "company": "Fresh"}, 201)
    c.status("4", "GET", "/v2/orgs/freshorg/members", OWNER, None, 200)
    c.status("4", "DELETE", "/v2/orgs/freshorg/", PLAIN, None, 403)
    c.status("4", "DELETE", "/v2/orgs/freshorg/", OWNER, None, 204)
    c.status("4", "GET", "/v2/orgs/freshorg/", None, None, 404)


def repositories(c):
    for ordering, key, down in (("name", "name", False), ("-name", "name", True), ("pull_count", "pull_count", False),
                                ("-pull_count", "pull_count", True), ("last_updated", "last_updated", True)):
        rows = [r[key] for r in c.get(f"{NS}?page_size=100&ordering={ordering}").json["results"] if r[key]]
        c.expect("5.1", f"ordering={ordering}", rows == sorted(rows, reverse=down))
    c.expect("5.1", "a part of the name", {r["name"] for r in c.get(NS + "?name=WEB").json["results"]} == {"web-app"})
    c.expect("5.1", "one kind of content", [r["name"] for r in c.get(
        NS + "?content_types=helm").json["results"]] == ["helm-charts"])
    fresh = c.ask("POST", NS, OWNER, {"name": "fresh", "namespace": "acme", "is_private": True}).json
    c.expect("5.1", "a fresh repository", (fresh["status"], fresh["last_updated"], fresh["repository_type"],
                                          fresh["storage_size"]) == (0, None, None, 0), fresh)
    c.status("5.2", "PATCH", NS + "/fresh", OWNER, {"status": 1}, 400)
    got = c.ask("PATCH", OLD + "/fresh/", OWNER, {"full_description": "long"}).json
    got = c.ask("PATCH", OLD + "/fresh", OWNER, {"description": "short"}).json
    c.expect("5.2", "what is left out stays", (got["description"], got["full_description"]) == ("short", "long"), got)
    c.status("5.2", "PATCH", OLD + "/fresh/", OWNER, {"description": "é" * 51}, 400)
    c.status("5.2", "PATCH", OLD + "/fresh/", OAT, {"description": "x"}, 403)
    c.status("5.2", "POST", OLD + "/fresh/privacy/", OWNER, {"is_private": "no"}, 400)
    c.status("5.2", "POST", OLD + "/fresh/privacy", PLAIN, {"is_private": False}, 404)
    answer = c.status("5.2", "POST", OLD + "/fresh/privacy/", OWNER, {"is_private": False}, 200)
    c.expect("5.2", "privacy answers nothing", not answer.raw)
    c.status("5.2", "GET", NS + "/fresh", None, None, 200)
    taken = c.ask("POST", NS, OWNER, {"name": "fresh", "namespace": "acme"})
    c.expect("5.2", "a taken name", taken.json == {"message": "repository acme/fresh already exists", "errinfo": {}})
    c.status("5.2", "DELETE", OLD + "/fresh/", PLAIN, None, 403)
    c.status("5.2", "DELETE", OLD + "/fresh/", OWNER, None, 202)
    c.status("5.2", "DELETE", OLD + "/fresh/", OWNER, None, 404)


RE2 = [("^v[0-9]+$", True), ("(?i)RC", True), (r"\d{2}", True), (r"\d{2,4}", False), ("[[:digit:]]", True), (r"a\.b|c", True),
       (r"(?P<major>\d)", True), ("(?:x)+?", True), (r"\pL", True), ("[^]a]", True), (r"\Qa.b\E", True),
       (r"(a)\1", False), ("(?=x)", False), ("(?!x)", False), ("(?<=x)", False), ("(?<!x)y", False), ("(?>x)", False),
       ("x*+", False), ("x++", False), ("x**", False), (r"\Z", False), (r"\R", False), ("(", False), ("[a", False),
       ("x{1001}", False), ("(?P=n)", False), ("(?R)", False), ("a,b", False), ("(*FAIL)", False), (r"\K", False)]


def immutable(c):
    rules, verify = NS + "/api-gateway/immutabletags", NS + "/api-gateway/immutabletags/verify"
    for regex, good in RE2:
        c.status("5.3", "POST", verify, OWNER, {"regex": regex}, 200 if good else 400)
    names = [t["name"] for t in c.get(NS + "/api-gateway/tags?page_size=100").json["results"]]
    got = c.ask("POST", verify, OWNER, {"regex": r"\.1$"}).json["tags"]
    c.expect("5.3", "matched anywhere", got == sorted(n for n in names if re.search(r"\.1$", n)) and got, got)
    five = [f"^{i}x" for i in range(6)]
    c.status("5.3", "PATCH", rules, OWNER, {"immutable_tags": True, "immutable_tags_rules": five}, 400)
    c.status("5.3", "PATCH", rules, OWNER, {"immutable_tags": True}, 400)
    c.status("5.3", "PATCH", rules, PLAIN, {"immutable_tags": True, "immutable_tags_rules": five[:5]}, 403)
    got = c.status("5.3", "PATCH", rules, OWNER, {"immutable_tags": True, "immutable_tags_rules": [r"\.1$"]}, 200).json
    c.expect("5.3", "the rules come back", got["immutable_tags_settings"] == {"enabled": True, "rules": [r"\.1$"]}, got)
    locked = next(n for n in names if n.endswith(".1"))
    c.status("5.3", "DELETE", f"{OLD}/api-gateway/tags/{locked}/", OWNER, None, 403)
    c.status("5.3", "PATCH", OLD + "/api-gateway/", OWNER,
             {"immutable_tags": True, "immutable_tags_rules": "^0,(?=x)"}, 400)
    got = c.ask("PATCH", OLD + "/api-gateway/", OWNER, {"immutable_tags": True, "immutable_tags_rules": "^9,^8"}).json
    c.expect("5.3", "the old spelling is one text", got["immutable_tags_settings"]["rules"] == ["^9", "^8"], got)
    got = c.status("5.3", "PATCH", rules, OWNER, {"immutable_tags": False}, 200).json
    c.expect("5.3", "switched off it says .*", got["immutable_tags_settings"] == {"enabled": False, "rules": [".*"]})


def small_things(c):
    every = c.get("/v2/categories", None).json
    c.expect("5.4", "16 categories", len(every) == 16 and set(every[0]) == {"name", "slug"})
    c.status("5.4", "PATCH", OLD + "/docs-site/categories/", OWNER, every[:3], 200)
    c.status("5.4", "PATCH", OLD + "/docs-site/categories/", OWNER, [{"slug": "nonsense", "name": "x"}], 400)
    c.status("5.4", "PATCH", OLD + "/docs-site/categories/", PLAIN, every[:1], 403)
    got = c.get(NS + "/docs-site").json["categories"]
    c.expect("5.4", "the complete set", {g["slug"] for g in got} == {e["slug"] for e in every[:3]}, got)
    stars = c.get(NS + "/docs-site").json["star_count"]
    for method, count, mine in (("POST", 1, True), ("POST", 1, True), ("DELETE", 0, False)):
        answer = c.ask(method, OLD + "/docs-site/stars/", PLAIN)
        got = c.get(NS + "/docs-site", PLAIN).json
        c.expect("5.4", f"{method} stars", answer.status == 204 and (got["star_count"] - stars, got["has_starred"]) == (
            count, mine), got)
    c.ask("POST", OLD + "/docs-site/stars/", PLAIN)
    rows = c.get("/v2/users/jdoe/repositories/starred", PLAIN).json["results"]
    c.expect("5.4", "starred repositories", [r["name"] for r in rows] == ["docs-site"])
    shared = "/v2/repositories/maria/dotfiles/collaborators/"
    c.expect("5.4", "a collaborator", c.ask("POST", shared, OWNER, {"user": "jdoe"}).json == {"user": "jdoe"})
    c.expect("5.4", "is listed", c.get(shared).json["results"] == [{"user": "jdoe"}])
    c.status("5.4", "POST", shared, OWNER, {"user": "nobody-here"}, 400)
    c.status("5.4", "GET", OLD + "/docs-site/collaborators/", OWNER, None, 403)
    c.status("5.4", "DELETE", shared + "jdoe/", OWNER, None, 204)
    c.status("5.4", "DELETE", shared + "jdoe/", OWNER, None, 404)


def tags(c):
    for path in (NS + "/web-app/tags", OLD + "/web-app/tags/"):
        rows = c.get(path + "?page_size=100").json["results"]
        c.expect("6", f"{path}: newest first", [r["tag_last_pushed"][:19] for r in rows] == sorted(
            (r["tag_last_pushed"][:19] for r in rows), reverse=True))
        rows = c.get(path + "?page_size=100&ordering=name").json["results"]
        c.expect("6", f"{path}: by name", [r["name"] for r in rows] == sorted(r["name"] for r in rows))
        rows = c.get(path + "?page_size=100&name=NIGHTLY&architecture=arm&os=linux").json["results"]
        c.expect("6", f"{path}: filters", rows and all("nightly" in r["name"] and any(
            i["architecture"] == "arm" for i in r["images"]) for r in rows))
        sizes = [r["full_size"] in [i["size"] for i in r["images"]] for r in rows]
        c.expect("18.17", f"{path}: full_size is one image's", all(sizes))
    c.status("6", "HEAD", NS + "/rocket-skates/tags", OWNER, None, 404)
    digits = {len(r["tag_last_pushed"].split(".")[1]) - 1 for r in rows if "." in r["tag_last_pushed"]}
    c.expect("18.15", "fractions of several lengths", len(digits) > 1, digits)
    updated = c.get(NS + "/ci-cache").json["last_updated"]
    one = c.get(NS + "/ci-cache/tags").json["results"][0]["name"]
    c.status("6", "DELETE", f"{OLD}/ci-cache/tags/{one}/", RO, None, 403, "insufficient scope")
    c.status("6", "DELETE", f"{OLD}/ci-cache/tags/{one}/", PLAIN, None, 404)
    c.status("6", "DELETE", f"{NS}/ci-cache/tags/{one}", READ, None, 403)
    c.status("6", "DELETE", f"{NS}/ci-cache/tags/{one}", OAT, None, 204)
    c.status("6", "DELETE", f"{OLD}/ci-cache/tags/{one}/", RWD, None, 404)
    c.expect("6", "last_updated does not move", c.get(NS + "/ci-cache").json["last_updated"] == updated)


def grants(c):
    path = OLD + "/tools-lint/groups/"
    team = next(t for t in c.get("/v2/orgs/acme/groups").json["results"] if t["name"] == "ml")
    other = c.get("/v2/orgs/globex/groups/partners", OTHER).json["id"]
    for bad in (0, -1, str(team["id"]), team["uuid"], None, 1.5):
        c.status("9", "POST", path, OWNER, {"group_id": bad, "permission": "read"}, 400)
    c.status("9", "POST", path, OWNER, {"group_id": other, "permission": "read"}, 404)
    c.status("9", "POST", path, OWNER, {"group_id": team["id"], "permission": "own"}, 400)
    row = {"group_name": "ml", "permission": "write", "group_id": team["id"]}
    got = c.status("9", "POST", path, OWNER, {"group_id": team["id"], "permission": "write"}, 200).json
    c.expect("9", "the grant", got == row, got)
    c.status("9", "POST", path, OWNER, {"group_id": team["id"], "permission": "read"}, 400)
    listing = c.get(path).json
    c.expect("9", "is listed", row in listing["results"])
    c.expect("18.8", "an address may have no key", "next" not in listing and "previous" not in listing)
    c.expect("9", "and read", c.get(f"{path}{team['id']}/").json == row)
    c.expect("9", "and changed", c.ask("PATCH", f"{path}{team['id']}", OWNER, {"permission": "admin"}).json ==
             dict(row, permission="admin"))
    back = c.get("/v2/orgs/acme/groups/ml/repositories").json["results"]
    c.expect("9", "and found from the other side", ("tools-lint", "admin") in {
        (r["name"], r["permission"]) for r in back}, back)
    c.status("9", "DELETE", f"{path}{team['id']}/", OWNER, None, 204)
    c.status("9", "GET", f"{path}{team['id']}/", OWNER, None, 404)
    c.status("9", "PATCH", f"{path}{team['id']}/", OWNER, {"permission": "read"}, 404)


def teams(c):
    who = {t["name"] for t in c.get("/v2/orgs/acme/groups?username=rsilva&page_size=100").json["results"]}
    c.expect("10", "the teams of one person", who == {"web", "ml"}, who)
    c.expect("10", "a taken name", c.ask("POST", "/v2/orgs/acme/groups", OWNER, {"name": "web"}).json == {
        "name": ["Team with this Name already exists"]})
    answer = c.ask("POST", "/v2/orgs/acme/groups/ml/members", OWNER, {"member": "tokoro"})
    c.expect("10", "adding answers an empty 200", (answer.status, answer.raw) == (200, b""))
    found = c.get("/v2/orgs/acme/groups/ml/members?search=tokoro@example.com").json["results"]
    c.expect("10", "people are found by address", [f["username"] for f in found] == ["tokoro"])
    c.status("10", "DELETE", "/v2/orgs/acme/groups/ml/members/tokoro/", OWNER, None, 204)
    c.status("10", "DELETE", "/v2/orgs/acme/groups/owners", OWNER, None, 403)


def members(c):
    rows = {m["username"]: m for m in c.get("/v2/orgs/acme/members?page_size=100").json["results"]}
    c.expect("11", "roles in capitals", {m["role"] for m in rows.values()} == {"Owner", "Editor", "Member"})
    c.expect("11", "a guest is from outside", [n for n, m in rows.items() if m["is_guest"]] == ["aldoext"])
    c.expect("11", "Insights say when, or nothing", "last_seen_at" in rows["jdoe"] and
             "last_seen_at" not in rows["cibot7"])
    c.expect("11", "no Insights, no such key", not any("last_seen_at" in m for m in c.get(
        "/v2/orgs/globex/members", OTHER).json["results"]))
    kinds = [m["role"] for m in c.get("/v2/orgs/acme/members?type=invitee").json["results"]]
    c.expect("11", "the invited", kinds and set(kinds) == {"Invitee"}, kinds)
    answer = c.get("/v2/orgs/acme/members/export", OAT)
    table = list(csv.DictReader(io.StringIO(answer.raw.decode())))
    c.expect("11", "the file is named after the organization", re.fullmatch(
        r'attachment;filename="acme-members-\d{8}\.csv"', answer.headers["Content-Disposition"] or ""))
    c.expect("11", "its dates are of another kind", all(re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000 UTC", r["Date Joined"]) for r in table), table[0])
    c.status("11", "PUT", "/v2/orgs/acme/members/jdoe", OWNER, {"role": "Owner"}, 400)
    mixed = {"org": "acme", "invitees": ["carla@@acme.example", "jdoe", "new.one@acme.example", "hank"]}
    for dry in (True, False):
        answer = c.ask("POST", "/v2/invites/bulk", OWNER, dict(mixed, dry_run=dry))
        got = [(r["status"], "invite" in r) for r in answer.json["invitees"]]
        c.expect("11", f"each invitation has its status, dry run {dry}", answer.status == 202 and got == [
            ("invalid_email_or_docker_id", False), ("existing_org_member", False), ("invited", not dry),
            ("invited", not dry)], got)
    again = c.ask("POST", "/v2/invites/bulk", OWNER, mixed).json["invitees"][2]["invite"]["id"]
    mine = [i for i in c.get("/v2/orgs/acme/invites").json["data"] if i["invitee"] == "new.one@acme.example"]
    c.expect("11", "who was invited keeps that invitation", [i["id"] for i in mine] == [again])


def settings(c):
    path = "/v2/orgs/acme/settings"
    for missing in ("enabled", "allow_official_images", "allow_verified_publishers"):
        body = {k: True for k in ("enabled", "allow_official_images", "allow_verified_publishers") if k != missing}
        c.status("12", "PUT", path, OWNER, {"restricted_images": body}, 400)
    rules = path + "/registry-access-management"
    custom = {"address": "quay.example", "friendly_name": "Quay", "allowed": True}
    body = {"enabled": True, "standard_registries": [{"id": "DockerHub", "allowed": True}],
            "custom_registries": [custom]}
    c.expect("12", "RAM comes back as it was put", c.ask("PUT", rules, OWNER, body).json == body)
    c.ask("PUT", rules, OWNER, dict(body, custom_registries=[dict(custom, allowed=False)]))
    c.ask("PUT", rules, OAT, dict(body, enabled=False, custom_registries=[]))
    c.status("12", "PUT", rules, READ, body, 403)
    logs = c.get("/v2/auditlogs/acme?page_size=20").json["logs"]
    seen = [row["action"].rsplit(".", 1)[1] for row in logs if "registry_access" in row["action"]]
    c.expect("12", "each change is an event", sorted(seen) == sorted([
        "enabled", "registry_added", "registry_updated", "disabled", "registry_removed"]), seen)


def audit(c):
    path = "/v2/auditlogs/acme"
    c.expect("15", "25 rows a page", len(c.get(path).json["logs"]) == 25)
    c.expect("15", "behind the end there is an empty page", c.get(path + "?page=9999").json == {"logs": []})
    c.expect("15", "by action", {r["action"] for r in c.get(path + "?action=repo.tag.push").json["logs"]} == {
        "repo.tag.push"})
    c.expect("15", "by actor", {r["actor"] for r in c.get(path + "?actor=kmbeki").json["logs"]} == {"kmbeki"})
    c.expect("15", "by name", {r["name"] for r in c.get(path + "?name=base-images").json["logs"]} == {
        "acme/base-images"})
    newest = c.get(path + "?page_size=1&page=40").json["logs"][0]["timestamp"]
    at = urllib.parse.quote(newest)
    c.expect("15", "from then on", all(r["timestamp"] >= newest for r in c.get(f"{path}?from={at}").json["logs"]))
    c.expect("15", "until then", all(r["timestamp"] <= newest for r in c.get(f"{path}?to={at}").json["logs"]))
    c.expect("15", "a time that is none", c.get(path + "?from=yesterday").status == 400)
    c.expect("15", "two pages are not the same", c.get(path + "?page=2").json != c.get(path).json)
    c.status("15", "GET", "/v2/auditlogs/maria", OWNER, None, 200)
    c.status("15", "GET", path, PLAIN, None, 403)
    c.status("15", "GET", "/v2/auditlogs/nobody-here", OWNER, None, 404)


def search(c):
    rows = c.get("/v2/search/repositories/?query=alpine", None).json["results"]
    c.expect("17", "official images have no namespace", rows[0]["repo_name"] == "alpine" and rows[0]["is_official"])
    c.expect("17", "nothing private is found", not c.get(
        "/v2/search/repositories/?query=payments").json["results"])
    got = c.get("/api/search/v4?custom_boosted_results=true&query=alpine&size=1", None).json
    c.expect("17", "the catalogue counts in words", got["total"] >= 1 and len(got["results"]) == 1 and
             got["results"][0]["pull_count"] == "10B+", got)


def digests(c):
    """7: whatever has a digest is served under it, byte for byte."""
    token = c.hub.ask("GET", "/token?service=registry.docker.io&scope=repository:library/alpine:pull").json["token"]

    def bytes_of(path):
        answer = c.hub.ask("GET", path, token)
        if answer.status == 307:
            c.expect("7", "a blob is on another host", not answer.headers["Location"].startswith(c.hub.url))
            where = urllib.parse.urlsplit(answer.headers["Location"])
            path = f"{where.path}?{where.query}"
            c.expect("7", "that wants no bearer", c.hub.ask("GET", path, token).status == 400)
            answer = c.hub.ask("GET", path)
        return answer.raw, "sha256:" + hashlib.sha256(answer.raw).hexdigest()

    for row in c.get("/v2/repositories/library/alpine/tags?page_size=3", None).json["results"]:
        raw, digest = bytes_of(f"/v2/library/alpine/manifests/{row['name']}")
        c.expect("7", f"the digest of {row['name']}", digest == row["digest"], digest)
        for child, image in zip(json.loads(raw)["manifests"], row["images"]):
            raw, digest = bytes_of(f"/v2/library/alpine/manifests/{child['digest']}")
            c.expect("7", "an image's", digest == child["digest"] == image["digest"] and len(raw) == child["size"])
            config = json.loads(raw)["config"]
            raw, digest = bytes_of(f"/v2/library/alpine/blobs/{config['digest']}")
            c.expect("7", "and its configuration's", digest == config["digest"] and len(raw) == config["size"] and
                     json.loads(raw)["architecture"] == image["architecture"])
    listing = c.hub.ask("GET", "/v2/library/alpine/tags/list?n=2", token)
    c.expect("7", "names by the registry, with a Link", len(listing.json["tags"]) == 2 and
             'rel="next"' in listing.headers["Link"], listing.raw)
    c.expect("7", "there is no catalogue", c.hub.ask("GET", "/v2/_catalog", token).status == 401)
    answer = c.hub.ask("PUT", "/v2/library/alpine/manifests/x", token, {})
    c.expect("7", "the registry's own 405", answer.status == 405 and answer.json["errors"][0]["code"] == "UNSUPPORTED")
    for gone in ("/images", "/images-summary"):
        c.expect("7", f"{gone} was taken away", c.get(NS + "/web-app" + gone).json == NO_ROUTE)


PARTS = (slashes, redirects, paging, http_rules, bodies, personal_tokens, org_tokens, accounts, repositories, immutable,
         small_things, tags, grants, teams, members, settings, audit, search, digests, sign_in)


def check_contract(hub, tally):
    c = Contract(hub, tally)
    for part in PARTS:
        part(c)
