import { cruise } from 'dependency-cruiser';
import { folderCycles } from './folderCycles.mjs';
import { OF_TESTS, ruleSet } from './layers.mjs';

/** The folders of this repository with code. */
export const CHECKED = [
  'packages',
  'plugins',
  'interop',
  'benchmarks',
  'e2e',
  'scripts',
];

/**
 * Checks what the files below some folders import, in every spelling, types too: the order of
 * packages and layers (`layers.mjs`), and that neither files nor folders import each other in a circle.
 *
 * @param root - absolute path of the repository
 * @param folders - relative to `root`
 * @returns one text for each problem, and the number of files
 */
export async function checkImports(root, folders) {
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet,
      tsPreCompilationDeps: true,
      moduleSystems: ['es6', 'cjs'],
      exoticRequireStrings: ['require.resolve'],
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(?:^|/)(?:dist|dist-types)/' },
      combinedDependencies: true,
    },
    {
      extensions: [
        '.ts',
        '.tsx',
        '.mts',
        '.cts',
        '.js',
        '.jsx',
        '.mjs',
        '.cjs',
      ],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      mainFields: ['main', 'types'],
    },
  );
  const own = output.modules
    .filter(({ source }) => folders.some(f => source.startsWith(`${f}/`)))
    .map(({ source, dependencies }) => ({
      file: source,
      imports: dependencies.map(({ resolved }) => resolved),
    }));
  const inTests = new RegExp(OF_TESTS);
  return {
    files: own.length,
    problems: [
      ...output.summary.violations.map(describe),
      ...folderCycles(
        own
          .filter(({ file }) => !inTests.test(file))
          .map(({ file, imports }) => ({
            file,
            imports: imports.filter(target => !inTests.test(target)),
          })),
      ),
    ],
  };
}

function describe({ rule, from, to, cycle, comment }) {
  const path = cycle?.length
    ? [from, ...cycle.map(({ name }) => name)]
    : [from, to];
  return `${path.join(' → ')} (${rule.name}${comment ? `: ${comment}` : ''})`;
}
