import { scenarios } from '../__fixtures__/scenarios';
import { accessDenied, finding, secret, VAULT } from '../__fixtures__/secrets';
import { groupSecrets } from './groupSecrets';
import { sharedCauses } from './sharedCauses';
import { summarize } from './summarize';

const failingBy = (name: string, findings = [finding(accessDenied)]) =>
  secret({
    name,
    state: 'failing',
    findings,
    source: { ...secret().source, store: VAULT },
  });

describe('sharedCauses', () => {
  it('finds the store that holds up several secrets', () => {
    const causes = sharedCauses([secret(), failingBy('a'), failingBy('b')]);

    expect(causes).toEqual([
      expect.objectContaining({
        findingId: 'provider-access-denied',
        store: VAULT,
        secrets: [
          expect.objectContaining({ name: 'a' }),
          expect.objectContaining({ name: 'b' }),
        ],
      }),
    ]);
  });

  it('keeps stores of the same name in two namespaces apart', () => {
    const causes = sharedCauses([
      failingBy('a'),
      { ...failingBy('b'), namespace: 'elsewhere' },
    ]);

    expect(causes).toHaveLength(2);
  });

  it('takes cluster stores of one cluster for one, whatever the namespace', () => {
    const clusterStore = { ...VAULT, kind: 'ClusterSecretStore' as const };
    const causes = sharedCauses(
      [failingBy('a'), { ...failingBy('b'), namespace: 'elsewhere' }].map(
        item => ({ ...item, source: { ...item.source, store: clusterStore } }),
      ),
    );

    expect(causes).toHaveLength(1);
  });

  it('leaves out what lies with one key, or is no error', () => {
    expect(
      sharedCauses([
        failingBy('a', [finding()]),
        failingBy('b', [finding({ ...accessDenied, severity: 'warning' })]),
      ]),
    ).toEqual([]);
  });
});

describe('summarize', () => {
  it('names the store where it alone is why secrets fail', () => {
    expect(summarize([secret(), failingBy('a'), failingBy('b')])).toMatchObject(
      {
        total: 3,
        counts: { synced: 1, failing: 2 },
        failure: { type: 'store', cause: { store: VAULT } },
      },
    );
  });

  it.each([
    ['the same namespace', 'team', { type: 'title', id: finding().id }],
    ['two namespaces', 'elsewhere', { type: 'several', count: 2 }],
  ])(
    'counts causes by id and place, not by words: %s',
    (_, namespace, failure) => {
      const other = finding({
        summary: 'The provider has no secret floe/other',
      });
      expect(
        summarize([
          { ...failingBy('a', [finding()]), namespace: 'team' },
          { ...failingBy('b', [other]), namespace },
        ]).failure,
      ).toMatchObject(failure);
    },
  );

  it('gives the one finding where all fail by it', () => {
    expect(
      summarize([failingBy('a', [finding()]), failingBy('b', [finding()])])
        .failure,
    ).toEqual({
      type: 'finding',
      id: finding().id,
      summary: 'The provider has no secret floe/prod/polaris',
    });
  });

  it('counts the reasons where there are several', () => {
    expect(
      summarize([failingBy('a'), failingBy('b', [finding()])]).failure,
    ).toEqual({ type: 'several', count: 2 });
  });

  it('does not make up a reason', () => {
    expect(summarize([failingBy('a', [])]).failure).toEqual({
      type: 'not-known',
    });
  });

  it('counts synced secrets with a warning, but not those with a note', () => {
    expect(
      summarize([
        secret({ findings: [finding({ severity: 'warning' })] }),
        secret({ findings: [finding({ severity: 'info' })] }),
      ]).warnings,
    ).toBe(1);
  });
});

describe('groupSecrets', () => {
  it('orders environments as the service has them, and components as the chart does', () => {
    const { items, service } = scenarios['two-environments'];
    const groups = groupSecrets(
      [...items, secret({ name: 'unlabelled', component: null })],
      service.environments,
    );

    expect(groups.map(({ environment }) => environment)).toEqual([
      'prod',
      'staging',
    ]);
    expect(groups[0].components.map(({ component }) => component)).toEqual([
      'database',
      'compute',
      'storage',
      'catalog',
      'dbt',
      null,
    ]);
  });

  it('puts what fails first within a component', () => {
    const [group] = groupSecrets(
      [secret({ name: 'a' }), secret({ name: 'b', state: 'failing' })],
      [],
    );

    expect(group.components[0].secrets.map(({ name }) => name)).toEqual([
      'b',
      'a',
    ]);
  });
});
