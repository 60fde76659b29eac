// Writes the bill of materials (CycloneDX) of each published package, and one report of the licences of all
// dependencies that the packages contain. Fails if a licence is neither a usual permissive one nor explained in
// docs/licences.md.
//
//     npm run sbom        writes dist/release/*.cdx.json and dist/release/licences.md
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { licenceReport, problemsOf } from './lib/licences.mjs';
import { publishedPackages } from './lib/workspaces.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(root, 'dist', 'release');
const cyclonedx = path.join(
  path.dirname(
    createRequire(import.meta.url).resolve('@cyclonedx/yarn-plugin-cyclonedx'),
  ),
  'bin',
  'cyclonedx-yarn-cli.js',
);

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const components = [];
for (const { name, folder } of publishedPackages(root)) {
  const file = path.join(
    output,
    `${name.replace(/^@/, '').replace('/', '-')}.cdx.json`,
  );
  execFileSync(
    process.execPath,
    [
      cyclonedx,
      '--prod',
      '--mc-type',
      'library',
      '--output-reproducible',
      '--output-file',
      file,
    ],
    { cwd: folder, stdio: 'pipe' },
  );
  components.push(...(JSON.parse(readFileSync(file, 'utf8')).components ?? []));
}
writeFileSync(path.join(output, 'licences.md'), licenceReport(components));
const explained = readFileSync(path.join(root, 'docs', 'licences.md'), 'utf8');
const problems = problemsOf(components, explained);
for (const problem of problems) console.error(`floe: ${problem}`);
if (problems.length > 0) process.exit(1);
console.log(`floe: written to ${path.relative(root, output)}`);
