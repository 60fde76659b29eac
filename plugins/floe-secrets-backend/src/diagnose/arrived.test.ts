import { targetOf } from '../model/target';
import {
  Amend,
  findingOf,
  findingsOf,
  readRecorded,
  recordedInput,
} from './__testUtils__/recorded';
import { diagnoseSecret } from './diagnose';
import { stateOf, timeFreeState } from './state';

/** An ExternalSecret that the operator reports as synced, with fields of its own. */
function external(spec: {}, status: {}, events: {}[] = []): Amend {
  return recorded => {
    const { object } = recorded as any;
    Object.assign(object.spec, spec);
    Object.assign(object.status, status);
    recorded.events.splice(0, recorded.events.length, ...(events as any));
  };
}

const ready = (message: string, reason = 'SecretSynced') => ({
  conditions: [
    {
      type: 'Ready',
      status: 'True',
      reason,
      message,
      lastTransitionTime: '2026-11-20T08:00:03Z',
    },
  ],
});

const event = (reason: string, message: string, fields: {} = {}) => ({
  type: reason === 'UpdateFailed' ? 'Warning' : 'Normal',
  reason,
  message,
  involvedObject: { kind: 'ExternalSecret', name: 'es-extract' },
  firstTimestamp: '2026-11-24T02:56:00Z',
  lastTimestamp: '2026-11-24T02:56:00Z',
  ...fields,
});

function evaluated(amend: Amend) {
  const { secret, events } = readRecorded(
    'ExternalSecret',
    'es-extract',
    amend,
  );
  return {
    state: timeFreeState(secret, events),
    findings: findingsOf('ExternalSecret', 'es-extract', amend),
    target: targetOf(secret),
  };
}

describe('a success of the operator that leaves something out', () => {
  const find = [{ find: { name: { regexp: '^shop/.*' } } }];

  it.each(['Owner', 'Orphan'])(
    'is no target if the provider has nothing and it is retained, with creationPolicy %s',
    creationPolicy => {
      const { findings, state, target } = evaluated(
        external(
          {
            dataFrom: find,
            target: {
              name: 'shop-db',
              creationPolicy,
              deletionPolicy: 'Retain',
            },
          },
          {
            binding: { name: '' },
            ...ready('secret retained due to DeletionPolicy=Retain'),
          },
        ),
      );
      expect(state).toBe('failing');
      expect(target.exists).toBeNull();
      expect(findingOf(findings, 'target-missing')).toMatchObject({
        severity: 'error',
        confidence: 'proven',
        summary:
          'The operator has not created the target shop-db, because the provider has nothing that the ExternalSecret refers to.',
      });
    },
  );

  it('is no target if the binding names another one', () => {
    const { state } = evaluated(
      external(
        { target: { name: 'shop-db' } },
        { binding: { name: 'shop-old' }, ...ready('secret synced') },
      ),
    );
    expect(state).toBe('failing');
  });

  it('is a target if the operator writes no binding, or creates none by its policy', () => {
    expect(
      evaluated(recorded => {
        delete (recorded.object as any).status.binding;
      }).state,
    ).toBe('synced');
    expect(
      evaluated(
        external(
          { target: { name: 'x', creationPolicy: 'None' } },
          { binding: { name: '' }, ...ready('secret synced') },
        ),
      ).state,
    ).toBe('synced');
  });

  const twoKeys = {
    dataFrom: undefined,
    data: [
      { secretKey: 'user', remoteRef: { key: 'shop/user' } },
      { secretKey: 'pass', remoteRef: { key: 'shop/pass' } },
    ],
    target: { name: 'shop-db', deletionPolicy: 'Merge' },
  };
  const synced = {
    binding: { name: 'shop-db' },
    refreshTime: '2026-11-24T02:56:01Z',
    ...ready('secret synced'),
  };
  const missing =
    'secret does not exist at provider using spec.dataFrom[1] (key=shop/pass)';

  it('is no success if the provider lacks a key', () => {
    const { findings, state } = evaluated(
      external(twoKeys, synced, [event('MissingProviderSecret', missing)]),
    );
    expect(state).toBe('failing');
    expect(findingOf(findings, 'remote-key-missing')).toMatchObject({
      confidence: 'proven',
      summary:
        'The provider has no key shop/pass, so the target shop-db has no pass.',
    });
  });

  it('recognises an extract that the provider lacks', () => {
    const { findings, state } = evaluated(
      external(
        {
          ...twoKeys,
          data: undefined,
          dataFrom: [{ extract: { key: 'a' } }, { extract: { key: 'b' } }],
        },
        synced,
        [
          event(
            'MissingProviderSecret',
            'secret does not exist at provider using spec.dataFrom[1]',
          ),
        ],
      ),
    );
    expect(state).toBe('failing');
    expect(findingOf(findings, 'remote-key-missing')?.summary).toBe(
      'The provider has no key b.',
    );
  });

  it('counts finds and generators among the entries of dataFrom', () => {
    const { findings } = evaluated(
      external(
        {
          ...twoKeys,
          data: undefined,
          dataFrom: [
            { find: { name: { regexp: '.*' } } },
            { extract: { key: 'a' } },
            { extract: { key: 'b' } },
          ],
        },
        synced,
        [
          event(
            'MissingProviderSecret',
            'secret does not exist at provider using spec.dataFrom[1]',
          ),
        ],
      ),
    );
    expect(findingOf(findings, 'remote-key-missing')?.summary).toBe(
      'The provider has no key a.',
    );
  });

  it('forgets a key that was missing at an earlier attempt', () => {
    const { findings, state } = evaluated(
      external(twoKeys, { ...synced, refreshTime: '2026-11-24T02:57:50Z' }, [
        event('MissingProviderSecret', missing),
      ]),
    );
    expect(state).toBe('synced');
    expect(findingOf(findings, 'remote-key-missing')).toBeUndefined();
  });

  it('reports that a returned target is not filled yet', () => {
    const input = recordedInput('ExternalSecret', 'es-merge-no-target');
    const seen = { targetExists: true, hasFailingChild: false };
    expect(
      stateOf(input.secret, input.events, input.cluster, input.now, seen).state,
    ).toBe('pending');
    expect(
      findingOf(
        diagnoseSecret({ ...input, targetExists: true }),
        'target-missing',
      ),
    ).toMatchObject({
      severity: 'warning',
      summary: expect.stringContaining('exists now'),
    });
  });
});

