import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { randomUUID } from 'node:crypto';
import { Clock } from '../clock/Clock';
import { CurrentCauses } from './CurrentCauses';
import { DatabaseNoticeStore } from './DatabaseNoticeStore';
import { NoticeConfig } from './readNoticeConfig';
import { NoticeMessage, planNotices } from './planNotices';
import { Notice } from './types';

/**
 * After this many consecutive failures, the other notices wait for the next
 * round.
 */
const MAX_FAILURES = 3;

type NoticeSenderOptions = {
  causes: Pick<CurrentCauses, 'read'>;
  clock: Clock;
  config: NoticeConfig;
  logger: LoggerService;
  notifications: NotificationService;
  store: DatabaseNoticeStore;
};

/**
 * Sends the due notices in rounds. A notice is stored with its scope before it
 * is sent, and marked as sent afterwards: if the replica dies in between,
 * another one sends it again, and the notifications backend treats that as an
 * update of the same notification.
 */
export class NoticeSender {
  readonly #options: NoticeSenderOptions;
  /** The failure that was logged last; it is logged once while it lasts. */
  #logged: string | undefined;

  constructor(options: NoticeSenderOptions) {
    this.#options = options;
  }

  /** Runs one round, unless another replica runs one. */
  async round(signal?: AbortSignal): Promise<void> {
    const { store } = this.#options;
    const token = await store.begin();
    if (!token) {
      return;
    }
    try {
      await this.#send(token, signal);
    } finally {
      await store.end(token);
    }
  }

  async #send(token: string, signal?: AbortSignal): Promise<void> {
    const { causes, clock, config, store } = this.#options;
    const { notices, digestDays } = await store.read();
    const plan = planNotices({
      now: clock.now(),
      reading: await causes.read(notices),
      notices,
      digestDays,
      policyOf: config.policyOf,
      newId: randomUUID,
    });
    if (!(await store.write(token, changes(notices, plan.notices)))) {
      return;
    }
    let failures = 0;
    for (const message of plan.messages) {
      if (
        signal?.aborted ||
        failures === MAX_FAILURES ||
        !(await store.renew(token))
      ) {
        return;
      }
      if (!(await this.#deliver(message))) {
        failures += 1;
        continue;
      }
      failures = 0;
      const { digestDay, save, remove } = message.after;
      const { audience } = message;
      await store.write(token, {
        save,
        remove,
        ...(digestDay && { digest: { audience, day: digestDay } }),
      });
    }
  }

  /**  @returns whether the notifications backend accepted it */
  async #deliver({ audience, payload }: NoticeMessage): Promise<boolean> {
    const { logger, notifications } = this.#options;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: audience },
        payload,
      });
      this.#logged = undefined;
      return true;
    } catch (error) {
      const text = failureText(String((error as Error).message));
      if (this.#logged !== text) {
        this.#logged = text;
        logger.warn(text);
      }
      return false;
    }
  }
}

/** Advice by the status in the error of `DefaultNotificationService`. */
function failureText(message: string): string {
  const status = /\bstatus (\d{3})\b/.exec(message)?.[1];
  if (status === '404') {
    return "Owners cannot be notified of failing secrets, because this backend has no notifications plugin. Add backend.add(import('@backstage/plugin-notifications-backend')), or set floeSecrets.notifications.enabled to false. Notices are kept until then.";
  }
  return `Owners cannot be notified of failing secrets: the notifications plugin ${
    status ? `answered with status ${status}` : 'cannot be reached'
  }. Notices are kept and sent in a later round.`;
}

/** The differences between the notices before and after. */
function changes(before: Notice[], after: Notice[]) {
  const kept = new Set(after.map(({ id }) => id));
  const known = new Map(
    before.map(notice => [notice.id, JSON.stringify(notice)]),
  );
  return {
    save: after.filter(
      notice => known.get(notice.id) !== JSON.stringify(notice),
    ),
    remove: before.flatMap(({ id }) => (kept.has(id) ? [] : id)),
  };
}
