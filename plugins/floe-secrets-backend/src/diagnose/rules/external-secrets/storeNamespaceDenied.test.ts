import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('store-namespace-denied', () => {
  it('names the store, the namespace and what the store allows', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-store-denied'),
        'store-namespace-denied',
      ),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'The ClusterSecretStore platform-fake does not allow namespace floe.',
      evidence: [
        { kind: 'event' },
        { kind: 'spec', text: 'The store allows: other' },
      ],
    });
  });
});
