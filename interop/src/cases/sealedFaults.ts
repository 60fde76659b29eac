import { waitFor } from '../harness/waitFor';
import { InteropCase } from './InteropCase';
import { create, scopeAnnotations, sealedSecret, secret } from './objects';
import { waitForObservation } from './observe';
import { key, noKey, value } from './sealed';

/** The first attempt and five more: `maxRetries` of the controller. */
const attempts = 6;

/** SealedSecrets with a fault that does not depend on their scope. */
export const sealedFaultCases: InteropCase[] = [
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
      // The controller's own message blames the key.
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
    title: 'a person created a Secret with the same name',
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
      'the scope annotation is corrected, but the controller does not retry',
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
      // The controller processes changes in order: it has seen this one when
      // it has unsealed what was created after it.
      const name = 'ss-sealed-later';
      const later = sealedSecret(context, namespace, name, {
        [key]: await context.seal(value, { scope: 'strict', namespace, name }),
      });
      await create(context, later);
      await waitForObservation(client, later, {
        condition: { type: 'Synced', status: 'True' },
      });
      return subject;
    },
    expected: {
      state: ['failing'],
      findings: ['controller-gave-up'],
      // The attempts could still continue: two minutes without one show that
      // they ended.
      saidAfter: 120_000,
      ...noKey,
    },
  },
];
