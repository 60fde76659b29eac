import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';

/**
 * Media types for which an API server sends only the metadata of objects.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 */
export const METADATA =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
export const METADATA_LIST =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

const FIELDS = ['apiVersion', 'kind', 'metadata'];

/** Whether an object has only metadata. */
export function isMetadataOnly(object: KubernetesObject): boolean {
  return (
    object.kind === 'PartialObjectMetadata' &&
    Object.keys(object).every(field => FIELDS.includes(field))
  );
}
