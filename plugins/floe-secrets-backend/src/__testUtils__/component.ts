import { Entity } from '@backstage/catalog-model';

/** A catalog entity, owned by `group:default/orders-data` by default, and part of a system if one is given. */
export function component(
  name: string,
  annotations: Record<string, string>,
  owner: string = 'group:default/orders-data',
  system?: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      ...(system ? [{ type: 'partOf', targetRef: system }] : []),
    ],
  };
}
