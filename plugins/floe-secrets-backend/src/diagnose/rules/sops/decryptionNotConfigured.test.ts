import { findingOf, findingsOf, idsOf } from '../../__testUtils__/recorded';
import { failingWith } from '../../__testUtils__/failingKustomization';

/** What kustomize-controller says where a Secret is encrypted and nobody decrypts. */
const NOT_CONFIGURED =
  'Secret/floe/sops-ok is SOPS encrypted, configuring decryption is required for this secret to be reconciled';

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
