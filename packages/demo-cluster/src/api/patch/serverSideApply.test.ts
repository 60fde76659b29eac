import { namespace } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';

const path = '/api/v1/namespaces/floe/secrets/a';

function configuration(labels: Record<string, string>, rest = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a', namespace: 'floe', labels },
    ...rest,
  };
}

describe('server-side apply', () => {
  let test: TestCluster;

  beforeEach(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
  });
  afterEach(() => test.cluster.stop());

  const apply = (query: string, body: unknown, at = path) =>
    test.send(`${at}?${query}`, {
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      body,
    });

  it('creates with YAML, and records who owns which field', async () => {
    const { status, body } = await apply(
      'fieldManager=gitops',
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  labels:\n    one: "1"\ndata:\n  k: Ymx1ZQ==\n',
    );
    expect(status).toBe(201);
    expect(body.metadata.managedFields).toEqual([
      {
        manager: 'gitops',
        operation: 'Apply',
        apiVersion: 'v1',
        time: '2026-11-24T08:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:one': {} } },
          'f:data': { 'f:k': {} },
        },
      },
    ]);
  });

  it('removes fields that are left out, unless another manager owns them too', async () => {
    await apply('fieldManager=gitops', configuration({}));
    await apply('fieldManager=gitops', configuration({ one: '1', two: '2' }));
    await apply('fieldManager=portal', configuration({ two: '2' }));
    const { body } = await apply(
      'fieldManager=gitops',
      configuration({ three: '3' }),
    );
    expect(body.metadata.labels).toEqual({ two: '2', three: '3' });
  });

  it('changes nothing if the same is applied again', async () => {
    const first = await apply('fieldManager=gitops', configuration({ a: 'b' }));
    await test.clock.advance(60_000);
    const second = await apply(
      'fieldManager=gitops',
      configuration({ a: 'b' }),
    );
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
  });

  it('answers a conflict that names each field and its owner', async () => {
    await apply('fieldManager=gitops', configuration({ one: '1', two: '2' }));
    const one = await apply('fieldManager=portal', configuration({ one: 'x' }));
    expect(one.status).toBe(409);
    expect(one.body).toMatchObject({
      reason: 'Conflict',
      message:
        'Apply failed with 1 conflict: conflict with "gitops": .metadata.labels.one',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "gitops"',
            field: '.metadata.labels.one',
          },
        ],
      },
    });
    const both = await apply(
      'fieldManager=portal',
      configuration({ one: 'x', two: 'y' }),
    );
    expect(both.body.message).toBe(
      'Apply failed with 2 conflicts: conflicts with "gitops":\n- .metadata.labels.one\n- .metadata.labels.two',
    );
  });

  it('names a manager that updated by its version and time', async () => {
    await test.send('/api/v1/namespaces/floe/secrets', {
      method: 'POST',
      body: configuration({ one: '1' }),
    });
    const { body } = await apply(
      'fieldManager=gitops',
      configuration({ one: 'x' }),
    );
    expect(body.message).toBe(
      'Apply failed with 1 conflict: conflict with "test" using v1 at 2026-11-24T08:00:00Z: .metadata.labels.one',
    );
  });

  it('takes the field over with force', async () => {
    await apply('fieldManager=gitops', configuration({ one: '1', two: '2' }));
    const { body } = await apply(
      'fieldManager=portal&force=true',
      configuration({ one: 'x' }),
    );
    expect(body.metadata.labels).toEqual({ one: 'x', two: '2' });
    expect(
      body.metadata.managedFields.map(
        (entry: { manager: string; fieldsV1: unknown }) => [
          entry.manager,
          entry.fieldsV1,
        ],
      ),
    ).toEqual([
      ['gitops', { 'f:metadata': { 'f:labels': { 'f:two': {} } } }],
      ['portal', { 'f:metadata': { 'f:labels': { 'f:one': {} } } }],
    ]);
  });

  it('assigns a field to the manager that updates it', async () => {
    await apply('fieldManager=gitops', configuration({ one: '1' }));
    const { body } = await test.send(`${path}?fieldManager=portal`, {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: { metadata: { labels: { one: 'x' } } },
    });
    expect(
      body.metadata.managedFields.map(
        ({ manager, operation }: Record<string, string>) =>
          `${manager} ${operation}`,
      ),
    ).toEqual(['portal Update']);
  });

  it('merges lists by their keys', async () => {
    const deployments = '/apis/apps/v1/namespaces/floe/deployments/web';
    const deployment = (containers: unknown[]) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { template: { spec: { containers } } },
    });
    await apply(
      'fieldManager=gitops',
      deployment([
        { name: 'app', image: 'app:1' },
        { name: 'proxy', image: 'proxy:1' },
      ]),
      deployments,
    );
    await apply(
      'fieldManager=portal',
      deployment([{ name: 'app', env: [{ name: 'A', value: 'b' }] }]),
      deployments,
    );
    const { body } = await apply(
      'fieldManager=gitops',
      deployment([{ name: 'app', image: 'app:2' }]),
      deployments,
    );
    expect(body.spec.template.spec.containers).toEqual([
      { name: 'app', image: 'app:2', env: [{ name: 'A', value: 'b' }] },
    ]);
    expect(body.metadata.generation).toBe(4 - 1);
  });

  it('replaces a list of a custom resource as a whole', async () => {
    const at = '/apis/external-secrets.io/v1/namespaces/floe/externalsecrets/a';
    const withData = (...keys: string[]) => ({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'a' },
      spec: {
        data: keys.map(key => ({ secretKey: key, remoteRef: { key } })),
      },
    });
    await apply('fieldManager=gitops', withData('a', 'b'), at);
    const { body } = await apply('fieldManager=gitops', withData('c'), at);
    expect(body.spec.data).toEqual(withData('c').spec.data);
    expect(body.metadata.managedFields[0].fieldsV1).toEqual({
      'f:spec': { 'f:data': {} },
    });
  });

  it('requires a field manager, and refuses managedFields', async () => {
    const nobody = await apply('', configuration({}));
    expect(nobody.status).toBe(422);
    expect(nobody.body.message).toBe(
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
    const managed = await apply('fieldManager=gitops', {
      ...configuration({}),
      metadata: { name: 'a', managedFields: [{}] },
    });
    expect(managed.body.message).toBe('metadata.managedFields must be nil');
  });

  it('applies only to the status through its subresource', async () => {
    const at = '/apis/external-secrets.io/v1/namespaces/floe/externalsecrets/a';
    const object = {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'a' },
    };
    await apply(
      'fieldManager=gitops',
      { ...object, spec: { refreshInterval: '1h' } },
      at,
    );
    const { body } = await apply(
      'fieldManager=operator',
      { ...object, status: { refreshTime: '2026-01-01T00:00:00Z' } },
      `${at}/status`,
    );
    expect(body.status).toEqual({ refreshTime: '2026-01-01T00:00:00Z' });
    expect(body.spec.refreshInterval).toBe('1h');
    expect(body.metadata.generation).toBe(1);
    expect(body.metadata.managedFields[1]).toMatchObject({
      manager: 'operator',
      subresource: 'status',
      fieldsV1: { 'f:status': { 'f:refreshTime': {} } },
    });
  });
});
