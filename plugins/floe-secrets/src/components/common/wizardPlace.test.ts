import { fullnamesOf, wizardPlaceOf } from './wizardPlace';

const secret = (name: string, component: string | null = null) => ({
  name,
  component,
});

describe('fullnamesOf', () => {
  it('follows a fullname that the values files override', () => {
    const fullnames = fullnamesOf('orders-floe-dagster', [
      secret('lakehouse-compute-secret', 'compute'),
      secret('lakehouse-postgresql-secret', 'database'),
      secret('lakehouse-dbt'),
      secret('other-storage-secret', 'compute'),
      secret('-catalog-secret', 'catalog'),
    ]);
    expect(fullnames).toEqual(['orders-floe-dagster', 'lakehouse']);
    expect(
      wizardPlaceOf(
        {
          approach: 'external-secrets',
          kind: 'ExternalSecret',
          name: 'lakehouse-dbt',
        },
        fullnames,
      ),
    ).toMatchObject({ part: 'custom.dbt' });
  });

  it('knows none of a service without a release', () => {
    expect(fullnamesOf(null, [secret('a')])).toEqual([]);
  });
});
