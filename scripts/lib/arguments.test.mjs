import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { select } from './arguments.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'floe-arguments-'));
for (const file of [
  'packages/a/src/a.test.ts',
  'plugins/b/src/b.test.tsx',
  'interop/src/c.test.ts',
  'packages/a/node_modules/x/x.test.ts',
  'packages/a/src/other.ts',
  'packages/e/e.ts',
  'docs/d.md',
  'scripts/lib/f.test.mjs',
  'scripts/lib/f.mjs',
]) {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), '');
}
after(() => rmSync(root, { recursive: true }));

const suites = {
  checks: { lanes: [] },
  scripts: {
    onRequest: true,
    folders: ['scripts'],
    lanes: [[{ name: 'scripts', command: ['node', 'all'] }]],
    lanesForFiles: (files, options) => [
      [{ name: 'scripts', command: ['node', ...options, ...files] }],
    ],
  },
  unit: {
    folders: ['packages', 'plugins'],
    command: ['jest', '--unit'],
    forFiles: files => ['--paths', ...files],
  },
  clock: { folders: [], onRequest: true, command: ['jest', '--clock'] },
  interop: {
    folders: ['interop'],
    command: ['jest', '--interop'],
    forFiles: files => files,
  },
};

const commands = (...args) =>
  select(args, suites, root).suites.map(({ command }) =>
    command ? command.join(' ') : 'checks',
  );

describe('the arguments of npm test', () => {
  it('name suites, or mean every suite that is not only run on request', () => {
    assert.deepEqual(commands(), ['checks', 'jest --unit', 'jest --interop']);
    assert.deepEqual(commands('clock', 'checks'), ['jest --clock', 'checks']);
  });

  it('name test files, each of the suite that it belongs to', () => {
    assert.deepEqual(
      commands(
        'interop/src/c.test.ts',
        'packages/a/src/a.test.ts',
        './plugins/b/src/b.test.tsx',
      ),
      [
        'jest --interop interop/src/c.test.ts',
        'jest --unit --paths packages/a/src/a.test.ts ./plugins/b/src/b.test.tsx',
      ],
    );
  });

  it('name folders of test files', () => {
    assert.deepEqual(commands('packages/a', 'plugins/b/src/'), [
      'jest --unit --paths packages/a/src/a.test.ts plugins/b/src/b.test.tsx',
    ]);
  });

  it('name the tests of the scripts, which are checks', () => {
    const lanes = (...args) =>
      select(args, suites, root)
        .suites.flatMap(suite => suite.lanes.flat())
        .map(({ command }) => command.join(' '));
    assert.deepEqual(lanes('scripts'), ['node all']);
    assert.deepEqual(lanes('scripts/lib/f.test.mjs'), [
      'node scripts/lib/f.test.mjs',
    ]);
    assert.deepEqual(lanes('scripts/lib', '--', '--test-name-pattern=a'), [
      'node --test-name-pattern=a scripts/lib/f.test.mjs',
    ]);
  });

  it('give the runner the first argument with a dash, and all after it', () => {
    assert.deepEqual(commands('packages/a/src/a.test.ts', '--', '-t', 'unit'), [
      'jest --unit --paths packages/a/src/a.test.ts -t unit',
    ]);
    assert.deepEqual(commands('unit', '--bail'), ['jest --unit --bail']);
  });

  for (const argument of [
    'nope',
    'packages/a/src/nope.test.ts',
    'packages/e',
    'docs',
    'docs/d.md',
    '../unit',
    'constructor',
  ]) {
    it(`are refused if ${argument} is one`, () => {
      const { problem } = select([argument], suites, root);
      assert.match(problem, new RegExp(`no test file "${argument}"`));
      assert.match(problem, /checks, scripts, unit, clock, interop/);
    });
  }
});
