import { promises as fs } from 'node:fs';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  EntitySecrets,
  SopsFileChange,
  SopsPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import yaml from 'yaml';
import {
  entitySecrets,
  knownService,
  service,
} from '../__testUtils__/knownService';
import {
  ALICE,
  CLEAR_VALUE,
  sopsManifestChange,
  sopsValuesChange,
} from '../__testUtils__/sopsFile';
import { createSopsFileAction } from './sopsFile';
import { examples } from './sopsFile.examples';

const path = 'deploy/values-prod.enc.yaml';
const sopsConfig = `creation_rules:
  - path_regex: ^deploy/.*\\.enc\\.yaml$
    age: ${ALICE.recipient}
    encrypted_regex: ^(data|stringData|secrets)$
`;

function planOf(fields: Partial<SopsPlan> = {}): SopsPlan {
  return {
    place: {
      environment: 'prod',
      cluster: 'eu-1',
      namespace: 'floe-orders',
      release: 'orders-lakehouse',
    },
    file: { path, branch: 'main', url: 'https://github.com/x' },
    existing: null,
    valuesFiles: ['deploy/values.yaml', 'deploy/values-prod.yaml'],
    sopsFiles: ['deploy/secrets.enc.yaml'],
    config: {
      path: '.sops.yaml',
      url: 'https://github.com/y',
      exists: true,
      unusable: null,
    },
    rule: {
      status: 'matched',
      number: 1,
      pathRegex: null,
      explanation: null,
      keyGroups: [],
      shamirThreshold: null,
      selector: null,
      macOnlyEncrypted: false,
    },
    knownRecipients: [
      { type: 'age', id: ALICE.recipient, name: 'Alice | *Team*' },
    ],
    flux: [],
    ...fields,
  };
}

