import {
  ManagedSecret,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { CheckKnowledge } from '@floe/values-files';

/**
 * What the SOPS files of a service create in an environment. A manifest names
 * its Secret; a file without one has values, of which the content is not known.
 */
export function sopsFilesOf(
  items: readonly Pick<
    ManagedSecret,
    'cluster' | 'environment' | 'source' | 'target'
  >[],
  { cluster, name }: Pick<ServiceEnvironment, 'cluster' | 'name'>,
): NonNullable<CheckKnowledge['sopsFiles']> {
  const targets = items
    .filter(
      item =>
        item.source.file &&
        item.environment === name &&
        item.cluster === cluster,
    )
    .map(({ target }) => target?.name ?? '');
  return {
    secrets: targets.filter(target => target !== ''),
    hasValues: targets.includes(''),
  };
}
