/** @jest-environment node */
import { decrypt, type Recipient } from '@floe/sops';
import { randomBytes } from 'node:crypto';
import type { WrapSopsDataKey } from './DataKeyWrapping';
import { encryptSopsFile, type SopsEncryption } from './encryptSopsFile';
import { isSameServiceKey } from './serviceKeys';
import { looksSopsEncrypted } from './sopsCiphertext';
import { sopsDocument, sopsNodeJson } from './sopsDocument';
import { parseSopsFileChange, type SopsFileChange } from './sopsFileChange';
import { proposeSopsPath } from './sopsPaths';

/** Made for this test; they open nothing else. */
const RECIPIENT =
  'age1xxxjaw7gvym7mas2zu688wy86eztgvn5zk4etuasmps68jagrvcs6cnjm4';
const IDENTITY =
  'AGE-SECRET-KEY-1TRXCALY7WWE607A5NTUF0Q6TSN8H9ANFNEVZGN03DM9JW538QV8SJ6PUJR';
const age: Recipient = { type: 'age', recipient: RECIPIENT };

const values: SopsEncryption = {
  layout: 'values',
  path: 'deploy/values-prod.enc.yaml',
  recipients: 'rule',
  namespace: 'floe',
  keyGroups: [[age]],
  secrets: [
    { group: 'snowflake', keys: [{ key: 'password', value: 'hunter2' }] },
    { name: 'dbt-cloud', keys: [{ key: 'TOKEN', value: 'a\nb' }] },
  ],
};
const manifest: SopsEncryption = {
  ...values,
  layout: 'manifest',
  selector: { type: 'encrypted_regex', value: '^(data|stringData)$' },
  secrets: [{ name: 'orders-db', keys: [{ key: 'PASSWORD', value: 'x' }] }],
};

async function changeOf(options: SopsEncryption): Promise<SopsFileChange> {
  const result = await encryptSopsFile(options);
  if ('problem' in result) {
    throw new Error(result.problem);
  }
  return result.change;
}

