import { SecretFacts } from '../model/observed';
import { secretsKinds } from './SecretsKind';

/**
 * Whether a secret is visible only to callers who may see one of its services.
 */
export function isOnlyOfServices(facts: SecretFacts): boolean {
  return secretsKinds.of(facts).isOnlyOfServices;
}

/**
 * The kinds whose objects are visible only to callers who may see one of their
 * services.
 */
export function kindsOnlyOfServices(): string[] {
  return secretsKinds
    .all()
    .filter(kind => kind.isOnlyOfServices)
    .flatMap(({ objects }) => objects.map(({ kind }) => kind));
}
