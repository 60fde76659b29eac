import { addCreationRule } from './addCreationRule';
import { compareRecipients } from './compareRecipients';
import { findCreationRule } from './findCreationRule';
import { parseSopsConfig } from './parseSopsConfig';
import { masterKeyId } from '../keys/masterKey';

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
    'destination_rules: x',
    'destination_rules:\n  - vault_path: b\n    vault_kv_version: two',
    'stores: []',
    'stores:\n  yaml:\n    indent: "2"',
    'stores:\n  yaml:\n    indent: -1',
    'stores:\n  json:\n    indent: -2',
    'creation_rules:\n  - path_regex: [a]',
    'creation_rules:\n  - shamir_threshold: two',
    'creation_rules:\n  - shamir_threshold: "2"',
    'creation_rules:\n  - mac_only_encrypted: "true"',
    'creation_rules:\n  - mac_only_encrypted: 1',
    'creation_rules:\n  - <<: null',
    'creation_rules:\n  - <<: [{ age: a }, b]',
    'destination_rules:\n  - s3_bucket: a\n    omit_extensions: "false"',
    'creation_rules:\n  - text',
    'creation_rules:\n  - []',
    'creation_rules:\n  - hckms: text',
    'creation_rules:\n  - key_groups: text',
    'creation_rules:\n  - key_groups: [text]',
    'creation_rules:\n  - key_groups: [{ age: text }]',
    'creation_rules:\n  - key_groups: [{ kms: text }]',
    'creation_rules:\n  - key_groups: [{ hc_vault: text }]',
    'creation_rules:\n  - key_groups: [{ merge: [text] }]',
    'destination_rules: [text]',
    'destination_rules: [{ recreation_rule: text }]',
  ])('refuses %j', async text => {
    await expect(parseSopsConfig(text)).rejects.toMatchObject({
      code: 'invalid-config',
    });
  });
});

describe('parseSopsConfig with merge keys', () => {
  const firstRule = async (text: string) =>
    (await parseSopsConfig(text)).creationRules[0];
  const base = 'x-base: &base { age: age1base, encrypted_regex: ^data$ }\n';
  const other = 'x-other: &other { age: age1other, pgp: [ABCD] }\n';

  it.each([
    ['<<: *base', ['age1base'], '^data$'],
    ['<<: *base\n    age: age1own', ['age1own'], '^data$'],
    ['age: age1own\n    <<: *base', ['age1own'], '^data$'],
    ['<<: *base\n    age: null', [], '^data$'],
    ['<<: [*base, *other]', ['age1base', 'ABCD'], '^data$'],
    ['<<: [*other, { age: age1late }]', ['age1other', 'ABCD'], undefined],
    ['<<: { <<: *base, pgp: EF }', ['age1base', 'EF'], '^data$'],
    ['!!merge <<: *base', ['age1base'], '^data$'],
    ['"<<": *base\n    age: age1own', ['age1own'], undefined],
    [
      'key_groups: [{ <<: *other, age: [age1own] }]',
      ['age1own', 'ABCD'],
      undefined,
    ],
  ])('reads a rule with %s as Go does', async (fields, ids, selector) => {
    const rule = await firstRule(
      `${base}${other}creation_rules:\n  - path_regex: x\n    ${fields}\n`,
    );
    expect(rule.fault).toBeUndefined();
    expect(rule.keyGroups.flat().map(masterKeyId)).toEqual(ids);
    expect(rule.selector?.value).toBe(selector);
  });

  it('merges at the top, in stores and in destination rules', async () => {
    expect(
      await parseSopsConfig(`x: &x
  creation_rules: [{ age: ${AGE} }]
  stores: { yaml: &two { indent: 2 } }
y: &y { s3_bucket: floe, recreation_rule: { <<: { age: ${AGE} } } }
<<: *x
stores: { yaml: { <<: *two }, json: { <<: *two } }
destination_rules: [{ <<: *y, path_regex: a }]
`),
    ).toMatchObject({
      creationRules: [{ keyGroups: [[{ recipient: AGE }]] }],
      stores: { yaml: { indent: 2 }, json: { indent: 2 } },
      destinationRules: [
        {
          destination: { bucket: 'floe' },
          recreationRule: { keyGroups: [[{ recipient: AGE }]] },
        },
      ],
    });
  });

  it('does not drop rules that a new rule cannot be put before', async () => {
    const rule = {
      path: 'a',
      keyGroups: [[{ type: 'age' as const, recipient: AGE }]],
    };
    for (const place of ['<<: *x', 'creation_rules: *r']) {
      await expect(
        addCreationRule(
          `x: &x\n  creation_rules: &r [{ age: age1all }, { age: age1more }]\n${place}\n`,
          rule,
        ),
      ).rejects.toMatchObject({ code: 'invalid-config' });
    }
  });
});

