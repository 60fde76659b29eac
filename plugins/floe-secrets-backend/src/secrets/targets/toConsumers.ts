import { Consumer } from '@floe/backstage-plugin-floe-secrets-common';
import { groupBy } from '../../collections/groupBy';
import { Restart, restartOf } from '../../diagnose/restart';
import {
  ConsumerGroup,
  DataChange,
  SECRET_USES,
} from '../../model/observedTargets';

/** The worst first. */
const RESTARTS: Restart[] = ['needed', 'perhaps', 'unknown', 'not-needed'];

/** The workloads that use a target; those that need a restart come first. */
export function toConsumers(
  groups: ConsumerGroup[],
  changed: DataChange | null,
): Consumer[] {
  const byWorkload = groupBy(
    groups,
    ({ workload }) => `${workload.kind}/${workload.name}`,
  );
  return [...byWorkload.values()]
    .map(its => toConsumer(its, changed))
    .sort(
      (a, b) =>
        RESTARTS.indexOf(a.restart) - RESTARTS.indexOf(b.restart) ||
        a.name.localeCompare(b.name) ||
        a.kind.localeCompare(b.kind),
    );
}

/** During a rollout, pods of a workload may use a target in different ways. */
function toConsumer(
  groups: ConsumerGroup[],
  changed: DataChange | null,
): Consumer {
  const restarts = groups.map(group => restartOf(group, changed));
  const started = groups.flatMap(({ startedAt }) => startedAt ?? []);
  return {
    ...groups[0].workload,
    pods: groups.reduce((total, { pods }) => total + pods, 0),
    uses: SECRET_USES.filter(use =>
      groups.some(({ uses }) => uses.includes(use)),
    ),
    startedAt: started.sort()[0] ?? null,
    restart: RESTARTS.find(restart => restarts.includes(restart)) ?? 'unknown',
  };
}
