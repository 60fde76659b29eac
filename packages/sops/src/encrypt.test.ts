import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import fc from 'fast-check';
import { ageKeyPair } from './__testUtils__/ageKeys';
import { addCreationRule } from './config/addCreationRule';
import { decrypt } from './decrypt';
import { encrypt, type EncryptOptions } from './encrypt';
import { masterKeyId, type MasterKey } from './keys/masterKey';
import { SopsError } from './errors';
import { inspect } from './inspect/inspect';
import { SELECTOR_TYPES } from './selector';

const TEXT = 'password: s3cret\nopen_unencrypted: free\n';

describe('encrypt', () => {
  let recipient: string;
  let identity: string;
  let options: EncryptOptions;

  beforeAll(async () => {
    ({ recipient, identity } = await ageKeyPair());
    options = { format: 'yaml', recipients: [{ type: 'age', recipient }] };
  });

  const errorOf = async (text: string, more: Partial<EncryptOptions> = {}) => {
    const error = await encrypt(text, { ...options, ...more }).catch(e => e);
    expect(error).toBeInstanceOf(SopsError);
    return error as SopsError;
  };

  it('leaves keys readable and nothing else', async () => {
    const file = await encrypt(
      '# about s3cret\npassword: s3cret # s3cret too\nlist:\n  # s3cret\n  - s3cret\n',
      { ...options, now: new Date('2026-11-24T08:00:00.999Z') },
    );
    expect(file).not.toContain('s3cret');
    expect(file).toMatch(
      /^password: ENC\[AES256_GCM,data:[^,]+,iv:[^,]{44},tag:[^,]{24},type:str\]/m,
    );
    expect(file).toContain('lastmodified: "2026-11-24T08:00:00Z"');
  });

  it.each(SELECTOR_TYPES)(
    'takes an empty %s for no selector, as sops does',
    async type => {
      const selector = { type, value: '' };
      const file = await encrypt(`# s3cret\n${TEXT}`, { ...options, selector });
      expect(file).not.toContain('s3cret');
      expect(file).toContain('open_unencrypted: free');
      expect(file).toContain('unencrypted_suffix: _unencrypted');
      const opened = await decrypt(file, {
        format: 'yaml',
        ageIdentities: [identity],
      });
      expect(opened.text).toContain(TEXT);
      const rule = await addCreationRule(undefined, {
        path: 'a.yaml',
        keyGroups: [[{ type: 'age', recipient }]],
        selector,
      });
      expect(rule).not.toContain(type);
      const { faults } = await inspect(TEXT, { format: 'yaml', selector });
      expect(faults.map(({ code, field }) => `${code} ${field}`)).toEqual([
        'not-encrypted sops',
        'plaintext-value password',
      ]);
    },
  );

  it('encrypts alike twice, with other ciphertexts', async () => {
    const files = await Promise.all([
      encrypt(TEXT, options),
      encrypt(TEXT, options),
    ]);
    const [first, second] = files.map(file => /password: .*/.exec(file)![0]);
    expect(first).not.toBe(second);
  });

  /** Without whole numbers of more than 64 bits, which sops refuses in YAML. */
  const jsonOfSops = fc.jsonValue({ maxDepth: 4 }).filter(value => {
    let fits = true;
    JSON.stringify(value, (_, part) => {
      fits &&= !(Number.isInteger(part) && Math.abs(part) >= 2 ** 63);
      return part;
    });
    return fits;
  });

  it.each(['json', 'yaml'] as const)('keeps data in %s', async format => {
    await fc.assert(
      fc.asyncProperty(jsonOfSops, async value => {
        const text = JSON.stringify({ value });
        const file = await encrypt(text, { ...options, format });
        const opened = await decrypt(file, {
          format,
          ageIdentities: [identity],
        });
        expect(opened.documents).toEqual([withBigints(JSON.parse(text))]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['dotenv', (text: string) => `KEY=${text.replace(/\n/g, '\\n')}\n`],
    ['binary', (text: string) => `${text}.`],
  ] as const)('keeps the text of %s', async (format, fileOf) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async value => {
        const text = fileOf(value);
        const file = await encrypt(text, { ...options, format });
        const opened = await decrypt(file, {
          format,
          ageIdentities: [identity],
        });
        expect(opened.text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the types that sops has, and its reading of numbers', async () => {
    const text = [
      'octal: 0777',
      'grouped: 1_000',
      'hexadecimal: 0x1F',
      'large: 9223372036854775807',
      'whole_float: 1.0',
      'time: 2001-1-2',
      'yes: yes',
      'quoted: "0777"',
      'tagged: !!str 0777',
      'base64: !!binary aGk=',
      'anchor: &a [1, 2]',
      'alias: *a',
      '',
    ].join('\n');
    const file = await encrypt(text, options);
    const opened = await decrypt(file, {
      format: 'yaml',
      ageIdentities: [identity],
    });
    expect(opened.documents).toEqual([
      {
        octal: 511,
        grouped: 1000,
        hexadecimal: 31,
        large: 9223372036854775807n,
        whole_float: 1,
        time: '2001-01-02T00:00:00Z',
        yes: 'yes',
        quoted: '0777',
        tagged: '0777',
        base64: 'hi',
        anchor: [1, 2],
        alias: [1, 2],
      },
    ]);
    expect(opened.text).toContain('whole_float: 1.0\n');
  });

  it('has a service encrypt the data key with all that belongs to its key', async () => {
    const keys: MasterKey[] = [
      {
        type: 'kms',
        arn: 'arn:aws:kms:eu-west-1:111122223333:key/1234',
        role: 'arn:aws:iam::111122223333:role/floe',
        context: { app: 'floe' },
        awsProfile: 'prod',
      },
      {
        type: 'gcp_kms',
        resourceId: 'projects/p/locations/global/keyRings/r/cryptoKeys/k',
      },
      {
        type: 'hc_vault',
        vaultAddress: 'https://vault.example.test',
        enginePath: 'transit',
        keyName: 'floe',
      },
      {
        type: 'azure_kv',
        vaultUrl: 'https://v.vault.azure.net',
        name: 'k',
        version: '1',
      },
      { type: 'hckms', keyId: 'eu-west-101:1234' },
    ];
    const asked: MasterKey[] = [];
    const wrapped = new Map<string, Uint8Array>();
    const file = await encrypt(TEXT, {
      ...options,
      recipients: keys,
      wrapDataKey: async (key, dataKey) => {
        asked.push(key);
        wrapped.set(masterKeyId(key), dataKey.slice());
        return `wrapped by ${key.type}`;
      },
    });
    expect(asked).toEqual(keys);
    for (const key of keys) {
      const { documents } = await decrypt(file, {
        format: 'yaml',
        unwrapDataKey: async (named, enc) => {
          expect(keys).toContainEqual(named);
          return enc === `wrapped by ${key.type}`
            ? wrapped.get(masterKeyId(named))
            : undefined;
        },
      });
      expect(documents).toEqual([
        { password: 's3cret', open_unencrypted: 'free' },
      ]);
    }
  });

  it('encrypts for a key of Azure Key Vault from its public half', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
    });
    const { n, e } = publicKey.export({ format: 'jwk' });
    const file = await encrypt(TEXT, {
      ...options,
      recipients: [
        {
          type: 'azure_kv',
          vaultUrl: 'https://v.vault.azure.net',
          name: 'k',
          version: '1',
          publicKey: { n: n!, e: e! },
        },
      ],
    });
    const { documents } = await decrypt(file, {
      format: 'yaml',
      unwrapDataKey: async (_, enc) => {
        expect(enc).toMatch(/^[\w-]+$/);
        return privateDecrypt(
          {
            key: privateKey,
            padding: constants.RSA_PKCS1_OAEP_PADDING,
            oaepHash: 'sha256',
          },
          Buffer.from(enc, 'base64url'),
        );
      },
    });
    expect(documents[0]).toMatchObject({ password: 's3cret' });
  });

  it.each([
    ['sops: {}', 'already-encrypted', 'sops'],
    ['', 'empty', 'file'],
    ['- a', 'unsupported-value', 'file'],
    ['just text', 'unsupported-value', 'file'],
    ['a: 18446744073709551615', 'unsupported-value', 'a'],
    ['1: a', 'unsupported-key', ''],
    ['a:\n  ? [b]\n  : c', 'unsupported-key', 'a'],
    ['a: 1\na: 2', 'malformed', 'a'],
    ['a: [1', 'malformed', 'line 1'],
    ['a: "\\ud800"', 'unsupported-value', 'a'],
    ['a: !!int x', 'malformed', 'a'],
    ['a: !!binary /w==', 'unsupported-value', 'a'],
    ['a: *b', 'malformed', 'a'],
  ])('refuses %j', async (text, code, field) => {
    expect(await errorOf(text)).toMatchObject({ code, field });
  });

  it.each([
    [{ recipients: [] }, 'no-recipients', 'recipients'],
    [{ recipients: [[]] }, 'no-recipients', 'recipients'],
    [
      { selector: { type: 'encrypted_regex', value: '(?=a)' } },
      'invalid-selector',
      'encrypted_regex',
    ],
    [
      { recipients: [{ type: 'age', recipient: 'ecdsa-sha2-nistp256 AAAA' }] },
      'unsupported-recipient',
      'recipient',
    ],
    [
      { recipients: [{ type: 'age', recipient: 'age1yubikey1qwe' }] },
      'unsupported-recipient',
      'recipient',
    ],
    [
      { recipients: [{ type: 'age', recipient: 'age1nonsense' }] },
      'invalid-recipient',
      'recipient',
    ],
    [
      {
        recipients: [
          {
            type: 'azure_kv',
            vaultUrl: 'https://v.vault.azure.net',
            name: 'k',
            version: '',
            publicKey: { n: 'AQAB', e: 'AQAB' },
          },
        ],
      },
      'invalid-recipient',
      'version',
    ],
    [
      { recipients: [{ type: 'pgp', fingerprint: 'AB' }] },
      'wrapper-missing',
      'publicKey',
    ],
    [
      { recipients: [{ type: 'kms', arn: 'arn:aws:kms:x' }] },
      'wrapper-missing',
      'wrapDataKey',
    ],
  ] as [Partial<EncryptOptions>, string, string][])(
    'refuses %j',
    async (more, code, field) => {
      expect(await errorOf(TEXT, more)).toMatchObject({ code, field });
    },
  );

  it.each([1, 3, 1.5])(
    'refuses a threshold of %s for two groups',
    async shamirThreshold => {
      const [group] = [
        options.recipients as { type: 'age'; recipient: string }[],
      ];
      expect(
        await errorOf(TEXT, { recipients: [group, group], shamirThreshold }),
      ).toMatchObject({ code: 'invalid-threshold' });
    },
  );

  it('does not quote a secret key that was given as a recipient', async () => {
    const error = await errorOf(TEXT, {
      recipients: [{ type: 'age', recipient: identity }],
    });
    expect(error.message).toContain('secret key of age');
    expect(error.message).not.toContain(identity);
  });

  it('refuses a comment that decides about encryption where readers disagree', async () => {
    const selector = {
      type: 'encrypted_comment_regex' as const,
      value: 'secret',
    };
    expect(
      await errorOf('list:\n  # secret\n  - a\n', { selector }),
    ).toMatchObject({ code: 'unsupported-comment' });
    expect(
      await errorOf('a:\n  b: 1\n  # secret\nc: 2\n', { selector }),
    ).toMatchObject({ code: 'unsupported-comment' });
  });

  it('refuses a comment that would come to lie open', async () => {
    const selector = { type: 'encrypted_regex' as const, value: '^data$' };
    const error = await errorOf('data:\n  # old: s3cret\n  - a\n', {
      selector,
    });
    expect(error).toMatchObject({ code: 'unsupported-comment', field: 'data' });
    expect(error.message).not.toContain('s3cret');
    const file = await encrypt('data:\n  # s3cret\n  a: 1\n', {
      ...options,
      selector,
    });
    expect(file).not.toContain('s3cret');
  });

  it('keeps comments, but those in lists above the list', async () => {
    const file = await encrypt(
      'a:\n  # one\n  - x # two\n  - b: 1\n    # three\n    c: 2\nd: {} # four\n# five\n',
      options,
    );
    const opened = await decrypt(file, {
      format: 'yaml',
      ageIdentities: [identity],
    });
    expect(opened.text).toBe(
      '# one\n# two\na:\n    - x\n    - b: 1\n      # three\n      c: 2\n# four\nd: {}\n# five\n',
    );
  });

  it('takes very many comments', async () => {
    const text = `${'# x\n'.repeat(150_000)}a: 1\n`;
    expect(await encrypt(text, options)).toContain('type:int');
  }, 60_000);

  it('never quotes values in errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async noise => {
        const text = `a: s3cret\n${noise}\nb: "s3cret\n`;
        const error = await encrypt(text, options).catch(e => e);
        expect(String(error.message)).not.toContain('s3cret');
      }),
    );
  });

  it.each([
    ['yaml', { yaml: { indent: 2 } }, '\n  b: ENC'],
    ['yaml', { yaml: { indent: 0 } }, '\n    b: ENC'],
    ['json', { json: { indent: 3 } }, '\n      "b": "ENC'],
    ['json', {}, '\n\t\t"b": "ENC'],
  ] as const)('lays %s out as %j has it', async (format, stores, expected) => {
    const file = await encrypt('{"a": {"b": "c"}}', {
      format,
      stores,
      recipients: [{ type: 'age', recipient: (await ageKeyPair()).recipient }],
    });
    expect(file).toContain(expected);
  });
});

/** Integers that a number does not hold exactly come as bigints. */
function withBigints(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withBigints);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, withBigints(inner)]),
    );
  }
  if (value === 0) {
    return 0;
  }
  const isLarge =
    typeof value === 'number' &&
    /^-?\d{1,19}$/.test(String(value)) &&
    !Number.isSafeInteger(value) &&
    BigInt.asIntN(64, BigInt(String(value))) === BigInt(String(value));
  return isLarge ? BigInt(String(value)) : value;
}