describe('the keys of a target', () => {
  const keysWith = (template: {}) =>
    evaluated(
      external(
        {
          dataFrom: undefined,
          data: [
            { secretKey: 'user', remoteRef: { key: 'a' } },
            { secretKey: 'pass', remoteRef: { key: 'a' } },
          ],
          target: { name: 'es-extract', template },
        },
        {},
      ),
    ).target.keys;

  it('are those of the provider and of a template that is merged', () => {
    expect(keysWith({ mergePolicy: 'Merge', data: { url: 'x' } })).toEqual([
      'user',
      'pass',
      'url',
    ]);
  });

  it('are those of a template that replaces', () => {
    expect(keysWith({ data: { url: 'x' } })).toEqual(['url']);
  });

  it('are not those of the provider if templates are elsewhere', () => {
    const templateFrom = [{ configMap: { name: 'templates', items: [] } }];
    expect(keysWith({ templateFrom })).toEqual([]);
    expect(keysWith({ templateFrom, mergePolicy: 'Merge' })).toEqual([
      'user',
      'pass',
    ]);
  });
});

describe('an event in which Kubernetes folds similar ones', () => {
  it.each([
    [
      'error processing spec.data[1] (key: shop/pass), err: Secret does not exist',
    ],
  ])('reports the same cause: %s', message => {
    const failing = {
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'SecretSyncedError',
          message: 'could not get secret data from provider',
          lastTransitionTime: '2026-11-24T02:50:00Z',
        },
      ],
    };
    const spec = {
      data: [
        { secretKey: 'user', remoteRef: { key: 'shop/user' } },
        { secretKey: 'pass', remoteRef: { key: 'shop/pass' } },
      ],
    };
    const findings = (words: string) =>
      evaluated(external(spec, failing, [event('UpdateFailed', words)]))
        .findings;
    const folded = findings(`(combined from similar events): ${message}`);
    expect(folded).toEqual(findings(message));
    expect(findingOf(folded, 'remote-key-missing')?.summary).toContain(
      'shop/pass',
    );
  });
});

const PUSH = 'push-ok';

