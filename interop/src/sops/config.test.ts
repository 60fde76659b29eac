import { writeFileSync } from 'node:fs';
import {
  findCreationRule,
  inspect,
  masterKeyId,
  parseSopsConfig,
} from '@floe/sops';
import { Workspace } from '../harness';
import { ageKeyPair, Sops, SOPS_VERSIONS } from './Sops';

const one = ageKeyPair();
const other = ageKeyPair();

/** Texts that readers parse as another type than text. */
const TEXTS = [
  ...['0x1F', '0o17', '1_000', '0123', '1e3', '1.0', '.inf', 'true', 'Yes'],
  ...['2026-11-24', '9223372036854775808', '18446744073709551616', '~', '""'],
];

const rule = (...fields: string[]) =>
  `creation_rules:\n  - ${[`age: ${one.recipient}`, ...fields].join(
    '\n    ',
  )}\n`;

const CONFIGS: [string, string][] = [
  ...TEXTS.map((text): [string, string] => [
    `the suffix ${text}`,
    rule(`unencrypted_suffix: ${text}`),
  ]),
  ...['yes', '"yes"', 'on', 'N', 'True', 'off', '~'].map(
    (word): [string, string] => [
      `the switch ${word}`,
      rule(`mac_only_encrypted: ${word}`),
    ],
  ),
  [
    'a merge key in a rule',
    `x: &x\n  age: ${one.recipient},${other.recipient}\n  encrypted_regex: ^data$\ncreation_rules:\n  - <<: *x\n    path_regex: yaml\n`,
  ],
  [
    'a merge key that the rule overrides in part',
    `x: &x\n  age: ${other.recipient}\n  encrypted_regex: ^data$\ncreation_rules:\n  - <<: *x\n    age: ${one.recipient}\n`,
  ],
  [
    'merge keys of several maps',
    `x: &x { age: ${one.recipient} }\ny: &y { age: ${other.recipient}, encrypted_suffix: 0x1F }\ncreation_rules:\n  - <<: [*x, *y]\n`,
  ],
  [
    'a merge key in a key group',
    `x: &x { age: [${one.recipient}] }\ncreation_rules:\n  - key_groups:\n      - <<: *x\n`,
  ],
  [
    'a merge key at the top',
    `x: &x\n  creation_rules: [{ age: ${other.recipient} }]\n<<: *x\n`,
  ],
];

/** sops 3.9 accepts no lists outside of key groups. */
const LISTS: [string, string][] = [
  [
    'a list of texts with commas',
    `creation_rules:\n  - age: ["${one.recipient},${other.recipient}"]\n`,
  ],
];

describe.each(SOPS_VERSIONS)('.sops.yaml and sops %s', version => {
  const workspace = new Workspace();
  const sops = new Sops(workspace, [one.identity], version);
  afterAll(() => workspace.close());

  it.each(version === '3.9.4' ? CONFIGS : [...CONFIGS, ...LISTS])(
    '%s',
    async (_, config) => {
      const configFile = workspace.path('config.yaml');
      writeFileSync(configFile, config);
      const file = await sops.encrypt(
        'data: text\nother: text\n',
        'file.yaml',
        '--config',
        configFile,
      );
      const theirs = await inspect(file, { format: 'yaml' });
      const { rule: ours } = await findCreationRule(
        await parseSopsConfig(config),
        'file.yaml',
      );
      expect({
        keys: ours!.keyGroups.flat().map(masterKeyId).sort(),
        selector: ours!.selector ?? {
          type: 'unencrypted_suffix',
          value: '_unencrypted',
        },
        macOnlyEncrypted: ours!.macOnlyEncrypted,
      }).toEqual({
        keys: theirs.keyGroups
          .flat()
          .map(({ key }) => masterKeyId(key))
          .sort(),
        selector: theirs.selector,
        macOnlyEncrypted: theirs.macOnlyEncrypted,
      });
    },
  );

  it.each([
    'path_regex: [a]',
    'unencrypted_suffix: [a]',
    'encrypted_regex: { a: b }',
    'aws_profile: [a]',
    'key_groups: [{ kms: [{ arn: [a] }] }]',
    'shamir_threshold: 9223372036854775808',
    'shamir_threshold: "2"',
    'mac_only_encrypted: "true"',
  ])('refuses %s', async field => {
    const configFile = workspace.path('refused.yaml');
    writeFileSync(configFile, rule(field));
    await expect(
      sops.encrypt('a: b\n', 'file.yaml', '--config', configFile),
    ).rejects.toThrow();
    await expect(parseSopsConfig(rule(field))).rejects.toMatchObject({
      code: 'invalid-config',
    });
  });
});
