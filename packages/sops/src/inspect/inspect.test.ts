import { ageKeyPair } from '../__testUtils__/ageKeys';
import { recorded } from '../__testUtils__/recorded';
import { encrypt } from '../encrypt';
import { inspect } from './inspect';

describe('inspect', () => {
  it('sees of a file of sops what can be seen without a key', async () => {
    const { text } = recorded('sops-3.13.3.yaml');
    const seen = await inspect(text, { format: 'yaml' });
    expect(seen).toMatchObject({
      isEncrypted: true,
      keyGroups: [
        [{ key: { type: 'age', recipient: expect.stringMatching(/^age1/) } }],
      ],
      version: '3.13.3',
      lastModified: '2026-11-24T09:30:01Z',
      selector: { type: 'unencrypted_suffix', value: '_unencrypted' },
      macOnlyEncrypted: false,
      documentCount: 2,
      comments: { encrypted: 2, plaintext: 0 },
    });
    expect(
      seen.leaves.map(({ path, state, type, bytes }) => [
        path.join('/'),
        state,
        type,
        bytes,
      ]),
    ).toEqual([
      ['secrets/postgresql/password', 'encrypted', 'str', 6],
      ['secrets/postgresql/port', 'encrypted', 'int', 4],
      ['secrets/postgresql/since', 'encrypted', 'time', 20],
      ['secrets/ratio', 'encrypted', 'float', 1],
      ['secrets/octal', 'encrypted', 'int', 3],
      ['secrets/enabled', 'encrypted', 'bool', 4],
      ['secrets/empty', 'empty', 'str', 0],
      ['secrets/list/0', 'encrypted', 'str', 3],
      ['secrets/list/1/two', 'encrypted', 'int', 1],
      ['hosts_unencrypted/0', 'plaintext', 'str', 15],
      ['certificate', 'encrypted', 'str', 18],
    ]);
    expect(seen.faults).toEqual([
      expect.objectContaining({
        code: 'needs-newer-sops',
        field: 'secrets.postgresql.since',
      }),
    ]);
  });

  describe('of several documents', () => {
    const encryptFor = async (text: string) => {
      const { recipient } = await ageKeyPair();
      const file = await encrypt(text, {
        format: 'yaml',
        recipients: [{ type: 'age', recipient }],
        selector: { type: 'encrypted_regex', value: '^secret$' },
      });
      return { file, group: [[{ key: { type: 'age', recipient } }]] };
    };

    it('sees one encryption where sops encrypted all', async () => {
      const { file, group } = await encryptFor('secret: a\n---\nsecret: b\n');
      const seen = await inspect(file, { format: 'yaml' });
      expect(seen).toMatchObject({
        sharesMetadata: true,
        keyGroups: group,
        otherKeyGroups: [],
        faults: [],
      });
      expect(seen.leaves.map(({ document }) => document)).toEqual([0, 1]);
    });

    it('sees the keys of each that was encrypted for itself', async () => {
      const one = await encryptFor('secret: a\n');
      const two = await encryptFor('secret: b\n');
      const seen = await inspect(`${one.file}---\n${two.file}`, {
        format: 'yaml',
      });
      expect(seen).toMatchObject({
        sharesMetadata: false,
        keyGroups: one.group,
        otherKeyGroups: [{ keyGroups: two.group }],
        faults: [],
      });
    });

    it.each([0, 1])('sees an open one in place %d', async place => {
      const { file, group } = await encryptFor('secret: a\n');
      const texts = [file];
      texts.splice(place, 0, 'kind: x\nsecret: open\n');
      const seen = await inspect(texts.join('---\n'), { format: 'yaml' });
      expect(seen).toMatchObject({
        isEncrypted: true,
        sharesMetadata: false,
        keyGroups: group,
        otherKeyGroups: [],
        faults: [{ code: 'plaintext-value', field: 'secret' }],
      });
      expect(
        seen.leaves.find(
          ({ state, selected }) => state === 'plaintext' && selected,
        )?.document,
      ).toBe(place);
    });
  });

  it.each([
    ['sops-3.9.4.yaml', 'yaml'],
    ['sops-3.9.4.json', 'json'],
    ['sops-3.9.4.env', 'dotenv'],
    ['sops-3.9.4.ini', 'ini'],
    ['sops-3.13.3.json', 'json'],
    ['sops-3.13.3.env', 'dotenv'],
    ['sops-3.13.3.ini', 'ini'],
  ] as const)('finds nothing wrong with %s', async (name, format) => {
    const seen = await inspect(recorded(name).text, { format });
    expect(seen).toMatchObject({ isEncrypted: true, faults: [] });
    expect(seen.keyGroups[0]).toHaveLength(1);
  });

  it('reads every kind of master key, groups and their threshold', async () => {
    const { recipient } = await ageKeyPair();
    const recipients = [
      [
        { type: 'age' as const, recipient },
        {
          type: 'kms' as const,
          arn: 'arn:aws:kms:eu-west-1:111122223333:key/1234',
          role: 'arn:aws:iam::111122223333:role/floe',
          context: { app: 'floe' },
          awsProfile: 'prod',
        },
      ],
      [
        {
          type: 'hc_vault' as const,
          vaultAddress: 'https://vault.example.test',
          enginePath: 'transit',
          keyName: 'floe',
        },
      ],
      [
        { type: 'gcp_kms' as const, resourceId: 'projects/p/…' },
        {
          type: 'azure_kv' as const,
          vaultUrl: 'https://v.vault.azure.net',
          name: 'k',
          version: '1',
        },
        { type: 'hckms' as const, keyId: 'eu-west-101:1' },
      ],
    ];
    const options = {
      recipients,
      shamirThreshold: 2,
      wrapDataKey: async () => 'wrapped',
      now: new Date('2026-11-24T08:00:00Z'),
    };
    const plain = {
      yaml: 'password: s3cret\n',
      json: '{"password": "s3cret"}',
      dotenv: 'password=s3cret\n',
      ini: '[a]\npassword = s3cret\n',
      binary: 's3cret',
    };
    for (const [format, text] of Object.entries(plain)) {
      const file = await encrypt(text, {
        ...options,
        format: format as 'yaml',
      });
      const seen = await inspect(file, { format: format as 'yaml' });
      expect(seen.shamirThreshold).toBe(2);
      expect(
        seen.keyGroups.map(group =>
          group
            .map(({ key }) => key)
            .sort((a, b) => (a.type < b.type ? -1 : 1)),
        ),
      ).toEqual(
        recipients.map(group =>
          [...group].sort((a, b) => (a.type < b.type ? -1 : 1)),
        ),
      );
      expect(seen.keyGroups[1][0].createdAt).toBe('2026-11-24T08:00:00Z');
      expect(seen.faults).toEqual([]);
    }
  });

  describe('finds what is wrong', () => {
    const { text } = recorded('sops-3.13.3.yaml');

    it.each([
      [
        'plaintext-value',
        'secrets.postgresql.password',
        (file: string) => file.replace(/password: ENC.*/, 'password: s3cret'),
      ],
      [
        'malformed-value',
        'secrets.postgresql.password',
        (file: string) => file.replace(/(password: ENC[^ ]*iv:)..../, '$1'),
      ],
      [
        'not-selected',
        'hosts_unencrypted[0]',
        (file: string) => {
          const ciphertext = /port: (ENC.*)/.exec(file)![1];
          return file.replace('db.example.test', ciphertext);
        },
      ],
      [
        'unquoted-time',
        'sops.lastmodified',
        (file: string) =>
          file.replace(/lastmodified: "(.*)"/, 'lastmodified: $1'),
      ],
      ['no-mac', 'sops.mac', (file: string) => file.replace(/ +mac:.*\n/g, '')],
      [
        'comment-in-list',
        'secrets.list',
        (file: string) => file.replace(/( +)- two/, '$1# note\n$1- two'),
      ],
      [
        'malformed-key',
        'sops.age',
        (file: string) => file.replace(/-----BEGIN AGE/, '-----BEGIN'),
      ],
      [
        'not-encrypted',
        'sops',
        (file: string) => file.replace(/^sops:[^]*?(?=^---|$(?![^]))/gm, ''),
      ],
    ])('%s', async (code, field, change) => {
      const changed = change(text);
      expect(changed).not.toBe(text);
      const { faults } = await inspect(changed, { format: 'yaml' });
      expect(faults).toContainEqual(expect.objectContaining({ code, field }));
      expect(JSON.stringify(faults)).not.toContain('s3cret');
    });

    it('a value that the rule has encrypted and the file has not', async () => {
      const { leaves, faults } = await inspect(text, {
        format: 'yaml',
        selector: { type: 'encrypted_regex', value: '^hosts' },
      });
      expect(leaves.find(leaf => leaf.selectedByRule)).toMatchObject({
        path: ['hosts_unencrypted', 0],
        selected: false,
      });
      expect(faults).toContainEqual(
        expect.objectContaining({
          code: 'plaintext-value',
          field: 'hosts_unencrypted[0]',
        }),
      );
    });

    it('a file in clear, by what the rule says', async () => {
      const seen = await inspect('a: s3cret\nb: 1\n', {
        format: 'yaml',
        selector: { type: 'encrypted_regex', value: '^a$' },
      });
      expect(seen.isEncrypted).toBe(false);
      expect(seen.faults.map(({ code, field }) => [code, field])).toEqual([
        ['not-encrypted', 'sops'],
        ['plaintext-value', 'a'],
      ]);
    });

    it('several selectors, which sops refuses', async () => {
      await expect(
        inspect(
          text.replace(/( +)version:/, '$1encrypted_suffix: x\n$1version:'),
          {
            format: 'yaml',
          },
        ),
      ).rejects.toMatchObject({ code: 'invalid-metadata' });
    });
  });
});
