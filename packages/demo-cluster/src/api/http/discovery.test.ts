import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';

describe('discovery', () => {
  let test: TestCluster;

  beforeAll(async () => {
    test = await startTestCluster({
      externalSecretsVersions: ['v1', 'v1beta1'],
    });
  });
  afterAll(() => test.cluster.stop());

  it('lists versions, groups and their resources', async () => {
    expect((await test.send('/api')).body).toMatchObject({
      kind: 'APIVersions',
      versions: ['v1'],
    });
    const { body } = await test.send('/apis');
    const group = body.groups.find(
      (item: { name: string }) => item.name === 'external-secrets.io',
    );
    expect(group).toEqual({
      name: 'external-secrets.io',
      versions: [
        { groupVersion: 'external-secrets.io/v1', version: 'v1' },
        { groupVersion: 'external-secrets.io/v1beta1', version: 'v1beta1' },
        { groupVersion: 'external-secrets.io/v1alpha1', version: 'v1alpha1' },
      ],
      preferredVersion: {
        groupVersion: 'external-secrets.io/v1',
        version: 'v1',
      },
    });
    expect((await test.send('/apis/external-secrets.io')).body).toEqual({
      kind: 'APIGroup',
      apiVersion: 'v1',
      ...group,
    });
    const resources = await test.send('/apis/external-secrets.io/v1beta1');
    expect(resources.body).toMatchObject({
      kind: 'APIResourceList',
      groupVersion: 'external-secrets.io/v1beta1',
    });
    expect(
      resources.body.resources.map((item: { name: string }) => item.name),
    ).toEqual([
      'externalsecrets',
      'externalsecrets/status',
      'secretstores',
      'secretstores/status',
      'clustersecretstores',
      'clustersecretstores/status',
      'clusterexternalsecrets',
      'clusterexternalsecrets/status',
    ]);
  });

  it('lists everything at once on request', async () => {
    const accept =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';
    const { headers, body } = await test.send('/apis', {
      headers: { Accept: accept },
    });
    expect(headers.get('content-type')).toMatch(/as=APIGroupDiscoveryList/);
    const group = body.items.find(
      (item: { metadata: { name: string } }) =>
        item.metadata.name === 'bitnami.com',
    );
    expect(group.versions[0]).toMatchObject({
      version: 'v1alpha1',
      resources: [
        {
          resource: 'sealedsecrets',
          responseKind: {
            group: 'bitnami.com',
            version: 'v1alpha1',
            kind: 'SealedSecret',
          },
          scope: 'Namespaced',
          subresources: [{ subresource: 'status' }],
        },
      ],
    });
    const core = await test.send('/api', { headers: { Accept: accept } });
    expect(core.body.items[0].metadata.name).toBe('');
  });

  it('refuses clients that do not accept JSON', async () => {
    const { status, body } = await test.send('/api/v1/secrets', {
      headers: { Accept: 'application/vnd.kubernetes.protobuf' },
    });
    expect(status).toBe(406);
    expect(body.message).toBe(
      'only the following media types are accepted: application/json',
    );
  });
});
