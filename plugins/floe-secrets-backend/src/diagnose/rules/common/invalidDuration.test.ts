import { diagnoseSecret } from '../../diagnose';
import {
  Amend,
  findingOf,
  findingsOf,
  idsOf,
  recordedInput,
} from '../../__testUtils__/recorded';

/** As an object is that the operator never could read. */
const untouched =
  (spec: object): Amend =>
  ({ object, events }) => {
    Object.assign(object.spec as object, spec);
    object.status = undefined;
    events.length = 0;
  };

describe('invalid-duration', () => {
  it.each([
    ['ExternalSecret', 'es-extract', { refreshInterval: '1d' }],
    ['ExternalSecret', 'es-extract', { refreshInterval: '9999999h' }],
    [
      'ExternalSecret',
      'es-extract',
      {
        syncWindows: {
          kind: 'deny',
          windows: [{ schedule: '0 2 * * *', duration: 'one hour' }],
        },
      },
    ],
    ['PushSecret', 'push-no-source', { refreshInterval: '' }],
    ['ClusterExternalSecret', 'ces-everywhere', { refreshTime: '1 h' }],
  ] as const)(
    'is an error of the %s that has it (%s, %j)',
    (kind, name, spec) => {
      const findings = findingsOf(kind, name, untouched(spec));
      expect(findingOf(findings, 'invalid-duration')).toMatchObject({
        severity: 'error',
        confidence: 'proven',
        summary: `The operator cannot read a duration of this ${kind}. Until it is corrected, the operator reads no ${kind} of this cluster.`,
        evidence: [
          { text: expect.stringMatching(/^spec\..* is not a Go duration/) },
        ],
      });
      expect(idsOf(findings)).not.toContain('never-synced');
    },
  );

  const other = (now: string, amend?: Amend, kindIsUnreadable = true) =>
    diagnoseSecret({
      ...recordedInput('ExternalSecret', 'es-extract', amend),
      now: new Date(now),
      kindIsUnreadable,
    });

  it.each([
    ['is late', undefined],
    ['was never handled', untouched({})],
  ])('is mentioned for another one that %s, without its name', (_, amend) => {
    const findings = other('2026-11-26T00:00:00Z', amend);
    expect(findingOf(findings, 'invalid-duration')).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      evidence: [],
    });
    expect(idsOf(findings)).not.toContain('refresh-overdue');
    expect(idsOf(findings)).not.toContain('never-synced');
  });

  it('does not apply to objects that are up to date, or to a kind that can be read', () => {
    expect(idsOf(other('2026-11-24T02:58:00Z'))).not.toContain(
      'invalid-duration',
    );
    expect(
      idsOf(other('2026-11-26T00:00:00Z', undefined, false)),
    ).not.toContain('invalid-duration');
  });

  it.each([{ refreshInterval: '0' }, { refreshInterval: '1.5h' }, {}])(
    'does not apply to %j',
    spec => {
      expect(
        idsOf(findingsOf('ExternalSecret', 'es-extract', untouched(spec))),
      ).not.toContain('invalid-duration');
    },
  );
});
