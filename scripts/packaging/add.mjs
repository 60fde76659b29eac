// Runs in a package before it is packed: adds what it needs from the rest of the repository.
import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtras } from '../lib/packageExtras.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.cwd();
const extras = packageExtras(root, folder);
// As Backstage's own prepack does with package.json.
renameSync(
  path.join(folder, 'README.md'),
  path.join(folder, 'README.md-prepack'),
);
for (const [name, { from, text }] of extras) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  if (from) copyFileSync(from, file);
  else writeFileSync(file, text);
}
