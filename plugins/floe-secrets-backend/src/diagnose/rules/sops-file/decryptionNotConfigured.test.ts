import { SopsUndecrypted } from '../../../model/sopsFile';
import { findingOf } from '../../__testUtils__/recorded';
import { diagnoseFile } from '../../__testUtils__/sopsFile';

const use: SopsUndecrypted = {
  namespace: 'floe',
  name: 'shop',
  path: 'manifests',
  secret: { namespace: 'floe', name: 'database' },
  ready: {
    status: 'True',
    reason: 'ReconciliationSucceeded',
    since: '2026-11-24T03:26:57Z',
  },
  source: 'same-branch',
};

const found = async (undecrypted: SopsUndecrypted[]) =>
  findingOf(
    await diagnoseFile('manifests/database.yaml', undefined, { undecrypted }),
    'sops-decryption-not-configured',
  );

describe('sops-decryption-not-configured of a SOPS file', () => {
  it('names the Kustomization, although Flux reports it as ready', async () => {
    expect(await found([use])).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: expect.stringMatching(
        /^The Kustomization floe\/shop applies this file without decrypting it.*although Flux reports it as ready\.$/,
      ),
      evidence: [
        { kind: 'file' },
        { text: 'spec.decryption is not set, spec.path is manifests' },
        { text: 'Secret floe/database is in its inventory' },
        { text: 'Ready=True: ReconciliationSucceeded' },
      ],
    });
  });

  it.each([
    ['same-repository', /may not be this branch/],
    ['unseen', /cannot see which repository/],
  ] as const)('is likely if the source is %s', async (source, text) => {
    expect(await found([{ ...use, source }])).toMatchObject({
      confidence: 'likely',
      evidence: expect.arrayContaining([
        expect.objectContaining({ text: expect.stringMatching(text) }),
      ]),
    });
  });

  it('is not reported for a file that is decrypted', async () => {
    expect(await found([])).toBeUndefined();
  });
});
