import fc from 'fast-check';
import recorded from '../__fixtures__/recordedSealedSecrets.json';
import { SEALING_SCOPES } from '../scope';
import { inspectSealedSecret } from './inspectSealedSecret';

const NAMESPACE_WIDE = 'sealedsecrets.bitnami.com/namespace-wide';
const CLUSTER_WIDE = 'sealedsecrets.bitnami.com/cluster-wide';

function sealedSecret(
  annotations?: unknown,
  templateAnnotations?: unknown,
  spec: object = {},
) {
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: {
      name: 'floe-dagster-compute-secret',
      namespace: 'floe',
      annotations,
    },
    spec: {
      encryptedData: { SNOWFLAKE_PASSWORD: 'AgBy3i4OJSWK...' },
      template: { metadata: { annotations: templateAnnotations } },
      ...spec,
    },
  };
}

function codesOf(manifest: unknown): string[] {
  return inspectSealedSecret(manifest).problems.map(({ code }) => code);
}

describe('inspectSealedSecret', () => {
  it('reads the recorded objects', () => {
    const scopes = recorded.map(object => {
      const { name, scope, problems, values } = inspectSealedSecret(object);
      return { name, scope, problems, keys: values.map(({ key }) => key) };
    });
    expect(scopes).toEqual([
      {
        name: 'floe-dagster-catalog-secret',
        scope: 'strict',
        problems: [],
        keys: ['polaris-client-id'],
      },
      {
        name: 'floe-dagster-postgresql-secret',
        scope: 'namespace-wide',
        problems: [],
        keys: ['postgresql-password'],
      },
      { name: 'handmade', scope: 'namespace-wide', problems: [], keys: ['a'] },
      {
        name: 'ss-bad-base64',
        scope: 'namespace-wide',
        problems: [],
        keys: ['a'],
      },
      {
        name: 'ss-other-key',
        scope: 'namespace-wide',
        problems: [],
        keys: ['a'],
      },
    ]);
  });

  it.each([
    ['no annotations', undefined, undefined, 'strict', []],
    [
      'both places alike',
      { [NAMESPACE_WIDE]: 'true' },
      { [NAMESPACE_WIDE]: 'true' },
      'namespace-wide',
      [],
    ],
    [
      'the object alone',
      { [CLUSTER_WIDE]: 'true' },
      undefined,
      'cluster-wide',
      [],
    ],
    ['"false"', { [CLUSTER_WIDE]: 'false' }, undefined, 'strict', []],
    [
      'another annotation of the hyphen prefix',
      { 'sealed-secrets.bitnami.com/last-rotated': '2024-01-01T00:00:00Z' },
      undefined,
      'strict',
      [],
    ],
    [
      'only on the template',
      {},
      { [NAMESPACE_WIDE]: 'true' },
      'strict',
      ['scope-on-template-only'],
    ],
    [
      'different scopes',
      { [NAMESPACE_WIDE]: 'true' },
      { [CLUSTER_WIDE]: 'true' },
      'namespace-wide',
      ['scope-differs-from-template'],
    ],
    [
      '"True"',
      { [NAMESPACE_WIDE]: 'True' },
      undefined,
      'strict',
      ['scope-value-not-true'],
    ],
    [
      'true without quotes',
      { [NAMESPACE_WIDE]: true },
      undefined,
      'strict',
      ['scope-value-not-true'],
    ],
    [
      'an empty value',
      { [NAMESPACE_WIDE]: '' },
      undefined,
      'strict',
      ['scope-value-not-true'],
    ],
    [
      'the prefix with a hyphen',
      { 'sealed-secrets.bitnami.com/namespace-wide': 'true' },
      undefined,
      'strict',
      ['scope-annotation-mistyped'],
    ],
    [
      'no prefix',
      { 'cluster-wide': 'true' },
      undefined,
      'strict',
      ['scope-annotation-mistyped'],
    ],
    [
      'capital letters',
      { 'sealedsecrets.bitnami.com/Namespace-Wide': 'true' },
      undefined,
      'strict',
      ['scope-annotation-mistyped'],
    ],
    [
      'both scopes',
      { [NAMESPACE_WIDE]: 'true', [CLUSTER_WIDE]: 'true' },
      undefined,
      'cluster-wide',
      ['both-scopes'],
    ],
    ['a list of annotations', ['true'], undefined, 'strict', []],
  ])('takes the scope with %s', (_, object, template, scope, codes) => {
    const manifest = sealedSecret(object, template);
    expect(inspectSealedSecret(manifest).scope).toBe(scope);
    expect(codesOf(manifest)).toEqual(codes);
  });

  it('says what to write where', () => {
    const { problems, templateScope } = inspectSealedSecret(
      sealedSecret(undefined, { [NAMESPACE_WIDE]: 'true' }),
    );
    expect(templateScope).toBe('namespace-wide');
    expect(problems).toEqual([
      {
        code: 'scope-on-template-only',
        path: 'spec.template.metadata.annotations',
        message: expect.stringContaining(
          `put ${NAMESPACE_WIDE}: "true" under metadata.annotations`,
        ),
      },
    ]);
  });

  it('finds what the controller passes over or refuses', () => {
    expect(
      codesOf(sealedSecret(undefined, undefined, { encryptedData: null })),
    ).toEqual(['no-encrypted-data']);
    expect(
      codesOf(sealedSecret(undefined, undefined, { data: 'AgBy' })),
    ).toEqual(['deprecated-data']);
    expect(
      codesOf(
        sealedSecret(undefined, undefined, {
          template: { metadata: { name: 'a', namespace: 'b' } },
        }),
      ),
    ).toEqual(['template-name-differs', 'template-name-differs']);
  });

  it('inspects each ciphertext', () => {
    const { values } = inspectSealedSecret(
      sealedSecret(undefined, undefined, {
        encryptedData: { a: 'AgBy3i4OJSWK...', b: 7, c: null },
      }),
    );
    expect(values.map(({ key, ciphertext }) => [key, ciphertext.form])).toEqual(
      [
        ['a', expect.objectContaining({ fault: 'invalid-base64' })],
        ['b', expect.objectContaining({ fault: 'not-text' })],
        ['c', expect.objectContaining({ fault: 'not-text' })],
      ],
    );
  });

  it.each([
    null,
    'text',
    [],
    {},
    { apiVersion: 'v1', kind: 'Secret' },
    { apiVersion: 'example.org/v1', kind: 'SealedSecret' },
  ])('refuses %j', manifest => {
    expect(() => inspectSealedSecret(manifest)).toThrow(
      expect.objectContaining({ code: 'not-a-sealed-secret', field: 'kind' }),
    );
  });

  it('answers for any object of the kind', () => {
    const anything = fc.anything({ withNullPrototype: true });
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        (metadata, annotations, spec) => {
          const object = {
            apiVersion: 'bitnami.com/v1alpha1',
            kind: 'SealedSecret',
          };
          for (const fields of [
            { metadata, spec },
            {
              metadata: { annotations: { [NAMESPACE_WIDE]: annotations } },
              spec: {
                template: { metadata: { annotations } },
                encryptedData: spec,
              },
            },
          ]) {
            expect(SEALING_SCOPES).toContain(
              inspectSealedSecret({ ...object, ...fields }).scope,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('names no annotation that no API server takes', () => {
    const name = `${'<b>'.repeat(100_000)}/namespace-wide`;
    expect(codesOf(sealedSecret({ [name]: 'true' }))).toEqual([]);
  });
});
