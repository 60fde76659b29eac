import { findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { stateOf } from '../../state';

const applied = recordedInput('Kustomization', 'sops-ok');

const missing = (targetExists: boolean | null) =>
  findingOf(diagnoseSecret({ ...applied, targetExists }), 'target-missing');

describe('target-missing of SOPS', () => {
  it('is proven by a cluster that does not have the Secret', () => {
    expect(missing(false)).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      evidence: [
        { kind: 'cluster', text: expect.stringMatching(/^There is no Secret/) },
        { kind: 'condition' },
      ],
    });
  });

  it('makes the state a failure, whatever Flux reports', () => {
    const { secret, cluster, now } = applied;
    const seen = (targetExists: boolean) =>
      stateOf(secret, [], cluster, now, {
        targetExists,
        hasFailingChild: false,
      }).state;
    expect(seen(false)).toBe('failing');
    expect(seen(true)).toBe('synced');
  });

  it.each([true, null])('is not reported if it exists: %s', exists => {
    expect(missing(exists)).toBeUndefined();
  });
});
