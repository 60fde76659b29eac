import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';

const GENERATED = [
  { sourceRef: { generatorRef: { kind: 'Password', name: 'a' } } },
];
const VAULT = { vault: { server: 'https://a:8200', path: 'kv' } };

const failing = (words: string, spec: object): Case => ({
  kind: 'ExternalSecret',
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { kind: 'SecretStore', name: 'main' },
    ...spec,
  },
  status: {
    binding: { name: 'db' },
    refreshTime: '2026-11-24T10:40:00Z',
    syncedResourceVersion: '1-a',
    ...condition(
      ...(['Ready', 'False'] as const),
      ...(['could not get secret data', '2026-11-24T11:40:00Z'] as const),
      'SecretSyncedError',
    ),
  },
  events: [
    { reason: 'UpdateFailed', message: words, at: '2026-11-24T11:57:00Z' },
  ],
  stores: [storeOf('SecretStore', 'main', VAULT)],
});

const synced = (spec: object, fields: Partial<Case> = {}): Case => ({
  ...failing('', spec),
  status: {
    binding: { name: 'db' },
    refreshTime: '2026-11-24T11:40:00Z',
    syncedResourceVersion: '1-a',
    ...condition(
      ...(['Ready', 'True'] as const),
      ...(['secret synced', '2026-11-24T08:00:00Z'] as const),
      'SecretSynced',
    ),
  },
  events: [],
  ...fields,
});

const pushing = (selector: object): Case => ({
  kind: 'PushSecret',
  spec: {
    refreshInterval: '1h',
    secretStoreRefs: [{ kind: 'SecretStore', name: 'main' }],
    selector,
    data: [{ match: { secretKey: 'p', remoteRef: { remoteKey: 'p' } } }],
  },
  status: condition(
    ...(['Ready', 'False'] as const),
    ...(['set secret failed', '2026-11-24T11:57:00Z'] as const),
    'Errored',
  ),
  events: [
    {
      reason: 'Errored',
      message: 'SecretStore "main" is not ready',
      at: '2026-11-24T11:57:00Z',
    },
  ],
  stores: [storeOf('SecretStore', 'main', VAULT)],
});

/** The remedies that have the operator refresh. */
const titlesOf = (one: Case) =>
  evaluate(one)
    .findings.flatMap(({ remedies }) => remedies)
    .filter(
      ({ action, command }) =>
        action === 'refresh' || /force-sync|delete secret/.test(command ?? ''),
    )
    .map(({ title }) => title);

const cases: [string, (spec: object) => Case][] = [
  [
    'a store that is ready again',
    spec => failing('SecretStore "main" is not ready', spec),
  ],
  [
    'a change that waits',
    spec => synced(spec, { metadata: { generation: 2 } }),
  ],
  ['a target that is gone', spec => synced(spec, { targetExists: false })],
  [
    'a target without a key',
    spec =>
      synced(
        { ...spec, data: [{ secretKey: 'p', remoteRef: { key: 'p' } }] },
        { targetKeys: ['other'] },
      ),
  ],
  [
    'an immutable target',
    spec => synced({ ...spec, target: { immutable: true } }),
  ],
  [
    'a window that is waited for',
    spec =>
      synced(
        {
          ...spec,
          syncWindows: {
            kind: 'allow',
            windows: [{ schedule: '0 2 * * *', duration: '1h' }],
          },
        },
        { now: '2026-11-24T20:00:00Z', metadata: { generation: 2 } },
      ),
  ],
];

describe('a remedy that refreshes', () => {
  it.each(cases)(
    'warns of new values if generators create them: %s',
    (_, one) => {
      const plain = titlesOf(one({ dataFrom: [{ extract: { key: 'k' } }] }));
      const generated = titlesOf(one({ dataFrom: GENERATED }));
      expect(plain.length).toBeGreaterThan(0);
      expect(generated.length).toBeGreaterThan(0);
      expect(plain.join()).not.toContain('new values');
      for (const title of generated) {
        expect(title).toContain('generators make new values');
      }
    },
  );

  it('warns of a PushSecret with a generator', () => {
    const generated = titlesOf(
      pushing({ generatorRef: { kind: 'Password', name: 'a' } }),
    );
    expect(generated).toEqual([
      expect.stringContaining('generators make new values'),
    ]);
    expect(titlesOf(pushing({ secret: { name: 's' } })).join()).not.toContain(
      'new values',
    );
  });
});
