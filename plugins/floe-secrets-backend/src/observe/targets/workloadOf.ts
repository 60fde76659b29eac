import { Fields, fieldsOf, itemsOf, nameOf } from '../extract/fields';

/** Labels that name the hash at the end of a ReplicaSet's name, with what made the ReplicaSet. */
const TEMPLATE_HASHES = [
  { label: 'pod-template-hash', kind: 'Deployment' },
  { label: 'rollouts-pod-template-hash', kind: 'Rollout' },
];

/**
 * A CronJob calls its Jobs by its own name and the minutes since 1970 of the
 * time that they are scheduled for (`getJobName` in cronjob/utils.go): eight
 * digits until the year 2160.
 */
const JOB_OF_CRON_JOB = /^(.+)-[1-9]\d{7}$/;

/**
 * What a pod belongs to: its controller, and for the ReplicaSet of a
 * Deployment or of a Rollout that one, whose name is the ReplicaSet's without
 * the hash in the pod's label. A Job of a CronJob stands for the CronJob. A pod without a controller is itself.
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
  const cronJob = kind === 'Job' && JOB_OF_CRON_JOB.exec(name);
  return cronJob ? { kind: 'CronJob', name: cronJob[1] } : { kind, name };
}
