import assert from 'node:assert/strict';
import { KubernetesObject } from '../../harness/kubernetesObject';
import { KubernetesApiCheck } from './KubernetesApiCheck';
import { watch } from './watch';

const running = 'status.phase!=Succeeded,status.phase!=Failed';

function pod(namespace: string, name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name },
    spec: {
      containers: [
        {
          name: 'main',
          image: 'example',
          envFrom: [{ secretRef: { name: 'a' } }],
        },
      ],
    },
  };
}

/**
 * Pods, as the portal requests them to find the consumers of a Secret. There is
 * no kubelet.
 */
export const podChecks: KubernetesApiCheck[] = [
  {
    title: 'lists pods that are not finished',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/pods`;
      for (const [name, phase] of [
        ['runs', 'Running'],
        ['done', 'Succeeded'],
        ['broken', 'Failed'],
      ]) {
        await api.create(pod(namespace, name));
        const { status } = await api.raw({
          method: 'PATCH',
          path: `${path}/${name}/status`,
          contentType: 'application/merge-patch+json',
          body: { status: { phase } },
        });
        assert.equal(status, 200);
      }
      const { body } = await api.raw({
        path,
        query: { fieldSelector: running },
      });
      assert.deepEqual(
        body.items.map((item: any) => item.metadata.name),
        ['runs'],
      );
      assert.equal(
        body.items[0].spec.containers[0].envFrom[0].secretRef.name,
        'a',
      );
    },
  },
  {
    title: 'reports a finished pod as deleted',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/pods`;
      await api.create(pod(namespace, 'a'));
      const { body } = await api.raw({ path });
      const watching = watch(
        api,
        path,
        {
          resourceVersion: body.metadata.resourceVersion,
          fieldSelector: running,
        },
        events => events.length === 1,
      );
      await api.raw({
        method: 'PATCH',
        path: `${path}/a/status`,
        contentType: 'application/merge-patch+json',
        body: { status: { phase: 'Succeeded' } },
      });
      const { events } = await watching;
      assert.deepEqual(
        events.map(({ type, object }) => `${type} ${object.metadata.name}`),
        ['DELETED a'],
      );
    },
  },
];
