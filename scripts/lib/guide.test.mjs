import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  codeBlocks,
  commandsOf,
  merged,
  withAppRoutes,
  withBackendFeatures,
  withEntityRoute,
  withImports,
  withSidebarItem,
} from './guide.mjs';

const guide = codeBlocks(
  readFileSync(
    fileURLToPath(new URL('../../docs/install.md', import.meta.url)),
    'utf8',
  ),
);
const blockOf = (section, file) =>
  guide.find(block => block.section === section && block.file === file)?.text;

test('blocks have their section, their language and their file', () => {
  const [first, second] = codeBlocks(
    '# Title\n\n## One\n\n### Two\n\n```yaml\n# app-config.yaml\na: 1\n```\n\n## Three\n\n```sh\nls\n```\n',
  );
  assert.deepEqual(first, {
    section: 'One > Two',
    language: 'yaml',
    file: 'app-config.yaml',
    text: 'a: 1',
  });
  assert.equal(second.section, 'Three');
  assert.equal(second.file, undefined);
});

test('a command may have several lines', () => {
  assert.deepEqual(commandsOf('# why\nyarn add \\\n  a \\\n  b\n\nls\n'), [
    'yarn add a b',
    'ls',
  ]);
});

test('the guide names the file of each block of code', () => {
  assert.deepEqual(
    guide
      .filter(({ language, file }) => language !== 'sh' && !file)
      .map(({ section, text }) => `${section}: ${text}`),
    [],
  );
});

test('the plugins of the guide that a backend lacks are added', () => {
  const source =
    "backend.add(import('@backstage/plugin-kubernetes-backend'));\n\nbackend.start();\n";
  const changed = withBackendFeatures(
    source,
    blockOf('1. Backend', 'packages/backend/src/index.ts'),
  );
  assert.equal(changed.match(/plugin-kubernetes-backend/g).length, 1);
  assert.match(
    changed,
    /backend\.add\(import\('@floe\/backstage-plugin-floe-secrets-backend'\)\);[\s\S]*backend\.start/,
  );
  assert.throws(() => withBackendFeatures('', ''), /the portal has no/);
});

test('an existing import is not repeated', () => {
  const source = "import { A } from 'a';\nimport 'b.css';\n";
  const block = "import { A } from 'a';\nimport 'b.css';\nimport C from 'c';\n";
  assert.equal(withImports(source, block), `import C from 'c';\n${source}`);
});

test('the guide changes the old app', () => {
  const section = '4. Frontend > Old frontend system';
  const app = withAppRoutes(
    'bindRoutes({ bind }) {\n}\n<Route path="/create" element={<ScaffolderPage />} />\n<OAuthRequestDialog />\n',
    blockOf(section, 'packages/app/src/App.tsx'),
  );
  assert.match(app, /bindRoutes\(\{ bind \}\) \{\nbind\(floeSecretsPlugin/);
  assert.match(app, /<ScaffolderFieldExtensions>/);
  assert.match(app, /<SignalsDisplay \/>/);
  assert.match(
    withEntityRoute(
      '<EntityLayout>\n</EntityLayout>',
      blockOf(section, 'packages/app/src/components/catalog/EntityPage.tsx'),
    ),
    /<EntityFloeSecretsContent \/>[\s\S]*<\/EntityLayout>/,
  );
  assert.match(
    withSidebarItem(
      '<SidebarDivider />',
      blockOf(section, 'packages/app/src/components/Root/Root.tsx'),
    ),
    /import .*LockIcon[\s\S]*<SidebarItem/,
  );
});

test('configurations are merged over each other', () => {
  assert.deepEqual(
    merged({ a: null, b: { c: [1] }, d: 1 }, { a: { x: 1 }, b: { c: [2] } }),
    { a: { x: 1 }, b: { c: [1, 2] }, d: 1 },
  );
});
