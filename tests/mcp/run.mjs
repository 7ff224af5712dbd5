// hubdeck mcp against the official SDK: `node run.mjs`, with HUBDECK and HUBSIM set.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPO, body, ok, refused, test, tests, within } from "./check.mjs";
import "./higher.mjs";
import "./hostile.mjs";
import "./resources.mjs";
import "./wire.mjs";
import { HUBDECK, changes, environment, params } from "./world.mjs";

async function allPages(w, action, p) {
  const rows = [];
  let cursor;
  do {
    const args = params(action, p, cursor ? { cursor } : {});
    const answer = ok(await w.call("hub_repos", args));
    rows.push(...answer.data.results);
    cursor = answer.next_cursor;
  } while (cursor);
  return rows;
}

// ---- tools ----------------------------------------------------------------------

test("handshake, and the tools of each mode", async () => {
  const names = async (args) => {
    let found;
    await within({ args }, async (w) => {
      found = [];
      let cursor;
      do {
        const page = await w.client.listTools(cursor ? { cursor } : {});
        found.push(...page.tools);
        cursor = page.nextCursor;
      } while (cursor);
      assert.equal(w.client.getServerVersion().name, "hubdeck");
    });
    return found;
  };
  const few = await names([]);
  assert.deepEqual(
    few.map((t) => t.name).sort(),
    ["cleanup_apply", "cleanup_plan"]
      .concat(["admin", "audit", "auth", "images", "org", "registry", "repos", "scim", "teams", "webhooks"].map((g) => "hub_" + g))
      .concat(["membership_audit", "org_doctor", "org_hooks", "who_can"]),
  );
  const many = await names(["--tools", "verbose"]);
  assert.ok(many.length > 80);
  const both = await names(["--tools", "both"]);
  const higher = (list) => list.filter((t) => !t.name.startsWith("hub_")).map((t) => t.name);
  assert.deepEqual(higher(many), higher(few));
  assert.deepEqual(higher(both), higher(few));
  assert.equal(both.length, few.length + many.length - higher(few).length);
  const less = await names(["--tools", "both", "--without", "scim,registry"]);
  assert.ok(!less.some((t) => /scim|registry/.test(t.name)));
  const hints = Object.fromEntries(many.map((t) => [t.name, t.annotations]));
  assert.equal(hints.hub_repos_list.readOnlyHint, true);
  assert.equal(hints.hub_repos_delete.destructiveHint, true);
  assert.equal(hints.hub_repos_delete.readOnlyHint, false);
  for (const t of many) assert.equal(t.inputSchema.type, "object");
});

test("the environment switches groups off", async () => {
  await within({ env: { SCIMTOOL: "false", REPOSTOOL: "0" } }, async (w) => {
    const { tools } = await w.client.listTools();
    assert.ok(!tools.some((t) => /scim|repos|cleanup|who_can/.test(t.name)));
    assert.equal(tools.length, 11);
    await assert.rejects(w.call("hub_repos", params("list", {})), /no such tool/);
  });
});

const samples = {
  namespace: "acme", repository: "web-app", org: "acme", account: "acme", tag: "edge",
  group_name: "sre", username: "jdoe", query: "nginx", repo: "acme/web-app",
  reference: "edge", regex: "v.*", repo_name: "acme/web-app", name: "User", id: "User",
};

