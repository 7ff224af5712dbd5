#!/usr/bin/env python3
"""Does the simulated Hub answer as Docker Hub does?

Its answers are held against hub-openapi.yaml, the published interface with its
mistakes repaired, and against tests/data/samples/, what the real Hub sent.

    python3 tests/spec/validate.py [URL]

Without a URL it starts the program that $HUBSIM names (build/hubsim).
The last line is "N passed, N failed"; the exit status is 1 when one failed.
"""

import base64
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import jsonschema
import yaml

sys.dont_write_bytecode = True
from audit import NOW, check_audit  # noqa: E402
from changes import check_changes  # noqa: E402
from contract import check_contract  # noqa: E402: nothing is left beside the sources

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "..", "data", "samples")
RFC3339 = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$")


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, problem):
        """Counts one check; `problem` is None or what is wrong."""
        if problem:
            self.failed += 1
            print(f"FAIL {name}: {problem}")
        else:
            self.passed += 1
            print(f"ok   {name}")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Answer:
    def __init__(self, status, headers, raw):
        self.status, self.headers, self.raw = status, headers, raw
        try:
            self.json = json.loads(raw)
        except ValueError:
            self.json = None


class Hub:
    def __init__(self, url):
        self.url = url
        self.opener = urllib.request.build_opener(NoRedirect)
        self.tokens = {None: None}

    def ask(self, method, path, token=None, body=None):
        request = urllib.request.Request(self.url + path, method=method)
        if token:
            request.add_header("Authorization", "Bearer " + token)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with self.opener.open(request) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            return Answer(answer.code, answer.headers, answer.read())

    def name_of(self, secret):
        """Enough of it to be known by; what is printed is searched for secrets."""
        return (secret or "nobody").removesuffix("-password")[:6]

    def sign_in(self, name, secret):
        answer = self.ask("POST", "/v2/auth/token", body={"identifier": name, "secret": secret})
        self.tokens[secret] = answer.json["access_token"]


class Spec:
    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.doc = yaml.safe_load(f)

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.doc
            for part in node["$ref"].lstrip("#/").split("/"):
                target = target[part]
            node = target
        return node

    def plain(self, node, depth=0):
        """The schema without references, and with `nullable` as JSON Schema says it."""
        node = self.resolve(node)
        if depth > 12 or not isinstance(node, (dict, list)):
            return node
        if isinstance(node, list):
            return [self.plain(item, depth + 1) for item in node]
        out = {key: self.plain(value, depth + 1) for key, value in node.items()}
        if out.pop("nullable", False) is True and isinstance(out.get("type"), str):
            out["type"] = [out["type"], "null"]
        if isinstance(out.get("enum"), list) and None in out["enum"] and isinstance(out.get("type"), str):
            out["type"] = [out["type"], "null"]
        # An example is data: it may hold words that mean something in a schema.
        for key in ("example", "examples", "xml"):
            if not isinstance(out.get(key), dict) or "type" not in out[key]:
                out.pop(key, None)
        return out

    def schema(self, path, method, status):
        operation = self.doc["paths"][path][method.lower()]
        responses = operation["responses"]
        response = self.resolve(responses.get(str(status), responses.get("default", {})))
        if str(status) not in responses and "default" not in responses:
            raise KeyError(f"status {status} is not published")
        content = response.get("content", {})
        for kind, body in content.items():
            return kind, self.plain(body.get("schema", {}))
        return None, None


def first_error(schema, value):
    validator = jsonschema.Draft4Validator(schema, format_checker=None)
    for error in validator.iter_errors(value):
        where = "/".join(str(p) for p in error.absolute_path)
        return f"{where}: {error.message[:160]}"
    return None


