import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedSecret } from '../../model/observed';
import { extractCondition, findCondition } from './condition';
import { failedNamespaces } from './failedNamespaces';
import { Fields, fieldsOf, itemsOf, nameOf, namesOf } from './fields';
import { invalidDurations, windowDurations } from './invalidDurations';
import { rewrittenFields } from './rewrittenFields';
import { ExtractContext, extractMetadata } from './metadata';
import { extractGeneratorRef } from './generatorRefs';
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
  const own = fieldsOf(spec.externalSecretSpec);
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
        ...rewrittenFields(object),
        ...invalidDurations({
          'spec.refreshTime': spec.refreshTime,
          'spec.externalSecretSpec.refreshInterval': own.refreshInterval,
          ...windowDurations(
            itemsOf(fieldsOf(own.syncWindows).windows),
            'spec.externalSecretSpec.syncWindows.windows',
          ),
        }),
        ...(hasGenerator(own) && { generates: true }),
        refreshIntervalSeconds: refreshInterval(own.refreshInterval),
        ready: extractCondition(findCondition(status, 'Ready')),
      },
    }
  );
}

function hasGenerator({ data, dataFrom }: Fields): boolean {
  return [...itemsOf(data), ...itemsOf(dataFrom)].some(
    ({ sourceRef }) =>
      extractGeneratorRef(fieldsOf(sourceRef).generatorRef).length > 0,
  );
}
