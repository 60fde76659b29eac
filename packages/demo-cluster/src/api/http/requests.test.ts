import { namespace, secret } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';

const secrets = '/api/v1/namespaces/floe/secrets';
const externalSecrets =
  '/apis/external-secrets.io/v1/namespaces/floe/externalsecrets';

describe('requests', () => {
  let test: TestCluster;

  beforeEach(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
  });
  afterEach(() => test.cluster.stop());

  it('answers 401 without a valid token', async () => {
    const { status, body } = await test.send(secrets, { token: 'wrong' });
    expect(status).toBe(401);
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'Unauthorized',
      reason: 'Unauthorized',
      code: 401,
    });
  });

  it('creates, and refuses the same name again', async () => {
    const created = await test.send(secrets, {
      method: 'POST',
      body: secret('a'),
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      metadata: {
        name: 'a',
        namespace: 'floe',
        creationTimestamp: '2026-11-24T08:00:00Z',
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        managedFields: [{ manager: 'test', operation: 'Update' }],
      },
    });
    const again = await test.send(secrets, {
      method: 'POST',
      body: secret('a'),
    });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      reason: 'AlreadyExists',
      message: 'secrets "a" already exists',
      details: { name: 'a', kind: 'secrets' },
    });
  });

  it('reports a missing resource like the API server', async () => {
    const { status, body } = await test.send(`${externalSecrets}/a`);
    expect(status).toBe(404);
    expect(body).toMatchObject({
      message: 'externalsecrets.external-secrets.io "a" not found',
      details: {
        name: 'a',
        group: 'external-secrets.io',
        kind: 'externalsecrets',
      },
    });
    const nowhere = await test.send('/api/v1/namespaces/none/secrets', {
      method: 'POST',
      body: { ...secret('a'), metadata: { name: 'a' } },
    });
    expect(nowhere.body.message).toBe('namespaces "none" not found');
  });

  it('validates a custom resource', async () => {
    const { status, body } = await test.send(externalSecrets, {
      method: 'POST',
      body: {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'a' },
        spec: {
          refreshInterval: 5,
          target: { creationPolicy: 'Sometimes' },
          data: [{ secretKey: 'a', remoteRef: {} }],
        },
      },
    });
    expect(status).toBe(422);
    expect(body.message).toBe(
      'ExternalSecret.external-secrets.io "a" is invalid: [' +
        'spec.refreshInterval: Invalid value: "integer": spec.refreshInterval in body must be of type string: "integer", ' +
        'spec.target.creationPolicy: Unsupported value: "Sometimes": supported values: "Owner", "Orphan", "Merge", "None", "CreateOrMerge", ' +
        'spec.data[0].remoteRef.key: Required value]',
    );
    expect(body.details.causes[2]).toEqual({
      reason: 'FieldValueRequired',
      message: 'Required value',
      field: 'spec.data[0].remoteRef.key',
    });
  });

  it('drops unknown fields with a warning, or refuses them on request', async () => {
    const body = {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'a' },
      spec: { refreshInterval: '1h', surprise: true },
    };
    const strict = await test.send(
      `${externalSecrets}?fieldValidation=Strict`,
      { method: 'POST', body },
    );
    expect(strict.body.message).toBe(
      'strict decoding error: unknown field "spec.surprise"',
    );
    const created = await test.send(externalSecrets, { method: 'POST', body });
    expect(created.headers.get('warning')).toBe(
      '299 - "unknown field \\"spec.surprise\\""',
    );
    expect(created.body.spec).toEqual({
      refreshInterval: '1h',
      target: { creationPolicy: 'Owner', deletionPolicy: 'Retain' },
    });
  });

  it.each([
    ['{', 400, /cannot be parsed/],
    ['[]', 400, /Object 'Kind' is missing/],
    [
      { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'a' } },
      400,
      /Secret in version "v1" cannot be handled as a ConfigMap/,
    ],
    [
      { kind: 'Secret', apiVersion: 'v2', metadata: { name: 'a' } },
      400,
      /does not match the expected API version \(v1\)/,
    ],
    [
      secretIn('other'),
      400,
      /does not match the namespace sent on the request/,
    ],
    [
      { metadata: { name: 'a' }, data: { k: 'not*base64' } },
      400,
      /illegal base64 data at input byte 3/,
    ],
    [
      { metadata: { name: 'A_b' } },
      422,
      /metadata.name: Invalid value: "A_b": a lowercase RFC 1123 subdomain/,
    ],
    [
      { metadata: { name: 'a', labels: { k: 'two words' } } },
      422,
      /metadata.labels: Invalid value: "two words"/,
    ],
    [
      { metadata: { name: 'a', annotations: { k: 'x'.repeat(300_000) } } },
      422,
      /metadata.annotations: Too long: may not be more than 262144 bytes/,
    ],
    [{ metadata: {} }, 422, /name or generateName is required/],
  ])('refuses the body %#', async (body, status, message) => {
    const answer = await test.send(secrets, { method: 'POST', body });
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(message);
  });

  it('refuses a body that is too large, and one of an unknown kind', async () => {
    const large = await test.send(secrets, {
      method: 'POST',
      body: 'x'.repeat(4 * 1024 * 1024),
    });
    expect(large.status).toBe(413);
    const text = await test.send(secrets, {
      method: 'POST',
      body: 'a',
      contentType: 'text/plain',
    });
    expect(text.status).toBe(415);
  });

  it.each([
    [
      'application/json-patch+json',
      '[{"op":"add","path":"/metadata/labels","value":{}}]',
    ],
    ['application/strategic-merge-patch+json', '{"metadata":{"labels":{}}}'],
    ['application/strategic-merge-patch+json; charset=utf-8', '{}'],
    ['application/json', '{}'],
    ['text/plain', '{}'],
    ['constructor', '{}'],
  ])('refuses a patch of the type %s', async (contentType, body) => {
    test.cluster.apply(secret('a'));
    test.cluster.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'a', namespace: 'floe' },
      spec: { refreshInterval: '1h' },
    });
    for (const collection of [secrets, externalSecrets]) {
      const path = `${collection}/a`;
      const before = await test.send(path);
      const answer = await test.send(path, {
        method: 'PATCH',
        contentType,
        body,
      });
      expect(answer.status).toBe(415);
      expect(answer.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message:
          'the body of the request was in an unknown format - accepted media types include: application/merge-patch+json, application/apply-patch+yaml',
        reason: 'UnsupportedMediaType',
        code: 415,
      });
      expect((await test.send(path)).body).toEqual(before.body);
    }
  });

  it('keeps keys called __proto__ unchanged', async () => {
    const body = `{"metadata":{"name":"a"},"data":{"__proto__":"Ymx1ZQ=="}}`;
    const created = await test.send(secrets, { method: 'POST', body });
    expect(Object.entries(created.body.data)).toEqual([
      ['__proto__', 'Ymx1ZQ=='],
    ]);
    const patched = await test.send(`${secrets}/a`, {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: '{"data":{"__proto__":"cmVk"}}',
    });
    expect(Object.entries(patched.body.data)).toEqual([['__proto__', 'cmVk']]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('replaces by PUT, with the resourceVersion that was read', async () => {
    const created = test.cluster.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'a', namespace: 'floe' },
      spec: { refreshInterval: '1h' },
    });
    const without = structuredClone(created);
    delete without.metadata.resourceVersion;
    const refused = await test.send(`${externalSecrets}/a`, {
      method: 'PUT',
      body: without,
    });
    expect(refused.body.message).toMatch(
      /metadata.resourceVersion: Invalid value: 0x0: must be specified for an update/,
    );
    const replaced = await test.send(`${externalSecrets}/a`, {
      method: 'PUT',
      body: { ...created, spec: { refreshInterval: '2h' } },
    });
    expect(replaced.status).toBe(200);
    expect(replaced.body.metadata.generation).toBe(2);
    const stale = await test.send(`${externalSecrets}/a`, {
      method: 'PUT',
      body: created,
    });
    expect(stale.status).toBe(409);
    expect(stale.body.message).toBe(
      'Operation cannot be fulfilled on externalsecrets.external-secrets.io "a": the object has been modified; please apply your changes to the latest version and try again',
    );
  });

  it('protects immutable Secrets', async () => {
    test.cluster.apply({ ...secret('a'), immutable: true });
    const { status, body } = await test.send(`${secrets}/a`, {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: { data: { color: 'cmVk' } },
    });
    expect(status).toBe(422);
    expect(body.message).toBe(
      'Secret "a" is invalid: data: Forbidden: field is immutable when `immutable` is set',
    );
  });

  it('deletes with preconditions, and a namespace with its content', async () => {
    test.cluster.apply(secret('a'));
    const other = await test.send(`${secrets}/a`, {
      method: 'DELETE',
      body: { preconditions: { uid: 'another' } },
    });
    expect(other.status).toBe(409);
    const deleted = await test.send('/api/v1/namespaces/floe', {
      method: 'DELETE',
    });
    expect(deleted.body.status).toEqual({ phase: 'Terminating' });
    expect((await test.send('/api/v1/namespaces/floe')).status).toBe(404);
    expect(test.cluster.list({ apiVersion: 'v1', kind: 'Secret' })).toEqual([]);
  });

  it('deletes the dependents of an owner', async () => {
    const owner = test.cluster.apply(secret('owner'));
    test.cluster.apply({
      ...secret('owned'),
      metadata: {
        name: 'owned',
        namespace: 'floe',
        ownerReferences: [
          {
            apiVersion: 'v1',
            kind: 'Secret',
            name: 'owner',
            uid: owner.metadata.uid!,
          },
        ],
      },
    });
    test.cluster.remove(owner);
    expect((await test.send(`${secrets}/owned`)).status).toBe(404);
  });

  it('compresses only large answers, and only on request', async () => {
    test.cluster.apply({
      ...secret('large'),
      data: { k: Buffer.alloc(150_000).toString('base64') },
    });
    const plain = await test.send(secrets, {
      headers: { 'Accept-Encoding': 'identity' },
    });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const packed = await test.send(secrets, {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.body).toEqual(plain.body);
  });

  it('returns only metadata on request', async () => {
    test.cluster.apply(secret('a'));
    const { body } = await test.send(secrets, {
      headers: {
        Accept:
          'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
      },
    });
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(body.items[0]).toEqual({
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: expect.objectContaining({ name: 'a' }),
    });
  });

  it('returns text where the API server does', async () => {
    for (const path of [
      '/apis/none.example/v1',
      '/nothing',
      '/api/v1/nothing',
    ]) {
      const { status, body } = await test.send(path);
      expect([status, body]).toEqual([404, '404 page not found\n']);
    }
    expect((await test.send('/readyz')).body).toBe('ok');
    expect((await test.send('/api/v1/%zz/a')).status).toBe(400);
  });

  it('returns the sealing certificate through the service proxy', async () => {
    const base = '/api/v1/namespaces/kube-system/services';
    for (const name of [
      'http:sealed-secrets:http',
      'sealed-secrets:8080',
      'sealed-secrets',
    ]) {
      const { status, body } = await test.send(
        `${base}/${name}/proxy/v1/cert.pem`,
      );
      expect([status, body]).toEqual([200, test.cluster.certificate]);
    }
    const wrongPort = await test.send(
      `${base}/sealed-secrets:other/proxy/v1/cert.pem`,
    );
    expect(wrongPort.body.message).toBe(
      'no service port "other" found for service "sealed-secrets"',
    );
    const rotate = await test.send(`${base}/sealed-secrets/proxy/v1/rotate`, {
      method: 'POST',
    });
    // The controller's answer to an object that is not a SealedSecret.
    expect(rotate.status).toBe(500);
    const verify = await test.send(`${base}/sealed-secrets/proxy/v1/verify`, {
      method: 'POST',
    });
    expect(verify.status).toBe(404);
  });

  it('answers 503 while it is unavailable, and records the requests', async () => {
    test.cluster.disturb.setUnavailable(true);
    expect((await test.send('/version')).status).toBe(503);
    test.cluster.disturb.setUnavailable(false);
    expect((await test.send('/version')).body.gitVersion).toBe('v1.36.3');
  });
});

function secretIn(other: string) {
  return { metadata: { name: 'a', namespace: other } };
}
