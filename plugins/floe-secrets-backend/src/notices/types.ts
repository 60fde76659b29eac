import { NotificationSeverity } from '@backstage/plugin-notifications-common';

/**
 * The subject of a notice; the `topic` of its notification is `secrets-` and
 * this.
 */
export type NoticeKind =
  | 'failing'
  | 'stale'
  | 'rotation'
  | 'change'
  | 'certificate';

/**
 * Names and ids of a cause that its audience may see. It contains no operator's
 * message.
 */
export type NoticeContent = {
  kind: NoticeKind;
  /** A finding id, or `change-pending` for a change that does not arrive. */
  findingId: string;
  cluster: string;
  /** Names of the environments of its secrets. */
  environments: string[];
  /** Name of the store that is the cause, if any. */
  store: string | null;
  /**
   * The affected objects: at most {@link MAX_SUBJECTS} secrets, a change or a
   * certificate.
   */
  subjects: { id: string; name: string; namespace: string }[];
  /** The total number of affected objects. */
  count: number;
  /** Where the audience sees it: a path of the portal; null if there is no page. */
  link: string | null;
};

/** Maximum number of stored subjects of a notice. */
export const MAX_SUBJECTS = 1_000;

/** A current cause, for one audience. */
export type NoticeCause = {
  /** Stays the same while the cause is the same. */
  key: string;
  /** Entity ref of a group, a user or another owner. */
  audience: string;
  content: NoticeContent;
};

/** The last content that was sent for a notice. */
type SentNotice = {
  /** Milliseconds since 1970. */
  at: number;
  findingId: string;
  severity: NotificationSeverity;
};

/**
 * A cause for an audience, from its first observation until its end was sent.
 * Times are milliseconds since 1970.
 */
export type Notice = {
  /** Random; part of the scope of its notifications. */
  id: string;
  audience: string;
  causeKey: string;
  firstSeen: number;
  /** Since when it differs from what was sent; null: no difference. */
  changedSince: number | null;
  /** Since when it is over; null: it lasts. */
  absentSince: number | null;
  content: NoticeContent;
  sent: SentNotice | null;
};

/**
 * The current state of a subject. `unwell`: it fails or is stale, possibly for
 * another cause. `unknown`: the cluster cannot be read, or a newer generation
 * is not applied yet. `foreign`: the audience is no longer notified about it.
 */
export type SubjectState = 'well' | 'unwell' | 'unknown' | 'gone' | 'foreign';

/** The current causes. */
export type NoticeReading = {
  causes: NoticeCause[];
  /** The state of a subject of a stored notice. */
  standing(notice: Notice, subjectId: string): SubjectState;
};
