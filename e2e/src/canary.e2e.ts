import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { expectNoTraceOf, keptOnDisk, tracesOf } from './canary';

const canary = 'canary "a41b" never/in+clear';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'floe-canary-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A repository with one file that one commit adds and the next removes. */
function makeRepository(text: string, isPacked: boolean) {
  const cwd = path.join(folder, 'service');
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args],
      { cwd, stdio: 'pipe' },
    );
  mkdirSync(cwd);
  git('init', '--quiet');
  writeFileSync(path.join(cwd, 'values.yaml'), text);
  git('add', '.');
  git('commit', '--quiet', '-m', 'Add');
  git('rm', '--quiet', 'values.yaml');
  git('commit', '--quiet', '-m', 'Remove');
  if (isPacked) git('gc', '--quiet');
}

function expectToFindHistory(isPacked: boolean) {
  makeRepository(
    `${'a: text\n'.repeat(2000)}b: ${Buffer.from(canary).toString('base64')}`,
    isPacked,
  );
  const kept = keptOnDisk(folder);
  expect(tracesOf([canary], kept.files)).toEqual([]);
  expect(tracesOf([canary], kept.repositories)).not.toEqual([]);
  expect(() => expectNoTraceOf([canary], kept)).toThrow(/repositories: /);
}

test('the search finds a value in the loose history of a repository', () =>
  expectToFindHistory(false));

test('the search finds a value in the packed history of a repository', () =>
  expectToFindHistory(true));

test('the search finds a value that is longer than a page of a database', () => {
  const database = new DatabaseSync(path.join(folder, 'plugin.sqlite'));
  database.exec('create table kept (value text)');
  database
    .prepare('insert into kept values (?)')
    .run(`${'x'.repeat(4080)}${canary.repeat(200)}`);
  database.close();
  expect(() =>
    expectNoTraceOf([canary.repeat(190)], keptOnDisk(folder)),
  ).toThrow(/databases: /);
});

test('the search finds nothing if there is no value', () => {
  makeRepository('a: text', false);
  expectNoTraceOf([canary], keptOnDisk(folder));
});
