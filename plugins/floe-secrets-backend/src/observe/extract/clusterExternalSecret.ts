import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedSecret } from '../../model/observed';
import { extractCondition, findCondition } from './condition';
import { failedNamespaces } from './failedNamespaces';
import { fieldsOf, nameOf, namesOf } from './fields';
import { ExtractContext, extractMetadata } from './metadata';
import { forceSyncTimes } from './forceSync';
import { refreshInterval } from './refreshInterval';

/** Reads a ClusterExternalSecret of external-secrets.io/v1 or v1beta1. */
export function extractClusterExternalSecret(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const metadata = extractMetadata(object, context);
  const spec = fieldsOf(object.spec);
  const status = fieldsOf(object.status);
  return (
    metadata && {
      ...metadata,
      facts: {
        type: 'cluster-external-secret',
        forceSync: forceSyncTimes(object.metadata),
        externalSecretName:
          nameOf(status.externalSecretName) ??
          nameOf(spec.externalSecretName) ??
          metadata.name,
        provisionedNamespaces: namesOf(status.provisionedNamespaces),
        failedNamespaces: failedNamespaces(status),
        refreshIntervalSeconds: refreshInterval(
          fieldsOf(spec.externalSecretSpec).refreshInterval,
        ),
        ready: extractCondition(findCondition(status, 'Ready')),
      },
    }
  );
}
