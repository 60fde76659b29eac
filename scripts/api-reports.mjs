// Writes the API report of every published package: `yarn build:api-reports`; `--check` fails if one is out of date.
//
// The compiler prints inferred unions and objects in the order in which it met their members. An incremental
// compilation, a test or another package would change that, so each package is compiled afresh and alone.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const types = path.join(root, 'dist-types');

function publishedPackages() {
  return ['packages', 'plugins']
    .flatMap(group =>
      readdirSync(path.join(root, group)).map(name => `${group}/${name}`),
    )
    .filter(directory => {
      const file = path.join(root, directory, 'package.json');
      return !JSON.parse(readFileSync(file, 'utf8')).private;
    });
}

/** Declarations of this package only; those of imported packages belong to these. */
function writeDeclarations(directory) {
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    {
      extends: './tsconfig.json',
      include: [
        'node_modules/@backstage/cli/asset-types/asset-types.d.ts',
        `${directory}/src`,
      ],
      exclude: ['**/*.test.ts', '**/*.test.tsx'],
    },
    ts.sys,
    root,
    { incremental: false, noCheck: true },
  );
  const program = ts.createProgram(fileNames, options);
  const own = path.join(types, directory) + path.sep;
  const { diagnostics } = program.emit(
    undefined,
    (file, text) => {
      if (path.normalize(file).startsWith(own)) ts.sys.writeFile(file, text);
    },
    undefined,
    true,
  );
  const problems = [...errors, ...diagnostics];
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: name => name,
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
      }),
    );
  }
}

const directories = publishedPackages();
directories.forEach(writeDeclarations);

const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules', '.bin', 'backstage-repo-tools'),
    'api-reports',
    ...directories,
    ...(process.argv.includes('--check') ? ['--ci'] : []),
    '--omit-messages',
    'ae-wrong-input-file-type,ae-undocumented',
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