test("every operation is a tool that can be called", async () => {
  await within({ args: ["--tools", "verbose"] }, async (w) => {
    let cursor, called = 0;
    do {
      const page = await w.client.listTools(cursor ? { cursor } : {});
      for (const t of page.tools) {
        const args = {};
        for (const p of t.inputSchema.required) if (p in samples) args[p] = samples[p];
        if (!t.annotations.readOnlyHint) args.nonsense = 1;
        const r = await w.call(t.name, args);
        assert.equal(typeof r.isError, "boolean");
        if (r.isError) assert.ok(body(r).error.message, t.name);
        if (!t.annotations.readOnlyHint) refused(r, "UsageError", /./);
        called++;
      }
      cursor = page.nextCursor;
    } while (cursor);
    assert.ok(called > 80);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("condensed actions take an object or its text", async () => {
  await within({}, async (w) => {
    const a = ok(await w.call("hub_repos", params("get", REPO)));
    const b = ok(await w.call("hub_repos", params("get", JSON.stringify(REPO))));
    assert.equal(a.data.name, "web-app");
    assert.equal(b.data.name, "web-app");
    assert.equal(a.status_code, 200);
    const e = refused(await w.call("hub_repos", params("lst", {})), "UsageError", /no action/);
    assert.match(e.hint, /did you mean list/);
    refused(await w.call("hub_repos", params("get", "{")), "UsageError", /params_json/);
    refused(await w.call("hub_repos", params("get", { namespace: "../x", repository: "y" })), "UsageError", /namespace/);
    refused(await w.call("hub_repos", params("get", { namespace: "acme", repository: "nope" })), "ParameterError", /404/);
  });
});

test("10,000 rows, page by page, each once", async () => {
  await within({ hub: ["--repos", "1", "--tags", "10000"] }, async (w) => {
    const rows = await allPages(w, "list_tags", { namespace: "acme", repository: "bulk-0001" });
    assert.equal(rows.length, 10000);
    assert.equal(new Set(rows.map((r) => r.name)).size, 10000);
  });
});

// ---- safety ----------------------------------------------------------------------

test("what the gate covers is off", async () => {
  await within({}, async (w) => {
    const e = refused(
      await w.call("hub_repos", params("delete_tag", { ...REPO, tag: "edge" })),
      "DestructiveOperationError", /gate/);
    assert.match(e.hint, /--allow-destructive/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("read-only beats the gate", async () => {
  await within({ args: ["--allow-destructive", "--read-only"] }, async (w) => {
    refused(await w.call("hub_repos", params("create", { namespace: "acme", repository: "x1" })),
      "DestructiveOperationError", /read-only/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("without a person: a command for one, and no change", async () => {
  await within({ args: ["--allow-destructive"] }, async (w) => {
    const r = ok(await w.call("hub_repos", params("delete", REPO)));
    assert.equal(r.changed, false);
    assert.equal(r.command,
      "hubdeck repos delete --namespace acme --repository web-app --allow-destructive --confirm acme/web-app");
    assert.deepEqual(changes(w.hub), []);
  });
});

test("without a person: a saved plan, which hubdeck apply carries out", async () => {
  await within({ args: ["--allow-destructive"] }, async (w) => {
    const r = ok(await w.call("hub_repos", params("set_privacy", { ...REPO, is_private: false })));
    assert.match(r.command, /^hubdeck apply \S+ --allow-destructive --confirm acme\/web-app$/);
    assert.ok(r.plan);
    assert.deepEqual(changes(w.hub), []);
    execFileSync(HUBDECK, r.command.split(" ").slice(1), { env: environment(w.hub, w.home) });
    assert.equal(changes(w.hub).length, 1);
    assert.equal(ok(await w.call("hub_repos", params("get", REPO))).data.is_private, false);
  });
});

test("a person who types the name is asked once", async () => {
  const asked = [];
  const person = async (p) => {
    asked.push(p.message);
    return { action: "accept", content: { confirm: "acme/web-app" } };
  };
  await within({ args: ["--allow-destructive"], person }, async (w) => {
    ok(await w.call("hub_repos", params("delete", REPO)));
    assert.equal(asked.length, 1);
    assert.match(asked[0], /acme\/web-app/);
    assert.equal(changes(w.hub).filter((c) => c.startsWith("DELETE")).length, 1);
  });
});

test("a person who declines, or types something else, changes nothing", async () => {
  for (const answer of [
    { action: "decline" },
    { action: "cancel" },
    { action: "accept", content: { confirm: "acme/web" } },
  ]) {
    await within({ args: ["--allow-destructive"], person: async () => answer }, async (w) => {
      refused(await w.call("hub_repos", params("delete", REPO)), "DestructiveOperationError", /nothing was changed/);
      assert.deepEqual(changes(w.hub), []);
    });
  }
});

test("an organization token, which may be in use, is deleted by a person only", async () => {
  await within({ args: ["--allow-destructive"] }, async (w) => {
    const list = ok(await w.call("hub_auth", params("list_oats", { org: "acme" })));
    const before = changes(w.hub).length;
    for (const t of list.data.results) {
      const r = ok(await w.call("hub_auth", params("delete_oat", { org: "acme", token_id: t.id })));
      assert.equal(r.changed, false);
      assert.equal(r.plan, null);
      assert.match(r.command, /^hubdeck auth delete_oat --org acme --token-id \S+ --allow-destructive --confirm \S+$/);
    }
    assert.ok(list.data.results.length);
    assert.equal(changes(w.hub).length, before);
  });
});

test("a rehearsal needs no gate", async () => {
  await within({}, async (w) => {
    const p = { org: "acme", team: "sre", role: "member", invitees: ["a1@example.com", "b2@example.com"] };
    ok(await w.call("hub_org", params("bulk_invite", { ...p, dry_run: true })));
    refused(await w.call("hub_org", params("bulk_invite", p)), "DestructiveOperationError", /gate/);
  });
});

test("an agent cannot confirm: a confirmation is no argument", async () => {
  await within({ args: ["--allow-destructive"] }, async (w) => {
    refused(await w.call("hub_repos", params("delete", { ...REPO, confirm: "acme/web-app" })), "UsageError", /confirm/);
    refused(await w.call("hub_repos", params("delete", REPO, { confirm: "acme/web-app" })), "UsageError", /confirm/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("--allow and --max-changes bound a session", async () => {
  const args = ["--allow-destructive", "--allow", "acme/web-app", "--max-changes", "2"];
  await within({ args }, async (w) => {
    const edit = (repository, n) =>
      w.call("hub_repos", params("update", { namespace: "acme", repository, description: "d" + n }));
    refused(await edit("payments", 0), "DestructiveOperationError", /--allow/);
    ok(await edit("web-app", 1));
    ok(await edit("web-app", 2));
    refused(await edit("web-app", 3), "DestructiveOperationError", /more than the 2/);
    assert.equal(changes(w.hub).length, 2);
  });
});

test("a new token goes to a file of the owner's alone", async () => {
  await within({}, async (w) => {
    const r = await w.call("hub_auth", params("create_pat", { token_label: "ci", scopes: ["repo:read"] }));
    const answer = ok(r);
    const token = readFileSync(answer.token_file, "utf8").trim();
    assert.match(token, /^dckr_pat_/);
    assert.equal(statSync(answer.token_file).mode & 0o777, 0o600);
    assert.ok(!JSON.stringify(r).includes(token));
  });
});

test("every call is in the journal, with who called", async () => {
  await within({}, async (w) => {
    ok(await w.call("hub_repos", params("get", REPO)));
    const { contents } = await w.client.readResource({ uri: "hub://journal" });
    const rows = JSON.parse(contents[0].text).rows;
    assert.equal(rows[0].operation, "mcp.call");
    assert.equal(rows[0].target, "repos.get");
    assert.equal(rows[0].state, "done");
    assert.equal(rows[0].params.client, "test 1");
  });
});

test("calls that fail before anything is asked are in the journal, too", async () => {
  await within({}, async (w) => {
    refused(await w.call("hub_repos", params("lst", {})), "UsageError", /no action/);
    refused(await w.call("hub_repos", params("get", { ...REPO, repository: "../x" })), "UsageError", /repository/);
    refused(await w.call("hub_auth", params("login", { username: "maria", password: "s3cret!", x: 1 })), "UsageError", /x/);
    refused(await w.call("hub_repos", params("get", REPO, { cursor: "x" })), "UsageError", /cursor/);
    await assert.rejects(w.call("no such\u001btool", {}), /no such tool/);
    const { contents } = await w.client.readResource({ uri: "hub://journal" });
    const rows = JSON.parse(contents[0].text).rows.filter((r) => r.operation === "mcp.call");
    assert.deepEqual(rows.map((r) => [r.target, r.state]), [
      ["no?such?tool", "failed"], ["repos.get", "failed"], ["auth.login", "failed"],
      ["repos.get", "failed"], ["repos.lst", "failed"],
    ]);
    assert.match(rows[4].note, /no action/);
    assert.equal(rows[3].params.params.repository, "../x");
    assert.ok(!contents[0].text.includes("s3cret"));
  });
});

test("remarks: from the level on that is asked for, without secrets", async () => {
  const fail = ["--fail", "GET */repositories/web-app* 503 n=2"];
  await within({ hub: fail }, async (w) => {
    ok(await w.call("hub_repos", params("get", REPO)));
    assert.ok(w.messages.length);
    for (const p of w.messages) {
      assert.equal(p.level, "warning");
      assert.equal(p.logger, "hubdeck");
    }
    assert.match(w.messages[0].data, /answered 503: the request is sent again, \d of \d/);
    assert.ok(!JSON.stringify(w.messages).includes("maria-password"));
  });
  await within({ hub: fail }, async (w) => {
    await w.client.setLoggingLevel("error");
    ok(await w.call("hub_repos", params("get", REPO)));
    assert.deepEqual(w.messages, []);
  });
});

test("a wait for the limit is told", async () => {
  await within({ hub: ["--fail", "GET */repositories/web-app* 429:2 n=1"] }, async (w) => {
    ok(await w.call("hub_repos", params("get", REPO)));
    assert.match(w.messages[0].data, /limit is reached: nothing is sent until \d{4}-/);
  });
});

test("a journal that cannot be written is told", async () => {
  const home = mkdtempSync(join(tmpdir(), "hubdeck-mcp-"));
  const state = join(home, "state");
  writeFileSync(state, "");
  await within({ env: { XDG_STATE_HOME: state } }, async (w) => {
    ok(await w.call("hub_repos", params("get", REPO)));
    assert.equal(w.messages[0].level, "error");
    assert.match(w.messages[0].data, /not recorded/);
  });
  rmSync(home, { recursive: true, force: true });
});

// ---- long calls ----------------------------------------------------------------------

test("progress grows, page by page", async () => {
  const seen = [];
  await within({ hub: ["--repos", "1", "--tags", "1000"] }, async (w) => {
    const args = params("list", { namespace: "acme", repository: "bulk-0001" });
    ok(await w.call("hub_images", args, { onprogress: (p) => seen.push(p.progress) }));
  });
  assert.ok(seen.length > 1);
  assert.deepEqual([...seen].sort((a, b) => a - b), seen);
  assert.equal(new Set(seen).size, seen.length);
});

test("what is answered here does not wait for the Hub", async () => {
  await within({ hub: ["--latency", "300"] }, async (w) => {
    const order = [];
    const call = w.call("hub_repos", params("get", REPO)).then(() => order.push("call"));
    await w.client.ping();
    order.push("ping");
    await call;
    assert.deepEqual(order, ["ping", "call"]);
  });
});

test("many at once, and a cancelled one is silent", async () => {
  await within({ hub: ["--latency", "300"] }, async (w) => {
    const stop = new AbortController();
    const long = w.call("hub_repos", params("list", { namespace: "acme" }), { signal: stop.signal });
    stop.abort();
    await assert.rejects(long);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => w.call("hub_repos", params("get", REPO))));
    for (const r of all) assert.equal(ok(r).data.name, "web-app");
    await w.client.ping();
  });
});

test("prompts", async () => {
  await within({}, async (w) => {
    const { prompts } = await w.client.listPrompts();
    assert.deepEqual(prompts.map((p) => p.name), ["cleanup", "audit", "rotate"]);
    const p = await w.client.getPrompt({ name: "audit", arguments: { organization: "acme" } });
    assert.match(p.messages[0].content.text, /acme/);
    await w.client.setLoggingLevel("warning");
  });
});

// ---- the documented examples ------------------------------------------------------------

test("example: create a private repository", async () => {
  await within({}, async (w) => {
    ok(await w.call("hub_repos", params("create", { namespace: "acme", repository: "secret-plan", is_private: true })));
    const r = ok(await w.call("hub_repos", params("get", { namespace: "acme", repository: "secret-plan" })));
    assert.equal(r.data.is_private, true);
  });
});

test("example: which tags, and is v1.0.0 immutable", async () => {
  await within({}, async (w) => {
    assert.ok((await allPages(w, "list_tags", REPO)).length > 400);
    const r = ok(await w.call("hub_repos", params("verify_immutable_tags", { ...REPO, regex: "v.*" })));
    assert.ok(r.data);
  });
});

test("example: invite two people, rehearsed first", async () => {
  await within({ args: ["--allow-destructive"] }, async (w) => {
    const p = { org: "acme", team: "sre", role: "member", invitees: ["a1@example.com", "b2@example.com"] };
    ok(await w.call("hub_org", params("bulk_invite", { ...p, dry_run: true })));
    const before = ok(await w.call("hub_org", params("list_invites", { org: "acme" }))).data.data.length;
    ok(await w.call("hub_org", params("bulk_invite", p)));
    const after = ok(await w.call("hub_org", params("list_invites", { org: "acme" }))).data.data.length;
    assert.equal(after, before + 2);
  });
});

test("example: last week's repository deletions", async () => {
  await within({}, async (w) => {
    const from = new Date(Date.now() - 7 * 86400e3).toISOString().slice(0, 10);
    const r = ok(await w.call("hub_audit", params("logs", { account: "acme", action: "repo.delete", from })));
    assert.ok(Array.isArray(r.data.logs));
  });
});

test("example: how close to the rate limit", async () => {
  await within({ hub: ["--rate-limit", "180"] }, async (w) => {
    const r = ok(await w.call("hub_admin", params("rate_limit", {})));
    assert.equal(r.data.limit, 180);
    assert.ok(r.rate_limit.remaining < 180);
  });
});

// ---- all of them -------------------------------------------------------------------------

let failed = 0;
const wanted = process.argv.slice(2);
const chosen = tests.filter((t) => !wanted.length || wanted.some((w) => t.name.includes(w)));
for (const t of chosen) {
  try {
    await t.run();
    console.log(`ok - ${t.name}`);
  } catch (e) {
    failed++;
    console.log(`FAILED - ${t.name}\n${e.stack}`);
  }
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
