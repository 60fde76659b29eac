import { recorded } from './__testUtils__/recorded';
import { ageKeyPair } from './__testUtils__/ageKeys';
import { decrypt } from './decrypt';
import { encrypt } from './encrypt';

const values = (since: string) => ({
  secrets: {
    postgresql: { password: 's3cret', port: 5432, since },
    ratio: 1,
    octal: 511,
    enabled: true,
    nothing: null,
    empty: '',
    list: ['one', { two: 2 }],
  },
  hosts_unencrypted: ['db.example.test'],
});
const certificate = { certificate: 'line one\nline two\n' };

describe('decrypt', () => {
  describe.each(['3.13.3', '3.9.4'] as const)('a file of sops %s', version => {
    it('opens YAML with its documents, types and comments', async () => {
      const { text, dataKey } = recorded(`sops-${version}.yaml`);
      const opened = await decrypt(text, { format: 'yaml', dataKey });
      const since = version === '3.9.4' ? '2024-02-29' : '2024-02-29T00:00:00Z';
      expect(opened.documents).toEqual([values(since), certificate]);
      expect(opened.text).toContain('# values of the environment');
      expect(opened.text).toContain('# changed every quarter');
      expect(opened.text).not.toContain('ENC[');
    });

    it('opens JSON with its order and types', async () => {
      const { text, dataKey } = recorded(`sops-${version}.json`);
      const opened = await decrypt(text, { format: 'json', dataKey });
      // sops 3.9 rounds integers of JSON itself.
      const large = version === '3.9.4' ? 9007199254740992 : 9007199254740993n;
      expect(opened.documents).toEqual([
        {
          secrets: {
            password: 's3cret',
            10: 1,
            9: large,
            float: 1.5,
            list: [true, null, 'x'],
          },
        },
      ]);
      expect(opened.text.indexOf('"10"')).toBeLessThan(
        opened.text.indexOf('"9"'),
      );
    });

    it('opens dotenv', async () => {
      const { text, dataKey } = recorded(`sops-${version}.env`);
      const opened = await decrypt(text, { format: 'dotenv', dataKey });
      expect(opened.text).toBe(
        '# database\nPASSWORD=s3cret\nCERTIFICATE=one\\ntwo\nEMPTY=\n',
      );
    });

    it('opens INI', async () => {
      const { text, dataKey } = recorded(`sops-${version}.ini`);
      const opened = await decrypt(text, { format: 'ini', dataKey });
      expect(opened.text).toBe(
        '; the database\n[postgresql]\n; changed every quarter\npassword = s3cret\nport = 5432\n',
      );
    });
  });

  describe('refuses', () => {
    const { text, dataKey } = recorded('sops-3.13.3.yaml');
    const options = { format: 'yaml' as const, dataKey };

    it.each([
      [
        'a ciphertext that was changed',
        (file: string) =>
          file.replace(/(password: ENC\[AES256_GCM,data:)../, '$1AA'),
        'value-not-authentic',
        'secrets.postgresql.password',
      ],
      [
        'values that changed places',
        (file: string) =>
          file
            .replace('password:', 'p:')
            .replace('port:', 'password:')
            .replace(' p:', ' port:'),
        'value-not-authentic',
        'secrets.postgresql.port',
      ],
      [
        'a type that was changed',
        (file: string) => file.replace(/(password: .*)type:str/, '$1type:int'),
        'value-not-authentic',
        'secrets.postgresql.password',
      ],
      [
        'an open value that was changed',
        (file: string) => file.replace('db.example.test', 'db.evil.test'),
        'mac-mismatch',
        'sops.mac',
      ],
      [
        'a value that was removed',
        (file: string) => file.replace(/ +ratio:.*\n/, ''),
        'mac-mismatch',
        'sops.mac',
      ],
      [
        'a document that was removed',
        (file: string) => file.slice(0, file.indexOf('\n---')),
        'mac-mismatch',
        'sops.mac',
      ],
      [
        'another time',
        (file: string) =>
          file.replace(/lastmodified: "2026/, 'lastmodified: "2025'),
        'mac-mismatch',
        'sops.mac',
      ],
      [
        'a value in clear where it should be encrypted',
        (file: string) => file.replace(/port: ENC.*/, 'port: 5432'),
        'value-not-authentic',
        'secrets.postgresql.port',
      ],
      [
        'a file without metadata',
        (file: string) => file.replace(/sops:/g, 'pos:'),
        'not-encrypted',
        'sops',
      ],
      [
        'a file without its MAC',
        (file: string) => file.replace(/ +mac:.*\n/g, ''),
        'mac-mismatch',
        'sops.mac',
      ],
    ])('%s', async (_, change, code, field) => {
      const changed = change(text);
      expect(changed).not.toBe(text);
      await expect(decrypt(changed, options)).rejects.toMatchObject({
        name: 'SopsError',
        code,
        field,
      });
    });

    it('another data key, and one of another length', async () => {
      await expect(
        decrypt(text, { ...options, dataKey: new Uint8Array(32) }),
      ).rejects.toMatchObject({ code: 'value-not-authentic' });
      await expect(
        decrypt(text, { ...options, dataKey: new Uint8Array(16) }),
      ).rejects.toMatchObject({ code: 'wrong-data-key' });
    });

    it('keys that the file is not encrypted for', async () => {
      const { identity } = await ageKeyPair();
      await expect(
        decrypt(text, { format: 'yaml', ageIdentities: [identity] }),
      ).rejects.toMatchObject({ code: 'no-data-key' });
      await expect(
        decrypt(text, { format: 'yaml', ageIdentities: ['nonsense'] }),
      ).rejects.toMatchObject({ field: 'ageIdentities' });
    });
  });

  it('lets open values change where only encrypted ones are authenticated', async () => {
    const { recipient, identity } = await ageKeyPair();
    const file = await encrypt('a: 1\nb_unencrypted: x\n', {
      format: 'yaml',
      recipients: [{ type: 'age', recipient }],
      macOnlyEncrypted: true,
    });
    const { documents } = await decrypt(file.replace(': x', ': "y"'), {
      format: 'yaml',
      ageIdentities: [identity],
    });
    expect(documents).toEqual([{ a: 1, b_unencrypted: 'y' }]);
  });

  it.each([
    // What sops 3.13.3 prints, but for the indentation in lists.
    [
      'a merge key',
      'x: &x {u: 1}\nm:\n  <<: *x\n  p: 2\n',
      'x:\n    u: 1\nm:\n    !!merge <<:\n        u: 1\n    p: 2\n',
    ],
    [
      'a merge key in quotes',
      'q:\n  "<<": { z: 1 }\n',
      'q:\n    !!merge <<:\n        z: 1\n',
    ],
    ['a merge key at the top', '<<: { z: 1 }\n', '!!merge <<:\n    z: 1\n'],
    [
      'a merge key in a list',
      'l:\n  - <<: { z: 1 }\n',
      'l:\n    - !!merge <<:\n          z: 1\n',
    ],
    [
      'a document that is a comment',
      'a: 1\n---\nb: 2\n---\n# only comment\n---\nc: 3\n',
      'a: 1\n---\nb: 2\n---\n# only comment\n{}\n---\nc: 3\n',
    ],
    [
      'a comment on an empty map',
      'a: 1\n---\n# x\n{}\n',
      'a: 1\n---\n# x\n{}\n',
    ],
    [
      'a comment on a null',
      'a: 1\n---\n# x\nnull\n---\n\n# q\n\n# r\n...\n---\nb: 2\n',
      'a: 1\n---\n# x\n{}\n---\n# q\n# r\n{}\n---\nb: 2\n',
    ],
    [
      'a comment behind the marker',
      '--- # in\n---\na: 1\n',
      '# in\n{}\n---\na: 1\n',
    ],
  ])('writes %s as sops does', async (_, plain, expected) => {
    const { recipient, identity } = await ageKeyPair();
    const file = await encrypt(plain, {
      format: 'yaml',
      recipients: [{ type: 'age', recipient }],
    });
    expect(file).not.toContain('# ');
    const opened = await decrypt(file, {
      format: 'yaml',
      ageIdentities: [identity],
    });
    expect(opened.text).toBe(expected);
  });
});
