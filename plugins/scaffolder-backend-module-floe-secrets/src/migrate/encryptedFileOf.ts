import {
  EntitySecrets,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The values file of a service that SOPS encrypts, in one of its places;
 * undefined where it is not known, or there are several.
 */
export function encryptedFileOf(
  items: EntitySecrets['items'],
  { cluster, namespace }: ServiceFieldValue,
): string | undefined {
  const paths = items.flatMap(item =>
    item.cluster === cluster &&
    item.namespace === namespace &&
    // One with manifests names their Secrets.
    item.target.name === '' &&
    item.source.file?.encrypted
      ? [item.source.file.path]
      : [],
  );
  return paths.length === 1 ? paths[0] : undefined;
}
