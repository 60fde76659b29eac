import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { takes } from './caretRanges.mjs';
import { markdownAnchors, markdownLinks } from './markdownLinks.mjs';
import { newestRelease } from './newestCopy.mjs';
import { packageExtras, typesFirst } from './packageExtras.mjs';
import { publishedPackages } from './workspaces.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = publishedPackages(root);

/**
 * Packages whose newest release has another major version: that of the oldest
 * supported release.
 */
const OLDEST = {
  '@backstage/frontend-plugin-api': '0.18.1',
  '@backstage/plugin-catalog-node': '2.2.5',
  '@backstage/plugin-catalog-react': '3.2.3',
  '@backstage/plugin-scaffolder-node': '0.13.7',
  '@backstage/plugin-scaffolder-react': '2.1.0',
  '@backstage/plugin-signals-react': '0.0.26',
  '@backstage/ui': '0.18.0',
};
const newest = newestRelease(root).packages;

test('the backend contains every manifest of docs/rbac, the alerts and the dashboard', () => {
  const { folder } = packages.find(
    ({ name }) => name === '@floe/backstage-plugin-floe-secrets-backend',
  );
  const extras = packageExtras(root, folder);
  for (const part of ['rbac', 'monitoring']) {
    for (const file of readdirSync(path.join(root, 'docs', part))) {
      assert.ok(extras.has(path.join('docs', part, file)), file);
    }
  }
});

for (const { name, folder } of packages) {
  test(`${name} contains the pages that its README links to`, () => {
    const extras = packageExtras(root, folder);
    assert.equal(extras.get('LICENSE').from, path.join(root, 'LICENSE'));
    for (const [file, { from, text }] of extras) {
      if (!file.endsWith('.md')) continue;
      const content = text ?? readFileSync(from, 'utf8');
      for (const link of markdownLinks(content)) {
        const target = link.path
          ? path.join(path.dirname(file), link.path)
          : file;
        const isThere =
          extras.has(target) ||
          [...extras.keys()].some(key => key.startsWith(`${target}/`));
        assert.ok(isThere, `${file}:${link.line} links to ${link.target}`);
        if (link.heading && target.endsWith('.md')) {
          const { from: source, text: changed } = extras.get(target);
          assert.ok(
            markdownAnchors(changed ?? readFileSync(source, 'utf8')).has(
              link.heading,
            ),
            `${file}:${link.line}: ${target} has no heading ${link.heading}`,
          );
        }
      }
    }
  });

  test(`the manifest of ${name} is ready to be published`, () => {
    const manifest = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    assert.equal(manifest.license, 'Apache-2.0');
    assert.equal(manifest.publishConfig.access, 'public');
    assert.ok(manifest.description && manifest.keywords.length > 0);
    const extras = [...packageExtras(root, folder).keys()];
    assert.equal(
      manifest.files.includes('docs'),
      extras.some(file => file.startsWith('docs/')),
      '`files` names docs where the README links to a page there',
    );
    assert.match(manifest.scripts.prepack, /packaging\/add\.mjs$/);
    assert.match(manifest.scripts.postpack, /^node .*packaging\/remove\.mjs/);
    // There is no public repository or site yet, so none is named.
    for (const key of ['homepage', 'repository', 'bugs']) {
      assert.equal(manifest[key], undefined, key);
    }
    for (const [dependency, range] of Object.entries({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
    })) {
      if (!dependency.startsWith('@backstage/')) continue;
      const oldest = OLDEST[dependency];
      for (const version of [newest[dependency], ...(oldest ? [oldest] : [])]) {
        assert.ok(takes(range, version), `${dependency} ${range}: ${version}`);
      }
    }
  });
}

test('the scaffolder module has the template, the backend the RBAC manifests', () => {
  const extrasOf = end =>
    packageExtras(root, packages.find(({ name }) => name.endsWith(end)).folder);
  assert.ok(
    extrasOf('module-floe-secrets').has('templates/add-secrets/template.yaml'),
  );
  assert.ok(extrasOf('-backend').has('docs/rbac/floe-secrets-read.yaml'));
});

test('a range contains what semver says', () => {
  assert.ok(takes('^0.0.26 || ^0.0.28', '0.0.28'));
  assert.ok(!takes('^0.0.26', '0.0.28'));
  assert.ok(!takes('^0.18.1', '0.20.0'));
  assert.ok(takes('^3.2.3', '3.9.0'));
  assert.ok(!takes('^3.2.3', '3.2.1'));
});

test('types are the first condition of an entry', () => {
  const sorted = typesFirst({
    '.': { import: './a.mjs', types: './a.d.ts', default: './a.js' },
    './alpha': {
      backstage: 'a type',
      node: { import: './b.mjs', types: './b.d.ts' },
    },
    './package.json': './package.json',
  });
  assert.deepEqual(Object.keys(sorted['.']), ['types', 'import', 'default']);
  assert.deepEqual(Object.keys(sorted['./alpha'].node), ['types', 'import']);
  assert.equal(sorted['./package.json'], './package.json');
  assert.equal(typesFirst(undefined), undefined);
});
