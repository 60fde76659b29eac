import { fixture } from '../../../sopsFiles/__testUtils__/FakeRepository';
import { configOf } from '../../../sopsFiles/__testUtils__/inspectFixture';
import { findingOf } from '../../__testUtils__/recorded';
import {
  diagnoseFile,
  KEPT,
  observeFile,
  SOPS_FILE_NOW,
} from '../../__testUtils__/sopsFile';
import { DEFAULT_POLICY } from '../../policy';
import { rotationOf } from '../../rotation';
import { stateOf } from '../../state';

describe('a SOPS file', () => {
  it('is neither synced nor failing: no cluster shows it', async () => {
    const secret = await observeFile('manifests/database.yaml');
    expect(stateOf(secret, [], undefined, SOPS_FILE_NOW)).toEqual({
      state: 'unknown',
      lastKnownState: null,
    });
    expect(await diagnoseFile('manifests/database.yaml')).toEqual([]);
  });

  it('was last changed when SOPS wrote a value', async () => {
    const secret = await observeFile('deploy/values-prod.enc.yaml');
    expect(rotationOf(secret, [], DEFAULT_POLICY).lastChanged).toBe(
      '2026-11-24T11:42:21.000Z',
    );
  });
});

describe('a file whose documents are not encrypted together', () => {
  const secret = fixture('manifests/database.yaml');
  const plain =
    'apiVersion: v1\nkind: Secret\nmetadata: { name: two }\nstringData: { username: canary }\n';
  const other = secret.replace(/recipient: age1\w+/, 'recipient: age1other');

  it.each([
    ['sops-plaintext-left', [secret, plain]],
    ['sops-plaintext-left', [plain, secret]],
    ['sops-recipients-drift', [secret, other]],
  ] as const)(
    'has remedies for %s that SOPS does not refuse',
    async (id, texts) => {
      const findings = await diagnoseFile('manifests/database.yaml', {
        text: texts.join('---\n'),
      });
      const { remedies } = findingOf(findings, id)!;
      expect(remedies.map(({ title }) => title).join()).toContain(
        'Put each document in a file of its own',
      );
      expect(remedies.filter(({ command }) => command)).toEqual([]);
    },
  );
});

describe('a nested .sops.yaml', () => {
  const path = 'deploy/values-prod.enc.yaml';
  const nested = async (rule: string, folder = 'deploy') => ({
    ...(await configOf(`creation_rules: [${rule}]`, `${folder}/.sops.yaml`)),
    outerPath: '.sops.yaml',
  });
  const unsure = (folder = 'deploy') => ({
    confidence: 'likely',
    evidence: expect.arrayContaining([
      expect.objectContaining({
        text: `There are two configurations: sops uses ${folder}/.sops.yaml if it is run in its folder, and .sops.yaml if it is run outside of it`,
      }),
    ]),
  });

  it('does not decide which rule sops uses', async () => {
    const drifted = await diagnoseFile(path, {
      config: await nested('{ age: age1other }'),
    });
    expect(findingOf(drifted, 'sops-recipients-drift')).toMatchObject(unsure());
    const unmatched = await diagnoseFile(path, {
      config: await nested('{ path_regex: ^other$, age: age1other }'),
    });
    expect(findingOf(unmatched, 'sops-rule-unmatched')).toMatchObject(unsure());
    const open = await diagnoseFile('manifests/database.yaml', {
      config: await nested(
        `{ age: ${KEPT}, encrypted_regex: ^metadata$ }`,
        'manifests',
      ),
    });
    expect(findingOf(open, 'sops-plaintext-left')).toMatchObject(
      unsure('manifests'),
    );
  });

  it('changes nothing about findings of the file itself', async () => {
    const findings = await diagnoseFile('deploy/opened.enc.yaml', {
      config: await nested(`{ age: ${KEPT} }`),
    });
    expect(findingOf(findings, 'sops-plaintext-left')).toMatchObject({
      confidence: 'proven',
    });
  });
});
