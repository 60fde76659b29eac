// Runs in a package after it was packed: removes what add.mjs has added.
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { originalOf, REWRITTEN } from '../lib/packageExtras.mjs';

const folder = process.cwd();
const originals = REWRITTEN.filter(name =>
  existsSync(path.join(folder, originalOf(name))),
);
for (const name of originals) {
  renameSync(path.join(folder, originalOf(name)), path.join(folder, name));
}
if (originals.length > 0) {
  for (const name of ['LICENSE', 'docs', 'templates']) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
