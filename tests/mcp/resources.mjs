// What is read by its address: lists and the journal, never more than an answer holds.
import assert from "node:assert/strict";
import { REPO, ok, refused, test, within } from "./check.mjs";
import { params } from "./world.mjs";

const LIMIT = 300 << 10; // 256 KiB of rows, and what is around them
const read = async (w, uri) => {
  const { contents } = await w.client.readResource({ uri });
  assert.equal(contents.length, 1);
  assert.equal(contents[0].uri, uri);
  assert.equal(contents[0].mimeType, "application/json");
  assert.ok(contents[0].text.length < LIMIT, `${contents[0].text.length} bytes`);
  return JSON.parse(contents[0].text);
};
const fails = (w, uri, code, pattern) =>
  assert.rejects(w.client.readResource({ uri }), (e) => {
    assert.equal(e.code, code, uri);
    assert.match(e.message, pattern);
    assert.deepEqual(e.data, { uri });
    return true;
  });
const templates = async (w) => (await w.client.listResourceTemplates()).resourceTemplates;
const LISTS = ["hub://{namespace}/repos", "hub://{namespace}/{repository}/tags"];
const OLDER = "hub://journal/before/{id}";

test("resources, their templates and types", async () => {
  await within({}, async (w) => {
    const { resources } = await w.client.listResources();
    assert.deepEqual(resources.map((r) => [r.uri, r.mimeType]), [["hub://journal", "application/json"]]);
    const all = await templates(w);
    assert.deepEqual(all.map((t) => t.uriTemplate), [...LISTS, OLDER]);
    for (const t of all) assert.ok(t.name && t.description && t.mimeType === "application/json");
    const few = await read(w, "hub://maria/repos");
    assert.equal(few.more, null);
  });
});

test("what is no resource, and what cannot be read", async () => {
  await within({ hub: ["--fail", "GET */repositories/payments/tags* 403"] }, async (w) => {
    for (const uri of ["http://x", "hub://", "hub://acme", "hub://acme//tags", "hub:///repos", "hub://acme/web-app/tags/x",
      "hub://journal/", "hub://journal/before/", "hub://journal/before/0", "hub://journal/before/-1", "hub://journal/before/x"])
      await fails(w, uri, -32002, /no such resource/);
    await fails(w, "hub://acme/nope/tags", -32002, /404/);
    await fails(w, "hub://../repos", -32602, /namespace/);
    await fails(w, "hub://acme/payments/tags", -32603, /403|forbidden/i);
  });
});

// The first part is the resource; the others are read as it says.
async function wholeList(w, uri) {
  let o = await read(w, uri);
  const rows = [...o.data.results];
  for (let call = o.more; call; ) {
    o = ok(await w.call(call.tool, call.arguments));
    rows.push(...o.data.results);
    call = o.next_cursor ? { ...call, arguments: { ...call.arguments, cursor: o.next_cursor } } : null;
  }
  return rows.map((r) => r.name);
}

test("a long list says which call goes on, in either mode", async () => {
  for (const mode of ["condensed", "verbose"])
    await within({ hub: ["--repos", "250", "--tags", "350"], args: ["--tools", mode] }, async (w) => {
      const first = await read(w, "hub://acme/bulk-0001/tags");
      assert.equal(first.data.results.length, 100);
      assert.equal(first.more.tool, mode === "verbose" ? "hub_repos_list_tags" : "hub_repos");
      const tags = await wholeList(w, "hub://acme/bulk-0001/tags");
      assert.equal(new Set(tags).size, 350);
      assert.equal(tags.length, 350);
      const repos = await wholeList(w, "hub://acme/repos");
      assert.ok(new Set(repos).size >= 250);
      assert.equal(new Set(repos).size, repos.length);
    });
});

test("the journal comes in parts of so many rows, and of so many bytes", async () => {
  await within({}, async (w) => {
    const whole = async () => {
      const ids = [];
      let parts = 0, o = await read(w, "hub://journal");
      for (;;) {
        parts++;
        ids.push(...o.rows.map((r) => r.id));
        if (!o.more) return { ids, parts };
        o = await read(w, o.more.resource);
      }
    };
    assert.deepEqual(await whole(), { ids: [], parts: 1 });
    for (let i = 0; i < 210; i++) refused(await w.call("hub_repos", params("lst", {})), "UsageError", /no action/);
    const many = await whole();
    assert.equal(many.parts, 2);
    assert.equal(many.ids.length, 210);
    assert.deepEqual(many.ids, [...new Set(many.ids)].sort((a, b) => b - a));
    for (let i = 0; i < 9; i++)
      refused(await w.call("hub_repos", params("get", { ...REPO, namespace: "x".repeat(60000) })), "UsageError", /namespace/);
    const long = await whole();
    assert.equal(long.ids.length, 219);
    assert.ok(long.parts > 2);
  });
});

test("what cannot work is neither listed nor read", async () => {
  await within({ args: ["--without", "repos"] }, async (w) => {
    assert.deepEqual((await templates(w)).map((t) => t.uriTemplate), [OLDER]);
    await fails(w, "hub://acme/repos", -32002, /left out/);
    await fails(w, "hub://acme/web-app/tags", -32002, /left out/);
    assert.deepEqual(w.hub.requests().filter((r) => r.path.includes("/repositories")), []);
    await read(w, "hub://journal");
  });
  const prompts = async (without) => {
    let found;
    await within({ args: ["--without", without] }, async (w) => {
      found = (await w.client.listPrompts()).prompts.map((p) => p.name);
      for (const [name, args] of [["cleanup", { repository: "a/b" }], ["audit", { organization: "a" }], ["rotate", { token: "t" }]]) {
        const p = w.client.getPrompt({ name, arguments: args });
        if (found.includes(name)) assert.ok((await p).messages.length);
        else await assert.rejects(p, (e) => e.code === -32602);
      }
    });
    return found;
  };
  assert.deepEqual(await prompts("repos"), ["rotate"]);
  assert.deepEqual(await prompts("cleanup_plan"), ["audit", "rotate"]);
  assert.deepEqual(await prompts("cleanup_apply,scim"), ["cleanup", "audit", "rotate"]);
  assert.deepEqual(await prompts("org"), ["cleanup", "rotate"]);
  assert.deepEqual(await prompts("repos,auth"), []);
});
