import { findingOf, findingsOfStore } from '../../__testUtils__/recorded';

describe('store-not-ready of a store', () => {
  it("contains the store's own cause", () => {
    expect(
      findingOf(findingsOfStore('SecretStore', 'bad-store'), 'store-not-ready'),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      evidence: [
        {
          kind: 'event',
          text: 'InvalidProviderConfig: cannot get Kubernetes secret "nope" from namespace "floe": secrets "nope" not found',
        },
        { kind: 'condition' },
      ],
      remedies: [
        { command: 'kubectl describe secretstore bad-store -n floe' },
        { link: expect.any(String) },
      ],
    });
  });

  it('does not report a ready store', () => {
    expect(
      findingOf(
        findingsOfStore('SecretStore', 'fake-store'),
        'store-not-ready',
      ),
    ).toBeUndefined();
  });
});
