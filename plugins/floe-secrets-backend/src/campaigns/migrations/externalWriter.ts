import { isNewestGenerationApplied } from '../../diagnose/generation';
import { ExternalSecretFacts, ObservedSecret } from '../../model/observed';
import { named, MigrationState } from './MigrationRules';

/** An ExternalSecret that writes a Secret. */
export type External = ObservedSecret & { facts: ExternalSecretFacts };

/**
 * The ExternalSecret that writes all keys of a migrating Secret, or why there is
 * not exactly one.
 *
 * @param keys - the keys that the Secret has to keep
 * @param alone - what to say where there is no ExternalSecret
 */
export function externalWriter(
  makers: readonly ObservedSecret[],
  keys: readonly string[],
  alone: string | null,
): { external: External } | { state: MigrationState } {
  const add = (reason: string | null) => ({
    state: { step: 'add' as const, reason },
  });
  const writers = makers.filter(isExternal);
  if (writers.length > 1) {
    return add(
      `Several ExternalSecrets write this Secret: ${writers
        .map(({ name }) => name)
        .sort()
        .join(', ')}. Remove all but one.`,
    );
  }
  const [external] = writers;
  if (!external) {
    return add(alone);
  }
  const missing = keys.filter(
    key =>
      !external.facts.remoteRefs.some(({ secretKey }) => secretKey === key),
  );
  return missing.length > 0
    ? add(`The ExternalSecret does not have these keys yet: ${named(missing)}.`)
    : { external };
}

function isExternal(secret: ObservedSecret): secret is External {
  return (
    secret.facts.type === 'external-secret' &&
    (secret.facts.targetKind === null || secret.facts.targetKind === 'Secret')
  );
}

/** Whether the operator has written the Secret as the object asks for it now. */
export function isSynced(external: External): boolean {
  const { ready } = external.facts;
  return (
    ready?.status === 'True' &&
    ready.reason !== 'SecretMissing' &&
    isNewestGenerationApplied(external)
  );
}
