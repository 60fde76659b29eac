import { promises as fs } from 'node:fs';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  EntitySecrets,
  SecretStorePlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import yaml from 'yaml';
import {
  entitySecrets,
  knownService,
  service,
} from '../__testUtils__/knownService';
import { storePlan, vaultStore } from '../__testUtils__/secretStore';
import { createSecretStoreAction } from './secretStore';
import { examples } from './secretStore.examples';

const { path } = vaultStore;
const kustomizationPath = 'deploy/secret-stores/kustomization.yaml';

describe('floe:secrets:secret-store', () => {
  const directory = createMockDirectory();
  const client = {
    getEntitySecrets: jest.fn<Promise<EntitySecrets>, any[]>(),
    planSecretStore: jest.fn<Promise<SecretStorePlan>, any[]>(),
  };
  const reader = mockServices.urlReader.mock();
  const config = mockServices.rootConfig({
    data: { app: { baseUrl: 'https://portal.example/' } },
  });
  const action = createSecretStoreAction({
    auth: mockServices.auth(),
    client: client as any,
    config,
    integrations: ScmIntegrations.fromConfig(config),
    reader,
    fetch: async () =>
      Response.json({ name: 'main', commit: { sha: 'c0ffee' } }),
  });

  async function run(input: object) {
    const context = createMockActionContext({
      input: { service, ...input } as any,
      workspacePath: directory.resolve('workspace'),
      task: { id: '7f6f0f5e-6f1b-4c3c-9a53-0f2b9c0d1e2f' },
      logger: mockServices.logger.mock(),
    });
    await action.handler(context as any);
    return Object.fromEntries((context.output as jest.Mock).mock.calls);
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

  const read = (file: string) =>
    fs
      .readFile(directory.resolve('workspace', 'floe-secrets', file), 'utf8')
      .catch(() => undefined);

  beforeEach(() => {
    jest.resetAllMocks();
    directory.setContent({ workspace: {} });
    client.getEntitySecrets.mockResolvedValue(entitySecrets());
    client.planSecretStore.mockResolvedValue(storePlan());
    serves({});
  });

  it('writes the store and the ServiceAccount, and describes the steps at the provider', async () => {
    const outputs = await run({ secretStore: vaultStore });
    expect(client.planSecretStore).toHaveBeenCalledWith(
      expect.objectContaining({
        entityRef: service.entityRef,
        environment: 'prod',
        cluster: 'eu-1',
        namespace: 'floe-orders',
        store: vaultStore,
      }),
      expect.anything(),
    );
    const documents = yaml
      .parseAllDocuments((await read(path))!)
      .map(one => (one as { toJS(): any }).toJS());
    expect(documents).toMatchObject([
      {
        kind: 'ServiceAccount',
        metadata: { name: 'external-secrets-sa', namespace: 'floe-orders' },
      },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { name: 'vault', namespace: 'floe-orders' },
        spec: { provider: vaultStore.provider },
      },
    ]);
    expect(outputs).toMatchObject({
      changed: true,
      sourcePath: 'floe-secrets',
      targetPath: path,
      targetBranchName: 'main',
      title: 'Add the SecretStore vault for orders-lakehouse in prod',
      approach: 'external-secrets',
      objects: [{ kind: 'SecretStore', name: 'vault' }],
      tabUrl:
        'https://portal.example/catalog/default/component/orders-lakehouse/secrets',
    });
    expect(outputs.description).toContain(
      'bound_service_account_namespaces=floe-orders',
    );
    expect(outputs.description).toContain('path "secret/data/floe/*"');
    expect(outputs.description).toContain(`kubectl apply --filename ${path}`);
  });

  it('lists the file in the kustomization beside it or above it', async () => {
    const kustomization = {
      path: kustomizationPath,
      url: 'https://github.com/k',
      lists: false,
      problem: null,
    };
    client.planSecretStore.mockResolvedValue(storePlan({ kustomization }));
    serves({
      [kustomizationPath]: '# ours\nresources:\n- other.yaml # keep\n',
    });
    const outputs = await run({ secretStore: vaultStore });
    expect(await read(kustomizationPath)).toBe(
      '# ours\nresources:\n- other.yaml # keep\n- vault.yaml\n',
    );
    expect(outputs.description).toContain(`\`${kustomizationPath}\` lists`);

    serves({ 'deploy/kustomization.yaml': 'resources: []\n' });
    await expect(run({ secretStore: vaultStore })).rejects.toThrow(
      'deploy/kustomization.yaml has to list the new file, but',
    );
  });

  it('changes nothing if the repository has the store', async () => {
    await run({ secretStore: vaultStore });
    const text = (await read(path))!;
    serves({ [path]: text, [kustomizationPath]: 'resources: [vault.yaml]' });
    expect(await run({ secretStore: vaultStore })).toMatchObject({
      changed: false,
    });
    serves({ [path]: '# something else' });
    await expect(run({ secretStore: vaultStore })).rejects.toThrow(
      'is in the repository already and is not this store',
    );
  });

  it('writes nothing that the cluster would refuse', async () => {
    client.planSecretStore.mockResolvedValue(
      storePlan({
        dryRun: [
          {
            kind: 'SecretStore',
            name: 'vault',
            namespace: 'floe-orders',
            result: 'refused',
            message: 'denied by policy',
          },
        ],
      }),
    );
    await expect(run({ secretStore: vaultStore })).rejects.toThrow(
      'The cluster would refuse the SecretStore vault: denied by policy',
    );
    expect(await read(path)).toBeUndefined();
  });

  it.each([
    ['a ClusterSecretStore without conditions', { kind: 'ClusterSecretStore' }],
    ['a path outside of the repository', { path: '../x.yaml' }],
    ['a value', { provider: { vault: { password: 'hunter2 canary' } } }],
    ['a credential', { prefix: `ghp_${'a1B2'.repeat(8)}` }],
  ])('refuses %s by its place', async (_, fields) => {
    const attempt = run({ secretStore: { ...vaultStore, ...fields } });
    await expect(attempt).rejects.toThrow(
      'The description of the store is not valid',
    );
    await expect(attempt).rejects.not.toThrow(/hunter2|ghp_/);
    expect(client.planSecretStore).not.toHaveBeenCalled();
  });

  it('reports an error of the backend', async () => {
    client.planSecretStore.mockRejectedValue(new NotAllowedError('not yours'));
    await expect(run({ secretStore: vaultStore })).rejects.toThrow('not yours');
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({
        environments: [{ ...knownService.environments[0], mayChange: false }],
      }),
    );
    await expect(run({ secretStore: vaultStore })).rejects.toThrow(
      'You are not allowed to change the secrets',
    );
  });

  it('has examples that it accepts', async () => {
    const stores = examples
      .map(({ example }) => yaml.parse(example).steps[0].input.secretStore)
      .filter(({ kind }) => kind);
    expect(stores).not.toEqual([]);
    for (const secretStore of stores) {
      expect((await run({ secretStore })).changed).toBe(true);
    }
  });
});
