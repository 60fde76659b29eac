import { checked, externalSecrets } from '../__testUtils__/checked';
import { CheckContext } from './types';

const KEY = 'generatePostgresqlPasswordSecret';
const postgresql = { enabled: true, passwordKey: 'floe/db' };
const of = (
  dagster: object,
  context?: CheckContext,
  more: object = { postgresql },
) =>
  checked(externalSecrets(more, { dagster }), context).map(
    ({ id, path, severity }) => `${severity} ${id} ${path}`,
  );
const global = {
  postgresqlSecretName: 'orders-floe-dagster-postgresql-secret',
};

describe('the Secret of the Dagster chart', () => {
  it.each([
    [{ global: { ...global, [KEY]: false } }, `dagster.global.${KEY}`],
    [{ global }, 'dagster.global.postgresqlSecretName'],
    [{ global, [KEY]: true }, 'dagster.global.postgresqlSecretName'],
    [
      { [KEY]: true, global: { ...global, [KEY]: false } },
      `dagster.global.${KEY}`,
    ],
  ])(
    'clashes with %j, whether the release is known or not',
    (dagster, path) => {
      const finding = `error target-owned-by-other ${path}`;
      expect(of(dagster)).toEqual([finding]);
      expect(of(dagster, { release: 'orders' })).toEqual([finding]);
    },
  );

  it('has no effect under global, even if nothing clashes', () => {
    expect(of({ global: { [KEY]: false } }, {}, {})).toEqual([
      `warning setting-without-effect dagster.global.${KEY}`,
    ]);
  });

  it.each([
    { [KEY]: false, global },
    { [KEY]: false, global: { ...global, [KEY]: false } },
    { enabled: false, global },
    { global: { postgresqlSecretName: 'another' } },
    {},
  ])('is right with %j', dagster => {
    expect(of(dagster, { release: 'orders' })).toEqual([]);
  });
});

describe('database-connection-missing', () => {
  const host = {
    postgresqlHost: 'db',
    postgresqlUsername: 'u',
    postgresqlDatabase: 'd',
  };
  const ids = (dagster: object) => of({ [KEY]: false, ...dagster }, {}, {});

  it.each([
    { postgresql: { enabled: false } },
    { postgresql: { enabled: false, ...host, postgresqlHost: '' } },
    { postgresql: { enabled: false }, externalPostgresql: { host: 'db' } },
  ])('finds %j', dagster => {
    expect(ids(dagster)).toEqual([
      'warning database-connection-missing dagster.postgresql.enabled',
    ]);
  });

  it.each([
    { postgresql: { enabled: false, ...host } },
    { postgresql: { enabled: true } },
    { postgresql: {} },
    { enabled: false, postgresql: { enabled: false } },
  ])('leaves alone %j', dagster => {
    expect(ids(dagster)).toEqual([]);
  });
});
