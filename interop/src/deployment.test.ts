import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parseAllDocuments } from 'yaml';
import {
  ControlPlane,
  HELM_VERSIONS,
  HelmVersion,
  KubernetesObject,
  startControlPlane,
  waitFor,
  Workspace,
} from './harness';
import { programPath } from './harness/parts';

const chart = resolvePackagePath('@floe/interop', '..', 'deploy', 'chart');
const namespace = 'portal';
const digest = `sha256:${'0'.repeat(64)}`;

/** Settings of an administrator, from the minimum to all. */
const SETTINGS = {
  least: {
    image: { repository: 'registry.example.com/portal', digest },
    url: 'https://portal.example.com',
    database: { host: 'postgres.example.com', existingSecret: 'database' },
  },
  everything: {
    image: { repository: 'registry.example.com/portal', tag: '1.0' },
    imagePullSecrets: ['registry'],
    url: 'https://portal.example.com',
    database: {
      existingSecret: 'database',
      port: 5433,
      embedded: { enabled: true },
    },
    environmentSecrets: ['git-host'],
    rbac: [
      'read',
      'refresh',
      'dry-run',
      'reseal',
      'consumers',
      'operators',
      'secret-metadata',
    ],
    ingress: {
      enabled: true,
      className: 'nginx',
      annotations: { 'example.com/a': 'b' },
      tlsSecret: 'portal-tls',
    },
  },
  'other clusters only': {
    image: { repository: 'registry.example.com/portal', digest },
    url: 'https://portal.example.com',
    database: { host: 'postgres.example.com', existingSecret: 'database' },
    config: {
      floeSecrets: { clusters: { inCluster: null } },
      kubernetes: { serviceLocatorMethod: { type: 'multiTenant' } },
    },
    rbac: [],
    networkPolicy: { enabled: false },
  },
};
type Setting = keyof typeof SETTINGS;

const workloads = (objects: KubernetesObject[]) =>
  objects.filter(({ kind }) => kind === 'StatefulSet');

/** The pod that a workload creates. */
function podOf({ metadata, spec }: KubernetesObject): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...spec!.template.metadata,
      name: `${metadata.name}-pod`,
      namespace,
    },
    // The claim of a StatefulSet becomes a volume of its pod.
    spec: {
      ...spec!.template.spec,
      volumes: [
        ...spec!.template.spec.volumes,
        ...(spec!.volumeClaimTemplates ?? []).map(
          (claim: KubernetesObject) => ({
            name: claim.metadata.name,
            persistentVolumeClaim: { claimName: claim.metadata.name },
          }),
        ),
      ],
    },
  };
}

