import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { digestOfSources } from './portalBundle.mjs';

describe('digestOfSources', () => {
  let root;
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'floe-bundle-'));
    write('plugins/floe-secrets/src/components/Tab.tsx', 'one');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  for (const file of [
    'plugins/floe-secrets/src/components/Tab.tsx',
    'plugins/floe-secrets/src/new.ts',
    'plugins/floe-secrets-common/package.json',
    'packages/sops/src/age/encrypt.ts',
    'packages/app/public/index.html',
    'app-config.local.yaml',
    'yarn.lock',
  ]) {
    it(`changes with ${file}`, () => {
      const before = digestOfSources(root);
      write(file, 'two');
      assert.notEqual(digestOfSources(root), before);
    });
  }

  for (const file of [
    'plugins/floe-secrets/src/components/Tab.test.tsx',
    'plugins/floe-secrets/src/__testUtils__/renderTab.tsx',
    'plugins/floe-secrets-backend/src/plugin.ts',
    'packages/app/dist/index.html',
    'docs/values-files.md',
  ]) {
    it(`stays the same with ${file}`, () => {
      const before = digestOfSources(root);
      write(file, 'two');
      assert.equal(digestOfSources(root), before);
    });
  }

  it('changes when a file is renamed', () => {
    const before = digestOfSources(root);
    rmSync(path.join(root, 'plugins/floe-secrets/src/components/Tab.tsx'));
    write('plugins/floe-secrets/src/components/Pane.tsx', 'one');
    assert.notEqual(digestOfSources(root), before);
  });
});
