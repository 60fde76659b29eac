import { setTimeout as sleep } from 'node:timers/promises';
import { Expectation, ExpectedCondition, InteropCase } from './InteropCase';
import { waitFor } from '../harness/waitFor';
import { waitForObservation } from './observe';
import { create, scopeAnnotations, sealedSecret, secret } from './objects';

const unsealed: ExpectedCondition = { type: 'Synced', status: 'True' };

const noKey: Pick<Expectation, 'condition' | 'event'> = {
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

/** The first and five more: `maxRetries` of the controller. */
const attempts = 6;

const key = 'postgresql-password';
const value = 'example-password';

function scopeCase(scope: 'strict' | 'namespace-wide' | 'cluster-wide') {
  const id = `ss-${scope}`;
  return {
    id,
    title: `data sealed ${scope} is opened`,
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

/** SealedSecrets that are opened, and that are not. */
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
      // The ciphertext does not show for whom it was sealed.
      findings: [['sealed-scope-mismatch', 'cannot-decrypt']],
      notFindings: ['sealed-for-other-key', 'invalid-ciphertext'],
      ...noKey,
    },
  },
  {
    id: 'ss-scope-on-template',
    title: 'the scope annotation stands on the template alone',
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
    // Proven where the ciphertext, as a number, happens to be above the modulus of the key.
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
  {
    id: 'ss-bad-base64',
    title: 'the ciphertext is not Base64',
    operator: 'sealed-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        sealedSecret(context, namespace, 'ss-bad-base64', {
          [key]: 'not*base64',
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['invalid-ciphertext'],
      condition: {
        type: 'Synced',
        status: 'False',
        message: /^illegal base64 data at input byte 3/,
      },
      event: {
        reason: 'ErrUnsealFailed',
        message: /^Failed to unseal: illegal base64 data/,
      },
    },
  },
  {
    id: 'ss-empty-ciphertext',
    title: 'the ciphertext is empty',
    operator: 'sealed-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        sealedSecret(context, namespace, 'ss-empty-ciphertext', { [key]: '' }),
      ),
    expected: {
      state: ['failing'],
      // The controller's own words blame the key.
      findings: ['invalid-ciphertext'],
      notFindings: ['cannot-decrypt', 'sealed-for-other-key'],
      ...noKey,
    },
  },
  {
    id: 'ss-template-error',
    title: 'the template of the Secret cannot be rendered',
    operator: 'sealed-secrets',
    arrange: async (context, namespace) =>
      create(
        context,
        sealedSecret(
          context,
          namespace,
          'ss-template-error',
          {
            [key]: await context.seal(value, {
              scope: 'strict',
              namespace,
              name: 'ss-template-error',
            }),
          },
          { template: { data: { url: '{{ fail "no" }}' } } },
        ),
      ),
    expected: {
      state: ['failing'],
      findings: ['template-error'],
      condition: { type: 'Synced', status: 'False', message: /template/ },
      event: {
        reason: 'ErrUnsealFailed',
        message: /^Failed to unseal: .*template/,
      },
    },
  },
  {
    id: 'ss-target-unmanaged',
    title: 'a Secret of the same name was made by hand',
    operator: 'sealed-secrets',
    arrange: async (context, namespace) =>
      create(
        context,
        secret(namespace, 'ss-target-unmanaged', { [key]: 'by hand' }),
        sealedSecret(context, namespace, 'ss-target-unmanaged', {
          [key]: await context.seal(value, {
            scope: 'strict',
            namespace,
            name: 'ss-target-unmanaged',
          }),
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['target-unmanaged'],
      condition: {
        type: 'Synced',
        status: 'False',
        message:
          /^failed update: Resource "ss-target-unmanaged" already exists and is not managed by SealedSecret$/,
      },
      event: {
        reason: 'ErrUpdateFailed',
        message: /is not managed by SealedSecret/,
      },
    },
  },
  {
    id: 'ss-gave-up',
    title:
      'the scope annotation is put right, but the controller tries no more',
    operator: 'sealed-secrets',
    arrange: async (context, namespace) => {
      const { client } = context;
      const subject = sealedSecret(context, namespace, 'ss-gave-up', {
        [key]: await context.seal(value, {
          scope: 'namespace-wide',
          namespace,
          name: '',
        }),
      });
      await create(context, subject);
      const { object } = await waitForObservation(client, subject, noKey);
      await waitFor(
        async () => {
          const failures = await client.events(object);
          const count = failures.reduce((sum, event) => sum + event.count, 0);
          return count >= attempts;
        },
        { what: `${attempts} attempts to unseal` },
      );
      await client.patch(subject, {
        metadata: { annotations: scopeAnnotations['namespace-wide'] },
      });
      // That it does nothing can only be seen by giving it time to.
      await sleep(2_000);
      return subject;
    },
    expected: {
      state: ['failing'],
      findings: ['controller-gave-up'],
      // The attempts could still go on: quiet for two minutes is what tells.
      saidAfter: 120_000,
      ...noKey,
    },
  },
];