def bad_times(value, key=""):
    """The first text in a field of a time that is no RFC 3339, or None."""
    if isinstance(value, dict):
        return next((b for k, v in value.items() if (b := bad_times(v, k))), None)
    if isinstance(value, list):
        return next((b for v in value if (b := bad_times(v, key))), None)
    timely = key.startswith(("last_", "date_", "tag_last_")) and key not in (
        "last_updater", "last_updater_username", "last_desktop_version") or key in ("timestamp", "issued_at")
    if timely and isinstance(value, str) and not RFC3339.match(value):
        return f"{key}: {value}"
    return None


WEB = {"namespace": "acme", "repository": "web-app", "tag": "latest", "account": "acme"}
REPO = "/v2/namespaces/{namespace}/repositories/{repository}"
REPOS = "/v2/namespaces/{namespace}/repositories"
AUDIT = "/v2/auditlogs/{account}"
NO = {"namespace": "acme", "repository": "no-such-thing", "tag": "x"}

# method, published path, values, query, secret, status
PUBLISHED = [
    ("GET", REPOS, WEB, "", "maria-password", 200),
    ("GET", REPOS, WEB, "?page_size=100&ordering=name", "dckr_pat_maria_ro", 200),
    ("GET", REPOS, WEB, "", None, 200),
    ("GET", REPOS, WEB, "", "dckr_oat_acme_all", 200),
    ("GET", REPOS, WEB, "?ordering=size", None, 400),
    ("GET", REPOS, WEB, "?page=900", "maria-password", 404),
    ("GET", REPOS, {"namespace": "library"}, "?page=101&page_size=1", None, 403),
    ("GET", REPO, WEB, "", "maria-password", 200),
    ("GET", REPO, {"namespace": "acme", "repository": "rocket-skates"}, "", "maria-password", 200),
    ("GET", REPO, {"namespace": "acme", "repository": "sandbox-jdoe"}, "", "maria-password", 200),
    ("GET", REPO, {"namespace": "library", "repository": "alpine"}, "", None, 200),
    ("GET", REPO, WEB, "", None, 404),
    ("GET", REPO, NO, "", "maria-password", 404),
    ("HEAD", REPO, WEB, "", "maria-password", 200),
    ("HEAD", REPO, NO, "", "maria-password", 404),
    ("GET", REPO + "/tags", WEB, "?page_size=100", "maria-password", 200),
    ("GET", REPO + "/tags", WEB, "?page_size=100&page=5", "maria-password", 200),
    ("GET", REPO + "/tags", NO, "", "maria-password", 404),
    ("HEAD", REPO + "/tags", WEB, "", "maria-password", 200),
    ("GET", REPO + "/tags/{tag}", WEB, "", "maria-password", 200),
    ("GET", REPO + "/tags/{tag}", dict(WEB, tag="build-1029"), "", "maria-password", 200),
    ("GET", REPO + "/tags/{tag}", dict(WEB, tag="2019.04.12"), "", "maria-password", 200),
    ("GET", REPO + "/tags/{tag}", dict(WEB, tag="none"), "", "maria-password", 404),
    ("HEAD", REPO + "/tags/{tag}", WEB, "", "maria-password", 200),
    ("HEAD", REPO + "/tags/{tag}", dict(WEB, tag="none"), "", "maria-password", 404),
    ("GET", AUDIT, WEB, "", "maria-password", 200),
    ("GET", AUDIT, WEB, "?action=repo.tag.push&page_size=5", "dckr_oat_acme_all", 200),
    ("GET", AUDIT + "/actions", WEB, "", "maria-password", 200),
]

SIGN_IN = [
    ("/v2/auth/token", {"identifier": "maria", "secret": "maria-password"}, 200),
    ("/v2/auth/token", {"identifier": "nobody-here", "secret": "some-other-word"}, 401),
    ("/v2/users/login", {"username": "maria", "password": "maria-password"}, 200),
    ("/v2/users/login", {"username": "nobody-here", "password": "some-other-word"}, 401),
    ("/v2/users/login", {"username": "otto", "password": "otto-password"}, 401),
    ("/v2/users/2fa-login", {"login_2fa_token": "x", "code": "123456"}, 401),
]


