import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { dynamicPluginProblems } from '../packaging/dynamicPluginProblems.mjs';

const BACKEND = {
  name: '@example/plugin-dynamic',
  version: '1.0.0',
  main: 'dist/index.cjs.js',
  files: ['dist', 'migrations'],
  backstage: { role: 'backend-plugin', 'supported-versions': '1.55.0' },
  dependencies: { yaml: '^2.0.0' },
};
const BACKEND_FILES = {
  'README.md': '',
  LICENSE: '',
  'dist/index.cjs.js': '',
  'dist/.config-schema.json': '{}',
  'migrations/1.js': '',
  'node_modules/yaml/package.json': '{}',
  'node_modules/@example/common/package.json': '{}',
};
const FRONTEND = {
  ...BACKEND,
  main: 'dist/index.esm.js',
  files: ['dist-scalprum'],
  backstage: { role: 'frontend-plugin', 'supported-versions': '1.55.0' },
};
const FRONTEND_FILES = {
  'README.md': '',
  LICENSE: '',
  'dist-scalprum/plugin-manifest.json': '{"loadScripts":["entry.js"]}',
  'dist-scalprum/entry.js': '',
};

/** The problems of a plugin with these files; `undefined` leaves one out. */
function problemsOf(manifest, files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'floe-dynamic-'));
  try {
    const all = { ...files, 'package.json': JSON.stringify(manifest) };
    for (const [name, text] of Object.entries(all)) {
      if (text === undefined) continue;
      const file = path.join(folder, 'package', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const archive = path.join(folder, 'plugin.tgz');
    execFileSync('tar', ['czf', archive, '-C', folder, 'package']);
    return dynamicPluginProblems(archive, ['@example/common']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('sound plugins have no problems', () => {
  assert.deepEqual(problemsOf(BACKEND, BACKEND_FILES), []);
  assert.deepEqual(problemsOf(FRONTEND, FRONTEND_FILES), []);
});

const FAULTS = [
  ['no LICENSE', {}, { LICENSE: undefined }],
  ['no dist/index.cjs.js', {}, { 'dist/index.cjs.js': undefined }],
  [
    '`files` names migrations, which is not there',
    {},
    { 'migrations/1.js': undefined },
  ],
  [
    'it does not contain @example/common',
    {},
    { 'node_modules/@example/common/package.json': undefined },
  ],
  [
    'it names no release of Backstage',
    { backstage: { role: 'backend-plugin' } },
    {},
  ],
  ['its name is @example/plugin', { name: '@example/plugin' }, {}],
];
for (const [expected, manifest, files] of FAULTS) {
  test(`a backend plugin: ${expected}`, () => {
    assert.deepEqual(
      problemsOf({ ...BACKEND, ...manifest }, { ...BACKEND_FILES, ...files }),
      [expected],
    );
  });
}

test('a package of Backstage that the plugin does not share is found', () => {
  const name = '@backstage/errors';
  assert.deepEqual(
    problemsOf(
      { ...BACKEND, dependencies: { [name]: '^1.0.0' } },
      { ...BACKEND_FILES, [`node_modules/${name}/package.json`]: '{}' },
    ),
    [`${name} is part of it instead of the portal's`],
  );
});

test('a script that the manifest of a frontend plugin names must exist', () => {
  assert.deepEqual(
    problemsOf(FRONTEND, {
      ...FRONTEND_FILES,
      'dist-scalprum/entry.js': undefined,
    }),
    ['no entry.js'],
  );
});
