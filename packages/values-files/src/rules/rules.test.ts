import { apiVersionNotServed, apiVersionOfChart } from './apiVersionNotServed';
import { clusterStoreUsed } from './clusterStoreUsed';
import { refreshDisabled, refreshIntervalOutOfRange } from './refresh';
import { looksLikeScope, sealedScopeMismatch } from './sealedScopeMismatch';
import { targetOwnedByOther } from './targetOwnedByOther';

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
    expect(refreshDisabled(facts)).toBe(disabled);
    expect(refreshIntervalOutOfRange(facts, bounds)).toBe(side);
    const generated = { ...facts, generated: true };
    expect(refreshDisabled(generated)).toBeUndefined();
    expect(refreshIntervalOutOfRange(generated, bounds)).toBeUndefined();
  });

  it.each([
    ['CreatedOnce', 'created-once'],
    ['OnChange', 'on-change'],
  ] as const)('checks %s without its interval', (refreshPolicy, reason) => {
    const facts = { refreshPolicy, intervalSeconds: 1, generated: false };
    expect(refreshDisabled(facts)).toBe(reason);
    expect(refreshIntervalOutOfRange(facts, bounds)).toBeUndefined();
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
    ).toEqual(['platform']);
  });
});

describe('targetOwnedByOther', () => {
  it('finds an owner that is another object, named or not', () => {
    expect(targetOwnedByOther('a', [{ id: 'a' }])).toBeUndefined();
    expect(targetOwnedByOther('a', [])).toBeUndefined();
    expect(targetOwnedByOther('a', [{ id: 'a' }, { id: 'b' }])?.id).toBe('b');
    expect(targetOwnedByOther('a', [{ id: null }])).toEqual({ id: null });
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
    expect(apiVersionNotServed(rendered, served)).toEqual(found);
  });

  it('recognises a chart only by its name and version', () => {
    expect(apiVersionOfChart('floe-dagster-0.1.0')).toBe(
      'external-secrets.io/v1beta1',
    );
    expect(apiVersionOfChart('floe-dagster-0.2.0')).toBeUndefined();
    expect(apiVersionOfChart('orders-0.1.0')).toBeUndefined();
  });
});

describe('sealedScopeMismatch', () => {
  const PREFIX = 'sealedsecrets.bitnami.com';
  it.each([
    [`${PREFIX}/namespace-wide`, 'True', 'strict', true],
    [`${PREFIX}/namespace-wide`, true, 'strict', true],
    [`${PREFIX}/namespace-wide`, 'yes', 'strict', true],
    [`${PREFIX}/namespace_wide`, 'true', 'strict', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'true', 'strict', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'true', 'cluster-wide', false],
    [`${PREFIX}/namespace-wide`, 'true', 'strict', false],
    [`${PREFIX}/namespace-wide`, 'false', 'strict', false],
    [`${PREFIX}/namespace-wide`, 'No', 'strict', false],
    [`${PREFIX}/namespace-wide`, false, 'strict', false],
    ['example.com/not-namespace-wide-at-all', 'true', 'strict', false],
  ] as const)('%s: %p with the scope %s', (annotation, value, scope, found) => {
    const hints = looksLikeScope(annotation, value)
      ? [{ annotation, value: String(value) }]
      : [];
    expect(sealedScopeMismatch(scope, hints)).toHaveLength(found ? 1 : 0);
  });
});
