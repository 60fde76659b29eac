import { findingOf, idsOf } from '../../__testUtils__/recorded';
import {
  APPLIED,
  being,
  evaluateKustomization,
  MINUTE,
} from '../../__testUtils__/kustomization';
import { isOverdue, nextSync } from '../../schedule';

const DAY = 24 * 60 * MINUTE;

const ATTEMPTING = {
  status: 'Unknown',
  reason: 'Progressing',
  message: 'Reconciliation in progress',
};

describe('a Kustomization that Flux does not apply again', () => {
  it('is stale if Flux does not begin the attempt that is due', () => {
    const { findings, secret, state } = evaluateKustomization(() => {},
    14 * DAY);
    expect(state).toBe('stale');
    expect(nextSync(secret)).toBe('2026-11-24T03:31:57.000Z');
    expect(findingOf(findings, 'refresh-overdue')).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary:
        'Flux should have applied this Kustomization again 13 days 23 h ago and did not.',
      remedies: [
        { command: 'kubectl get pods -A -l app=kustomize-controller' },
        {
          command:
            'kubectl annotate kustomization sops-ok -n floe reconcile.fluxcd.io/requestedAt="$(date +%s)" --overwrite',
        },
      ],
    });
  });

  it.each([
    ['before the next attempt is due', {}, 4 * MINUTE],
    ['within the grace', {}, 9 * MINUTE],
    ['while it is suspended', { suspend: true }, 14 * DAY],
    ['while its interval has not passed', { interval: '720h' }, 14 * DAY],
    [
      'while Flux may start up to a twentieth later',
      { interval: '24h' },
      1.04 * DAY,
    ],
  ])('is not late %s', (_, spec, after) => {
    const { findings, state } = evaluateKustomization(
      ({ object }) => Object.assign(object.spec as object, spec),
      after,
    );
    expect(state).toBe('synced');
    expect(idsOf(findings)).not.toContain('refresh-overdue');
  });

  it('is late if Flux does not finish an attempt', () => {
    const { findings, secret, state } = evaluateKustomization(
      being(ATTEMPTING),
      3 * DAY,
    );
    expect(state).toBe('stale');
    expect(nextSync(secret)).toBeNull();
    expect(findingOf(findings, 'refresh-overdue')).toMatchObject({
      summary:
        'Flux began to apply this Kustomization 3 days ago and has not finished, which is longer than its timeout allows.',
      evidence: [
        { text: 'Ready=Unknown: Progressing: Reconciliation in progress' },
        { text: 'spec.timeout is not set; spec.interval: 5 min' },
      ],
    });
  });

  it('is late if it does not finish applying a revision', () => {
    const newer = being(ATTEMPTING, {
      lastAttemptedRevision: 'main@sha1:def',
    });
    const { findings, state } = evaluateKustomization(newer, 3 * DAY);
    expect(state).toBe('pending');
    expect(idsOf(findings)).toEqual(['refresh-overdue', 'change-pending']);
    expect(findingOf(findings, 'change-pending')?.summary).toBe(
      'Flux is applying revision main@sha1:def and has not finished.',
    );
  });

  it.each([
    ['by its timeout', { timeout: '2h' }, 3 * 60 * MINUTE],
    ['by its interval', {}, 9 * MINUTE],
    ['by half a minute at least', { timeout: '1s' }, 5 * MINUTE],
  ])('has time for an attempt %s', (_, spec, after) => {
    const { findings, state } = evaluateKustomization(
      being(ATTEMPTING, {}, spec),
      after,
    );
    expect(state).toBe('synced');
    expect(idsOf(findings)).not.toContain('refresh-overdue');
  });

  it('is late if Flux does not retry after its retry interval', () => {
    const failed = being(
      { status: 'False', reason: 'BuildFailed', message: 'x' },
      {},
      { interval: '24h', retryInterval: '1m' },
    );
    const { findings, secret, state } = evaluateKustomization(failed, 2 * DAY);
    expect(state).toBe('failing');
    expect(isOverdue(secret, new Date(APPLIED + MINUTE))).toBe(false);
    expect(findingOf(findings, 'refresh-overdue')).toMatchObject({
      summary: expect.stringContaining(
        'Flux should have tried again 1 day 23 h',
      ),
      evidence: [{}, { text: 'spec.retryInterval: 1 min' }],
    });
  });

  it('is not late while Flux reports no attempt during its wait', () => {
    const waiting = being({
      status: 'False',
      reason: 'DependencyNotReady',
      message: "dependency 'floe/base' is not ready",
    });
    expect(idsOf(evaluateKustomization(waiting, 30 * DAY).findings)).toEqual([
      'sync-failed',
    ]);
  });
});