def judge(spec, path, method, status, answer):
    if answer.status != status:
        return f"status {answer.status}, not {status}"
    if method == "HEAD":
        return "a HEAD with a body" if answer.raw else None
    try:
        kind, schema = spec.schema(path, method, status)
    except KeyError as error:
        return str(error)
    if kind is None:
        return "a body where none is published" if answer.raw else None
    if answer.json is None:
        return "the body is no JSON"
    if answer.headers.get_content_type() != kind:
        return f"Content-Type {answer.headers.get_content_type()}"
    return first_error(schema or {}, answer.json) or bad_times(answer.json)


def check_published(hub, spec, tally):
    for method, form, values, query, secret, status in PUBLISHED:
        path = form.format(**values) + query
        answer = hub.ask(method, path, hub.tokens[secret])
        tally.check(f"spec {method} {path} as {hub.name_of(secret)}", judge(spec, form, method, status, answer))
    for path, body, status in SIGN_IN:
        answer = hub.ask("POST", path, body=body)
        tally.check(f"spec POST {path} -> {status}", judge(spec, path, "POST", status, answer))


def check_all_asked(spec, done, tally):
    """Nothing that is published is left out."""
    done |= {(method, form) for method, form, _, _, _, status in PUBLISHED if status < 300}
    done |= {("POST", path) for path, _, status in SIGN_IN if status < 300}
    done.add(("POST", "/v2/users/2fa-login"))  # its success takes a code: see check_second_factor
    for path, operations in spec.doc["paths"].items():
        for method in operations:
            if method in ("get", "head", "post", "put", "patch", "delete"):
                known = (method.upper(), path) in done
                tally.check(f"asked {method.upper()} {path}", None if known else "never with success")


def check_second_factor(hub, spec, tally):
    half = hub.ask("POST", "/v2/users/login", body={"username": "otto", "password": "otto-password"})
    body = {"login_2fa_token": half.json["login_2fa_token"], "code": "123456"}
    answer = hub.ask("POST", "/v2/users/2fa-login", body=body)
    tally.check("spec POST /v2/users/2fa-login -> 200",
                judge(spec, "/v2/users/2fa-login", "POST", 200, answer))


def sample(name):
    with open(os.path.join(SAMPLES, name + ".json"), encoding="utf-8") as f:
        return json.load(f)


def same_keys(wanted, got, may_miss=(), may_add=()):
    """Whether two objects have the same fields in the same order."""
    if not isinstance(got, dict):
        return "no object"
    missing = [k for k in wanted if k not in got and k not in may_miss]
    added = [k for k in got if k not in wanted and k not in may_add]
    if missing or added:
        return f"missing {missing}, not in the sample {added}"
    order = [k for k in got if k in wanted]
    if order != [k for k in wanted if k in got]:
        return f"other order: {order}"
    return None


def same_types(wanted, got):
    """Whether fields hold the JSON type that the sample holds; null fits all."""
    for key, value in wanted.items():
        other = got.get(key)
        if value is None or other is None or type(value) is type(other):
            continue
        return f"{key} is {type(other).__name__}, not {type(value).__name__}"
    return None


def check_rows(tally, name, wanted, got, **how):
    tally.check(f"sample {name}", same_keys(wanted, got, **how) or same_types(wanted, got))


