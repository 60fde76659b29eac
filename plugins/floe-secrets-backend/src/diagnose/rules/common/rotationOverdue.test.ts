import { diagnoseSecret } from '../../diagnose';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';

describe('rotation-overdue', () => {
  const at = (
    kind: 'ExternalSecret' | 'SealedSecret',
    name: string,
    time: string,
  ) =>
    findingOf(
      diagnoseSecret({ ...recordedInput(kind, name), now: new Date(time) }),
      'rotation-overdue',
    );

  it('comes a quarter after the last change', () => {
    const changed = Date.parse('2026-11-24T02:47:30Z');
    const day = 86_400_000;
    const soon = new Date(changed + 90 * day - 1_000).toISOString();
    const late = new Date(changed + 91 * day).toISOString();
    expect(
      at('SealedSecret', 'floe-dagster-postgresql-secret', soon),
    ).toBeUndefined();
    expect(
      at('SealedSecret', 'floe-dagster-postgresql-secret', late),
    ).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary:
        'The secret was last changed 91 days ago; it was due to be rotated 1 day ago.',
    });
  });

  it('is only a note outside production, and explains how to change a file', () => {
    const input = recordedInput('Kustomization', 'sops-ok');
    expect(
      findingOf(
        diagnoseSecret({
          ...input,
          policy: { ...input.policy, production: false },
          now: new Date('2027-03-01T00:00:00Z'),
        }),
        'rotation-overdue',
      ),
    ).toMatchObject({
      severity: 'info',
      remedies: [{ command: 'sops edit FILE' }],
    });
  });

  it('is not reported if the last change is not known', () => {
    const input = recordedInput('ExternalSecret', 'es-extract');
    expect(
      findingOf(
        diagnoseSecret({
          ...input,
          events: [],
          now: new Date('2030-01-01T00:00:00Z'),
        }),
        'rotation-overdue',
      ),
    ).toBeUndefined();
  });
});
