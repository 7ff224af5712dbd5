// Tools that are more than one operation: cleanups, audits.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { body, ok, refused, test, within } from "./check.mjs";
import { HUBDECK, changes, command, environment, params, startHub } from "./world.mjs";

const RULE = { repository: "acme/web-app", match: ["pr-42*"] };
const OPEN = ["--allow-destructive"];
const deletions = (w) => changes(w.hub).filter((c) => c.startsWith("DELETE"));
const plan = async (w, rule = RULE) => ok(await w.call("cleanup_plan", rule));
const apply = (w, id, options) => w.call("cleanup_apply", { plan: id }, options);
const person = (confirm, asked = []) => async (p) => {
  asked.push(p.message);
  return { action: "accept", content: { confirm } };
};
const rows = async (w, operation) => {
  const { contents } = await w.client.readResource({ uri: "hub://journal" });
  return JSON.parse(contents[0].text).rows.filter((r) => r.operation === operation);
};
const plans = (w) => {
  const dir = join(w.home, ".local/state/hubdeck/plans");
  return existsSync(dir) ? readdirSync(dir) : [];
};

// The row of a run gets its outcome when the job is over.
async function runOver(w) {
  for (;;) {
    const [run] = await rows(w, "plan.run");
    if (run && run.state !== "open") return;
  }
}

// ---- cleanup_plan -----------------------------------------------------------------

test("a plan of a cleanup is that of hubdeck clean, and saved", async () => {
  await within({}, async (w) => {
    const p = await plan(w);
    const said = JSON.parse(command(w, "clean", "acme/web-app", "--match", "pr-42*", "--json"));
    for (const key of ["rule", "complete", "delete", "counts", "cost"]) assert.deepEqual(p[key], said[key], key);
    assert.deepEqual(Object.keys(p.repositories[0]), Object.keys(said.repositories[0]));
    assert.ok(p.delete > 1);
    assert.equal(p.apply, `hubdeck apply ${p.id} --allow-destructive --confirm acme/web-app`);
    assert.equal(p.changed, false);
    assert.match(p.summary, new RegExp(`^${p.delete} tags of acme/web-app can go; nothing was deleted`));
    assert.equal(readFileSync(p.file, "utf8").trim().split("\n").length, p.delete + 1);
    assert.deepEqual(changes(w.hub), []);
    assert.equal((await rows(w, "mcp.call"))[0].target, "repos.cleanup_plan");
    assert.equal((await rows(w, "mcp.call"))[0].note, p.id);
  });
});

test("a plan of nothing is not saved", async () => {
  await within({}, async (w) => {
    const p = await plan(w, { repository: "acme/web-app", match: "no-such-{1,2}*" });
    assert.equal(p.delete, 0);
    assert.equal(p.file, null);
    assert.equal(p.apply, null);
    assert.deepEqual(p.rule.match, ["no-such-{1,2}*"]);
    assert.deepEqual(plans(w), []);
  });
});

test("what is no rule, and what is no repository, is refused", async () => {
  await within({}, async (w) => {
    const wrong = async (args, pattern) => refused(await w.call("cleanup_plan", args), "UsageError", pattern);
    await wrong({ repository: "acme/web-app" }, /./);
    await wrong({ match: ["x"] }, /repository/);
    await wrong({ repository: "web-app", match: ["x"] }, /repository/);
    await wrong({ repository: "acme/web-app", match: ["x"], older: "1d" }, /no parameter/);
    await wrong({ repository: "acme/web-app", older_than: "soon" }, /older-than/);
    await wrong({ repository: "acme/web-app", match: [null] }, /match/);
    await wrong({ repository: "acme/web-app", untagged: true, by_digest: true }, /by_digest/);
    await wrong({ repository: "acme/web-app", match: ["x"], confirm: "acme/web-app" }, /confirm/);
    const none = { repository: "acme/nope", match: ["x"] };
    refused(await w.call("cleanup_plan", none), "ParameterError", /404/);
  });
});

