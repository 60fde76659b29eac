// Runs in a package after it was packed: removes what add.mjs has added.
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const folder = process.cwd();
const original = path.join(folder, 'README.md-prepack');
if (existsSync(original)) {
  renameSync(original, path.join(folder, 'README.md'));
  for (const name of ['LICENSE', 'docs', 'templates']) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
