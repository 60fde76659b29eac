import { parse } from 'yaml';
import { fixture } from './__testUtils__/FakeRepository';
import { configOf, inspectFixture } from './__testUtils__/inspectFixture';

const KEPT = 'age1wkkqmga6qrtm4f742mzxlpjrn4s4thzs65l2lpm899nwwdwsce3qw7nrq8';
const ADDED = 'age1y967vydfdttpksdg28vlqdhrlp5ddh8qnry78yptt94pltq9suhswrcv02';
const REMOVED =
  'age13hwzqsgaf8x3k77dg4qc5jlw9d2w0r20gwku4cwkkv2jgz3k0yzsp8882l';

describe('inspectFile', () => {
  it('reports the recipients of a file, and those of its rule', async () => {
    const file = await inspectFixture('deploy/values-prod.enc.yaml');
    expect(file).toMatchObject({
      encrypted: true,
      sopsVersion: '3.13.3',
      encryptedAt: '2026-11-24T11:42:21.000Z',
      encryptedCount: 4,
      openCount: 0,
      faults: [],
      recipients: [
        { type: 'age', id: KEPT },
        { type: 'age', id: REMOVED },
      ],
      rule: {
        status: 'matched',
        number: 1,
        pathRegex: '^deploy/.*\\.enc\\.yaml$',
        configPath: '.sops.yaml',
      },
      drift: {
        missing: [{ type: 'age', id: ADDED }],
        surplus: [{ type: 'age', id: REMOVED }],
        groupsDiffer: false,
      },
      suggestedRule: null,
      manifests: [],
    });
  });

  it('removes a private key in the place of a recipient', async () => {
    const privateKey = `AGE-SECRET-KEY-1${'QPZRY9X8'.repeat(7)}QP`;
    const path = 'deploy/values-prod.enc.yaml';
    const file = await inspectFixture(path, {
      text: fixture(path).replace(REMOVED, privateKey),
      config: await configOf(`creation_rules: [{ age: ${privateKey} }]`),
    });
    expect(file).toMatchObject({
      recipients: [
        { type: 'age', id: KEPT },
        { type: 'age', id: '…' },
      ],
      drift: { surplus: [{ type: 'age', id: KEPT }] },
    });
    const { creationRule: _, ...rule } = file!.rule as any;
    expect(JSON.stringify({ ...file, rule })).not.toContain('QPZRY9X8');
  });

  it('compares no recipients with a rule that leaves them to the environment', async () => {
    const file = await inspectFixture('deploy/values-prod.enc.yaml', {
      config: await configOf(
        'creation_rules: [{ path_regex: deploy, encrypted_regex: ^secrets$ }]',
      ),
    });
    expect(file).toMatchObject({ drift: null, rule: { status: 'matched' } });
  });

  it('names a value in clear text by its key and line, without the value', async () => {
    const file = await inspectFixture('deploy/opened.enc.yaml');
    expect(file).toMatchObject({
      encryptedCount: 4,
      openCount: 1,
      openKeys: [{ path: 'secrets.snowflake.password', line: 7, by: 'file' }],
    });
    expect(JSON.stringify(file)).not.toContain('canary');
  });

  it('names all values in a file that is not encrypted', async () => {
    const file = await inspectFixture('deploy/plain.enc.yaml');
    expect(file).toMatchObject({ encrypted: false, openCount: 4, drift: null });
    expect(file?.openKeys[0]).toEqual({
      path: 'secrets.postgresql.username',
      line: 3,
      by: 'rule',
    });
    expect(JSON.stringify(file)).not.toContain('canary');
  });

  it('reads the name, namespace and keys of a Kubernetes Secret', async () => {
    expect(await inspectFixture('manifests/database.yaml')).toMatchObject({
      openCount: 0,
      drift: { missing: [], surplus: [] },
      manifests: [
        {
          name: 'orders-database',
          namespace: 'floe-orders',
          encrypted: ['stringData'],
          keys: ['username', 'password'],
        },
      ],
    });
  });

  it("finds that the guide's rule does not match the file of its commands", async () => {
    const file = await inspectFixture('charts/values-sops.enc.yaml');
    expect(file?.rule).toEqual({
      status: 'unmatched',
      configPath: '.sops.yaml',
      configUrl: expect.stringMatching(/\/\.sops\.yaml$/),
      number: null,
      pathRegex: null,
      explanation:
        'No rule of .sops.yaml applies to charts/values-sops.enc.yaml: rule 3 (.*values-sops\\.yaml$) matches charts/values-sops.yaml, the name before encryption, not the committed file',
    });
    expect(file?.suggestedRule).toBe(
      `creation_rules:\n  - path_regex: ^charts/values-sops\\.enc\\.yaml$\n    age: ${KEPT}\n`,
    );
  });

  it('matches paths relative to the folder of the configuration', async () => {
    const path = 'deploy/values-prod.enc.yaml';
    const config = await configOf(
      `creation_rules:\n  - path_regex: ^values-\n    age: ${KEPT},${REMOVED}\n`,
      'deploy/.sops.yaml',
    );
    expect(await inspectFixture(path, { config })).toMatchObject({
      rule: { status: 'matched', configPath: 'deploy/.sops.yaml' },
      drift: { missing: [], surplus: [], groupsDiffer: false },
    });
  });

  it('reports that there is no rule if there is no usable configuration', async () => {
    const path = 'deploy/values-prod.enc.yaml';
    expect(await inspectFixture(path, { config: null })).toMatchObject({
      rule: { status: 'absent', configPath: null },
      drift: null,
    });
    const invalid = await configOf('creation_rules: [{ path_regex: "(" }]');
    expect(await inspectFixture(path, { config: invalid })).toMatchObject({
      rule: { status: 'unusable' },
      drift: null,
    });
  });

  it.each([
    ['that is for Helm alone', 'replicas: 3\nimage: { tag: "1" }\n'],
    ['whose secrets are references', 'floe: { externalSecrets: {} }\n'],
    ['that is no YAML', 'a: [\n'],
  ])('skips a values file %s', async (_, text) => {
    const path = 'deploy/values-prod.yaml';
    expect(
      await inspectFixture(path, { text, foundBy: 'values' }),
    ).toBeUndefined();
  });

  it('reports secrets in a values file that a rule matches', async () => {
    const path = 'deploy/values.enc.yaml';
    const text = 'replicas: 3\nsecrets:\n  s3: { secretAccessKey: canary }\n';
    expect(
      await inspectFixture(path, { text, foundBy: 'values' }),
    ).toMatchObject({
      encrypted: false,
      openCount: 1,
      openKeys: [{ path: 'secrets.s3.secretAccessKey', line: 3 }],
    });
  });

  it('does not apply a rule for every file to a values file', async () => {
    const config = await configOf(`creation_rules: [{ age: ${KEPT} }]`);
    expect(
      await inspectFixture('deploy/values-prod.yaml', {
        text: 'secrets: { s3: { region: eu } }\n',
        foundBy: 'values',
        config,
      }),
    ).toBeUndefined();
  });

  it('refuses a damaged SOPS file, without quoting it', async () => {
    const text = fixture('deploy/values-prod.enc.yaml');
    await expect(
      inspectFixture('deploy/values-prod.enc.yaml', {
        text: text.replace('postgresql:', 'canary: ]'),
      }),
    ).rejects.toMatchObject({
      name: 'SopsError',
      code: 'malformed',
      message: expect.not.stringContaining('canary'),
    });
  });

  it('reports a file that no key decrypts', async () => {
    const text = fixture('deploy/values-prod.enc.yaml');
    const file = await inspectFixture('deploy/values-prod.enc.yaml', {
      text: text.replace(/(username: ENC\[AES256_GCM,data:)/, '$1!'),
    });
    expect(file?.faults).toEqual([
      expect.stringMatching(/^secrets\.postgresql\.username is a damaged/),
    ]);
  });

  describe('with several documents', () => {
    const secret = fixture('manifests/database.yaml');
    const forAnother = (text: string) =>
      text.replace(/recipient: age1\w+/, `recipient: ${REMOVED}`);
    const plain =
      'apiVersion: v1\nkind: Secret\nmetadata: { name: two }\nstringData:\n  username: canary\n';
    const namespace =
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: x }\n';
    const inspectTexts = async (...texts: string[]) =>
      await inspectFixture('manifests/database.yaml', {
        text: texts.join('---\n'),
      });

    it('reports the recipients of each, and how they differ from the rule', async () => {
      const file = await inspectTexts(secret, forAnother(secret));
      expect(file?.recipients).toContainEqual({ type: 'age', id: REMOVED });
      expect(file?.drift?.surplus).toEqual([{ type: 'age', id: REMOVED }]);
      expect(file?.documentsApart).toBe(true);
    });

    it('treats the same metadata in each as encrypted together', async () => {
      const alone = await inspectTexts(secret);
      const file = await inspectTexts(secret, secret);
      expect(file?.recipients).toEqual(alone?.recipients);
      expect(file?.documentsApart).toBeUndefined();
    });

    it.each([
      ['before', [namespace, secret]],
      ['after', [secret, namespace]],
    ])(
      'recognises an encrypted one with a plain one %s it',
      async (_, texts) => {
        const alone = await inspectTexts(secret);
        expect(await inspectTexts(...texts)).toMatchObject({
          encrypted: true,
          documentsApart: true,
          openCount: 0,
          recipients: alone?.recipients,
          drift: { missing: [], surplus: [] },
        });
      },
    );

    const configMap =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: { url: x }\n';
    const comment = '# only a comment\n';
    const flow = (text: string) => `${JSON.stringify(parse(text))}\n`;

    it.each([
      ['a ConfigMap before', [configMap, secret], []],
      [
        'a ConfigMap between',
        [secret, configMap, forAnother(secret)],
        [REMOVED],
      ],
      ['comments around', [comment, secret, comment], []],
      ['nothing between', [secret, '', secret], []],
      ['a flow style', [flow(secret), forAnother(secret)], [REMOVED]],
      [
        'a flow style for others',
        [secret, flow(forAnother(secret))],
        [REMOVED],
      ],
      [
        'a key sops below another',
        [
          secret,
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: { sops: x }\n',
        ],
        [],
      ],
      [
        'three for others',
        [forAnother(secret), secret, forAnother(secret)],
        [REMOVED],
      ],
    ])(
      'reads recipients and no open value with %s',
      async (_, texts, surplus) => {
        const file = await inspectTexts(...texts);
        expect(file).toMatchObject({ encrypted: true, openCount: 0 });
        expect(file?.drift?.surplus.map(({ id }) => id)).toEqual(surplus);
        expect(file?.recipients.map(({ id }) => id).sort()).toEqual(
          [KEPT, ...surplus].sort(),
        );
      },
    );

    const list = (kind: string) =>
      `apiVersion: v1\nkind: ${kind}\nitems:\n  - apiVersion: v1\n    kind: Secret\n    metadata: { name: two }\n    stringData:\n      username: canary\n`;

    it.each([
      ['a List', [secret, list('List')]],
      ['a SecretList', [list('SecretList'), secret]],
      ['flow style', [secret, flow(plain)]],
      [
        'a Secret whose kind is merged',
        [
          secret,
          '<<: { apiVersion: v1, kind: Secret }\nstringData:\n  username: canary\n',
        ],
      ],
      ['values without a kind', [secret, 'stringData:\n  username: canary\n']],
      [
        'an encrypted ConfigMap',
        [
          secret,
          forAnother(secret)
            .replace('kind: Secret', 'kind: ConfigMap')
            .replace(/username: .*/, 'username: canary'),
        ],
      ],
    ])('finds the open value in %s', async (_, texts) => {
      const file = await inspectTexts(...texts);
      expect(file?.openKeys).toEqual([
        {
          path: expect.stringMatching(/stringData\.username$/),
          line:
            texts
              .join('---\n')
              .split('\n')
              .findIndex(line => line.includes('canary')) + 1,
          by: 'file',
        },
      ]);
    });

    it.each([
      ['after', [secret, plain], secret.split('\n').length + 5],
      ['before', [plain, secret], 5],
    ])(
      'finds the line of a value in a plain one %s it',
      async (_, texts, line) => {
        const file = await inspectTexts(...texts);
        expect(file).toMatchObject({
          encrypted: true,
          openCount: 1,
          openKeys: [{ path: 'stringData.username', line }],
        });
        expect(texts.join('---\n').split('\n')[line - 1]).toContain('canary');
      },
    );
  });
});
