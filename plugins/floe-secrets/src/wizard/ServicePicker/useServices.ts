import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FLOE_RELEASE_ANNOTATION } from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback } from 'react';
import { useLiveQuery } from '../../live/useLiveQuery';

/** More than a user scrolls through; the list can be searched. */
const LIMIT = 1000;

function toOption(entity: Entity) {
  const name = entity.metadata.title ?? entity.metadata.name;
  return {
    value: stringifyEntityRef(entity),
    label:
      entity.kind.toLocaleLowerCase('en-US') === 'component'
        ? name
        : `${name} (${entity.kind})`,
  };
}

/** The floe services of the catalog: entities with a Helm release, whatever their kind. */
export function useServices() {
  const catalogApi = useApi(catalogApiRef);
  const load = useCallback(async () => {
    const { items } = await catalogApi.queryEntities({
      filter: {
        [`metadata.annotations.${FLOE_RELEASE_ANNOTATION}`]:
          CATALOG_FILTER_EXISTS,
      },
      fields: ['kind', 'metadata.namespace', 'metadata.name', 'metadata.title'],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: LIMIT,
    });
    return items.map(toOption);
  }, [catalogApi]);

  return useLiveQuery(load, () => undefined);
}