describe('parseSopsConfig with typed fields', () => {
  it.each([
    ['yes', true],
    ['"yes"', true],
    ['on', true],
    ['Y', true],
    ['True', true],
    ['no', false],
    ['"off"', false],
    ['null', false],
  ])('reads the switch %s as Go does', async (word, expected) => {
    const { creationRules, destinationRules } = await parseSopsConfig(
      `creation_rules: [{ mac_only_encrypted: ${word} }]\ndestination_rules: [{ omit_extensions: ${word} }]\n`,
    );
    expect(creationRules[0].macOnlyEncrypted).toBe(expected);
    expect(destinationRules[0].omitExtensions).toBe(expected);
  });

  it.each([
    '0x1F',
    '0o17',
    '1_000',
    '0123',
    '1e3',
    '1.0',
    'true',
    'Yes',
    '2026-11-24',
    '.inf',
    '9223372036854775808',
    '18446744073709551616',
  ])('takes %s for a text where it wants one', async text => {
    const { creationRules, destinationRules } = await parseSopsConfig(`
x: &x ${text}
creation_rules:
  - path_regex: ${text}
    unencrypted_suffix: ${text}
    kms: arn:one
    aws_profile: *x
  - <<: { encrypted_regex: ${text} }
    key_groups:
      - kms: [{ arn: arn:one, aws_profile: ${text}, context: { a: ${text} } }]
destination_rules:
  - s3_bucket: ${text}
`);
    expect(creationRules).toMatchObject([
      {
        pathRegex: text,
        selector: { value: text },
        keyGroups: [[{ awsProfile: text }]],
      },
      {
        selector: { value: text },
        keyGroups: [[{ awsProfile: text, context: { a: text } }]],
      },
    ]);
    expect(destinationRules).toMatchObject([{ destination: { bucket: text } }]);
  });

  it.each(['null', '~', '""', ''])('takes %j for no text', async text => {
    const { creationRules } = await parseSopsConfig(
      `creation_rules:\n  - path_regex: ${text}\n    unencrypted_suffix: ${text}\n    age: ${AGE}\n`,
    );
    expect(creationRules[0].pathRegex).toBeUndefined();
    expect(creationRules[0].selector).toBeUndefined();
  });

  it.each([
    'shamir_threshold: 9223372036854775808',
    'path_regex: [a]',
    'unencrypted_suffix: [a]',
    'encrypted_regex: { a: b }',
    'aws_profile: [a]',
    'key_groups: [{ kms: [{ arn: [a] }] }]',
  ])('refuses the whole file for %s, as sops does', async field => {
    await expect(
      parseSopsConfig(`creation_rules: [{ age: ${AGE} }, { ${field} }]`),
    ).rejects.toMatchObject({ code: 'invalid-config' });
  });

  it('takes the texts of a list apart at commas', async () => {
    const { creationRules } = await parseSopsConfig(
      'creation_rules: [{ age: ["a, b", c] }, { key_groups: [{ age: ["a,b"] }] }]',
    );
    expect(
      creationRules.map(({ keyGroups }) => keyGroups[0].map(masterKeyId)),
    ).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b'],
    ]);
  });
});

