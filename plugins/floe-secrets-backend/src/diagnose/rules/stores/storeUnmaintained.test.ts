import { findingOf, findingsOfStore } from '../../__testUtils__/recorded';

describe('store-unmaintained', () => {
  it("repeats the operator's message", () => {
    expect(
      findingOf(
        findingsOfStore('ClusterSecretStore', 'platform-fake'),
        'store-unmaintained',
      ),
    ).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      evidence: [{ kind: 'event', time: '2026-11-24T02:56:20.000Z' }],
    });
  });

  it('forgets a warning that was not repeated for a day', () => {
    expect(
      findingOf(
        findingsOfStore('ClusterSecretStore', 'platform-fake', ({ events }) => {
          events.forEach(event => {
            event.lastTimestamp = '2026-11-22T02:56:20Z';
          });
        }),
        'store-unmaintained',
      ),
    ).toBeUndefined();
  });
});
