import {
  EntitySecrets,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The files that have the encrypted manifests of Secrets, by the Secrets' names. */
export function manifestFiles(
  items: EntitySecrets['items'],
  { cluster, namespace }: ServiceFieldValue,
): Map<string, string> {
  return new Map(
    items.flatMap(item =>
      item.cluster === cluster &&
      item.namespace === namespace &&
      item.target.name !== '' &&
      item.source.file?.encrypted
        ? [[item.target.name, item.source.file.path] as const]
        : [],
    ),
  );
}
