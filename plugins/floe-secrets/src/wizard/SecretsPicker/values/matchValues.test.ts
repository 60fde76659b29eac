import { matchValues, type Target } from './matchValues';

const target = (secretKey: string, fields: Partial<Target> = {}): Target => ({
  place: 'components.compute',
  secretKey,
  label: secretKey,
  isInGit: false,
  ...fields,
});

const TARGETS = [
  target('SNOWFLAKE_USER'),
  target('SNOWFLAKE_PASSWORD'),
  target('postgresql-password', { place: 'components.postgresql' }),
  target('BIGQUERY_KEYFILE', { holds: 'service-account' }),
  target('AWS_SECRET_ACCESS_KEY', { place: 'components.storage' }),
  target('token', { place: 'custom.dbt' }),
  target('same-key', { place: 'custom.a' }),
  target('same-key', { place: 'custom.b' }),
];

function matchesOf(...names: string[]) {
  return matchValues(
    names.map(name => ({ name, value: 'x' })),
    TARGETS,
  ).map(found => found?.secretKey);
}

describe('matchValues', () => {
  it.each([
    ['the same name', 'SNOWFLAKE_USER', 'SNOWFLAKE_USER'],
    ['another case', 'snowflake_user', 'SNOWFLAKE_USER'],
    ['other separators', 'POSTGRESQL_PASSWORD', 'postgresql-password'],
    ['camel case', 'snowflakeUser', 'SNOWFLAKE_USER'],
    ['a nested name', 'snowflake.user', 'SNOWFLAKE_USER'],
    ['a prefix', 'PROD_SNOWFLAKE_USER', 'SNOWFLAKE_USER'],
    ['a path', 'compute.snowflake.password', 'SNOWFLAKE_PASSWORD'],
    ['one word', 'TOKEN', 'token'],
    [
      'the name of the API of AWS',
      'Credentials.SecretAccessKey',
      'AWS_SECRET_ACCESS_KEY',
    ],
    ['a profile', 'default.aws_secret_access_key', 'AWS_SECRET_ACCESS_KEY'],
  ])('fits a key by %s', (_, name, expected) => {
    expect(matchesOf(name)).toEqual([expected]);
  });

  it.each([
    ['a prefix of a key of one word', 'GITHUB_TOKEN'],
    ['the end of another word', 'MYSNOWFLAKE_USER'],
    ['a suffix', 'SNOWFLAKE_USER_OLD'],
    ['two keys of the same name', 'same-key'],
    ['nothing', '_'],
  ])('proposes nothing for %s', (_, name) => {
    expect(matchesOf(name)).toEqual([undefined]);
  });

  it('gives a key to the name that fits better, and to none of two alike', () => {
    expect(matchesOf('DEV_SNOWFLAKE_USER', 'SNOWFLAKE_USER')).toEqual([
      undefined,
      'SNOWFLAKE_USER',
    ]);
    expect(matchesOf('DEV_SNOWFLAKE_USER', 'PROD_SNOWFLAKE_USER')).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('gives a service account file to the key that holds one', () => {
    const [found] = matchValues(
      [{ name: 'floe-prod.json', value: '{}', holds: 'service-account' }],
      TARGETS,
    );

    expect(found?.secretKey).toBe('BIGQUERY_KEYFILE');
  });
});
