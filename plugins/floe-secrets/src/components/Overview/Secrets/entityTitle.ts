import { parseEntityRef } from '@backstage/catalog-model';

/** The name in an entity ref, with its namespace where that is not the default; what is no ref stays as it is. */
export function entityTitle(entityRef: string): string {
  try {
    const { name, namespace } = parseEntityRef(entityRef);
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return entityRef;
  }
}
