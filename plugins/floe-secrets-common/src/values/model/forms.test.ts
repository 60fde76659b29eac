import { sealedText } from '../testing';
import { looksSealed } from './ciphertext';
import { looksLikeCredential } from './credentialForms';
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

  it.each([
    'floe/prod/snowflake',
    'arn:aws:secretsmanager:us-west-2:123456789012:secret:floe-AbCdEf',
    'kv/data/eyJ',
  ])('leaves a reference alone', text => {
    expect(looksLikeCredential(text)).toBe(false);
  });
});
