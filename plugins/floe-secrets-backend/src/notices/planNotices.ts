import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { groupBy } from '../collections/groupBy';
import { EffectivePolicy, highest } from './NoticePolicy';
import { digestText, DigestParts, endText, noticeText } from './noticeText';
import { PolicyOf, TrackedNotice, trackNotices } from './trackNotices';
import { Notice, NoticeReading } from './types';
import { isQuiet, lastDigestDue } from './wallClock';

/** One notification, and what to store after it was sent. */
export type NoticeMessage = {
  audience: string;
  payload: NotificationPayload & { scope: string };
  after: {
    save: Notice[];
    /** Ids of notices whose end it reports. */
    remove: string[];
    /** Day of a digest, `YYYY-MM-DD`. */
    digestDay?: string;
  };
};

/** The notices to store, and the notifications to send. */
type NoticePlan = {
  notices: Notice[];
  messages: NoticeMessage[];
};

type PlanOptions = {
  /** Milliseconds since 1970. */
  now: number;
  reading: NoticeReading;
  /** As they are kept. */
  notices: Notice[];
  /** The day of the newest digest of each audience. */
  digestDays: ReadonlyMap<string, string>;
  policyOf: PolicyOf;
  newId: () => string;
};

type NoticeWithPolicy = TrackedNotice & { policy: EffectivePolicy };

/**
 * Plans what the owners receive: a pure function of the current causes, the
 * stored notices, the policy and the time. What is not due yet (a delay, quiet
 * hours, a digest) is planned again in the next round.
 */
export function planNotices(options: PlanOptions): NoticePlan {
  const tracked = trackNotices(options).map(one => ({
    ...one,
    policy: options.policyOf(one.notice.content),
  }));
  const [digests, single] = [
    tracked.filter(({ policy }) => policy.digest),
    tracked.filter(({ policy }) => !policy.digest),
  ];
  return {
    notices: tracked.map(({ notice }) => notice),
    messages: [
      ...single.flatMap(one => singleMessage(one, options) ?? []),
      ...[...groupBy(digests, ({ notice }) => notice.audience)].flatMap(
        ([audience, members]) =>
          digestMessage(audience, members, options) ?? [],
      ),
    ],
  };
}

function singleMessage(
  one: NoticeWithPolicy,
  options: PlanOptions,
): NoticeMessage | undefined {
  const { notice, policy } = one;
  const { now, reading } = options;
  const { quietHours } = policy;
  const isDue = isDueAt(one, now);
  if (
    !isDue ||
    (quietHours.length > 0 && quietHours.every(hours => isQuiet(now, hours)))
  ) {
    return undefined;
  }
  const common = {
    scope: `floe-secrets/${notice.id}`,
    topic: `secrets-${notice.content.kind}`,
    ...(notice.content.link && { link: notice.content.link }),
  };
  return isDue === 'end'
    ? {
        audience: notice.audience,
        payload: {
          ...common,
          ...endText(notice.content, subjectStatesOf(notice, reading)),
          severity: 'low',
        },
        after: { save: [], remove: [notice.id] },
      }
    : {
        audience: notice.audience,
        payload: {
          ...common,
          ...noticeText(notice.content, { changed: isDue === 'change' }),
          severity: policy.severity,
        },
        after: { save: [asSent(one, now)], remove: [] },
      };
}

/**
 * What is due for a notice at a time, if anything; the same for the parts of a
 * digest.
 */
function isDueAt(
  { notice, policy, present }: NoticeWithPolicy,
  now: number,
): 'begin' | 'change' | 'end' | undefined {
  const isOver = (since: number | null) =>
    since !== null && now - since >= policy.delayMs;
  if (!present) {
    return notice.sent && isOver(notice.absentSince) ? 'end' : undefined;
  }
  if (!notice.sent) {
    return isOver(notice.firstSeen) ? 'begin' : undefined;
  }
  return isOver(notice.changedSince) ? 'change' : undefined;
}

function subjectStatesOf(notice: Notice, reading: NoticeReading) {
  return notice.content.subjects.map(({ id }) => reading.standing(notice, id));
}

function asSent({ notice, policy }: NoticeWithPolicy, now: number): Notice {
  const { findingId } = notice.content;
  return {
    ...notice,
    changedSince: null,
    sent: { at: now, findingId, severity: policy.severity },
  };
}

/**
 * The digest of a day: what is new, what lasts and what is over. Causes after
 * the time of the digest wait for the next day.
 */
function digestMessage(
  audience: string,
  members: NoticeWithPolicy[],
  options: PlanOptions,
): NoticeMessage | undefined {
  const { now, reading, digestDays } = options;
  const { moment, day } = lastDigestDue(now, members[0].policy.digest!);
  const isNewsAt = (time: number) => (one: NoticeWithPolicy) =>
    one.notice.sent !== null || isDueAt(one, time) === 'begin';
  const last = digestDays.get(audience);
  if ((last && last >= day) || !members.some(isNewsAt(moment))) {
    return undefined;
  }
  const news = members.filter(isNewsAt(now));
  const over = news.filter(one => isDueAt(one, now) === 'end');
  const open = news.filter(one => !over.includes(one));
  const parts: DigestParts = {
    fresh: open.filter(({ notice }) => !notice.sent).map(contentOf),
    lasting: open.filter(({ notice }) => notice.sent).map(contentOf),
    over: over.map(({ notice }) => ({
      content: notice.content,
      subjectStates: subjectStatesOf(notice, reading),
    })),
  };
  const link = [...open, ...over]
    .map(({ notice }) => notice.content.link)
    .find(path => path !== null);
  return {
    audience,
    payload: {
      ...digestText(parts),
      severity: highest(open.map(({ policy }) => policy.severity)),
      scope: `floe-secrets/digest/${day}/${audience}`,
      topic: 'secrets-digest',
      ...(link && { link }),
    },
    after: {
      // A notice that is held back because the state of its subjects is unknown
      // stays unchanged.
      save: open.filter(({ present }) => present).map(one => asSent(one, now)),
      remove: over.map(({ notice }) => notice.id),
      digestDay: day,
    },
  };
}

function contentOf({ notice }: NoticeWithPolicy) {
  return notice.content;
}
