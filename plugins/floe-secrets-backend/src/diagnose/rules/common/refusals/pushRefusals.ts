import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { unpushedStores } from '../../../../model/unpushedStores';
import { describeSecret } from '../../../commands';
import { createFinding } from '../../../finding';
import { isNewestGenerationApplied } from '../../../generation';
import { providerCause } from '../../../providers';
import { failingRef, failingStore } from '../../../subject';
import { SecretSubject } from '../../../types';
import { PushSecretFacts } from '../../../../model/observed';
import { compareControllers } from '../compareControllers';
import { Refusal } from './Refusal';

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

/** What a push needs, by the words of the operator and its providers. */
const PUSHES: [pattern: RegExp, summary: string, remedy: string][] = [
  [
    // `client_push.go` (Vault), `secretsmanager.go`
    /\berror unmarshalling (?:incoming secret value|vault secret)\b|\brequires a json secret\b/,
    'The operator reads the pushed value or that at the provider as a JSON object, and it is none.',
    'Set remoteRef.property, or leave out secretKey to push the whole Secret; a property needs a JSON object at the provider',
  ],
  [
    /\bno secret selector provided\b/,
    'The PushSecret names no source.',
    'Name a Secret or a generator under spec.selector',
  ],
  [
    /already scheduled for deletion|deleted but recoverable|ObjectIsDeletedButRecoverable|marked for deletion/i,
    'The provider still keeps a deleted secret of this name, so the push cannot create it.',
    'Restore the deleted secret at the provider, wait until it is gone, or push to another remote key',
  ],
  [
    /not allowed on a disabled secret|\bSecretDisabled\b/i,
    'The secret at the provider is disabled, so the push cannot write to it.',
    'Enable the secret at the provider',
  ],
  [
    /\bcheck-and-set parameter required\b/,
    'The secrets engine of Vault accepts only writes that name the version they replace (cas_required).',
    'Set checkAndSet in the spec of the store if the operator supports it, or turn cas_required off for the path',
  ],
  [
    /\bStandard tier parameters support a maximum parameter value\b/,
    'The value is larger than a parameter of the standard tier may be (4 KiB).',
    'Set the tier Advanced or Intelligent-Tiering in the metadata of the PushSecret, or push to Secrets Manager',
  ],
];

/** What the operator or the provider refuses of a push. */
export function pushRefusal(words: string): Refusal | undefined {
  const [, summary, remedy] =
    PUSHES.find(([pattern]) => pattern.test(words)) ?? [];
  return summary && remedy
    ? { summary, remedies: [{ title: remedy }] }
    : undefined;
}

/** A place at the provider that a push refers to, and that does not exist. */
export function pushDestinationMissing(
  subject: SecretSubject,
): Refusal | undefined {
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
