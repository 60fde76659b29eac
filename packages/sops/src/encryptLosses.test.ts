import { ageKeyPair } from './__testUtils__/ageKeys';
import { decrypt } from './decrypt';
import { encrypt, type EncryptOptions } from './encrypt';
import { inspect } from './inspect/inspect';
import type { SopsFormat } from './stores/stores';
import type { EncryptWarning } from './warnings';

describe('what sops would lose', () => {
  let identity: string;
  let recipients: EncryptOptions['recipients'];

  beforeAll(async () => {
    const pair = await ageKeyPair();
    identity = pair.identity;
    recipients = [{ type: 'age', recipient: pair.recipient }];
  });

  const yaml = (data: unknown) =>
    encrypt(JSON.stringify(data).replaceAll('\u2028', '\\u2028'), {
      format: 'yaml',
      recipients,
    });

  it.each<[unknown, string]>([
    [{ a: '\tx\ny\n' }, 'a'],
    [{ a: '\t\n' }, 'a'],
    [{ a_unencrypted: { b: '\tx\n y' } }, 'a_unencrypted.b'],
    [{ a: ['\tx\ny'] }, 'a[0]'],
    [{ a: ['x', ' x\ny'] }, 'a[1]'],
    [{ a: ['\nx'] }, 'a[0]'],
    [{ a: [['\n x']] }, 'a[0][0]'],
    [{ a: [{ b: ' x\ny' }] }, 'a[0].b'],
    [{ a: ['\u2028x\ny'] }, 'a[0]'],
  ])('refuses %j', async (data, field) => {
    await expect(yaml(data)).rejects.toMatchObject({
      code: 'unsupported-value',
      field,
    });
  });

  it('refuses a key of several lines that begins with a tab', async () => {
    await expect(yaml({ a: { '\tx\ny': 'z' } })).rejects.toMatchObject({
      code: 'unsupported-key',
      field: 'a',
    });
  });

  it.each([
    { a: '\tx' },
    { a: '\tx\ny ' },
    { a: '\tx \ny' },
    { a: '\tx\n\u0007' },
    { a: '\tx\n😀' },
    { a: ' x\ny' },
    { a: ['\n', '\n\n', 'x\n y', ' \n'] },
    { a: [{ b: { c: ' x\ny' } }] },
  ])('takes %j', async data => {
    const file = await yaml(data);
    const opened = await decrypt(file, {
      format: 'yaml',
      ageIdentities: [identity],
    });
    expect(opened.documents).toEqual([data]);
  });

  const warningsOf = async (text: string, format: SopsFormat) => {
    const warnings: EncryptWarning[] = [];
    const warn = (warning: EncryptWarning) => warnings.push(warning);
    await encrypt(text, { format, recipients, warn });
    expect(JSON.stringify(warnings)).not.toMatch(/s3cret/);
    return warnings.map(({ code, field }) => `${code} ${field}`);
  };

  it('warns of INI values that a comment cuts off', async () => {
    const text = [
      '[db]',
      'password = s3cret#right',
      'other = "s3cret;right"',
      'quoted = `s3cret#right`',
      'long = """s3cret#right"""',
      'noted = s3cret # why',
      'noted2 = s3cret ; why',
      '# s3cret#right',
      'empty = #why',
    ].join('\n');
    expect(await warningsOf(text, 'ini')).toEqual([
      'value-cut-off db.password',
      'value-cut-off db.other',
    ]);
  });

  it('warns of line breaks that sops 3.9 leaves out', async () => {
    const text = JSON.stringify({ a: { b: '\n\ns3cret' }, c: 's3cret\n' });
    expect(await warningsOf(text, 'yaml')).toEqual(['line-breaks-lost a.b']);
    expect(await warningsOf(text, 'json')).toEqual([]);
  });
});

describe('keys that are there twice', () => {
  const text = '{"a": "b", "a": "c", "o": {"x": 1, "x": 2}}';

  it('are refused when JSON is encrypted, and read where sops wrote them', async () => {
    const { recipient, identity } = await ageKeyPair();
    const options = {
      format: 'json' as const,
      recipients: [{ type: 'age' as const, recipient }],
    };
    await expect(encrypt(text, options)).rejects.toMatchObject({
      code: 'malformed',
    });
    // As sops encrypts it: the same path for both.
    const file = (await encrypt('{"a": "b", "z": "c"}', options)).replace(
      '"z"',
      '"a"',
    );
    const { leaves } = await inspect(file, options);
    expect(leaves.map(({ path }) => path)).toEqual([['a'], ['a']]);
    await expect(
      decrypt(file, { ...options, ageIdentities: [identity] }),
    ).rejects.toMatchObject({ code: 'value-not-authentic' });
    await expect(
      inspect('{"sops": {}, "sops": {}}', options),
    ).rejects.toMatchObject({ code: 'malformed' });
  });

  it('are sections of INI that sops 3.9 does not open', async () => {
    const { recipient } = await ageKeyPair();
    const options = {
      format: 'ini' as const,
      recipients: [{ type: 'age' as const, recipient }],
    };
    const peers = '[Peer]\na = 1\n[Peer]\na = 2\n[Other]\na = 3\n';
    const faults = (await inspect(await encrypt(peers, options), options))
      .faults;
    expect(faults).toMatchObject([{ code: 'needs-newer-sops', field: 'Peer' }]);
  });
});
