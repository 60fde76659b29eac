/*
 * The transforms that backstage-cli gives to Node packages. Its whole configuration is not used,
 * because it takes the package from the working directory, and these tests also run from the root.
 */
const swc = require.resolve('@backstage/cli/config/jestSwcTransform');

const transformWith = syntax => [
  swc,
  {
    module: { ignoreDynamic: true, exportInteropAnnotation: true },
    jsc: { parser: { syntax } },
  },
];

module.exports = {
  rootDir: 'src',
  cacheDirectory: '<rootDir>/../../.cache/jest',
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  testRunner: '@floe/test-runner',
  // Only a test that hangs takes so long: it waits for conditions, and a busy machine may be slow.
  testTimeout: 900_000,
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '\\.(mjs|cjs|js)$': transformWith('ecmascript'),
    '\\.ts$': transformWith('typescript'),
    '\\.yaml$': require.resolve('@backstage/cli/config/jestYamlTransform'),
  },
  transformIgnorePatterns: [
    '/node_modules/(?:ajv|core-js|jest-.*|knex|typescript)/',
  ],
};
