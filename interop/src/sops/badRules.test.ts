import { writeFileSync } from 'node:fs';
import { findCreationRule, parseSopsConfig } from '@floe/sops';
import { Workspace } from '../harness';
import { ageKeyPair, Sops, SOPS_VERSIONS } from './Sops';

const key = ageKeyPair();

/** Rules that are refused, or almost, for the files that they match. */
const RULES = [
  'key_groups: [{}]',
  'key_groups: [null]',
  'key_groups: []',
  'key_groups: text',
  'key_groups: [text]',
  'key_groups: [{ age: text }]',
  'key_groups: [{ age: [1] }]',
  'key_groups: [{ kms: [{}] }]',
  'key_groups: [{ kms: text }]',
  'key_groups: [{ hc_vault: [nonsense] }]',
  'key_groups: [{ hc_vault: nonsense }]',
  'key_groups: [{ azure_keyvault: [{ vaultUrl: nonsense }] }]',
  'key_groups: [{ merge: [{}] }]',
  '{ encrypted_suffix: a, unencrypted_suffix: b }',
  '{ encrypted_regex: a, encrypted_comment_regex: b }',
  'encrypted_regex: "["',
  'unencrypted_comment_regex: "("',
  'hc_vault_transit_uri: nonsense',
  'hc_vault_transit_uri: [nonsense]',
  'azure_keyvault: nonsense',
  'azure_keyvault: [nonsense]',
  'kms: nonsense',
  'kms: { a: b }',
  'gcp_kms: nonsense',
  'hckms: [nonsense]',
  'hckms: nonsense',
  'age: not-a-recipient',
  'age: [1, 2]',
  'age: { a: b }',
  'age: 12',
  'age: [[a]]',
  'pgp: [{ a: b }]',
  'path_regex: "("',
  'path_regex: 12',
  'path_regex: [a]',
  'shamir_threshold: 7',
  'shamir_threshold: -1',
  'shamir_threshold: 1.5',
  'shamir_threshold: "two"',
  'mac_only_encrypted: "true"',
  'mac_only_encrypted: 1',
  'unknown_field: 1',
  'aws_profile: { a: b }',
];

const CONFIGS = [
  ...RULES.map(fields => {
    const rule = fields.startsWith('{') ? fields : `{ ${fields} }`;
    const own = rule.includes('path_regex') ? '' : 'path_regex: bad, ';
    return `  - { ${own}${rule.slice(1)}\n`;
  }),
  '  - null\n',
  '  - text\n',
  '  - []\n',
].map(rule => [rule.trim(), rule]);

/**
 * sops 3.9 accepts no lists and maps there, and has no keys of Huawei Cloud: it
 * refuses the whole file.
 */
const ONLY_NEWER =
  /(?<!key_groups.*)(age|pgp|kms|azure_keyvault|hc_vault_transit_uri): [[{]|hckms/;

const DESTINATIONS = [
  '{ path_regex: x, s3_bucket: a, gcs_bucket: b }',
  '{ path_regex: x, vault_path: a, vault_kv_version: 7 }',
  '{ path_regex: x, vault_path: a, vault_kv_version: text }',
  '{ path_regex: "(", s3_bucket: a }',
  '{ path_regex: x, recreation_rule: { key_groups: [{}] } }',
  '{ path_regex: x, recreation_rule: text }',
  '{ path_regex: x, omit_extensions: "true" }',
  '{}',
  'null',
  'text',
];

describe.each(SOPS_VERSIONS)(
  'a bad rule beside a good one, sops %s',
  version => {
    const workspace = new Workspace();
    const sops = new Sops(workspace, [key.identity], version);
    afterAll(() => workspace.close());

    /** The results of sops and of our library for a file of the good rule. */
    const outcomes = async (config: string) => {
      const configFile = workspace.path('config.yaml');
      writeFileSync(configFile, config);
      const theirs = await sops
        .encrypt('a: b\n', 'good.yaml', '--config', configFile)
        .then(
          () => 'encrypts',
          () => 'refuses',
        );
      const ours = await parseSopsConfig(config)
        .then(read => findCreationRule(read, 'good.yaml'))
        .then(
          ({ rule }) => (rule?.keyGroups[0]?.length ? 'encrypts' : 'refuses'),
          () => 'refuses',
        );
      return { ours, theirs };
    };

    const configs = CONFIGS.filter(
      ([rule]) => version !== '3.9.4' || !ONLY_NEWER.test(rule),
    );

    it.each(configs)('behind it: %s', async (_, rule) => {
      const { ours, theirs } = await outcomes(
        `creation_rules:\n  - { path_regex: good, age: ${key.recipient} }\n${rule}`,
      );
      expect(ours).toBe(theirs);
    });

    it.each(configs)('before it: %s', async (_, rule) => {
      const { ours, theirs } = await outcomes(
        `creation_rules:\n${rule}  - { path_regex: good, age: ${key.recipient} }\n`,
      );
      expect(ours).toBe(theirs);
    });

    it.each(DESTINATIONS)('among the destinations: %s', async destination => {
      const { ours, theirs } = await outcomes(
        `creation_rules:\n  - { path_regex: good, age: ${key.recipient} }\ndestination_rules:\n  - ${destination}\n`,
      );
      expect(ours).toBe(theirs);
    });
  },
);
