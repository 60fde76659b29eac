import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { observedObjectId } from '../../model/ids';
import { plainText } from '../../model/masking/plainText';
import { ObservedSecret } from '../../model/observed';
import {
  fieldsOf,
  integerOf,
  itemsOf,
  labelsOf,
  nameOf,
  namesOf,
  timeOf,
} from './fields';

/** What an object is read with: where it was seen, and when. */
export type ExtractContext = {
  cluster: string;
  group: string;
  version: string;
  kind: string;
  /** RFC 3339 in UTC with milliseconds. */
  now: string;
};

/** What every object says of itself; undefined where it has no name or uid. */
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

function specChangedAt(managedFields: unknown): string | null {
  const times = itemsOf(managedFields)
    .filter(entry => entry.subresource !== 'status')
    .flatMap(entry => timeOf(entry.time) ?? []);
  return times.sort().at(-1) ?? null;
}
