import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { ExternalSecretFacts, SecretFacts, StoreRefFacts } from './observed';

/** The list of the spec that has a reference, and its index. */
type RefPosition = { list: 'data' | 'dataFrom'; index: number };

/** A reference, its position in the spec, and its store; null: it has none. */
export type FetchedRef = {
  ref: RemoteRef;
  position: RefPosition;
  store: StoreRefFacts | null;
};

type RefFacts = Pick<
  ExternalSecretFacts,
  'refIndexes' | 'remoteRefs' | 'sourceStores' | 'store'
>;

/**
 * The position of a reference in the spec. An entry of `dataFrom` can also be a
 * find or a generator, which is not a reference.
 */
export function positionOfRef(
  { refIndexes, remoteRefs }: Pick<RefFacts, 'refIndexes' | 'remoteRefs'>,
  ref: RemoteRef,
): RefPosition {
  const position = remoteRefs.indexOf(ref);
  const isInList = ({ secretKey }: RemoteRef) =>
    (secretKey === null) === (ref.secretKey === null);
  return {
    list: ref.secretKey === null ? 'dataFrom' : 'data',
    index:
      refIndexes?.[position] ??
      remoteRefs.slice(0, position).filter(isInList).length,
  };
}

/** The store that a reference is fetched from: its own `sourceRef`, or `secretStoreRef`. */
export function storeOfRef(
  facts: RefFacts,
  ref: RemoteRef,
): StoreRefFacts | null {
  const { list, index } = positionOfRef(facts, ref);
  return facts.sourceStores?.[list][index] ?? facts.store;
}

/** The version that a reference asks for; null: the newest. */
export function versionOfRef(
  {
    refVersions,
    remoteRefs,
  }: Pick<ExternalSecretFacts, 'refVersions' | 'remoteRefs'>,
  ref: RemoteRef,
): string | null {
  return refVersions?.[remoteRefs.indexOf(ref)] ?? null;
}

/** All references, each with its position and its store. */
export function fetchedRefsOf(facts: RefFacts): FetchedRef[] {
  return facts.remoteRefs.map(ref => ({
    ref,
    position: positionOfRef(facts, ref),
    store: storeOfRef(facts, ref),
  }));
}

/**
 * The provider's names of a secret's parts: remote keys and properties, without
 * duplicates.
 */
export function remoteNamesOf(facts: SecretFacts): string[] {
  const refs: RemoteRef[] = 'remoteRefs' in facts ? facts.remoteRefs : [];
  const names = refs.flatMap(({ key, property }) =>
    property ? [key, property] : [key],
  );
  return [...new Set(names)].filter(name => name !== '');
}
