// What the tests stand on: their list, a session each, and what an answer must be.
import assert from "node:assert/strict";
import { open } from "./world.mjs";

export const REPO = { namespace: "acme", repository: "web-app" };
export const tests = [];
export const test = (name, run) => tests.push({ name, run });

export async function within(options, run) {
  const w = await open(options);
  try {
    await run(w);
  } finally {
    await w.close();
  }
}

export const body = (r) => r.structuredContent;
export const ok = (r) => {
  assert.equal(r.isError, false, r.content[0].text);
  assert.deepEqual(JSON.parse(r.content[0].text), body(r));
  return body(r);
};
export const refused = (r, type, pattern) => {
  assert.equal(r.isError, true, r.content[0].text);
  assert.equal(body(r).error.type, type);
  assert.match(body(r).error.message, pattern);
  return body(r).error;
};
