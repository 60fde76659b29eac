import { findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

const failing = recordedInput('SealedSecret', 'ss-other-key');

const outdated = (targetExists: boolean | null, at: string | null) =>
  findingOf(
    diagnoseSecret({
      ...failing,
      targetExists,
      targetChanged: at ? { at, by: [] } : null,
    } as typeof failing),
    'sync-failed',
  );

describe('a failure in the status of a SealedSecret', () => {
  it('is outdated if the target was written after it', () => {
    expect(outdated(true, '2026-11-24T02:57:59Z')).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary: expect.stringContaining('The status is probably outdated'),
      evidence: [
        { kind: 'condition' },
        { kind: 'cluster', time: '2026-11-24T02:57:59Z' },
      ],
    });
  });

  it.each([
    ['was written before', true, '2026-11-20T00:00:00Z'],
    ['was never written', true, null],
    ['does not exist', false, null],
    ['cannot be seen', null, '2026-11-24T02:57:59Z'],
  ])('is of now if the target %s', (_, exists, at) => {
    expect(outdated(exists, at)).toBeUndefined();
  });
});
