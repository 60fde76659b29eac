import assert from 'node:assert/strict';
import { KubernetesObject } from '../../harness/kubernetesObject';
import { KubernetesApiCheck } from './KubernetesApiCheck';
import { watch } from './watch';

function event(
  namespace: string,
  name: string,
  type: 'Normal' | 'Warning',
  reason: string,
): KubernetesObject {
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { namespace, name },
    involvedObject: {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      namespace,
      name: `of-${name}`,
      uid: '00000000-0000-4000-8000-000000000000',
    },
    type,
    reason,
    message: 'a message',
    source: { component: 'external-secrets' },
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
  };
}

/** Events, and the field selectors that only events have. */
export const eventChecks: KubernetesApiCheck[] = [
  {
    title: 'selects events by their fields',
    run: async (api, namespace) => {
      await api.create(event(namespace, 'a', 'Warning', 'UpdateFailed'));
      await api.create(event(namespace, 'b', 'Normal', 'Updated'));
      const expected: Record<string, string[]> = {
        'type=Warning': ['a'],
        'type!=Warning': ['b'],
        'reason=Updated': ['b'],
        'involvedObject.name=of-a': ['a'],
        'involvedObject.kind=ExternalSecret,type=Normal': ['b'],
        'involvedObject.kind=SealedSecret': [],
        'source=external-secrets': ['a', 'b'],
        'source=another-controller': [],
      };
      for (const [fieldSelector, names] of Object.entries(expected)) {
        const { body } = await api.raw({
          path: `/api/v1/namespaces/${namespace}/events`,
          query: { fieldSelector },
        });
        assert.deepEqual(
          body.items.map((item: KubernetesObject) => item.metadata.name),
          names,
          fieldSelector,
        );
      }
    },
  },
  {
    title: 'refuses a field by which events cannot be selected',
    run: async (api, namespace) => {
      const { status } = await api.raw({
        path: `/api/v1/namespaces/${namespace}/events`,
        query: { fieldSelector: 'message=a' },
      });
      assert.equal(status, 400);
    },
  },
  {
    title: 'watches only the selected events',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/events`;
      const { body } = await api.raw({ path });
      const watching = watch(
        api,
        path,
        {
          resourceVersion: body.metadata.resourceVersion,
          fieldSelector: 'type=Warning',
          timeoutSeconds: 10,
        },
        seen => seen.length === 2,
      );
      await api.create(event(namespace, 'a', 'Normal', 'Updated'));
      await api.create(event(namespace, 'b', 'Warning', 'UpdateFailed'));
      await api.patch(event(namespace, 'b', 'Warning', 'UpdateFailed'), {
        count: 2,
      });
      const { events } = await watching;
      assert.deepEqual(
        events.map(({ type, object }) => `${type} ${object.metadata.name}`),
        ['ADDED b', 'MODIFIED b'],
      );
    },
  },
];
