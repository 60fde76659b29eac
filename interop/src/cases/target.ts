import { waitFor } from '../harness/waitFor';
import { InteropCase } from './InteropCase';
import { create, externalSecret, fakeStore } from './objects';
import { waitForObservation } from './observe';
import { providerFailed } from './provider';
import { secretSynced } from './synced';

const canary = 'canary-value-6f1d';

/** ExternalSecrets whose value exists but whose Secret is not as it should be. */
export const targetCases: InteropCase[] = [
  {
    id: 'es-owner-conflict',
    title: 'another ExternalSecret owns the target',
    operator: 'external-secrets',
    arrange: async (context, namespace) => {
      const target = { name: 'shared-target' };
      const first = externalSecret(context, namespace, 'first-owner', {
        target,
      });
      await create(context, fakeStore(namespace), first);
      await waitForObservation(context.client, first, {
        condition: secretSynced,
      });
      return create(
        context,
        externalSecret(context, namespace, 'es-owner-conflict', { target }),
      );
    },
    expected: {
      state: ['failing'],
      findings: ['target-owned-by-other'],
      condition: {
        type: 'Ready',
        status: 'False',
        reason: 'SecretSyncedError',
        message: /^target is owned by another ExternalSecret$/,
      },
      event: {
        reason: 'UpdateFailed',
        message: /secret is owned by another ExternalSecret: first-owner/,
      },
    },
  },
  {
    id: 'es-merge-without-target',
    title: 'a Merge into a Secret that does not exist reports success',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, 'es-merge-without-target', {
          target: { name: 'absent', creationPolicy: 'Merge' },
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['target-missing'],
      condition: { type: 'Ready', status: 'True', reason: 'SecretMissing' },
    },
  },
  {
    id: 'es-immutable',
    title: 'the target accepts one value but never another one',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, 'es-immutable', {
          target: { immutable: true },
        }),
      ),
    expected: {
      state: ['synced'],
      findings: ['target-immutable'],
      condition: secretSynced,
    },
  },
  {
    id: 'es-immutable-changed',
    title: 'an immutable target keeps the old value when the spec changes',
    operator: 'external-secrets',
    arrange: async (context, namespace) => {
      const { client } = context;
      const subject = externalSecret(
        context,
        namespace,
        'es-immutable-changed',
        { target: { immutable: true } },
      );
      await create(context, fakeStore(namespace), subject);
      await waitForObservation(client, subject, { condition: secretSynced });
      const [data] = subject.spec!.data;
      const changed = await client.patch(subject, {
        spec: {
          data: [
            { ...data, remoteRef: { ...data.remoteRef, property: 'host' } },
          ],
        },
      });
      const before = JSON.stringify(changed.status);
      await waitFor(
        async () =>
          JSON.stringify((await client.get(subject))?.status) !== before,
        { what: 'the operator to process the changed ExternalSecret' },
      );
      return subject;
    },
    expected: {
      // Newer operators report success, which proves nothing here; 0.16
      // reports an error.
      state: ['synced', 'failing'],
      findings: ['target-immutable'],
      condition: { type: 'Ready' },
    },
  },
  {
    id: 'es-template-key-missing',
    title: 'the template uses a key that is not in the data',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, 'es-template-key-missing', {
          target: {
            template: {
              engineVersion: 'v2',
              data: { url: '{{ .nope | b64dec }}' },
            },
          },
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['template-error'],
      condition: {
        type: 'Ready',
        status: 'False',
        reason: 'SecretSyncedError',
        message: /^could not update secret$/,
      },
      event: {
        reason: 'UpdateFailed',
        message: /map has no entry for key "nope"/,
      },
    },
  },
  {
    id: 'es-template-quotes-value',
    title: 'a template function quotes the value that it could not process',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace, { 'floe/prod/canary': canary }),
        externalSecret(context, namespace, 'es-template-quotes-value', {
          data: [{ secretKey: 'expires', key: 'floe/prod/canary' }],
          target: {
            template: {
              engineVersion: 'v2',
              data: { day: '{{ mustToDate "2006-01-02" .expires }}' },
            },
          },
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['template-error'],
      condition: {
        type: 'Ready',
        status: 'False',
        reason: 'SecretSyncedError',
      },
      event: { reason: 'UpdateFailed', message: new RegExp(canary) },
      canary,
    },
  },
  {
    id: 'es-value-not-decodable',
    title: 'the value is not in the Base64 that the decoding strategy requires',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace, { 'floe/prod/keytab': 'not*base64' }),
        externalSecret(context, namespace, 'es-value-not-decodable', {
          data: [
            {
              secretKey: 'keytab',
              key: 'floe/prod/keytab',
              decodingStrategy: 'Base64',
            },
          ],
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['value-not-decodable'],
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message: /decod/i },
    },
  },
];
