import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedHelmRelease } from '../../model/observedTargets';
import { fieldsOf, nameOf, timeOf } from '../extract/fields';

/**
 * Reads one revision of a Helm release from the labels of its Secret
 * (`owner=helm`, `name`, `version`, `status`). The data of the Secret, which
 * includes all values of the release, is never requested.
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
