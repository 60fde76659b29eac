import fc from 'fast-check';
import request from 'supertest';
import {
  fillRecorded,
  StartedPlugin,
  startPlugin,
} from '../__testUtils__/startPlugin';
import {
  Canary,
  canary,
  fill,
  FORMATS,
  leaked,
} from '../model/masking/__testUtils__/canary';
import { MASK } from '../model/masking/mask';
import { ObservedSecret, ObservedStore } from '../model/observed';
import { extractEvent } from '../observe/extract/event';
import { observedResources } from '../observe/observedResources';

const NOW = '2026-11-24T11:59:00.000Z';

/** Resources whose objects a cluster lists with words of their operators. */
const RESOURCES = observedResources().filter(({ holds }) => holds !== 'origin');

/** An object that says a message wherever one of the operators says one. */
function objectSaying(message: string, kind: string, index: number) {
  const said = { status: 'False', reason: 'Failed', message };
  const lastTransitionTime = NOW;
  return {
    apiVersion: 'example.com/v1',
    kind,
    metadata: {
      name: `shop-db-${index}`,
      namespace: 'floe',
      uid: `uid-${index}`,
      generation: 1,
      creationTimestamp: '2026-11-24T02:00:00Z',
    },
    spec: {
      provider: { vault: { server: 'https://vault.example.com', path: 'kv' } },
      decryption: { provider: 'sops', secretRef: { name: 'keys' } },
      secretStoreRef: { kind: 'SecretStore', name: 'vault' },
      data: [{ secretKey: 'p', remoteRef: { key: 'floe/prod/db' } }],
      secrets: [{ name: 'a' }],
    },
    status: {
      message,
      conditions: [
        { type: 'Ready', ...said, lastTransitionTime },
        { type: 'Synced', ...said, lastTransitionTime },
      ],
      failedNamespaces: [{ namespace: 'floe', reason: message }],
      secrets: [{ name: 'a', namespace: 'floe', condition: said }],
    },
  };
}

function eventSaying(message: string, kind: string, index: number) {
  return extractEvent(
    {
      metadata: { uid: `event-${index}` },
      involvedObject: {
        kind,
        name: `shop-db-${index}`,
        namespace: 'floe',
        uid: `uid-${index}`,
      },
      type: 'Warning',
      reason: { SealedSecret: 'ErrUnsealFailed' }[kind] ?? 'UpdateFailed',
      message,
      lastTimestamp: NOW,
    } as any,
    { cluster: 'prod', now: NOW },
  )!;
}

describe('messages of operators that can contain a value', () => {
  let plugin: StartedPlugin;
  let answers: string;
  let tables: string;
  const values: Canary[] = [];

  beforeAll(async () => {
    plugin = await startPlugin();
    await fillRecorded(plugin);
    const secrets: ObservedSecret[] = [];
    const stores: ObservedStore[] = [];
    const events = FORMATS.map(({ format }, index) => {
      const { extract, group, holds, kind } =
        RESOURCES[index % RESOURCES.length];
      const [value] = fc.sample(canary, 1);
      values.push(value);
      const message = fill(format, value);
      const found = extract(objectSaying(message, kind, index) as any, {
        ...{ cluster: 'prod', group, version: 'v1', kind, now: NOW },
      });
      (holds === 'store' ? stores : secrets).push(found as any);
      return eventSaying(message, kind, index);
    });
    await plugin.store.fill({ secrets, stores, events });

    const server = plugin.backend.server;
    const get = async (path: string) =>
      (await request(server).get(`/api/floe-secrets/v1${path}`).expect(200))
        .text;
    const list = await get('/secrets?limit=500');
    const ids = JSON.parse(list).items.map(({ id }: { id: string }) => id);
    if (ids.length < secrets.length) {
      throw new Error(`The list has ${ids.length} of ${secrets.length}`);
    }
    const details = [];
    for (const id of ids) {
      details.push(await get(`/secrets/${id}`));
    }
    answers = [list, await get('/stores'), ...details].join('\n');

    const { database } = plugin.store;
    const names = await database('sqlite_master')
      .where('type', 'table')
      .pluck('name');
    tables = JSON.stringify(
      await Promise.all(names.map(name => database(name))),
    );
  }, 120_000);

  afterAll(() => plugin?.stop());

  it('are stored without it', () => {
    expect(tables).toContain('shop-db-0');
    expect(values.map(value => leaked(tables, value, 9))).toEqual(
      values.map(() => undefined),
    );
  });

  it('are answered without it', () => {
    expect(answers).toContain('shop-db-0');
    expect(values.map(value => leaked(answers, value, 9))).toEqual(
      values.map(() => undefined),
    );
  });

  it('come with the command that shows the withheld text', () => {
    const texts = [
      ...answers.matchAll(/"(?:text|message)":"((?:[^"\\]|\\.)*)"/g),
    ]
      .map(([, text]) => text)
      .filter(text => text.includes(MASK));
    expect(texts.length).toBeGreaterThan(FORMATS.length / 2);
    for (const text of texts) {
      expect(text).toMatch(
        /\(text withheld; see it with `kubectl describe [a-z]+ [a-z0-9-]+(?: -n floe)?`\)/,
      );
    }
  });
});