describe('a PushSecret', () => {
  const push =
    (amend: (object: any) => void): Amend =>
    ({ object, events }) => {
      events.splice(0, events.length);
      amend(object);
    };
  const done = (object: any, reason = 'Synced', message = 'done') => {
    object.status.conditions = ready(message, reason).conditions;
  };

  it('has pushed nothing if its labels match no Secret', () => {
    const amend = push(object => {
      done(object);
      object.spec.selector = {
        secret: { selector: { matchLabels: { none: 'here' } } },
      };
      delete object.status.syncedPushSecrets;
      object.status.refreshTime = '2026-11-24T02:56:01Z';
      object.status.syncedResourceVersion = `${object.metadata.generation}-a`;
    });
    const { secret, events } = readRecorded('PushSecret', PUSH, amend);
    expect(timeFreeState(secret, events)).toBe('failing');
    expect(
      findingOf(findingsOf('PushSecret', PUSH, amend), 'push-source-missing'),
    ).toMatchObject({ confidence: 'proven' });
  });

  it('is synced with an operator that writes no times', () => {
    const amend = push(object => {
      done(object);
      object.status.refreshTime = null;
      delete object.status.syncedResourceVersion;
    });
    const { secret, events } = readRecorded('PushSecret', PUSH, amend);
    expect(timeFreeState(secret, events)).toBe('synced');
    expect(
      findingOf(findingsOf('PushSecret', PUSH, amend), 'never-synced'),
    ).toBeUndefined();
  });

  it('reports that its source was deleted', () => {
    const amend = push(object => {
      object.status.conditions = [
        {
          type: 'Ready',
          status: 'False',
          reason: 'SourceDeleted',
          message: 'source secret deleted; provider secrets cleaned up',
          lastTransitionTime: '2026-11-24T02:56:00Z',
        },
      ];
    });
    expect(
      findingOf(findingsOf('PushSecret', PUSH, amend), 'push-source-missing'),
    ).toMatchObject({
      confidence: 'proven',
      summary: expect.stringContaining('does not push again automatically'),
    });
  });
});

describe('a target that is retained because the provider has nothing', () => {
  const input = (targetExists: boolean | null) => ({
    ...recordedInput(
      'ExternalSecret',
      'es-extract',
      external(
        { dataFrom: [{ find: { name: { regexp: '^shop/.*' } } }] },
        {
          binding: { name: 'es-extract' },
          refreshTime: '2026-11-24T02:56:01Z',
          ...ready('secret retained due to DeletionPolicy=Retain'),
        },
      ),
    ),
    targetExists,
  });

  // A deleted target is not made again, and the status stays the same.
  it.each([
    [
      true,
      'synced',
      'The operator leaves the target es-extract as it is (deletionPolicy Retain).',
    ],
    [null, 'unknown', 'and does not make it again if it is deleted'],
    [false, 'failing', 'and does not make it again if it is deleted'],
  ])(
    'is reported if the cluster shows it: %s',
    (targetExists, state, words) => {
      const seen = input(targetExists);
      expect(
        stateOf(seen.secret, seen.events, seen.cluster, seen.now, {
          targetExists,
          hasFailingChild: false,
        }).state,
      ).toBe(state);
      expect(
        findingOf(diagnoseSecret(seen), 'remote-key-missing'),
      ).toMatchObject({
        severity: 'warning',
        confidence: 'proven',
        summary: expect.stringContaining(words),
      });
    },
  );
});

describe('a success of an older generation', () => {
  it('reports nothing about the target of the present spec', () => {
    const { findings, state } = evaluated(recorded => {
      external(
        { target: { name: 'renamed' } },
        { binding: { name: 'es-extract' }, ...ready('secret synced') },
      )(recorded);
      (recorded.object.metadata as any).generation = 2;
    });
    expect(state).toBe('pending');
    expect(findingOf(findings, 'target-missing')).toBeUndefined();
    expect(findingOf(findings, 'change-pending')).toBeDefined();
  });
});

describe('a target that the operator could not write', () => {
  it.each([
    [
      'target-owned-by-other',
      'unable to mutate secret es-extract: secret is owned by another ExternalSecret: other',
      'belonged to the ExternalSecret other at the last attempt',
    ],
    [
      'target-immutable',
      'unable to update secret es-extract: secret is immutable',
      'was immutable at the last attempt',
    ],
  ] as const)(
    'is reported in the past tense after the deletion: %s',
    (id, words, was) => {
      const failed = recordedInput(
        'ExternalSecret',
        'es-extract',
        external(
          {},
          {
            conditions: [
              {
                type: 'Ready',
                status: 'False',
                reason: 'SecretSyncedError',
                message: 'could not update secret',
                lastTransitionTime: '2026-11-24T02:56:00Z',
              },
            ],
          },
          [event('UpdateFailed', words)],
        ),
      );
      const summaryOf = (targetExists: boolean | null) =>
        findingOf(diagnoseSecret({ ...failed, targetExists }), id)?.summary;
      expect(summaryOf(false)).toContain(was);
      expect(summaryOf(true)).not.toContain('last attempt');
      expect(summaryOf(null)).not.toContain('last attempt');
    },
  );
});
