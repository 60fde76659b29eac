import { EntityLookup } from '../catalog/EntityIndex';
import { ChangeStore } from '../changes/ChangeStore';
import { Clock } from '../clock/Clock';
import { toMillis } from '../diagnose/time';
import { ObservationReader } from '../store/ObservationStore';
import { audiencesOf } from './audiencesOf';
import { NoticeConfig } from './readNoticeConfig';
import { secretsTab } from './secretsTab';
import { NoticeCause, NoticeReading } from './types';

/**
 * Merged changes that take longer than configured. Changes without an observed
 * object are left out, because the portal cannot see them arrive.
 */
export async function readChangeCauses(
  options: {
    awaitedChanges: Pick<ChangeStore, 'listAwaited'>;
    clock: Clock;
    config: NoticeConfig;
    reader: ObservationReader;
  },
  lookup: EntityLookup,
): Promise<NoticeReading> {
  const { awaitedChanges, clock, config, reader } = options;
  const awaited = await awaitedChanges.listAwaited();
  const clusters = new Map(
    (awaited.length ? await reader.listClusters() : []).map(one => [
      one.name,
      one.configured && one.reachable !== false,
    ]),
  );
  const causes: NoticeCause[] = [];
  for (const change of awaited) {
    const merged = toMillis(change.merged?.at);
    if (
      merged === null ||
      clock.now() - merged < config.changeArrivalMs ||
      !clusters.get(change.cluster) ||
      [...change.objects, ...change.removed].every(
        ({ secretId }) => secretId === null,
      )
    ) {
      continue;
    }
    const entity = lookup.find(change.entityRef);
    const number = change.pullRequestNumber;
    for (const audience of audiencesOf(
      entity ? [entity] : [],
      config.policyFor(change.environment),
    ).keys()) {
      causes.push({
        key: `change/${change.id}`,
        audience,
        content: {
          kind: 'change',
          findingId: 'change-pending',
          cluster: change.cluster,
          environments: [change.environment],
          store: null,
          subjects: [
            {
              id: change.id,
              name: number === null ? '' : `#${number}`,
              namespace: change.namespace,
            },
          ],
          count: 1,
          link: secretsTab(change.entityRef),
        },
      });
    }
  }
  const waiting = new Map(awaited.map(({ id, cluster }) => [id, cluster]));
  return {
    causes,
    standing(_, id) {
      const cluster = waiting.get(id);
      if (cluster === undefined) {
        return 'well';
      }
      return clusters.get(cluster) ? 'foreign' : 'unknown';
    },
  };
}