describe('encryptSopsFile', () => {
  it.each([
    ['values', values],
    ['manifest', manifest],
    [
      'values of one to eight characters',
      {
        ...values,
        secrets: [
          {
            name: 'short',
            keys: 'abcdefgh'.split('').map((letter, index) => ({
              key: `K${letter}`,
              value: letter.repeat(index + 1),
            })),
          },
        ],
      },
    ],
    [
      'key groups',
      { ...values, keyGroups: [[age], [age]], shamirThreshold: 2 },
    ],
  ])('makes a change that is taken: %s', async (_, options) => {
    const change = await changeOf(options);
    expect(parseSopsFileChange(JSON.parse(JSON.stringify(change)))).toEqual(
      change,
    );
    const text = JSON.stringify(change);
    for (const { value } of options.secrets.flatMap(({ keys }) => keys)) {
      expect(value.length < 4 || !text.includes(value)).toBe(true);
    }
  });

  describe('for keys of services', () => {
    const kms: Recipient = {
      type: 'kms',
      arn: 'arn:aws:kms:eu-central-1:123456789012:key/floe',
    };
    const vault: Recipient = {
      type: 'hc_vault',
      vaultAddress: 'https://vault.example.com',
      enginePath: 'transit',
      keyName: 'floe',
    };
    const gcp: Recipient = {
      type: 'gcp_kms',
      resourceId: 'projects/p/locations/global/keyRings/r/cryptoKeys/k',
    };
    const asked: { type: string; given: string; bytes: Uint8Array }[] = [];
    const wrapDataKey: WrapSopsDataKey = async (key, bytes) => {
      asked.push({
        type: key.type,
        given: Buffer.from(bytes).toString('hex'),
        bytes,
      });
      const base64 = randomBytes(96).toString('base64');
      return {
        enc: key.type === 'hc_vault' ? `vault:v1:${base64}` : base64,
        created_at: '2026-11-24T12:00:00Z',
      };
    };
    beforeEach(() => {
      asked.length = 0;
    });

    it('asks each service once, however often the file is encrypted', async () => {
      const change = await changeOf({
        ...values,
        keyGroups: [[kms, vault, gcp]],
        wrapDataKey,
        // Values of three bytes: some of them look like text each time.
        secrets: [
          {
            name: 'short',
            keys: Array.from({ length: 30 }, (_, index) => ({
              key: `K${index}`,
              value: 'abc',
            })),
          },
        ],
      });
      expect(parseSopsFileChange(JSON.parse(JSON.stringify(change)))).toEqual(
        change,
      );
      expect(asked.map(({ type }) => type)).toEqual([
        'kms',
        'hc_vault',
        'gcp_kms',
      ]);
      expect(new Set(asked.map(({ given }) => given)).size).toBe(1);
      expect(asked[0].given).toHaveLength(64);
      for (const { bytes } of asked) {
        expect([...bytes].every(byte => byte === 0)).toBe(true);
      }
      expect(JSON.stringify(change)).not.toContain('waiting-');
    });

    it('asks no service for a file that the rule does not fit', async () => {
      const result = await encryptSopsFile({
        ...values,
        keyGroups: [[kms]],
        wrapDataKey,
        selector: { type: 'encrypted_regex', value: '^data$' },
      });
      expect(result).toEqual({ problem: 'values-left-open' });
      expect(asked).toEqual([]);
    });

    it('says what is missing without a service, or for one that is not asked', async () => {
      await expect(
        changeOf({ ...values, keyGroups: [[kms]] }),
      ).rejects.toMatchObject({ code: 'wrapper-missing' });
      await expect(
        changeOf({
          ...values,
          keyGroups: [[{ type: 'hckms', keyId: 'eu:x' }]],
          wrapDataKey,
        }),
      ).rejects.toMatchObject({ code: 'unsupported-recipient' });
    });

    it('tells keys apart by all that they have', () => {
      const key = (context: Record<string, string>) =>
        ({ type: 'kms', arn: kms.arn, context } as const);
      // SOPS prints both of them as a:b,c:d.
      const one = key({ a: 'b', c: 'd' });
      expect(isSameServiceKey(one, key({ c: 'd', a: 'b' }))).toBe(true);
      expect(isSameServiceKey(one, key({ a: 'b,c:d' }))).toBe(false);
      expect(
        isSameServiceKey(
          { type: 'kms', arn: kms.arn },
          { type: 'kms', arn: kms.arn, aws_profile: '' },
        ),
      ).toBe(true);
    });
  });

  it('takes a post-quantum recipient', async () => {
    const { generateHybridIdentity, identityToRecipient } = await import(
      'age-encryption'
    );
    const recipient = await identityToRecipient(await generateHybridIdentity());
    const change = await changeOf({
      ...values,
      keyGroups: [[{ type: 'age', recipient }]],
    });
    expect(parseSopsFileChange(change)).toEqual(change);
  });

  it.each([
    ['values', values],
    ['manifest', manifest],
  ])('makes ciphertexts that open at their places: %s', async (_, options) => {
    const { layout, metadata, namespace, secrets, selector } = {
      ...options,
      ...(await changeOf(options)),
    };
    const content = sopsNodeJson(sopsDocument(layout, secrets, namespace));
    const sops = JSON.stringify({
      ...metadata,
      [selector?.type ?? 'unencrypted_suffix']:
        selector?.value ?? '_unencrypted',
    });
    const { documents } = await decrypt(
      `${content.slice(0, -1)},"sops":${sops}}`,
      { format: 'json', ageIdentities: [IDENTITY] },
    );
    expect(documents).toEqual([
      JSON.parse(
        sopsNodeJson(sopsDocument(layout, options.secrets, namespace)),
      ),
    ]);
  });

  it.each([
    [
      'values-left-open',
      { ...values, selector: { type: 'encrypted_regex', value: '^data$' } },
    ],
    ['manifest-encrypted', { ...manifest, selector: undefined }],
  ] as const)(
    'says that a rule is none for the file: %s',
    async (problem, options) => {
      expect(await encryptSopsFile(options as SopsEncryption)).toEqual({
        problem,
      });
    },
  );
});

describe('looksSopsEncrypted', () => {
  const iv = Buffer.from(
    Array.from({ length: 32 }, (_, index) => (index * 37 + 131) % 256),
  ).toString('base64');
  const tag = Buffer.from(
    Array.from({ length: 16 }, (_, index) => (index * 53 + 177) % 256),
  ).toString('base64');
  const of = (data: string, parts = { iv, tag }, type = 'str') =>
    `ENC[AES256_GCM,data:${data},iv:${parts.iv},tag:${parts.tag},type:${type}]`;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const random = Buffer.from([200, 3, 99, 255, 17, 140, 0]).toString('base64');

  it('takes what sops writes', () => {
    expect(looksSopsEncrypted(of(random))).toBe(true);
  });

  it.each([
    ['a text', 'hunter2'],
    ['no data', of('')],
    ['another type', of(random, undefined, 'int')],
    ['a short nonce', of(random, { iv: tag, tag })],
    ...['abc', 'abcd', 'abcde', 'hunter2', 'correct horse battery'].map(
      text => [`the text ${text}`, of(base64(text))],
    ),
    [
      'a text between other bytes',
      of(
        Buffer.from(`\x01\x02\x03${'hunter2 '.repeat(4)}\x00`).toString(
          'base64',
        ),
      ),
    ],
    [
      'a text as the nonce',
      of(random, { iv: base64('hunter2 '.repeat(4)), tag }),
    ],
    ['a text as the tag', of(random, { iv, tag: base64('hunter2 hunter2!') })],
    ['one byte again and again', of(Buffer.alloc(64, 200).toString('base64'))],
    ['text before it', `hunter2${of(random)}`],
    ['text behind it', `${of(random)}hunter2`],
    ['a second line', `${of(random)}\nhunter2`],
  ])('refuses %s', (_, text) => {
    expect(looksSopsEncrypted(text)).toBe(false);
  });
});

