import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  EntitySecrets,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { parseSecretsChange } from '@floe/values-files';
import yaml from 'yaml';
import {
  entitySecrets,
  knownService,
  sealedText,
  service,
} from '../__testUtils__/knownService';
import { createValuesAction } from './values';
import { examples } from './values.examples';

const secrets = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: {
    compute: {
      keys: [
        {
          secretKey: 'SNOWFLAKE_USER',
          remoteKey: 'floe/prod/snowflake',
          property: 'user',
        },
      ],
    },
  },
};

const sealed = {
  approach: 'sealed-secrets',
  scope: 'namespace-wide',
  sealedFor: {
    cluster: 'eu-1',
    namespace: 'floe-orders',
    fullname: service.fullname,
    certificateFingerprint: 'ab'.repeat(32),
  },
  components: {
    storage: { encryptedData: { AWS_SECRET_ACCESS_KEY: sealedText } },
  },
};

const config = mockServices.rootConfig({
  data: { app: { baseUrl: 'https://portal.example/' } },
});

describe('floe:secrets:values', () => {
  const directory = createMockDirectory();
  const client = {
    getEntitySecrets: jest.fn<Promise<EntitySecrets>, any[]>(),
    getClusters: jest.fn(),
    getStores: jest.fn(),
    getSealingCertificate: jest.fn(),
    createChange: jest.fn(),
    preview: jest.fn(),
  };
  const reader = mockServices.urlReader.mock();
  const hostApi = jest.fn<Promise<Response>, [string]>();

  function createAction(data: object = {}) {
    return createValuesAction({
      auth: mockServices.auth(),
      client: client as any,
      config: mockServices.rootConfig({
        data: { app: { baseUrl: 'https://portal.example/' }, ...data },
      }),
      integrations: ScmIntegrations.fromConfig(config),
      now: () => Date.parse('2026-05-04T12:00:00Z'),
      reader,
      fetch: async url => hostApi(String(url)),
    });
  }

  async function run(
    input: object,
    options: { action?: ReturnType<typeof createAction> } = {},
  ) {
    const logger = mockServices.logger.mock();
    const context = createMockActionContext({
      input: { service, secrets, ...input } as any,
      workspacePath: directory.resolve('workspace'),
      task: { id: '7f6f0f5e-6f1b-4c3c-9a53-0f2b9c0d1e2f' },
      logger,
    });
    await (options.action ?? createAction()).handler(context as any);
    const outputs = Object.fromEntries(
      (context.output as jest.Mock).mock.calls,
    );
    return { outputs, logger };
  }

  function serves(files: Record<string, string | Buffer>) {
    reader.readUrl.mockImplementation(async url => {
      const path = url.replace(
        'https://github.com/acme/orders-lakehouse/tree/main/',
        '',
      );
      if (!Object.hasOwn(files, path)) {
        throw new NotFoundError(`${url} not found`);
      }
      return {
        buffer: async () => Buffer.from(files[path]),
      } as any;
    });
  }

  /** GitHub's description of the repository; the first branch is the default one. */
  function hasBranches(...branches: string[]) {
    const api = 'https://api.github.com/repos/acme/orders-lakehouse';
    hostApi.mockImplementation(async url => {
      const name = url.replace(`${api}/branches/`, '');
      if (url === api && branches.length > 0) {
        return Response.json({ default_branch: branches[0] });
      }
      return branches.includes(name)
        ? Response.json({ name, commit: { sha: 'c0ffee' } })
        : Response.json({ message: 'Not Found' }, { status: 404 });
    });
  }

  const written = (path: string) =>
    fs.readFile(directory.resolve('workspace', path), 'utf8');

  beforeEach(() => {
    jest.resetAllMocks();
    directory.setContent({ workspace: {} });
    client.getEntitySecrets.mockResolvedValue(entitySecrets());
    client.getClusters.mockResolvedValue({ items: [] });
    client.getStores.mockResolvedValue({ items: [] });
    client.getSealingCertificate.mockResolvedValue({
      isCurrent: true,
      knownFingerprints: ['cd'.repeat(32), 'ab'.repeat(32)],
    });
    serves({});
    hasBranches('main');
  });

  it('changes the values file of the repository', async () => {
    const existing = '# Orders\nimage:\n  tag: "1.2"   # pinned\n';
    serves({ 'deploy/values-prod.yaml': existing });
    const { outputs, logger } = await run({});
    const text = await written('floe-secrets/deploy/values-prod.yaml');
    expect(text.startsWith(existing)).toBe(true);
    expect(yaml.parse(text).floe.externalSecrets.compute).toEqual({
      enabled: true,
      secrets: secrets.components.compute.keys,
    });
    expect(outputs).toEqual({
      changed: true,
      path: 'floe-secrets/deploy/values-prod.yaml',
      sourcePath: 'floe-secrets',
      targetPath: 'deploy/values-prod.yaml',
      targetBranchName: 'main',
      branchName: 'floe-secrets-orders-lakehouse-prod-7f6f0f5e',
      title: 'Add secrets of orders-lakehouse in prod (External Secrets)',
      description: expect.stringContaining(
        '[Secrets tab](https://portal.example/catalog/default/component/orders-lakehouse/secrets)',
      ),
      approach: 'external-secrets',
      objects: [
        {
          kind: 'ExternalSecret',
          name: 'orders-lakehouse-floe-dagster-compute-secret',
          component: 'compute',
          change: 'added',
        },
      ],
      removed: [],
      findings: [],
      tabUrl:
        'https://portal.example/catalog/default/component/orders-lakehouse/secrets',
    });
    expect(logger.info).toHaveBeenCalledWith('added floe');
  });

  it('requests the service with the credentials of the user', async () => {
    await run({});
    expect(client.getEntitySecrets).toHaveBeenCalledWith(
      'component:default/orders-lakehouse',
      {
        token: mockCredentials.service.token({
          onBehalfOf: mockCredentials.user(),
          targetPluginId: 'floe-secrets',
        }),
      },
    );
  });

  it('creates a new values file', async () => {
    await run({ secrets: sealed });
    expect(
      yaml.parse(await written('floe-secrets/deploy/values-prod.yaml')),
    ).toEqual({
      floe: {
        sealedSecrets: {
          enabled: true,
          annotations: {
            'sealedsecrets.bitnami.com/namespace-wide': 'true',
          },
          storage: {
            enabled: true,
            encryptedData: { AWS_SECRET_ACCESS_KEY: sealedText },
          },
        },
      },
    });
  });

  it('refuses values that were sealed with a certificate of another cluster', async () => {
    client.getSealingCertificate.mockResolvedValue({
      isCurrent: true,
      knownFingerprints: ['cd'.repeat(32)],
    });
    await expect(run({ secrets: sealed })).rejects.toThrow(
      'sealed with a certificate that the portal has never read from the cluster eu-1. Enter the values again',
    );
    await expect(
      written('floe-secrets/deploy/values-prod.yaml'),
    ).rejects.toThrow('ENOENT');
  });

  it('warns of an unknown certificate if the cluster may have a newer one', async () => {
    client.getSealingCertificate.mockResolvedValue({
      isCurrent: false,
      knownFingerprints: ['cd'.repeat(32)],
    });
    const { outputs } = await run({ secrets: sealed });
    expect(outputs.findings).toEqual([
      expect.objectContaining({
        id: 'sealed-for-other-key',
        severity: 'warning',
      }),
    ]);
    expect(outputs.description).toContain('has never read from the cluster');
  });

  it('reports that a certificate was not compared', async () => {
    client.getSealingCertificate.mockRejectedValue(new Error('down'));
    const { logger, outputs } = await run({ secrets: sealed });
    expect(outputs.findings).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('sealing certificates are not known now'),
    );
  });

  it('changes nothing the second time', async () => {
    await run({});
    serves({
      'deploy/values-prod.yaml': await written(
        'floe-secrets/deploy/values-prod.yaml',
      ),
    });
    directory.setContent({ workspace: {} });
    const { outputs } = await run({});
    expect(outputs).toMatchObject({
      changed: false,
      objects: [{ change: 'unchanged' }],
    });
    await expect(
      written('floe-secrets/deploy/values-prod.yaml'),
    ).rejects.toThrow('ENOENT');
  });

  it('changes a file of the workspace in place', async () => {
    directory.setContent({
      workspace: { deploy: { 'values-prod.yaml': 'image: x\n' } },
    });
    const { outputs } = await run({ source: 'workspace' });
    expect(outputs).toMatchObject({
      path: 'deploy/values-prod.yaml',
      sourcePath: '.',
    });
    expect(await written('deploy/values-prod.yaml')).toMatch(
      /^image: x\nfloe:\n/,
    );
    expect(reader.readUrl).not.toHaveBeenCalled();
  });

  it('refuses a workspace without the file, which may exist in the repository', async () => {
    serves({ 'deploy/values-prod.yaml': 'image: x\n' });
    await expect(run({ source: 'workspace' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'The workspace has no deploy/values-prod.yaml. Fetch the repository',
      ),
    });
    await expect(written('deploy/values-prod.yaml')).rejects.toThrow('ENOENT');
  });

  it.each([
    'https://github.com/acme/orders-lakehouse/tree/main/',
    'https://github.com/acme/orders-lakehouse/tree/main/services/orders/',
    'https://github.com/acme/orders-lakehouse/',
    'https://github.com/acme/orders-lakehouse.git',
  ])('reads the branch that it writes to, from %s', async sourceLocation => {
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ sourceLocation }),
    );
    serves({ 'deploy/values-prod.yaml': 'image: x\n' });
    const { outputs } = await run({});
    expect(outputs.targetBranchName).toBe('main');
    expect(await written('floe-secrets/deploy/values-prod.yaml')).toMatch(
      /^image: x\nfloe:\n/,
    );
  });

  it('creates no new file if the branch or the repository is not found', async () => {
    hasBranches('trunk');
    await expect(run({})).rejects.toThrow('has no branch main');
    hasBranches();
    await expect(run({})).rejects.toThrow('has no repository');
    hostApi.mockResolvedValue(new Response('', { status: 503 }));
    await expect(run({})).rejects.toThrow('github.com does not answer');
    await expect(
      written('floe-secrets/deploy/values-prod.yaml'),
    ).rejects.toThrow('ENOENT');
  });

  it('refuses another branch than that of the source location', async () => {
    serves({ 'deploy/values-prod.yaml': 'image: x\n' });
    hasBranches('main', 'release');
    await expect(
      run({ service: { ...service, branch: 'release' } }),
    ).rejects.toThrow('is on the branch main, not on the one');
    expect(reader.readUrl).not.toHaveBeenCalled();
    const { outputs } = await run({ service: { ...service, branch: 'main' } });
    expect(outputs.targetBranchName).toBe('main');
  });

  it.each<[string, any, string, string, string]>([
    [
      'Gitea',
      { gitea: [{ host: 'git.example.com' }] },
      'https://git.example.com/acme/orders-lakehouse/src/branch/main/',
      'git.example.com?owner=acme&repo=orders-lakehouse',
      'https://git.example.com/acme/orders-lakehouse/src/branch/main/deploy/values-prod.yaml',
    ],
    [
      'Gerrit',
      {
        gerrit: [
          {
            host: 'git.example.com',
            gitilesBaseUrl: 'https://git.example.com/gitiles',
          },
        ],
      },
      'https://git.example.com/gitiles/acme/orders/+/refs/heads/main/orders/',
      'git.example.com?repo=acme%2Forders',
      'https://git.example.com/gitiles/acme/orders/+/refs/heads/main/deploy/values-prod.yaml',
    ],
    [
      'GitLab',
      {
        gitlab: [
          {
            host: 'git.example.com',
            apiBaseUrl: 'https://git.example.com/api/v4',
          },
        ],
      },
      'https://git.example.com/acme/orders-lakehouse/-/tree/main/',
      'git.example.com?owner=acme&repo=orders-lakehouse',
      'https://git.example.com/acme/orders-lakehouse/-/blob/main/deploy/values-prod.yaml',
    ],
  ])(
    'reads the existing values file on %s',
    async (_, hosts, sourceLocation, repoUrl, url) => {
      client.getEntitySecrets.mockResolvedValue(
        entitySecrets({ sourceLocation, repoUrl }),
      );
      reader.readUrl.mockImplementation(async asked => {
        if (asked !== url) {
          throw new NotFoundError(`${asked} not found`);
        }
        return { buffer: async () => Buffer.from('image: x\n') } as any;
      });
      const action = createValuesAction({
        auth: mockServices.auth(),
        client: client as any,
        config,
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({ integrations: hosts }),
        ),
        now: () => Date.parse('2026-05-04T12:00:00Z'),
        reader,
        fetch: async asked =>
          String(asked).endsWith('/branches/main')
            ? new Response(
                `)]}'\n{"ref": "refs/heads/main", "revision": "c0ffee"}`,
              )
            : new Response('Not found', { status: 404 }),
      });
      await run({ service: { ...service, repoUrl } }, { action });
      expect(await written('floe-secrets/deploy/values-prod.yaml')).toMatch(
        /^image: x\nfloe:\n/,
      );
    },
  );

  it.each([
    '../../../other/blob/main/values.yaml',
    '../values.yaml',
    'deploy/%2e%2e/values.yaml',
    '/etc/passwd',
    'deploy\\values.yaml',
    'deploy/values.yaml\u0000',
    '.git/config',
  ])('reads no earlier file from %j', async path => {
    for (const source of ['repository', 'workspace']) {
      const error = await run({
        source,
        earlierValuesPaths: ['deploy/values.yaml', path],
      }).catch(e => e);
      expect(error.name).toBe('InputError');
      expect(error.message).toContain('earlierValuesPaths[1]: a file is named');
      expect(error.message).not.toContain(path);
    }
    expect(reader.readUrl).not.toHaveBeenCalled();
  });

  it('does not leave the workspace', async () => {
    const secret = directory.resolve('outside');
    await fs.mkdir(secret, { recursive: true });
    await fs.mkdir(dirname(directory.resolve('workspace/deploy')), {
      recursive: true,
    });
    await fs.symlink(secret, directory.resolve('workspace/deploy'));
    await expect(run({ source: 'workspace' })).rejects.toThrow(
      'Relative path is not allowed to refer to a directory outside its parent',
    );
  });

  /** The service with earlier values files. */
  function hasEarlier(
    earlierValuesPaths: string[],
    earlierValuesFrom: 'annotation' | 'configuration' = 'annotation',
  ) {
    const [environment] = knownService.environments;
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({
        environments: [
          { ...environment, earlierValuesPaths, earlierValuesFrom },
        ],
      }),
    );
  }

  it('accepts the earlier values files that the server knows', async () => {
    hasEarlier(['deploy/values.yaml']);
    serves({
      'deploy/values.yaml': `floe:
  externalSecrets:
    compute:
      secrets:
        - secretKey: SNOWFLAKE_ROLE
          remoteKey: floe/shared
`,
    });
    for (const input of [{}, { earlierValuesPaths: ['deploy/values.yaml'] }]) {
      const { outputs } = await run(input);
      expect(outputs.findings).toEqual([
        expect.objectContaining({ id: 'earlier-list-replaced' }),
      ]);
    }
  });

  it('keeps the other entries of a list of an earlier file', async () => {
    hasEarlier(['deploy/values.yaml']);
    serves({
      'deploy/values.yaml': `floe:
  externalSecrets:
    custom:
      - name: dbt-cloud
        data:
          - secretKey: DBT_TOKEN
            remoteKey: floe/dbt
`,
    });
    const [key] = secrets.components.compute.keys;
    await run({
      secrets: {
        ...secrets,
        components: {},
        custom: [{ name: 'openai', keys: [key] }],
      },
    });
    const text = await written('floe-secrets/deploy/values-prod.yaml');
    expect(
      yaml.parse(text).floe.externalSecrets.custom.map(({ name }: any) => name),
    ).toEqual(['dbt-cloud', 'openai']);
  });

  it('refuses other earlier files than those that the server knows', async () => {
    serves({ 'deploy/values.yaml': 'image: x\n' });
    for (const known of [[], ['deploy/values.yaml']]) {
      hasEarlier(known);
      for (const earlierValuesPaths of [
        ['deploy/base.yaml'],
        ['deploy/values.yaml', 'deploy/base.yaml'],
      ]) {
        await expect(run({ earlierValuesPaths })).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining('floe.dev/values'),
        });
      }
    }
    await expect(run({ earlierValuesPaths: [] })).rejects.toThrow(
      'earlierValuesPaths are not the files',
    );
    expect(reader.readUrl).not.toHaveBeenCalled();
  });

  it('requires an earlier file of the annotation, but not one of the configuration', async () => {
    hasEarlier(['deploy/values.yaml']);
    await expect(run({})).rejects.toThrow(
      'names deploy/values.yaml, which does not exist',
    );
    hasEarlier(['deploy/values.yaml'], 'configuration');
    expect((await run({})).outputs.changed).toBe(true);
  });

  describe('in the short form', () => {
    const short = {
      service: undefined,
      secrets: undefined,
      entityRef: service.entityRef,
      environment: 'prod',
      change: secrets,
    };

    it('looks up details that the server knows', async () => {
      const { outputs } = await run(short);
      expect(outputs).toMatchObject({
        changed: true,
        targetPath: 'deploy/values-prod.yaml',
        branchName: 'floe-secrets-orders-lakehouse-prod-7f6f0f5e',
      });
      expect(
        yaml.parse(await written('floe-secrets/deploy/values-prod.yaml')),
      ).toHaveProperty('floe.externalSecrets.compute');
    });

    it.each<[string, object, string]>([
      ['no service', { entityRef: undefined }, 'Name the service'],
      ['no environment', { environment: undefined }, 'Name the service'],
      ['an empty entity', { entityRef: '' }, 'entityRef: it must be a text'],
      ['no change', { change: undefined }, 'change: it is missing'],
      ['two changes', { secrets }, 'change and secrets are the same field'],
      ['another environment', { environment: 'dev' }, 'no environment dev'],
      ['another cluster', { cluster: 'us-1' }, 'in the cluster us-1'],
      ['another namespace', { namespace: 'other' }, 'another namespace'],
      [
        'a service that differs',
        { service: { ...service, environment: 'dev' } },
        'environment and service.environment differ',
      ],
      [
        'a change that is no change',
        { change: { approach: 'hunter2' } },
        'approach: it must be one of external-secrets, sealed-secrets',
      ],
      [
        'a change of another type',
        { change: 'hunter2' },
        'it must be an object',
      ],
    ])('refuses %s', async (_, fields, text) => {
      const error = await run({ ...short, ...fields }).catch(e => e);
      expect(error.message).toContain(text);
      expect(error.message).not.toMatch(/hunter2|Invalid|expected/);
      expect(reader.readUrl).not.toHaveBeenCalled();
    });

    it('requires a choice between several places', async () => {
      const [environment] = knownService.environments;
      client.getEntitySecrets.mockResolvedValue(
        entitySecrets({
          namespace: null,
          environments: [environment, { ...environment, namespace: 'b' }],
        }),
      );
      await expect(run(short)).rejects.toThrow(
        'one of eu-1/floe-orders, eu-1/b',
      );
      const { outputs } = await run({ ...short, namespace: 'b' });
      expect(outputs.changed).toBe(true);
    });

    it.each<[string, Parameters<typeof entitySecrets>[0], string]>([
      ['release', { release: null }, 'floe.dev/release'],
      ['repository', { repoUrl: null }, 'backstage.io/source-location'],
    ])('says that the %s is not known', async (_, fields, text) => {
      client.getEntitySecrets.mockResolvedValue(entitySecrets(fields));
      await expect(run(short)).rejects.toThrow(text);
    });

    it('says why the values file is not known', async () => {
      const [environment] = knownService.environments;
      const environments = [{ ...environment, valuesPath: null }];
      client.getEntitySecrets.mockResolvedValue(
        entitySecrets({ environments, valuesPath: null }),
      );
      await expect(run(short)).rejects.toThrow('floe.dev/values');
      client.getEntitySecrets.mockResolvedValue(
        entitySecrets({
          environments,
          valuesPath: null,
          valuesProblem: 'The annotation cannot be used',
        }),
      );
      for (const input of [short, {}]) {
        await expect(run(input)).rejects.toThrow('cannot be used');
      }
    });
  });

  it('writes nothing if the file has changed since the preview', async () => {
    client.preview.mockResolvedValue({ file: { etag: 'new' } });
    await expect(run({ etag: 'old' })).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('was changed after the preview'),
    });
    await expect(
      written('floe-secrets/deploy/values-prod.yaml'),
    ).rejects.toThrow('ENOENT');
    expect((await run({ etag: 'new' })).outputs.changed).toBe(true);
    expect(client.preview).toHaveBeenLastCalledWith(
      {
        entityRef: service.entityRef,
        environment: 'prod',
        cluster: 'eu-1',
        namespace: 'floe-orders',
        dryRun: false,
      },
      expect.objectContaining({ token: expect.any(String) }),
    );
  });

  it('accepts only the fullname of the catalog or of the values files', async () => {
    const named = (fullname: string) => ({ service: { ...service, fullname } });
    await expect(run(named('other'))).rejects.toThrow('another fullname');
    serves({ 'deploy/values-prod.yaml': 'fullnameOverride: lake\n' });
    expect((await run(named('lake'))).outputs.changed).toBe(true);
    await expect(run(named('other'))).rejects.toThrow('another fullname');
  });

  it('checks against the cluster', async () => {
    client.getClusters.mockResolvedValue({
      items: [
        {
          name: 'eu-1',
          approaches: {
            'external-secrets': { available: true, servedVersions: ['v1'] },
          },
          resources: [],
        },
      ],
    });
    client.getStores.mockResolvedValue({
      items: [
        {
          cluster: 'eu-1',
          kind: 'SecretStore',
          name: 'aws-secrets-manager',
          provider: 'vault',
          detail: { path: 'kv' },
        },
      ],
    });
    const { outputs } = await run({});
    expect(outputs.findings).toEqual([
      expect.objectContaining({ id: 'api-version-not-served' }),
    ]);
    const chart = { externalSecretsApiVersion: 'external-secrets.io/v1beta1' };
    await expect(
      run({}, { action: createAction({ floeSecrets: { chart } }) }),
    ).rejects.toThrow('Upgrade the chart');
    const withPrefix = JSON.parse(
      JSON.stringify(secrets).replace('floe/prod', 'secret/data/floe'),
    );
    await expect(run({ secrets: withPrefix })).rejects.toThrow(
      'Write floe/snowflake',
    );
  });

  it('refuses a store that the cluster does not have, or that excludes the namespace', async () => {
    const cluster = {
      name: 'eu-1',
      approaches: {},
      resources: [
        'secretstores.external-secrets.io',
        'clustersecretstores.external-secrets.io',
      ].map(resource => ({ resource, state: 'watching' })),
    };
    client.getClusters.mockResolvedValue({ items: [cluster] });
    await expect(run({})).rejects.toThrow(
      'The cluster has no visible SecretStore aws-secrets-manager',
    );
    const planned = await run({
      newStores: [{ kind: 'SecretStore', name: 'aws-secrets-manager' }],
    });
    expect(planned.outputs).toMatchObject({ changed: true, findings: [] });
    await expect(
      run({ newStores: [{ kind: 'SecretStore', name: 'another' }] }),
    ).rejects.toThrow(
      'The cluster has no visible SecretStore aws-secrets-manager',
    );
    const store = {
      id: '1',
      cluster: 'eu-1',
      kind: 'SecretStore',
      namespace: service.namespace,
      name: 'aws-secrets-manager',
      provider: 'aws',
      ready: false,
    };
    client.getStores.mockImplementation(async ({ entityRef }) => ({
      items: entityRef ? [] : [store],
    }));
    await expect(run({})).rejects.toThrow('exclude the namespace');
    client.getStores.mockResolvedValue({ items: [store] });
    const { outputs } = await run({});
    expect(outputs.findings).toEqual([
      expect.objectContaining({ id: 'store-not-ready', severity: 'warning' }),
    ]);
  });

  it('reports existing faults, and does not stop for them', async () => {
    serves({
      'deploy/values-prod.yaml': 'api:\n  password: "Xk39!dkVm2_qT8w"\n',
    });
    const { outputs, logger } = await run({});
    expect(outputs.findings).toEqual([
      expect.objectContaining({
        id: 'credential-in-values',
        severity: 'warning',
        place: 'api.password',
      }),
    ]);
    expect(JSON.stringify([outputs, logger.warn.mock.calls])).not.toContain(
      'Xk39',
    );
  });

  it('checks without the cluster if it is not known', async () => {
    client.getClusters.mockRejectedValue(new Error('down'));
    const { outputs, logger } = await run({});
    expect(outputs.changed).toBe(true);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('The clusters are not known now'),
    );
  });

  it.each<[string, Partial<ServiceFieldValue>, string]>([
    ['namespace', { namespace: 'other' }, 'another namespace'],
    ['release', { release: 'other' }, 'another Helm release'],
    ['values file', { valuesPath: 'other.yaml' }, 'another values file'],
    [
      'repository',
      { repoUrl: 'github.com?owner=acme&repo=other' },
      'another repository',
    ],
    ['environment', { environment: 'dev' }, 'has no environment dev'],
    ['cluster', { cluster: 'us-1' }, 'has no environment prod'],
  ])('refuses another %s than the catalog names', async (_, fields, text) => {
    await expect(run({ service: { ...service, ...fields } })).rejects.toThrow(
      text,
    );
    expect(reader.readUrl).not.toHaveBeenCalled();
  });

  it('refuses to change a service that the user may only read', async () => {
    const [environment] = knownService.environments;
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ environments: [{ ...environment, mayChange: false }] }),
    );
    await expect(run({})).rejects.toThrow('floe-secrets.secret.change');
    expect(reader.readUrl).not.toHaveBeenCalled();
  });

  it('refuses a service whose repository is not known', async () => {
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ repoUrl: null, sourceLocation: null }),
    );
    await expect(run({})).rejects.toThrow('backstage.io/source-location');
  });

  it.each([
    [
      'a clear value',
      {
        secrets: {
          ...sealed,
          components: {
            storage: { encryptedData: { AWS_SECRET_ACCESS_KEY: 'hunter2' } },
          },
        },
      },
      'components.storage.encryptedData.AWS_SECRET_ACCESS_KEY: this is not a sealed value',
    ],
    [
      'a value beside the service',
      { service: { ...service, password: 'hunter2' } },
      'has unknown fields',
    ],
    [
      'a path out of the repository',
      { service: { ...service, valuesPath: '../hunter2.yaml' } },
      'valuesPath: a values file is named by its path',
    ],
  ])('refuses %s by its place', async (_, input, text) => {
    const error = await run(input).catch(e => e);
    expect(error.name).toBe('InputError');
    expect(error.message).toContain(text);
    expect(error.message).not.toContain('hunter2');
    expect(client.getEntitySecrets).not.toHaveBeenCalled();
  });

  it('refuses a file that it cannot change, without quoting it', async () => {
    serves({ 'deploy/values-prod.yaml': 'a:\n\tb: hunter2\n' });
    await expect(run({})).rejects.toThrow(
      'line 2, column 1: The values file is indented with a tab',
    );
    serves({ 'deploy/values-prod.yaml': Buffer.from([0x61, 0xff]) });
    await expect(run({})).rejects.toThrow(
      'deploy/values-prod.yaml is not UTF-8 text',
    );
    serves({ 'deploy/values-prod.yaml': 'x'.repeat(5_000_000) });
    await expect(run({})).rejects.toThrow('larger than 1 MiB');
  });

  it('fails if the file cannot be read', async () => {
    reader.readUrl.mockRejectedValue(new Error('502 Bad Gateway'));
    await expect(run({})).rejects.toThrow('502 Bad Gateway');
  });

  it('logs places, but no references or ciphertext', async () => {
    const { logger } = await run({ secrets: sealed });
    const logged = JSON.stringify(
      [logger.info, logger.warn, logger.error, logger.debug].map(
        log => log.mock.calls,
      ),
    );
    expect(logged).not.toContain(sealedText.slice(0, 20));
  });

  it('has examples that it accepts', async () => {
    expect(examples).toHaveLength(6);
    const inputs = examples.map(
      ({ example }) => yaml.parse(example).steps.at(-1).input,
    );
    const [external, sealedExample, edit] = inputs;
    expect(parseSecretsChange(sealedExample.change)).toMatchObject({
      approach: 'sealed-secrets',
    });
    for (const input of [external, { ...edit, etag: undefined }]) {
      directory.setContent({ workspace: {} });
      const { outputs } = await run({
        service: undefined,
        secrets: undefined,
        ...input,
      });
      expect(outputs.changed).toBe(true);
    }
  });

  it('describes its input: each approach, field, default and form', () => {
    const { input } = createAction().schema as any;
    const [external, sealedOne, other] = input.properties.change.anyOf;
    expect(external).toMatchObject({
      title: 'external-secrets',
      // Settings that are left out stay as they are in the file.
      required: ['approach'],
      properties: {
        storeRef: { type: 'object' },
        refreshInterval: {
          type: 'string',
          description: expect.stringMatching(/How often.*Form: a refresh/),
        },
        creationPolicy: { enum: ['Owner', 'Orphan', 'Merge', 'None'] },
        custom: { type: 'array', default: [] },
      },
    });
    expect(sealedOne).toMatchObject({
      title: 'sealed-secrets',
      properties: { scope: { enum: expect.arrayContaining(['strict']) } },
    });
    expect(other.type).toBeUndefined();
    expect(input.properties.secrets.anyOf).toHaveLength(3);
    expect(input.properties.service.anyOf[0].properties).toHaveProperty(
      'entityRef.description',
    );
    expect(JSON.stringify(input)).not.toMatch(/"pattern"|x-messages|\$form/);
  });
});
