// Runs in a package before it is packed: adds what it needs from the rest of the repository.
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  originalOf,
  packageExtras,
  REWRITTEN,
  typesFirst,
} from '../lib/packageExtras.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.cwd();
const extras = packageExtras(root, folder);
// As Backstage's own prepack does with package.json.
for (const name of REWRITTEN.filter(one => extras.has(one))) {
  renameSync(path.join(folder, name), path.join(folder, originalOf(name)));
}
for (const [name, { from, text }] of extras) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  if (from) copyFileSync(from, file);
  else writeFileSync(file, text);
}

// Backstage's prepack has stored the original, and its postpack restores it.
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
manifest.exports = typesFirst(manifest.exports);
// Known only to the workflow that publishes; npm compares it with the signed
// provenance.
if (process.env.FLOE_REPOSITORY) {
  manifest.repository = {
    type: 'git',
    url: `git+${process.env.FLOE_REPOSITORY}.git`,
    directory: path.relative(root, folder),
  };
}
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