describe('floe:secrets:sops-file', () => {
  const directory = createMockDirectory();
  const client = {
    getEntitySecrets: jest.fn<Promise<EntitySecrets>, any[]>(),
    planSopsFile: jest.fn<Promise<SopsPlan>, any[]>(),
  };
  const reader = mockServices.urlReader.mock();
  const config = mockServices.rootConfig({
    data: { app: { baseUrl: 'https://portal.example/' } },
  });
  const action = createSopsFileAction({
    auth: mockServices.auth(),
    client: client as any,
    config,
    integrations: ScmIntegrations.fromConfig(config),
    reader,
    fetch: async () =>
      Response.json({ name: 'main', commit: { sha: 'c0ffee' } }),
  });

  async function run(input: object) {
    const logger = mockServices.logger.mock();
    const context = createMockActionContext({
      input: { service, ...input } as any,
      workspacePath: directory.resolve('workspace'),
      task: { id: '7f6f0f5e-6f1b-4c3c-9a53-0f2b9c0d1e2f' },
      logger,
    });
    await action.handler(context as any);
    const outputs = Object.fromEntries(
      (context.output as jest.Mock).mock.calls,
    );
    return { outputs, logger };
  }

  function serves(files: Record<string, string>) {
    reader.readUrl.mockImplementation(async url => {
      const file = url.replace(
        'https://github.com/acme/orders-lakehouse/tree/main/',
        '',
      );
      if (!Object.hasOwn(files, file)) {
        throw new NotFoundError(`${url} not found`);
      }
      return { buffer: async () => Buffer.from(files[file]) } as any;
    });
  }

  const written = async () => {
    const folder = directory.resolve('workspace', 'floe-secrets');
    const entries = await fs
      .readdir(folder, { recursive: true, withFileTypes: true })
      .catch(() => []);
    const files = entries.filter(entry => entry.isFile());
    return Object.fromEntries(
      await Promise.all(
        files.map(async file => {
          const full = `${file.parentPath}/${file.name}`;
          return [
            full.slice(folder.length + 1),
            await fs.readFile(full, 'utf8'),
          ];
        }),
      ),
    );
  };

  let change: SopsFileChange;
  beforeEach(async () => {
    jest.resetAllMocks();
    directory.setContent({ workspace: {} });
    client.getEntitySecrets.mockResolvedValue(entitySecrets());
    client.planSopsFile.mockResolvedValue(planOf());
    serves({ '.sops.yaml': sopsConfig });
    change = await sopsValuesChange({
      selector: {
        type: 'encrypted_regex',
        value: '^(data|stringData|secrets)$',
      },
    });
  });

  it('writes the encrypted file, and nothing else', async () => {
    const { outputs } = await run({ sops: change });
    const files = await written();
    expect(Object.keys(files)).toEqual([path]);
    expect(yaml.parse(files[path]).secrets.snowflake.password).toMatch(/^ENC/);
    expect(outputs).toEqual({
      changed: true,
      sourcePath: 'floe-secrets',
      targetPath: path,
      targetBranchName: 'main',
      branchName: 'floe-secrets-orders-lakehouse-prod-7f6f0f5e',
      title: 'Add secrets of orders-lakehouse in prod (SOPS)',
      description: expect.any(String),
      approach: 'sops',
      objects: [
        {
          kind: 'Secret',
          name: 'orders-lakehouse-floe-dagster-compute-secret',
        },
        { kind: 'Secret', name: 'orders-lakehouse-floe-dagster-dbt-cloud' },
      ],
      tabUrl:
        'https://portal.example/catalog/default/component/orders-lakehouse/secrets',
    });
    expect(JSON.stringify([files, outputs])).not.toContain(CLEAR_VALUE);
  });

  it('explains in the pull request who decrypts it, and how it is deployed', async () => {
    const { outputs } = await run({ sops: change });
    for (const text of [
      `- age: \`${ALICE.recipient}\` (Alice | \\*Team\\*)`,
      'helm secrets upgrade --install orders-lakehouse CHART -n floe-orders -f deploy/values.yaml -f deploy/values-prod.yaml -f deploy/secrets.enc.yaml -f deploy/values-prod.enc.yaml',
      '-f deploy/values-prod.yaml -f <(sops decrypt deploy/secrets.enc.yaml) -f <(sops decrypt deploy/values-prod.enc.yaml)',
      'Adds `deploy/values-prod.enc.yaml` with 3 values',
    ]) {
      expect(outputs.description).toContain(
        text.replace('Alice |', 'Alice \\|'),
      );
    }
  });

  it('explains what Flux needs, and what it has', async () => {
    const manifest = await sopsManifestChange({
      selector: {
        type: 'encrypted_regex',
        value: '^(data|stringData|secrets)$',
      },
    });
    const kustomization = { namespace: 'flux-system', path: 'deploy' };
    client.planSopsFile.mockResolvedValue(
      planOf({
        flux: [
          {
            ...kustomization,
            name: 'apps',
            provider: 'sops',
            keySecret: 'sops-age',
          },
          { ...kustomization, name: 'plain', provider: null, keySecret: null },
        ],
      }),
    );
    const { outputs } = await run({ sops: manifest });
    expect(outputs.objects).toEqual([{ kind: 'Secret', name: 'orders-db' }]);
    expect(outputs.description).toContain(
      'with the keys in the Secret `flux-system/sops-age`',
    );
    expect(outputs.description).toContain(
      '`flux-system/plain` (path `deploy`) does not decrypt',
    );
  });

  it('writes a rule for the file if one is requested', async () => {
    serves({ '.sops.yaml': '# ours\ncreation_rules: []\n' });
    await run({ sops: await sopsValuesChange({ recipients: 'new' }) });
    const files = await written();
    expect(Object.keys(files).sort()).toEqual(['.sops.yaml', path]);
    expect(files['.sops.yaml']).toContain('# ours');
    expect(files['.sops.yaml']).toContain(ALICE.recipient);
  });

  it('calls the backend on behalf of the user, for the path and the place', async () => {
    await run({ sops: change });
    const token = mockCredentials.service.token({
      onBehalfOf: mockCredentials.user(),
      targetPluginId: 'floe-secrets',
    });
    expect(client.planSopsFile).toHaveBeenCalledWith(
      {
        entityRef: service.entityRef,
        environment: 'prod',
        cluster: 'eu-1',
        namespace: 'floe-orders',
        layout: 'values',
        path,
      },
      { token },
    );
  });

  it('accepts a service in the short form', async () => {
    const { outputs } = await run({
      service: undefined,
      entityRef: service.entityRef,
      environment: 'prod',
      sops: change,
    });
    expect(outputs.changed).toBe(true);
  });

  it('changes nothing the second time', async () => {
    await run({ sops: change });
    serves({ '.sops.yaml': sopsConfig, [path]: (await written())[path] });
    directory.setContent({ workspace: {} });
    const { outputs } = await run({ sops: change });
    expect(outputs.changed).toBe(false);
    expect(await written()).toEqual({});
  });

  it('does not replace an existing file', async () => {
    serves({ '.sops.yaml': sopsConfig, [path]: 'secrets: {}\n' });
    await expect(run({ sops: change })).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('Without its data key'),
    });
    expect(await written()).toEqual({});
  });

  it.each([
    [
      'a value in clear text',
      (one: SopsFileChange) => {
        one.secrets[0].keys[0].value = CLEAR_VALUE;
      },
    ],
    [
      'a value in clear text in base64 behind the form of a ciphertext',
      (one: SopsFileChange) => {
        one.secrets[0].keys[0].value = one.secrets[0].keys[0].value.replace(
          /data:[^,]*/,
          `data:${Buffer.from(CLEAR_VALUE).toString('base64')}`,
        );
      },
    ],
    [
      'a field that is not known',
      (one: SopsFileChange) => {
        (one as any).clear = CLEAR_VALUE;
      },
    ],
    [
      'no message authentication code',
      (one: SopsFileChange) => {
        one.metadata.mac = '';
      },
    ],
  ])('refuses %s, names the place and quotes nothing', async (_, spoil) => {
    spoil(change);
    const attempt = run({ sops: change });
    await expect(attempt).rejects.toMatchObject({ name: 'InputError' });
    await expect(attempt).rejects.not.toThrow(CLEAR_VALUE);
    expect(client.getEntitySecrets).not.toHaveBeenCalled();
    expect(await written()).toEqual({});
  });

  it('refuses a file for other recipients than those of the rule', async () => {
    serves({
      '.sops.yaml': sopsConfig.replace(
        ALICE.recipient,
        'age1g0mzz93m24klnjsjnjnd263mq98nt8uj06sunzj5rn283n3ggyxqhp0v30',
      ),
    });
    await expect(run({ sops: change })).rejects.toThrow(
      'not encrypted for the recipients of its rule',
    );
    expect(await written()).toEqual({});
  });

  it('refuses a user who may not change the service, and another repository', async () => {
    client.planSopsFile.mockRejectedValue(new NotAllowedError('no'));
    await expect(run({ sops: change })).rejects.toThrow('no');
    const [place] = knownService.environments;
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ environments: [{ ...place, mayChange: false }] }),
    );
    await expect(run({ sops: change })).rejects.toThrow('not allowed');
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ repoUrl: 'github.com?owner=acme&repo=other' }),
    );
    await expect(run({ sops: change })).rejects.toThrow('another repository');
    expect(await written()).toEqual({});
  });

  it('has its own examples', () => {
    for (const { example } of examples) {
      expect(yaml.parse(example).steps[0].action).toBe(action.id);
    }
  });
});
