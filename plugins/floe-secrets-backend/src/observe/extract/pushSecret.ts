import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedSecret } from '../../model/observed';
import { extractCondition, findCondition } from './condition';
import { fieldsOf, itemsOf, nameOf, timeOf, unique } from './fields';
import { ExtractContext, extractMetadata, statusChangedAt } from './metadata';
import { forceSyncTimes } from './forceSync';
import { extractGeneratorRef } from './generatorRefs';
import { invalidDurations } from './invalidDurations';
import { rewrittenFields } from './rewrittenFields';
import { pushedRefs } from './pushedRefs';
import { refreshInterval, refreshIntervalText } from './refreshInterval';
import { extractStoreRef } from './storeRefs';

/** More stores than a PushSecret has. */
const MOST_STORES = 1_000;

/** Reads a PushSecret of external-secrets.io/v1alpha1. */
export function extractPushSecret(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const metadata = extractMetadata(object, context);
  const spec = fieldsOf(object.spec);
  const status = fieldsOf(object.status);
  const selector = fieldsOf(spec.selector);
  return (
    metadata && {
      ...metadata,
      facts: {
        type: 'push-secret',
        forceSync: forceSyncTimes(object.metadata),
        stores: unique(
          itemsOf(spec.secretStoreRefs).flatMap(
            ref => extractStoreRef(ref) ?? [],
          ),
        ),
        secretName: nameOf(fieldsOf(selector.secret).name) ?? null,
        selectsByLabels: 'selector' in fieldsOf(selector.secret),
        ...('syncedPushSecrets' in status
          ? {
              namesPushed: true,
              pushedTo: Object.keys(fieldsOf(status.syncedPushSecrets)).slice(
                ...[0, MOST_STORES],
              ),
            }
          : {}),
        pushed: Object.values(fieldsOf(status.syncedPushSecrets))
          .map(entries => Object.keys(fieldsOf(entries)).length)
          .reduce((sum, count) => sum + count, 0),
        generators: extractGeneratorRef(selector.generatorRef),
        remoteRefs: pushedRefs(spec.data),
        ...(Object.keys(fieldsOf(spec.template)).length > 0
          ? { hasTemplate: true as const }
          : {}),
        deletesPushed: spec.deletionPolicy === 'Delete',
        ...(spec.updatePolicy === 'IfNotExists' ? { pushesOnce: true } : {}),
        ...(itemsOf(spec.dataTo).length > 0 ? { pushesAll: true } : {}),
        ...rewrittenFields(object),
        ...invalidDurations({ 'spec.refreshInterval': spec.refreshInterval }),
        refreshIntervalSeconds: refreshInterval(spec.refreshInterval),
        ...refreshIntervalText(spec.refreshInterval),
        refreshTime: timeOf(status.refreshTime),
        statusChangedAt: statusChangedAt(object),
        syncedResourceVersion: nameOf(status.syncedResourceVersion) ?? null,
        ready: extractCondition(findCondition(status, 'Ready')),
      },
    }
  );
}
