// Messages as they are, without the SDK: what a client may send, and what it must not.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPO, test } from "./check.mjs";
import { HUBDECK, changes, environment, params, startHub } from "./world.mjs";

async function raw(lines, args = [], hubArgs = []) {
  const hub = await startHub(hubArgs);
  const home = mkdtempSync(join(tmpdir(), "hubdeck-mcp-"));
  const child = spawn(HUBDECK, ["mcp", ...args], {
    env: environment(hub, home),
    stdio: ["pipe", "pipe", "ignore"],
  });
  let out = "";
  child.stdout.on("data", (d) => (out += d));
  child.stdin.on("error", () => {});
  for (const l of lines) child.stdin.write(l + "\n");
  child.stdin.end();
  const code = await new Promise((resolve) => child.on("close", resolve));
  hub.stop();
  rmSync(home, { recursive: true, force: true });
  return { code, answers: out.trim().split("\n").map((l) => JSON.parse(l)) };
}

// A session that goes on: says lines, and waits until what was answered is enough.
async function live(run, { args = [], hub: hubArgs = [] } = {}) {
  const hub = await startHub(hubArgs);
  const home = mkdtempSync(join(tmpdir(), "hubdeck-mcp-"));
  const child = spawn(HUBDECK, ["mcp", ...args], { env: environment(hub, home), stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const answers = [];
  let text = "", wake = () => {};
  child.stdin.on("error", () => {});
  child.stdout.on("data", (d) => {
    const lines = (text + d).split("\n");
    text = lines.pop();
    for (const l of lines) answers.push(JSON.parse(l));
    wake();
  });
  const until = async (enough) => {
    for (let found; ; await new Promise((resolve) => (wake = resolve)))
      if ((found = enough(answers))) return found;
  };
  const say = (...lines) => child.stdin.write(lines.join("\n") + "\n");
  try {
    await run({ hub, home, child, answers, until, say, answer: (id) => until((all) => all.find((a) => a.id === id)) });
  } finally {
    child.stdin.end();
    const code = await ended;
    hub.stop();
    rmSync(home, { recursive: true, force: true });
    assert.equal(code, 0);
  }
}

const READY = '{"jsonrpc":"2.0","method":"notifications/initialized"}';
const rpc = (id, method, p) => JSON.stringify({ jsonrpc: "2.0", id, method, params: p });
const hello = (version) =>
  rpc(0, "initialize", { protocolVersion: version, capabilities: {}, clientInfo: { name: "raw", version: "0" } });

test("revisions are negotiated", async () => {
  for (const v of ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])
    assert.equal((await raw([hello(v)])).answers[0].result.protocolVersion, v);
  assert.equal((await raw([hello("1999-01-01")])).answers[0].result.protocolVersion, "2025-11-25");
});

test("what is wrong gets the answer the specification asks for", async () => {
  const { code, answers } = await raw([
    hello("2025-06-18"),
    "{", "[]", "5", '"x"', "", '{"jsonrpc":"1.0","id":1,"method":"ping"}',
    '{"jsonrpc":"2.0","id":null,"method":"ping"}', '{"jsonrpc":"2.0","id":2}',
    rpc(3, "no/such"), rpc(4, "tools/call", { name: "nope" }),
    rpc(5, "tools/call", { name: "hub_repos", arguments: [] }),
    rpc(6, "tools/list", { cursor: "x" }), '{"jsonrpc":"2.0","id":7,"method":"ping","params":[]}',
    rpc(8, "resources/read", {}), rpc(9, "prompts/get", { name: "x" }),
    rpc(10, "logging/setLevel", { level: "loud" }),
    '{"jsonrpc":"2.0","method":"notifications/unheard"}',
    rpc(11, "ping"), "x".repeat(5 << 20), rpc(12, "ping"),
  ]);
  assert.equal(code, 0);
  assert.deepEqual(
    answers.slice(1).map((a) => a.error?.code ?? "ok"),
    [-32700, -32600, -32600, -32600, -32600, -32600, -32600, -32601, -32602, -32602,
     -32602, -32602, -32602, -32602, -32602, "ok", -32600, "ok"]);
  assert.deepEqual(answers.filter((a) => !a.error).map((a) => a.id), [0, 11, 12]);
});

test("who can be asked by address only is not asked in a form", async () => {
  const call = rpc(1, "tools/call", { name: "hub_repos", arguments: params("delete", REPO) });
  for (const [elicitation, asked] of [[{}, true], [{ form: {} }, true], [{ url: {} }, false]]) {
    const greeting = rpc(0, "initialize", {
      protocolVersion: "2025-11-25", capabilities: { elicitation }, clientInfo: { name: "raw", version: "0" } });
    const { answers } = await raw([greeting, READY, call], ["--allow-destructive"]);
    assert.equal(answers.some((a) => a.method === "elicitation/create"), asked);
    assert.equal(answers.some((a) => a.id === 1 && a.result?.structuredContent.changed === false), !asked);
  }
});

test("nobody is asked before the client says that it is ready", async () => {
  const call = rpc(1, "tools/call", { name: "hub_repos", arguments: params("delete", REPO) });
  const greeting = rpc(0, "initialize", {
    protocolVersion: "2025-11-25", capabilities: { elicitation: {} }, clientInfo: { name: "raw", version: "0" } });
  const { answers } = await raw([greeting, call], ["--allow-destructive"]);
  assert.ok(!answers.some((a) => a.method === "elicitation/create"));
  assert.equal(answers.find((a) => a.id === 1).result.structuredContent.changed, false);
});

test("a second initialize is refused, and changes nothing", async () => {
  const { answers } = await raw([
    hello("2025-03-26"), READY, rpc(1, "initialize", { protocolVersion: "2025-11-25", capabilities: {} }),
    rpc(2, "initialize", {}), `[${rpc(3, "ping")}]`, rpc(4, "ping"),
  ]);
  assert.deepEqual(answers.slice(1, 3).map((a) => [a.id, a.error?.code]), [[1, -32600], [2, -32600]]);
  assert.match(answers[1].error.message, /initialize comes once/);
  assert.deepEqual(answers.slice(3), [
    [{ jsonrpc: "2.0", id: 3, result: {} }], { jsonrpc: "2.0", id: 4, result: {} }]);
});

test("initialize that lacks its revision can be sent again", async () => {
  const { answers } = await raw([rpc(1, "initialize", {}), hello("2025-06-18")]);
  assert.equal(answers[0].error.code, -32602);
  assert.equal(answers[1].result.protocolVersion, "2025-06-18");
});

// ---- batches -----------------------------------------------------------------------------

const batch = (...messages) => `[${messages.join(",")}]`;
const get = (id) => rpc(id, "tools/call", { name: "hub_repos", arguments: params("get", REPO) });

test("a batch is answered by one array, without its notifications", async () => {
  const { answers } = await raw([
    hello("2025-03-26"), READY,
    batch(rpc(1, "ping"), get("two"), READY, rpc(3, "no/such"), "5", rpc(4, "ping", [])),
    batch(READY, '{"jsonrpc":"2.0","method":"notifications/unheard"}'),
    batch(rpc(6, "initialize", { protocolVersion: "2025-03-26" }), rpc(7, "ping")),
    batch(...Array.from({ length: 101 }, (_, i) => rpc(100 + i, "ping"))),
    batch(), rpc(8, "ping"),
  ]);
  const batches = answers.filter(Array.isArray);
  assert.equal(batches.length, 2);
  const of = (all) => Object.fromEntries(all.map((a) => [a.id, a.error?.code ?? "ok"]));
  const long = batches.find((b) => b.length === 5), short = batches.find((b) => b.length === 2);
  assert.deepEqual(of(long), { 1: "ok", two: "ok", 3: -32601, null: -32600, 4: -32602 });
  assert.equal(long.find((a) => a.id === "two").result.structuredContent.data.name, "web-app");
  assert.deepEqual(of(short), { 6: -32600, 7: "ok" });
  assert.match(short.find((a) => a.id === 6).error.message, /no part of a batch/);
  const alone = answers.filter((a) => !Array.isArray(a)).slice(1);
  assert.deepEqual(alone.map((a) => [a.id, a.error?.code]), [[null, -32600], [null, -32600], [8, undefined]]);
  assert.match(alone[0].error.message, /101 messages: a batch holds 100 at most/);
  assert.match(alone[1].error.message, /empty/);
});

test("answers wait for the last of their batch as they were made", async () => {
  const call = (id, name, args) => rpc(id, "tools/call", { name, arguments: args });
  const { answers } = await raw([hello("2025-03-26"), READY, batch(
    call("plan", "cleanup_plan", { repository: "acme/web-app", match: ["pr-42*"], older_than: "1d" }),
    call("person", "hub_repos", params("set_privacy", { ...REPO, is_private: "false" })),
    call("wrong", "hub_repos", params("lst", {})),
    call("none", "hub_nothing", {}),
    rpc("read", "resources/read", { uri: "hub://acme/web-app/tags" }),
  )], ["--allow-destructive"]);
  const of = Object.fromEntries(answers.find(Array.isArray).map((a) => [a.id, a]));
  assert.deepEqual(Object.keys(of).sort(), ["none", "person", "plan", "read", "wrong"]);
  for (const id of ["plan", "person", "wrong"])
    assert.deepEqual(JSON.parse(of[id].result.content[0].text), of[id].result.structuredContent, id);
  assert.deepEqual(of.plan.result.structuredContent.rule.match, ["pr-42*"]);
  assert.equal(of.person.result.structuredContent.params.repository, "web-app");
  assert.equal(of.none.error.code, -32602);
  assert.ok(JSON.parse(of.read.result.contents[0].text).more.arguments.cursor);
});

test("a batch in another revision gets an error that says which", async () => {
  for (const v of ["2025-11-25", "2025-06-18", "2024-11-05"]) {
    const { answers } = await raw([hello(v), batch(rpc(1, "ping")), rpc(2, "ping")]);
    assert.deepEqual(answers.slice(1).map((a) => [a.id, a.error?.code]), [[null, -32600], [2, undefined]]);
    assert.ok(answers[1].error.message.includes("2025-03-26") && answers[1].error.message.includes(v));
  }
  const { answers } = await raw([batch(hello("2025-03-26"), rpc(1, "ping")), hello("2025-03-26")]);
  assert.equal(answers[0].error.code, -32600);
  assert.match(answers[0].error.message, /initialize comes first, and in no batch/);
  assert.equal(answers[1].result.protocolVersion, "2025-03-26");
});

test("what is cancelled of a batch is not in its array", async () => {
  const hub = ["--fail", "GET */acme/repositories/web-app* stall", "--fail", "GET */web-app/ stall"];
  const { answers } = await raw([
    hello("2025-03-26"), READY, batch(get(1), rpc(2, "ping")), batch(get(3)), cancel(1), cancel(3), rpc(4, "ping"),
  ], [], hub);
  assert.deepEqual(answers.slice(1), [
    [{ jsonrpc: "2.0", id: 2, result: {} }], { jsonrpc: "2.0", id: 4, result: {} }]);
});

// ---- too much -----------------------------------------------------------------------------

const cancel = (id) => `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":${id}}}`;
const asked = (hub) => hub.requests().filter((r) => r.path.includes("/web-app")).length;

test("of 10,000 calls at once few run, some wait, and the others are refused", async () => {
  const MANY = 10000, KEPT = 128, AT_ONCE = 16;
  const hub = ["--fail", "GET */repositories/web-app* stall"];
  await live(async (w) => {
    w.say(hello("2025-11-25"), READY, ...Array.from({ length: MANY }, (_, i) => get(i + 1)), rpc("all", "ping"));
    await w.answer("all");
    const refused = w.answers.filter((a) => a.result?.isError);
    assert.equal(refused.length, MANY - KEPT);
    assert.deepEqual(refused.map((a) => a.id), Array.from({ length: MANY - KEPT }, (_, i) => i + 1 + KEPT));
    const e = refused[0].result.structuredContent.error;
    assert.deepEqual([e.type, e.message], ["ApiError", "128 calls are under way: this one was not begun"]);
    assert.match(e.hint, /cancel some; 16 run at once and 128 are kept/);
    assert.equal(w.answers.filter((a) => a.method === "notifications/message").length, 1);
    assert.ok(asked(w.hub) <= AT_ONCE);

    w.say(rpc("res", "resources/read", { uri: "hub://acme/web-app/tags" }));
    assert.equal((await w.answer("res")).error.code, -32005);
    // What waits is cancelled before what runs: nothing more is asked of the Hub.
    for (let id = KEPT; id > 0; id--) w.say(cancel(id));
    w.say(rpc("free", "tools/call", { name: "hub_repos", arguments: params("get", { ...REPO, repository: "payments" }) }));
    assert.equal((await w.answer("free")).result.structuredContent.data.name, "payments");
    assert.ok(asked(w.hub) <= AT_ONCE);
    assert.ok(!w.answers.some((a) => a.id >= 1 && a.id <= KEPT));
  }, { hub });
});

test("what waits is begun in turn, and all of it answered", async () => {
  await live(async (w) => {
    w.say(hello("2025-11-25"), READY, ...Array.from({ length: 100 }, (_, i) => get(i + 1)));
    await w.until((all) => all.filter((a) => a.result?.structuredContent?.data?.name === "web-app").length === 100);
  }, { hub: ["--latency", "20"] });
});

test("calls that wait for a person take no turn from others", async () => {
  await live(async (w) => {
    w.say(rpc(0, "initialize", {
      protocolVersion: "2025-11-25", capabilities: { elicitation: {} }, clientInfo: { name: "raw", version: "0" } }), READY);
    for (let id = 1; id <= 20; id++) w.say(rpc(id, "tools/call", { name: "hub_repos", arguments: params("delete", REPO) }));
    await w.until((all) => all.filter((a) => a.method === "elicitation/create").length === 20);
    w.say(get("read"));
    assert.equal((await w.answer("read")).result.structuredContent.data.name, "web-app");
    for (let id = 1; id <= 20; id++) w.say(cancel(id));
    w.say(rpc("end", "ping"));
    await w.answer("end");
    assert.deepEqual(changes(w.hub), []);
  }, { args: ["--allow-destructive"] });
});

test("few long calls are as much as many short ones", async () => {
  const hub = ["--fail", "GET */repositories/* stall"];
  await live(async (w) => {
    const long = (id) => rpc(id, "tools/call", { name: "hub_repos", arguments: params("list", { namespace: "acme", name: "x".repeat(3 << 20) }) });
    w.say(hello("2025-11-25"), READY, ...Array.from({ length: 20 }, (_, i) => get(i + 1)));
    w.say(long("a"), long("b"), long("c"), rpc("end", "ping"));
    await w.answer("end");
    assert.match(w.answers.find((a) => a.id === "c").result.structuredContent.error.message, /was not begun/);
    assert.ok(!w.answers.some((a) => a.id === "a"));
  }, { hub });
});

test("the end of input ends it also while the bound is reached", async () => {
  const hub = ["--fail", "GET */repositories/web-app* stall"];
  const { code, answers } = await raw(
    [hello("2025-11-25"), READY, ...Array.from({ length: 500 }, (_, i) => get(i + 1))], [], hub);
  assert.equal(code, 0);
  assert.equal(answers.filter((a) => a.result?.isError).length, 500 - 128);
});

test("a session has no rehearsal", async () => {
  const child = spawn(HUBDECK, ["mcp", "--dry-run"], { stdio: ["ignore", "ignore", "pipe"], env: { HOME: "/nonexistent" } });
  let text = "";
  child.stderr.on("data", (d) => (text += d));
  assert.equal(await new Promise((resolve) => child.on("close", resolve)), 64);
  assert.match(text, /--read-only/);
});

test("nothing before initialize but ping", async () => {
  const { answers } = await raw([rpc(1, "ping"), rpc(2, "tools/list")]);
  assert.ok(answers[0].result);
  assert.equal(answers[1].error.code, -32600);
});

test("the end of input ends it within a second, answered", async () => {
  const { code, answers } = await raw([
    hello("2025-06-18"),
    rpc(1, "tools/call", { name: "hub_repos", arguments: params("get", REPO) }),
  ]);
  assert.equal(code, 0);
  assert.equal(answers[1].id, 1);
  assert.ok(answers[1].result.structuredContent.data);
});

test("a reader that goes away ends it", async () => {
  const hub = await startHub();
  const home = mkdtempSync(join(tmpdir(), "hubdeck-mcp-"));
  const child = spawn(HUBDECK, ["mcp"], { env: environment(hub, home), stdio: ["pipe", "pipe", "ignore"] });
  child.stdout.destroy();
  child.stdin.on("error", () => {});
  child.stdin.write(hello("2025-06-18") + "\n");
  const code = await new Promise((resolve) => child.on("close", resolve));
  hub.stop();
  rmSync(home, { recursive: true, force: true });
  assert.equal(code, 0);
});
