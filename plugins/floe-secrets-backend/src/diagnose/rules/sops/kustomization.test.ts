import {
  Amend,
  findingOf,
  idsOf,
  recordedInput,
} from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { isOverdue, nextSync } from '../../schedule';
import { stateOf, timeFreeState } from '../../state';

const APPLIED = Date.parse('2026-11-24T03:26:57Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Ready = { status: string; reason?: string; message?: string };

/** Gives the recorded Kustomization another Ready condition, and what else is given. */
const being =
  (ready: Ready, status: object = {}, spec: object = {}): Amend =>
  ({ object, events }) => {
    const { conditions } = object.status as any;
    const found = conditions.find((c: any) => c.type === 'Ready');
    Object.assign(found, ready);
    Object.assign(object.status as object, status);
    Object.assign(object.spec as object, spec);
    events.length = 0;
  };

const ATTEMPTING: Ready = {
  status: 'Unknown',
  reason: 'Progressing',
  message: 'Reconciliation in progress',
};

function evaluate(amend: Amend, after: number) {
  const input = recordedInput('Kustomization', 'sops-ok', amend);
  const now = new Date(APPLIED + after);
  const { secret, events, cluster } = input;
  return {
    secret,
    state: stateOf(secret, events, cluster, now).state,
    findings: diagnoseSecret({ ...input, now }),
  };
}

describe('a Kustomization that Flux does not apply again', () => {
  it('is stale if Flux does not begin the attempt that is due', () => {
    const { findings, secret, state } = evaluate(() => {}, 14 * DAY);
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
    const { findings, state } = evaluate(
      ({ object }) => Object.assign(object.spec as object, spec),
      after,
    );
    expect(state).toBe('synced');
    expect(idsOf(findings)).not.toContain('refresh-overdue');
  });

  it('is late if Flux does not finish an attempt', () => {
    const { findings, secret, state } = evaluate(being(ATTEMPTING), 3 * DAY);
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
    const { findings, state } = evaluate(newer, 3 * DAY);
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
    const { findings, state } = evaluate(being(ATTEMPTING, {}, spec), after);
    expect(state).toBe('synced');
    expect(idsOf(findings)).not.toContain('refresh-overdue');
  });

  it('is late if Flux does not retry after its retry interval', () => {
    const failed = being(
      { status: 'False', reason: 'BuildFailed', message: 'x' },
      {},
      { interval: '24h', retryInterval: '1m' },
    );
    const { findings, secret, state } = evaluate(failed, 2 * DAY);
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
    expect(idsOf(evaluate(waiting, 30 * DAY).findings)).toEqual([
      'sync-failed',
    ]);
  });
});

describe('a Kustomization that fails for a reason other than its Secrets', () => {
  const failing = (reason: string, message: string) =>
    findingOf(
      evaluate(
        being(
          { status: 'False', reason, message },
          { lastAttemptedRevision: 'main@sha1:def', observedGeneration: -1 },
        ),
        MINUTE,
      ).findings,
      'sync-failed',
    );

  it.each([
    [
      'HealthCheckFailed',
      "health check failed after 30.1s: timeout waiting for: [Deployment/shop/web status: 'InProgress', Job/shop/init status: 'Failed']",
      'Flux has applied the Secret sops-ok, and reports a failure because another object did not become healthy: Deployment shop/web, Job shop/init.',
    ],
    [
      'HealthCheckFailed',
      'no words that are known',
      'Flux has applied the Secret sops-ok, and reports a failure because another object of this Kustomization did not become healthy.',
    ],
    [
      'PruneFailed',
      'pruning for deleted resource failed',
      'Flux has applied the Secret sops-ok. It could not delete objects that are no longer in its source.',
    ],
    [
      'DependencyNotReady',
      "dependency 'shop/base' revision is not up to date",
      'Flux waits for the Kustomization shop/base, on which this one depends. The latest revision is not applied; the cluster keeps the previous one.',
    ],
    [
      'ArtifactFailed',
      'Source artifact not found, retrying in 30s',
      'Flux could not get the manifests from the source of this Kustomization. The latest revision is not applied; the cluster keeps the previous one.',
    ],
    [
      'BuildFailed',
      'kustomize build failed: accumulating resources: x',
      'Flux could not build the manifests of this Kustomization. The latest revision is not applied; the cluster keeps the previous one.',
    ],
    [
      'ReconciliationFailed',
      'Deployment/shop/web dry-run failed (Invalid): Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1',
      'The cluster refused the Deployment shop/web, which this Kustomization applies too. Flux checks all objects before it applies them, so a change to the Secrets has probably not been applied either.',
    ],
  ])('reports that for %s (%s)', (reason, message, summary) => {
    expect(failing(reason, message)).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary,
    });
  });

  it('names the dependency', () => {
    expect(
      failing('DependencyNotReady', "dependency 'shop/base' is not ready")
        ?.remedies[0],
    ).toMatchObject({ command: 'kubectl describe kustomization base -n shop' });
  });

  it('does not claim that if the cluster refused the Secret', () => {
    expect(
      failing('ReconciliationFailed', 'Secret/floe/sops-ok dry-run failed'),
    ).toMatchObject({ confidence: 'likely' });
  });
});

