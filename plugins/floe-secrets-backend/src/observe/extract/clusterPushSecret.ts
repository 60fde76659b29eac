import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedSecret } from '../../model/observed';
import { extractCondition, findCondition } from './condition';
import { failedNamespaces } from './failedNamespaces';
import { fieldsOf, nameOf, namesOf } from './fields';
import { extractGeneratorRef } from './generatorRefs';
import { invalidDurations } from './invalidDurations';
import { ExtractContext, extractMetadata } from './metadata';
import { pushedRefs } from './pushedRefs';
import { refreshInterval } from './refreshInterval';

/**
 * Reads a ClusterPushSecret of external-secrets.io/v1alpha1. Its own
 * `refreshTime` is when it created its PushSecrets, not their result.
 */
export function extractClusterPushSecret(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const metadata = extractMetadata(object, context);
  const spec = fieldsOf(object.spec);
  const status = fieldsOf(object.status);
  const push = fieldsOf(spec.pushSecretSpec);
  const { generatorRef, secret } = fieldsOf(push.selector);
  return (
    metadata && {
      ...metadata,
      facts: {
        type: 'cluster-push-secret',
        pushSecretName:
          nameOf(status.pushSecretName) ??
          nameOf(spec.pushSecretName) ??
          metadata.name,
        provisionedNamespaces: namesOf(status.provisionedNamespaces),
        failedNamespaces: failedNamespaces(status),
        secretName: nameOf(fieldsOf(secret).name) ?? null,
        ...(extractGeneratorRef(generatorRef).length > 0 && {
          generates: true,
        }),
        remoteRefs: pushedRefs(push.data),
        ...invalidDurations({
          'spec.refreshTime': spec.refreshTime,
          'spec.pushSecretSpec.refreshInterval': push.refreshInterval,
        }),
        refreshIntervalSeconds: refreshInterval(push.refreshInterval),
        ready: extractCondition(findCondition(status, 'Ready')),
      },
    }
  );
}
