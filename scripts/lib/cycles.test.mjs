import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const oxlint = path.join(root, 'node_modules', '.bin', 'oxlint');

/** The exit status and the output of the check over some files. */
function check(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'floe-cycles-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), text);
    }
    return spawnSync(
      oxlint,
      ['--config', path.join(root, '.oxlintrc.json'), folder],
      { encoding: 'utf8' },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the check of cycles accepts imports in one direction', () => {
  const { status, stdout } = check({
    'a.ts': "import { b } from './b';\nexport const a = b;\n",
    'b.ts': 'export const b = 1;\n',
  });
  assert.equal(status, 0, stdout);
});

test('the check of cycles refuses a cycle of values', () => {
  const { status, stdout } = check({
    'a.ts': "import { b } from './b';\nexport const a = () => b;\n",
    'b.ts': "import { a } from './a';\nexport const b = () => a;\n",
  });
  assert.equal(status, 1, stdout);
  assert.match(stdout, /no-cycle/);
});

test('the check of cycles refuses a cycle of types', () => {
  const { status, stdout } = check({
    'a.ts': "import type { B } from './b';\nexport type A = B | 1;\n",
    'b.ts': "import type { A } from './a';\nexport type B = A[];\n",
  });
  assert.equal(status, 1, stdout);
  assert.match(stdout, /no-cycle/);
});
