import { createSealingKey, type SealingKey } from '../__testUtils__/sealingKey';
import {
  parseCertificates,
  type SealingCertificate,
} from '../certificates/parseCertificates';
import type { SealedSecretManifest, SecretManifest } from '../manifest';
import { SCOPE_ANNOTATIONS, type SealingScope } from '../scope';
import { unsealValue } from '../testing';
import { sealSecret } from './sealSecret';

const NAMESPACE_WIDE = { [SCOPE_ANNOTATIONS['namespace-wide']]: 'true' };

describe('sealSecret', () => {
  let key: SealingKey;
  let certificate: SealingCertificate;

  const secret = (change: object = {}): SecretManifest => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'floe-dagster-postgresql-secret', namespace: 'floe' },
    stringData: { 'postgresql-password': 'pa$$' },
    ...change,
  });

  beforeAll(async () => {
    key = await createSealingKey();
    [certificate] = await parseCertificates(key.certificatePem);
  });

  async function open(
    sealed: SealedSecretManifest,
    scope: SealingScope,
  ): Promise<Record<string, string | undefined>> {
    const { name, namespace = '' } = sealed.metadata;
    const opened = Object.entries(sealed.spec.encryptedData).map(
      async ([dataKey, ciphertext]) => {
        const bytes = await unsealValue({
          ciphertext,
          privateKeys: [key.privateKey],
          scope,
          name,
          namespace,
        });
        return [dataKey, bytes && Buffer.from(bytes).toString()];
      },
    );
    return Object.fromEntries(await Promise.all(opened));
  }

  it('seals data and stringData, the latter winning', async () => {
    const sealed = await sealSecret(
      secret({
        data: {
          'postgresql-password': 'b2xk',
          'postgresql-username': 'ZGFnc3Rlcg==',
          empty: null,
        },
        stringData: { 'postgresql-password': 'grün', __proto__: undefined },
      }),
      { certificate },
    );
    expect(await open(sealed, 'strict')).toEqual({
      'postgresql-password': 'grün',
      'postgresql-username': 'dagster',
      empty: '',
    });
  });

  it('writes the whole manifest, as it is to be committed', async () => {
    const sealed = await sealSecret(
      secret({
        metadata: {
          name: 'floe-dagster-postgresql-secret',
          namespace: 'floe',
          labels: { 'app.kubernetes.io/component': 'database' },
          annotations: NAMESPACE_WIDE,
        },
        type: 'Opaque',
        immutable: true,
      }),
      { certificate },
    );
    expect(sealed).toEqual({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: {
        name: 'floe-dagster-postgresql-secret',
        namespace: 'floe',
        annotations: NAMESPACE_WIDE,
      },
      spec: {
        encryptedData: { 'postgresql-password': expect.any(String) },
        template: {
          metadata: {
            name: 'floe-dagster-postgresql-secret',
            namespace: 'floe',
            labels: { 'app.kubernetes.io/component': 'database' },
            annotations: NAMESPACE_WIDE,
          },
          type: 'Opaque',
          immutable: true,
        },
      },
    });
    expect(await open(sealed, 'namespace-wide')).toEqual({
      'postgresql-password': 'pa$$',
    });
  });

  it('keeps finalizers, and that a Secret is not immutable', async () => {
    const metadata = {
      name: 'a',
      namespace: 'b',
      finalizers: ['example.com/keep'],
    };
    const { spec } = await sealSecret(secret({ metadata, immutable: false }), {
      certificate,
    });
    expect(spec.template).toEqual({ metadata, immutable: false });
  });

  it('seals more values than are sealed at once, in their order', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `key-${index}`);
    const sealed = await sealSecret(
      secret({
        stringData: Object.fromEntries(names.map(name => [name, `${name}!`])),
      }),
      { certificate, scope: 'namespace-wide' },
    );
    expect(Object.keys(sealed.spec.encryptedData)).toEqual(
      expect.arrayContaining(names),
    );
    const opened = await open(sealed, 'namespace-wide');
    expect(names.every(name => opened[name] === `${name}!`)).toBe(true);
  });

  it('lets the scope asked for win over annotations', async () => {
    const sealed = await sealSecret(
      secret({
        metadata: { name: 'a', namespace: 'b', annotations: NAMESPACE_WIDE },
      }),
      { certificate, scope: 'strict' },
    );
    expect(sealed.metadata).toEqual({ name: 'a', namespace: 'b' });
    expect(sealed.spec.template.metadata).toEqual({
      name: 'a',
      namespace: 'b',
    });
    expect(await open(sealed, 'strict')).toEqual({
      'postgresql-password': 'pa$$',
    });
  });

  it('needs no namespace for the cluster-wide scope', async () => {
    const sealed = await sealSecret(secret({ metadata: { name: 'a' } }), {
      certificate,
      scope: 'cluster-wide',
    });
    expect(sealed.metadata).toEqual({
      name: 'a',
      annotations: { [SCOPE_ANNOTATIONS['cluster-wide']]: 'true' },
    });
  });

  it('carries no copy of the Secret along', async () => {
    const sealed = await sealSecret(
      secret({
        metadata: {
          name: 'a',
          namespace: 'b',
          uid: '5a1f',
          resourceVersion: '1',
          managedFields: [{ fieldsV1: { 'f:data': {} } }],
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration':
              '{"stringData":"pa$$"}',
            'kubecfg.ksonnet.io/last-applied-configuration':
              '{"stringData":"pa$$"}',
            'sealedsecrets.bitnami.com/managed': 'true',
          },
        },
      }),
      { certificate },
    );
    expect(sealed.spec.template.metadata).toEqual({
      name: 'a',
      namespace: 'b',
      annotations: { 'sealedsecrets.bitnami.com/managed': 'true' },
    });
    expect(JSON.stringify(sealed)).not.toContain('pa$$');
  });

  it('keeps a key that is called like a part of JavaScript', async () => {
    const sealed = await sealSecret(
      JSON.parse(
        '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a","namespace":"b"},"stringData":{"__proto__":"x","constructor":"y"}}',
      ),
      { certificate },
    );
    expect(Object.keys(sealed.spec.encryptedData)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it('seals an empty Secret only when asked to', async () => {
    const empty = secret({ stringData: {} });
    await expect(sealSecret(empty, { certificate })).rejects.toThrow(
      expect.objectContaining({ code: 'no-data', field: 'data' }),
    );
    const sealed = await sealSecret(empty, {
      certificate,
      allowEmptyData: true,
    });
    expect(sealed.spec.encryptedData).toEqual({});
  });

  it.each([
    ['nothing', null, 'not-a-secret', 'kind'],
    ['a list', [], 'not-a-secret', 'kind'],
    ['a ConfigMap', { kind: 'ConfigMap' }, 'not-a-secret', 'kind'],
    ['no metadata', { metadata: null }, 'required', 'metadata.name'],
    [
      'no name',
      { metadata: { namespace: 'floe' } },
      'required',
      'metadata.name',
    ],
    ['no namespace', { metadata: { name: 'a' } }, 'required', 'namespace'],
    [
      'clear text under data',
      { data: { password: 'hunter-2' } },
      'invalid-value',
      'data["password"]',
    ],
    [
      'a number under stringData',
      { stringData: { port: 5432 } },
      'invalid-value',
      'stringData["port"]',
    ],
    [
      'a value of two halves',
      { stringData: { password: 'hunter-2\udc00' } },
      'invalid-value',
      'stringData["password"]',
    ],
    [
      'a value pasted as key',
      { stringData: { 'password=hunter-2': '' } },
      'invalid-key',
      'stringData',
    ],
    ['text as data', { data: 'hunter-2' }, 'invalid-value', 'data'],
    [
      'true without quotes',
      { metadata: { name: 'a', namespace: 'b', annotations: { c: true } } },
      'invalid-value',
      'metadata.annotations',
    ],
    [
      'finalizers that are no list',
      { metadata: { name: 'a', namespace: 'b', finalizers: 'hunter-2' } },
      'invalid-value',
      'metadata.finalizers',
    ],
    [
      'finalizers that are no texts',
      { metadata: { name: 'a', namespace: 'b', finalizers: [5432] } },
      'invalid-value',
      'metadata.finalizers',
    ],
    ['quoted switches', { immutable: 'true' }, 'invalid-value', 'immutable'],
    [
      'too much together',
      { stringData: { a: 'x'.repeat(600_000), b: 'x'.repeat(600_000) } },
      'value-too-large',
      'data',
    ],
  ])('refuses %s', async (_, change, code, field) => {
    const manifest =
      change === null || Array.isArray(change) ? change : secret(change);
    const error = await sealSecret(manifest as SecretManifest, {
      certificate,
    }).catch(e => e);
    expect(error).toMatchObject({ name: 'SealingError', code, field });
    expect(error.message).not.toMatch(/hunter|5432/);
  });

  it('refuses an expired certificate', async () => {
    await expect(
      sealSecret(secret(), { certificate, now: new Date('2100-01-01') }),
    ).rejects.toThrow(expect.objectContaining({ code: 'expired' }));
  });
});
