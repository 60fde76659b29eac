import { EffectivePolicy } from '../NoticePolicy';
import { NoticeMessage, planNotices } from '../planNotices';
import { Notice, NoticeCause, NoticeContent, SubjectState } from '../types';

const MINUTE_MS = 60_000;

/** A cause of secrets by their names, which are their ids too. */
export function causeOf(
  findingId: string,
  names: string[],
  options: Partial<NoticeContent> & { audience?: string } = {},
): NoticeCause {
  const { audience = 'group:default/orders', ...content } = options;
  return {
    key: `${findingId}/${content.cluster ?? 'eu-1'}/${content.store ?? ''}`,
    audience,
    content: {
      kind: 'failing',
      findingId,
      cluster: 'eu-1',
      environments: ['prod'],
      store: null,
      subjects: names.map(name => ({ id: name, name, namespace: 'floe' })),
      count: names.length,
      link: `/catalog/default/component/orders/secrets?secret=${names[0]}`,
      ...content,
    },
  };
}

/** What is sent is read as `severity title`; what an update continues is in {@link NoticeRecorder.scopes}. */
export class NoticeRecorder {
  policy: EffectivePolicy = {
    delayMs: 10 * MINUTE_MS,
    severity: 'high',
    quietHours: [],
    digest: null,
  };
  /** How subjects of notices stand; those that are not named are well. */
  subjectStates: Record<string, SubjectState> = {};
  notices: Notice[] = [];
  readonly digestDays = new Map<string, string>();
  readonly messages: NoticeMessage[] = [];
  #ids = 0;

  /** One round. @returns what was sent */
  at(time: string, ...causes: NoticeCause[]): string[] {
    const plan = this.plan(time, ...causes);
    this.notices = plan.notices;
    plan.messages.forEach(message => this.settle(message));
    return plan.messages.map(
      ({ payload }) => `${payload.severity} ${payload.title}`,
    );
  }

  plan(time: string, ...causes: NoticeCause[]) {
    return planNotices({
      now: Date.parse(time),
      reading: {
        causes,
        standing: (_, id) => this.subjectStates[id] ?? 'well',
      },
      notices: this.notices,
      digestDays: this.digestDays,
      policyOf: ({ kind }) =>
        kind === 'stale' ? { ...this.policy, severity: 'normal' } : this.policy,
      newId: () => `n${++this.#ids}`,
    });
  }

  settle(message: NoticeMessage) {
    const { save, remove, digestDay } = message.after;
    this.messages.push(message);
    this.notices = this.notices
      .filter(({ id }) => !remove.includes(id))
      .map(notice => save.find(({ id }) => id === notice.id) ?? notice);
    if (digestDay) {
      this.digestDays.set(message.audience, digestDay);
    }
  }

  get scopes(): string[] {
    return this.messages.map(({ payload }) => payload.scope);
  }
}