describe.each(HELM_VERSIONS)('the chart, rendered by Helm %s', version => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await controlPlane.admin.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': 'latest',
        },
      },
    });
  });
  afterAll(() => workspace.close());

  const helm = (...args: string[]) =>
    execFileSync(programPath('helm', version as HelmVersion), args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const valuesFile = (values: object) => {
    const file = workspace.path('values.json');
    writeFileSync(file, JSON.stringify(values));
    return file;
  };
  const render = (values: object): KubernetesObject[] =>
    parseAllDocuments(
      helm(
        ...['template', 'portal', chart, '--namespace', namespace],
        ...['--kube-version', '1.36.0', '--values', valuesFile(values)],
      ),
    )
      .map(document => document.toJS())
      .filter(Boolean);

  /** The API server's answer to an object, without storing it. */
  async function dryRun(object: KubernetesObject) {
    const { status, body } = await controlPlane.admin.raw({
      method: 'PATCH',
      path: await controlPlane.admin.objectPath(object),
      query: {
        fieldManager: 'helm',
        dryRun: 'All',
        // An unknown or repeated field is refused.
        fieldValidation: 'Strict',
      },
      body: object,
      contentType: 'application/apply-patch+yaml',
    });
    return { status, message: body.message as string | undefined };
  }

  it.each(Object.keys(SETTINGS) as Setting[])(
    'passes its lint with settings: %s',
    setting => {
      const file = valuesFile(SETTINGS[setting]);
      expect(helm('lint', '--strict', chart, '--values', file)).toContain(
        '0 chart(s) failed',
      );
    },
  );

  it.each(Object.keys(SETTINGS) as Setting[])(
    'is accepted by the API server with settings: %s',
    async setting => {
      const objects = render(SETTINGS[setting]);
      expect(objects.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining([
          'ConfigMap',
          'PodDisruptionBudget',
          'Service',
          'ServiceAccount',
          'StatefulSet',
        ]),
      );
      for (const object of objects) {
        expect({
          object: `${object.kind} ${object.metadata.name}`,
          ...(await dryRun(object)),
        }).toEqual({
          object: `${object.kind} ${object.metadata.name}`,
          status: 201,
          message: undefined,
        });
      }
    },
  );

  it.each(Object.keys(SETTINGS) as Setting[])(
    'has pods that the Pod Security Standard restricted admits, with settings: %s',
    async setting => {
      for (const workload of workloads(render(SETTINGS[setting]))) {
        const pod = podOf(workload);
        await expect(dryRun(pod)).resolves.toEqual({
          status: 201,
          message: undefined,
        });
        // The namespace enforces the standard: the same pod with more rights
        // is refused.
        const [container] = pod.spec!.containers;
        container.securityContext.allowPrivilegeEscalation = true;
        await expect(dryRun(pod)).resolves.toEqual({
          status: 403,
          message: expect.stringContaining('violates PodSecurity "restricted'),
        });
      }
    },
  );

  it('has pods with a read-only root file system', () => {
    const containers = workloads(render(SETTINGS.everything)).flatMap(
      ({ spec }) => spec!.template.spec.containers,
    );
    expect(containers.map(one => one.securityContext)).toEqual([
      expect.objectContaining({ readOnlyRootFilesystem: true }),
      expect.objectContaining({ readOnlyRootFilesystem: true }),
    ]);
  });

  it('names the pods of the portal in its Service, its budget and its policy', () => {
    const objects = render(SETTINGS.everything);
    const labelsOf = (name: string) =>
      workloads(objects).find(({ metadata }) => metadata.name === name)!.spec!
        .template.metadata.labels;
    const selectors = objects.flatMap(({ kind, metadata, spec }) => {
      const selector = {
        Service: spec?.selector,
        PodDisruptionBudget: spec?.selector?.matchLabels,
        NetworkPolicy: spec?.podSelector?.matchLabels,
      }[kind];
      return selector ? [{ kind, name: metadata.name, selector }] : [];
    });
    expect(selectors).toHaveLength(5);
    for (const { name, selector } of selectors) {
      expect(labelsOf(name)).toEqual(expect.objectContaining(selector));
      const other = name === 'portal' ? 'portal-database' : 'portal';
      expect(labelsOf(other)).not.toEqual(expect.objectContaining(selector));
    }
  });

  it('gives its service account the rights of docs/rbac, in its own namespace', async () => {
    const kinds = ['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'];
    for (const object of render(SETTINGS.least)) {
      if (kinds.includes(object.kind)) await controlPlane.admin.apply(object);
    }
    const token = await controlPlane.serviceAccountToken(
      namespace,
      'floe-secrets',
    );
    const portal = controlPlane.admin.as(token);
    const status = async (path: string) => (await portal.raw({ path })).status;
    await waitFor(async () => (await status('/api/v1/events')) === 200, {
      what: 'events to be allowed',
    });
    await expect(status('/api/v1/secrets')).resolves.toBe(403);
  });

  it('starts its replicas one after the other', () => {
    const [{ spec }] = workloads(render(SETTINGS.least));
    expect(spec).toEqual(
      expect.objectContaining({
        replicas: 2,
        podManagementPolicy: 'OrderedReady',
      }),
    );
  });

  it('mounts the token only if the portal observes its own cluster', () => {
    const isMounted = (values: object) =>
      workloads(render(values))[0].spec!.template.spec
        .automountServiceAccountToken;
    expect(isMounted(SETTINGS.least)).toBe(true);
    expect(isMounted(SETTINGS['other clusters only'])).toBe(false);
  });

  it.each([
    ['an image', { image: { repository: '' } }],
    ['a fixed version of the image', { image: { digest: '' } }],
    ['an address with HTTPS', { url: 'http://portal.example.com' }],
    ['a database', { database: { host: '' } }],
    ['the password of the database', { database: { existingSecret: '' } }],
    ['a certificate', { ingress: { enabled: true } }],
    ['known keys alone', { replica: 3 }],
  ])('asks for %s', (_, changed) => {
    const values = Object.entries(changed).reduce<Record<string, any>>(
      (all, [key, value]) => ({
        ...all,
        [key]: typeof value === 'object' ? { ...all[key], ...value } : value,
      }),
      SETTINGS.least,
    );
    expect(() => render(values)).toThrow(/the schema/);
  });
});
