import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { versionNumber } from '../../model/resourceVersion';
import { maskMessage } from '../../model/masking/maskMessage';
import { reasonOf } from '../../model/masking/reasonOf';
import { ObservedEvent } from '../../model/observed';
import { fieldsOf, integerOf, nameOf, oneOf, timeOf } from './fields';

/**
 * The prefix that client-go adds to the message when it combines further events
 * of the same object and reason (`EventAggregatorByReasonMessageFunc` in
 * events_cache.go).
 */
const AGGREGATED = /^(?:\(combined from similar events\): )+/;

/** Reads an event of the core API. */
export function extractEvent(
  object: KubernetesObject,
  context: { cluster: string; now: string },
): ObservedEvent | undefined {
  const metadata = fieldsOf(object.metadata);
  const involved = fieldsOf(object.involvedObject);
  const series = fieldsOf(object.series);
  const uid = nameOf(metadata.uid);
  const involvedKind = nameOf(involved.kind);
  const involvedName = nameOf(involved.name);
  if (!uid || !involvedKind || !involvedName) {
    return undefined;
  }
  const eventTime = timeOf(object.eventTime);
  const firstSeen =
    timeOf(object.firstTimestamp) ??
    eventTime ??
    timeOf(metadata.creationTimestamp);
  return {
    cluster: context.cluster,
    uid,
    resourceVersion: storableVersion(metadata.resourceVersion),
    namespace: nameOf(involved.namespace) ?? '',
    involvedKind,
    involvedName,
    involvedUid: nameOf(involved.uid) ?? null,
    type: oneOf(['Normal', 'Warning'], object.type),
    reason: reasonOf(object.reason),
    message: maskMessage(
      typeof object.message === 'string'
        ? object.message.replace(AGGREGATED, '')
        : object.message,
    ),
    count: integerOf(object.count) ?? integerOf(series.count) ?? 1,
    firstSeen,
    lastSeen:
      timeOf(series.lastObservedTime) ??
      timeOf(object.lastTimestamp) ??
      eventTime ??
      firstSeen,
  };
}

/** As a 64-bit number, which every API server with etcd uses. */
function storableVersion(version: unknown): string {
  const number = versionNumber(version) ?? 0n;
  return String(number < 2n ** 63n ? number : 0n);
}
