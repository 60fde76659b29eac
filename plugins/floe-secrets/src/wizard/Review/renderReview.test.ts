import { clusters, stores } from '../../__fixtures__/clusters';
import { answer } from '../../__fixtures__/entitySecrets';
import { ordersService } from '../../__testUtils__/renderWizard';
import { renderReview } from './renderReview';

const facts = { answer: answer([]), cluster: clusters[0], stores };
const ciphertext = `AgB${'y3i4OJSWK+PvPRpHfK8nRZQ'.repeat(40)}`;

describe('renderReview', () => {
  it('shows values and manifests with the ciphertext cut short', () => {
    const { result } = renderReview(
      {
        approach: 'sealed-secrets',
        scope: 'namespace-wide',
        sealedFor: {
          cluster: 'floe-prod',
          namespace: 'floe-orders',
          fullname: 'orders-lakehouse-floe-dagster',
          certificateFingerprint: 'a'.repeat(64),
        },
        components: {
          catalog: { encryptedData: { 'polaris-client-id': ciphertext } },
        },
        custom: [],
      },
      ordersService,
      facts,
    );

    expect(result!.values.full).toContain(ciphertext);
    expect(result!.values.short).not.toContain(ciphertext);
    expect(result!.values.short).toContain(ciphertext.slice(0, 16));
    expect(result!.values.short).toContain(
      'sealedsecrets.bitnami.com/namespace-wide: "true"',
    );
    expect(result!.manifests.short).toContain(
      'name: orders-lakehouse-floe-dagster-catalog-secret',
    );
    expect(result!.objects).toEqual([
      {
        kind: 'SealedSecret',
        name: 'orders-lakehouse-floe-dagster-catalog-secret',
        component: 'catalog',
        change: 'added',
      },
    ]);
  });

  it('warns of a version that the cluster no longer serves', () => {
    const { findings } = renderReview(
      {
        approach: 'external-secrets',
        storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
        refreshInterval: '15m',
        creationPolicy: 'Owner',
        components: {
          catalog: {
            keys: [{ secretKey: 'polaris-client-id', remoteKey: 'a/b' }],
          },
        },
        custom: [],
      },
      ordersService,
      facts,
    );

    expect(findings.map(({ id }) => id)).toContain('api-version-not-served');
  });

  it('judges a refresh interval by the policy of the environment', () => {
    const idsWith = (refreshInterval: string) =>
      renderReview(
        {
          approach: 'external-secrets',
          storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
          refreshInterval,
          creationPolicy: 'Owner',
          components: {
            catalog: {
              keys: [{ secretKey: 'polaris-client-id', remoteKey: 'a/b' }],
            },
          },
          custom: [],
        },
        ordersService,
        {
          ...facts,
          answer: {
            ...facts.answer,
            service: {
              ...facts.answer.service,
              environments: facts.answer.service.environments.map(place => ({
                ...place,
                policy: {
                  ...place.policy,
                  refreshInterval: { minSeconds: 60, maxSeconds: 300 },
                },
              })),
            },
          },
        },
      ).findings.map(({ id }) => id);

    expect(idsWith('5m')).not.toContain('refresh-interval-out-of-range');
    expect(idsWith('15m')).toContain('refresh-interval-out-of-range');
  });

  it('tells what refuses the change instead of rendering it', () => {
    const review = renderReview(
      {
        approach: 'external-secrets',
        storeRef: { kind: 'ClusterSecretStore', name: 'platform-vault' },
        refreshInterval: '15m',
        creationPolicy: 'Owner',
        components: {
          catalog: {
            keys: [
              { secretKey: 'polaris-client-id', remoteKey: 'secret/data/floe' },
            ],
          },
        },
        custom: [],
      },
      ordersService,
      facts,
    );

    expect(review.result).toBeUndefined();
    expect(review.findings).toContainEqual(
      expect.objectContaining({
        id: 'vault-path-has-data-prefix',
        severity: 'error',
      }),
    );
  });
});
