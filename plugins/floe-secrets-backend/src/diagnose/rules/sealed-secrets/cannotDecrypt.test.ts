import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('cannot-decrypt', () => {
  it("repeats the controller's message if nothing shows the cause", () => {
    expect(
      findingOf(findingsOf('SealedSecret', 'ss-other-key'), 'cannot-decrypt'),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      evidence: [
        {
          kind: 'event',
          text: 'ErrUnsealFailed: Failed to unseal: no key could decrypt secret (a)',
        },
        {
          kind: 'spec',
          text: 'Scope by annotations: namespace-wide; object floe/ss-other-key',
        },
      ],
    });
  });

  it('needs no event: the condition contains the cause too', () => {
    expect(
      findingOf(
        findingsOf('SealedSecret', 'ss-other-key', ({ events }) => {
          events.length = 0;
        }),
        'cannot-decrypt',
      )?.evidence[0],
    ).toEqual({
      kind: 'condition',
      text: 'Synced=False: no key could decrypt secret (a)',
      time: '2026-11-24T02:55:05.000Z',
    });
  });
});
