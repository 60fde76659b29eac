import { IndexedEntity } from '../catalog/EntityIndex';
import { NoticePolicy } from './NoticePolicy';

/** An entity with a secret, as far as notices need it. */
type OwnedEntity = Pick<IndexedEntity, 'entityRef' | 'owners'>;

/**
 * Who is notified of a secret, and for which of its entities: the owners of each
 * entity by the entities that they own, and those whom the environment names
 * by all.
 */
export function audiencesOf(
  entities: OwnedEntity[],
  policy: NoticePolicy,
): Map<string, OwnedEntity[]> {
  const audiences = new Map<string, OwnedEntity[]>();
  if (!policy.enabled) {
    return audiences;
  }
  for (const entity of entities) {
    for (const owner of entity.owners) {
      audiences.set(owner, [...(audiences.get(owner) ?? []), entity]);
    }
  }
  for (const other of policy.alsoTell) {
    audiences.set(other, entities);
  }
  return audiences;
}
