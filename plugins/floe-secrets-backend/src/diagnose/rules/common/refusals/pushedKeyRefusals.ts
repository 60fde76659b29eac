import { shellCommand } from '../../../commands';
import { SecretSubject } from '../../../types';
import { Refusal } from './Refusal';

/** A key that the source of a PushSecret does not have. */
export function pushedKeyMissing(
  words: string,
  { facts, secret }: Pick<SecretSubject, 'facts' | 'secret'>,
): Refusal | undefined {
  const key = /\bsecret key ([A-Za-z0-9._-]{1,253}) does not exist\b/.exec(
    words,
  )?.[1];
  if (!key || facts.type !== 'push-secret') {
    return undefined;
  }
  return {
    summary: `The source Secret${
      facts.secretName ? ` ${facts.secretName}` : ''
    } has no key ${key}.`,
    remedies: [
      { title: 'Correct secretKey in the PushSecret, or add the key' },
      ...(facts.secretName
        ? [
            {
              title: 'List the keys of the Secret (prints no value)',
              command: shellCommand(
                ...['kubectl', 'describe', 'secret', facts.secretName],
                ...['-n', secret.namespace],
              ),
            },
          ]
        : []),
    ],
  };
}

/** A key at the provider that the operator did not create. */
export function pushedKeyExists(
  words: string,
  { facts }: Pick<SecretSubject, 'facts'>,
): Refusal | undefined {
  // Each provider has its own messages: `client_push.go` (Vault),
  // `push_secret.go` (Google), `keyvault.go`, `secretsmanager.go`, `fake.go`.
  return facts.type === 'push-secret' &&
    /\bkey already exists\b|\bnot managed by external[- ]secrets\b/.test(words)
    ? {
        summary:
          'The provider already has a secret under this key that the operator did not create, so the operator does not overwrite it.',
        remedies: [
          {
            title:
              'Push to another remote key, or remove the secret at the provider once nothing needs it',
          },
        ],
      }
    : undefined;
}

/** A secrets engine of Vault that does not exist. */
export function mountMissing(
  words: string,
  { facts }: Pick<SecretSubject, 'facts'>,
): Refusal | undefined {
  return facts.type === 'push-secret' && /\bno handler for route\b/.test(words)
    ? {
        summary: 'Vault has no secrets engine at the path of the store.',
        remedies: [
          {
            title: 'Compare the path of the store with the secrets engines',
            command: 'vault secrets list -detailed',
          },
        ],
      }
    : undefined;
}