def check_repos(hub, tally):
    maria = hub.tokens["maria-password"]
    listing = hub.ask("GET", "/v2/namespaces/acme/repositories?page_size=2", maria)
    check_rows(tally, "repo-list-entry-64bit-2025", sample("repo-list-entry-64bit-2025"),
               listing.json["results"][0])
    published = sample("repos-list-docker-spec")
    check_rows(tally, "repos-list-docker-spec: envelope", published, listing.json)
    check_rows(tally, "repos-list-docker-spec: row", published["results"][0],
               listing.json["results"][0])
    check_rows(tally, "repos-list-2024: row", sample("repos-list-2024")["results"][0],
               hub.ask("GET", "/v2/repositories/acme/", maria).json["results"][0],
               may_add=("last_modified", "storage_size"))
    anonymous = sample("repo-detail-anonymous-2026")
    check_rows(tally, "repo-detail-anonymous-2026", anonymous,
               hub.ask("GET", "/v2/repositories/library/alpine/").json)
    owner = hub.ask("GET", "/v2/repositories/acme/web-app/", maria).json
    check_rows(tally, "repo-detail as a member", anonymous, owner, may_add=("full_description",))
    check_rows(tally, "repo-detail-owner-2023", sample("repo-detail-owner-2023"), owner,
               may_miss=("can_edit",), may_add=tuple(anonymous))
    tally.check("rules are \".*\" although disabled",
                None if hub.ask("GET", "/v2/repositories/library/alpine/").json[
                    "immutable_tags_settings"] == anonymous["immutable_tags_settings"] else "no")


def check_tags(hub, tally):
    maria = hub.tokens["maria-password"]
    base = "/v2/namespaces/acme/repositories/web-app/tags"
    never = ("tag_last_pulled",)
    n8n = sample("tag-n8n-with-attestations-2026")
    latest = hub.ask("GET", base + "/latest", maria).json
    check_rows(tally, "tag-n8n-with-attestations-2026", n8n, latest, may_miss=never)
    for i, image in enumerate(latest["images"]):
        check_rows(tally, f"tag-n8n: image {i}", n8n["images"][i], image, may_miss=("last_pulled",))
        same = [image[k] == n8n["images"][i][k] for k in ("architecture", "os", "os_version")]
        tally.check(f"tag-n8n: platform {i}", None if all(same) else "another platform")
    old = sample("tags-namespaces-old-tag-no-digest-2026")["results"][0]
    check_rows(tally, "tags-namespaces-old-tag-no-digest-2026", old,
               hub.ask("GET", base + "/2019.04.12", maria).json, may_miss=never)
    page = sample("tags-page-next-debian-2023")
    got = hub.ask("GET", "/v2/repositories/library/debian/tags?page_size=2")
    check_rows(tally, "tags-page-next-debian-2023: envelope", page, got.json)
    tally.check("tags-page-next-debian-2023: next",
                None if got.json["next"] == hub.url + urllib.parse.urlsplit(page["next"]).path +
                "?page=2&page_size=2" else got.json["next"])
    tally.check("next is written with \\u0026", None if b"?page=2\\u0026page_size=2" in got.raw else "no")
    layers = sample("tag-images-layers-2026")[0]
    image = hub.ask("GET", "/v2/repositories/acme/web-app/tags/latest/images", maria).json[0]
    check_rows(tally, "tag-images-layers-2026", layers, image, may_miss=("last_pulled",))
    for i in (0, 1):
        check_rows(tally, f"tag-images-layers-2026: layer {i}", layers["layers"][i], image["layers"][i])
    tally.check("layers add up to the image",
                None if sum(x["size"] for x in image["layers"]) == image["size"] else "no")


def never_forms(hub, tally):
    """All ways of writing "never" occur (samples/tags-zero-time-0001 and others)."""
    maria, seen, page = hub.tokens["maria-password"], set(), 1
    while page:
        got = hub.ask("GET", "/v2/namespaces/acme/repositories/web-app/tags"
                      f"?page_size=100&page={page}", maria).json
        for row in got["results"]:
            seen.add(row.get("tag_last_pulled", "absent") if row.get("tag_last_pulled", "absent")
                     in ("absent", None, "0001-01-01T00:00:00Z") else "a time")
        page = page + 1 if got["next"] else 0
    missing = {"absent", None, "0001-01-01T00:00:00Z", "a time"} - seen
    tally.check("never is null, absent or year 1", f"missing {missing}" if missing else None)


