import { findingOf, findingsOf, saying } from '../../__testUtils__/recorded';

describe('store-not-found', () => {
  it('is proven by the message of the controller', () => {
    const findings = findingsOf('ExternalSecret', 'es-store-missing');
    expect(findingOf(findings, 'store-not-found')).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: 'There is no SecretStore no-such-store in namespace floe.',
      remedies: [
        { command: 'kubectl get secretstore -n floe' },
        { action: 'open-wizard' },
      ],
    });
    expect(findingOf(findings, 'remote-key-missing')).toBeUndefined();
  });

  it('is not concluded from a store that was not observed yet', () => {
    expect(
      findingOf(
        findingsOf('ExternalSecret', 'es-store-missing', saying('?')),
        'store-not-found',
      ),
    ).toBeUndefined();
  });
});
