/**
 * Keeps the order of docs/architecture.md ("Packages"): which package, and which
 * folder of a package, may import which. `.oxlintrc.json` forbids cycles of files.
 */
const fs = require('fs');
const path = require('path');

const root = path.resolve(__dirname, '../..');

/**
 * The workspaces that each workspace may import. Those that are not listed may
 * import all.
 */
const MAY_IMPORT = {
  'packages/sealed-secrets': [],
  'packages/go-yaml': [],
  'packages/sops': ['packages/go-yaml'],
  'packages/values-files': ['packages/go-yaml'],
  'packages/test-runner': [],
  'packages/demo-cluster': [
    'packages/values-files',
    'plugins/floe-secrets-common',
  ],
  'packages/demo-forge': [
    'packages/demo-cluster',
    'packages/sops',
    'packages/values-files',
    'plugins/floe-secrets-common',
  ],
  'plugins/floe-secrets-common': ['packages/sops', 'packages/values-files'],
  'plugins/floe-secrets-node': ['plugins/floe-secrets-common'],
  'plugins/floe-secrets-backend': [
    'packages/sealed-secrets',
    'packages/sops',
    'packages/values-files',
    'plugins/floe-secrets-common',
    'plugins/floe-secrets-node',
  ],
  'plugins/floe-secrets': [
    'packages/sealed-secrets',
    'packages/sops',
    'packages/values-files',
    'plugins/floe-secrets-common',
  ],
  'plugins/search-backend-module-floe-secrets': [
    'plugins/floe-secrets-common',
    'plugins/floe-secrets-node',
  ],
  'plugins/scaffolder-backend-module-floe-secrets': [
    'packages/sealed-secrets',
    'packages/sops',
    'packages/values-files',
    'plugins/floe-secrets-common',
    'plugins/floe-secrets-node',
  ],
};

/**
 * Folders below `src`, the top layer first. A folder may import the layers
 * below its own.
 */
const LAYERS = {
  'plugins/floe-secrets-backend': [
    ['kinds'],
    ['api', 'metrics'],
    ['notices'],
    ['campaigns'],
    ['refresh', 'changes', 'sopsFiles', 'dataKeys', 'signals'],
    ['secrets'],
    ['audit'],
    ['permissions'],
    ['catalog'],
    ['diagnose'],
    ['observe'],
    ['store', 'clusters', 'portal'],
    ['model'],
    ['clock', 'async', 'collections', 'services'],
  ],
};

const TESTS = [
  '**/*.test.*',
  '**/__testUtils__/**',
  '**/__fixtures__/**',
  'src/testing.ts',
];

function listWorkspaces() {
  return ['packages', 'plugins'].flatMap(group =>
    fs.readdirSync(path.join(root, group)).map(name => `${group}/${name}`),
  );
}

function packageZones(dir, workspace) {
  const allowed = MAY_IMPORT[workspace];
  const forbidden = allowed
    ? listWorkspaces().filter(
        other => other !== workspace && !allowed.includes(other),
      )
    : [];
  return forbidden.map(other => ({
    target: path.join(dir, 'src'),
    from: path.join(root, other),
    message: `${workspace} does not import ${other}: see docs/architecture.md.`,
  }));
}

function folderZones(dir, workspace) {
  const layers = LAYERS[workspace] ?? [];
  const folder = name => path.join(dir, 'src', name);
  return layers.flatMap((names, depth) =>
    names.map(name => ({
      target: folder(name),
      from: layers
        .slice(0, depth + 1)
        .flat()
        .filter(other => other !== name)
        .map(folder),
      message: `${name}/ lies below it or beside it: see docs/architecture.md.`,
    })),
  );
}

/**
 * @param dir - the absolute path of a workspace
 * @returns settings, rules and an override for tests, which may import anything
 */
module.exports = dir => {
  const workspace = path.relative(root, dir).split(path.sep).join('/');
  const zones = [
    ...packageZones(dir, workspace),
    ...folderZones(dir, workspace),
  ];
  return {
    settings: {
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import/resolver': {
        node: { extensions: ['.ts', '.tsx', '.js', '.json'] },
      },
    },
    rules: {
      'import/no-restricted-paths': zones.length ? ['error', { zones }] : 'off',
    },
    override: {
      files: TESTS,
      rules: { 'import/no-restricted-paths': 'off' },
    },
  };
};
