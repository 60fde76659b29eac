import { NotificationSeverity } from '@backstage/plugin-notifications-common';

/** What a notice is about; the `topic` of its notification is `secrets-` and this. */
export type NoticeKind =
  | 'failing'
  | 'stale'
  | 'rotation'
  | 'change'
  | 'certificate';

/** Names and ids of a cause, as far as its audience may see it. No message of an operator is in it. */
export type NoticeContent = {
  kind: NoticeKind;
  /** Or, of a change that does not arrive, `change-pending`. */
  findingId: string;
  cluster: string;
  /** Names of the environments of its secrets. */
  environments: string[];
  /** Name of the store that is the cause, if it is one. */
  store: string | null;
  /** What is affected: at most {@link MAX_SUBJECTS} secrets, a change or a certificate. */
  subjects: { id: string; name: string; namespace: string }[];
  /** How many are affected, named or not. */
  count: number;
  /** Where the audience sees it: a path of the portal; null if there is no page. */
  link: string | null;
};

/** As many subjects of one notice are kept. */
export const MAX_SUBJECTS = 1_000;

/** A cause that there is now, for one audience. */
export type NoticeCause = {
  /** The same as long as the cause is the same. */
  key: string;
  /** Entity ref of a group, a user or another owner. */
  audience: string;
  content: NoticeContent;
};

/** What was sent last of a notice. */
type SentNotice = {
  /** Milliseconds since 1970. */
  at: number;
  findingId: string;
  severity: NotificationSeverity;
};

/** A cause and an audience, from when it was first seen until its end was sent. Times are milliseconds since 1970. */
export type Notice = {
  /** Random; makes the scope of its notifications. */
  id: string;
  audience: string;
  causeKey: string;
  firstSeen: number;
  /** Since when it differs from what was sent; null: it does not. */
  changedSince: number | null;
  /** Since when it is over; null: it lasts. */
  absentSince: number | null;
  content: NoticeContent;
  sent: SentNotice | null;
};

/**
 * How a subject of a notice stands now. `unwell`: it fails or is stale, if
 * only for another cause. `unknown`: the cluster cannot be read, or a newer
 * generation waits to be applied. `foreign`: the audience is not notified of it
 * any more.
 */
export type SubjectState = 'well' | 'unwell' | 'unknown' | 'gone' | 'foreign';

/** What there is now. */
export type NoticeReading = {
  causes: NoticeCause[];
  /** How a subject of a stored notice stands. */
  standing(notice: Notice, subjectId: string): SubjectState;
};
