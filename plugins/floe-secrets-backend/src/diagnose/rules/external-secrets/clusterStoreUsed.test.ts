import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('cluster-store-used', () => {
  it('reports a ClusterSecretStore', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-store-denied'),
        'cluster-store-used',
      ),
    ).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      evidence: [{ text: 'secretStoreRef: ClusterSecretStore platform-fake' }],
    });
  });

  it('does not report a SecretStore', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-extract'),
        'cluster-store-used',
      ),
    ).toBeUndefined();
  });
});
