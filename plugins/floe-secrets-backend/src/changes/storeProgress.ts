import { observedObjectId } from '../model/ids';
import { EXTERNAL_SECRETS_GROUP } from '../model/kinds';
import { ObservedStore } from '../model/observed';
import { mayBeUsedFrom } from '../secrets/mayBeUsedFrom';
import { ObservationReader } from '../store/ObservationStore';
import { ChangedObject, ObjectBaseline, RecordedChange } from './types';

/** Stores by id. */
export type SeenStores = ReadonlyMap<string, ObservedStore>;

/**
 * Within this time the operator validates each store again (its recheck of 5
 * minutes, plus some time for the check).
 */
const RECHECK_MS = 6 * 60_000;

const KINDS = ['SecretStore', 'ClusterSecretStore'];

type Place = Pick<RecordedChange, 'cluster' | 'namespace'>;
type Named = Pick<ChangedObject, 'kind' | 'name'>;

/** The store id of an object of a change; null if it is not a store. */
export function storeIdOf(place: Place, { kind, name }: Named): string | null {
  return KINDS.includes(kind)
    ? observedObjectId({
        cluster: place.cluster,
        group: EXTERNAL_SECRETS_GROUP,
        kind,
        namespace: kind === 'SecretStore' ? place.namespace : '',
        name,
      })
    : null;
}

/** Reads the stores that changes create. */
export async function readChangedStores(
  reader: Pick<ObservationReader, 'listStores'>,
  changes: readonly (Place & { objects: readonly Named[] })[],
): Promise<SeenStores> {
  const clusters = new Set(
    changes
      .filter(({ objects }) => objects.some(({ kind }) => KINDS.includes(kind)))
      .map(({ cluster }) => cluster),
  );
  const stores =
    clusters.size > 0
      ? await reader.listStores({ clusters: [...clusters] })
      : [];
  return new Map(stores.map(store => [store.id, store]));
}

/**
 * The observed store of an object of a change. The caller who records a change
 * names its objects, so a ClusterSecretStore that the namespace of the change
 * may not use is treated as missing.
 */
export function storeOf(
  place: Place,
  object: Named,
  stores: SeenStores,
): ObservedStore | undefined {
  const store = stores.get(storeIdOf(place, object) ?? '');
  return store && mayBeUsedFrom(store, place.namespace) ? store : undefined;
}

/** The stores among the objects of a change, with what is observed. */
export function storesOfChange(
  change: RecordedChange,
  stores: SeenStores,
): { object: ChangedObject; store: ObservedStore | undefined }[] {
  return change.objects.flatMap(object =>
    storeIdOf(change, object)
      ? [{ object, store: storeOf(change, object, stores) }]
      : [],
  );
}

/** The state of a store before a change reaches it. */
export function storeBaselineOf(
  store: ObservedStore | undefined,
): ObjectBaseline {
  return store
    ? { uid: store.uid, generation: store.generation, scope: null }
    : null;
}

/** How a store differs from its state before the merge; null if it does not. */
export function storeMovement(
  { baseline, kind, name }: ChangedObject,
  { generation, uid }: ObservedStore,
): string | null {
  if (baseline === null) {
    return `${kind} ${name} appeared (generation ${generation})`;
  }
  if (uid !== baseline.uid) {
    return `${kind} ${name} was created again (generation ${generation})`;
  }
  return generation > baseline.generation
    ? `${kind} ${name}: generation ${baseline.generation} → ${generation}`
    : null;
}

/**
 * Proves that the operator has validated the current store. Its condition has
 * no generation: if the store existed before, a condition that is older than
 * the change counts after the operator has had time to validate again.
 *
 * @returns null while there is no proof
 */
export function storeReadiness(
  { baseline, kind, name }: ChangedObject,
  { generation, ready, specChangedAt, uid }: ObservedStore,
  now: Date,
): { at: string | null; words: string } | null {
  if (ready?.status !== 'True') {
    return null;
  }
  const at = ready.lastTransitionTime;
  const isNew = baseline === null || baseline.uid !== uid;
  if (!isNew && generation > baseline.generation) {
    const changed = Date.parse(specChangedAt ?? '');
    const isNewer = Date.parse(at ?? '') >= changed;
    if (!isNewer && !(now.getTime() - changed > RECHECK_MS)) {
      return null;
    }
  }
  return {
    at,
    words: `${kind} ${name} is Ready${
      ready.reason ? ` (${ready.reason})` : ''
    }`,
  };
}
