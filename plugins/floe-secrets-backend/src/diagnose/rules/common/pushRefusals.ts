import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { unpushedStores } from '../../../model/unpushedStores';
import { describeSecret } from '../../commands';
import { createFinding } from '../../finding';
import { isNewestGenerationApplied } from '../../generation';
import { providerCause } from '../../providers';
import { failingRef, failingStore } from '../../subject';
import { SecretSubject } from '../../types';
import { PushSecretFacts } from '../../../model/observed';
import { compareControllers } from './compareControllers';
import { Refusal } from './refusals/Refusal';

/** A push that the operator reports as done, and that left out a store. */
export function storesLeftOut(subject: SecretSubject): Finding | undefined {
  const { facts, secret } = subject;
  if (facts.type !== 'push-secret' || !isNewestGenerationApplied(secret)) {
    return undefined;
  }
  const left = unpushedStores(facts).map(({ kind, name }) => `${kind} ${name}`);
  return left.length > 0
    ? createFinding('sync-failed', {
        severity: 'error',
        confidence: 'proven',
        summary: `Nothing was pushed to the ${left.join(
          ' and the ',
        )}, although the operator reports success. It passes over stores of another controller class (spec.controller).`,
        evidence: [
          {
            kind: 'status',
            text: `status.syncedPushSecrets has ${
              facts.pushedTo?.join(', ') || 'no store'
            }`,
            time: facts.refreshTime,
          },
        ],
        remedies: [compareControllers(), describeSecret(secret)],
      })
    : undefined;
}

/** A place at the provider that a push refers to, and that does not exist. */
export function pushPlaceMissing(subject: SecretSubject): Refusal | undefined {
  const { facts, failure } = subject;
  if (facts.type !== 'push-secret' || !failure) {
    return undefined;
  }
  const ofPush = subject as SecretSubject<PushSecretFacts>;
  const referred = failingStore(ofPush);
  const store = referred ? `${referred.kind} ${referred.name}` : 'store';
  const key = failingRef(ofPush)?.key;
  return providerCause(failure.text, referred?.store?.provider ?? null) ===
    'key-missing'
    ? {
        summary: `The provider behind the ${store} does not find what the push${
          key ? ` of ${key}` : ''
        } writes to: a project, a vault, a path or an entry does not exist, or the identity of the store may not see it.`,
        remedies: [
          {
            title: `Compare the spec of the ${store} and the remote keys with the provider`,
          },
        ],
      }
    : undefined;
}
