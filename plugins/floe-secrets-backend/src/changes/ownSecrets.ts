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

/** Whether one may read what belongs to nobody in the place of a change. */
export type MayReadUnowned = (place: Placed) => boolean;

/** What a change may show of the objects that it names. */
export type Ownership = {
  isOwn: IsOwn;
  /** Those of the stores that a change may show. */
  storesOf(
    change: Placed & { objects: readonly ChangedObject[] },
    stores: SeenStores,
  ): SeenStores;
  /** Whether the entity of a change has the place where its objects are. */
  hasPlace(change: Placed): boolean;
};

/**
 * Tells the objects of the entity of a change from those of others. Whoever
 * records a change names its objects and, where no annotation does, their
 * namespace. So to the change it is as if the others were not there: neither
 * their state nor that they exist is shown. Those are
 *
 * - secrets that belong to other entities alone,
 * - stores, and secrets that belong to nobody, in a place that is not the
 *   entity's, unless who recorded the change may read there what belongs to
 *   nobody.
 *
 * A place is an entity's if its annotations name the namespace, or a secret of
 * it is there.
 *
 * @param known - secrets of the entities of the changes that were read before
 * @returns a function of who asks, who has to be allowed to read what belongs
 * to nobody too; without an argument where the portal itself asks
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
