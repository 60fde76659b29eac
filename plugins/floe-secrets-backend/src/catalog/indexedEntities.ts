import {
  StreamEntitiesRequest,
  CATALOG_FILTER_EXISTS,
} from '@backstage/catalog-client';
import {
  FLOE_RELEASE_ANNOTATION,
  KUBERNETES_ANNOTATIONS,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Reads the entities that name secrets, with only the fields that are needed.
 */
export const INDEXED_ENTITIES: StreamEntitiesRequest = {
  filter: [
    FLOE_RELEASE_ANNOTATION,
    KUBERNETES_ANNOTATIONS.id,
    KUBERNETES_ANNOTATIONS.labelSelector,
  ].map(name => ({
    [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS,
  })),
  fields: [
    'kind',
    'metadata.name',
    'metadata.namespace',
    'metadata.title',
    'metadata.annotations',
    'relations',
  ],
};
