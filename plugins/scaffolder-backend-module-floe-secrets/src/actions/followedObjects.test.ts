import {
  applySecretsChange,
  parseSecretsChange,
  type ValuesContext,
} from '@floe/values-files';
import { followedObjects } from './followedObjects';
import { removedParts } from './removedParts';

const context: ValuesContext = {
  release: 'orders-lakehouse',
  namespace: 'floe-orders',
  cluster: { name: 'floe-prod' },
};

const VALUES = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: 1h0m0s
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/snowflake
    custom:
      - name: dbt-cloud
        data:
          - secretKey: TOKEN
            remoteKey: floe/dbt
`;

function apply(change: object) {
  return applySecretsChange(
    VALUES,
    parseSecretsChange({
      approach: 'external-secrets',
      components: {},
      ...change,
    }),
    context,
  );
}

function followed(change: object) {
  return followedObjects(apply(change)).map(({ name, change: how }) => [
    name,
    how,
  ]);
}

const COMPUTE = 'orders-lakehouse-floe-dagster-compute-secret';
const DBT = 'orders-lakehouse-floe-dagster-dbt-cloud';

describe('followedObjects', () => {
  it('lists every object that a setting of the release changes', () => {
    expect(followed({ refreshInterval: '30m' })).toEqual([
      [COMPUTE, 'changed'],
      [DBT, 'changed'],
    ]);
  });

  it('lists an object of the change once', () => {
    expect(
      followed({
        custom: [
          { name: 'dbt-cloud', keys: [{ secretKey: 'TOKEN', remoteKey: 'b' }] },
        ],
      }),
    ).toEqual([[DBT, 'changed']]);
  });

  it('lists no removed objects', () => {
    expect(followed({ remove: { custom: ['dbt-cloud'] } })).toEqual([]);
  });
});

describe('removedParts', () => {
  const component = 'compute';
  const kind = 'ExternalSecret';

  it.each([
    [{ custom: ['dbt-cloud'] }, [{ kind, name: DBT }]],
    [{ components: ['compute'] }, [{ kind, name: COMPUTE, component }]],
    [
      { approach: true },
      [
        { kind, name: COMPUTE, component },
        { kind, name: DBT },
      ],
    ],
    // Removing its last key removes the object.
    [
      { keys: [{ component, secretKey: 'SNOWFLAKE_USER' }] },
      [{ kind, name: COMPUTE, component }],
    ],
  ])('lists the parts that %j removes', (remove, parts) => {
    expect(removedParts(apply({ remove }))).toEqual(parts);
  });

  it('lists the keys that an object loses', () => {
    const change = {
      custom: [
        { name: 'dbt-cloud', keys: [{ secretKey: 'USER', remoteKey: 'b' }] },
      ],
      remove: { keys: [{ custom: 'dbt-cloud', secretKey: 'TOKEN' }] },
    };
    expect(removedParts(apply(change))).toEqual([
      { kind, name: DBT, keys: ['TOKEN'] },
    ]);
    expect(followed(change)).toEqual([[DBT, 'changed']]);
  });

  it('is empty if a change only adds or changes', () => {
    expect(removedParts(apply({ refreshInterval: '30m' }))).toEqual([]);
  });
});
