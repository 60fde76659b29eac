import { readFileSync } from 'node:fs';
import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { parseAllDocuments } from 'yaml';
import { caseNamespace, interopCases, arrangeCase } from './cases';
import {
  caseLabel,
  ClusterUnderTest,
  documentedRbac,
  KubernetesObject,
  startEmbeddedCluster,
  startRealCluster,
  waitFor,
} from './harness';
import { Portal } from './portal/Portal';

const namespace = 'targets';
const canary = 'canary-of-a-plain-secret';
const inBase64 = Buffer.from(canary).toString('base64');

const observe = { observe: { secretMetadata: true, consumers: true } };

function plainSecret(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace,
      labels: Object.fromEntries([caseLabel]),
      // As `kubectl apply` writes it.
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': `{"data":{"TOKEN":"${inBase64}"}}`,
      },
    },
    type: 'Opaque',
    data: { TOKEN: inBase64 },
  };
}

function pod(name: string, secret: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: { 'pod-template-hash': '5c9d8f7b6d' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: 'web-5c9d8f7b6d',
          uid: '00000000-0000-4000-8000-000000000000',
          controller: true,
        },
      ],
    },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'example',
          env: [{ name: 'OPEN', value: canary }],
          envFrom: [{ secretRef: { name: secret } }],
        },
      ],
    },
  };
}

async function allow(
  { admin }: ClusterUnderTest,
  manifest: 'secret-metadata' | 'consumers',
): Promise<void> {
  const text = readFileSync(documentedRbac(manifest), 'utf8');
  for (const document of parseAllDocuments(text)) {
    await admin.apply(document.toJS());
  }
}

const findingsOf = (secret: ManagedSecret | undefined) =>
  secret?.findings.map(({ id }) => id) ?? [];

describe.each([
  { name: 'a real API server', start: () => startRealCluster('0.20.4') },
  { name: 'the embedded cluster', start: startEmbeddedCluster },
])('targets and consumers in $name', ({ start }) => {
  let cluster: ClusterUnderTest;
  let portal: Portal;

  const shown = (name: string) => portal.secret(namespace, name);
  const startedAt = (time: Date) => ({
    status: {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'web',
          image: 'example',
          imageID: '',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: time.toISOString() } },
        },
      ],
    },
  });

  beforeAll(async () => {
    cluster = await start();
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await allow(cluster, 'secret-metadata');
    portal = await Portal.start(cluster, observe);
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  it('shows a plain Secret, and none of its content', async () => {
    await cluster.admin.raw({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/secrets`,
      query: { fieldManager: 'kubectl-create' },
      body: plainSecret('handmade'),
    });
    const secret = await waitFor(() => shown('handmade'), {
      what: 'the plain Secret to be shown',
    });
    expect(secret).toMatchObject({
      kind: 'Secret',
      approach: 'kubernetes',
      state: 'synced',
      target: { name: 'handmade', exists: true, keys: ['TOKEN'] },
      rotation: {
        lastChanged: expect.stringMatching(/^\d{4}-/),
        precision: 'exact',
      },
    });
    expect(findingsOf(secret)).toEqual(['plain-secret']);
    for (const text of [canary, inBase64]) {
      expect(portal.hasKept(text)).toBe(false);
    }
    expect(portal.hasKept('handmade')).toBe(true);
  });

  it('names the missing right, and shows the rest', async () => {
    const secret = await shown('handmade');
    const detail = await waitFor(
      async () => {
        const answer = await portal.detail(secret!.id);
        return (
          answer.sight.pods.state === 'forbidden' &&
          answer.sight.secrets.state === 'watching' &&
          answer
        );
      },
      { what: 'the missing permission to be reported' },
    );
    expect(detail.sight.pods.reason).toContain('pods');
    expect(detail.sight.secrets.state).toBe('watching');
    expect(detail.consumers).toBeNull();
  });

  describe('with the right to read pods', () => {
    beforeAll(async () => {
      await portal.stop();
      await allow(cluster, 'consumers');
      portal = await Portal.start(cluster, observe);
    });

    it('reports a pod that is older than the last change of its Secret', async () => {
      await cluster.admin.create(pod('web-5c9d8f7b6d-abcde', 'handmade'));
      await cluster.admin.raw({
        method: 'PATCH',
        path: `/api/v1/namespaces/${namespace}/pods/web-5c9d8f7b6d-abcde/status`,
        contentType: 'application/merge-patch+json',
        body: startedAt(new Date(Date.now() - 60_000)),
      });
      await cluster.admin.raw({
        method: 'PATCH',
        path: `/api/v1/namespaces/${namespace}/secrets/handmade`,
        query: { fieldManager: 'kubectl-edit' },
        contentType: 'application/merge-patch+json',
        body: { data: { TOKEN: Buffer.from('another').toString('base64') } },
      });
      const secret = await waitFor(
        async () => {
          const found = await shown('handmade');
          return findingsOf(found).includes('consumer-older-than-secret')
            ? found
            : undefined;
        },
        { what: 'the older consumer to be reported' },
      );
      expect(
        secret.findings.find(({ id }) => id === 'consumer-older-than-secret'),
      ).toMatchObject({
        severity: 'warning',
        confidence: 'proven',
        remedies: [
          {
            command: expect.stringMatching(
              /^# cluster \S+\nkubectl rollout restart deployment\/web -n targets$/,
            ),
          },
        ],
      });
      const { consumers } = await portal.detail(secret.id);
      expect(consumers).toEqual([
        {
          kind: 'Deployment',
          name: 'web',
          pods: 1,
          uses: ['envFrom'],
          startedAt: expect.any(String),
          restart: 'needed',
        },
      ]);
      expect(portal.hasKept(canary)).toBe(false);
    });

    it('stops reporting it after the pod was restarted', async () => {
      await cluster.admin.raw({
        method: 'PATCH',
        path: `/api/v1/namespaces/${namespace}/pods/web-5c9d8f7b6d-abcde/status`,
        contentType: 'application/merge-patch+json',
        body: startedAt(new Date(Date.now() + 5_000)),
      });
      await waitFor(
        async () =>
          !findingsOf(await shown('handmade')).includes(
            'consumer-older-than-secret',
          ),
        { what: 'the finding to go' },
      );
    });

    it('finds the pods of a target that an operator created', async () => {
      const sealed = interopCases.find(({ id }) => id === 'ss-strict')!;
      await arrangeCase(sealed, cluster.caseContext);
      const place = caseNamespace(sealed);
      const there = await waitFor(
        async () => {
          const found = await portal.secret(place, sealed.id);
          return found?.target.exists ? found : undefined;
        },
        { what: 'the target to be there' },
      );
      const user = pod('web-5c9d8f7b6d-fghij', there.target.name);
      user.metadata.namespace = place;
      await cluster.admin.create(user);
      const { consumers } = await waitFor(
        async () => {
          const detail = await portal.detail(there.id);
          return detail.consumers?.length ? detail : undefined;
        },
        { what: 'the pod to be reported' },
      );
      // It has not started, so no restart is reported.
      expect(consumers).toMatchObject([
        { name: 'web', startedAt: null, restart: 'unknown' },
      ]);
    });

    it('no longer shows a deleted plain Secret', async () => {
      await cluster.admin.delete(plainSecret('handmade'));
      await waitFor(async () => (await shown('handmade')) === undefined, {
        what: 'the plain Secret to go',
      });
    });
  });
});
