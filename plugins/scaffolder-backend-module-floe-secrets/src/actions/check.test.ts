import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import yaml from 'yaml';
import {
  entitySecrets,
  knownService,
  sealedText,
} from '../__testUtils__/knownService';
import { createCheckAction } from './check';
import { examples } from './check.examples';

const NOW = Date.parse('2026-05-04T12:00:00Z');
const CANARY = 'c4nary-hunter2';
const clear = `a: {password: ${CANARY}}\n`;
const warned = 'dagster: {postgresql: {enabled: false}}\n';
const external = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws
    refreshInterval: 15m0s
    compute: {enabled: true, secrets: [{secretKey: K, remoteKey: floe/k}]}
`;
const sealed = `floe: {sealedSecrets: {enabled: true, compute: {enabled: true, encryptedData: {K: "${sealedText}"}}}}\n`;
/**
 * RSA 2048, valid for one day from 2026-11-30, made for tests; its private key
 * was deleted.
 */
const PEM = `-----BEGIN CERTIFICATE-----
MIIDGTCCAgGgAwIBAgIUITOb+7oUuq7c3/XQOGQ1D4mwDAkwDQYJKoZIhvcNAQEL
BQAwHDEaMBgGA1UECgwRdmFsdWVzLWZpbGVzIHRlc3QwHhcNMjYxMTMwMDYyMjI0
WhcNMjYxMjAxMDYyMjI0WjAcMRowGAYDVQQKDBF2YWx1ZXMtZmlsZXMgdGVzdDCC
ASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALQ7tKENA83MKyYE+X6ztt0N
BIFX4ga/ywFhCH4lhQqkCSBS49uvSRJ8zoI58V/ti0b6fBo6UbaS1VO9XwSAJDui
P8fsI7HzIQw5PpkXQaIAlEVzhK8Z3wC+5R03nHhi+PDbNoCD2rpGvoPEnnHv60xx
K0SM1wD4Djt38uBAt1kSRa7TS+ikcZKXufTKck6NWSl+bLfZzTO/XgB8+orQh15S
f3gkeCl4OQv6blpre7mewxrkPfADj/86/wUzQ5TUQzMLhmFrbfQNLtBBFFL0BYQS
wfgFL9KLapnsUDNtR1r+kS87VYqv827TLzON6EdrZkh6+3ch2VS0fCnWN3d8oCEC
AwEAAaNTMFEwHQYDVR0OBBYEFHHsOkoc8UlYhYV7uYOMPJuJG0/8MB8GA1UdIwQY
MBaAFHHsOkoc8UlYhYV7uYOMPJuJG0/8MA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZI
hvcNAQELBQADggEBAFBfMWVxln25czRnpE3f3eOyxFJzv0UU7CMORYfWVB5QzRoW
HpX1SoP0JgTGJbgyNCDdlVcQ85PY1Ao0YAwg6GNuamUMT4P1++D/gDA4dKcvc15t
Ha/v7xHNQUGJCgz3VylFzgQhHDsrhW6JeZgW8A4e64QvCRkQ8knzEG7qcEQgq476
FlSX3Kkb3XsG27FGHoW9KBJNQDjyivZqWh5L7AmWXMRamVWqSkboQ/VZqi88R2NJ
M+ud8f+tBhoOUE0g5NkV+6Uy/MQSCjcT/RNwpHqWE7uL4f1uGK+zWuSDPmXJXlig
0YZ8NtxwPHe9X1TbvJc7J/c0lNGR6tEeYiIyutM=
-----END CERTIFICATE-----`;

const store = {
  id: '1',
  cluster: 'eu-1',
  environment: 'prod',
  kind: 'SecretStore',
  namespace: 'floe-orders',
  name: 'aws',
  provider: 'aws',
  ready: true,
};
const watched = [
  'secretstores.external-secrets.io',
  'clustersecretstores.external-secrets.io',
].map(resource => ({ resource, state: 'watching' }));

describe('floe:secrets:check', () => {
  const directory = createMockDirectory();
  const client = {
    getEntitySecrets: jest.fn(),
    getClusters: jest.fn(),
    getStores: jest.fn(),
    getSealingCertificate: jest.fn(),
  };
  const action = createCheckAction({
    auth: mockServices.auth(),
    client: client as any,
    config: mockServices.rootConfig({
      data: {
        floeSecrets: {
          chart: { externalSecretsApiVersion: 'external-secrets.io/v1' },
        },
      },
    }),
    now: () => NOW,
  });

  async function run(input: object) {
    const logger = mockServices.logger.mock();
    const context = createMockActionContext({
      input: input as any,
      workspacePath: directory.resolve('workspace'),
      logger,
    });
    const error = await action.handler(context as any).then(
      () => undefined,
      (reason: Error) => reason,
    );
    const outputs = Object.fromEntries(
      (context.output as jest.Mock).mock.calls,
    );
    return { error, outputs, logger };
  }

  const service = {
    entityRef: 'component:default/orders-lakehouse',
    environment: 'prod',
  };

  function clusterHas(fields: {
    servedVersions?: string[];
    stores?: object[];
    usable?: object[];
    resources?: object[];
  }) {
    const { servedVersions = ['v1'], stores = [store] } = fields;
    client.getClusters.mockResolvedValue({
      items: [
        {
          name: 'eu-1',
          approaches: { 'external-secrets': { servedVersions } },
          resources: fields.resources ?? watched,
        },
      ],
    });
    client.getStores.mockImplementation(async ({ entityRef }) => ({
      items: entityRef ? fields.usable ?? stores : stores,
    }));
  }

  beforeEach(() => {
    jest.resetAllMocks();
    client.getEntitySecrets.mockResolvedValue(entitySecrets());
    clusterHas({});
  });

  it('checks files of the workspace in their order, without a cluster', async () => {
    directory.setContent({
      workspace: { deploy: { 'a.yaml': warned, 'b.yaml': clear } },
    });
    const { error, logger, outputs } = await run({
      valuesPaths: ['deploy/a.yaml', 'deploy/b.yaml'],
    });
    expect(error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'deploy/b.yaml:1:15 credential-in-values: a.password: ',
      ),
    });
    expect(error!.message).not.toContain('database-connection-missing');
    expect(outputs.passed).toBe(false);
    expect(outputs.findings).toEqual([
      expect.objectContaining({
        id: 'database-connection-missing',
        severity: 'warning',
        file: 'deploy/a.yaml',
      }),
      {
        id: 'credential-in-values',
        severity: 'error',
        confidence: 'likely',
        file: 'deploy/b.yaml',
        line: 1,
        column: 15,
        path: 'a.password',
        summary: expect.any(String),
        remedy: expect.any(String),
      },
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(2);
    expect(
      JSON.stringify([error!.message, outputs, logger.warn.mock.calls]),
    ).not.toContain(CANARY);
    expect(client.getEntitySecrets).not.toHaveBeenCalled();
    expect(client.getStores).not.toHaveBeenCalled();
  });

  it.each([
    [undefined, warned, false],
    ['error', warned, false],
    ['warning', warned, true],
    ['info', warned, true],
    ['never', clear, false],
    ['info', 'a: 1\n', false],
  ])('with failOn %s checks %j', async (failOn, text, fails) => {
    directory.setContent({ workspace: { 'a.yaml': text } });
    const { error, outputs } = await run({ valuesPaths: ['a.yaml'], failOn });
    expect(error !== undefined).toBe(fails);
    expect(outputs.passed).toBe(text !== clear);
  });

  it('reads the file that the catalog names, and calls the backend on behalf of the user', async () => {
    directory.setContent({
      workspace: { deploy: { 'values-prod.yaml': external } },
    });
    const { error, outputs } = await run(service);
    expect(error).toBeUndefined();
    expect(outputs).toEqual({ passed: true, findings: [] });
    const token = mockCredentials.service.token({
      onBehalfOf: mockCredentials.user(),
      targetPluginId: 'floe-secrets',
    });
    expect(client.getEntitySecrets).toHaveBeenCalledWith(service.entityRef, {
      token,
    });
    expect(client.getSealingCertificate).not.toHaveBeenCalled();
  });

  it('reads all files that Helm reads, in the same order', async () => {
    const [prod] = knownService.environments;
    const files = {
      ...prod,
      valuesPath: 'deploy/values-prod.yaml',
      earlierValuesPaths: ['deploy/values.yaml', 'deploy/eu.yaml'],
    };
    directory.setContent({
      workspace: {
        deploy: {
          'values.yaml': external.replace('15m0s', '30s'),
          'values-prod.yaml':
            'floe: {externalSecrets: {refreshInterval: 20m0s}}\n',
        },
      },
    });
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({
        environments: [{ ...files, earlierValuesFrom: 'configuration' }],
      }),
    );
    const { error, outputs } = await run({ ...service, failOn: 'info' });
    expect(error).toBeUndefined();
    expect(outputs).toEqual({ passed: true, findings: [] });

    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({
        environments: [{ ...files, earlierValuesFrom: 'annotation' }],
      }),
    );
    const refused = await run(service);
    expect(refused.error!.message).toContain(
      'The workspace has no deploy/eu.yaml',
    );
  });

  it.each<[string, Parameters<typeof clusterHas>[0], string[]]>([
    ['no such store', { stores: [] }, ['error store-not-found']],
    [
      'a store of another namespace',
      { stores: [{ ...store, namespace: 'other' }], usable: [] },
      ['error store-not-found'],
    ],
    [
      'a store that is not ready',
      { stores: [{ ...store, ready: false }] },
      ['warning store-not-ready'],
    ],
    [
      'a store of another provider',
      { stores: [{ ...store, provider: 'azurekv' }] },
      ['warning store-provider-mismatch'],
    ],
    [
      'another version of the API',
      { servedVersions: ['v1beta1'] },
      ['error api-version-not-served'],
    ],
    ['stores that cannot be seen', { stores: [], resources: [] }, []],
  ])('checks the files against a cluster with %s', async (_, has, ids) => {
    directory.setContent({
      workspace: { deploy: { 'values-prod.yaml': external } },
    });
    clusterHas(has);
    const { outputs } = await run({ ...service, failOn: 'never' });
    expect(
      outputs.findings.map(
        ({ id, severity }: Record<string, string>) => `${severity} ${id}`,
      ),
    ).toEqual(ids);
  });

  it('finds a ClusterSecretStore that excludes the namespace', async () => {
    directory.setContent({
      workspace: {
        deploy: {
          'values-prod.yaml': external.replace(
            'secretStoreRef: aws',
            'secretStoreRef: aws\n    secretStoreKind: ClusterSecretStore',
          ),
        },
      },
    });
    clusterHas({
      stores: [{ ...store, kind: 'ClusterSecretStore', namespace: null }],
      usable: [],
    });
    const { outputs } = await run({ ...service, failOn: 'never' });
    expect(outputs.findings[0].id).toBe('cluster-store-used');
    expect(outputs.findings[1].id).toBe('store-namespace-denied');
  });

  it('checks sealed values against the certificate of the cluster', async () => {
    directory.setContent({
      workspace: { deploy: { 'values-prod.yaml': sealed } },
    });
    client.getSealingCertificate.mockResolvedValue({
      pem: PEM,
      fingerprint: 'ab'.repeat(32),
      notBefore: '2026-04-01T00:00:00Z',
      notAfter: '2026-05-01T00:00:00Z',
    });
    const { outputs } = await run({ ...service, failOn: 'never' });
    expect(outputs.findings.map(({ id }: { id: string }) => id)).toEqual([
      'sealing-certificate-expired',
      'sealed-for-other-key',
    ]);
    expect(client.getSealingCertificate).toHaveBeenCalledWith(
      'eu-1',
      expect.anything(),
    );
  });

  it('skips checks whose facts the backend does not know', async () => {
    directory.setContent({
      workspace: { deploy: { 'values-prod.yaml': external } },
    });
    client.getClusters.mockRejectedValue(new Error('no'));
    client.getStores.mockRejectedValue(new Error('no'));
    const { error, logger, outputs } = await run(service);
    expect(error).toBeUndefined();
    expect(outputs.findings).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(3);
  });

  it.each([
    [{}, 'Name the values files in valuesPaths'],
    [{ entityRef: service.entityRef }, 'Name both entityRef and environment'],
    [{ environment: 'prod' }, 'Name both entityRef and environment'],
    [{ ...service, environment: 'qa' }, 'has no such environment'],
    [
      { ...service, cluster: 'us-1' },
      'has no such environment in this cluster',
    ],
    [{ valuesPaths: ['missing.yaml'] }, 'The workspace has no missing.yaml'],
    [
      { valuesPaths: ['a.yaml', '../a.yaml'] },
      'valuesPaths[1]: a file is named',
    ],
    [{ valuesPaths: ['%2e%2e/a.yaml'] }, 'valuesPaths[0]: a file is named'],
    [{ valuesPaths: ['/etc/passwd'] }, 'valuesPaths[0]: a file is named'],
  ])('refuses %j', async (input, message) => {
    directory.setContent({ workspace: { 'a.yaml': 'a: 1\n' } });
    const { error, outputs } = await run(input);
    expect(error!.message).toContain(message);
    expect(outputs).toEqual({});
  });

  it('says what to do if the catalog does not name the cluster and namespace', async () => {
    const [prod] = knownService.environments;
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ environments: [prod, { ...prod, cluster: 'eu-2' }] }),
    );
    expect((await run(service)).error!.message).toContain('Name the cluster');
    client.getEntitySecrets.mockResolvedValue(
      entitySecrets({ environments: [{ ...prod, valuesPath: null }] }),
    );
    expect((await run(service)).error!.message).toContain('floe.dev/values');
    client.getEntitySecrets.mockRejectedValue(new NotFoundError('no entity'));
    expect((await run(service)).error).toMatchObject({ name: 'NotFoundError' });
  });

  it('has examples that match its schema', () => {
    const names = Object.keys((action.schema!.input as any).properties);
    for (const { example } of examples) {
      const { steps } = yaml.parse(example);
      const step = steps.find(
        (candidate: { action: string }) => candidate.action === action.id,
      );
      expect(names).toEqual(expect.arrayContaining(Object.keys(step.input)));
    }
  });
});
