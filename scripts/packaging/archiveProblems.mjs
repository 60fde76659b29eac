import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { markdownLinks } from '../lib/markdownLinks.mjs';

const FORBIDDEN = [
  /\.test\./,
  /__(fixtures|testUtils|mocks)__/,
  /^src\//,
  /prepack/,
];
const REQUIRED = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/**
 * Backstage's own condition: its value is the type of the default export, not a
 * file.
 */
const NOT_A_FILE = 'backstage';

/** Paths that `exports`, `main`, `types` and similar fields name. */
function entryPoints(value) {
  if (typeof value === 'string') return [value];
  return Object.entries(value ?? {})
    .filter(([condition]) => condition !== NOT_A_FILE)
    .flatMap(([, target]) => entryPoints(target));
}

/**
 * The errors of publint: an entry that Node, a bundler or TypeScript does not
 * find.
 */
async function publintErrors(archive) {
  const bytes = readFileSync(archive);
  const { messages, pkg } = await publint({
    level: 'error',
    pack: {
      tarball: bytes.buffer.slice(
        bytes.byteOffset,
        bytes.byteOffset + bytes.byteLength,
      ),
    },
  });
  return messages
    .filter(({ path: keys }) => keys.at(-1) !== NOT_A_FILE)
    .map(message => formatMessage(message, pkg, { color: false }));
}

/**
 * The problems of a package's archive: missing or superfluous files, entries
 * that do not resolve, broken links, versions that no registry has.
 *
 * @param archive - path of a `.tgz`
 * @returns one text for each problem
 */
export async function archiveProblems(archive) {
  const files = execFileSync('tar', ['tzf', archive], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(name => name.replace(/^package\//, ''));
  const has = name => files.includes(path.normalize(name));
  const hasFolder = name => files.some(file => file.startsWith(`${name}/`));
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
    ...(manifest.files ?? [])
      .filter(name => !has(name) && !hasFolder(name))
      .map(name => `\`files\` names ${name}, which is not there`),
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
      if (!has(target) && !hasFolder(target)) {
        problems.push(`${name}:${link.line} links to ${link.target}`);
      }
    }
  }
  return [...problems, ...(await publintErrors(archive))];
}
