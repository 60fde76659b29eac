import { addCreationRule } from './addCreationRule';
import { compareRecipients } from './compareRecipients';
import { findCreationRule } from './findCreationRule';
import { parseSopsConfig } from './parseSopsConfig';

const AGE = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
/** The rule that the guide to secrets shows. */
const GUIDE = `creation_rules:
  - path_regex: .*values-sops\\.yaml$
    age: ${AGE}
`;

const PUBLISHING = `# what is published where
destination_rules:
  - path_regex: ^s3/
    s3_bucket: floe
    s3_prefix: secrets/
    omit_extensions: true
    recreation_rule:
      age: ${AGE} # the auditor
  - vault_path: floe/
    vault_address: https://vault.example.test
    vault_kv_mount_name: secret/
    vault_kv_version: 2
stores:
  # as prettier has it
  yaml:
    indent: 2
  json:
    indent: 0
`;

describe('parseSopsConfig', () => {
  it('reads every kind of key of a rule', async () => {
    const { creationRules } = await parseSopsConfig(`
creation_rules:
  - path_regex: ^prod/
    encrypted_regex: ^(data|stringData)$
    mac_only_encrypted: true
    age: >-
      ${AGE},
      age1second
    pgp: [FBC7 B9E2, 'ABCD']
    kms: arn:aws:kms:r:1:key/a+arn:aws:iam::1:role/r
    aws_profile: prod
    gcp_kms: projects/p/locations/l/keyRings/r/cryptoKeys/k
    azure_keyvault: https://v.vault.azure.net/keys/k/1
    hc_vault_transit_uri: https://vault.example.test:8200/v1/a/transit/keys/k
    hckms: ['r:1']
  - key_groups:
      - age: [${AGE}, ${AGE}]
      - kms:
          - arn: arn:aws:kms:r:1:key/a
            role: arn:aws:iam::1:role/r
            context: { app: floe }
            aws_profile: prod
        azure_keyvault:
          - { vaultUrl: https://v.vault.azure.net, key: k, version: '1' }
        hc_vault: [https://vault.example.test/v1/transit/keys/k]
        gcp_kms: [{ resource_id: projects/p }]
        hckms: [{ key_id: 'r:1' }]
        merge: [{ pgp: [ABCD] }]
    shamir_threshold: 2
`);
    expect(creationRules).toEqual([
      {
        index: 0,
        pathRegex: '^prod/',
        selector: { type: 'encrypted_regex', value: '^(data|stringData)$' },
        macOnlyEncrypted: true,
        keyGroups: [
          [
            { type: 'age', recipient: AGE },
            { type: 'age', recipient: 'age1second' },
            { type: 'pgp', fingerprint: 'FBC7B9E2' },
            { type: 'pgp', fingerprint: 'ABCD' },
            {
              type: 'kms',
              arn: 'arn:aws:kms:r:1:key/a',
              role: 'arn:aws:iam::1:role/r',
              awsProfile: 'prod',
            },
            {
              type: 'gcp_kms',
              resourceId: 'projects/p/locations/l/keyRings/r/cryptoKeys/k',
            },
            { type: 'hckms', keyId: 'r:1' },
            {
              type: 'azure_kv',
              vaultUrl: 'https://v.vault.azure.net',
              name: 'k',
              version: '1',
            },
            {
              type: 'hc_vault',
              vaultAddress: 'https://vault.example.test:8200',
              enginePath: 'a/transit',
              keyName: 'k',
            },
          ],
        ],
      },
      {
        index: 1,
        macOnlyEncrypted: false,
        shamirThreshold: 2,
        keyGroups: [
          [{ type: 'age', recipient: AGE }],
          [
            { type: 'pgp', fingerprint: 'ABCD' },
            {
              type: 'kms',
              arn: 'arn:aws:kms:r:1:key/a',
              role: 'arn:aws:iam::1:role/r',
              awsProfile: 'prod',
              context: { app: 'floe' },
            },
            { type: 'gcp_kms', resourceId: 'projects/p' },
            { type: 'hckms', keyId: 'r:1' },
            {
              type: 'azure_kv',
              vaultUrl: 'https://v.vault.azure.net',
              name: 'k',
              version: '1',
            },
            {
              type: 'hc_vault',
              vaultAddress: 'https://vault.example.test',
              enginePath: 'transit',
              keyName: 'k',
            },
          ],
        ],
      },
    ]);
  });

  it.each(['', 'stores:\n', 'creation_rules:\ndestination_rules:\n'])(
    'reads %j as a configuration without rules',
    async text => {
      expect(await parseSopsConfig(text)).toEqual({
        creationRules: [],
        destinationRules: [],
        stores: {},
      });
    },
  );

  it('reads stores and destination rules', async () => {
    expect(await parseSopsConfig(PUBLISHING)).toMatchObject({
      creationRules: [],
      destinationRules: [
        {
          index: 0,
          pathRegex: '^s3/',
          destination: { type: 's3', bucket: 'floe', prefix: 'secrets/' },
          recreationRule: {
            keyGroups: [[{ type: 'age', recipient: AGE }]],
            macOnlyEncrypted: false,
          },
          omitExtensions: true,
        },
        {
          index: 1,
          destination: {
            type: 'vault',
            path: 'floe/',
            address: 'https://vault.example.test',
            kvMountName: 'secret/',
            kvVersion: 2,
          },
          omitExtensions: false,
        },
      ],
      stores: { yaml: { indent: 2 }, json: { indent: 0 } },
    });
  });

  it.each([
    'creation_rules: x',
    'creation_rules:\n  - age: { a: b }',
    'creation_rules:\n  - azure_keyvault: nonsense',
    'creation_rules:\n  - hc_vault_transit_uri: nonsense',
    'creation_rules:\n  - encrypted_suffix: a\n    encrypted_regex: b',
    'creation_rules:\n  - key_groups:\n      - {}',
    'destination_rules: x',
    'destination_rules:\n  - s3_bucket: a\n    vault_path: b',
    'destination_rules:\n  - vault_path: b\n    vault_kv_version: two',
    'stores: []',
    'stores:\n  yaml:\n    indent: "2"',
    'stores:\n  yaml:\n    indent: -1',
    'stores:\n  json:\n    indent: -2',
  ])('refuses %j', async text => {
    await expect(parseSopsConfig(text)).rejects.toMatchObject({
      code: 'invalid-config',
    });
  });
});

