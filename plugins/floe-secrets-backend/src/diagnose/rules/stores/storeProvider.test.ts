import { findingOf, findingsOfStore } from '../../__testUtils__/recorded';

describe('causes in the store itself', () => {
  it('recognises missing credentials', () => {
    expect(
      findingOf(
        findingsOfStore('SecretStore', 'bad-store'),
        'store-auth-missing',
      ),
    ).toMatchObject({ severity: 'error', confidence: 'proven' });
  });

  it('reads the warning of a store that is Ready although it was refused', () => {
    const findings = findingsOfStore(
      'SecretStore',
      'bad-store',
      ({ object, events }) => {
        Object.assign((object.status as any).conditions[0], {
          status: 'True',
          reason: 'ValidationUnknown',
        });
        for (const event of events) {
          event.reason = 'ValidationUnknown';
          event.message =
            'unable to log in with Kubernetes auth: Error making API request. URL: PUT https://vault/v1/auth/kubernetes/login Code: 403. Errors: * permission denied';
        }
      },
    );
    expect(findingOf(findings, 'provider-access-denied')).toBeDefined();
    expect(findingOf(findings, 'store-not-ready')).toBeUndefined();
  });

  it.each([
    [
      'Put "https://vault:8200/v1/auth": dial tcp: i/o timeout',
      'provider-unreachable',
    ],
    ['Error making API request. Code: 429. Errors: * x', 'provider-throttled'],
  ] as const)('%s', (message, id) => {
    expect(
      findingOf(
        findingsOfStore('SecretStore', 'bad-store', ({ events }) => {
          events.forEach(event => {
            event.message = message;
          });
        }),
        id,
      ),
    ).toBeDefined();
  });
});
