import { idsOf } from '../../__testUtils__/recorded';
import { diagnoseFile, KEPT } from '../../__testUtils__/sopsFile';

describe('sops-rule-unmatched', () => {
  it('names the intended rule, and proposes one that matches', async () => {
    const findings = await diagnoseFile('charts/values-sops.enc.yaml');
    expect(idsOf(findings)).toEqual(['sops-rule-unmatched']);
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      evidence: [{ text: expect.stringMatching(/the name before encryption/) }],
      remedies: [
        {
          title: expect.stringMatching(
            /^Add a rule for the file to .sops.yaml/,
          ),
          command: `creation_rules:\n  - path_regex: ^charts/values-sops\\.enc\\.yaml$\n    age: ${KEPT}\n`,
        },
        { title: 'Open .sops.yaml' },
        { title: 'Open charts/values-sops.enc.yaml' },
      ],
    });
  });

  it('is a note if there is no configuration at all', async () => {
    const findings = await diagnoseFile('charts/values-sops.enc.yaml', {
      config: null,
    });
    expect(findings).toMatchObject([
      { id: 'sops-rule-unmatched', severity: 'info' },
    ]);
  });
});
