import assert from 'node:assert/strict';
import {
  KubernetesApiCheck,
  minimalExternalSecret,
  plainSecret,
} from './KubernetesApiCheck';

/** Creating, patching and deleting. */
export const writingChecks: KubernetesApiCheck[] = [
  {
    title: 'gives a created object its identity',
    run: async (api, namespace) => {
      const created = await api.create(minimalExternalSecret(namespace, 'a'));
      assert.match(created.metadata.uid ?? '', /^[0-9a-f-]{36}$/);
      assert.match(created.metadata.resourceVersion ?? '', /^\d+$/);
      assert.equal(created.metadata.generation, 1);
      assert.ok(Date.parse(created.metadata.creationTimestamp ?? ''));
    },
  },
  {
    title: 'answers a refusal with a Status that has a reason',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/secrets`;
      const secret = plainSecret(namespace, 'a');
      await api.create(secret);
      const twice = await api.raw({ method: 'POST', path, body: secret });
      assert.equal(twice.status, 409);
      assert.equal(twice.body.kind, 'Status');
      assert.equal(twice.body.reason, 'AlreadyExists');

      const absent = await api.raw({ path: `${path}/absent` });
      assert.equal(absent.status, 404);
      assert.equal(absent.body.reason, 'NotFound');

      const nowhere = await api.raw({
        method: 'POST',
        path: '/api/v1/namespaces/no-such-namespace/secrets',
        body: plainSecret('no-such-namespace', 'a'),
      });
      assert.equal(nowhere.status, 404);
      assert.equal(nowhere.body.reason, 'NotFound');

      const nonsense = await api.raw({ method: 'POST', path, body: '{' });
      assert.equal(nonsense.status, 400);
    },
  },
  {
    title: 'merges a patch: null removes, the rest stays',
    run: async (api, namespace) => {
      const secret = plainSecret(namespace, 'a', { one: '1', two: '2' });
      await api.create(secret);
      const patched = await api.patch(secret, {
        metadata: { labels: { one: null, three: '3' } },
      });
      assert.deepEqual(patched.metadata.labels, { two: '2', three: '3' });
      assert.deepEqual(patched.data, secret.data);
    },
  },
  {
    title: 'keeps the resourceVersion when a patch changes nothing',
    run: async (api, namespace) => {
      const secret = plainSecret(namespace, 'a', { one: '1' });
      const created = await api.create(secret);
      const patched = await api.patch(secret, {
        metadata: { labels: { one: '1' } },
      });
      assert.equal(
        patched.metadata.resourceVersion,
        created.metadata.resourceVersion,
      );
    },
  },
  {
    title:
      'refuses a patch of an older resourceVersion, and of an unknown type',
    run: async (api, namespace) => {
      const secret = plainSecret(namespace, 'a');
      const created = await api.create(secret);
      await api.patch(secret, { metadata: { labels: { one: '1' } } });
      const path = await api.objectPath(secret);
      const stale = await api.raw({
        method: 'PATCH',
        path,
        contentType: 'application/merge-patch+json',
        body: {
          metadata: {
            resourceVersion: created.metadata.resourceVersion,
            labels: { two: '2' },
          },
        },
      });
      assert.equal(stale.status, 409);
      assert.equal(stale.body.reason, 'Conflict');
      const unknown = await api.raw({
        method: 'PATCH',
        path,
        contentType: 'text/plain',
        body: '{}',
      });
      assert.equal(unknown.status, 415);
    },
  },
  {
    title: 'increments the generation only for a change of the spec',
    run: async (api, namespace) => {
      const object = minimalExternalSecret(namespace, 'a');
      const created = await api.create(object);
      const labelled = await api.patch(object, {
        metadata: { labels: { one: '1' } },
      });
      assert.equal(
        labelled.metadata.generation,
        created.metadata.generation,
        'a label',
      );
      const changed = await api.patch(object, {
        spec: { refreshInterval: '1h0m0s' },
      });
      assert.equal(
        changed.metadata.generation,
        labelled.metadata.generation! + 1,
        'the spec',
      );
    },
  },
  {
    title: 'writes the status only by its sub-resource',
    run: async (api, namespace) => {
      const object = minimalExternalSecret(namespace, 'a');
      await api.create({
        ...object,
        status: { refreshTime: '2020-01-01T00:00:00Z' },
      });
      const status = { syncedResourceVersion: 'by-hand' };
      const path = await api.objectPath(object);
      const contentType = 'application/merge-patch+json';
      const ignored = await api.patch(object, { status });
      assert.notEqual(
        ignored.status?.syncedResourceVersion,
        status.syncedResourceVersion,
      );
      const written = await api.raw({
        method: 'PATCH',
        path: `${path}/status`,
        contentType,
        body: { status },
      });
      assert.equal(written.status, 200);
      assert.equal(
        written.body.status.syncedResourceVersion,
        status.syncedResourceVersion,
      );
      assert.equal(
        written.body.metadata.generation,
        ignored.metadata.generation,
      );
    },
  },
  {
    title: 'encodes stringData into data',
    run: async (api, namespace) => {
      const created = await api.create({
        ...plainSecret(namespace, 'a'),
        stringData: { shape: 'round' },
      });
      assert.equal(created.stringData, undefined);
      assert.equal(created.data.shape, Buffer.from('round').toString('base64'));
    },
  },
  {
    title: 'deletes an object and its name',
    run: async (api, namespace) => {
      const secret = plainSecret(namespace, 'a');
      await api.create(secret);
      await api.delete(secret);
      assert.equal(await api.get(secret), undefined);
    },
  },
  {
    title: 'keeps a deleted object until its finalizers are removed',
    run: async (api, namespace) => {
      const secret = plainSecret(namespace, 'a');
      const finalizers = ['floe.dev/interop'];
      await api.create({
        ...secret,
        metadata: { ...secret.metadata, finalizers } as typeof secret.metadata,
      });
      await api.delete(secret);
      assert.ok((await api.get(secret))?.metadata.deletionTimestamp);
      await api.patch(secret, { metadata: { finalizers: null } });
      assert.equal(await api.get(secret), undefined);
    },
  },
];
