import assert from 'node:assert/strict';
import { KubernetesApi, RawResponse } from '../../harness/KubernetesApi';
import { KubernetesObject } from '../../harness/kubernetesObject';
import { KubernetesApiCheck, plainSecret } from './KubernetesApiCheck';

async function apply(
  api: KubernetesApi,
  object: KubernetesObject,
  query: Record<string, string | boolean>,
): Promise<RawResponse> {
  return api.raw({
    method: 'PATCH',
    path: await api.objectPath(object),
    query,
    contentType: 'application/apply-patch+yaml',
    body: object,
  });
}

/** Server-side apply and dry runs. */
export const applyingChecks: KubernetesApiCheck[] = [
  {
    title: 'creates by server-side apply, and then changes',
    run: async (api, namespace) => {
      const fieldManager = 'gitops';
      const secret = plainSecret(namespace, 'a', { one: '1' });
      const created = await apply(api, secret, { fieldManager });
      assert.equal(created.status, 201);
      assert.deepEqual(
        created.body.metadata.managedFields.map(
          (entry: { manager: string; operation: string }) =>
            `${entry.manager} ${entry.operation}`,
        ),
        ['gitops Apply'],
      );
      const changed = await apply(
        api,
        plainSecret(namespace, 'a', { two: '2' }),
        { fieldManager },
      );
      assert.equal(changed.status, 200);
      // What the manager applied before and leaves out now is gone.
      assert.deepEqual(changed.body.metadata.labels, { two: '2' });
    },
  },
  {
    title: 'needs to know who applies',
    run: async (api, namespace) => {
      const { status } = await apply(api, plainSecret(namespace, 'a'), {});
      assert.ok(status === 400 || status === 422, `status ${status}`);
    },
  },
  {
    title: 'does not let one manager take the field of another unless forced',
    run: async (api, namespace) => {
      await apply(api, plainSecret(namespace, 'a', { one: '1' }), {
        fieldManager: 'gitops',
      });
      const other = plainSecret(namespace, 'a', { one: 'other' });
      const refused = await apply(api, other, { fieldManager: 'portal' });
      assert.equal(refused.status, 409);
      assert.equal(refused.body.reason, 'Conflict');
      assert.match(refused.body.message, /gitops/);
      const forced = await apply(api, other, {
        fieldManager: 'portal',
        force: true,
      });
      assert.equal(forced.status, 200);
      assert.equal(forced.body.metadata.labels.one, 'other');
    },
  },
  {
    title: 'leaves nothing behind after a dry run',
    run: async (api, namespace) => {
      const secret = plainSecret(namespace, 'a', { one: '1' });
      const path = await api.collectionPath(secret);
      const created = await api.raw({
        method: 'POST',
        path,
        query: { dryRun: 'All' },
        body: secret,
      });
      assert.equal(created.status, 201);
      assert.equal(created.body.metadata.name, 'a');
      const applied = await apply(api, secret, {
        fieldManager: 'portal',
        dryRun: 'All',
      });
      assert.equal(applied.status, 201);
      assert.equal(await api.get(secret), undefined);

      const before = await api.create(secret);
      const patched = await api.raw({
        method: 'PATCH',
        path: `${path}/a`,
        query: { dryRun: 'All' },
        contentType: 'application/merge-patch+json',
        body: { metadata: { labels: { one: 'dry' } } },
      });
      assert.equal(patched.body.metadata.labels.one, 'dry');
      const removed = await api.raw({
        method: 'DELETE',
        path: `${path}/a`,
        query: { dryRun: 'All' },
      });
      assert.equal(removed.status, 200);
      const after = await api.get(secret);
      assert.equal(
        after?.metadata.resourceVersion,
        before.metadata.resourceVersion,
      );
    },
  },
];
