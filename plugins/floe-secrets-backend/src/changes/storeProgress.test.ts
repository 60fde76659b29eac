import { aStore } from '../model/__testUtils__/observedObjects';
import { ObservedStore } from '../model/observed';
import { aMergedChange } from './__testUtils__/changes';
import { provesApplied, provesSynced } from './progress';
import { storeIdOf } from './storeProgress';
import { toChange } from './toChange';
import { ObjectBaseline } from './types';

const now = new Date('2026-11-24T04:00:00Z');

function changeOf(baseline: ObjectBaseline = null) {
  return aMergedChange({
    objects: [
      {
        kind: 'SecretStore',
        name: 'aws',
        component: null,
        secretId: null,
        baseline,
      },
    ],
  });
}

function storesWith(fields: Partial<ObservedStore>) {
  const change = changeOf();
  const store = aStore({
    cluster: change.cluster,
    kind: 'SecretStore',
    namespace: change.namespace,
    name: 'aws',
    uid: 'a',
    generation: 1,
    specChangedAt: '2026-11-24T03:50:00.000Z',
    ...fields,
  });
  return new Map([[storeIdOf(change, change.objects[0])!, store]]);
}

const ready = (status: 'True' | 'False', at = '2026-11-24T03:51:00.000Z') => ({
  status,
  reason: status === 'True' ? 'Valid' : 'InvalidProviderConfig',
  message: '',
  lastTransitionTime: at,
});

const applied = (
  fields: Partial<ObservedStore>,
  baseline: ObjectBaseline = null,
) =>
  provesApplied(changeOf(baseline), new Map(), now, [], storesWith(fields))
    ?.proof;

const synced = (
  fields: Partial<ObservedStore>,
  baseline: ObjectBaseline = null,
) =>
  provesSynced(
    changeOf(baseline),
    new Map(),
    now,
    undefined,
    [],
    storesWith(fields),
  )?.proof;

describe('a change that creates a store', () => {
  it('is applied when the store appears, is created again or has a newer generation', () => {
    expect(provesApplied(changeOf(), new Map(), now)).toBeNull();
    expect(applied({})).toBe('SecretStore aws appeared (generation 1)');
    const before = { uid: 'a', generation: 1, scope: null };
    expect(applied({}, before)).toBeUndefined();
    expect(applied({ generation: 2 }, before)).toBe(
      'SecretStore aws: generation 1 → 2',
    );
    expect(applied({ uid: 'b' }, before)).toContain('created again');
  });

  it('is synced when the store is Ready, by a condition that is new enough for its spec', () => {
    expect(provesSynced(changeOf(), new Map(), now)).toBeNull();
    expect(synced({ ready: null })).toBeUndefined();
    expect(synced({ ready: ready('False') })).toBeUndefined();
    expect(synced({ ready: ready('True') })).toBe(
      'SecretStore aws is Ready (Valid)',
    );
    const before = { uid: 'a', generation: 1, scope: null };
    const changed = {
      generation: 2,
      ready: ready('True', '2026-11-01T00:00:00.000Z'),
    };
    expect(synced(changed, before)).toContain('Ready');
    expect(
      synced({ ...changed, specChangedAt: '2026-11-24T03:58:00.000Z' }, before),
    ).toBeUndefined();
  });

  it('shows nothing about a ClusterSecretStore that its namespace may not use', () => {
    const answer = (namespaces: string[] | null) => {
      const object = {
        ...changeOf().objects[0],
        kind: 'ClusterSecretStore',
      };
      const change = { ...changeOf(), objects: [object] };
      const store = aStore({
        cluster: change.cluster,
        kind: 'ClusterSecretStore',
        namespace: null,
        name: object.name,
        ready: ready('False'),
        namespaceConditions: [
          {
            namespaces: namespaces ?? [],
            namespaceRegexes: [],
            hasSelector: false,
          },
        ],
      });
      const stores = new Map(
        namespaces ? [[storeIdOf(change, object)!, store]] : [],
      );
      expect(provesApplied(change, new Map(), now, [], stores) === null).toBe(
        !namespaces?.includes(change.namespace),
      );
      return toChange({
        change,
        secrets: new Map(),
        stores,
        cluster: { configured: true, reachable: true } as never,
        now,
      });
    };
    expect(answer(['floe'])).toMatchObject({
      objects: [{ state: 'failing' }],
      problem: expect.stringContaining('InvalidProviderConfig'),
    });
    const hidden = answer(['platform']);
    expect(hidden.objects[0].state).toBeNull();
    expect(hidden.problem).toContain(
      'its conditions let namespace floe use it',
    );
    expect(hidden).toEqual(answer(null));
  });

  it('shows its state and why it does not continue', () => {
    const answer = (
      fields: Partial<ObservedStore> | undefined,
      status: 'merged' | 'applied',
    ) =>
      toChange({
        change: { ...changeOf(), status },
        secrets: new Map(),
        stores: fields && storesWith(fields),
        cluster: { configured: true, reachable: true } as never,
        now,
      });
    expect(answer({ ready: ready('True') }, 'applied')).toMatchObject({
      objects: [{ kind: 'SecretStore', state: 'synced' }],
      problem: null,
    });
    const failing = answer({ ready: ready('False') }, 'applied');
    expect(failing.objects[0].state).toBe('failing');
    expect(failing.problem).toContain(
      'SecretStore aws is not Ready (InvalidProviderConfig)',
    );
    expect(failing.steps.at(-1)?.state).toBe('failed');
    const missing = answer(undefined, 'merged');
    expect(missing.objects[0].state).toBeNull();
    expect(missing.problem).toContain('SecretStore aws is not in namespace');
  });
});
