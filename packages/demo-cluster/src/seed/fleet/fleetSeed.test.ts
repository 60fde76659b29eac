import { startDemoCluster } from '../../startDemoCluster';
import { demoServices } from '../services';
import { fleetSeed } from './fleetSeed';
import { fleetClusters, fleetServices } from './fleetServices';

type Condition = { type: string; status: string; reason: string };
type ExternalSecret = {
  metadata: { name: string; namespace: string };
  status?: { conditions?: Condition[] };
};

async function failingIn(name: string): Promise<{
  all: number;
  failing: string[];
}> {
  const member = fleetClusters.find(cluster => cluster.name === name)!;
  const cluster = await startDemoCluster({
    seed: fleetSeed(member),
    sealingKeySize: 2048,
    runOperators: false,
  });
  try {
    const response = await fetch(
      `${cluster.url}/apis/external-secrets.io/v1/externalsecrets`,
      { headers: { authorization: `Bearer ${cluster.token}` } },
    );
    const { items } = (await response.json()) as { items: ExternalSecret[] };
    return {
      all: items.length,
      failing: items
        .filter(
          ({ status }) =>
            !status?.conditions?.some(
              ({ type, status: state }) => type === 'Ready' && state === 'True',
            ),
        )
        .map(({ metadata }) => metadata.name)
        .sort(),
    };
  } finally {
    await cluster.stop();
  }
}

describe('the fleet of the demonstration', () => {
  it('makes more than sixty services, with the ones that Git delivers', () => {
    const all = [...demoServices, ...fleetServices];
    expect(all).toHaveLength(62);
    expect(new Set(all.map(({ name }) => name)).size).toBe(62);
    expect(new Set(all.map(({ namespace }) => namespace)).size).toBe(62);
  });

  it('fails in staging for all services of the store that cannot log in', async () => {
    const { all, failing } = await failingIn('floe-staging');
    expect(all).toBeGreaterThan(150);
    expect(
      new Set(failing.map(name => name.replace(/-floe-dagster-.*/, ''))),
    ).toEqual(
      new Set(
        fleetServices
          .filter(({ owner }) => owner === 'content-data')
          .map(({ name }) => name),
      ),
    );
  });

  it('fails for one denied key in production', async () => {
    const { all, failing } = await failingIn('floe-prod-us');
    expect(all).toBeGreaterThan(100);
    expect(failing).toEqual(['credit-limits-floe-dagster-compute-secret']);
  });

  it('fails for missing keys in development', async () => {
    const { failing } = await failingIn('floe-dev');
    expect(failing).toEqual([
      'sensor-stream-floe-dagster-catalog-secret',
      'support-topics-floe-dagster-catalog-secret',
    ]);
  });
});
