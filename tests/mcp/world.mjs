// A simulated Hub, hubdeck's server and a client of the official SDK.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import {
  ElicitRequestSchema,
  LoggingMessageNotificationSchema,
} from "@modelcontextprotocol/sdk/types.js";

export const HUBDECK = process.env.HUBDECK;
const HUBSIM = process.env.HUBSIM;

export async function startHub(args = []) {
  const dir = mkdtempSync(join(tmpdir(), "hubsim-"));
  const log = join(dir, "log");
  const all = ["--control", "--rate-limit", "0", "--log", log, ...args];
  const child = spawn(HUBSIM, all, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (d) => {
      text += d;
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")).split(" ").pop());
    });
    child.on("exit", () => reject(new Error("no simulated Hub")));
  });
  const stop = () => {
    child.kill();
    rmSync(dir, { recursive: true, force: true });
  };
  return { url, stop, requests: () => readFileSync(log, "utf8").trim().split("\n").filter(Boolean).map((l) => JSON.parse(l)) };
}

export function environment(hub, home) {
  return {
    PATH: process.env.PATH,
    HOME: home,
    DOCKERHUB_URL: hub.url,
    DOCKERHUB_USERNAME: "maria",
    DOCKERHUB_TOKEN: "maria-password",
  };
}

// `person`: answers what the server asks; without one the client cannot be asked.
export async function open({ hub: hubArgs = [], args = [], person, env = {} } = {}) {
  const hub = await startHub(hubArgs);
  const home = mkdtempSync(join(tmpdir(), "hubdeck-mcp-"));
  const client = new Client(
    { name: "test", version: "1" },
    { capabilities: person ? { elicitation: {} } : {} },
  );
  const transport = new StdioClientTransport({
    command: HUBDECK,
    args: ["mcp", ...args],
    env: { ...environment(hub, home), ...env },
    stderr: "inherit",
  });
  if (person) client.setRequestHandler(ElicitRequestSchema, (r) => person(r.params));
  const messages = [];
  client.setNotificationHandler(LoggingMessageNotificationSchema, (n) => messages.push(n.params));
  await client.connect(transport);
  return {
    hub,
    home,
    client,
    messages,
    call: (name, args_, options) =>
      client.callTool({ name, arguments: args_ }, undefined, options),
    close: async () => {
      await client.close();
      hub.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

// What the command line says in the same place.
export const command = (w, ...args) =>
  execFileSync(HUBDECK, args, { env: environment(w.hub, w.home), stdio: ["ignore", "pipe", "ignore"] }).toString();

// The same as what a condensed tool is asked.
export const params = (action, p, more = {}) => ({ action, params_json: p, ...more });

// What the Hub was asked to change: "DELETE /v2/...".
export const changes = (hub) =>
  hub
    .requests()
    .filter((r) => !["GET", "HEAD"].includes(r.method))
    .map((r) => r.method + " " + r.path)
    .filter((r) => !/POST .*(auth\/token|users\/login|\/verify)/.test(r));
