import { EffectivePolicy, isHigher } from './NoticePolicy';
import { Notice, NoticeCause, NoticeContent, NoticeReading } from './types';

/** The policy for a cause. */
export type PolicyOf = (content: NoticeContent) => EffectivePolicy;

/** A notice, and its current cause, if it lasts. */
export type TrackedNotice = { notice: Notice; present: boolean };

type Options = {
  /** Milliseconds since 1970. */
  now: number;
  reading: NoticeReading;
  /** The notices after the last round. */
  notices: Notice[];
  policyOf: PolicyOf;
  newId: () => string;
};

/**
 * Compares the current causes with the stored notices. A cause that replaces
 * another one for most of the same secrets continues its notice. A notice that
 * was never sent is dropped when its cause is over; one that was sent stays
 * until its end is sent. While the state of a secret is unknown, its causes are
 * not over.
 */
export function trackNotices(options: Options): TrackedNotice[] {
  const { now, reading, notices, policyOf, newId } = options;
  const kept = new Map(
    notices.map(notice => [keyOf(notice.audience, notice.causeKey), notice]),
  );
  const tracked: TrackedNotice[] = [];
  const present = (notice: Notice, { key, content }: NoticeCause) =>
    tracked.push({
      present: true,
      notice: compared(
        { ...notice, causeKey: key, content, absentSince: null },
        policyOf,
        now,
      ),
    });

  const others: NoticeCause[] = [];
  for (const cause of reading.causes) {
    const key = keyOf(cause.audience, cause.key);
    const notice = kept.get(key);
    if (notice && kept.delete(key)) {
      present(notice, cause);
    } else {
      others.push(cause);
    }
  }
  for (const cause of others) {
    const before = [...kept].find(([, notice]) => continues(notice, cause));
    if (before) {
      kept.delete(before[0]);
    }
    present(before?.[1] ?? begun(cause, now, newId()), cause);
  }
  for (const notice of kept.values()) {
    const unknown = notice.content.subjects.some(
      ({ id }) => reading.standing(notice, id) === 'unknown',
    );
    if (unknown) {
      tracked.push({
        notice: { ...notice, absentSince: null },
        present: false,
      });
    } else if (notice.sent) {
      const absentSince = notice.absentSince ?? now;
      tracked.push({ notice: { ...notice, absentSince }, present: false });
    }
  }
  return tracked;
}

function keyOf(audience: string, causeKey: string): string {
  return JSON.stringify([audience, causeKey]);
}

function begun(cause: NoticeCause, now: number, id: string): Notice {
  return {
    id,
    audience: cause.audience,
    causeKey: cause.key,
    firstSeen: now,
    changedSince: null,
    absentSince: null,
    content: cause.content,
    sent: null,
  };
}

/** Whether a cause without a notice continues the cause of a notice. */
function continues(notice: Notice, cause: NoticeCause): boolean {
  const family = familyOf(notice.content);
  if (
    notice.audience !== cause.audience ||
    family === null ||
    family !== familyOf(cause.content)
  ) {
    return false;
  }
  const ids = new Set(cause.content.subjects.map(({ id }) => id));
  const { subjects } = notice.content;
  const shared = subjects.filter(({ id }) => ids.has(id)).length;
  return shared > 0 && shared * 2 >= subjects.length;
}

/**
 * Causes of one family can follow each other; null: the cause has no family.
 */
function familyOf({ kind }: NoticeContent): string | null {
  switch (kind) {
    case 'failing':
    case 'stale':
      return 'sync';
    case 'rotation':
      return 'rotation';
    default:
      return null;
  }
}

/**
 * Since when a notice differs by more than a number of secrets from what was
 * sent.
 */
function compared(notice: Notice, policyOf: PolicyOf, now: number): Notice {
  const { content, sent } = notice;
  const differs =
    sent !== null &&
    (sent.findingId !== content.findingId ||
      isHigher(policyOf(content).severity, sent.severity));
  return {
    ...notice,
    changedSince: differs ? notice.changedSince ?? now : null,
  };
}
