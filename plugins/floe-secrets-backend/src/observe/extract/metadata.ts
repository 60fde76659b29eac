import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import {
  CLUSTER_FORCE_SYNC,
  FORCE_SYNC,
  RECONCILE_REQUEST,
} from '../../model/forceSync';
import { observedObjectId } from '../../model/ids';
import { plainText } from '../../model/masking/plainText';
import { ObservedSecret } from '../../model/observed';
import {
  fieldsOf,
  Fields,
  integerOf,
  itemsOf,
  labelsOf,
  nameOf,
  namesOf,
  timeOf,
} from './fields';

/** The context of reading an object: cluster and time. */
export type ExtractContext = {
  cluster: string;
  group: string;
  version: string;
  kind: string;
  /** RFC 3339 in UTC with milliseconds. */
  now: string;
};

/** The common fields of an object; undefined if it has no name or uid. */
export function extractMetadata(
  object: KubernetesObject,
  context: ExtractContext,
): Omit<ObservedSecret, 'facts'> | undefined {
  const metadata = fieldsOf(object.metadata);
  const name = nameOf(metadata.name);
  const uid = nameOf(metadata.uid);
  if (!name || !uid) {
    return undefined;
  }
  const { cluster, group, version, kind, now } = context;
  const namespace = nameOf(metadata.namespace) ?? '';
  return {
    id: observedObjectId({ cluster, group, kind, namespace, name }),
    cluster,
    uid,
    resourceVersion: plainText(metadata.resourceVersion, 100),
    namespace,
    name,
    kind,
    apiVersion: `${group}/${version}`,
    labels: labelsOf(metadata.labels),
    generation: integerOf(metadata.generation) ?? 0,
    createdAt: timeOf(metadata.creationTimestamp) ?? now,
    specChangedAt: specChangedAt(metadata.managedFields),
    finalizers: namesOf(metadata.finalizers),
    deletionAt: timeOf(metadata.deletionTimestamp),
    seenAt: now,
  };
}

/**
 * When an object was last written, except for its status: RFC 3339 by the API
 * server's clock; null if its managedFields do not show it.
 */
export function writtenAt({ metadata }: KubernetesObject): string | null {
  return newestWrite(fieldsOf(metadata).managedFields, () => true);
}

/**
 * When the status of an object last changed: RFC 3339 by the API server's
 * clock, which may differ from the operator's; null if its managedFields do not
 * show it.
 */
export function statusChangedAt({ metadata }: KubernetesObject): string | null {
  return newestTime(
    itemsOf(fieldsOf(metadata).managedFields).filter(
      ({ subresource }) => subresource === 'status',
    ),
  );
}

function specChangedAt(managedFields: unknown): string | null {
  return newestWrite(managedFields, entry => !isRequest(entry));
}

function newestWrite(
  managedFields: unknown,
  counts: (entry: Fields) => boolean,
): string | null {
  return newestTime(
    itemsOf(managedFields).filter(
      entry => entry.subresource !== 'status' && counts(entry),
    ),
  );
}

function newestTime(entries: Fields[]): string | null {
  const times = entries.flatMap(({ time }) => timeOf(time) ?? []);
  return times.sort().at(-1) ?? null;
}

const REQUESTS = [FORCE_SYNC, CLUSTER_FORCE_SYNC, RECONCILE_REQUEST];

/**
 * Whether an entry only owns refresh annotations and finalizers, so that the
 * spec is the same as before.
 */
function isRequest({ fieldsV1 }: Fields): boolean {
  const { 'f:metadata': metadata, ...others } = fieldsOf(fieldsV1);
  const { 'f:annotations': annotations, ...rest } = fieldsOf(metadata);
  return (
    Object.keys(others).length === 0 &&
    Object.keys(fieldsOf(metadata)).length > 0 &&
    Object.keys(rest).every(field => field === 'f:finalizers') &&
    Object.keys(fieldsOf(annotations)).every(
      field => field === '.' || REQUESTS.includes(field.slice('f:'.length)),
    )
  );
}
