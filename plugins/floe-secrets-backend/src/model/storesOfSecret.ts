import { SecretFacts } from './observed';
import { StoreKind } from './kinds';

/** All stores that a managed secret refers to, each once. */
export function storesOfSecret(
  facts: SecretFacts,
): { kind: StoreKind; name: string }[] {
  const stores = refsOf(facts);
  const unique = new Map(stores.map(s => [`${s.kind}/${s.name}`, s]));
  return [...unique.values()];
}

function refsOf(facts: SecretFacts): { kind: StoreKind; name: string }[] {
  switch (facts.type) {
    case 'external-secret':
      return [...(facts.store ? [facts.store] : []), ...facts.otherStores];
    case 'push-secret':
      return facts.stores;
    default:
      return [];
  }
}
