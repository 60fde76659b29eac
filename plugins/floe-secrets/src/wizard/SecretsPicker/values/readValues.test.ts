import { parse as parseDotenv } from 'dotenv';
import fc from 'fast-check';
import { type ReadProblem, ReadValueError } from './foundValues';
import { readDotenv } from './readDotenv';
import { readFile, readText } from './readValues';

function valuesOf(text: string, fileName?: string) {
  return Object.fromEntries(
    readText(text, fileName).values.map(({ name, value }) => [name, value]),
  );
}

/** The problem and line of a text, and everything that the error says. */
function problemOf(text: string, fileName?: string) {
  try {
    readText(text, fileName);
  } catch (error) {
    if (!(error instanceof ReadValueError)) {
      throw error;
    }
    const { problem, line } = error;
    return { problem, line, said: `${error} ${JSON.stringify(error)}` };
  }
  return undefined;
}

const KEY = [
  '-----BEGIN PRIVATE KEY-----',
  'MIIE',
  '-----END PRIVATE KEY-----',
];
const CERTIFICATE = [
  '-----BEGIN CERTIFICATE-----',
  'MIID',
  '-----END CERTIFICATE-----',
];
const lines = (...parts: string[]) => parts.map(part => `${part}\n`).join('');

describe('readText', () => {
  it.each<[string, string, string | undefined, Record<string, string>]>([
    [
      '.env',
      lines(
        '# comment',
        '',
        'PLAIN=one two # comment',
        'export EXPORTED="a # b"',
        "SINGLE='a\\nb'",
        'DOUBLE="a\\nb"',
        'LINES="first',
        'second"',
        'TICKS=`it\'s "quoted"`',
        'DOLLAR=$NOT_EXPANDED',
        'URL=postgres://u:p@h/d?a=b',
        'lower.dotted-name = spaced',
      ),
      undefined,
      {
        PLAIN: 'one two',
        EXPORTED: 'a # b',
        SINGLE: 'a\\nb',
        DOUBLE: 'a\nb',
        LINES: 'first\nsecond',
        TICKS: 'it\'s "quoted"',
        DOLLAR: '$NOT_EXPANDED',
        URL: 'postgres://u:p@h/d?a=b',
        'lower.dotted-name': 'spaced',
      },
    ],
    [
      '.env with line breaks of Windows and a byte order mark',
      '\uFEFFA=1\r\nB="x\r\ny"\r\n',
      '.env.production',
      { A: '1', B: 'x\ny' },
    ],
    [
      'JSON',
      '{\n\t"user": "a\\u00e9\\/",\n\t"port": 5432,\n\t"id": 12345678901234567890,\n\t"on": true,\n\t"nested": {"key": "b"}\n}',
      undefined,
      {
        user: 'aé/',
        port: '5432',
        id: '12345678901234567890',
        on: 'true',
        'nested.key': 'b',
      },
    ],
    [
      'YAML',
      lines(
        '---',
        'zip: 007',
        'float: 1.10',
        'flag: yes',
        'text: "a: b"',
        'block: |',
        '  first',
        '  second',
        'deep:',
        '  er: x',
        'binary: !!binary aGVsbG8=',
      ),
      undefined,
      {
        zip: '007',
        float: '1.10',
        flag: 'yes',
        text: 'a: b',
        block: 'first\nsecond\n',
        'deep.er': 'x',
        binary: 'hello',
      },
    ],
    [
      'a Secret of Kubernetes',
      lines(
        'apiVersion: v1',
        'kind: Secret',
        'metadata: {name: a, labels: {b: c}}',
        'data:',
        '  user: YWxpY2U=',
        '  both: b2xk',
        'stringData:',
        '  both: new',
      ),
      undefined,
      { user: 'alice', both: 'new' },
    ],
    ['a key in PEM', lines(...KEY), undefined, { 'tls.key': lines(...KEY) }],
    [
      'a key in PEM from a file',
      lines(...KEY),
      'snowflake key.p8',
      { 'snowflake_key.p8': lines(...KEY) },
    ],
    [
      'a chain of certificates and a key',
      lines(...CERTIFICATE, ...CERTIFICATE, 'Bag Attributes', ...KEY),
      'bundle.pem',
      {
        'tls.crt': lines(...CERTIFICATE, ...CERTIFICATE),
        'tls.key': lines(...KEY),
      },
    ],
    [
      'a private key within .env',
      `A=1\nKEY="${KEY.join('\n')}"\n`,
      undefined,
      { A: '1', KEY: KEY.join('\n') },
    ],
    [
      'a token alone in a file',
      'abc def\n',
      'token.txt',
      { 'token.txt': 'abc def\n' },
    ],
    [
      'the access keys of AWS as the console gives them',
      '\uFEFFAccess key ID,Secret access key\r\nAKIA1,s/1+=\r\n',
      'user_accessKeys.csv',
      { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 's/1+=' },
    ],
    [
      'an older CSV of AWS, with other columns',
      lines(
        'User name,Password,Access key ID,Secret access key,Console login link',
        'ci,,AKIA1,"s1",https://1.signin.aws.amazon.com/console',
      ),
      undefined,
      { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 's1' },
    ],
    [
      'a profile of AWS',
      '# mine\n[default]\naws_access_key_id = AKIA1\naws_secret_access_key=s#1\n',
      'credentials',
      { aws_access_key_id: 'AKIA1', aws_secret_access_key: 's#1' },
    ],
    [
      'several profiles of AWS',
      '[default]\naws_access_key_id=A\n\n[profile ci]\naws_access_key_id=B\n',
      undefined,
      {
        'default.aws_access_key_id': 'A',
        'profile ci.aws_access_key_id': 'B',
      },
    ],
    [
      'the answer of the API of AWS',
      '{"AccessKey": {"AccessKeyId": "AKIA1", "SecretAccessKey": "s1"}}',
      undefined,
      { 'AccessKey.AccessKeyId': 'AKIA1', 'AccessKey.SecretAccessKey': 's1' },
    ],
    [
      'the credentials of a registry',
      '{"auths": {"https://index.docker.io/v1/": {"auth": "eA=="}}}',
      'config.json',
      {
        '.dockerconfigjson':
          '{"auths": {"https://index.docker.io/v1/": {"auth": "eA=="}}}',
      },
    ],
    [
      'a kubeconfig',
      lines('apiVersion: v1', 'kind: Config', 'clusters:', '- name: a'),
      undefined,
      {
        kubeconfig: lines(
          'apiVersion: v1',
          'kind: Config',
          'clusters:',
          '- name: a',
        ),
      },
    ],
    [
      'YAML whose last document is empty',
      '---\na: x\n---\n',
      undefined,
      { a: 'x' },
    ],
    [
      'variables that are no references',
      lines("A='${B}'", 'C=pa$$word', 'D=$5', 'E="\\${F}"'),
      '.env',
      { A: '${B}', C: 'pa$$word', D: '$5', E: '\\${F}' },
    ],
  ])('reads %s', (_, text, fileName, expected) => {
    expect(valuesOf(text, fileName)).toEqual(expected);
  });

  it('takes a service account file as one value, as it is', () => {
    const text = '{ "type": "service_account",\n "private_key": "x" }\n';

    expect(readText(text).values).toEqual([
      { name: 'service-account.json', value: text, holds: 'service-account' },
    ]);
  });

  it('names what has no value', () => {
    expect(readText('A=\nB=1\nC=""').empty).toEqual(['A', 'C']);
    expect(readText('a: null\nb: 1\nc:').empty).toEqual(['a', 'c']);
  });

  it.each<[ReadProblem, number | undefined, string]>([
    ['notAssignment', 2, 'A=1\nhunter2\n'],
    ['notAssignment', 1, 'aHVudGVyMg==\n'],
    ['notAssignment', 3, '# c\nA=1\nhunter2 = x\nexport'.replace('= x', 'x')],
    ['unquotedHash', 1, 'A=hunter2#x'],
    ['unclosedQuote', 2, 'B=1\nA="hunter2\nC=1'],
    ['textAfterQuote', 3, 'B=1\nA="hun\nter2"hunter2\n'],
    ['escapedQuote', 1, 'A="hunter2\\"x"'],
    ['twice', 3, 'A=1\nB=1\nA=hunter2'],
    ['twice', 2, 'a: 1\na: hunter2'],
    ['twice', 3, '{"a": 1,\n"b": 2,\n"a": "hunter2"}'],
    ['nothing', undefined, 'A=\n'],
    ['nothing', undefined, ' \n '],
    ['nothing', undefined, '# A=b\n\n# only comments\n'],
    ['nameIsCredential', 1, `ghp_${'hunter2a'.repeat(5)}=1`],
    ['nameIsCredential', 1, `${'a'.repeat(254)}hunter2: 1`.slice(7)],
    ['badYaml', 2, 'a: 1\nb: "hunter2\n'],
    ['notJson', 2, '{"a": "hunter2",\n}'],
    ['listInYaml', 2, 'a: 1\nb: [hunter2]'],
    ['aliasInYaml', 2, 'a: &x hunter2\nb: *x'],
    ['aliasInYaml', 2, 'a: {b: hunter2}\n<<: {c: d}'],
    ['tagInYaml', 1, 'a: !vault hunter2'],
    ['tooDeep', 1, `a: ${'{a: '.repeat(20)}hunter2${'}'.repeat(20)}`],
    ['tooDeep', undefined, `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['notOneDocument', 2, 'a: 1\n---\nb: hunter2'],
    ['encrypted', 1, 'a: ENC[AES256_GCM,data:hunter2]'],
    ['holdsNoValues', undefined, 'apiVersion: x/v1\nkind: SealedSecret'],
    ['badBase64', 4, 'apiVersion: v1\nkind: Secret\ndata:\n  a: hunter2!'],
    ['badPem', 1, `${KEY[0]}\nhunter2\n`],
    ['badPem', 3, `${KEY[0]}\nhunter2\n${CERTIFICATE[2]}`],
    ['unknownForm', undefined, 'hunter2'],
    ['unknownForm', 1, '[1, "hunter2"]'],
    ['reference', 2, 'A=1\nURL=https://${USER}:hunter2@x'],
    ['reference', 1, 'A="${B:-hunter2}"'],
    ['notAssignment', 2, '[default]\nhunter2\n'],
    ['nothing', undefined, '[hunter2]\n'],
    ['nothing', undefined, 'Access key ID,Secret access key\n'],
    ['twice', 3, 'Access key ID,Secret access key\nA,hunter2\nB,hunter2'],
    ['tooLarge', undefined, `A=${'hunter2'.repeat(40_000)}`],
    [
      'tooMany',
      201,
      Array.from({ length: 201 }, (_, at) => `A${at}=hunter2`).join('\n'),
    ],
  ])('refuses with %s on line %s', (problem, line, text) => {
    const found = problemOf(text);

    expect(found).toMatchObject({ problem, line });
    expect(found!.said).not.toContain('hunter2');
  });

  it('never fails in any other way, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(
              fc.constantFrom(
                ...[
                  'A',
                  '=',
                  ':',
                  ' ',
                  '\n',
                  '"',
                  "'",
                  '#',
                  '{',
                  '}',
                  '[',
                  '-',
                ],
                ...[
                  '\\',
                  '&a',
                  '*a',
                  '!',
                  '|',
                  '\t',
                  '\0',
                  '-----BEGIN A-----',
                ],
              ),
            )
            .map(parts => parts.join('')),
        ),
        fc.constantFrom(undefined, '.env', 'a.json', 'a.yaml', 'a'),
        (text, fileName) => {
          problemOf(text, fileName);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('readDotenv', () => {
  it('reads what it accepts as the dotenv package does', () => {
    const part = fc.constantFrom(
      ...[
        'A',
        'b.c',
        'X-Y',
        '=',
        ' = ',
        ': ',
        ' ',
        '\n',
        '\r\n',
        '"',
        "'",
        '`',
      ],
      ...['#', ' #', '\\n', '\\', 'export ', 'value', '$X', '{}', '\t', '=='],
    );
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 24 }).map(parts => parts.join('')),
        text => {
          let read;
          try {
            read = readDotenv(text);
          } catch {
            return;
          }
          accepted += 1;
          const expected = parseDotenv(text);
          const own = [
            ...read.values.map(({ name, value }) => [name, value]),
            ...read.empty.map(name => [name, '']),
          ];
          expect(Object.fromEntries(own)).toEqual(expected);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('readFile', () => {
  /** jsdom's files cannot be read as browsers read them. */
  const file = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    Object.assign(new File([bytes], name), {
      arrayBuffer: async () => bytes.buffer,
    });

  it('takes a file that is no text as one value', async () => {
    const bytes = new Uint8Array([0xfe, 0xed, 0xfe, 0xed, 0, 1]);

    expect(await readFile(file('trust store.jks', bytes))).toEqual({
      values: [{ name: 'trust_store.jks', value: bytes }],
      empty: [],
    });
  });

  it.each([
    // Valid UTF-8 and UTF-16, by chance.
    ['client.p12', [0x41, 0x3d, 0x31]],
    ['trust.keystore', [0xff, 0xfe, 0x41, 0x41]],
    ['key.bin', [0x41, 0x3d, 0x01]],
    ['.env', [0x41, 0x3d, 0x31, 0x0a, 0x02]],
  ])('takes %s as one value, to the byte', async (name, content) => {
    const bytes = new Uint8Array(content);

    expect((await readFile(file(name, bytes))).values).toEqual([
      { name: expect.any(String), value: bytes },
    ]);
  });

  it.each([
    ['utf-16le', [0xff, 0xfe, 0x41, 0, 0x3d, 0, 0x31, 0]],
    ['utf-16be', [0xfe, 0xff, 0, 0x41, 0, 0x3d, 0, 0x31]],
    ['utf-8', [0xef, 0xbb, 0xbf, 0x41, 0x3d, 0x31]],
  ])('reads text in %s, with its byte order mark', async (_, bytes) => {
    expect(await readFile(file('.env', new Uint8Array(bytes)))).toMatchObject({
      values: [{ name: 'A', value: '1' }],
    });
  });

  it('refuses what no Secret can hold', async () => {
    const bytes = new Uint8Array(1024 * 1024 + 1);

    await expect(readFile(file('a.bin', bytes))).rejects.toThrow('tooLarge');
  });
});
