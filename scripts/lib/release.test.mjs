import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { newestRelease } from './newestCopy.mjs';
import { publishedPackages } from './workspaces.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = file => readFileSync(path.join(root, file), 'utf8');
const { jobs, permissions } = parse(read('.github/workflows/release.yml'));
const ci = parse(read('.github/workflows/ci.yml'));
const matrix = ci.jobs.test.strategy.matrix.include;
const steps = [jobs, ci.jobs].flatMap(some =>
  Object.values(some).flatMap(job => job.steps),
);

test('the workflows run existing commands', () => {
  const { scripts } = JSON.parse(read('package.json'));
  for (const { run = '' } of [...steps, ...matrix]) {
    if (run === '${{ matrix.run }}') continue;
    const [program, argument] = run.split(' ');
    if (program === 'yarn' && argument !== 'install') {
      assert.ok(scripts[argument], run);
    }
    if (program === 'node' || program.startsWith('.')) {
      const file = program === 'node' ? argument : program;
      assert.ok(existsSync(path.join(root, file)), run);
    }
  }
});

test('only the job that publishes can sign, after the tests', () => {
  assert.deepEqual(permissions, { contents: 'read' });
  assert.equal(jobs.test.permissions, undefined);
  assert.equal(jobs.publish.permissions['id-token'], 'write');
  assert.equal(jobs.publish.needs, 'test');
});

test('each supported release of Backstage has a job', () => {
  const minor = ({ version }) => version.split('.').slice(0, 2).join('.');
  assert.deepEqual(ci.permissions, { contents: 'read' });
  assert.deepEqual(
    matrix.map(({ backstage }) => backstage),
    [
      minor(JSON.parse(read('backstage.json'))),
      minor({ version: newestRelease(root).backstage }),
    ],
  );
});

test('third-party actions are pinned to a commit', () => {
  for (const { uses } of steps.filter(step => step.uses)) {
    assert.match(uses, /@[0-9a-f]{40}$/);
  }
});

test('all published packages are raised together', () => {
  assert.deepEqual(
    JSON.parse(read('.changeset/config.json')).fixed[0].toSorted(),
    publishedPackages(root).map(({ name }) => name),
  );
});
