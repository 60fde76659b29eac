// The order of docs/architecture.md: which package, and which folder of a package, may import which.

/** The workspaces that each one may import. */
export const MAY_IMPORT = {
  'packages/app': 'all',
  'packages/backend': 'all',
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
 * Folders and files below `src`, the top layer first. Each imports the layers below its own.
 * Files of `src` that are not listed are above all layers.
 */
export const LAYERS = {
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
    ['clock', 'async', 'collections', 'services', 'schema'],
  ],
  'plugins/floe-secrets': [
    ['alpha', 'legacy'],
    ['plugin.ts'],
    ['wizard'],
    ['components'],
    ['isFloeSecretsCardAvailable.ts'],
    ['live', 'summary'],
    [
      'translation',
      ...['api.ts', 'clock.ts', 'routes.ts', 'isFloeSecretsAvailable.ts'],
    ],
    ['generated', 'templates'],
  ],
};

/** Code of tests imports what it needs. */
export const OF_TESTS =
  '\\.(?:test|e2e)\\.|(?:^|/)(?:__testUtils__|__fixtures__)/|/src/(?:testing|setupTests)\\.tsx?$';

const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const isFile = name => /\.tsx?$/.test(name);
const pathOf = (workspace, name) =>
  `^${escaped(`${workspace}/src/${name}`)}${isFile(name) ? '$' : '/'}`;

function packageRules() {
  return Object.entries(MAY_IMPORT)
    .filter(([, allowed]) => allowed !== 'all')
    .map(([workspace, allowed]) => ({
      name: `packages: ${workspace}`,
      severity: 'error',
      comment: `${workspace} imports ${
        allowed.join(', ') || 'no other package'
      }`,
      from: { path: `^${escaped(workspace)}/src/`, pathNot: OF_TESTS },
      to: {
        path: '^(?:packages|plugins|interop|benchmarks|e2e|scripts)/',
        pathNot: [workspace, ...allowed].map(other => `^${escaped(other)}/`),
      },
    }));
}

function layerRules() {
  return Object.entries(LAYERS).flatMap(([workspace, layers]) =>
    layers.flatMap((names, depth) =>
      names.map(name => ({
        name: `layers: ${workspace}/src/${name}`,
        severity: 'error',
        comment: `${name} imports the layers below its own`,
        from: { path: pathOf(workspace, name), pathNot: OF_TESTS },
        to: {
          path: `^${escaped(workspace)}/src/`,
          pathNot: [name, ...layers.slice(depth + 1).flat()].map(other =>
            pathOf(workspace, other),
          ),
        },
      })),
    ),
  );
}

/** The rules for dependency-cruiser: the order of packages and layers, and no cycle of files. */
export const ruleSet = {
  forbidden: [
    ...packageRules(),
    ...layerRules(),
    {
      name: 'no cycle of files',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      // What is not found is in no layer.
      name: 'imports are found',
      severity: 'error',
      from: {},
      to: { path: '^(?:@floe/|\\.)', couldNotResolve: true },
    },
  ],
};
