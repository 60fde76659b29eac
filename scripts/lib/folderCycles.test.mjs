import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderCycles } from './folderCycles.mjs';

/** The folders of the cycles of a package; `imports` are paths in it, by the file that has them. */
const cyclesOf = imports =>
  folderCycles(
    Object.entries(imports).map(([file, targets]) => ({
      file: `packages/p/src/${file}`,
      imports: targets.map(target => `packages/p/src/${target}`),
    })),
  )
    .map(text => text.replace(/ is part of .*/, '').replace('packages/p/', ''))
    .sort();

test('folders may import each other in one direction', () => {
  assert.deepEqual(
    cyclesOf({
      'api/a.ts': ['model/b.ts'],
      'model/b.ts': ['time/index.ts'],
      'index.ts': ['api/a.ts'],
    }),
    [],
  );
});

test('folders must not import each other in a circle', () => {
  assert.deepEqual(
    cyclesOf({
      'api/a.ts': ['model/b.ts'],
      'model/b.ts': ['time/index.ts'],
      'time/index.ts': ['model/d.ts'],
    }),
    ['src/{model → time}', 'src/{time → model}'],
  );
});

test('a circle of three folders is found', () => {
  assert.equal(
    cyclesOf({
      'a/1.ts': ['b/1.ts'],
      'b/2.ts': ['c/1.ts'],
      'c/2.ts': ['a/2.ts'],
    }).length,
    3,
  );
});

test('a circle is found at every depth', () => {
  assert.deepEqual(
    cyclesOf({
      'api/lists/x/a.ts': ['api/lists/y/b.ts'],
      'api/lists/y/c.ts': ['api/lists/x/d.ts'],
    }),
    ['src/api/lists/{x → y}', 'src/api/lists/{y → x}'],
  );
});

test('a circle is found through different folders below', () => {
  assert.deepEqual(
    cyclesOf({
      'api/one/a.ts': ['store/one/b.ts'],
      'store/two/c.ts': ['api/two/d.ts'],
    }),
    ['src/{api → store}', 'src/{store → api}'],
  );
});

test('a folder may share a file of its parent, which imports the folder', () => {
  assert.deepEqual(
    cyclesOf({
      'refresh/createRefresh.ts': ['refresh/bulk/bulk.ts'],
      'refresh/bulk/bulk.ts': ['refresh/types.ts'],
    }),
    [],
  );
});
