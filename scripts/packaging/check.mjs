// Packs every published package and checks the archives: `yarn check-packages`. Build first, with
// `yarn tsc && yarn build:packages`. `--keep FOLDER` leaves the archives there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { archiveProblems } from './archiveProblems.mjs';
import { commandProblems } from './commandProblems.mjs';
import { packPackages } from './packPackages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const keep = process.argv.indexOf('--keep');
const folder =
  keep > 0
    ? path.resolve(process.argv[keep + 1])
    : mkdtempSync(path.join(tmpdir(), 'floe-packages-'));

const COMMAND = ['@floe/go-yaml', '@floe/values-files'];

let failures = 0;
const archives = new Map();
function report(name, problems) {
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  problems.forEach(problem => console.log(`     ${problem}`));
  failures += problems.length;
}
for await (const { name, archive } of packPackages(root, folder)) {
  archives.set(name, archive);
  report(name, await archiveProblems(archive));
}
report(
  'npx @floe/values-files check',
  await commandProblems(COMMAND.map(name => archives.get(name))),
);
if (keep < 0) rmSync(folder, { recursive: true });
process.exitCode = failures > 0 ? 1 : 0;
