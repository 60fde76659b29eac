import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

/** Entity refs of an entity's owners, as the catalog has resolved them. */
export function ownersOf(entity: Entity): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLowerCase());
}
