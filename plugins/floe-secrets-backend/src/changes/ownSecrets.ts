import { EntityIndex } from '../catalog/EntityIndex';
import { ObservedSecret } from '../model/observed';
import { RecordedChange } from './types';

/** Whether a secret may be shown as an object of a change. */
export type IsOwn = (
  change: Pick<RecordedChange, 'entityRef'>,
  secret: ObservedSecret,
) => boolean;

/**
 * Tells the secrets of the entity of a change from those of others. Whoever
 * records a change names its objects, so a secret that belongs to other
 * entities alone is to the change as if it were not there: neither its state
 * nor that it exists is shown.
 */
export async function readOwnership(
  index: Pick<EntityIndex, 'lookup'>,
): Promise<IsOwn> {
  const lookup = await index.lookup();
  return ({ entityRef }, secret) => {
    const all = lookup.entitiesOf(secret);
    return all.length === 0 || all.some(one => one.entityRef === entityRef);
  };
}
