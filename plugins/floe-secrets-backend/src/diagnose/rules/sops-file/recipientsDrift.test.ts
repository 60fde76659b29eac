import { configOf } from '../../../sopsFiles/__testUtils__/inspectFixture';
import { findingOf } from '../../__testUtils__/recorded';
import { diagnoseFile, KEPT } from '../../__testUtils__/sopsFile';

describe('sops-recipients-drift', () => {
  it('is likely if sops can use another configuration, and names both', async () => {
    const config = { ...(await configOf()), path: 'deploy/.sops.yaml' };
    const found = findingOf(
      await diagnoseFile('deploy/values-prod.enc.yaml', {
        config: { ...config, outerPath: '.sops.yaml' },
      }),
      'sops-recipients-drift',
    );
    expect(found?.confidence).toBe('likely');
    expect(found?.evidence.map(({ text }) => text)).toContain(
      'There are two configurations: sops uses deploy/.sops.yaml if it is run in its folder, and .sops.yaml if it is run outside of it',
    );
  });

  it('names recipients that cannot decrypt the file, and others that still can', async () => {
    const findings = await diagnoseFile('deploy/values-prod.enc.yaml');
    expect(findingOf(findings, 'sops-recipients-drift')).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary:
        '1 recipient of its rule cannot decrypt the file, and 1 recipient that the rule does not name can.',
      evidence: [
        {
          kind: 'file',
          text: 'age age1y967vydfdttpksdg28vlqdhrlp5ddh8qnry78yptt94pltq9suhswrcv02 is in rule 1 of .sops.yaml, but cannot decrypt deploy/values-prod.enc.yaml',
        },
        {
          text: 'age age13hwzqsgaf8x3k77dg4qc5jlw9d2w0r20gwku4cwkkv2jgz3k0yzsp8882l is not in rule 1 of .sops.yaml, but can decrypt deploy/values-prod.enc.yaml',
        },
      ],
      remedies: [
        { command: 'sops updatekeys deploy/values-prod.enc.yaml' },
        { command: 'sops rotate -i deploy/values-prod.enc.yaml' },
        { title: 'Open deploy/values-prod.enc.yaml' },
        { title: 'Open .sops.yaml' },
      ],
    });
  });

  it('names the configuration if sops would not find it', async () => {
    const findings = await diagnoseFile('deploy/values-prod.enc.yaml', {
      config: await configOf(
        `creation_rules: [{ age: ${KEPT} }]`,
        'deploy/.sops.yaml',
      ),
    });
    expect(
      findingOf(findings, 'sops-recipients-drift')?.remedies[0].command,
    ).toBe(
      'sops --config deploy/.sops.yaml updatekeys deploy/values-prod.enc.yaml',
    );
  });
});
