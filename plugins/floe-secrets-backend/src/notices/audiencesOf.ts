import { IndexedEntity } from '../catalog/EntityIndex';
import { NoticePolicy } from './NoticePolicy';

/** The fields of a secret's entity that notices need. */
type OwnedEntity = Pick<IndexedEntity, 'entityRef' | 'owners'>;

/**
 * The audiences of a secret: the owners of each of its entities, for the
 * entities that they own, and the recipients of the environment, for all
 * entities.
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
