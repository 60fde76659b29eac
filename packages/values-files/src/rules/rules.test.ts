import { apiVersionNotServed, apiVersionOfChart } from './apiVersionNotServed';
import { clusterStoreUsed } from './clusterStoreUsed';
import { refreshDisabled, refreshIntervalOutOfRange } from './refresh';

const bounds = { refreshMinSeconds: 300, refreshMaxSeconds: 600 };

describe('refreshDisabled and refreshIntervalOutOfRange', () => {
  it.each([
    [-3600, 'interval-not-positive', undefined],
    [0, 'interval-not-positive', undefined],
    [1e-9, undefined, 'too-short'],
    [299.9, undefined, 'too-short'],
    [300, undefined, undefined],
    [600, undefined, undefined],
    [600.1, undefined, 'too-long'],
    [null, undefined, undefined],
  ])('checks %d s', (intervalSeconds, disabled, side) => {
    const facts = { intervalSeconds, generated: false };
    expect(refreshDisabled(facts)?.cause).toBe(disabled);
    expect(refreshIntervalOutOfRange(facts, bounds)?.cause).toBe(side);
    const generated = { ...facts, generated: true };
    expect(refreshDisabled(generated)).toBeUndefined();
    expect(refreshIntervalOutOfRange(generated, bounds)).toBeUndefined();
  });

  it.each([
    ['CreatedOnce', 'created-once'],
    ['OnChange', 'on-change'],
  ] as const)('checks %s without its interval', (refreshPolicy, reason) => {
    const facts = { refreshPolicy, intervalSeconds: 1, generated: false };
    expect(refreshDisabled(facts)?.cause).toBe(reason);
    expect(refreshIntervalOutOfRange(facts, bounds)).toBeUndefined();
  });
});

describe('refreshDisabled of objects in the cluster', () => {
  const facts = { intervalSeconds: 3600, generated: false };
  it.each([
    [{ suspended: true }, 'suspended', 'info', 'proven'],
    [{ pushesOnce: true }, 'never-replaced', 'info', 'proven'],
    [
      { windows: { prevent: 'always', isCertain: true } },
      'windows-never-open',
      'warning',
      'proven',
    ],
    [
      { windows: { prevent: 'sometimes' } },
      'windows-too-short',
      'warning',
      'likely',
    ],
    [
      { windows: { prevent: 'until-next' } },
      'waiting-for-window',
      'info',
      'likely',
    ],
  ] as const)('%j: %s', (more, cause, severity, confidence) => {
    expect(refreshDisabled({ ...facts, ...more })).toEqual({
      cause,
      severity,
      confidence,
    });
  });
});

describe('clusterStoreUsed', () => {
  it('names each ClusterSecretStore once', () => {
    const platform = { kind: 'ClusterSecretStore', name: 'platform' };
    expect(
      clusterStoreUsed([
        platform,
        null,
        { kind: 'SecretStore', name: 'own' },
        undefined,
        platform,
      ]),
    ).toMatchObject({ severity: 'info', names: ['platform'] });
    expect(clusterStoreUsed([null, undefined])).toBeUndefined();
  });
});

describe('apiVersionNotServed', () => {
  it.each([
    ['external-secrets.io/v1beta1', ['v1'], ['v1']],
    ['external-secrets.io/v1beta1', ['external-secrets.io/v1'], ['v1']],
    ['v1beta1', ['v1', 'v1alpha1'], ['v1', 'v1alpha1']],
    ['external-secrets.io/v1', ['v1'], undefined],
    [
      'v1',
      ['external-secrets.io/v1beta1', 'external-secrets.io/v1'],
      undefined,
    ],
    ['v1', [], undefined],
    ['v1', undefined, undefined],
  ])('%s if %j is served', (rendered, served, found) => {
    const answer = apiVersionNotServed(rendered, served);
    expect(answer?.served).toEqual(found);
    expect(answer?.severity).toBe(found && 'warning');
  });

  it('is an error if an administrator configured the version', () => {
    expect(apiVersionNotServed('v1beta1', ['v1'], true)).toMatchObject({
      severity: 'error',
      confidence: 'proven',
    });
  });

  it('recognises a chart only by its name and version', () => {
    expect(apiVersionOfChart('floe-dagster-0.1.0')).toBe(
      'external-secrets.io/v1beta1',
    );
    expect(apiVersionOfChart('floe-dagster-0.2.0')).toBeUndefined();
    expect(apiVersionOfChart('orders-0.1.0')).toBeUndefined();
  });
});