test("a list that breaks off makes a plan that says so", async () => {
  await within({ hub: ["--fail", "GET */web-app/tags?*page=3&* 403"] }, async (w) => {
    const p = await plan(w);
    assert.equal(p.complete, false);
    assert.equal(p.repositories[0].complete, false);
    assert.ok(p.repositories[0].why);
  });
});

test("a plan is made beside other calls, tells its progress, and can be cancelled", async () => {
  await within({ hub: ["--repos", "1", "--tags", "2000", "--latency", "50"] }, async (w) => {
    const rule = { repository: "acme/bulk-0001", keep: 1 };
    const seen = [];
    const order = [];
    const long = w
      .call("cleanup_plan", rule, { onprogress: (p) => seen.push(p.progress) })
      .then((r) => (order.push("plan"), ok(r)));
    await w.client.ping();
    order.push("ping");
    const p = await long;
    assert.deepEqual(order, ["ping", "plan"]);
    assert.ok(seen.length > 1);
    assert.deepEqual([...new Set(seen)].sort((a, b) => a - b), seen);
    assert.deepEqual(plans(w), [p.id + ".jsonl"]);

    const stop = new AbortController();
    const options = { signal: stop.signal, onprogress: () => stop.abort() };
    await assert.rejects(w.call("cleanup_plan", rule, options));
    await w.client.ping();
    assert.deepEqual(plans(w), [p.id + ".jsonl"]);
    assert.equal((await rows(w, "mcp.call"))[0].note, "cancelled by the client");
  });
});

// ---- cleanup_apply ----------------------------------------------------------------

test("a cleanup that nobody can be asked about is left to hubdeck apply", async () => {
  await within({ args: OPEN }, async (w) => {
    const p = await plan(w);
    const r = ok(await apply(w, p.id));
    assert.equal(r.changed, false);
    assert.equal(r.plan, p.id);
    assert.equal(r.delete, p.delete);
    assert.equal(r.command, p.apply);
    assert.match(r.summary, /nothing was changed.*delete \d+ tags of acme\/web-app: pr-42/);
    assert.deepEqual(changes(w.hub), []);
    assert.equal((await rows(w, "mcp.call"))[0].state, "skipped");
    command(w, ...r.command.split(" ").slice(1));
    assert.equal(deletions(w).length, p.delete);
    refused(await apply(w, p.id), "UsageError", /begun before/);
  });
});

test("a person types the name, and the report is that of hubdeck report", async () => {
  const asked = [], seen = [];
  await within({ args: OPEN, person: person("acme/web-app", asked) }, async (w) => {
    const p = await plan(w);
    const r = ok(await apply(w, p.id, { onprogress: (x) => seen.push([x.progress, x.total]) }));
    assert.equal(asked.length, 1);
    assert.match(asked[0], new RegExp(`^delete ${p.delete} tags of acme/web-app: pr-42.*Type the name.*acme/web-app$`));
    assert.equal(deletions(w).length, p.delete);
    assert.equal(r.changed, true);
    assert.equal(r.state, "finished");
    assert.equal(r.done, p.delete);
    assert.equal(r.items.length, p.delete);
    const said = JSON.parse(command(w, "report", p.id, "--json"));
    delete r.changed;
    assert.deepEqual(r, said);
    assert.deepEqual(seen, Array.from({ length: p.delete }, (_, i) => [i + 1, p.delete]));
    const [call] = await rows(w, "mcp.call");
    assert.deepEqual([call.target, call.state, call.params.params.plan], ["repos.cleanup_apply", "done", p.id]);
    refused(await apply(w, p.id), "UsageError", /begun before/);
    assert.equal(asked.length, 1);
  });
});

test("a person who declines a cleanup, or types something else, changes nothing", async () => {
  for (const answer of [
    { action: "decline" },
    { action: "cancel" },
    { action: "accept", content: { confirm: "acme/web" } },
    { action: "accept", content: {} },
  ]) {
    await within({ args: OPEN, person: async () => answer }, async (w) => {
      const p = await plan(w);
      refused(await apply(w, p.id), "DestructiveOperationError", /nothing was changed/);
      assert.deepEqual(changes(w.hub), []);
      assert.equal((await rows(w, "mcp.call"))[0].state, "failed");
    });
  }
});

