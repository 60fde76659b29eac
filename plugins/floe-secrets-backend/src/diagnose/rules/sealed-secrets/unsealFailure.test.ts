import {
  Amend,
  findingOf,
  findingsOf,
  idsOf,
} from '../../__testUtils__/recorded';

const UNMANAGED =
  'Resource "ss-other-key" already exists and is not managed by SealedSecret';
const NO_KEY = 'Failed to unseal: no key could decrypt secret (a)';

/** A condition and warnings of given times; the recorded condition says "no key could decrypt secret (a)". */
function withStatus(
  condition: { message?: string; lastUpdateTime?: string },
  warnings: { reason: string; message: string; at: string }[],
): Amend {
  return ({ events, object }) => {
    Object.assign((object.status as any).conditions[0], condition);
    const [like] = events.filter(({ type }) => type === 'Warning');
    events.splice(
      0,
      events.length,
      ...warnings.map(({ reason, message, at }) => ({
        ...like,
        reason,
        message,
        firstTimestamp: at,
        lastTimestamp: at,
      })),
    );
  };
}

const errorsOf = (amend: Amend) =>
  idsOf(
    findingsOf('SealedSecret', 'ss-other-key', amend).filter(
      ({ severity }) => severity === 'error',
    ),
  );

describe('the message of the last attempt', () => {
  it('is that of a newer event, not of the condition', () => {
    const amend = withStatus({}, [
      {
        reason: 'ErrUpdateFailed',
        message: UNMANAGED,
        at: '2026-11-24T02:57:00Z',
      },
    ]);
    expect(errorsOf(amend)).toEqual(['target-unmanaged']);
    // The remedy is part of that finding.
    expect(
      findingOf(
        findingsOf('SealedSecret', 'ss-other-key', amend),
        'controller-gave-up',
      ),
    ).toBeUndefined();
  });

  it('is that of the newest of several events', () => {
    expect(
      errorsOf(
        withStatus({ message: `failed update: ${UNMANAGED}` }, [
          {
            reason: 'ErrUpdateFailed',
            message: UNMANAGED,
            at: '2026-11-24T02:56:00Z',
          },
          {
            reason: 'ErrUnsealFailed',
            message: NO_KEY,
            at: '2026-11-24T02:57:00Z',
          },
        ]),
      ),
    ).toEqual(['cannot-decrypt']);
  });

  it('is that of a condition that was written after the event', () => {
    expect(
      errorsOf(
        withStatus(
          {
            message: `failed update: ${UNMANAGED}`,
            lastUpdateTime: '2026-11-24T02:57:30Z',
          },
          [
            {
              reason: 'ErrUnsealFailed',
              message: NO_KEY,
              at: '2026-11-24T02:56:00Z',
            },
          ],
        ),
      ),
    ).toEqual(['target-unmanaged']);
  });

  it.each([
    [
      'an immutable target',
      'Error updating floe/ss-other-key: the target Secret is immutable. Once a Secret is marked as immutable, it is not possible to revert this change',
      'target-immutable',
    ],
    [
      'a ciphertext that is none',
      'Failed to unseal: illegal base64 data at input byte 4 (a)',
      'invalid-ciphertext',
    ],
  ])('is that of a newer event about %s', (_title, message, id) => {
    expect(
      errorsOf(
        withStatus({}, [
          { reason: 'ErrUpdateFailed', message, at: '2026-11-24T02:57:00Z' },
        ]),
      ),
    ).toEqual([id]);
  });
});
