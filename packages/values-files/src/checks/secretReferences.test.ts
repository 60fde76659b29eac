import { externalSecrets, findingsOf, section } from '../__testUtils__/checked';

const of = (root: object, more: object = { compute: section('k') }) =>
  findingsOf('secret-reference-missing', externalSecrets(more, root), {
    release: 'orders',
  });
const made = 'orders-floe-dagster-compute-secret';
const ref = (name: string, key: string) => ({
  env: [{ name: 'A', valueFrom: { secretKeyRef: { name, key } } }],
});

describe('secret-reference-missing', () => {
  it('finds a Secret of the release that nothing creates', () => {
    const name = 'orders-floe-dagster-storage-secret';
    expect(
      of({ dagster: { dagsterDaemon: { envSecrets: [{ name }] } } }),
    ).toEqual(['warning dagster.dagsterDaemon.envSecrets[0].name']);
    expect(of(ref(name, 'K'))).toHaveLength(1);
    expect(of({ volumes: [{ secret: { secretName: name } }] })).toHaveLength(1);
    expect(of({ envFrom: [{ secretRef: { name } }] })).toHaveLength(1);
    expect(
      of({
        dagster: {
          generatePostgresqlPasswordSecret: false,
          global: { postgresqlSecretName: name },
        },
      }),
    ).toHaveLength(1);
  });

  it('finds a key that the Secret does not have', () => {
    expect(of(ref(made, 'OTHER'))).toEqual([
      'error env[0].valueFrom.secretKeyRef.name',
    ]);
    const global = {
      postgresqlSecretName: 'orders-floe-dagster-postgresql-secret',
    };
    expect(
      of(
        { dagster: { generatePostgresqlPasswordSecret: false, global } },
        { postgresql: { enabled: true, usernameKey: 'k' } },
      ),
    ).toEqual(['error dagster.global.postgresqlSecretName']);
  });

  it('reports nothing that files encrypted by SOPS create, or may create', () => {
    const name = 'orders-floe-dagster-storage-secret';
    const withSops = (
      reference: object,
      sopsFiles: { secrets: string[]; hasValues: boolean },
    ) =>
      findingsOf(
        'secret-reference-missing',
        externalSecrets({ compute: section('k') }, reference),
        { release: 'orders', sopsFiles },
      );
    const manifests = { secrets: [name], hasValues: false };
    expect(withSops(ref(name, 'K'), manifests)).toEqual([]);
    expect(withSops(ref(`${name}-2`, 'K'), manifests)).toHaveLength(1);
    const values = { secrets: [], hasValues: true };
    expect(withSops(ref(name, 'K'), values)).toEqual([]);
    expect(withSops(ref(made, 'OTHER'), values)).toEqual([]);
    expect(
      withSops(ref(name, 'K'), { secrets: [], hasValues: false }),
    ).toHaveLength(1);
  });

  it('reports nothing for Secrets that are created or do not belong to the release', () => {
    expect(of(ref(made, 'KEY'))).toEqual([]);
    expect(
      of({ dagster: { dagsterDaemon: { envSecrets: [{ name: made }] } } }),
    ).toEqual([]);
    expect(of(ref('platform-secret', 'K'))).toEqual([]);
    expect(
      findingsOf(
        'secret-reference-missing',
        externalSecrets({}, ref('orders-floe-dagster-x', 'K')),
      ),
    ).toEqual([]);
  });
});
