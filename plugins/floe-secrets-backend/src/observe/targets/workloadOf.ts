import { Fields, fieldsOf, itemsOf, nameOf } from '../extract/fields';

/** Labels that name the hash at the end of a ReplicaSet's name, with what made the ReplicaSet. */
const TEMPLATE_HASHES = [
  { label: 'pod-template-hash', kind: 'Deployment' },
  { label: 'rollouts-pod-template-hash', kind: 'Rollout' },
];

/**
 * What a pod belongs to: its controller, and for the ReplicaSet of a
 * Deployment or of a Rollout that one, whose name is the ReplicaSet's without
 * the hash in the pod's label. A pod without a controller is itself.
 */
export function workloadOf(metadata: Fields): { kind: string; name: string } {
  const controller = itemsOf(metadata.ownerReferences).find(
    reference => reference.controller === true,
  );
  const kind = nameOf(controller?.kind);
  const name = nameOf(controller?.name);
  if (!kind || !name) {
    return { kind: 'Pod', name: nameOf(metadata.name) ?? '' };
  }
  if (kind === 'ReplicaSet') {
    const labels = fieldsOf(metadata.labels);
    for (const { label, kind: maker } of TEMPLATE_HASHES) {
      const end = `-${nameOf(labels[label])}`;
      if (name.endsWith(end) && name.length > end.length) {
        return { kind: maker, name: name.slice(0, -end.length) };
      }
    }
  }
  return { kind, name };
}
