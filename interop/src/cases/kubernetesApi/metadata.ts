import assert from 'node:assert/strict';
import { KubernetesApi } from '../../harness/KubernetesApi';
import { KubernetesApiCheck, plainSecret } from './KubernetesApiCheck';
import { watch } from './watch';

const list = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const single = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const blue = Buffer.from('blue').toString('base64');

const secretsOf = (namespace: string) =>
  `/api/v1/namespaces/${namespace}/secrets`;

async function fill(api: KubernetesApi, namespace: string): Promise<void> {
  await api.create(plainSecret(namespace, 'opaque', { team: 'a' }));
  await api.create({
    ...plainSecret(namespace, 'release', { owner: 'helm' }),
    type: 'helm.sh/release.v1',
  });
  await api.create({
    ...plainSecret(namespace, 'bootstrap'),
    type: 'bootstrap.kubernetes.io/token',
  });
}

/** The metadata of Secrets, as the portal requests it. */
export const metadataChecks: KubernetesApiCheck[] = [
  {
    title: 'lists the metadata of Secrets without their data',
    run: async (api, namespace) => {
      await fill(api, namespace);
      const { body } = await api.raw({
        path: secretsOf(namespace),
        query: { limit: 500 },
        accept: list,
      });
      assert.equal(body.kind, 'PartialObjectMetadataList');
      assert.equal(body.apiVersion, 'meta.k8s.io/v1');
      assert.equal(body.items.length, 3);
      for (const item of body.items) {
        assert.equal(item.kind, 'PartialObjectMetadata');
        assert.deepEqual(Object.keys(item).sort(), [
          'apiVersion',
          'kind',
          'metadata',
        ]);
      }
      assert.ok(!JSON.stringify(body).includes(blue));
    },
  },
  {
    title: 'excludes Secrets by their type, which metadata does not contain',
    run: async (api, namespace) => {
      await fill(api, namespace);
      const { body } = await api.raw({
        path: secretsOf(namespace),
        query: {
          fieldSelector: [
            'type!=kubernetes.io/service-account-token',
            'type!=bootstrap.kubernetes.io/token',
            'type!=helm.sh/release.v1',
          ].join(),
        },
        accept: list,
      });
      assert.deepEqual(
        body.items.map((item: any) => item.metadata.name),
        ['opaque'],
      );
      const releases = await api.raw({
        path: secretsOf(namespace),
        query: {
          fieldSelector: 'type=helm.sh/release.v1',
          labelSelector: 'owner=helm',
        },
        accept: list,
      });
      assert.deepEqual(
        releases.body.items.map((item: any) => item.metadata.name),
        ['release'],
      );
    },
  },
  {
    title: 'records in managedFields who wrote which key, and when',
    run: async (api, namespace) => {
      const path = secretsOf(namespace);
      await api.raw({
        method: 'POST',
        path,
        query: { fieldManager: 'kubectl-create' },
        body: plainSecret(namespace, 'a'),
      });
      await api.raw({
        method: 'PATCH',
        path: `${path}/a`,
        query: { fieldManager: 'kubectl-edit' },
        contentType: 'application/merge-patch+json',
        body: { data: { color: Buffer.from('red').toString('base64') } },
      });
      const { body } = await api.raw({ path, accept: list });
      const [{ metadata }] = body.items;
      const edited = metadata.managedFields.find(
        ({ manager }: any) => manager === 'kubectl-edit',
      );
      assert.deepEqual(edited.fieldsV1, { 'f:data': { 'f:color': {} } });
      assert.match(edited.time, /^\d{4}-\d\d-\d\dT/);
    },
  },
  {
    title: 'watches the metadata of Secrets without their data',
    run: async (api, namespace) => {
      const path = secretsOf(namespace);
      const before = await api.raw({ path, accept: list });
      const watching = watch(
        api,
        path,
        {
          resourceVersion: before.body.metadata.resourceVersion,
          fieldSelector: 'type!=helm.sh/release.v1',
        },
        events => events.length === 2,
        single,
      );
      await fill(api, namespace);
      const { events } = await watching;
      assert.deepEqual(
        events.map(({ type, object }) => `${type} ${object.metadata.name}`),
        ['ADDED opaque', 'ADDED bootstrap'],
      );
      for (const { object } of events) {
        assert.equal(object.kind, 'PartialObjectMetadata');
        assert.equal((object as { data?: unknown }).data, undefined);
      }
    },
  },
];
