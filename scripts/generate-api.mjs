// Generates the types and the router's specification from the OpenAPI
// document.
// `yarn generate-api` writes them, `yarn generate-api --check` fails if they
// are out of date.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const root = new URL('..', import.meta.url);
const source = new URL(
  'plugins/floe-secrets-backend/src/schema/openapi.yaml',
  root,
);
const banner =
  '// Generated from plugins/floe-secrets-backend/src/schema/openapi.yaml by `yarn generate-api`.\n';

const document = parse(await readFile(source, 'utf8'));
const DOCSTRINGS = {
  paths: 'The operations of the HTTP API by path and method. @public',
  components: 'The parts of the HTTP API by kind and name. @public',
  operations: 'The operations of the HTTP API by id. @public',
};

/** A comment as TSDoc, which API Extractor reads, without the tags of JSDoc. */
function toTsdoc(comment) {
  return comment
    .replace(/^ *\/\*\* @enum \{.*?\} \*\/\n/, '')
    .replace(/\n *\* @enum \{.*?\}(?=\n)/g, '')
    .replace(/@description /g, '')
    .replace(/(?<!\\)[{}<>]/g, '\\$&');
}

const types = Object.entries(DOCSTRINGS).reduce(
  (text, [name, docstring]) =>
    text.replace(
      `export interface ${name} {`,
      `/** ${docstring} */\nexport interface ${name} {`,
    ),
  astToString(await openapiTypescript(document)).replace(
    /^ *\/\*\*[^]*?\*\/\n/gm,
    toTsdoc,
  ),
);
const outputs = new Map([
  ['plugins/floe-secrets-common/src/generated/openapi.ts', banner + types],
  [
    'plugins/floe-secrets-backend/src/schema/generated/spec.ts',
    `${banner}export const spec = ${JSON.stringify(document, null, 2)};\n`,
  ],
]);

let stale = 0;
for (const [path, text] of outputs) {
  const target = new URL(path, root);
  const current = await readFile(target, 'utf8').catch(() => '');
  if (current === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is out of date: run \`yarn generate-api\``);
    stale += 1;
  } else {
    await writeFile(target, text);
    console.log(`wrote ${path}`);
  }
}
process.exitCode = stale ? 1 : 0;