describe('parseSopsFileChange', () => {
  const CANARY = 'CANARY clear value!';

  /** Every way to put a text in clear into one place. */
  function* poisoned(
    value: any,
    path: string[] = [],
  ): Generator<[string, any]> {
    for (const [key, child] of Object.entries(value)) {
      const here = [...path, key];
      const put = (poison: unknown) =>
        Array.isArray(value)
          ? value.map((one, index) => (String(index) === key ? poison : one))
          : { ...value, [key]: poison };
      if (typeof child === 'object') {
        for (const [name, inner] of poisoned(child, here)) {
          yield [name, put(inner)];
        }
      } else {
        yield [here.join('.'), put(CANARY)];
      }
    }
    if (!Array.isArray(value)) {
      yield [`${path.join('.')}, another field`, { ...value, value: CANARY }];
    }
  }

  it.each([
    ['values', values],
    ['manifest', manifest],
    ['key groups', { ...values, keyGroups: [[age], [age]] }],
    [
      'keys of services',
      {
        ...values,
        keyGroups: [
          [
            {
              type: 'kms' as const,
              arn: 'arn:aws:kms:eu-central-1:123456789012:key/floe',
              role: 'arn:aws:iam::123456789012:role/sops',
              context: { app: 'floe' },
              awsProfile: 'floe',
            },
            {
              type: 'gcp_kms' as const,
              resourceId: 'projects/p/locations/l/keyRings/r/cryptoKeys/k',
            },
            {
              type: 'hc_vault' as const,
              vaultAddress: 'https://vault.example.com',
              enginePath: 'transit',
              keyName: 'floe',
            },
          ],
        ],
        wrapDataKey: async (key: { type: string }) => ({
          enc:
            (key.type === 'hc_vault' ? 'vault:v1:' : '') +
            randomBytes(96).toString('base64'),
          created_at: '2026-11-24T12:00:00Z',
        }),
      },
    ],
  ])('takes no text in clear anywhere: %s', async (_, options) => {
    const change = await changeOf(options);
    const places = [...poisoned(change)];
    expect(places.length).toBeGreaterThan(10);
    for (const [place, input] of places) {
      let message = `taken at ${place}`;
      try {
        parseSopsFileChange(input);
      } catch (error) {
        ({ message } = error as Error);
      }
      expect(message).toContain('is not valid');
      expect(message).not.toContain(CANARY);
    }
  });

  it.each([
    [
      'two Secrets in a manifest',
      (change: any) => ({ ...change, layout: 'manifest' }),
    ],
    [
      'a key that the chart does not read',
      (change: any) => ({
        ...change,
        secrets: [
          {
            group: 's3',
            keys: [{ key: 'password', value: change.metadata.mac }],
          },
        ],
      }),
    ],
    [
      'one Secret twice',
      (change: any) => ({
        ...change,
        secrets: [change.secrets[0], change.secrets[0]],
      }),
    ],
    ['no value', (change: any) => ({ ...change, secrets: [] })],
    [
      'a path outside the repository',
      (change: any) => ({ ...change, path: '../values.enc.yaml' }),
    ],
  ])('refuses %s', async (_, spoil) => {
    const change = await changeOf(values);
    expect(() => parseSopsFileChange(spoil(change))).toThrow('is not valid');
  });
});

describe('proposeSopsPath', () => {
  it.each([
    [
      'values',
      'deploy/values-prod.yaml',
      undefined,
      'deploy/values-prod.enc.yaml',
    ],
    ['values', 'values.yml', undefined, 'values.enc.yaml'],
    ['values', 'a/values.enc.yaml', undefined, 'a/values-2.enc.yaml'],
    [
      'manifest',
      'deploy/values.yaml',
      'orders-db',
      'deploy/secrets/orders-db.enc.yaml',
    ],
    ['manifest', 'values.yaml', undefined, 'secrets/secret.enc.yaml'],
  ] as const)('%s beside %s (%s): %s', (layout, path, name, expected) => {
    expect(proposeSopsPath(layout, path, name)).toBe(expected);
  });

  it('passes over names that are taken', () => {
    const taken = ['a.enc.yaml', 'a-2.enc.yaml'];
    expect(
      proposeSopsPath('values', 'a.yaml', undefined, path =>
        taken.includes(path),
      ),
    ).toBe('a-3.enc.yaml');
  });
});
