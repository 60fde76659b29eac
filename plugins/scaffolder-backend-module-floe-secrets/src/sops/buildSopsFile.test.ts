import {
  constants,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';
import {
  parseSopsFileChange,
  type WrapSopsDataKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  decrypt,
  findCreationRule,
  inspect,
  parseSopsConfig,
  type Recipient,
} from '@floe/sops';
import yaml from 'yaml';
import {
  ALICE,
  BOB,
  CLEAR_VALUE,
  sopsManifestChange,
  sopsValuesChange,
} from '../__testUtils__/sopsFile';
import { buildSopsFile } from './buildSopsFile';

/** Public keys; the private ones were deleted. */
const SSH_ED25519 =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOmybH3WFxIFArYyY+mpcduily7rWJQvcsN5wBmjxqlo';
const SSH_RSA =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDwy0/O6nzBBb9b1+aC12RfWHAR6OvmjTUvN881WICEs8nQsAA/68PmsZcHWmLssL3BwUYbfey+cfAXs3QDHsEiiizwXpMKq4kZpoGhnbUmvQWvvjMMs+MJBhcbb80CAl9VzrrROf2+ITTzRA68RjULJawncO4hkWnZC3Tv8wiPuO9ho62bDJOOlgm4GXZTc8r8Z9Br09a8qbJQ//BHbDXAC5j0UjafpLAnZSp8Qe4V9zCqnob2RiWpsUC24eCRmxtsDKR/61gt61VZws2YOu4zLvhu0OStKgZGdCmSjlhMNdqh5rBjmbyoe+zKA6w/qkJs54ubxHpIuGGKjQu+uHUf';
const namespace = 'floe-orders';
const ruleFor = (recipient: string, fields = '') =>
  `creation_rules:\n  - path_regex: \\.enc\\.yaml$\n    age: ${recipient}\n${fields}`;
const manifestRule = (recipient: string) =>
  ruleFor(recipient, '    encrypted_regex: ^(data|stringData)$\n');
const build = (
  change: Parameters<typeof buildSopsFile>[0]['change'],
  text: string | undefined,
  path = '.sops.yaml',
) => buildSopsFile({ change, namespace, config: { path, text } });

const open = (text: string) =>
  decrypt(text, { format: 'yaml', ageIdentities: [ALICE.identity] });

describe('buildSopsFile', () => {
  it('writes a values file that its recipient can decrypt', async () => {
    const built = await build(
      await sopsValuesChange(),
      ruleFor(ALICE.recipient),
    );
    expect(built).toMatchObject({
      path: 'deploy/values-prod.enc.yaml',
      config: undefined,
      recipients: [[{ type: 'age', id: ALICE.recipient }]],
    });
    expect(built.yaml).not.toContain(CLEAR_VALUE);
    expect(built.yaml).toContain('lastmodified: "20');
    expect((await open(built.yaml)).documents).toEqual([
      {
        secrets: {
          snowflake: { user: 'loader', password: CLEAR_VALUE },
          custom: { 'dbt-cloud': { TOKEN: CLEAR_VALUE } },
        },
      },
    ]);
  });

  it.each([
    ['ssh-ed25519', SSH_ED25519],
    ['ssh-rsa', SSH_RSA],
  ])(
    'takes a public key of the kind %s, whose comment does not count',
    async (_, key) => {
      const change = await sopsValuesChange({
        keyGroups: [[{ type: 'age', recipient: `${key} jo@laptop` }]],
      });
      const parsed = parseSopsFileChange(change);
      const built = await build(parsed, ruleFor(`${key} jo@desk`));
      expect(built.recipients).toEqual([[{ type: 'age', id: key }]]);
      const added = await build({ ...parsed, recipients: 'new' }, undefined);
      expect(yaml.parse(added.config!).creation_rules[0].age).toBe(key);
    },
  );

  it('writes a manifest in which only the values are encrypted', async () => {
    const built = await build(
      await sopsManifestChange(),
      manifestRule(ALICE.recipient),
    );
    expect(yaml.parse(built.yaml)).toMatchObject({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'orders-db', namespace },
      type: 'Opaque',
      stringData: { PASSWORD: expect.stringMatching(/^ENC\[/) },
      sops: { encrypted_regex: '^(data|stringData)$' },
    });
    expect((await open(built.yaml)).documents).toMatchObject([
      { stringData: { PASSWORD: CLEAR_VALUE } },
    ]);
  });

  it.each([
    ...['0o7', '0x1f', '0b1', '1e3', '012', '08', '12', '2024-01-01', '1.5'],
    ...['on', 'off', 'yes', 'y', 'true', 'null', 'nan', '1-000'],
  ])('writes the name and namespace %s as text', async name => {
    const namespaced = name.replace(/[.]/g, '-');
    const secrets = [{ name, keys: [{ key: 'TOKEN', value: CLEAR_VALUE }] }];
    const manifest = await buildSopsFile({
      change: await sopsManifestChange({ namespace: namespaced, secrets }),
      namespace: namespaced,
      config: { path: '.sops.yaml', text: manifestRule(ALICE.recipient) },
    });
    expect((await open(manifest.yaml)).documents).toMatchObject([
      {
        metadata: { name, namespace: namespaced },
        stringData: { TOKEN: CLEAR_VALUE },
      },
    ]);
    const values = await build(
      await sopsValuesChange({ secrets }),
      ruleFor(ALICE.recipient),
    );
    expect((await open(values.yaml)).documents).toEqual([
      { secrets: { custom: { [name]: { TOKEN: CLEAR_VALUE } } } },
    ]);
  });

  it('computes the MAC over encrypted values only if the rule says so', async () => {
    const built = await build(
      await sopsManifestChange({ macOnlyEncrypted: true }),
      `${manifestRule(ALICE.recipient)}    mac_only_encrypted: true\n`,
    );
    expect(yaml.parse(built.yaml).sops.mac_only_encrypted).toBe(true);
    await expect(open(built.yaml)).resolves.toBeDefined();
  });

  describe('accepts keys of services as recipients', () => {
    const ARN = 'arn:aws:kms:eu-central-1:123456789012:key/floe';
    const VAULT = 'https://vault.example.com:8200';
    const RESOURCE =
      'projects/p/locations/global/keyRings/2026-01-01/cryptoKeys/k';
    const services: Recipient[] = [
      {
        type: 'kms',
        arn: ARN,
        role: 'arn:aws:iam::123456789012:role/sops',
        context: { '2026-01-01': '1_000', app: 'yes' },
        awsProfile: '0777',
      },
      { type: 'gcp_kms', resourceId: RESOURCE },
      {
        type: 'hc_vault',
        vaultAddress: VAULT,
        enginePath: 'transit',
        keyName: '1_000',
      },
    ];
    const RULE = `creation_rules:
  - path_regex: \\.enc\\.yaml$
    shamir_threshold: 2
    key_groups:
      - age: ['${ALICE.recipient}']
      - kms:
          - arn: ${ARN}
            role: arn:aws:iam::123456789012:role/sops
            context: { '2026-01-01': '1_000', app: 'yes' }
            aws_profile: '0777'
        gcp_kms: [{ resource_id: ${RESOURCE} }]
        hc_vault: ['${VAULT}/v1/transit/keys/1_000']
`;
    const wrapped = new Map<string, { key: object; dataKey: string }>();
    const wrapDataKey: WrapSopsDataKey = async (key, dataKey) => {
      const base64 = Buffer.from(randomBytes(96)).toString('base64');
      const enc = key.type === 'hc_vault' ? `vault:v1:${base64}` : base64;
      wrapped.set(enc, {
        key,
        dataKey: Buffer.from(dataKey).toString('base64'),
      });
      return { enc, created_at: '2026-11-24T12:00:00Z' };
    };
    const grouped = {
      keyGroups: [[{ type: 'age', recipient: ALICE.recipient }], services],
      shamirThreshold: 2,
      wrapDataKey,
    } as const;

    it('writes the shares of key groups, which decrypt the file together', async () => {
      const change = await sopsValuesChange(grouped);
      expect(parseSopsFileChange(JSON.parse(JSON.stringify(change)))).toEqual(
        change,
      );
      const built = await build(change, RULE);
      expect(built.shamirThreshold).toBe(2);
      expect(built.recipients.map(group => group.length)).toEqual([1, 3]);
      expect(yaml.parse(built.yaml, { version: '1.1' }).sops).toMatchObject({
        shamir_threshold: 2,
        key_groups: [
          { age: [{ recipient: ALICE.recipient }] },
          {
            kms: [
              {
                arn: ARN,
                aws_profile: '0777',
                context: { '2026-01-01': '1_000', app: 'yes' },
                created_at: '2026-11-24T12:00:00Z',
                role: 'arn:aws:iam::123456789012:role/sops',
              },
            ],
            gcp_kms: [{ resource_id: RESOURCE }],
            hc_vault: [
              {
                engine_path: 'transit',
                key_name: '1_000',
                vault_address: VAULT,
              },
            ],
          },
        ],
      });
      for (const type of ['kms', 'gcp_kms', 'hc_vault']) {
        const { documents } = await decrypt(built.yaml, {
          format: 'yaml',
          ageIdentities: [ALICE.identity],
          unwrapDataKey: async (key, enc) =>
            key.type === type
              ? Uint8Array.from(
                  Buffer.from(wrapped.get(enc)!.dataKey, 'base64'),
                )
              : undefined,
        });
        expect(documents[0]).toMatchObject({
          secrets: { snowflake: { password: CLEAR_VALUE } },
        });
      }
      await expect(
        decrypt(built.yaml, {
          format: 'yaml',
          ageIdentities: [ALICE.identity],
        }),
      ).rejects.toMatchObject({ code: 'no-data-key' });
    });

    it('writes a new rule with key groups', async () => {
      const keyGroups = [services];
      const built = await build(
        await sopsValuesChange({ keyGroups, wrapDataKey, recipients: 'new' }),
        undefined,
      );
      const { rule } = await findCreationRule(
        await parseSopsConfig(built.config!),
        'deploy/values-prod.enc.yaml',
      );
      expect(rule!.keyGroups).toEqual(keyGroups);
    });

    it('refuses other keys than those of the rule', async () => {
      const change = await sopsValuesChange(grouped);
      for (const other of [
        RULE.replace('app:', 'stage:'),
        RULE.replace('role/sops', 'role/other'),
        RULE.replace('keys/1_000', 'keys/other'),
        RULE.replace('cryptoKeys/k', 'cryptoKeys/other'),
        RULE.replace("'0777'", "''"),
      ]) {
        await expect(build(change, other)).rejects.toThrow('missing: ');
      }
    });
  });

  it('accepts a key of Azure Key Vault if the rule or a new one has it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
    });
    const { n, e } = publicKey.export({ format: 'jwk' }) as {
      n: string;
      e: string;
    };
    const key = {
      type: 'azure_kv' as const,
      vaultUrl: 'https://team.vault.azure.net',
      name: 'sops',
      version: '0123456789abcdef0123456789abcdef',
    };
    const address = `${key.vaultUrl}/keys/${key.name}/${key.version}`;
    const fields = { keyGroups: [[{ ...key, publicKey: { n, e } }]] };
    const text = `creation_rules:\n  - azure_keyvault: ${address}\n`;
    const built = await build(await sopsValuesChange(fields), text);
    expect(built.recipients).toEqual([[{ type: 'azure_kv', id: address }]]);
    expect(built.yaml).not.toContain(CLEAR_VALUE);
    const { documents } = await decrypt(built.yaml, {
      format: 'yaml',
      unwrapDataKey: async (_, enc) =>
        new Uint8Array(
          privateDecrypt(
            {
              key: privateKey,
              padding: constants.RSA_PKCS1_OAEP_PADDING,
              oaepHash: 'sha256',
            },
            Buffer.from(enc, 'base64url'),
          ),
        ),
    });
    expect(documents).toMatchObject([
      { secrets: { snowflake: { password: CLEAR_VALUE } } },
    ]);

    const fresh = await build(
      await sopsValuesChange({ ...fields, recipients: 'new' }),
      undefined,
    );
    expect(fresh.config).toContain(address);
    await expect(
      build(
        await sopsValuesChange(fields),
        text.replace('0123456789abcdef', 'ffffffffffffffff'),
      ),
    ).rejects.toThrow('not encrypted for the recipients of its rule');
  });

  it('requires several groups if the rule does', async () => {
    const groups = [ALICE, BOB].map(({ recipient }) => [
      { type: 'age' as const, recipient },
    ]);
    const built = await build(
      await sopsValuesChange({ keyGroups: groups, shamirThreshold: 2 }),
      `creation_rules:\n  - shamir_threshold: 2\n    key_groups:\n      - age: [${ALICE.recipient}]\n      - age: [${BOB.recipient}]\n`,
    );
    expect(built.shamirThreshold).toBe(2);
    const seen = await inspect(built.yaml, { format: 'yaml' });
    expect(seen.keyGroups).toHaveLength(2);
    expect(seen.faults).toEqual([]);
  });

  describe('a new rule', () => {
    const fresh = () => sopsValuesChange({ recipients: 'new' });

    it('uses the recipients of the committed file if there is no .sops.yaml', async () => {
      const { config } = await build(await fresh(), undefined);
      expect(yaml.parse(config!).creation_rules).toEqual([
        {
          path_regex: '^deploy/values-prod\\.enc\\.yaml$',
          age: ALICE.recipient,
        },
      ]);
    });

    it('keeps comments, order and the other rules', async () => {
      const text = `# who reads what\ncreation_rules:\n  # everybody\n  - path_regex: .* # all\n    age: ${BOB.recipient}\nstores:\n  yaml:\n    indent: 2\n`;
      const { config } = await build(await fresh(), text);
      for (const line of text.trimEnd().split('\n')) {
        expect(config).toContain(line);
      }
      expect(yaml.parse(config!).creation_rules).toHaveLength(2);
      expect(yaml.parse(config!).creation_rules[0].age).toBe(ALICE.recipient);
    });

    it('encrypts only the values of a manifest', async () => {
      const { config } = await build(
        await sopsManifestChange({ recipients: 'new' }),
        ruleFor(BOB.recipient),
      );
      expect(yaml.parse(config!).creation_rules[0]).toMatchObject({
        encrypted_regex: '^(data|stringData)$',
      });
    });

    it('does not write a rule a second time', async () => {
      const change = await fresh();
      const { config, yaml: text } = await build(change, undefined);
      expect(await build(change, config)).toMatchObject({
        config: undefined,
        yaml: text,
      });
    });

    it('writes paths relative to the folder of the .sops.yaml', async () => {
      const { config } = await build(
        await fresh(),
        undefined,
        'deploy/.sops.yaml',
      );
      expect(yaml.parse(config!).creation_rules[0].path_regex).toBe(
        '^values-prod\\.enc\\.yaml$',
      );
    });

    it('accepts only valid recipients', async () => {
      const change = await fresh();
      change.metadata.age![0].recipient = `age1${'q'.repeat(58)}`;
      await expect(build(change, undefined)).rejects.toThrow(
        'not an age recipient',
      );
    });
  });

  it.each([
    ['no rule', undefined, 'no .sops.yaml'],
    [
      'a rule for other files',
      `creation_rules:\n  - path_regex: values-prod\\.yaml$\n    age: ${ALICE.recipient}\n`,
      'the name before encryption',
    ],
    ['other recipients', ruleFor(BOB.recipient), `missing: ${BOB.recipient}`],
    [
      'one recipient more',
      ruleFor(`${ALICE.recipient},${BOB.recipient}`),
      `missing: ${BOB.recipient}`,
    ],
    [
      'a rule that leaves values open',
      ruleFor(ALICE.recipient, '    encrypted_regex: ^password$\n'),
      'does not encrypt every value',
    ],
    ['no YAML', 'creation_rules: [', ''],
  ])('refuses %s', async (_, text, words) => {
    const attempt = build(await sopsValuesChange(), text);
    await expect(attempt).rejects.toMatchObject({ name: 'InputError' });
    await expect(attempt).rejects.toThrow(words);
  });

  it('refuses a manifest that the rule encrypts as a whole', async () => {
    await expect(
      build(await sopsManifestChange(), ruleFor(ALICE.recipient)),
    ).rejects.toThrow('encrypts the whole manifest');
  });

  it('refuses anything longer than a data key in its place', async () => {
    const change = await sopsValuesChange();
    const [key] = change.metadata.age!;
    const bytes = Buffer.from(
      key.enc.replace(/-----.*-----|\s/g, ''),
      'base64',
    );
    const text = Buffer.concat([bytes, Buffer.from('hunter2')])
      .toString('base64')
      .replace(/.{64}/g, '$&\n');
    key.enc = `-----BEGIN AGE ENCRYPTED FILE-----\n${text}\n-----END AGE ENCRYPTED FILE-----\n`;
    await expect(build(change, ruleFor(ALICE.recipient))).rejects.toThrow(
      'data key of an age recipient is not valid',
    );
  });

  it('refuses recipients in two places', async () => {
    const change = await sopsValuesChange();
    change.metadata.key_groups = [{ age: change.metadata.age }];
    await expect(build(change, ruleFor(ALICE.recipient))).rejects.toThrow(
      'key_groups',
    );
  });

  it('refuses a file outside the folder of the .sops.yaml', async () => {
    await expect(
      build(await sopsValuesChange(), undefined, 'other/.sops.yaml'),
    ).rejects.toThrow('outside its folder');
  });
});
