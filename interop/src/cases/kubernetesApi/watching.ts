import { setTimeout as sleep } from 'node:timers/promises';
import assert from 'node:assert/strict';
import { KubernetesApi } from '../../harness/KubernetesApi';
import { KubernetesApiCheck, plainSecret } from './KubernetesApiCheck';
import { watch, WatchEvent } from './watch';

async function listVersion(api: KubernetesApi, path: string): Promise<string> {
  const { body } = await api.raw({ path });
  return body.metadata.resourceVersion;
}

function inShort(events: WatchEvent[]): string[] {
  return events
    .filter(({ type }) => type !== 'BOOKMARK')
    .map(({ type, object }) => `${type} ${object.metadata.name}`);
}

/** Watches. */
export const watchingChecks: KubernetesApiCheck[] = [
  {
    title: 'watches from the resourceVersion of a list, in order',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/secrets`;
      await api.create(plainSecret(namespace, 'before'));
      const resourceVersion = await listVersion(api, path);
      await api.create(plainSecret(namespace, 'a'));
      const watching = watch(
        api,
        path,
        { resourceVersion, timeoutSeconds: 10 },
        events => inShort(events).length === 3,
      );
      await api.patch(plainSecret(namespace, 'a'), {
        metadata: { labels: { changed: 'yes' } },
      });
      await api.delete(plainSecret(namespace, 'a'));
      const { events } = await watching;
      assert.deepEqual(inShort(events), ['ADDED a', 'MODIFIED a', 'DELETED a']);
      const versions = events.map(({ object }) =>
        Number(object.metadata.resourceVersion),
      );
      assert.deepEqual(
        versions,
        [...versions].sort((a, b) => a - b),
      );
      assert.ok(versions[0] > Number(resourceVersion));
    },
  },
  {
    title: 'begins a watch without a resourceVersion with the existing objects',
    run: async (api, namespace) => {
      await api.create(plainSecret(namespace, 'there'));
      const { events } = await watch(
        api,
        `/api/v1/namespaces/${namespace}/secrets`,
        { timeoutSeconds: 10 },
        seen => seen.length === 1,
      );
      assert.deepEqual(inShort(events), ['ADDED there']);
    },
  },
  {
    title:
      'reports an object whose labels change as added and deleted according to the selector',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/secrets`;
      const secret = plainSecret(namespace, 'a');
      await api.create(secret);
      const resourceVersion = await listVersion(api, path);
      const watching = watch(
        api,
        path,
        { resourceVersion, labelSelector: 'team=floe', timeoutSeconds: 10 },
        events => inShort(events).length === 2,
      );
      await api.patch(secret, { metadata: { labels: { team: 'floe' } } });
      await api.patch(secret, { metadata: { labels: { team: 'other' } } });
      const { events } = await watching;
      assert.deepEqual(inShort(events), ['ADDED a', 'DELETED a']);
    },
  },
  {
    title: 'sends bookmarks past objects that the selector excludes',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/secrets`;
      const resourceVersion = await listVersion(api, path);
      const watching = watch(
        api,
        path,
        {
          resourceVersion,
          labelSelector: 'team=floe',
          allowWatchBookmarks: true,
          // A server sends a bookmark shortly before it ends a watch, if not
          // earlier.
          timeoutSeconds: 5,
        },
        seen => seen.some(({ type }) => type === 'BOOKMARK'),
      );
      const hidden = await api.create(plainSecret(namespace, 'hidden'));
      // It delivers only events after the watch was opened, whenever that
      // was.
      let isOver = false;
      const over = watching.finally(() => {
        isOver = true;
      });
      for (let more = 0; !isOver; more++) {
        await api.create(plainSecret(namespace, `hidden-${more}`));
        await Promise.race([over, sleep(200)]);
      }
      const { events } = await over;
      assert.deepEqual(
        events.map(({ type }) => type),
        ['BOOKMARK'],
      );
      const [{ object }] = events;
      assert.equal(object.kind, 'Secret');
      assert.ok(
        Number(object.metadata.resourceVersion) >=
          Number(hidden.metadata.resourceVersion),
      );
    },
  },
  {
    title: 'ends a watch when its time is over',
    run: async (api, namespace) => {
      const path = `/api/v1/namespaces/${namespace}/secrets`;
      const began = Date.now();
      const { status, events } = await watch(api, path, {
        resourceVersion: await listVersion(api, path),
        timeoutSeconds: 1,
      });
      assert.equal(status, 200);
      assert.deepEqual(inShort(events), []);
      assert.ok(Date.now() - began < 10_000);
    },
  },
  {
    title: 'answers 410 for a resourceVersion that is too old',
    run: async (api, namespace) => {
      const path = `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets`;
      const { status, events } = await watch(
        api,
        path,
        { resourceVersion: 1, timeoutSeconds: 5 },
        seen => seen.length > 0,
      );
      // Either before the watch begins or as its first and last line.
      const code = status === 200 ? events[0]?.object.code : status;
      assert.equal(code, 410);
      if (status === 200) assert.equal(events[0].type, 'ERROR');
    },
  },
];
