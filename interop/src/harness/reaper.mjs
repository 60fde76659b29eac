/**
 * Stops the programs and removes the folders of a harness whose process has
 * ended in any way: a finished test, Ctrl-C, a crash, SIGKILL. The harness
 * writes one JSON line for each program or folder that it starts or releases;
 * the end of the input means that it has ended. A handler in the harness itself
 * would not work: Jest gives tests a copy of `process` whose handlers never
 * run, and none runs at SIGKILL.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const pids = new Set();
const folders = new Set();

function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

// The terminal sends Ctrl-C to this process too; it must run until the
// harness has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}

for await (const line of createInterface({ input: process.stdin })) {
  const { pid, folder, forget } = JSON.parse(line);
  const change = forget ? 'delete' : 'add';
  if (pid) pids[change](pid);
  if (folder) folders[change](folder);
}

const running = [...pids].filter(pid => send(pid, 'SIGTERM'));
for (let tries = 0; tries < 50 && running.some(pid => send(pid, 0)); tries++) {
  await sleep(100);
}
running.forEach(pid => send(pid, 'SIGKILL'));
for (const folder of folders) {
  rmSync(folder, { recursive: true, force: true });
}
