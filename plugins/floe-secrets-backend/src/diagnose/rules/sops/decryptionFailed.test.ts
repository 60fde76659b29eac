import {
  findingOf,
  findingsOf,
  idsOf,
  readRecorded,
} from '../../__testUtils__/recorded';
import {
  being,
  evaluateKustomization,
  MINUTE,
} from '../../__testUtils__/kustomization';
import { observedState } from '../../observedState';
import { failingWith } from '../../__testUtils__/failingKustomization';

describe('sops-decryption-failed', () => {
  it('reports that no key decrypts the file', () => {
    const findings = findingsOf('Kustomization', 'sops-wrongkey');
    expect(findingOf(findings, 'sops-decryption-failed')).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary:
        'No key of the operator decrypts the file: it is encrypted for other recipients.',
      evidence: [
        {
          kind: 'event',
          text: expect.stringMatching(
            /^BuildFailed: decryption failed for 'Secret\.v1\.\[noGrp\]\/sops-wrongkey': failed to decrypt and format 'floe\/sops-wrongkey' Secret data.*did not match any of the recipients/,
          ),
        },
        { kind: 'spec', text: 'Keys are taken from Secret floe/sops-age' },
      ],
    });
    expect(idsOf(findings)).not.toContain('sync-failed');
  });

  it('reports that the Secret with the keys is missing', () => {
    expect(
      findingOf(
        findingsOf('Kustomization', 'sops-nokey'),
        'sops-decryption-failed',
      ),
    ).toMatchObject({
      summary: 'The Secret for the decryption keys does not exist.',
      remedies: [
        {
          command:
            'kubectl create secret generic absent -n floe --from-file=age.agekey=age.agekey',
        },
        {
          command:
            'kubectl annotate kustomization sops-nokey -n floe reconcile.fluxcd.io/requestedAt="$(date +%s)" --overwrite',
        },
        { command: 'kubectl describe kustomization sops-nokey -n floe' },
      ],
    });
  });

  it('reports a changed file, and stores neither checksum', () => {
    const findings = findingsOf(
      'Kustomization',
      'sops-ok',
      failingWith(
        'BuildFailed',
        "decryption failed for 'Secret.v1.[noGrp]/sops-ok': failed to verify sops data integrity: expected mac 'C4N4RYA', got 'C4N4RYB'",
      ),
    );
    expect(findingOf(findings, 'sops-decryption-failed')?.summary).toMatch(
      /its checksum does not match/,
    );
    expect(JSON.stringify(findings)).not.toContain('C4N4RY');
  });

  it('reports a plaintext value without naming it', () => {
    // The words of sops 3.13.3 after a value was put in by hand.
    const findings = findingsOf(
      'Kustomization',
      'sops-ok',
      failingWith(
        'BuildFailed',
        "decryption failed for 'Secret.v1.[noGrp]/sops-ok': failed to decrypt and format 'floe/sops-ok' Secret data: Error walking tree: Could not decrypt value: Input string c4n4ry does not match sops' data format",
      ),
    );
    expect(findingOf(findings, 'sops-decryption-failed')?.summary).toMatch(
      /^A value of the file is in plain text/,
    );
    expect(JSON.stringify(findings)).not.toContain('c4n4ry');
  });

  it('is not reported for other failures', () => {
    expect(
      idsOf(
        findingsOf(
          'Kustomization',
          'sops-ok',
          failingWith('HealthCheckFailed', 'timeout waiting for: [Deployment]'),
        ),
      ),
    ).toEqual(['sync-failed']);
  });

  it('is written into the transition', () => {
    const { secret, events } = readRecorded('Kustomization', 'sops-wrongkey');
    expect(observedState(secret, events)).toEqual({
      state: 'failing',
      findings: ['sops-decryption-failed'],
    });
  });
});

describe('a Kustomization that cannot decrypt', () => {
  const DECRYPT =
    "decryption failed for 'Secret.v1.[noGrp]/sops-ok': failed to decrypt and format 'floe/sops-ok' Secret data: cannot get sops data key: Failed to get the data key required to decrypt the SOPS file.\n\n";
  const AGE =
    '  age1z8js7248k2sstqp0dqes7qphpr600kpkwtumaxy7amjzrwgye50qxmqf7s: ';
  const failing = (message: string) =>
    findingOf(
      evaluateKustomization(
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

describe('a decrypting Kustomization that works', () => {
  it('has no finding', () => {
    expect(findingsOf('Kustomization', 'sops-ok')).toEqual([]);
  });
});
