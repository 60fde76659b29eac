import {
  Evidence,
  FindingId,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../model/observed';
import { inWords } from './time';
import { Moment } from '../clock/Moment';

/** Findings that compare a time of the cluster with now. */
const BY_THE_CLOCK: FindingId[] = [
  'change-pending',
  'controller-gave-up',
  'never-synced',
  'refresh-overdue',
  'rotation-overdue',
  'sealing-certificate-expired',
  'sealing-certificate-expiring',
];

/**
 * The current time of a cluster's clock, which the cluster's times are compared
 * with.
 */
export function clusterNow(
  now: Date,
  cluster: Pick<ObservedCluster, 'clockOffsetMs'> | undefined,
): Date {
  const offset = cluster?.clockOffsetMs ?? 0;
  if (offset === 0) {
    return now;
  }
  return now instanceof Moment
    ? now.byClockAhead(offset)
    : new Date(now.getTime() + offset);
}

/** Warns that a cluster's clock is wrong; undefined if it is not. */
export function clockEvidence(
  cluster: Pick<ObservedCluster, 'clockOffsetMs'> | undefined,
): Evidence | undefined {
  const offset = cluster?.clockOffsetMs ?? 0;
  return offset === 0
    ? undefined
    : {
        kind: 'cluster',
        text: `The clock of the API server is ${inWords(Math.abs(offset))} ${
          offset > 0 ? 'ahead of' : 'behind'
        } the clock of the portal. All times of this cluster are by its own clock`,
        time: null,
      };
}

/** Whether a finding depends on the current time. */
export function isByTheClock(id: FindingId): boolean {
  return BY_THE_CLOCK.includes(id);
}
