import { fixture } from '../../../sopsFiles/__testUtils__/FakeRepository';
import {
  configOf,
  inspectFixture,
  toObserved,
} from '../../../sopsFiles/__testUtils__/inspectFixture';
import { findingOf, idsOf } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';
import { DEFAULT_POLICY } from '../../policy';
import { rotationOf } from '../../rotation';
import { stateOf } from '../../state';

const now = new Date('2026-11-24T12:30:00Z');

async function observe(...args: Parameters<typeof inspectFixture>) {
  const file = await inspectFixture(...args);
  if (!file) {
    throw new Error('Nothing to see');
  }
  return toObserved(args[0], file);
}

async function diagnose(...args: Parameters<typeof inspectFixture>) {
  return diagnoseSecret({
    secret: await observe(...args),
    events: [],
    stores: [],
    origins: [],
    failingChildren: [],
    certificates: [],
    cluster: undefined,
    policy: DEFAULT_POLICY,
    targetExists: null,
    targetChanged: null,
    consumers: null,
    now,
  });
}

const KEPT = 'age1wkkqmga6qrtm4f742mzxlpjrn4s4thzs65l2lpm899nwwdwsce3qw7nrq8';
const FILE_URL =
  'https://git.example.com/floe/orders/tree/main/deploy/opened.enc.yaml';

describe('a SOPS file', () => {
  it('is neither synced nor failing: no cluster shows it', async () => {
    const secret = await observe('manifests/database.yaml');
    expect(stateOf(secret, [], undefined, now)).toEqual({
      state: 'unknown',
      lastKnownState: null,
    });
    expect(await diagnose('manifests/database.yaml')).toEqual([]);
  });

  it('was last changed when SOPS wrote a value', async () => {
    const secret = await observe('deploy/values-prod.enc.yaml');
    expect(rotationOf(secret, [], DEFAULT_POLICY).lastChanged).toBe(
      '2026-11-24T11:42:21.000Z',
    );
  });
});

describe('sops-recipients-drift', () => {
  it('is likely if sops can use another configuration, and names both', async () => {
    const config = { ...(await configOf()), path: 'deploy/.sops.yaml' };
    const found = findingOf(
      await diagnose('deploy/values-prod.enc.yaml', {
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
    const findings = await diagnose('deploy/values-prod.enc.yaml');
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
    const findings = await diagnose('deploy/values-prod.enc.yaml', {
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

describe('sops-rule-unmatched', () => {
  it('names the intended rule, and proposes one that matches', async () => {
    const findings = await diagnose('charts/values-sops.enc.yaml');
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
    const findings = await diagnose('charts/values-sops.enc.yaml', {
      config: null,
    });
    expect(findings).toMatchObject([
      { id: 'sops-rule-unmatched', severity: 'info' },
    ]);
  });
});

describe('sops-plaintext-left', () => {
  it('names the key in clear text in an encrypted file, and its line', async () => {
    const findings = await diagnose('deploy/opened.enc.yaml');
    expect(findings[0]).toMatchObject({
      id: 'sops-plaintext-left',
      severity: 'error',
      confidence: 'proven',
      summary:
        '1 value of the file is not encrypted in Git, although the file encrypts it.',
      evidence: [
        { text: 'secrets.snowflake.password is not encrypted (line 7)' },
      ],
      remedies: [
        { title: expect.stringMatching(/^Rotate the values/) },
        { command: 'sops edit --ignore-mac deploy/opened.enc.yaml' },
        { link: `${FILE_URL}#L7` },
      ],
    });
    expect(JSON.stringify(findings)).not.toContain('canary');
  });

  it('is reported for a file that was never encrypted', async () => {
    const findings = await diagnose('deploy/plain.enc.yaml');
    expect(findings).toMatchObject([
      {
        id: 'sops-plaintext-left',
        summary:
          'The file is not encrypted: 4 values are in plain text in Git.',
        remedies: [
          {},
          { command: 'sops encrypt -i deploy/plain.enc.yaml' },
          {},
        ],
      },
    ]);
  });

  it('is reported for values that the rule encrypts and the file does not', async () => {
    const text = fixture('manifests/database.yaml');
    const findings = await diagnose('manifests/database.yaml', {
      config: await configOf(
        `creation_rules: [{ age: ${KEPT}, encrypted_regex: ^metadata$ }]`,
      ),
      text,
    });
    expect(findingOf(findings, 'sops-plaintext-left')).toMatchObject({
      summary:
        '2 values of the file are not encrypted in Git, although its rule encrypts them.',
      remedies: [
        {},
        {
          command:
            'sops decrypt -i manifests/database.yaml && sops encrypt -i manifests/database.yaml',
        },
        {},
      ],
    });
  });
});

describe('invalid-ciphertext', () => {
  it('is reported for a file that no key decrypts', async () => {
    const text = fixture('deploy/values-prod.enc.yaml').replace(
      /(username: ENC\[AES256_GCM,data:)/,
      '$1!',
    );
    const findings = await diagnose('deploy/values-prod.enc.yaml', { text });
    expect(findingOf(findings, 'invalid-ciphertext')).toMatchObject({
      severity: 'error',
      evidence: [
        { text: expect.stringMatching(/^secrets\.postgresql\.username is/) },
      ],
    });
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
      const findings = await diagnose('manifests/database.yaml', {
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
    const drifted = await diagnose(path, {
      config: await nested('{ age: age1other }'),
    });
    expect(findingOf(drifted, 'sops-recipients-drift')).toMatchObject(unsure());
    const unmatched = await diagnose(path, {
      config: await nested('{ path_regex: ^other$, age: age1other }'),
    });
    expect(findingOf(unmatched, 'sops-rule-unmatched')).toMatchObject(unsure());
    const open = await diagnose('manifests/database.yaml', {
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
    const findings = await diagnose('deploy/opened.enc.yaml', {
      config: await nested(`{ age: ${KEPT} }`),
    });
    expect(findingOf(findings, 'sops-plaintext-left')).toMatchObject({
      confidence: 'proven',
    });
  });
});
