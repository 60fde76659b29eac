import { writeFileSync } from 'node:fs';
import { decrypt, encrypt, parseSopsConfig, type SopsFormat } from '@floe/sops';
import { Workspace } from '../harness';
import { ageKeyPair, Sops, SOPS_VERSIONS } from './Sops';

const FILES: [SopsFormat, string][] = [
  ['yaml', 'a:\n  b:\n    c: text\n    d: 1\nlist:\n  - x: one\n    y: two\n'],
  ['json', '{"a": {"b": {"c": "text"}}, "list": ["one", {"x": "two"}]}'],
  ['binary', 'any text\n'],
];
const NAMES: Partial<Record<SopsFormat, string>> = {
  yaml: 'file.yaml',
  json: 'file.json',
  binary: 'file.txt',
};

/** The indentation of the lines before the metadata; `stores` decides only that. */
const indents = (text: string) =>
  text
    .split(/^\s*"?sops"?:/m)[0]
    .split('\n')
    .map(line => /^\s*(- )?/.exec(line)![0]);

describe.each(SOPS_VERSIONS)('stores of .sops.yaml and sops %s', version => {
  const workspace = new Workspace();
  const { identity, recipient } = ageKeyPair();
  const sops = new Sops(workspace, [identity], version);
  afterAll(() => workspace.close());

  it.each(
    [-2, -1, 0, 1, 2, 3, 4, 8, 9, 10].flatMap(indent =>
      FILES.map(([format, text]) => [indent, format, text] as const),
    ),
  )('an indent of %s in %s', async (indent, format, text) => {
    const config = `creation_rules:
  - age: ${recipient}
stores:
  yaml:
    indent: ${format === 'yaml' ? indent : 0}
  json:
    indent: ${format === 'json' ? indent : 0}
  json_binary:
    indent: ${format === 'binary' ? indent : 0}
`;
    const configFile = workspace.path(`${version}-${format}-${indent}.yaml`);
    writeFileSync(configFile, config);
    const theirs = await sops
      .run('--config', configFile, '--encrypt', sops.file(text, NAMES[format]))
      .catch(() => undefined);
    const read = await parseSopsConfig(config).catch(() => undefined);
    expect(read === undefined).toBe(theirs === undefined);
    if (!read || !theirs) {
      return;
    }
    const ours = await encrypt(text, {
      format,
      stores: read.stores,
      recipients: read.creationRules[0].keyGroups,
    });
    expect(indents(ours)).toEqual(indents(theirs));
    const opened = await sops.run(
      '--config',
      configFile,
      '--decrypt',
      sops.file(ours, NAMES[format]),
    );
    // sops 3.9 writes no line break at the end of JSON.
    expect(
      (
        await decrypt(theirs, {
          format,
          stores: read.stores,
          ageIdentities: [identity],
        })
      ).text.trimEnd(),
    ).toBe(opened.trimEnd());
  });
});
