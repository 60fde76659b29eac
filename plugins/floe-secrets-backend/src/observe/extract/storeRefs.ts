import { StoreKind } from '../../model/kinds';
import { fieldsOf, nameOf, oneOf } from './fields';

export type StoreRefFacts = { kind: StoreKind; name: string };

/** A reference to a store; the default kind is SecretStore. */
export function extractStoreRef(ref: unknown): StoreRefFacts | null {
  const { kind, name } = fieldsOf(ref);
  const storeName = nameOf(name);
  return storeName
    ? {
        kind: oneOf(['SecretStore', 'ClusterSecretStore'], kind),
        name: storeName,
      }
    : null;
}