def check_people(hub, tally):
    maria = hub.tokens["maria-password"]
    check_rows(tally, "user-public-2022", sample("user-public-2022"), hub.ask("GET", "/v2/users/maria/").json)
    me = hub.ask("GET", "/v2/user/", maria).json
    wanted = sample("user-me-2015")
    missing = [k for k in wanted if k not in me]
    tally.check("user-me-2015", f"missing {missing}" if missing else same_types(wanted, me))
    log = sample("auditlogs-spec")
    got = hub.ask("GET", "/v2/auditlogs/acme?action=repo.tag.push&page_size=1", maria).json
    check_rows(tally, "auditlogs-spec: envelope", log, got)
    check_rows(tally, "auditlogs-spec: row", log["logs"][0], got["logs"][0])
    check_rows(tally, "auditlogs-spec: data", log["logs"][0]["data"], got["logs"][0]["data"])
    text = got["logs"][0]["action_description"]
    tally.check("action_description ends with a newline", None if text.endswith("\n") else text)


def claims(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def check_tokens(hub, tally):
    wanted, got = sample("jwt-claims-pat-2026"), claims(hub.tokens["dckr_pat_maria_ro"])
    check_rows(tally, "jwt-claims-pat-2026", wanted, got)
    key = "https://hub.docker.com"
    check_rows(tally, "jwt-claims-pat-2026: " + key, wanted[key], got[key])
    life = [c["exp"] - c["iat"] for c in (wanted, got)]
    tally.check("jwt-claims-pat-2026: life", None if life[0] == life[1] else life)
    answer = hub.ask("GET", "/token?service=registry.docker.io&scope=repository:library/alpine:pull")
    check_rows(tally, "registry-token-2021", sample("registry-token-2021"), answer.json)
    listing = sample("registry-manifest-list")
    got = hub.ask("GET", "/v2/library/alpine/manifests/latest", answer.json["token"]).json
    check_rows(tally, "registry-manifest-list", listing, got)
    check_rows(tally, "registry-manifest-list: row", listing["manifests"][0], got["manifests"][0])


# A name that nobody has cannot be locked out by being tried.
WRONG = {"identifier": "nobody-here", "secret": "not-the-password"}
TAG = "/v2/repositories/acme/web-app/tags/"

# `when` of samples/error-bodies.json begins with this; method, path, secret, body
ERRORS = [
    ("POST /v2/auth/token with wrong secret", "POST", "/v2/auth/token", None, WRONG),
    ("POST /v2/auth/token with a short secret", "POST", "/v2/auth/token", None,
     {"identifier": "jdoe", "secret": "short"}),
    ("POST /v2/auth/token with empty body", "POST", "/v2/auth/token", None, {}),
    ("POST /v2/users/login wrong password", "POST", "/v2/users/login", None,
     {"username": "nobody-here", "password": "not-the-password"}),
    ("POST /v2/users/login with an organization", "POST", "/v2/users/login", None,
     {"username": "acme", "password": "dckr_oat_acme_all"}),
    ("audit logs with a PAT", "GET", "/v2/auditlogs/acme", "dckr_pat_maria_rwd", None),
    ("PAT scope too small", "DELETE", TAG + "latest/", "dckr_pat_maria_ro", None),
    ("anonymous listing too deep", "GET", "/v2/repositories/library/debian/tags?page=101", None, None),
    ("GET repository that is absent", "GET", "/v2/repositories/acme/web-app/", None, None),
    ("unknown route (the removed", "GET", "/v2/namespaces/acme/repositories/web-app/images",
     "maria-password", None),
    ("POST delete-images after removal", "POST", "/v2/namespaces/acme/delete-images", "maria-password", {}),
    ("registry-1.docker.io without", "GET", "/v2/ratelimitpreview/test/manifests/latest", None, None),
    ("list repositories of a namespace that does not", "GET", "/v2/namespaces/nobody-here/repositories",
     None, None),
]


def check_errors(hub, tally):
    recorded = sample("error-bodies")
    for when, method, path, secret, body in ERRORS:
        row = next(r for r in recorded if r["when"].startswith(when))
        answer = hub.ask(method, path, hub.tokens[secret], body)
        problem = None
        if isinstance(row["status"], int) and row["status"] != answer.status:
            problem = f"status {answer.status}, not {row['status']}"
        elif answer.json != row["body"]:
            problem = answer.raw.decode(errors="replace")[:200]
        tally.check(f"error: {when}", problem)
    row = next(r for r in recorded if r["when"] == "GET tag that is absent")
    got = hub.ask("GET", "/v2/repositories/library/alpine/tags/1.89.0-slim")
    wanted = json.loads(json.dumps(row["body"]).replace("rust", "alpine"))
    tally.check("error: GET tag that is absent", None if got.json == wanted else got.json)


def check_limits(hub, tally):
    """Headers on every answer; the 429 only where the Hub lets itself be set."""
    maria = hub.tokens["maria-password"]
    answer = hub.ask("GET", "/v2/user/", maria)
    names = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
    missing = [n for n in names if not (answer.headers[n] or "").isdigit()]
    tally.check("limit headers", f"missing {missing}" if missing else None)
    if hub.ask("POST", "/_hubsim/limit", body={"account": "maria", "remaining": 0}).status != 204:
        return
    answer = hub.ask("GET", "/v2/user/", maria)
    row = next(r for r in sample("error-bodies") if r["when"] == "Hub API limit, audit logs")
    tally.check("error: Hub API limit", None if (answer.status, answer.json) == (429, row["body"]) else
                f"{answer.status} {answer.raw[:100]}")
    wait = answer.headers["Retry-After"] or ""
    tally.check("Retry-After in seconds", None if wait.isdigit() and 0 < int(wait) <= 60 else wait)


PROGRAM = os.environ.get("HUBSIM", "build/hubsim")


def start(*more):
    process = subprocess.Popen([PROGRAM, "--port", "0", "--control", "--rate-limit", "10000",
                                "--die-with-parent", *more], stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().strip()


def run_contract(tally):
    """On a Hub that nobody has changed yet; --rate-limit leaves room for all of it."""
    process, url = start()
    try:
        check_contract(Hub(url), tally)
    finally:
        process.terminate()
        process.wait()


def run_audit(tally):
    fixture = ("--fixture", "audit", "--now", NOW)
    told = subprocess.run([PROGRAM, *fixture, "--findings"], stdout=subprocess.PIPE, text=True, check=True)
    process, url = start(*fixture)
    try:
        check_audit(Hub(url), [json.loads(line) for line in told.stdout.splitlines()], tally)
    finally:
        process.terminate()
        process.wait()


def run(url, tally):
    hub = Hub(url)
    for name, secret in (("maria", "maria-password"), ("maria", "dckr_pat_maria_ro"),
                         ("maria", "dckr_pat_maria_rwd"), ("acme", "dckr_oat_acme_all")):
        hub.sign_in(name, secret)
    spec = Spec(os.path.join(HERE, "hub-openapi.yaml"))
    check_published(hub, spec, tally)
    check_second_factor(hub, spec, tally)
    for part in (check_repos, check_tags, never_forms, check_people, check_tokens, check_errors):
        part(hub, tally)
    done = check_changes(hub, spec, lambda *row: judge(spec, *row), tally)
    check_all_asked(spec, done, tally)
    check_limits(hub, tally)


def main():
    process = None
    if len(sys.argv) > 2:
        sys.exit("usage: validate.py [URL]")
    if len(sys.argv) == 2:
        url = sys.argv[1].rstrip("/")
    else:
        process, url = start()
    tally = Tally()
    try:
        run(url, tally)
        if process:
            run_contract(tally)
            run_audit(tally)
    finally:
        if process:
            process.terminate()
            process.wait()
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
