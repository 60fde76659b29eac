import { parseEntityRef } from '@backstage/catalog-model';

/**
 * The name of an entity ref, with its namespace unless that is the default;
 * other text is returned unchanged.
 */
export function entityTitle(entityRef: string): string {
  try {
    const { name, namespace } = parseEntityRef(entityRef);
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return entityRef;
  }
}
