import { randomBytes } from 'node:crypto';
import { credentialSamples } from '../__testUtils__/credentialSamples';
import { sealedText } from '../__testUtils__/changes';
import { looksSealed, SEALED_PATTERN, UNSEALED_PATTERN } from './ciphertext';
import { CREDENTIAL_PATTERN, looksLikeCredential } from './credentialForms';
import { parseGoDuration } from './goDuration';
import { survivesUnquoted } from './plainScalar';

describe('parseGoDuration', () => {
  it.each([
    ['15m', 900],
    ['1h', 3600],
    ['1h30m', 5400],
    ['1h0m0s', 3600],
    ['0', 0],
    ['0s', 0],
    ['1.5h', 5400],
    ['500ms', 0.5],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(parseGoDuration(text)).toBeCloseTo(seconds, 6);
  });

  it.each(['', '15', 'h', '15 m', '-15m', '1d', '15m ', '1e3s'])(
    'does not read %j',
    text => {
      expect(parseGoDuration(text)).toBeUndefined();
    },
  );
});

describe('looksSealed', () => {
  it('takes a ciphertext, that of an empty value too', () => {
    expect(looksSealed(sealedText('x'))).toBe(true);
    expect(looksSealed(sealedText('x', 0))).toBe(true);
    expect(looksSealed(sealedText('x', 50_000))).toBe(true);
  });

  it.each([
    '',
    'AgBy3i4OJSWK...',
    'AgBy3i4OJSWK',
    'correct horse battery staple',
    btoa('correct horse battery staple'.repeat(40)),
    sealedText('x').slice(0, -20),
    ` ${sealedText('x')}`,
  ])('refuses %.20j', text => {
    expect(looksSealed(text)).toBe(false);
  });
});

describe('what only looks sealed', () => {
  const sealed = (rsaLength: number, rsa: Uint8Array, value: Uint8Array) =>
    Buffer.concat([
      Buffer.from([Math.floor(rsaLength / 256), rsaLength % 256]),
      rsa,
      value,
    ]).toString('base64');
  const clear = Buffer.from('correct horse battery staple');
  const foreign = Buffer.from('Правильная лошадь, батарея');
  const random = (length: number) => randomBytes(length);

  it.each([256, 384, 512, 768, 1024, 2048])(
    'takes random bytes behind an RSA part of %d bytes',
    length => {
      const text = sealed(length, random(length), random(40));
      expect(looksSealed(text)).toBe(true);
      expect(text).toMatch(new RegExp(SEALED_PATTERN, 'u'));
      expect(text).not.toMatch(new RegExp(UNSEALED_PATTERN, 'u'));
    },
  );

  it.each([128, 200, 264, 520, 1000, 2040])(
    'refuses an RSA part of %d bytes, which no key has',
    length => {
      expect(looksSealed(sealed(length, random(length), random(40)))).toBe(
        false,
      );
    },
  );

  it.each<[string, (length: number) => [Buffer, Buffer]]>([
    ['text behind random bytes', length => [random(length), clear]],
    [
      'text with a tag behind random bytes',
      length => [random(length), Buffer.concat([clear, random(16)])],
    ],
    [
      'text of 16 characters',
      length => [random(length), clear.subarray(0, 16)],
    ],
    ['text of another script', length => [random(length), foreign]],
    [
      'text of another script with a tag',
      length => [random(length), Buffer.concat([foreign, random(16)])],
    ],
    [
      'text in UTF-16',
      length => [
        random(length),
        Buffer.concat([Buffer.from(clear.toString(), 'utf16le'), random(16)]),
      ],
    ],
    [
      'text in the RSA part',
      length => [
        Buffer.concat([clear, random(length - clear.length)]),
        random(40),
      ],
    ],
    [
      'text in hexadecimal digits',
      length => [random(length), Buffer.from(clear.toString('hex'))],
    ],
    ['zeros for the RSA part', length => [Buffer.alloc(length), random(40)]],
    ['one byte for the RSA part', length => [Buffer.alloc(length, 7), clear]],
    [
      'a short pattern for the RSA part',
      length => [Buffer.alloc(length, 'abcdefg'), random(40)],
    ],
    ['an empty value', length => [random(length), Buffer.alloc(16)]],
  ])('refuses %s', (_, parts) => {
    for (const length of [256, 384, 512]) {
      const [rsa, value] = parts(length);
      expect(looksSealed(sealed(length, rsa, value))).toBe(false);
    }
  });
});

describe('survivesUnquoted', () => {
  it.each([
    'floe/prod/dagster-postgresql',
    '/floe/prod/db',
    'arn:aws:secretsmanager:us-west-2:123456789012:secret:floe-AbCdEf',
    'projects/p/secrets/s/versions/3',
    'db.password',
    'SNOWFLAKE_USER',
    '1.2.3',
  ])('is true of %s', text => {
    expect(survivesUnquoted(text)).toBe(true);
  });

  it.each([
    '',
    'on',
    'y',
    'null',
    '~',
    '123',
    '1e3',
    '0x1F',
    '2024-01-01',
    '12:30:45',
    '@name',
    'a:',
    'a: b',
    'a #b',
    '#a',
    '*a',
    '&a',
    '!a',
    '{a}',
    '[a]',
    '"a"',
    '|',
    '-',
    'naïve',
    'a\nb',
  ])('is false of %j', text => {
    expect(survivesUnquoted(text)).toBe(false);
  });
});

describe('looksLikeCredential', () => {
  it.each([
    `AKIA${'A1'.repeat(8)}`,
    '-----BEGIN PRIVATE KEY-----',
    `eyJ${'a'.repeat(8)}.eyJ${'b'.repeat(8)}.${'c'.repeat(8)}`,
    'postgresql://dagster:pass@db:5432/dagster',
  ])('knows a credential', text => {
    expect(looksLikeCredential(text)).toBe(true);
  });

  it.each(Object.entries(credentialSamples))('knows a %s', (_, text) => {
    expect(looksLikeCredential(text)).toBe(true);
  });

  it('has a pattern that means the same with and without flags', () => {
    for (const text of Object.values(credentialSamples)) {
      expect(text).toMatch(new RegExp(CREDENTIAL_PATTERN));
      expect(text).toMatch(new RegExp(CREDENTIAL_PATTERN, 'u'));
    }
  });

  it.each([
    'floe/prod/snowflake',
    'arn:aws:secretsmanager:us-west-2:123456789012:secret:floe-AbCdEf',
    'kv/data/eyJ',
    'floe/prod/dagster-postgresql-password',
    'secret/data/floe/prod/token',
    'projects/floe-prod-123456/secrets/snowflake/versions/latest',
    '0f3a9c5e-7b1d-2846-90ab-cdef01234567',
    'https://floe.vault.azure.net/secrets/db/0f3a9c5e7b1d284690abcdef01234567',
    'Data.Platform/Teams/orders-lakehouse/db1',
    'skills/and-task-queues/are-no-keys',
    'users.#(name=="floe").password',
    'sha256/registry.npm_mirror/config',
    'glue-catalog/floe/prod',
  ])('leaves a reference alone', text => {
    expect(looksLikeCredential(text)).toBe(false);
  });
});
