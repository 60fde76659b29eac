import { SecretFacts } from '../model/observed';
import { secretsKinds } from './SecretsKind';

/** Whether a secret is there only for those who see a service that has it. */
export function isOnlyOfServices(facts: SecretFacts): boolean {
  return secretsKinds.of(facts).isOnlyOfServices;
}

/** The kinds of objects that are there only for those who see a service that has them. */
export function kindsOnlyOfServices(): string[] {
  return secretsKinds
    .all()
    .filter(kind => kind.isOnlyOfServices)
    .flatMap(({ objects }) => objects.map(({ kind }) => kind));
}