describe('findCreationRule', () => {
  const find = async (regex: string, path: string) =>
    await findCreationRule(
      await parseSopsConfig(
        `creation_rules:\n  - path_regex: ${JSON.stringify(
          regex,
        )}\n    age: ${AGE}\n`,
      ),
      path,
    );

  it('takes the first rule that matches anywhere in the path', async () => {
    const config = await parseSopsConfig(
      'creation_rules:\n  - path_regex: dev\n  - path_regex: prod\n  - {}\n',
    );
    expect((await findCreationRule(config, 'a/prod/x')).rule?.index).toBe(1);
    expect((await findCreationRule(config, 'other')).rule?.index).toBe(2);
  });

  it("says that the guide's rule is not for the file that is committed", async () => {
    const config = await parseSopsConfig(GUIDE);
    const match = await findCreationRule(config, 'charts/values-sops.enc.yaml');
    expect(match).toEqual({
      attempts: [
        {
          index: 0,
          pathRegex: '.*values-sops\\.yaml$',
          verdict: 'not-matched',
          nearMiss: {
            kind: 'name-before-encryption',
            path: 'charts/values-sops.yaml',
          },
        },
      ],
      explanation: expect.stringContaining('the name before encryption'),
    });
  });

  it.each([
    ['^/prod/', 'prod/a.yaml', 'from-root'],
    ['^a\\.yaml$', 'prod/a.yaml', 'from-root'],
    ['PROD', 'prod/a.yaml', 'other-case'],
    ['prod', 'Prod/a.yaml', 'other-case'],
    ['never', 'prod/a.yaml', undefined],
  ])('explains why %s is not for %s', async (regex, path, kind) => {
    const { rule, attempts, explanation } = await find(regex, path);
    expect(rule).toBeUndefined();
    expect(attempts[0].nearMiss?.kind).toBe(kind);
    expect(explanation).toContain(path);
  });

  it("takes Go's regular expressions and no others, in linear time", async () => {
    expect((await find('(?i)PROD\\z', 'prod')).rule?.index).toBe(0);
    const refused = await find('a(?=b)', 'ab');
    expect(refused.attempts[0].verdict).toBe('invalid');
    expect(refused.explanation).toContain('Go');
    const began = performance.now();
    await find('^(a+)+$', `${'a'.repeat(5_000)}!`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('compareRecipients', () => {
  const one = { type: 'age' as const, recipient: 'age1one' };
  const two = { type: 'age' as const, recipient: 'age1two' };
  const file = (...groups: (typeof one)[][]) => ({
    keyGroups: groups.map(group => group.map(key => ({ key }))),
    ...(groups.length > 1 && { shamirThreshold: 2 }),
  });

  it.each([
    [file([one, two]), { keyGroups: [[two, one]] }, { inSync: true }],
    [
      file([one]),
      { keyGroups: [[two]] },
      { inSync: false, missing: [two], surplus: [one] },
    ],
    [
      file([one, two]),
      { keyGroups: [[one], [two]], shamirThreshold: 2 },
      { inSync: false, groupsDiffer: true },
    ],
    [
      file([one], [two]),
      { keyGroups: [[one], [two]], shamirThreshold: 1 },
      { inSync: false, groupsDiffer: true },
    ],
  ])('compares %j with %j', (actual, rule, expected) => {
    expect(compareRecipients(actual, rule)).toMatchObject(expected);
  });

  it('takes a rule without a version of the key for any version', () => {
    const key = (version: string) => ({
      type: 'azure_kv' as const,
      vaultUrl: 'https://v.vault.azure.net',
      name: 'k',
      version,
    });
    expect(
      compareRecipients(
        { keyGroups: [[{ key: key('7') }]] },
        { keyGroups: [[key('')]] },
      ).inSync,
    ).toBe(true);
  });
});

describe('addCreationRule', () => {
  const path = 'charts/values-sops.enc.yaml';
  const keyGroups = [[{ type: 'age' as const, recipient: AGE }]];

  it('writes a rule that is for the committed file', async () => {
    const text = await addCreationRule(undefined, { path, keyGroups });
    expect(text).toBe(`creation_rules:
  - path_regex: ^charts/values-sops\\.enc\\.yaml$
    age: ${AGE}
`);
    const config = await parseSopsConfig(text);
    expect((await findCreationRule(config, path)).rule).toMatchObject({
      keyGroups,
    });
  });

  it('keeps stores and destination rules to the letter', async () => {
    const text = await addCreationRule(PUBLISHING, { path, keyGroups });
    expect(text.startsWith(PUBLISHING)).toBe(true);
  });

  it('keeps what is there, and stands before what would match too', async () => {
    const before = `# who opens what\ncreation_rules:\n  # the rest\n  - age: age1rest\n`;
    const text = await addCreationRule(before, { path, keyGroups });
    expect(text).toContain('# who opens what');
    expect(text).toContain('# the rest');
    const config = await parseSopsConfig(text);
    expect((await findCreationRule(config, path)).rule?.keyGroups).toEqual(
      keyGroups,
    );
    expect((await findCreationRule(config, 'other')).rule?.index).toBe(1);

    const appended = await parseSopsConfig(
      await addCreationRule(GUIDE, { path, keyGroups }),
    );
    expect((await findCreationRule(appended, path)).rule?.index).toBe(1);
  });

  it('reads back every kind of key, alone and in groups', async () => {
    const keys = [
      keyGroups[0][0],
      { type: 'pgp' as const, fingerprint: 'ABCD' },
      { type: 'kms' as const, arn: 'arn:a', role: 'arn:r' },
      { type: 'gcp_kms' as const, resourceId: 'projects/p' },
      { type: 'hckms' as const, keyId: 'r:1' },
      {
        type: 'azure_kv' as const,
        vaultUrl: 'https://v.vault.azure.net',
        name: 'k',
        version: '1',
      },
      {
        type: 'hc_vault' as const,
        vaultAddress: 'https://vault.example.test',
        enginePath: 'transit',
        keyName: 'k',
      },
    ];
    const context = { app: 'floe' };
    const withContext = { type: 'kms' as const, arn: 'arn:b', context };
    for (const groups of [[keys], [[withContext]], [keys, [withContext]]]) {
      const text = await addCreationRule(undefined, {
        path,
        keyGroups: groups,
        selector: { type: 'encrypted_regex', value: '^data$' },
        macOnlyEncrypted: true,
      });
      const { rule } = await findCreationRule(
        await parseSopsConfig(text),
        path,
      );
      expect(rule).toMatchObject({
        selector: { type: 'encrypted_regex', value: '^data$' },
        macOnlyEncrypted: true,
      });
      expect(
        compareRecipients(
          {
            keyGroups: groups.map(group => group.map(key => ({ key }))),
            ...(groups.length > 1 && { shamirThreshold: groups.length }),
          },
          rule!,
        ),
      ).toMatchObject({ inSync: true });
    }
  });

  it('refuses to write a rule that sops would not come to', async () => {
    await expect(
      addCreationRule('creation_rules:\n  - path_regex: "("\n', {
        path,
        keyGroups,
      }),
    ).rejects.toMatchObject({ code: 'invalid-config' });
    await expect(
      addCreationRule(undefined, { path, keyGroups: [[]] }),
    ).rejects.toMatchObject({ code: 'no-recipients' });
  });
});
