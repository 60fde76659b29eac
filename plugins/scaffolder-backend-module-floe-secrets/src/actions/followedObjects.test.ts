import {
  applySecretsChange,
  parseSecretsChange,
  type ValuesContext,
} from '@floe/values-files';
import { followedObjects } from './followedObjects';

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

function followed(change: object) {
  const applied = applySecretsChange(
    VALUES,
    parseSecretsChange({
      approach: 'external-secrets',
      components: {},
      ...change,
    }),
    context,
  );
  return followedObjects(applied).map(({ name, change: how }) => [name, how]);
}

const COMPUTE = 'orders-lakehouse-floe-dagster-compute-secret';
const DBT = 'orders-lakehouse-floe-dagster-dbt-cloud';

describe('followedObjects', () => {
  it('has every object that a setting of the release changes', () => {
    expect(followed({ refreshInterval: '30m' })).toEqual([
      [COMPUTE, 'changed'],
      [DBT, 'changed'],
    ]);
  });

  it('has an object that the change is about once', () => {
    expect(
      followed({
        custom: [
          { name: 'dbt-cloud', keys: [{ secretKey: 'TOKEN', remoteKey: 'b' }] },
        ],
      }),
    ).toEqual([[DBT, 'changed']]);
  });

  it('has none of those that are removed', () => {
    expect(followed({ remove: { custom: ['dbt-cloud'] } })).toEqual([]);
  });
});
