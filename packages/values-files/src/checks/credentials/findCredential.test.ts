import { credentialSamples } from '../../__testUtils__/credentialSamples';
import { findCredential } from './findCredential';
import { withCheckDigits } from '../../__testUtils__/withCheckDigits';

const letters = 'q7Rm2Xv9Kc4Lp8Zt1Bn6Hd3Gf5Js0Wy'.repeat(8);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/**
 * Commits, digests and certificates have these forms too: only the name of the
 * field identifies a credential.
 */
const ONLY_IN_REFERENCES = ['token of 40 hex digits', 'private key in base64'];

describe('findCredential', () => {
  it('takes linear time for a text of base64 and white space with another ending', () => {
    // In quadratic time it would take hours.
    expect(findCredential(`${' '.repeat(1_000_000)}!`)).toBeUndefined();
  });

  it.each(
    Object.entries(credentialSamples).filter(
      ([name]) =>
        !ONLY_IN_REFERENCES.includes(name) && name !== 'URL with a token',
    ),
  )('finds: %s', (_, sample) => {
    expect(findCredential(sample)).toBeDefined();
    expect(findCredential(base64(`x: ${sample}\n`))).toMatchObject({
      what: expect.stringMatching(/ in base64$/),
    });
  });

  it.each([
    `export AWS_SECRET_ACCESS_KEY=${letters.slice(0, 40)}`,
    `{"key": "${letters.slice(0, 40)}"}`,
    `jdbc:postgresql://db/x?user=a&password=hunter2`,
    'postgres://dagster:p%40ss/word@db:5432/dagster',
    'Server=db;User Id=sa;Pwd=hunter2;',
    'mysql+pymysql://root:hunter2@db/x',
    'https://user:hunter2@nexus.example/repository',
    'curl -H "Authorization: x" --data api_key=hunter2',
    '{"auths":{"registry.example":{"auth":"dXNlcjpodW50ZXIy"}}}',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nabc',
    'Authorization: Basic dXNlcjpodW50ZXI=',
    '{"private_key": "-----BEGIN PRIVATE KEY-----\\nMIIE"}',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----',
    `sk-ant-api03-${letters.slice(0, 60)}`,
  ])('finds a credential within a text: %s', text => {
    expect(findCredential(text)).toBeDefined();
  });

  it.each([
    '',
    'orders-lakehouse',
    'floe/prod/snowflake',
    'arn:aws:secretsmanager:eu-central-1:123456789012:secret:floe/prod/snowflake-AbCdEf',
    'arn:aws:iam::123456789012:role/floe-orders-external-secrets',
    'ghcr.io/acme/orders@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    '2c26b46b68ffc68ff99b453c1d30413413422d70',
    'registry.example/acme/orders:1.2.3-2c26b46b68ffc68ff99b453c1d30413413422d70',
    '24ed2cc5-9b3e-4b0a-8d2f-0123456789ab',
    'https://vault.example.com:8200',
    'https://user@git.example/acme/orders',
    'postgresql://$(DB_USER):$(DB_PASSWORD)@db:5432/dagster',
    'postgresql://{{ .username }}:{{ .password }}@{{ .host }}/x',
    'postgresql://user:<password>@db',
    'postgresql://user:***@db',
    '--password=$(DB_PASSWORD)',
    '--password-file=/run/secrets/password',
    'password=/run/secrets/password',
    'csrf_token=true',
    'amqp://broker:5672/vhost',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0fL5hT5o0mX4vXq1i8m3o2d5gq9s7k1w0u2y4z6a8b jo@host',
    'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
    '-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQ',
    '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQ',
    'sk-my-orders-service-production-eu',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'glpat-REPLACE_WITH_YOUR_TOKEN',
    'AKIA****************',
    base64('replicas: 3\nimage: orders\nlogLevel: info\n'),
    base64('thirty bytes of a plain text!\n'),
    'Basic authentication is disabled',
    'Services/Orders/Production/Databases/Main',
    'ENC[AES256_GCM,data:Zm9v,iv:x,tag:y,type:str]',
    'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    '0 3 * * 1-5',
  ])('leaves alone: %s', text => {
    expect(findCredential(text)).toBeUndefined();
  });

  it('verifies the check digits of tokens that have them', () => {
    for (const prefix of ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'npm_']) {
      const token = withCheckDigits(prefix, letters.slice(0, 30));
      expect(findCredential(`token ${token}`)).toMatchObject({
        confidence: 'proven',
        severity: 'error',
      });
      const wrong = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
      expect(findCredential(wrong)).toMatchObject({
        confidence: 'likely',
        severity: 'warning',
      });
    }
    // From GitHub's description of the format; it was revoked when it was
    // published.
    expect(
      findCredential(['ghp', 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17'].join('_')),
    ).toMatchObject({ confidence: 'proven' });
  });

  it.each([
    ['http://', 'a'.repeat(100_000)],
    ['password=', '='.repeat(100_000)],
    ['', 'eyJ'.repeat(50_000)],
    ['', '://'.repeat(50_000)],
    ['', 'A1b2/'.repeat(50_000)],
  ])('reads a long text in one pass: %s', (start, rest) => {
    expect(() => findCredential(start + rest)).not.toThrow();
  });
});
