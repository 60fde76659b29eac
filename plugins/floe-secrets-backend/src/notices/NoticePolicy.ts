import {
  NotificationSeverity,
  notificationSeverities,
} from '@backstage/plugin-notifications-common';
import { NoticeKind } from './types';

/** Daily times without notifications, in a time zone. */
export type QuietHours = {
  /** Minutes since midnight, local time. */
  from: number;
  to: number;
  /** IANA name. */
  timeZone: string;
};

/** Time of the daily digest. */
export type DigestTime = { at: number; timeZone: string };

/** How the owners of an environment's secrets are notified. */
export type NoticePolicy = {
  enabled: boolean;
  /**
   * How long a cause must last before it is sent, and must be over before its
   * end is sent; milliseconds.
   */
  delayMs: number;
  severity: Record<NoticeKind, NotificationSeverity>;
  quietHours: QuietHours | null;
  digest: DigestTime | null;
  /** Entity refs of the recipients besides the owners. */
  alsoTell: string[];
};

/** The policy for a cause, whose secrets can be in several environments. */
export type EffectivePolicy = {
  delayMs: number;
  severity: NotificationSeverity;
  /** Quiet if all of these are; empty: never. */
  quietHours: QuietHours[];
  /** null: each notice is sent on its own. */
  digest: DigestTime | null;
};

/** Combines the policies of several environments: the most urgent one wins. */
export function mostUrgent(
  policies: NoticePolicy[],
  kind: NoticeKind,
): EffectivePolicy {
  const quietHours = policies.flatMap(policy => policy.quietHours ?? []);
  const digests = policies.flatMap(policy => policy.digest ?? []);
  return {
    delayMs: Math.min(...policies.map(policy => policy.delayMs)),
    severity: highest(policies.map(policy => policy.severity[kind])),
    quietHours: quietHours.length === policies.length ? quietHours : [],
    digest: digests.length === policies.length ? digests[0] : null,
  };
}

/** The highest of some severities; `low` of none. */
export function highest(
  severities: NotificationSeverity[],
): NotificationSeverity {
  return (
    notificationSeverities.find(severity => severities.includes(severity)) ??
    'low'
  );
}

/** Whether one severity is higher than another. */
export function isHigher(
  one: NotificationSeverity,
  other: NotificationSeverity,
): boolean {
  return (
    notificationSeverities.indexOf(one) < notificationSeverities.indexOf(other)
  );
}