describe('a rule that sops refuses', () => {
  const FAULTY = [
    'age: { a: b }',
    'age: [1, 2]',
    'age: 3',
    'azure_keyvault: nonsense',
    'hc_vault_transit_uri: nonsense',
    'encrypted_suffix: a\n    encrypted_regex: b',
    'key_groups: [{}]',
    'key_groups: [{ hc_vault: [nonsense] }]',
  ];

  it.each(FAULTY)(
    'with %j stops only the files that it is for',
    async fields => {
      const bad = `  - path_regex: bad\n    ${fields}\n`;
      const good = `  - path_regex: good\n    age: ${AGE}\n`;
      for (const rules of [bad + good, good + bad]) {
        const config = await parseSopsConfig(`creation_rules:\n${rules}`);
        expect(await findCreationRule(config, 'good.yaml')).toMatchObject({
          rule: { keyGroups: [[{ recipient: AGE }]] },
        });
        const match = await findCreationRule(config, 'bad.yaml');
        expect(match.rule).toBeUndefined();
        expect(match.attempts.at(-1)).toMatchObject({
          verdict: 'invalid',
          fault: expect.stringContaining('creation_rules['),
        });
        expect(match.explanation).toContain(
          'applies to bad.yaml, but sops refuses',
        );
        expect(match.explanation).not.toContain('nonsense');
      }
    },
  );

  it('without an expression stops every file that comes to it', async () => {
    const config = await parseSopsConfig(
      `creation_rules:\n  - path_regex: good\n    age: ${AGE}\n  - key_groups: [{}]\n`,
    );
    expect((await findCreationRule(config, 'good')).rule?.index).toBe(0);
    expect((await findCreationRule(config, 'other')).rule).toBeUndefined();
  });

  it('among the destination rules stops no file from being encrypted', async () => {
    const { creationRules, destinationRules } = await parseSopsConfig(
      `creation_rules: [{ age: ${AGE} }]\ndestination_rules: [{ s3_bucket: a, gcs_bucket: b }]\n`,
    );
    expect(creationRules[0].fault).toBeUndefined();
    expect(destinationRules[0]).toEqual({
      index: 0,
      omitExtensions: false,
      fault: expect.stringContaining('several destinations'),
    });
  });
});

describe('keys of AWS KMS with different profiles', () => {
  const key = (awsProfile?: string) => ({
    type: 'kms' as const,
    arn: 'arn:a',
    ...(awsProfile && { awsProfile }),
  });

  it('are different keys of a group', async () => {
    const { creationRules } = await parseSopsConfig(
      'creation_rules: [{ key_groups: [{ kms: [{ arn: arn:a, aws_profile: a }, { arn: arn:a, aws_profile: b }, { arn: arn:a }, { arn: arn:a, aws_profile: b }], merge: [{ kms: [{ arn: arn:a, aws_profile: c }] }] }] }]',
    );
    expect(creationRules[0].keyGroups).toEqual([
      [key('c'), key('a'), key('b'), key()],
    ]);
  });

  it('are distinct from each other and from a context', () => {
    expect(masterKeyId(key('b'))).toBe('arn:a||b');
    expect(masterKeyId({ ...key('b'), context: { a: 'b' } })).toBe(
      'arn:a|a:b|b',
    );
    expect(
      compareRecipients(
        { keyGroups: [[{ key: key('a') }]] },
        { keyGroups: [[key('b')]] },
      ),
    ).toMatchObject({
      inSync: false,
      missing: [key('b')],
      surplus: [key('a')],
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

  it("takes Go's regular expressions and no others", async () => {
    expect((await find('(?i)PROD\\z', 'prod')).rule?.index).toBe(0);
    const refused = await find('a(?=b)', 'ab');
    expect(refused.attempts[0].verdict).toBe('invalid');
    expect(refused.explanation).toContain('Go');
  });

  it('matches in time that grows with the path', async () => {
    const readsOf = async (length: number) => {
      const read = jest.spyOn(String.prototype, 'charCodeAt');
      try {
        await find('^(a+)+$', `${'a'.repeat(length)}!`);
        return read.mock.calls.length;
      } finally {
        read.mockRestore();
      }
    };
    // The engine is loaded when it is first needed.
    await readsOf(1);
    const reads = await readsOf(1_000);
    expect(reads).toBeGreaterThan(1_000);
    expect((await readsOf(5_000)) / reads).toBeLessThan(5.5);
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

  it('writes a rule that matches the committed file', async () => {
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