test("a client that cannot ask after all changes nothing", async () => {
  const nobody = async () => {
    throw new Error("no window");
  };
  await within({ args: OPEN, person: nobody }, async (w) => {
    const p = await plan(w);
    refused(await apply(w, p.id), "DestructiveOperationError", /could not ask/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("a cleanup needs the gate, the bounds, and room below the cap", async () => {
  const asked = [];
  const tries = [
    [[], /gate/],
    [[...OPEN, "--read-only"], /read-only/],
    [[...OPEN, "--allow", "acme/web"], /--allow/],
    [[...OPEN, "--allow", "acme/payments", "--allow", "other"], /--allow/],
    [[...OPEN, "--max-changes", "1"], /more than the 1 of a session/],
  ];
  for (const [args, pattern] of tries)
    await within({ args, person: person("acme/web-app", asked) }, async (w) => {
      const p = await plan(w);
      const e = refused(await apply(w, p.id), "DestructiveOperationError", pattern);
      assert.ok(e.hint);
      assert.deepEqual(changes(w.hub), []);
    });
  assert.deepEqual(asked, []);
});

test("each item of a cleanup counts for the cap", async () => {
  const args = [...OPEN, "--allow", "acme", "--max-changes", "40"];
  await within({ args, person: person("acme/web-app") }, async (w) => {
    const p = await plan(w);
    assert.ok(p.delete <= 40);
    ok(await apply(w, p.id));
    const other = await plan(w, { repository: "acme/web-app", match: ["pr-43*", "pr-44*", "pr-45*"] });
    assert.ok(p.delete + other.delete > 40);
    const e = refused(await apply(w, other.id), "DestructiveOperationError", /more than the 40/);
    assert.match(e.hint, new RegExp(`^${p.delete} were made.*--max-changes`));
    assert.equal(deletions(w).length, p.delete);
  });
});

test("what is no cleanup, no plan or a changed one is not applied", async () => {
  await within({ args: OPEN }, async (w) => {
    refused(await apply(w, "clean-20260101-000000-0000"), "UsageError", /no plan/);
    refused(await apply(w, "../../etc/passwd"), "LocalError", /./);
    refused(await w.call("cleanup_apply", { plan: "x", confirm: "acme/web-app" }), "UsageError", /confirm/);
    const other = ok(await w.call("hub_repos", params("set_privacy", {
      namespace: "acme", repository: "web-app", is_private: false })));
    refused(await apply(w, other.plan), "UsageError", /neither tags nor manifests/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("a tag that moved since is left alone, and the report says so", async () => {
  await within({ args: OPEN, person: person("acme/web-app") }, async (w) => {
    const p = await plan(w);
    const [head, first] = readFileSync(p.file, "utf8").trim().split("\n").map((l) => JSON.parse(l));
    assert.equal(head.id, p.id);
    await fetch(w.hub.url + "/_hubsim/push", {
      method: "POST", body: JSON.stringify({ repository: "acme/web-app", tag: first.tag }) });
    const r = ok(await apply(w, p.id));
    assert.equal(r.drifted, 1);
    assert.equal(r.done, p.delete - 1);
    assert.equal(r.items.find((i) => i.name === first.tag).state, "changed since, left alone");
    assert.equal((await rows(w, "mcp.call"))[0].state, "failed");
  });
});

test("a cancelled cleanup stops after what is under way, and can be resumed", async () => {
  await within({ hub: ["--latency", "40"], args: OPEN, person: person("acme/web-app") }, async (w) => {
    const p = await plan(w);
    const stop = new AbortController();
    await assert.rejects(apply(w, p.id, { signal: stop.signal, onprogress: () => stop.abort() }));
    await runOver(w);
    const done = deletions(w).length;
    assert.ok(done > 0 && done < p.delete, `${done} of ${p.delete}`);
    const r = JSON.parse(command(w, "report", p.id, "--json"));
    assert.deepEqual([r.state, r.done, r.unknown], ["unfinished", done, 0]);
    await w.client.ping();
    command(w, "apply", "--resume", p.id, "--allow-destructive", "--confirm", "acme/web-app");
    assert.equal(new Set(deletions(w)).size, p.delete);
    assert.equal(deletions(w).length, p.delete);
  });
});

test("a plan that is confirmed twice at once is carried out once", async () => {
  await within({ hub: ["--latency", "20"], args: OPEN, person: person("acme/web-app") }, async (w) => {
    const p = await plan(w);
    const both = await Promise.all([apply(w, p.id), apply(w, p.id)]);
    const good = both.filter((r) => !r.isError);
    const bad = both.filter((r) => r.isError);
    assert.deepEqual([good.length, bad.length], [1, 1]);
    assert.equal(body(good[0]).done, p.delete);
    assert.match(body(bad[0]).error.message, /begun before|at work|running/);
    assert.equal(deletions(w).length, p.delete);
  });
});

test("a cleanup waits limits out that a call does not", async () => {
  const args = [...OPEN, "--max-wait", "0"];
  const hub = ["--fail", "DELETE * 429:1 n=1", "--fail", "GET */acme/repositories/payments 429:1 n=1"];
  await within({ hub, args, person: person("acme/web-app") }, async (w) => {
    const p = await plan(w);
    const r = ok(await apply(w, p.id));
    assert.equal(r.done, p.delete);
    assert.ok(r.rate_limited >= 1);
    const payments = params("get", { namespace: "acme", repository: "payments" });
    refused(await w.call("hub_repos", payments), "ApiError", /limit/);
  });
});

test("a question whose call is cancelled is taken back, and its answer is none", async () => {
  let answer;
  const answered = new Promise((resolve) => (answer = resolve));
  const stop = new AbortController();
  const who = async () => {
    stop.abort();
    await answered;
    return { action: "accept", content: { confirm: "acme/web-app" } };
  };
  await within({ args: OPEN, person: who }, async (w) => {
    const p = await plan(w);
    await assert.rejects(apply(w, p.id, { signal: stop.signal }));
    answer();
    await w.client.ping();
    assert.deepEqual(changes(w.hub), []);
    assert.equal((await rows(w, "mcp.call"))[0].note, "cancelled by the client");
  });
});

test("the end of input stops a cleanup after what is under way", async () => {
  const hub = await startHub(["--latency", "40"]);
  const home = mkdtempSync(join(tmpdir(), "hubdeck-mcp-"));
  const w = { hub, home };
  const child = spawn(HUBDECK, ["mcp", ...OPEN], {
    env: environment(hub, home), stdio: ["pipe", "pipe", "ignore"] });
  const say = (m) => child.stdin.write(JSON.stringify({ jsonrpc: "2.0", ...m }) + "\n");
  const call = (id, name, args) =>
    say({ id, method: "tools/call", params: { name, arguments: args, _meta: { progressToken: id } } });
  let text = "", id, total;
  child.stdin.on("error", () => {});
  child.stdout.on("data", (d) => {
    text += d;
    for (let at; (at = text.indexOf("\n")) >= 0; text = text.slice(at + 1)) {
      const m = JSON.parse(text.slice(0, at));
      if (m.id === 1 && m.result) {
        id = m.result.structuredContent.id;
        total = m.result.structuredContent.delete;
        call(2, "cleanup_apply", { plan: id });
      } else if (m.method === "elicitation/create") {
        say({ id: m.id, result: { action: "accept", content: { confirm: "acme/web-app" } } });
      } else if (m.method === "notifications/progress" && m.params.progressToken === 2) {
        child.stdin.end();
      }
    }
  });
  say({ id: 0, method: "initialize", params: {
    protocolVersion: "2025-11-25", capabilities: { elicitation: {} }, clientInfo: { name: "raw", version: "0" } } });
  say({ method: "notifications/initialized" });
  call(1, "cleanup_plan", RULE);
  assert.equal(await new Promise((resolve) => child.on("close", resolve)), 0);
  const r = JSON.parse(command(w, "report", id, "--json"));
  assert.deepEqual([r.state, r.unknown], ["unfinished", 0]);
  assert.ok(r.done > 0 && r.done < total);
  assert.equal(deletions(w).length, r.done);
  hub.stop();
  rmSync(home, { recursive: true, force: true });
});

test("a cleanup the Hub refuses ends with an error and a report", async () => {
  await within({ hub: ["--fail", "DELETE * 403"], args: OPEN, person: person("acme/web-app") }, async (w) => {
    const p = await plan(w);
    const r = await apply(w, p.id);
    assert.equal(r.isError, true);
    assert.ok(body(r).error.message);
    assert.equal(body(r).changed, false);
    assert.ok(body(r).failed >= 5 && body(r).failed < p.delete);
    assert.equal(body(r).items.length, p.delete);
  });
});

test("the question says how many more, how old, what was never pulled, and the cost", async () => {
  const asked = [];
  await within({ args: [...OPEN, "--max-changes", "500"], person: person("no", asked) }, async (w) => {
    const p = await plan(w, { repository: "acme/web-app", match: ["pr-*"], include_never_pulled: true });
    const lines = readFileSync(p.file, "utf8").trim().split("\n").slice(1).map((l) => JSON.parse(l));
    const by = (key) => lines.filter((l) => l[key]).sort((a, b) => Date.parse(a[key]) - Date.parse(b[key]));
    const pushed = by("pushed"), pulled = by("pulled");
    assert.ok(pulled.length && pulled.length < lines.length && lines.length > 5);
    const day = (l, key) => `${l.tag} ${l[key].slice(0, 10)}`;
    refused(await apply(w, p.id), "DestructiveOperationError", /another/);
    assert.equal(asked[0].replace(/Takes about \d+ requests/, "Takes REQUESTS"),
      `delete ${p.delete} tags of acme/web-app: ${lines.slice(0, 5).map((l) => l.tag).join(", ")} and ${p.delete - 5} more; ` +
      `of ${p.counts.total} tags ${p.counts.total - p.delete} stay.  ` +
      `Pushed, by the plan: the oldest ${day(pushed[0], "pushed")}, the newest ${day(pushed.at(-1), "pushed")}.  ` +
      `Never pulled: ${lines.length - pulled.length}; the last pull: ${day(pulled.at(-1), "pulled")}.  ` +
      `Takes REQUESTS.  This cannot be taken back.  Type the name to confirm: acme/web-app`);

    const one = await plan(w, { repository: "acme/web-app", match: [lines[0].tag], include_never_pulled: true });
    await apply(w, one.id);
    assert.match(asked[1], /^delete 1 tag of acme\/web-app: [^ ]+; of \d+ tags \d+ stay\.  Pushed, by the plan: the oldest/);
    assert.doesNotMatch(asked[1], /more|newest/);
  });
});

// ---- membership_audit, who_can ------------------------------------------------------

const timeless = (o) => ({ ...o, time: 0 });

test("an audit of members is that of hubdeck members", async () => {
  await within({}, async (w) => {
    const r = ok(await w.call("membership_audit", { org: "acme" }));
    let said;
    try {
      said = command(w, "members", "acme", "--audit", "--json");
    } catch (e) {
      said = e.stdout.toString(); // somebody is flagged: exit 1
    }
    assert.deepEqual(timeless(r), timeless(JSON.parse(said)));
    assert.equal(r.complete, true);
    assert.ok(r.counts.members > 5);
    refused(await w.call("membership_audit", { org: "no-such-org" }), "ParameterError", /404/);
    refused(await w.call("membership_audit", {}), "UsageError", /org/);
  });
});

test("who can is that of hubdeck access", async () => {
  await within({}, async (w) => {
    const seen = [];
    const options = { onprogress: (p) => seen.push(p.progress) };
    const r = ok(await w.call("who_can", { repository: "acme/web-app", can: "push" }, options));
    const said = JSON.parse(command(w, "access", "acme/web-app", "--can", "push", "--json"));
    assert.deepEqual(timeless(r), timeless(said));
    assert.ok(r.access.every((a) => a.can !== "pull"));
    assert.ok(seen.length > 1);
    const all = ok(await w.call("who_can", { repository: "acme/web-app" }));
    assert.ok(all.access.length > r.access.length);
    refused(await w.call("who_can", { repository: "acme/web-app", can: "fly" }), "UsageError", /can/);
  });
});

const northwind = { hub: ["--fixture", "audit"], env: { DOCKERHUB_USERNAME: "nadia", DOCKERHUB_TOKEN: "nadia-password" } };
// Exit 1 says that something was found.
const report = (w, ...args) =>
  JSON.parse(spawnSync(HUBDECK, [...args, "--json"], { env: { ...environment(w.hub, w.home), ...northwind.env } }).stdout);

test("what is wrong in an organization is what hubdeck doctor says", async () => {
  await within(northwind, async (w) => {
    const seen = [];
    const options = { onprogress: (p) => seen.push(p.progress) };
    const r = ok(await w.call("org_doctor", { org: "northwind" }, options));
    assert.deepEqual(timeless(r), timeless(report(w, "doctor", "northwind")));
    assert.equal(r.complete, true);
    assert.ok(r.findings.length > 10 && r.policy.repositories > 0);
    assert.equal(r.counts.high + r.counts.medium + r.counts.low, r.findings.length);
    assert.ok(seen.length > 1);
    assert.deepEqual([...new Set(seen)].sort((a, b) => a - b), seen);

    const high = ok(await w.call("org_doctor", { org: "northwind", severity: "high" }));
    assert.deepEqual(high.findings, r.findings.filter((f) => f.severity === "high"));
    const { check } = r.findings.at(-1);
    const one = ok(await w.call("org_doctor", { org: "northwind", check }));
    assert.deepEqual(one.findings, r.findings.filter((f) => f.check === check));
    const [call] = await rows(w, "mcp.call");
    assert.deepEqual([call.target, call.state, call.params.params.check], ["org.org_doctor", "done", check]);

    assert.match(refused(await w.call("org_doctor", { org: "northwind", check: "ownr-idle" }), "UsageError", /check: one of/).hint, /did you mean owner-idle/);
    refused(await w.call("org_doctor", { org: "northwind", severity: "worst" }), "UsageError", /severity/);
    refused(await w.call("org_doctor", { org: "no-such-org" }), "ParameterError", /404/);
    refused(await w.call("org_doctor", {}), "UsageError", /org/);
  });
});

test("webhooks of an organization are those of hubdeck hooks, addresses masked", async () => {
  await within(northwind, async (w) => {
    const r = ok(await w.call("org_hooks", { org: "northwind" }));
    assert.deepEqual(timeless(r), timeless(report(w, "hooks", "northwind")));
    assert.equal(r.counts.webhooks, r.webhooks.length);
    assert.ok(r.counts.flagged > 0);
    for (const h of r.webhooks) assert.match(h.url, /^https?:\/\/[^/]+\/\*\*\*$/);
    const { webhooks } = report(w, "hooks", "northwind", "--reveal");
    const said = JSON.stringify(r);
    for (const h of webhooks.filter((x) => x.secret)) assert.ok(!said.includes(new URL(h.url).pathname));
    assert.equal((await rows(w, "mcp.call"))[0].target, "webhooks.org_hooks");
  });
});

test("doctor and hooks say what could not be read", async () => {
  const hub = ["--fixture", "audit", "--fail", "GET */invites* 403", "--fail", "GET *webhook* 403"];
  await within({ ...northwind, hub }, async (w) => {
    const d = ok(await w.call("org_doctor", { org: "northwind" }));
    assert.equal(d.complete, false);
    assert.ok(d.missing.some((x) => x.what === "invitations"));
    const h = ok(await w.call("org_hooks", { org: "northwind" }));
    assert.equal(h.complete, false);
    assert.equal(h.webhooks.length, 0);
    assert.ok(h.missing.length);
    assert.match((await rows(w, "mcp.call"))[0].note, /not everything/);
  });
});

test("a doctor's report that is too long keeps the worst", async () => {
  await within({ hub: ["--members", "3000"] }, async (w) => {
    const r = await w.call("org_doctor", { org: "acme" });
    const o = ok(r), all = o.counts.high + o.counts.medium + o.counts.low;
    assert.ok(o.findings_left_out > 0);
    assert.equal(o.findings.length + o.findings_left_out, all);
    const rank = { high: 0, medium: 1, low: 2 };
    assert.ok(o.findings.every((f, i) => !i || rank[f.severity] >= rank[o.findings[i - 1].severity]));
    assert.equal(o.findings.filter((f) => f.severity === "high").length, o.counts.high);
    assert.ok(r.content[0].text.length < 300 << 10);
    const high = ok(await w.call("org_doctor", { org: "acme", severity: "high" }));
    assert.equal(high.findings.length, high.counts.high);
    assert.equal(high.findings_left_out, undefined);
  });
});

test("a list that is refused makes a report that says it is incomplete", async () => {
  await within({ hub: ["--fail", "GET */invites* 403", "--fail", "GET */groups/*/members* 403"] }, async (w) => {
    const r = ok(await w.call("membership_audit", { org: "acme" }));
    assert.equal(r.complete, false);
    assert.equal(r.missing[0].what, "invitations");
    assert.ok(r.counts.members > 5);
    const who = ok(await w.call("who_can", { repository: "acme/web-app" }));
    assert.equal(who.complete, false);
    assert.ok(who.missing.some((x) => /^members of sre$/.test(x.what)));
    assert.match((await rows(w, "mcp.call"))[0].note, /not everything/);
  });
});

test("a long report is cut, and says by how much", async () => {
  await within({ hub: ["--members", "3000"] }, async (w) => {
    const r = await w.call("membership_audit", { org: "acme" });
    const o = ok(r);
    assert.ok(o.members_left_out > 0);
    assert.equal(o.members.length + o.members_left_out, o.counts.members + o.counts.invites);
    assert.ok(r.content[0].text.length < 300 << 10);
  });
});

test("these tools can be left out one by one, and with their group", async () => {
  const names = async (without) => {
    let found;
    await within({ args: ["--without", without] }, async (w) => {
      found = (await w.client.listTools()).tools.map((t) => t.name).filter((n) => !n.startsWith("hub_"));
      await assert.rejects(w.call("cleanup_apply", { plan: "x" }), /no such tool/);
    });
    return found;
  };
  assert.deepEqual(await names("cleanup_apply"), ["cleanup_plan", "membership_audit", "who_can", "org_doctor", "org_hooks"]);
  assert.deepEqual(await names("repos"), ["membership_audit", "org_doctor", "org_hooks"]);
  assert.deepEqual(await names("scim,cleanup_apply,org"), ["cleanup_plan", "who_can", "org_hooks"]);
  assert.deepEqual(await names("repos,webhooks"), ["membership_audit", "org_doctor"]);
});

test("their schemas and hints", async () => {
  await within({}, async (w) => {
    const tools = Object.fromEntries((await w.client.listTools()).tools.map((t) => [t.name, t]));
    for (const n of ["cleanup_plan", "membership_audit", "who_can", "org_doctor", "org_hooks"]) {
      assert.equal(tools[n].annotations.readOnlyHint, true, n);
      assert.equal(tools[n].annotations.destructiveHint, false, n);
    }
    assert.equal(tools.cleanup_apply.annotations.readOnlyHint, false);
    assert.equal(tools.cleanup_apply.annotations.destructiveHint, true);
    const p = tools.cleanup_plan.inputSchema;
    assert.deepEqual(p.required, ["repository"]);
    assert.equal(p.properties.match.type, "array");
    assert.equal(p.properties.older_than.type, "string");
    assert.equal(p.properties.keep.type, "integer");
    assert.equal(p.properties.untagged.type, "boolean");
    assert.deepEqual(tools.who_can.inputSchema.properties.can.enum, ["pull", "push", "admin"]);
    const d = tools.org_doctor.inputSchema;
    assert.deepEqual(d.required, ["org"]);
    assert.deepEqual(d.properties.severity.enum, ["high", "medium", "low"]);
    assert.ok(d.properties.check.enum.includes("owner-idle") && d.properties.check.enum.length > 20);
  });
});
