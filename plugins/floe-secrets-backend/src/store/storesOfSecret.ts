import { SecretFacts } from '../model/observed';
import { StoreKind } from '../model/kinds';

/** All stores that a managed secret refers to, each once. */
export function storesOfSecret(
  facts: SecretFacts,
): { kind: StoreKind; name: string }[] {
  const stores =
    facts.type === 'external-secret'
      ? [...(facts.store ? [facts.store] : []), ...facts.otherStores]
      : facts.type === 'push-secret'
      ? facts.stores
      : [];
  const unique = new Map(stores.map(s => [`${s.kind}/${s.name}`, s]));
  return [...unique.values()];
}
