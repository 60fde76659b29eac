import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testClock } from '../__testUtils__/startTestForge';
import { GitRepository } from './GitRepository';

describe('the log of a repository', () => {
  let directory: string;
  let git: GitRepository;
  const names = new Map<string, string>();

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'forge-git-'));
    git = await GitRepository.create(directory, 'main', testClock);
    names.clear();
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** By default, all commits are of the same second. */
  async function commit(
    name: string,
    parents: string[] = [],
    options: { timestamp?: number; text?: string } = {},
  ) {
    const { timestamp = 1_795_521_600, text = name } = options;
    const blob = await git.writeBlob(Buffer.from(text));
    const oid = await git.writeCommit({
      tree: await git.writeTree([
        { mode: '100644', path: 'file', oid: blob, type: 'blob' },
      ]),
      parents,
      message: name,
      author: { name: 'a', email: 'a@localhost', timestamp },
    });
    names.set(oid, name);
    return oid;
  }
  const namesOf = async (...args: Parameters<GitRepository['log']>) =>
    (await git.log(...args)).map(({ oid }) => names.get(oid));

  it('lists each commit once and before its parents, all of one second', async () => {
    const base = await commit('base');
    const first = await commit('first', [base]);
    const second = await commit('second', [first]);
    const other = await commit('other', [base]);
    const merge = await commit('merge', [second, other]);
    const log = await namesOf(merge);
    expect([...log].sort()).toEqual([
      'base',
      'first',
      'merge',
      'other',
      'second',
    ]);
    expect([log[0], log[4]]).toEqual(['merge', 'base']);
    expect(log.indexOf('second')).toBeLessThan(log.indexOf('first'));
    expect(await namesOf(merge, { depth: 3 })).toEqual(log.slice(0, 3));
  });

  it('lists the commits of a file in the same order', async () => {
    const base = await commit('base');
    const left = await commit('left', [base]);
    const right = await commit('right', [base], { text: 'left' });
    const merge = await commit('merge', [left, right], { text: 'left' });
    const log = await namesOf(merge);
    const ofFile = await namesOf(merge, { path: 'file' });
    expect(new Set(ofFile).size).toBe(ofFile.length);
    expect(ofFile).toEqual(log.filter(name => ofFile.includes(name)));
    expect(ofFile.at(-1)).toBe('base');
  });

  it('sorts unrelated commits by their times', async () => {
    const base = await commit('base', [], { timestamp: 10 });
    const old = await commit('old', [base], { timestamp: 20 });
    const young = await commit('young', [base], { timestamp: 30 });
    const merge = await commit('merge', [young, old], { timestamp: 40 });
    expect(await namesOf(merge)).toEqual(['merge', 'young', 'old', 'base']);
  });

  it('lists a commit before its parents even if its clock was behind', async () => {
    const base = await commit('base', [], { timestamp: 20 });
    const left = await commit('left', [base], { timestamp: 10 });
    const right = await commit('right', [base], { timestamp: 30 });
    const merge = await commit('merge', [left, right], { timestamp: 40 });
    expect(await namesOf(merge)).toEqual(['merge', 'right', 'left', 'base']);
  });
});
