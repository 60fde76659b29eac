import { Fields, fieldsOf, itemsOf, nameOf } from '../extract/fields';

/**
 * The labels with the hash at the end of a ReplicaSet's name, and the kind that
 * created the ReplicaSet.
 */
const TEMPLATE_HASHES = [
  { label: 'pod-template-hash', kind: 'Deployment' },
  { label: 'rollouts-pod-template-hash', kind: 'Rollout' },
];

/**
 * The name of a CronJob's Job ends with its scheduled time in minutes since
 * 1970 (`getJobName` in cronjob/utils.go): eight digits until the year 2160.
 */
const JOB_OF_CRON_JOB = /^(.+)-[1-9]\d{7}$/;

/**
 * The workload of a pod: its controller, or for a ReplicaSet its Deployment or
 * Rollout, whose name is that of the ReplicaSet without the hash in the pod's
 * label. For a Job of a CronJob it is the CronJob, and for a pod without a
 * controller the pod itself.
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
