import { mockServices } from '@backstage/backend-test-utils';
import { readObserverConfig } from './ObserverConfig';

const read = (floeSecrets?: {}) =>
  readObserverConfig(mockServices.rootConfig({ data: { floeSecrets } }));

describe('readObserverConfig', () => {
  it('has defaults for everything', () => {
    const config = read();
    expect(config).toMatchObject({
      enabled: true,
      clusterListIntervalMs: 60_000,
      discoveryIntervalMs: 120_000,
      historyRetentionMs: 90 * 86_400_000,
      eventRetentionMs: 30 * 86_400_000,
    });
    expect(config.servicesOf('any')).toEqual([
      { namespace: 'kube-system', name: 'sealed-secrets-controller' },
      { namespace: 'kube-system', name: 'sealed-secrets' },
    ]);
  });

  it('reads durations and where each controller is', () => {
    const config = read({
      clusters: { refreshInterval: '5m' },
      observe: {
        enabled: false,
        discoveryInterval: { seconds: 10 },
        historyRetention: { days: 7 },
      },
      sealedSecrets: {
        namespace: 'sealing',
        clusters: [{ name: 'edge', service: 'unsealer' }],
      },
    });
    expect(config).toMatchObject({
      enabled: false,
      clusterListIntervalMs: 300_000,
      discoveryIntervalMs: 10_000,
      historyRetentionMs: 7 * 86_400_000,
    });
    expect(config.servicesOf('edge')).toEqual([
      { namespace: 'kube-system', name: 'unsealer' },
    ]);
    expect(config.servicesOf('other')[0].namespace).toBe('sealing');
    expect(() => read({ observe: { discoveryInterval: 'often' } })).toThrow(
      'discoveryInterval',
    );
  });
});
