import { namespace, secret } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';
import { ObjectManifest } from '../../objects';
import { ObservedRequest } from './ApiServer';

const rbac = 'rbac.authorization.k8s.io/v1';

function clusterRole(name: string, rules: unknown[]): ObjectManifest {
  return { apiVersion: rbac, kind: 'ClusterRole', metadata: { name }, rules };
}

function binding(
  kind: 'ClusterRoleBinding' | 'RoleBinding',
  role: string,
  subject: Record<string, string>,
  inNamespace?: string,
): ObjectManifest {
  return {
    apiVersion: rbac,
    kind,
    metadata: { name: role, namespace: inNamespace },
    subjects: [subject],
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
  };
}

describe('authorization', () => {
  let test: TestCluster;
  let observed: ObservedRequest[];

  beforeEach(async () => {
    observed = [];
    test = await startTestCluster({
      users: [{ name: 'portal', token: 'portal-token', groups: ['readers'] }],
      onRequest: request => observed.push(request),
    });
    test.cluster.apply(namespace('floe'));
    test.cluster.apply(secret('a'));
  });
  afterEach(() => test.cluster.stop());

  const asPortal = (path: string, method?: string) =>
    test.send(path, { token: 'portal-token', method });

  it('refuses with the same message as the API server', async () => {
    const everywhere = await asPortal('/api/v1/secrets');
    expect(everywhere.status).toBe(403);
    expect(everywhere.body).toMatchObject({
      reason: 'Forbidden',
      message:
        'secrets is forbidden: User "portal" cannot list resource "secrets" in API group "" at the cluster scope',
      details: { kind: 'secrets' },
    });
    const one = await asPortal(
      '/apis/external-secrets.io/v1/namespaces/floe/externalsecrets/a',
      'DELETE',
    );
    expect(one.body.message).toBe(
      'externalsecrets.external-secrets.io "a" is forbidden: User "portal" cannot delete resource "externalsecrets" in API group "external-secrets.io" in the namespace "floe"',
    );
    const proxy = await asPortal(
      '/api/v1/namespaces/kube-system/services/sealed-secrets/proxy/v1/cert.pem',
    );
    expect(proxy.body.message).toMatch(
      /cannot get resource "services\/proxy" in API group "" in the namespace "kube-system"/,
    );
    expect((await asPortal('/metrics')).body.message).toBe(
      'forbidden: User "portal" cannot get path "/metrics"',
    );
  });

  it('allows discovery for everybody', async () => {
    for (const path of ['/version', '/api', '/apis', '/api/v1', '/readyz']) {
      expect((await asPortal(path)).status).toBe(200);
    }
  });

  it('applies ClusterRoles that are bound to a user or a group', async () => {
    test.cluster.apply(
      clusterRole('secret-reader', [
        { apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] },
        {
          apiGroups: [''],
          resources: ['services/proxy'],
          resourceNames: ['sealed-secrets'],
          verbs: ['get'],
        },
      ]),
    );
    test.cluster.apply(
      binding('ClusterRoleBinding', 'secret-reader', {
        kind: 'Group',
        name: 'readers',
      }),
    );
    expect((await asPortal('/api/v1/secrets')).status).toBe(200);
    expect((await asPortal('/api/v1/namespaces/floe/secrets/a')).status).toBe(
      403,
    );
    const services = '/api/v1/namespaces/kube-system/services';
    expect(
      (await asPortal(`${services}/sealed-secrets/proxy/v1/cert.pem`)).status,
    ).toBe(200);
    expect((await asPortal(`${services}/other/proxy/v1/cert.pem`)).status).toBe(
      403,
    );
  });

  it('limits a RoleBinding to its namespace', async () => {
    test.cluster.apply(
      clusterRole('everything', [
        { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
      ]),
    );
    test.cluster.apply(
      binding(
        'RoleBinding',
        'everything',
        { kind: 'User', name: 'portal' },
        'floe',
      ),
    );
    expect((await asPortal('/api/v1/namespaces/floe/secrets/a')).status).toBe(
      200,
    );
    expect((await asPortal('/api/v1/namespaces/default/secrets')).status).toBe(
      403,
    );
    expect((await asPortal('/api/v1/secrets')).status).toBe(403);
  });

  it('answers what a user may do', async () => {
    const review = (verb: string) =>
      test.send('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
        method: 'POST',
        token: 'portal-token',
        body: {
          spec: { resourceAttributes: { verb, resource: 'secrets' } },
        },
      });
    expect((await review('list')).body.status).toEqual({ allowed: false });
  });

  it('shows each request to an observer', async () => {
    await asPortal('/api/v1/namespaces/floe/secrets?labelSelector=a%3Db');
    expect(observed).toEqual([
      {
        method: 'GET',
        verb: 'list',
        path: '/api/v1/namespaces/floe/secrets',
        resource: {
          group: '',
          version: 'v1',
          namespace: 'floe',
          resource: 'secrets',
        },
        user: 'portal',
        userAgent: 'test/1.0',
      },
    ]);
  });
});
