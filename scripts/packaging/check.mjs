// Packs every published package and checks the archives: `yarn check-packages`. Build first, with
// `yarn tsc && yarn build:all`. `--keep FOLDER` leaves the archives there.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownLinks } from '../lib/markdownLinks.mjs';
import { publishedPackages } from '../lib/workspaces.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const keep = process.argv.indexOf('--keep');
const folder =
  keep > 0
    ? path.resolve(process.argv[keep + 1])
    : mkdtempSync(path.join(tmpdir(), 'floe-packages-'));
mkdirSync(folder, { recursive: true });

const FORBIDDEN = [/\.test\./, /__(fixtures|testUtils|mocks)__/, /^src\//];
const REQUIRED = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** Paths that `exports`, `main`, `types` and the like name. */
function entryPoints(value) {
  if (typeof value === 'string') return [value];
  return Object.values(value ?? {}).flatMap(entryPoints);
}

/** What is wrong with an archive. */
function problemsOf(archive) {
  const files = execFileSync('tar', ['tzf', archive], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(name => name.replace(/^package\//, ''));
  const has = name => files.includes(path.normalize(name));
  const read = name =>
    execFileSync('tar', ['xzOf', archive, `package/${name}`], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
  const manifest = JSON.parse(read('package.json'));
  const entries = [
    manifest.main,
    manifest.module,
    manifest.types,
    manifest.bin,
    manifest.exports,
    typeof manifest.configSchema === 'string' ? manifest.configSchema : [],
  ].flatMap(entryPoints);
  const problems = [
    ...[...REQUIRED, ...entries].filter(name => !has(name)).map(n => `no ${n}`),
    ...files
      .filter(name => FORBIDDEN.some(pattern => pattern.test(name)))
      .map(name => `${name} does not belong into it`),
  ];
  if (!files.some(name => name.endsWith('.d.ts'))) problems.push('no types');
  if (JSON.stringify(manifest).includes('workspace:')) {
    problems.push('a dependency has the version workspace:');
  }
  for (const name of files.filter(file => file.endsWith('.md'))) {
    for (const link of markdownLinks(read(name)).filter(one => one.path)) {
      const target = path.join(path.dirname(name), link.path);
      if (!has(target) && !files.some(file => file.startsWith(`${target}/`))) {
        problems.push(`${name}:${link.line} links to ${link.target}`);
      }
    }
  }
  return problems;
}

let failures = 0;
for (const { name, folder: source } of publishedPackages(root)) {
  const archive = path.join(
    folder,
    `${name.replace('@', '').replace('/', '-')}.tgz`,
  );
  execFileSync('yarn', ['pack', '--out', archive], {
    cwd: source,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const problems = problemsOf(archive);
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  problems.forEach(problem => console.log(`     ${problem}`));
  failures += problems.length;
}
if (keep < 0) rmSync(folder, { recursive: true });
process.exitCode = failures > 0 ? 1 : 0;
