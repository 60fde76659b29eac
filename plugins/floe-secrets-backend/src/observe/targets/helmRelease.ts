import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedHelmRelease } from '../../model/observedTargets';
import { fieldsOf, nameOf, timeOf } from '../extract/fields';

/**
 * Reads one revision of a Helm release by the labels of the Secret that Helm
 * keeps it in (`owner=helm`, `name`, `version`, `status`). What the Secret
 * holds, all values of the release among it, is never asked for.
 */
export function extractHelmRelease(
  object: KubernetesObject,
  context: { cluster: string; now: string },
): ObservedHelmRelease | undefined {
  const metadata = fieldsOf(object.metadata);
  const labels = fieldsOf(metadata.labels);
  const name = nameOf(labels.name);
  const namespace = nameOf(metadata.namespace);
  const secretName = nameOf(metadata.name);
  const revision = Number(labels.version);
  if (
    labels.owner !== 'helm' ||
    !name ||
    !namespace ||
    !secretName ||
    !Number.isSafeInteger(revision)
  ) {
    return undefined;
  }
  return {
    cluster: context.cluster,
    namespace,
    secretName,
    name,
    revision,
    status: nameOf(labels.status) ?? 'unknown',
    deployedAt: timeOf(metadata.creationTimestamp) ?? context.now,
  };
}
