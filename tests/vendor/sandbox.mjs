// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the emulated services for a script and ends them with it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

// Resolves to {ready, get(path), put(path, value), stop()}; `ready` is the line that the sandbox prints.
export async function startSandbox(program, options) {
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => child.kill());
  const ready = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)));
    createInterface({ input: child.stdout }).once("line", (line) => resolve(JSON.parse(line)));
  });
  const admin = async (path, init) => {
    const answer = await fetch(ready.admin + path, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text;
  };
  return {
    ready,
    get: (path) => admin(path),
    put: (path, value) => admin(path, { method: "PUT", body: JSON.stringify(value) }),
    stop: () => child.kill(),
  };
}
