import { modelKinds } from './ModelKind';
import { SecretFacts } from './observed';

/**
 * The namespace of a managed secret's Secrets, if it is not its own namespace;
 * null if it names none.
 */
export function targetNamespaceOf(facts: SecretFacts): string | null {
  return modelKinds.of(facts).targetNamespace?.(facts) ?? null;
}

/** The kinds that can create Secrets in another namespace than their own. */
export function kindsWithTargetNamespace(): string[] {
  return modelKinds
    .all()
    .filter(({ targetNamespace }) => targetNamespace !== null)
    .flatMap(({ objects }) => objects.map(({ kind }) => kind));
}
