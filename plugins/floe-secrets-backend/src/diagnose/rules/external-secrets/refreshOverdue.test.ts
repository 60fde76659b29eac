import { diagnoseSecret } from '../../diagnose';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';

describe('refresh-overdue', () => {
  const input = recordedInput(
    'ExternalSecret',
    'floe-dagster-postgresql-secret',
  );
  // Refreshed at 02:50:09, each 15 minutes.
  const at = (time: string) =>
    findingOf(
      diagnoseSecret({ ...input, now: new Date(time) }),
      'refresh-overdue',
    );

  it('waits for the grace period', () => {
    expect(at('2026-11-24T03:10:00Z')).toBeUndefined();
    expect(at('2026-11-24T03:10:10Z')).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary:
        'The operator should have refreshed this secret 5 min 1 s ago and did not.',
      remedies: [
        { command: expect.stringContaining('kubectl get pods') },
        { command: expect.stringContaining('kubectl logs') },
        {
          command:
            'kubectl annotate externalsecret floe-dagster-postgresql-secret -n floe force-sync="$(date +%s)" --overwrite',
        },
      ],
    });
  });

  it.each(['es-created-once', 'es-on-change', 'es-interval-zero'])(
    'is never reported for %s',
    name => {
      const never = recordedInput('ExternalSecret', name);
      expect(
        findingOf(
          diagnoseSecret({ ...never, now: new Date('2027-01-01T00:00:00Z') }),
          'refresh-overdue',
        ),
      ).toBeUndefined();
    },
  );

  it('is not reported for a secret with sync windows', () => {
    const windows = recordedInput(
      'ExternalSecret',
      'floe-dagster-postgresql-secret',
      ({ object }) => {
        (object.spec as any).syncWindows = {
          windows: [{ schedule: '0 2 * * *', duration: '1h' }],
        };
      },
    );
    expect(
      findingOf(
        diagnoseSecret({ ...windows, now: new Date('2026-11-25T00:00:00Z') }),
        'refresh-overdue',
      ),
    ).toBeUndefined();
  });

  it('is reported for a PushSecret, which pushes at its interval', () => {
    const push = recordedInput('PushSecret', 'push-ok');
    const { refreshIntervalSeconds, refreshTime } = push.secret.facts as any;
    const due = Date.parse(refreshTime) + refreshIntervalSeconds * 1000;
    const after = (minutes: number, amended = push) =>
      findingOf(
        diagnoseSecret({ ...amended, now: new Date(due + minutes * 60_000) }),
        'refresh-overdue',
      );
    expect(after(4)).toBeUndefined();
    expect(after(6)).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary:
        'The operator should have pushed this secret 6 min ago and did not.',
      remedies: [
        {},
        { title: expect.stringMatching(/^If it is running, look for/) },
        {
          title: 'Let the operator push again at once',
          command:
            'kubectl annotate pushsecret push-ok -n floe force-sync="$(date +%s)" --overwrite',
        },
      ],
    });
    const generated = recordedInput('PushSecret', 'push-ok', ({ object }) => {
      (object.spec as any).selector = {
        generatorRef: { kind: 'Password', name: 'p' },
      };
    });
    expect(after(6, generated)?.remedies).toHaveLength(2);
  });
});
