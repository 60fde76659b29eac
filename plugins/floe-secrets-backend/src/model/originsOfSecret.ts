import { CAPSULE_SOPS_GROUP, GENERATORS_GROUP } from './kinds';
import { SecretFacts } from './observed';

/** An object beside stores that a managed secret refers to. */
export type OriginRef = { kind: string; name: string };

/** All generators and SopsProviders that a managed secret refers to, each once. */
export function originsOfSecret(facts: SecretFacts): OriginRef[] {
  const refs = refsOf(facts);
  const unique = new Map(refs.map(ref => [`${ref.kind}/${ref.name}`, ref]));
  return [...unique.values()];
}

function refsOf(facts: SecretFacts): OriginRef[] {
  switch (facts.type) {
    case 'external-secret':
    case 'push-secret':
      return facts.generators ?? [];
    case 'sops-secret':
      return (facts.providers ?? []).map(name => ({
        kind: 'SopsProvider',
        name,
      }));
    default:
      return [];
  }
}

/** Kinds that have no namespace; any other lies in that of the secret. */
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
