import assert from 'node:assert/strict';
import { KubernetesApiCheck } from './KubernetesApiCheck';

/** What a cluster says of itself. */
export const discoveryChecks: KubernetesApiCheck[] = [
  {
    title: 'reports its version',
    run: async api => {
      const { status, body } = await api.raw({ path: '/version' });
      assert.equal(status, 200);
      assert.match(body.gitVersion, /^v1\.\d+\./);
    },
  },
  {
    title: 'lists the groups that it serves, with a preferred version',
    run: async api => {
      const { body } = await api.raw({ path: '/apis' });
      assert.equal(body.kind, 'APIGroupList');
      const group = body.groups.find(
        (candidate: { name: string }) =>
          candidate.name === 'external-secrets.io',
      );
      assert.equal(group.preferredVersion.version, 'v1');
      assert.ok(
        group.versions.some(
          (version: { groupVersion: string }) =>
            version.groupVersion === 'external-secrets.io/v1',
        ),
      );
    },
  },
  {
    title: 'lists the resources of a version',
    run: async api => {
      const { body } = await api.raw({ path: '/apis/external-secrets.io/v1' });
      assert.equal(body.kind, 'APIResourceList');
      const resource = body.resources.find(
        (candidate: { name: string }) => candidate.name === 'externalsecrets',
      );
      assert.equal(resource.kind, 'ExternalSecret');
      assert.equal(resource.namespaced, true);
      for (const verb of [
        'get',
        'list',
        'watch',
        'patch',
        'create',
        'delete',
      ]) {
        assert.ok(resource.verbs.includes(verb), verb);
      }
      const stores = body.resources.find(
        (candidate: { name: string }) =>
          candidate.name === 'clustersecretstores',
      );
      assert.equal(stores.namespaced, false);
    },
  },
  {
    title: 'lists the core resources, sub-resources among them',
    run: async api => {
      const { body } = await api.raw({ path: '/api/v1' });
      const names = body.resources.map(
        (resource: { name: string }) => resource.name,
      );
      for (const name of ['events', 'secrets', 'services', 'services/proxy']) {
        assert.ok(names.includes(name), name);
      }
    },
  },
  {
    title: 'answers 404 for a version that it does not serve',
    run: async (api, namespace) => {
      for (const path of [
        '/apis/external-secrets.io/v0',
        `/apis/external-secrets.io/v0/namespaces/${namespace}/externalsecrets`,
        '/apis/no-such-group.example/v1',
      ]) {
        assert.equal((await api.raw({ path })).status, 404, path);
      }
    },
  },
  {
    title: 'answers 401 for a token that it does not know',
    run: async api => {
      const { status, body } = await api
        .as('not-a-token')
        .raw({ path: '/api/v1/namespaces' });
      assert.equal(status, 401);
      assert.equal(body.reason, 'Unauthorized');
    },
  },
];
