import { EntityIndex } from '../catalog/EntityIndex';
import { ObservedSecret } from '../model/observed';
import { readScopes } from '../secrets/scopes';
import { ObservationReader } from '../store/ObservationStore';
import { SeenStores, storeIdOf, storeOf } from './storeProgress';
import { ChangedObject, RecordedChange, RemovedPart } from './types';

type Placed = Pick<RecordedChange, 'entityRef' | 'cluster' | 'namespace'>;
type Part = Pick<ChangedObject | RemovedPart, 'mayBeUnowned'>;

/** Whether a secret may be shown as an object of a change. */
export type IsOwn = (
  change: Placed,
  part: Part,
  secret: ObservedSecret,
) => boolean;

/**
 * Whether the caller may read secrets without an owner in the place of a
 * change.
 */
export type MayReadUnowned = (place: Placed) => boolean;

/** Which of its named objects a change may show. */
export type Ownership = {
  isOwn: IsOwn;
  /** The stores that a change may show. */
  storesOf(
    change: Placed & { objects: readonly ChangedObject[] },
    stores: SeenStores,
  ): SeenStores;
  /** Whether the place of the change's objects belongs to its entity. */
  hasPlace(change: Placed): boolean;
};

/**
 * Separates the objects of a change's entity from those of others. The caller
 * who records a change names its objects and, if no annotation does, their
 * namespace. So a change must not show the state or existence of objects of
 * others. Those are
 *
 * - secrets that belong only to other entities,
 * - stores, and secrets without an owner, in a place that is not the entity's,
 *   unless the caller who recorded the change may read secrets without an owner
 *   there.
 *
 * A place belongs to an entity if the entity's annotations name the namespace,
 * or if it has a secret there.
 *
 * @param known - secrets of the entities of the changes that were read before
 * @returns a function of the caller, who also needs permission to read secrets
 * without an owner; without an argument for the portal itself
 */
export async function readOwnership(
  {
    index,
    reader,
  }: {
    index: Pick<EntityIndex, 'lookup'>;
    reader: Pick<ObservationReader, 'listSecrets'>;
  },
  changes: readonly Placed[],
  known: readonly ObservedSecret[] = [],
): Promise<(mayReadUnowned?: MayReadUnowned) => Ownership> {
  const lookup = await index.lookup();
  const placeKey = ({ entityRef, cluster, namespace }: Placed) =>
    JSON.stringify([entityRef, cluster, namespace]);
  const isEntitys = (
    { cluster, entityRef, namespace }: Placed,
    secrets: readonly ObservedSecret[],
  ) =>
    secrets.some(
      secret =>
        secret.cluster === cluster &&
        secret.namespace === namespace &&
        lookup.entitiesOf(secret).some(one => one.entityRef === entityRef),
    );
  const places = new Map<string, boolean>();
  for (const change of changes) {
    const { cluster, namespace } = change;
    const entity = lookup.find(change.entityRef);
    const key = placeKey(change);
    if (entity && !places.has(key)) {
      places.set(
        key,
        lookup.naming(cluster, namespace).includes(entity) ||
          isEntitys(change, known) ||
          isEntitys(change, await readScopes(reader, entity.match)),
      );
    }
  }
  const hasPlace = (change: Placed) => places.get(placeKey(change)) === true;
  return (mayReadUnowned = () => true) => {
    const seesOthers = (change: Placed, { mayBeUnowned }: Part) =>
      hasPlace(change) || (mayBeUnowned === true && mayReadUnowned(change));
    return {
      hasPlace,
      isOwn: (change, part, secret) => {
        const all = lookup.entitiesOf(secret);
        return all.length > 0
          ? all.some(({ entityRef }) => entityRef === change.entityRef)
          : seesOthers(change, part);
      },
      storesOf: (change, stores) =>
        new Map(
          change.objects.flatMap(object => {
            const store = storeOf(change, object, stores);
            return store && seesOthers(change, object)
              ? [[storeIdOf(change, object)!, store] as const]
              : [];
          }),
        ),
    };
  };
}
