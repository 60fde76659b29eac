import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderCycles } from './folderCycles.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The cycles of a package with these files. */
function cyclesOf(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'floe-folders-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return folderCycles(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('folders may import each other in one direction', () => {
  assert.deepEqual(
    cyclesOf({
      'api/a.ts': "import { b } from '../model/b';",
      'model/b.ts': "import { c } from '../time';",
      'time/index.ts': 'export const c = 1;',
      'index.ts': "export { a } from './api/a';",
    }),
    [],
  );
});

test('folders must not import each other in a circle, of types either', () => {
  assert.deepEqual(
    cyclesOf({
      'api/a.ts': "import { b } from '../model/b';",
      'model/b.ts': "import {\n  c,\n} from '../time';",
      'model/d.ts': 'export type D = 1;',
      'time/index.ts': "export { type D } from '../model/d';",
    }).sort(),
    ['model → time (model/b.ts)', 'time → model (time/index.ts)'],
  );
});

for (const folder of [
  ...['packages', 'plugins'].flatMap(group =>
    readdirSync(path.join(root, group)).map(name => `${group}/${name}`),
  ),
  'interop',
  'benchmarks',
]) {
  const source = path.join(root, folder, 'src');
  if (existsSync(source)) {
    test(`the folders of ${folder} import each other in one direction`, () => {
      assert.deepEqual(folderCycles(source), []);
    });
  }
}
