import {
  caseLabel,
  ClusterUnderTest,
  documentedRbac,
  KubernetesObject,
  startRealCluster,
  waitFor,
} from './harness';
import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { externalSecret, fakeStore, sealedSecret } from './cases/objects';
import { freePorts } from '../freePorts';
import { Portal } from './portal/Portal';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const observe = { observe: { secretMetadata: true } };

/** Size of one value; a Secret is too small for two keys of this size. */
const LARGE = 'v'.repeat(600_000);

describe('a secret that has not arrived, on the real operators', () => {
  let cluster: ClusterUnderTest;
  let portal: Portal;

  const createNamespace = (name: string) =>
    cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: Object.fromEntries([caseLabel]) },
    });

  /** An ExternalSecret and a SealedSecret that should create a Secret each. */
  async function arrange(namespace: string): Promise<void> {
    await cluster.admin.create(fakeStore(namespace, { one: '1', two: '2' }));
    await cluster.admin.create(
      externalSecret(cluster.caseContext, namespace, 'external', {
        data: [{ secretKey: 'user', key: 'one' }],
      }),
    );
    await cluster.admin.create(
      sealedSecret(cluster.caseContext, namespace, 'sealed', {
        user: await cluster.caseContext.seal('1', {
          scope: 'strict',
          namespace,
          name: 'sealed',
        }),
      }),
    );
  }

  const shown = (
    namespace: string,
    name: string,
    id: string,
    words: RegExp,
  ): Promise<ManagedSecret> => {
    let last: ManagedSecret | undefined;
    return waitFor(
      async () => {
        last = await portal.secret(namespace, name);
        return last?.findings.some(
          finding => finding.id === id && words.test(finding.summary),
        )
          ? last
          : undefined;
      },
      {
        what: () =>
          `${namespace}/${name} to say ${words}; it says ${JSON.stringify(
            last?.findings.map(({ summary, evidence }) => [
              summary,
              ...evidence.map(({ text }) => text),
            ]),
          )}`,
      },
    );
  };

  beforeAll(async () => {
    cluster = await startRealCluster('0.20.4');
    const text = readFileSync(documentedRbac('secret-metadata'), 'utf8');
    for (const document of parseAllDocuments(text)) {
      await cluster.admin.apply(document.toJS());
    }
    portal = await Portal.start(cluster, observe);
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  describe('the keys of a target', () => {
    const namespace = 'keys';
    beforeAll(async () => {
      await createNamespace(namespace);
      await cluster.admin.create(fakeStore(namespace, { one: '1', two: '2' }));
    });

    it('that an immutable target lacks are named', async () => {
      const object = externalSecret(cluster.caseContext, namespace, 'frozen', {
        data: [{ secretKey: 'user', key: 'one' }],
        target: { immutable: true },
      });
      await cluster.admin.create(object);
      await waitFor(
        async () => (await portal.secret(namespace, 'frozen'))?.target.exists,
        { what: 'the target to be there' },
      );
      await cluster.admin.raw({
        method: 'PATCH',
        path: `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets/frozen`,
        contentType: 'application/merge-patch+json',
        body: {
          spec: {
            data: [
              { secretKey: 'user', remoteRef: { key: 'one' } },
              { secretKey: 'second', remoteRef: { key: 'two' } },
            ],
          },
        },
      });
      const secret = await shown(
        namespace,
        'frozen',
        'target-immutable',
        /It has no second\./,
      );
      expect(secret.state).toBe('failing');
    });

    // The operator does not watch a target that it does not own.
    it('that were removed are named', async () => {
      await cluster.admin.create(
        externalSecret(cluster.caseContext, namespace, 'taken', {
          data: [
            { secretKey: 'user', key: 'one' },
            { secretKey: 'second', key: 'two' },
          ],
          target: { creationPolicy: 'Orphan' },
        }),
      );
      await waitFor(
        async () => (await portal.secret(namespace, 'taken'))?.target.exists,
        { what: 'the target to be there' },
      );
      await cluster.admin.raw({
        method: 'PATCH',
        path: `/api/v1/namespaces/${namespace}/secrets/taken`,
        query: { fieldManager: 'kubectl-edit' },
        contentType: 'application/merge-patch+json',
        body: { data: { second: null } },
      });
      const secret = await shown(
        namespace,
        'taken',
        'target-key-missing',
        /The target taken has no second/,
      );
      expect(secret.state).toBe('failing');
    });

    it.each([
      ['one of two', ['user', 'second']],
      ['the only one', ['second']],
    ])(
      'that were removed from the target of a SealedSecret are named: %s',
      async (_, keys) => {
        const name = `opened-${keys.length}`;
        const encrypted: Record<string, string> = {};
        for (const key of keys) {
          encrypted[key] = await cluster.caseContext.seal('1', {
            scope: 'strict',
            namespace,
            name,
          });
        }
        await cluster.admin.create(
          sealedSecret(cluster.caseContext, namespace, name, encrypted),
        );
        await waitFor(
          async () => (await portal.secret(namespace, name))?.target.exists,
          { what: 'the target to be there' },
        );
        await cluster.admin.raw({
          method: 'PATCH',
          path: `/api/v1/namespaces/${namespace}/secrets/${name}`,
          query: { fieldManager: 'kubectl-edit' },
          contentType: 'application/merge-patch+json',
          body: { data: { second: null } },
        });
        const secret = await shown(
          namespace,
          name,
          'target-key-missing',
          new RegExp(`The target ${name} has no second`),
        );
        expect(secret.state).toBe('failing');
      },
    );
  });

  it('of a push whose template fails, the operator says nothing', async () => {
    const namespace = 'templates';
    await createNamespace(namespace);
    await cluster.admin.create(fakeStore(namespace, { one: '1' }));
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name: 'source' },
      stringData: { token: 'value' },
    });
    const push = (name: string, template?: string): KubernetesObject => ({
      apiVersion: 'external-secrets.io/v1alpha1',
      kind: 'PushSecret',
      metadata: {
        namespace,
        name,
        labels: Object.fromEntries([caseLabel]),
      },
      spec: {
        refreshInterval: '1h',
        deletionPolicy: 'Delete',
        secretStoreRefs: [{ name: 'provider', kind: 'SecretStore' }],
        selector: { secret: { name: 'source' } },
        data: [
          { match: { secretKey: 'token', remoteRef: { remoteKey: 'r' } } },
        ],
        ...(template && {
          template: { engineVersion: 'v2', data: { token: template } },
        }),
      },
    });
    await cluster.admin.create(push('fails', '{{ .missing }}'));
    await waitFor(
      async () => {
        const seen = await cluster.admin.get(push('fails'));
        const { finalizers = [] } = seen!.metadata as {
          finalizers?: string[];
        };
        return finalizers.length > 0;
      },
      { what: 'the operator to see the push' },
    );
    const works = push('works', '{{ .token }}');
    await cluster.admin.create(works);
    const isReady = async () =>
      (await cluster.admin.get(works))?.status?.conditions?.[0]?.status ===
      'True';
    await waitFor(isReady, { what: 'the other push' });
    expect((await cluster.admin.get(push('fails')))?.status).toBeUndefined();

    // A change that fails leaves the success as it was.
    await cluster.admin.apply(push('works', '{{ .missing }}'));
    await waitFor(
      async () =>
        (
          await portal.secret(namespace, 'works')
        )?.findings.some(({ id }) => id === 'change-pending'),
      { what: 'the change to be pending' },
    );
    expect(await isReady()).toBe(true);
    for (const object of [push('fails'), works]) {
      const events = await cluster.admin.events(
        (await cluster.admin.get(object))!,
      );
      expect(events.filter(({ type }) => type === 'Warning')).toEqual([]);
    }
  });

  describe('a target that the API server refuses', () => {
    it('is a quota', async () => {
      await createNamespace('quota');
      const quota: KubernetesObject = {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { namespace: 'quota', name: 'none' },
        spec: { hard: { secrets: '0' } },
      };
      await cluster.admin.create(quota);
      // No controller manager runs, so nothing counts the used quota.
      await cluster.admin.raw({
        method: 'PATCH',
        path: '/api/v1/namespaces/quota/resourcequotas/none/status',
        contentType: 'application/merge-patch+json',
        body: { status: { hard: { secrets: '0' }, used: { secrets: '0' } } },
      });
      await arrange('quota');
      for (const name of ['external', 'sealed']) {
        await shown('quota', name, 'sync-failed', /has reached a quota/);
      }
    });

    it('is denied by a policy', async () => {
      await createNamespace('policy');
      await cluster.admin.create({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name: 'no-secrets' },
        spec: {
          failurePolicy: 'Fail',
          matchConstraints: {
            namespaceSelector: {
              matchLabels: { 'kubernetes.io/metadata.name': 'policy' },
            },
            resourceRules: [
              {
                apiGroups: [''],
                apiVersions: ['v1'],
                operations: ['CREATE'],
                resources: ['secrets'],
              },
            ],
          },
          validations: [{ expression: 'false', message: 'no Secrets here' }],
        },
      } as KubernetesObject);
      await cluster.admin.create({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name: 'everywhere' },
        spec: { policyName: 'no-secrets', validationActions: ['Deny'] },
      } as KubernetesObject);
      await waitFor(
        async () =>
          (
            await cluster.admin.raw({
              method: 'POST',
              path: '/api/v1/namespaces/policy/secrets',
              query: { dryRun: 'All' },
              body: { metadata: { name: 'tried' } },
            })
          ).status !== 201,
        { what: 'the policy to be in force' },
      );
      await arrange('policy');
      for (const name of ['external', 'sealed']) {
        await shown(
          'policy',
          name,
          'sync-failed',
          /The ValidatingAdmissionPolicy no-secrets denies/,
        );
      }
    });

    it('is refused because a webhook does not answer', async () => {
      await createNamespace('webhook');
      const [port] = await freePorts(1);
      await cluster.admin.create({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'gone' },
        webhooks: [
          {
            name: 'gone.floe.dev',
            clientConfig: { url: `https://127.0.0.1:${port}/` },
            namespaceSelector: {
              matchLabels: { 'kubernetes.io/metadata.name': 'webhook' },
            },
            rules: [
              {
                apiGroups: [''],
                apiVersions: ['v1'],
                resources: ['secrets'],
                operations: ['CREATE'],
              },
            ],
            failurePolicy: 'Fail',
            timeoutSeconds: 2,
            sideEffects: 'None',
            admissionReviewVersions: ['v1'],
          },
        ],
      } as unknown as KubernetesObject);
      await waitFor(
        async () =>
          (
            await cluster.admin.raw({
              method: 'POST',
              path: '/api/v1/namespaces/webhook/secrets',
              query: { dryRun: 'All' },
              body: { metadata: { name: 'tried' } },
            })
          ).status !== 201,
        { what: 'the webhook to be in force' },
      );
      await arrange('webhook');
      for (const name of ['external', 'sealed']) {
        await shown(
          'webhook',
          name,
          'sync-failed',
          /could not ask the admission webhook gone\.floe\.dev/,
        );
      }
    });

    it('is too large, or of a type that cannot be changed', async () => {
      const namespace = 'form';
      await createNamespace(namespace);
      await cluster.admin.create(
        fakeStore(namespace, { large: LARGE, one: '1' }),
      );
      await cluster.admin.create(
        externalSecret(cluster.caseContext, namespace, 'large', {
          data: [
            { secretKey: 'a', key: 'large' },
            { secretKey: 'b', key: 'large' },
          ],
        }),
      );
      await cluster.admin.create({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { namespace, name: 'typed' },
        type: 'example.com/typed',
        data: { user: 'MQ==' },
      } as KubernetesObject);
      await cluster.admin.create(
        externalSecret(cluster.caseContext, namespace, 'typed', {
          data: [{ secretKey: 'user', key: 'one' }],
          target: { creationPolicy: 'Orphan', template: { type: 'Opaque' } },
        }),
      );
      await shown(namespace, 'large', 'sync-failed', /larger than Kubernetes/);
      await shown(
        namespace,
        'typed',
        'sync-failed',
        /exists with another type/,
      );
    });
  });
});
