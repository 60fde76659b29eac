import { mockServices } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { ConfigReader } from '@backstage/config';
import { Knex } from 'knex';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import {
  createTestDatabases,
  createTestStore,
} from '../store/__testUtils__/createTestStore';
import { causeOf } from './__testUtils__/notices';
import { DatabaseNoticeStore } from './DatabaseNoticeStore';
import { NoticeSender } from './NoticeSender';
import { readNoticeConfig } from './readNoticeConfig';
import { NoticeCause } from './types';

const MINUTE_MS = 60_000;
const DENIED = causeOf('provider-access-denied', ['db']);
const FAILS = 'Secret db on eu-1 fails: Provider denies access';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('NoticeSender, %p', id => {
  let knex: Knex;
  let clock: ManualClock;
  let sent: NotificationSendOptions[];
  let causes: NoticeCause[];

  beforeEach(async () => {
    knex = await databases.init(id);
    clock = new ManualClock('2026-11-24T10:00:00Z');
    await createTestStore({ database: knex, clock });
    sent = [];
    causes = [DENIED];
  });

  function replica(
    options: {
      send?: (message: NotificationSendOptions) => Promise<void>;
      config?: object;
    } = {},
  ) {
    const logger = mockServices.logger.mock();
    const sender = new NoticeSender({
      causes: {
        read: async () => ({ causes, standing: () => 'well' }),
      },
      clock,
      config: readNoticeConfig(
        new ConfigReader({
          floeSecrets: { notifications: options.config ?? {} },
        }),
      ),
      logger,
      notifications: {
        send:
          options.send ??
          (async message => {
            sent.push(message);
          }),
      },
      store: new DatabaseNoticeStore({ database: knex }),
    });
    return { round: () => sender.round(), logger };
  }

  const titles = () => sent.map(({ payload }) => payload.title);
  const pass = (minutes: number) => clock.advance(minutes * MINUTE_MS);

  it('sends once over restarts and replicas, and sends the end', async () => {
    await replica().round();
    await pass(10);
    await replica().round();
    await replica().round();
    await pass(60);
    await replica().round();
    expect(titles()).toEqual([FAILS]);
    expect(sent[0]).toMatchObject({
      recipients: { type: 'entity', entityRef: 'group:default/orders' },
      payload: { severity: 'high', topic: 'secrets-failing' },
    });
    causes = [];
    await replica().round();
    await pass(10);
    await Promise.all([replica().round(), replica().round()]);
    expect(titles()).toEqual([FAILS, 'Works again: Secret db on eu-1']);
    expect(sent[1].payload.scope).toBe(sent[0].payload.scope);
    expect(await knex('notices')).toEqual([]);
  });

  it('sends by one of two replicas that begin at the same time', async () => {
    await replica().round();
    await pass(10);
    await Promise.all([replica().round(), replica().round()]);
    expect(titles()).toEqual([FAILS]);
  });

  it('leaves the rest to the replica that took over from a slow one', async () => {
    causes = ['a', 'b'].map(name =>
      causeOf('provider-access-denied', [name], {
        audience: `group:default/${name}`,
      }),
    );
    await replica().round();
    await pass(10);
    const fast = replica();
    const slow = replica({
      send: async message => {
        sent.push(message);
        // It stands still for longer than its lease lasts.
        await knex('notice_leases').update({ expires_at: 0 });
        await fast.round();
      },
    });
    await slow.round();
    // The message that was under way is sent once more, as an update.
    expect(titles().sort()).toEqual([
      'Secret a on eu-1 fails: Provider denies access',
      'Secret a on eu-1 fails: Provider denies access',
      'Secret b on eu-1 fails: Provider denies access',
    ]);
    expect(new Set(sent.map(({ payload }) => payload.scope)).size).toBe(2);
    await pass(1);
    await replica().round();
    expect(sent).toHaveLength(3);
  });

  it('does not wait forever for the lease of a killed replica', async () => {
    await replica().round();
    await pass(10);
    await knex('notice_leases').update({
      token: 'killed',
      expires_at: Number.MAX_SAFE_INTEGER,
    });
    await replica().round();
    expect(sent).toEqual([]);
    await knex('notice_leases').update({ expires_at: 0 });
    await replica().round();
    expect(titles()).toEqual([FAILS]);
  });

  it('keeps unsent notices, logs once how to enable them, and sends them later', async () => {
    await replica().round();
    await pass(10);
    const { round, logger } = replica({
      send: async () => {
        // The words of DefaultNotificationService.
        throw new Error(
          'Failed to send notifications: Error: Request failed with status 404',
        );
      },
    });
    await round();
    await round();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('@backstage/plugin-notifications-backend'),
    );
    await replica().round();
    expect(titles()).toEqual([FAILS]);
  });

  it('quotes nothing of an error, which may contain anything', async () => {
    await replica().round();
    await pass(10);
    const { round, logger } = replica({
      send: async () => {
        throw new Error('Failed: hunter2');
      },
    });
    await round();
    expect(JSON.stringify(logger.warn.mock.calls)).not.toMatch('hunter2');
  });

  it('is not blocked by one refused message', async () => {
    causes = ['a', 'b'].map(name =>
      causeOf('provider-access-denied', [name], {
        audience: `group:default/${name}`,
      }),
    );
    await replica().round();
    await pass(10);
    await replica({
      send: async message => {
        if (message.payload.title.includes('Secret a')) {
          throw new Error('Request failed with status 400');
        }
        sent.push(message);
      },
    }).round();
    expect(titles()).toEqual([
      'Secret b on eu-1 fails: Provider denies access',
    ]);
  });

  it('sends one digest a day over replicas', async () => {
    const config = { digest: { at: '08:00', timeZone: 'Europe/Berlin' } };
    await replica({ config }).round();
    clock.set('2026-11-25T07:00:00Z');
    await replica({ config }).round();
    await replica({ config }).round();
    clock.set('2026-11-26T07:00:00Z');
    await replica({ config }).round();
    expect(titles()).toEqual([
      'Secrets today: 1 new',
      'Secrets today: 1 not resolved yet',
    ]);
  });

  it('releases its lease if the causes cannot be read', async () => {
    const store = new DatabaseNoticeStore({ database: knex });
    const sender = new NoticeSender({
      causes: {
        read: async () => {
          throw new Error('The catalog is away');
        },
      },
      clock,
      config: readNoticeConfig(new ConfigReader({})),
      logger: mockServices.logger.mock(),
      notifications: { send: async () => {} },
      store,
    });
    await expect(sender.round()).rejects.toThrow('The catalog is away');
    expect(await store.begin()).toBeDefined();
  });
});
