import {
  Amend,
  findingOf,
  findingsOf,
  idsOf,
  readRecorded,
} from '../../__testUtils__/recorded';
import { observedState } from '../../observedState';

/** What kustomize-controller says where a Secret is encrypted and nobody decrypts. */
const NOT_CONFIGURED =
  'Secret/floe/sops-ok is SOPS encrypted, configuring decryption is required for this secret to be reconciled';

const failingWith =
  (reason: string, message: string, decrypts = true): Amend =>
  ({ object, events }) => {
    const { spec, status } = object as any;
    const ready = status.conditions.find((c: any) => c.type === 'Ready');
    Object.assign(ready, { status: 'False', reason, message });
    status.observedGeneration = -1;
    events.length = 0;
    if (!decrypts) {
      delete spec.decryption;
    }
  };

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

describe('sops-decryption-not-configured', () => {
  it("is reported for Flux's message about encrypted data that is not decrypted", () => {
    const findings = findingsOf(
      'Kustomization',
      'sops-ok',
      failingWith('ReconciliationFailed', NOT_CONFIGURED, false),
    );
    expect(findingOf(findings, 'sops-decryption-not-configured')).toMatchObject(
      {
        severity: 'error',
        evidence: [
          { text: `Ready=False: ReconciliationFailed: ${NOT_CONFIGURED}` },
          { text: 'spec.decryption is not set' },
        ],
      },
    );
    expect(idsOf(findings)).not.toContain('sync-failed');
  });
});

describe('a decrypting Kustomization that works', () => {
  it('has no finding', () => {
    expect(findingsOf('Kustomization', 'sops-ok')).toEqual([]);
  });

  it('is reported as suspended', () => {
    expect(
      findingsOf('Kustomization', 'sops-ok', ({ object }) => {
        (object.spec as any).suspend = true;
      }),
    ).toMatchObject([{ id: 'refresh-disabled', severity: 'info' }]);
  });
});
