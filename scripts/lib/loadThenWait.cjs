// Loads the portal's modules while the embedded cluster and Git host start, and then waits for the configuration
// with their addresses. scripts/start.mjs starts it before packages/backend/src/index.ts.
const { existsSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

const POLL_MS = 20;

const requireFrom = createRequire(path.join(process.cwd(), 'package.json'));
const { dependencies } = requireFrom('./package.json');
for (const name of Object.keys(dependencies)) {
  try {
    requireFrom(name);
  } catch {
    // The program itself reports a module that cannot be loaded.
  }
}
const nothing = new Int32Array(new SharedArrayBuffer(4));
while (!existsSync(process.env.FLOE_PORTAL_CONFIG)) {
  Atomics.wait(nothing, 0, 0, POLL_MS);
}
