import { externalSecrets, findingsOf, section } from '../__testUtils__/checked';
import { credentialSamples } from '../__testUtils__/credentialSamples';

const of = (compute: object, more?: object) =>
  findingsOf('credential-in-values', externalSecrets({ compute, ...more }));

describe('a value in place of a reference', () => {
  it.each(Object.entries(credentialSamples))('finds: %s', (_, sample) => {
    const place = 'floe.externalSecrets.compute.secrets[0]';
    expect(of(section(sample))).toEqual([`error ${place}.remoteKey`]);
    expect(of(section('floe/db', { property: sample }))).toEqual([
      `error ${place}.property`,
    ]);
    expect(
      findingsOf(
        'credential-in-values',
        externalSecrets({
          postgresql: { enabled: true, passwordKey: sample },
        }),
      ),
    ).toEqual(['error floe.externalSecrets.postgresql.passwordKey']);
  });

  it.each([
    'q7Rm2Xv9Kc4Lp8Zt1Bn6Hd3',
    'floe/prod/q7Rm2Xv9Kc4Lp8Zt1Bn6Hd3',
    'Xk9#mQ2$vL8!',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('warns of %s', value => {
    expect(of(section(value))).toEqual([
      'warning floe.externalSecrets.compute.secrets[0].remoteKey',
    ]);
  });

  it('checks disabled sections too', () => {
    expect(
      of({
        ...section(credentialSamples['AWS access key id']),
        enabled: false,
      }),
    ).toHaveLength(1);
  });

  it.each([
    ['floe/prod/snowflake', 'password'],
    ['/floe/prod/snowflake', 'data.password'],
    [
      'arn:aws:secretsmanager:eu-central-1:123456789012:secret:floe/prod/db-AbCdEf',
      'a\\.b',
    ],
    ['username_password/24ed2cc5-9b3e-4b0a-8d2f-0123456789ab', 'password'],
    [
      'projects/acme-prod/secrets/floe-prod-db/versions/latest',
      'users.#(name=="A1b").password',
    ],
    ['hfnjvi6aymbsnfc2xeeoheizda', 'credential|@base64'],
    ['Safe/Team-Floe/Account_DB1', 'Password'],
  ])('accepts %s and %s as references', (remoteKey, property) => {
    expect(of(section(remoteKey, { property }))).toEqual([]);
  });
});
