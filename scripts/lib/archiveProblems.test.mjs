import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { archiveProblems } from '../packaging/archiveProblems.mjs';

const MANIFEST = {
  name: '@example/library',
  version: '1.0.0',
  license: 'Apache-2.0',
  main: 'dist/index.cjs',
  types: 'dist/index.d.ts',
  files: ['dist'],
};
const FILES = {
  'README.md': 'See the [changes](CHANGELOG.md).\n',
  'CHANGELOG.md': '# Changes\n',
  LICENSE: 'Apache License\n',
  'dist/index.cjs': 'exports.one = 1;\n',
  'dist/index.d.ts': 'export declare const one: number;\n',
};

/** The problems of a package with these files; `undefined` leaves one out. */
async function problemsOf(manifest, files = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'floe-archive-'));
  try {
    const all = {
      ...FILES,
      'package.json': JSON.stringify({ ...MANIFEST, ...manifest }),
      ...files,
    };
    for (const [name, text] of Object.entries(all)) {
      if (text === undefined) continue;
      const file = path.join(folder, 'package', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const archive = path.join(folder, 'package.tgz');
    execFileSync('tar', ['czf', archive, '-C', folder, 'package']);
    return await archiveProblems(archive);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a sound archive has no problems', async () => {
  assert.deepEqual(await problemsOf({}), []);
});

test('the value of the condition `backstage` is not treated as a file', async () => {
  const entry = {
    types: './dist/index.d.ts',
    backstage: '@backstage/FrontendPlugin',
    default: './dist/index.cjs',
  };
  assert.deepEqual(await problemsOf({ exports: { '.': entry } }), []);
});

const FAULTS = [
  [/no LICENSE/, {}, { LICENSE: undefined }],
  [/no dist\/index\.cjs/, {}, { 'dist/index.cjs': undefined }],
  [/no types/, {}, { 'dist/index.d.ts': undefined }],
  [/`files` names templates/, { files: ['dist', 'templates'] }, {}],
  [/does not belong into it/, {}, { 'dist/index.test.js': '' }],
  [/README\.md-prepack does not/, {}, { 'README.md-prepack': '' }],
  [/workspace:/, { dependencies: { '@example/other': 'workspace:^' } }, {}],
  [/links to docs\/a\.md/, {}, { 'README.md': '[a](docs/a.md)' }],
  [
    /types should be the first/,
    {
      exports: {
        '.': { default: './dist/index.cjs', types: './dist/index.d.ts' },
      },
    },
    {},
  ],
];
for (const [expected, manifest, files] of FAULTS) {
  test(`${expected.source} is found`, async () => {
    assert.match((await problemsOf(manifest, files)).join('\n'), expected);
  });
}
