import { StoreRef } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { SecretFacts } from './observed';

/** All stores of a managed secret, without duplicates. */
export function storesOfSecret(facts: SecretFacts): StoreRef[] {
  const stores = modelKinds.of(facts).stores(facts);
  const unique = new Map(stores.map(s => [`${s.kind}/${s.name}`, s]));
  return [...unique.values()];
}
