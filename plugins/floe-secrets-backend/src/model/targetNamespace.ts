import { modelKinds } from './ModelKind';
import { SecretFacts } from './observed';

/** The namespace that a managed secret puts Secrets into instead of its own; null if it names none. */
export function targetNamespaceOf(facts: SecretFacts): string | null {
  return modelKinds.of(facts).targetNamespace?.(facts) ?? null;
}

/** The kinds of objects that can put Secrets into another namespace than their own. */
export function kindsWithTargetNamespace(): string[] {
  return modelKinds
    .all()
    .filter(({ targetNamespace }) => targetNamespace !== null)
    .flatMap(({ objects }) => objects.map(({ kind }) => kind));
}
