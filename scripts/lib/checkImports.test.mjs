import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkImports } from './checkImports.mjs';
import { LAYERS, MAY_IMPORT } from './layers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BACKEND = 'plugins/floe-secrets-backend/src';
const FRONTEND = 'plugins/floe-secrets/src';
const COMMON = '@floe/backstage-plugin-floe-secrets-common';

/** The problems of a repository with these files, and with the common package. */
async function problemsOf(files) {
  const folder = realpathSync(
    mkdtempSync(path.join(tmpdir(), 'floe-imports-')),
  );
  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  try {
    const common = 'plugins/floe-secrets-common';
    write(
      `${common}/package.json`,
      JSON.stringify({ name: COMMON, main: 'src/index.ts' }),
    );
    write(`${common}/src/index.ts`, 'export const id = 1; export type Id = 1;');
    for (const name of ['packages', 'node_modules/@floe']) {
      mkdirSync(path.join(folder, name), { recursive: true });
    }
    symlinkSync(
      path.join(folder, common),
      path.join(folder, 'node_modules', COMMON),
    );
    for (const [name, text] of Object.entries(files)) write(name, text);
    return (await checkImports(folder, ['packages', 'plugins'])).problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each spelling of an import of a module. */
const SPELLINGS = {
  import: name => `import { id } from '${name}'; export const a = id;`,
  'import for its effects': name => `import '${name}';`,
  'import of all': name => `import * as all from '${name}'; export { all };`,
  'import type': name =>
    `import type { Id } from '${name}'; export type A = Id;`,
  'import of a type alone': name =>
    `import { type Id } from '${name}'; export type A = Id;`,
  'import within a type': name => `export type A = import('${name}').Id;`,
  'typeof import': name => `export type A = typeof import('${name}');`,
  'import within a type of a type': name =>
    `export type A = Promise<Array<import('${name}').Id>>;`,
  'import = require': name =>
    `import all = require('${name}'); export const a = all.id;`,
  'export import': name => `export import all = require('${name}');`,
  'import type = require': name =>
    `import type all = require('${name}'); export type A = all.Id;`,
  'dynamic import': name => `export const a = () => import('${name}');`,
  'dynamic import in backticks': name =>
    `export const a = () => import(\`${name}\`);`,
  require: name => `export const a = require('${name}');`,
  'require.resolve': name => `export const a = require.resolve('${name}');`,
  export: name => `export { id } from '${name}';`,
  'export of all': name => `export * from '${name}';`,
  'export of all by a name': name => `export * as all from '${name}';`,
  'export type': name => `export type { Id } from '${name}';`,
};

/** Imports that are refused: where the file is, what it names, and the problem. */
const REFUSED = {
  'a layer does not import one above': {
    file: name => `${BACKEND}/store/${name}.ts`,
    imports: '../api/upper',
    problem: /\/src\/api\/upper\.ts \(layers: /,
  },
  'a layer does not import a file in the root of src': {
    file: name => `${BACKEND}/clock/${name}.ts`,
    imports: '../createFeatures',
    problem: /\/src\/createFeatures\.ts \(layers: /,
  },
  'a package does not import one above by its name': {
    file: name => `packages/values-files/src/${name}.ts`,
    imports: COMMON,
    problem: /common\/src\/index\.ts \(packages: /,
  },
  'a package does not import one above by its path': {
    file: name => `packages/go-yaml/src/folder/${name}.tsx`,
    imports: '../../../../plugins/floe-secrets-common/src',
    problem: /common\/src\/index\.ts \(packages: /,
  },
};

const cases = Object.entries(REFUSED).flatMap(([what, { file, ...rest }]) =>
  Object.entries(SPELLINGS).map(([spelling, text], index) => ({
    title: `${what}: ${spelling}`,
    file: file(`case${index}`),
    text: text(rest.imports),
    problem: rest.problem,
  })),
);
const upper = 'export const id = 1; export type Id = 1;';
const problemsOfCases = problemsOf({
  [`${BACKEND}/api/upper.ts`]: upper,
  [`${BACKEND}/createFeatures.ts`]: upper,
  ...Object.fromEntries(cases.map(({ file, text }) => [file, text])),
});

for (const { title, file, problem } of cases) {
  test(title, async () => {
    const own = (await problemsOfCases).filter(text =>
      text.startsWith(`${file} → `),
    );
    assert.equal(own.length, 1, own.join('\n'));
    assert.match(own[0], problem);
  });
}

test('a cycle of types is found in each spelling', async () => {
  for (const spelling of ['import type', 'import within a type']) {
    const problems = await problemsOf({
      [`${BACKEND}/store/a.ts`]: SPELLINGS[spelling]('./b'),
      [`${BACKEND}/store/b.ts`]: `${SPELLINGS[spelling](
        './a',
      )} export type Id = 1;`,
    });
    assert.match(problems.join('\n'), /no cycle of files/, spelling);
  }
});

test('imports downwards, of tests, and of the packages below are accepted', async () => {
  assert.deepEqual(
    await problemsOf({
      [`${BACKEND}/api/a.ts`]: `import { b } from '../store/b'; import { id } from '${COMMON}'; export const a = [b, id];`,
      [`${BACKEND}/store/b.ts`]: "export * from '../model';",
      [`${BACKEND}/model/index.ts`]: 'export const b = 1;',
      [`${BACKEND}/model/b.test.ts`]: "import '../api/a';",
      [`${BACKEND}/model/__testUtils__/b.ts`]: "import '../../api/a';",
      [`${BACKEND}/plugin.ts`]: "import './api/a';",
    }),
    [],
  );
});

test('layers beside each other do not import each other', async () => {
  const problems = await problemsOf({
    [`${BACKEND}/refresh/a.ts`]: "import '../changes/b';",
    [`${BACKEND}/changes/b.ts`]: 'export {};',
  });
  assert.match(problems.join('\n'), /refresh\/a\.ts → .*changes\/b\.ts/);
});

test('the layers of the frontend are kept', async () => {
  const problems = await problemsOf({
    [`${FRONTEND}/api.ts`]: 'export const api = 1;',
    [`${FRONTEND}/plugin.ts`]: "import './components/Card';",
    [`${FRONTEND}/components/Card.tsx`]:
      "import '../api'; import '../wizard/Form'; import '../plugin';",
    [`${FRONTEND}/wizard/Form.tsx`]: 'export {};',
  });
  assert.deepEqual(
    problems
      .filter(text => !/no cycle of files/.test(text))
      .map(edgeOf)
      .sort(),
    [
      'components/Card.tsx → plugin.ts',
      'components/Card.tsx → wizard/Form.tsx',
    ],
  );
});

const edgeOf = text => text.replace(/ \(.*/, '').replaceAll(`${FRONTEND}/`, '');

test('an import that leads nowhere is refused', async () => {
  const problems = await problemsOf({
    [`${BACKEND}/api/a.ts`]: "import './nowhere'; import '@floe/nothing';",
  });
  assert.equal(problems.length, 2, problems.join('\n'));
});

test('every package has a place in the order', () => {
  const workspaces = ['packages', 'plugins'].flatMap(group =>
    readdirSync(path.join(root, group)).map(name => `${group}/${name}`),
  );
  assert.deepEqual(
    workspaces.filter(workspace => !MAY_IMPORT[workspace]),
    [],
    'add it to MAY_IMPORT in scripts/lib/layers.mjs and to docs/architecture.md',
  );
});

for (const [workspace, layers] of Object.entries(LAYERS)) {
  test(`every folder of ${workspace} is in a layer, and every layer is there`, () => {
    const entries = readdirSync(path.join(root, workspace, 'src'), {
      withFileTypes: true,
    });
    const folders = entries
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
      .filter(name => !/^__\w+__$/.test(name));
    const listed = layers.flat();
    assert.deepEqual(
      folders.filter(name => !listed.includes(name)),
      [],
      'add it to LAYERS in scripts/lib/layers.mjs and to docs/architecture.md',
    );
    assert.deepEqual(
      listed.filter(name => !entries.some(entry => entry.name === name)),
      [],
    );
  });
}
