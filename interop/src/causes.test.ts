import {
  caseLabel,
  ClusterUnderTest,
  documentedRbac,
  startRealCluster,
  waitFor,
} from './harness';
import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { externalSecret, fakeStore } from './cases/objects';
import { Portal } from './portal/Portal';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const NAMESPACE = 'causes';

describe('causes of failed syncs, on the real operator', () => {
  let cluster: ClusterUnderTest;
  let portal: Portal;

  beforeAll(async () => {
    cluster = await startRealCluster('0.20.4');
    const text = readFileSync(documentedRbac('secret-metadata'), 'utf8');
    for (const document of parseAllDocuments(text)) {
      await cluster.admin.apply(document.toJS());
    }
    portal = await Portal.start(cluster, { observe: { secretMetadata: true } });
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE, labels: Object.fromEntries([caseLabel]) },
    });
    await cluster.admin.create(
      fakeStore(NAMESPACE, { one: '{"x":"1"}', two: '{"x":"2"}' }),
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  const create = (name: string, options: object) =>
    cluster.admin.create(
      externalSecret(cluster.caseContext, NAMESPACE, name, options),
    );

  const change = (plural: string, name: string, body: object) =>
    cluster.admin.raw({
      method: 'PATCH',
      path: `/apis/external-secrets.io/v1/namespaces/${NAMESPACE}/${plural}/${name}`,
      contentType: 'application/merge-patch+json',
      body,
    });

  /** Waits until the portal shows a secret as it should be. */
  const shows = (
    name: string,
    isRight: (secret: ManagedSecret) => boolean | undefined,
  ): Promise<ManagedSecret> => {
    let last: ManagedSecret | undefined;
    return waitFor(
      async () => {
        last = await portal.secret(NAMESPACE, name);
        return last && isRight(last) ? last : undefined;
      },
      {
        what: () =>
          `${name} to be shown so; it is ${last?.state}: ${JSON.stringify(
            last?.findings.map(({ summary, evidence }) => [
              summary,
              ...evidence.map(({ text }) => text),
            ]),
          )}`,
      },
    );
  };

  const says = (name: string, id: string, words: string) =>
    shows(name, ({ findings }) =>
      findings.some(
        finding => finding.id === id && finding.summary.includes(words),
      ),
    );

  it('are a ConfigMap of templateFrom that is missing, or lacks the key', async () => {
    await create('from-map', {
      data: [{ secretKey: 'user', key: 'one' }],
      target: {
        template: {
          templateFrom: [{ configMap: { name: 'tpl', items: [{ key: 'a' }] } }],
        },
      },
    });
    await says('from-map', 'template-error', 'There was no ConfigMap tpl');

    const map = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: NAMESPACE, name: 'tpl' },
      data: { b: 'url: x' },
    };
    await cluster.admin.create(map);
    await says('from-map', 'template-error', 'has no key a');

    await cluster.admin.apply({ ...map, data: { a: 'url: {{ .user }}' } });
    await shows('from-map', ({ state }) => state === 'synced');
  });

  it('are keys that a rewrite rule merges, until conflicts are ignored', async () => {
    const spec = (merge: object) => ({
      dataFrom: [{ find: { name: { regexp: '.*' } }, rewrite: [{ merge }] }],
    });
    await create('merged', { data: [], spec: spec({}) });
    await says('merged', 'sync-failed', 'have a key of the same name');

    await change('externalsecrets', 'merged', {
      spec: spec({ conflictPolicy: 'Ignore' }),
    });
    await shows('merged', ({ state }) => state === 'synced');
  });

  it('are a field with an index that the API server requires', async () => {
    await create('token', {
      data: [{ secretKey: 'user', key: 'one' }],
      target: { template: { type: 'kubernetes.io/service-account-token' } },
    });
    await says('token', 'sync-failed', 'kubernetes.io/service-account.name');
  });

  it('are announced for a store that is gone since the last success', async () => {
    await cluster.admin.create({
      ...fakeStore(NAMESPACE, { one: '1' }),
      metadata: { namespace: NAMESPACE, name: 'short-lived' },
    });
    await create('orphan', {
      store: { name: 'short-lived' },
      data: [{ secretKey: 'user', key: 'one' }],
    });
    await shows('orphan', ({ state }) => state === 'synced');
    await cluster.admin.delete({
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { namespace: NAMESPACE, name: 'short-lived' },
    });
    await says('orphan', 'store-not-found', 'the next refresh');

    await change('externalsecrets', 'orphan', {
      metadata: { annotations: { 'force-sync': 'now' } },
    });
    await says('orphan', 'store-not-found', 'There is no SecretStore');
  });
});
