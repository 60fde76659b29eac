import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('cachedTransform', () => {
  let folder;
  let cache;
  const write = (name, text) => writeFileSync(path.join(folder, name), text);
  const entries = () => readdirSync(cache).map(name => path.join(cache, name));
  const run = () => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [
        '--require',
        path.join(root, 'scripts/lib/cachedTransform.cjs'),
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        path.join(folder, 'main.ts'),
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, FLOE_TRANSFORM_CACHE: cache },
      },
    );
    return status === 0 ? stdout.trim() : stderr;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'floe-transform-'));
    cache = path.join(folder, 'cache');
    write('main.ts', "import { word } from './word';\nconsole.log(word);\n");
    write('word.ts', "export const word: string = 'one';\n");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('uses what it made of the same source, and makes a changed one anew', () => {
    assert.equal(run(), 'one');
    assert.equal(entries().length, 2);
    for (const file of entries()) {
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replaceAll('one', 'kept'));
    }
    assert.equal(run(), 'kept');
    write('word.ts', "export const word: string = 'two';\n");
    assert.equal(run(), 'two');
    assert.equal(entries().length, 2);
  });

  it('makes anew what is incomplete', () => {
    run();
    for (const file of entries()) writeFileSync(file, 'half');
    assert.equal(run(), 'one');
  });

  it('works where nothing can be kept', () => {
    write('cache', 'a file');
    assert.equal(run(), 'one');
  });

  it('tells an error of the source by its place', () => {
    write('word.ts', "export const word: string = = 'one';\n");
    assert.match(run(), /word\.ts/);
  });
});