describe('a Kustomization that cannot decrypt', () => {
  const DECRYPT =
    "decryption failed for 'Secret.v1.[noGrp]/sops-ok': failed to decrypt and format 'floe/sops-ok' Secret data: cannot get sops data key: Failed to get the data key required to decrypt the SOPS file.\n\n";
  const AGE =
    '  age1z8js7248k2sstqp0dqes7qphpr600kpkwtumaxy7amjzrwgye50qxmqf7s: ';
  const failing = (message: string) =>
    findingOf(
      evaluate(
        being(
          { status: 'False', reason: 'BuildFailed', message },
          { observedGeneration: -1 },
        ),
        MINUTE,
      ).findings,
      'sops-decryption-failed',
    )!;

  it.each([
    [
      'reads no key of that name',
      `${DECRYPT}Group 0: FAILED\n${AGE}FAILED\n    - | failed to load age identities. Did not find keys in\n      | locations 'SOPS_AGE_KEY_FILE', and 'SOPS_AGE_KEY'.\n\nRecovery failed because no master key was able to decrypt the file.`,
      /ends in \.agekey/,
    ],
    [
      'cannot read a key',
      "failed to import 'age.agekey' data from sops decryption Secret 'floe/sops-age': failed to parse and add to age identities: failed to parse age identities: error at line 1: malformed secret key: mixed case",
      /^The operator cannot read a key in the Secret/,
    ],
    [
      'has too few keys',
      `${DECRYPT}Group 0: SUCCESS\n${AGE}SUCCESS\n\nGroup 1: FAILED\n${AGE}FAILED\n    - | failed to create reader for decrypting sops data key with\n      | age: identity did not match any of the recipients: incorrect\n      | identity for recipient block\n\nRecovery failed because the file was encrypted with a Shamir threshold of\n2, but only 1 part(s) were successfully recovered, one for each successful\nkey group.`,
      /^The operator has too few of the keys/,
    ],
    [
      'takes the data for binary',
      "decryption failed for 'Secret.v1.[noGrp]/app': failed to decrypt and format 'floe/app' Secret field 'app': failed to emit encrypted binary file as decrypted binary: error emitting binary store: no binary data found in tree",
      /as a binary file/,
    ],
  ])('because it %s', (_, message, summary) => {
    const { remedies, summary: said } = failing(message);
    expect(said).toMatch(summary);
    expect(said).not.toMatch(/other recipients/);
    expect(remedies.map(({ command }) => command)).not.toContain(
      'sops updatekeys FILE',
    );
  });

  it('still names other recipients if a key was tried and does not match', () => {
    expect(
      failing(
        `${DECRYPT}Group 0: FAILED\n${AGE}FAILED\n    - | failed to create reader for decrypting sops data key with\n      | age: identity did not match any of the recipients: incorrect\n      | identity for recipient block\n\nRecovery failed because no master key was able to decrypt the file.`,
      ).summary,
    ).toMatch(/other recipients/);
  });
});

describe('a suspended Kustomization', () => {
  const suspended =
    (raised: number): Amend =>
    ({ object }) => {
      (object.metadata as any).generation += raised;
      (object.spec as any).suspend = true;
    };

  it.each([
    ['sops-ok', 'synced'],
    ['sops-wrongkey', 'failing'],
  ])('keeps the state of its last attempt (%s)', (name, state) => {
    const { secret, events } = recordedInput(
      'Kustomization',
      name,
      suspended(1),
    );
    expect(timeFreeState(secret, events)).toBe(state);
  });

  it('is pending if more than the suspension was changed', () => {
    const { findings, state } = evaluate(suspended(2), MINUTE);
    expect(state).toBe('pending');
    expect(findingOf(findings, 'change-pending')?.summary).toMatch(
      /applies no change while the object is suspended\.$/,
    );
  });
});
