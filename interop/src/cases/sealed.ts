import { Expectation, ExpectedCondition, InteropCase } from './InteropCase';
import { create, scopeAnnotations, sealedSecret } from './objects';

const unsealed: ExpectedCondition = { type: 'Synced', status: 'True' };

/** The controller's message if none of its keys decrypts the data, for any reason. */
export const noKey: Pick<Expectation, 'condition' | 'event'> = {
  condition: {
    type: 'Synced',
    status: 'False',
    message: /^no key could decrypt secret \(/,
  },
  event: {
    reason: 'ErrUnsealFailed',
    message: /^Failed to unseal: no key could decrypt secret \(/,
  },
};

/** Key of the sealed value. */
export const key = 'postgresql-password';
/** The sealed value. */
export const value = 'example-password';

function scopeCase(scope: 'strict' | 'namespace-wide' | 'cluster-wide') {
  const id = `ss-${scope}`;
  return {
    id,
    title: `data sealed ${scope} is decrypted`,
    operator: 'sealed-secrets',
    arrange: async (context, namespace) =>
      create(
        context,
        sealedSecret(
          context,
          namespace,
          id,
          {
            [key]: await context.seal(value, { scope, namespace, name: id }),
          },
          scope === 'strict' ? {} : { annotations: scopeAnnotations[scope] },
        ),
      ),
    expected: {
      state: ['synced'],
      findings: [],
      notFindings: ['cannot-decrypt', 'sealed-scope-mismatch', 'never-synced'],
      condition: unsealed,
      event: { reason: 'Unsealed', message: /unsealed successfully/ },
    },
  } satisfies InteropCase;
}

function otherKeyCase(
  fields: Pick<InteropCase, 'id' | 'title'> & {
    size: 'same-size' | 'other-size';
    findings: Expectation['findings'];
  },
): InteropCase {
  const { id, title, size, findings } = fields;
  return {
    id,
    title,
    operator: 'sealed-secrets',
    arrange: async (context, namespace) =>
      create(
        context,
        sealedSecret(context, namespace, id, {
          [key]: await context.sealForOtherKey(
            value,
            { scope: 'strict', namespace, name: id },
            size,
          ),
        }),
      ),
    expected: {
      state: ['failing'],
      findings,
      notFindings: ['invalid-ciphertext'],
      ...noKey,
    },
  };
}

/** SealedSecrets by the scope and the key that they were sealed for. */
export const sealedCases: InteropCase[] = [
  scopeCase('strict'),
  scopeCase('namespace-wide'),
  scopeCase('cluster-wide'),
  {
    id: 'ss-scope-annotation-forgotten',
    title:
      'data sealed namespace-wide, as the chart renders it without the annotation',
    operator: 'sealed-secrets',
    arrange: async (context, namespace) =>
      create(
        context,
        sealedSecret(context, namespace, 'ss-scope-annotation-forgotten', {
          [key]: await context.seal(value, {
            scope: 'namespace-wide',
            namespace,
            name: '',
          }),
        }),
      ),
    expected: {
      state: ['failing'],
      // The ciphertext does not show the scope that it was sealed for.
      findings: [['sealed-scope-mismatch', 'cannot-decrypt']],
      notFindings: ['sealed-for-other-key', 'invalid-ciphertext'],
      ...noKey,
    },
  },
  {
    id: 'ss-scope-on-template',
    title: 'the scope annotation is only on the template',
    operator: 'sealed-secrets',
    arrange: async (context, namespace) =>
      create(
        context,
        sealedSecret(
          context,
          namespace,
          'ss-scope-on-template',
          {
            [key]: await context.seal(value, {
              scope: 'namespace-wide',
              namespace,
              name: '',
            }),
          },
          {
            template: {
              metadata: { annotations: scopeAnnotations['namespace-wide'] },
            },
          },
        ),
      ),
    expected: {
      state: ['failing'],
      findings: ['sealed-scope-mismatch'],
      ...noKey,
    },
  },
  {
    id: 'ss-scope-misspelt',
    title: 'the scope annotation says "True"',
    operator: 'sealed-secrets',
    arrange: async (context, namespace) =>
      create(
        context,
        sealedSecret(
          context,
          namespace,
          'ss-scope-misspelt',
          {
            [key]: await context.seal(value, {
              scope: 'cluster-wide',
              namespace,
              name: '',
            }),
          },
          {
            annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'True' },
          },
        ),
      ),
    expected: {
      state: ['failing'],
      findings: ['sealed-scope-mismatch'],
      ...noKey,
    },
  },
  otherKeyCase({
    id: 'ss-other-key',
    title: 'data sealed for a key that the cluster never had',
    size: 'same-size',
    // Proven if the ciphertext, as a number, happens to be above the modulus
    // of the key.
    findings: [
      ['cannot-decrypt', 'sealed-for-other-key', 'sealed-scope-mismatch'],
    ],
  }),
  otherKeyCase({
    id: 'ss-other-key-size',
    title: 'data sealed for a key of another size than all keys of the cluster',
    size: 'other-size',
    findings: ['sealed-for-other-key'],
  }),
];
