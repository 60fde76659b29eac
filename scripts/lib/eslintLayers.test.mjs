import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const eslintLayers = createRequire(import.meta.url)('./eslintLayers.js');
const backend = fileURLToPath(
  new URL('../../plugins/floe-secrets-backend', import.meta.url),
);

/** Folders that hold no layer: the API's document, and code of tests. */
const WITHOUT_LAYER = ['schema', '__fixtures__', '__testUtils__'];

test('every folder of the backend belongs to a layer', () => {
  const [, { zones }] =
    eslintLayers(backend).rules['import/no-restricted-paths'];
  const layered = zones
    .flatMap(({ target, from }) => [target, from])
    .flat()
    .map(folder => path.relative(path.join(backend, 'src'), folder));
  const folders = readdirSync(path.join(backend, 'src'), {
    withFileTypes: true,
  })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .filter(name => !WITHOUT_LAYER.includes(name));
  assert.deepEqual(
    folders.filter(name => !layered.includes(name)),
    [],
    'add it to LAYERS in scripts/lib/eslintLayers.js and to docs/architecture.md',
  );
});
