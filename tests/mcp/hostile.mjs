// What an agent tries that wants more than it was given.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { REPO, ok, refused, test, within } from "./check.mjs";
import { HUBDECK, changes, params } from "./world.mjs";

const OPEN = ["--allow-destructive"];

test("neither a team nor a label is the repository that is called the same", async () => {
  await within({ args: [...OPEN, "--allow", "acme/web-app"] }, async (w) => {
    const tries = [
      ["hub_teams", "create", { org: "acme", group_name: "web-app" }],
      ["hub_teams", "add_member", { org: "acme", group_name: "web-app", member: "jdoe" }],
      ["hub_auth", "create_pat", { token_label: "acme/web-app", scopes: ["repo:write"] }],
      ["hub_repos", "update", { namespace: "ACME", repository: "web-app", description: "x" }],
      ["hub_registry", "delete_manifest", { repo: "acme/payments", digest: "sha256:" + "0".repeat(64) }],
    ];
    for (const [tool, action, p] of tries)
      refused(await w.call(tool, params(action, p)), "DestructiveOperationError", /--allow/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("an invitation of another organization is not cancelled by a false name", async () => {
  await within({ args: [...OPEN, "--allow", "globex"] }, async (w) => {
    const { data } = ok(await w.call("hub_org", params("list_invites", { org: "acme" })));
    const p = { invite_id: data.data[0].id, org: "globex" };
    refused(await w.call("hub_org", params("delete_invite", p)), "DestructiveOperationError", /--allow/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("a spelling of --allow that lets nothing through is refused", async () => {
  for (const entry of ["acme/", "acme/*", "acme/a/b"]) {
    const r = spawnSync(HUBDECK, ["mcp", "--allow", entry], { input: "", encoding: "utf8" });
    assert.equal(r.status, 64, r.stderr);
    assert.match(r.stderr, /--allow: /);
    assert.equal(r.stdout, "");
  }
});

test("who is invited counts, however it is spelled; a rehearsal does not", async () => {
  await within({ args: [...OPEN, "--max-changes", "3"] }, async (w) => {
    const invite = (p) => w.call("hub_org", params("bulk_invite", { org: "acme", ...p }));
    const many = ["a@x.io", "b@x.io", "c@x.io", "d@x.io"];
    for (const p of [{ invitee: many }, { invitees: many.join(",") }, { invitees: [many.join(",")] }])
      refused(await invite(p), "DestructiveOperationError", /4 changes more than the 3/);
    assert.deepEqual(changes(w.hub), []);
    const some = { invitees: ["a@x.io", "b@x.io"] };
    ok(await invite({ ...some, dry_run: true }));
    ok(await invite({ ...some, dry_run: "true" }));
    ok(await invite(some));
    refused(await invite({ invitees: ["c@x.io", "d@x.io"] }), "DestructiveOperationError", /2 were|changes more/);
  });
});

test("a person sees what is agreed to, not only its name", async () => {
  const asked = [];
  const person = async (p) => (asked.push(p.message), { action: "decline" });
  await within({ args: OPEN, person }, async (w) => {
    await w.call("hub_org", params("update_member", { org: "acme", username: "jdoe", role: "owner" }));
    assert.match(asked[0], /^org update_member: .*org: "acme", username: "jdoe", role: "owner"/);
    const invitees = Array.from({ length: 200 }, (_, i) => `somebody-${i}@example.com`);
    await w.call("hub_org", params("bulk_invite", { org: "acme", invitees, role: "owner" }));
    assert.match(asked[1], /bytes more\), role: "owner"/);
    assert.deepEqual(changes(w.hub), []);
  });
});

test("the line for a person is one command, whatever is called how", async () => {
  await within({ args: OPEN }, async (w) => {
    const r = ok(await w.call("hub_scim", params("create_user", { user_name: "a&touch&b@x.io" })));
    assert.match(r.command, /^hubdeck apply \S+ --allow-destructive --confirm 'a&touch&b@x.io'$/);
    const q = ok(await w.call("hub_repos", params("set_privacy", { ...REPO, is_private: "false" })));
    assert.match(q.command, /--confirm acme\/web-app$/);
  });
});

test("the team of owners is that in any case", async () => {
  await within({ args: OPEN }, async (w) => {
    const p = { org: "acme", group_name: "Owners", member: "jdoe" };
    assert.equal(ok(await w.call("hub_teams", params("add_member", p))).changed, false);
    assert.deepEqual(changes(w.hub), []);
  });
});

// ---- pages ------------------------------------------------------------------------

test("users of SCIM come page by page, each once", async () => {
  const env = { DOCKERHUB_SCIM_TOKEN: "scim-acme" };
  await within({ hub: ["--members", "350"], env }, async (w) => {
    const all = async (p) => {
      const ids = [];
      for (let more = {}; more; ) {
        const r = ok(await w.call("hub_scim", params("list_users", p, more)));
        ids.push(...r.data.resources.map((u) => u.id));
        more = r.next_cursor ? { cursor: r.next_cursor } : null;
      }
      return ids;
    };
    const ids = await all({});
    assert.ok(ids.length > 300);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(await all({ count: "90" }), ids);
    assert.deepEqual(await all({ start_index: 101, count: 40 }), ids.slice(100));
  });
});

test("manifests go on behind their keys", async () => {
  await within({}, async (w) => {
    const all = async (size) => {
      const rows = [];
      for (let more = {}; more; ) {
        const r = ok(await w.call("hub_images", params("list_manifests", { ...REPO, page_size: size }, more)));
        rows.push(...r.data.manifests.map((row) => JSON.stringify(row)));
        more = r.next_cursor ? { cursor: r.next_cursor } : null;
      }
      return rows;
    };
    const rows = await all(100);
    assert.ok(rows.length > 100);
    assert.equal(new Set(rows).size, rows.length);
    assert.deepEqual(await all(33), rows);
    for (const cursor of ["1.100.0", "0.100.0", "0.0.0.x"])
      refused(await w.call("hub_images", params("list_manifests", REPO, { cursor })), "UsageError", /cursor/);
  });
});

test("a page is that page, as a number, a text or with a dash", async () => {
  await within({ hub: ["--repos", "1", "--tags", "20"] }, async (w) => {
    const page = async (p) =>
      ok(await w.call("hub_repos", params("list_tags", { namespace: "acme", repository: "bulk-0001", ...p })));
    const second = await page({ page: 2, page_size: 3 });
    assert.equal(second.data.results.length, 3);
    for (const p of [{ page: "2", page_size: "3" }, { page: "2", "page-size": 3 }]) {
      const r = await page(p);
      assert.deepEqual(r.data.results, second.data.results);
      assert.equal(r.next_cursor, second.next_cursor);
    }
    refused(await w.call("hub_repos", params("list_tags", { ...REPO, page: "x" })), "UsageError", /page/);
  });
});

test("what may answer next_cursor takes it", async () => {
  await within({ args: ["--tools", "verbose", "--without", "repos"] }, async (w) => {
    const tools = [];
    for (let more = {}; more; ) {
      const r = await w.client.listTools(more);
      tools.push(...r.tools);
      more = r.nextCursor ? { cursor: r.nextCursor } : null;
    }
    const takes = (name) => "cursor" in tools.find((t) => t.name === name).inputSchema.properties;
    assert.ok(takes("hub_org_list_invites"));
    assert.ok(!takes("hub_org_get"));
  });
});

// ---- messages ---------------------------------------------------------------------

test("one answer each, to nobody else, and none to a NUL", () => {
  const say = (m) => JSON.stringify({ jsonrpc: "2.0", ...m }) + "\n";
  const input =
    say({ id: 0, method: "initialize", params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: {} } }) +
    say({ id: 1, method: "resources/read", params: { uri: "hub://acme//tags" } }) +
    '{"jsonrpc":"2.0","id":99999999999999999999,"method":"ping"}\n' +
    '{"jsonrpc":"2.0","id":-99999999999999999999,"method":"ping"}\n' +
    "\0\n" +
    say({ id: 2, method: "ping" });
  const r = spawnSync(HUBDECK, ["mcp"], { input, encoding: "utf8", env: { PATH: process.env.PATH } });
  const said = r.stdout.trim().split("\n").map((l) => JSON.parse(l));
  assert.deepEqual(said.map((m) => [m.id, m.error?.code]), [
    [0, undefined], [1, -32002], [null, -32600], [null, -32600], [null, -32700], [2, undefined],
  ]);
});
