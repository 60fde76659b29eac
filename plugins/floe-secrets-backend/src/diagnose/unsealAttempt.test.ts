import { diagnoseSecret } from './diagnose';
import {
  findingOf,
  idsOf,
  readRecorded,
  recordedInput,
} from './__testUtils__/recorded';
import { stateOf } from './state';

/** The sixth and last attempt was at 02:55:07. */
const BEFORE = '2026-11-24T02:47:00.000Z';
const AFTER = '2026-11-24T02:57:00.000Z';
const NAMES = ['ss-other-key', 'floe-dagster-catalog-secret'];

describe('an attempt to unseal that is older than the object', () => {
  const changed = (name: string, at: string, generation = 1) => {
    const input = recordedInput('SealedSecret', name);
    return {
      ...input,
      secret: { ...input.secret, specChangedAt: at, generation },
    };
  };

  it.each(NAMES)('proves nothing about new annotations of %s', name => {
    const findings = diagnoseSecret(changed(name, AFTER));
    expect(findingOf(findings, 'sealed-scope-mismatch')).toBeUndefined();
    expect(findingOf(findings, 'cannot-decrypt')).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      summary: expect.stringContaining(
        'the controller does not retry for those',
      ),
      evidence: [{ kind: 'event' }, { kind: 'spec', time: AFTER }],
      remedies: [
        {
          title: expect.stringMatching(
            /if \.spec changes, if the object is created again or if the controller restarts/,
          ),
          command: expect.stringContaining('kubectl patch sealedsecret'),
        },
        {},
        {},
      ],
    });
  });

  it('is valid if the object is not younger', () => {
    expect(
      findingOf(
        diagnoseSecret(changed('ss-other-key', BEFORE)),
        'cannot-decrypt',
      ),
    ).toMatchObject({ confidence: 'proven' });
    expect(
      idsOf(diagnoseSecret(changed('floe-dagster-catalog-secret', BEFORE))),
    ).toContain('sealed-scope-mismatch');
  });

  it.each([...NAMES, 'handmade'])(
    'causes nothing for a new spec of %s',
    name => {
      const findings = diagnoseSecret(changed(name, AFTER, 2));
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
      expect(idsOf(findings)).toEqual(['change-pending']);
    },
  );

  it('is reported if its warning is newer than the spec, whatever generation the status has observed', () => {
    expect(idsOf(diagnoseSecret(changed('ss-other-key', BEFORE, 2)))).toContain(
      'cannot-decrypt',
    );
  });
});

describe('a status of a SealedSecret that is older than its target', () => {
  const evaluated = (
    name: string,
    targetExists: boolean | null,
    at: string | null,
  ) => {
    const input = recordedInput('SealedSecret', name);
    const targetChanged = at ? { at, precision: 'at-latest' as const } : null;
    return {
      ...stateOf(input.secret, input.events, input.cluster, input.now, {
        targetExists,
        targetChanged,
        hasFailingChild: false,
      }),
      findings: diagnoseSecret({ ...input, targetExists, targetChanged }),
    };
  };

  it.each(NAMES)('is no failure of %s', name => {
    const { findings, ...state } = evaluated(name, true, AFTER);
    expect(state).toEqual({ state: 'unknown', lastKnownState: 'failing' });
    expect(findings).toMatchObject([
      {
        id: 'sync-failed',
        severity: 'warning',
        confidence: 'likely',
        summary: expect.stringContaining('The status is probably outdated'),
        evidence: [{ kind: 'condition' }, { kind: 'cluster', time: AFTER }],
      },
    ]);
  });

  it.each([
    ['the target was written before', true, BEFORE],
    ['the target is gone', false, null],
    ['Secrets are not observed', null, null],
  ])('is valid if %s', (_title, exists, at) => {
    const { findings, state } = evaluated('ss-other-key', exists, at);
    expect(state).toBe('failing');
    expect(idsOf(findings)).toContain('cannot-decrypt');
  });

  it('is valid if another object owns and writes the target', () => {
    const { findings, state } = evaluated('handmade', true, AFTER);
    expect(state).toBe('failing');
    expect(idsOf(findings)).toContain('target-unmanaged');
  });

  it('was recorded at the times that this test uses', () => {
    const { events } = readRecorded('SealedSecret', 'ss-other-key');
    expect(events[0].lastSeen).toBe('2026-11-24T02:55:07.000Z');
  });
});
