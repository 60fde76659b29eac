import { CAPSULE_SOPS_GROUP, GENERATORS_GROUP } from './kinds';
import { OriginRef } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { SecretFacts } from './observed';

/** All generators and SopsProviders of a managed secret, without duplicates. */
export function originsOfSecret(facts: SecretFacts): OriginRef[] {
  const refs = modelKinds.of(facts).origins(facts);
  const unique = new Map(refs.map(ref => [`${ref.kind}/${ref.name}`, ref]));
  return [...unique.values()];
}

/** Cluster-scoped kinds; the others are in the namespace of the secret. */
const CLUSTER_SCOPED = ['ClusterGenerator', 'SopsProvider'];

/**
 * The namespace of an object that a managed secret refers to; null for a
 * cluster-scoped kind.
 */
export function namespaceOfOrigin(
  kind: string,
  secretNamespace: string,
): string | null {
  return CLUSTER_SCOPED.includes(kind) ? null : secretNamespace;
}

/** The resource of a kind, `plural.group`; all plurals are regular. */
export function originResource(kind: string): string {
  const group = kind === 'SopsProvider' ? CAPSULE_SOPS_GROUP : GENERATORS_GROUP;
  return `${kind.toLowerCase()}s.${group}`;
}
