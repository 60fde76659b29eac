import { findingOf } from '../../__testUtils__/recorded';
import { diagnoseFile } from '../../__testUtils__/sopsFile';

const USE = { namespace: 'floe', name: 'shop', path: './manifests' };

describe('target-missing of a SOPS file', () => {
  it('names the Kustomization that does not read the file', async () => {
    const findings = await diagnoseFile('manifests/database.yaml', undefined, {
      notTaken: [USE],
    });
    expect(findingOf(findings, 'target-missing')).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      evidence: [
        {
          kind: 'file',
          text: expect.stringMatching(
            /^manifests\/database\.yaml has the Secret/,
          ),
        },
        {
          kind: 'spec',
          text: 'The Kustomization floe/shop applies the folder ./manifests, and its inventory does not have the Secret',
        },
      ],
    });
  });

  it('is not reported for a file that no folder skips', async () => {
    for (const notTaken of [undefined, []]) {
      const findings = await diagnoseFile(
        'manifests/database.yaml',
        undefined,
        { notTaken },
      );
      expect(findingOf(findings, 'target-missing')).toBeUndefined();
    }
  });
});
