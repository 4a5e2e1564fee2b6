// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// node drive.mjs CHROMIUM PAGE STREAM: opens the page in a headless Chromium, lets it show the answer at STREAM, and writes as JSON what the
// page says, the processor time that all processes of the browser took meanwhile, and their memory after it.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [chromium, page, stream] = process.argv.slice(2);
const msOfTick = 10; // USER_HZ is 100 on every Linux

const profile = mkdtempSync(join(tmpdir(), "peer-"));
const browser = spawn(
  chromium,
  [
    "--headless=new",
    "--remote-debugging-pipe",
    "--window-size=900,700",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--no-first-run",
    "--no-proxy-server",
    ...(process.getuid() === 0 ? ["--no-sandbox"] : []), // Chromium's sandbox refuses root
    `--user-data-dir=${profile}`,
  ],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
);

// The DevTools protocol over a pipe: JSON objects, each ended by a zero byte.
const waiting = new Map();
let lastId = 0;
let rest = "";
browser.stdio[4].setEncoding("utf8").on("data", (data) => {
  const messages = (rest + data).split("\0");
  rest = messages.pop();
  for (const message of messages.map((text) => JSON.parse(text))) {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  }
});
const ask = (method, params = {}, sessionId = undefined) =>
  new Promise((resolve, reject) => {
    const id = ++lastId;
    waiting.set(id, (answer) => (answer.error ? reject(new Error(`${method}: ${answer.error.message}`)) : resolve(answer.result)));
    browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  });

// The fields of /proc/PID/stat after the name, which may hold anything.
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { pid, parent: Number(fields[1]), cpuMs: (Number(fields[11]) + Number(fields[12])) * msOfTick };
  } catch {
    return null; // it has just ended
  }
}

function family() {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => stat(Number(name))).filter(Boolean);
  const members = all.filter(({ pid }) => pid === browser.pid);
  for (const member of members) members.push(...all.filter(({ parent }) => parent === member.pid));
  return members;
}

const cpuMs = () => family().reduce((sum, { cpuMs }) => sum + cpuMs, 0);

function pssKb() {
  let sum = 0;
  for (const { pid } of family()) {
    try {
      sum += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      continue; // it has just ended
    }
  }
  return sum;
}

async function evaluate(expression, session) {
  const answer = await ask("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, session);
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
  return answer.result.value;
}

const loaded = `new Promise((resolve) => { const look = () => window.start ? setTimeout(resolve, 1000) : setTimeout(look, 20); look(); })`;

try {
  const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
  await ask("Page.navigate", { url: page }, sessionId);
  await evaluate(loaded, sessionId);
  const before = cpuMs();
  const result = await evaluate(`start(${JSON.stringify(stream)})`, sessionId);
  console.log(JSON.stringify({ ...result, cpuMs: cpuMs() - before, pssKb: pssKb() }));
  await ask("Browser.close");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
  browser.kill();
}
browser.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
