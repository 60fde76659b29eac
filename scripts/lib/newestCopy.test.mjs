import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import {
  copyRaised,
  NEWEST,
  newestRelease,
  raised,
  withoutBackstage,
} from './newestCopy.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = file => readFileSync(path.join(root, file), 'utf8');
const packages = { '@backstage/ui': '0.20.0', '@backstage/types': '1.2.2' };

test('a manifest requires the newest release, and ranges that contain it stay', () => {
  assert.deepEqual(
    raised(
      {
        name: 'app',
        private: true,
        dependencies: { '@backstage/ui': '^0.18.0', react: '^18.0.0' },
        devDependencies: { '@backstage/types': '^1.2.0' },
      },
      packages,
    ),
    {
      name: 'app',
      private: true,
      dependencies: { '@backstage/ui': '^0.20.0', react: '^18.0.0' },
      devDependencies: { '@backstage/types': '^1.2.0' },
    },
  );
});

test('a published package has to accept the newest release by itself', () => {
  const published = range => ({
    name: 'plugin',
    dependencies: { '@backstage/ui': range },
  });
  assert.throws(
    () => raised(published('^0.18.0'), packages),
    /plugin is published with @backstage\/ui \^0\.18\.0, which does not include 0\.20\.0/,
  );
  const both = published('^0.18.0 || ^0.20.0');
  assert.deepEqual(raised(both, packages), both);
});

test('a package of Backstage without a version is reported', () => {
  assert.throws(
    () =>
      raised(
        { name: 'app', devDependencies: { '@backstage/new': '^1.0.0' } },
        packages,
      ),
    /no version of @backstage\/new, which app needs/,
  );
});

test('a lock loses only the entries of Backstage', () => {
  const lock = [
    '# generated\n\n__metadata:\n  version: 8',
    '"@babel/core@npm:^7":\n  version: 7.0.0',
    '"@backstage/ui@npm:^0.18.0":\n  version: 0.18.0\n  dependencies:\n    react: "npm:^18"',
    '"zod@npm:^3":\n  version: 3.0.0\n',
  ];
  assert.equal(
    withoutBackstage(lock.join('\n\n')),
    [lock[0], lock[1], lock[3]].join('\n\n'),
  );
});

test('a copy follows the checkout, with its symbolic links', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'floe-newest-'));
  const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
  const git = (...args) => spawnSync('git', args, { cwd: from });
  const write = (file, text) => writeFileSync(path.join(from, file), text);
  try {
    mkdirSync(path.join(from, 'newest'), { recursive: true });
    git('init', '-q');
    write(NEWEST.versions, JSON.stringify({ backstage: '1.57.0', packages }));
    write('.gitignore', 'ignored');
    write('ignored', '');
    write('gone', '');
    write(
      'package.json',
      JSON.stringify({
        name: 'app',
        private: true,
        dependencies: { '@backstage/ui': '^0.18.0' },
      }),
    );
    symlinkSync('newest', path.join(from, 'link'));
    copyRaised(from, to, 'a lock');
    mkdirSync(path.join(to, 'node_modules'));
    rmSync(path.join(from, 'gone'));
    copyRaised(from, to, 'another lock');

    const read = file => readFileSync(path.join(to, file), 'utf8');
    assert.deepEqual(readdirSync(to).sort(), [
      '.cache',
      '.gitignore',
      'backstage.json',
      'link',
      'newest',
      'node_modules',
      'package.json',
      'yarn.lock',
    ]);
    assert.equal(readlinkSync(path.join(to, 'link')), 'newest');
    assert.equal(read('yarn.lock'), 'another lock');
    assert.match(read('package.json'), /"@backstage\/ui": "\^0\.20\.0"/);
    assert.match(read('backstage.json'), /1\.57\.0/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the lock of the newest release is that of the manifests', () => {
  const release = newestRelease(root);
  const entries = Object.values(parse(read(NEWEST.lock)));
  const locked = new Map(
    entries
      .filter(({ resolution }) => resolution?.includes('@workspace:'))
      .map(({ dependencies, resolution }) => [resolution, dependencies ?? {}]),
  );
  for (const file of globSync(
    '{.,packages/*,plugins/*,interop,benchmarks,e2e}/package.json',
    { cwd: root },
  )) {
    const manifest = raised(JSON.parse(read(file)), release.packages);
    const asked = Object.entries({
      ...manifest.devDependencies,
      ...manifest.dependencies,
    }).map(([name, range]) => [
      name,
      /^[a-z]+:/.test(range) ? range : `npm:${range}`,
    ]);
    assert.deepEqual(
      locked.get(`${manifest.name}@workspace:${path.dirname(file)}`),
      Object.fromEntries(asked),
      `${file}: run \`node scripts/tryNewest.mjs --update\` and commit newest/yarn.lock`,
    );
  }
});

test('the lock of the newest release has its versions', () => {
  const entries = read(NEWEST.lock).split('\n\n');
  for (const [name, version] of Object.entries(newestRelease(root).packages)) {
    assert.ok(
      entries.some(
        entry =>
          entry.startsWith(`"${name}@npm:`) &&
          entry.includes(`\n  version: ${version}\n`),
      ),
      `${name} ${version}`,
    );
  }
});
