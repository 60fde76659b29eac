import { CAPSULE_SOPS_GROUP, GENERATORS_GROUP } from './kinds';
import { OriginRef } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { SecretFacts } from './observed';

/** All generators and SopsProviders that a managed secret refers to, each once. */
export function originsOfSecret(facts: SecretFacts): OriginRef[] {
  const refs = modelKinds.of(facts).origins(facts);
  const unique = new Map(refs.map(ref => [`${ref.kind}/${ref.name}`, ref]));
  return [...unique.values()];
}

/** Kinds that have no namespace; any other is in that of the secret. */
const CLUSTER_SCOPED = ['ClusterGenerator', 'SopsProvider'];

/** The namespace in which a managed secret finds what it refers to; null for a cluster-scoped kind. */
export function namespaceOfOrigin(
  kind: string,
  secretNamespace: string,
): string | null {
  return CLUSTER_SCOPED.includes(kind) ? null : secretNamespace;
}

/** The resource of a kind, `plural.group`; the plurals of all of them are regular. */
export function originResource(kind: string): string {
  const group = kind === 'SopsProvider' ? CAPSULE_SOPS_GROUP : GENERATORS_GROUP;
  return `${kind.toLowerCase()}s.${group}`;
}
