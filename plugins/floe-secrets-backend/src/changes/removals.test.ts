import { ObservedCluster, ObservedSecret } from '../model/observed';
import { SecretHold } from '../model/observedTargets';
import { targetAddress } from '../model/targetAddress';
import { targetKey } from '../store/targets/DatabaseTargetReader';
import { aMergedChange, anObservedSecret } from './__testUtils__/changes';
import { provesApplied, provesSynced } from './progress';
import { readRemovals, removalBaselineOf } from './removals';
import { toChange } from './toChange';
import { RemovedPart } from './types';

const now = new Date('2026-11-24T03:05:00Z');
const LATER = new Date('2026-11-24T03:30:00Z');
const secret = anObservedSecret();
const NAME = secret.name;
const SECRET = targetAddress(secret)!.name;
const KEY = 'postgresql-password';
const own = { kind: 'ExternalSecret', name: NAME, uid: secret.uid };

function withPolicy(creationPolicy: string): ObservedSecret {
  return { ...secret, facts: { ...secret.facts, creationPolicy } as any };
}

function removed(options: Partial<RemovedPart> = {}): RemovedPart {
  return {
    kind: 'ExternalSecret',
    name: NAME,
    component: 'database',
    secretId: secret.id,
    keys: null,
    baseline: removalBaselineOf(secret),
    ...options,
  };
}

type Shown = { keys?: string[] | null; held?: Partial<SecretHold> | null };
type Options = {
  part?: Partial<RemovedPart>;
  object?: ObservedSecret;
  /** null: it is not there; undefined: Secrets are not observed. */
  shown?: Shown | null;
  secretsState?: 'watching' | 'forbidden' | 'failing';
  objectsState?: 'watching' | 'failing' | 'forbidden';
  reachable?: boolean;
  at?: Date;
};

async function assess(options: Options) {
  const { object, part, reachable = true, shown, at = now } = options;
  const status = (resource: string, state: any) => ({
    cluster: secret.cluster,
    resource,
    apiVersion: null,
    servedVersions: [],
    state,
    reason: null,
    since: '2026-11-24T00:00:00Z',
  });
  const cluster: ObservedCluster = {
    name: secret.cluster,
    title: secret.cluster,
    reachable,
    since: null,
    reason: null,
    version: null,
    configured: true,
    resources: [
      status(
        'externalsecrets.external-secrets.io',
        options.objectsState ?? 'watching',
      ),
      ...(shown === undefined && !options.secretsState
        ? []
        : [status('secrets', options.secretsState ?? 'watching')]),
    ],
  };
  const reader = {
    read: async () => ({
      metadata: new Map(
        shown
          ? [
              [
                targetKey(targetAddress(secret)!),
                {
                  changed: null,
                  keys: shown.keys ?? null,
                  held:
                    shown.held === null
                      ? null
                      : {
                          owners: [],
                          finalizers: [],
                          deletionAt: null,
                          ...shown.held,
                        },
                },
              ],
            ]
          : [],
      ),
      consumers: new Map(),
    }),
    readReleases: async () => new Map(),
  };
  const change = aMergedChange({
    objects: [],
    removed: [removed(part)],
    cluster: secret.cluster,
  });
  const removals = (
    await readRemovals(
      reader,
      [change],
      new Map(object ? [[object.id, object]] : []),
      [cluster],
      () => true,
    )
  )(change);
  const seen = new Map();
  const applied = provesApplied(change, seen, at, removals);
  const answerIn = (reached: 'merged' | 'applied') =>
    toChange({
      change: { ...change, status: reached, applied: change.merged },
      secrets: new Map(),
      removals,
      cluster,
      now: at,
    });
  return {
    state: removals[0].state,
    secrets: removals[0].secrets.map(one => [one.state, one.reason]),
    applied: applied?.proof,
    synced: provesSynced(change, seen, at, undefined, removals),
    problem: answerIn(applied ? 'applied' : 'merged').problem,
  };
}

describe('an object that a change removes', () => {
  it('is waited for while it exists', async () => {
    const answer = await assess({
      object: secret,
      shown: { held: { owners: [own] } },
    });
    expect(answer).toMatchObject({
      state: 'waiting',
      secrets: [['present', null]],
      applied: undefined,
      synced: null,
      problem: null,
    });
    const late = await assess({ object: secret, shown: null, at: LATER });
    expect(late.problem).toContain(`ExternalSecret ${NAME} is still there`);
    expect(late.problem).toContain('prune');
  });

  it('is being deleted while finalizers block it, which are named', async () => {
    const object = {
      ...secret,
      deletionAt: '2026-11-24T03:01:00Z',
      finalizers: [
        'externalsecrets.external-secrets.io/externalsecret-cleanup',
      ],
    };
    const answer = await assess({ object, shown: null, at: LATER });
    expect(answer).toMatchObject({ state: 'deleting', synced: null });
    expect(answer.problem).toContain('externalsecret-cleanup');
  });

  it('is done once its Secret is gone too', async () => {
    expect(await assess({ shown: null })).toMatchObject({
      state: 'gone',
      secrets: [['gone', null]],
      applied: `ExternalSecret ${NAME} is gone`,
      synced: {
        proof: `Secret ${SECRET} is gone`,
        isConfirmed: true,
      },
    });
  });

  it('waits for the garbage collector if the Secret names it as its owner', async () => {
    const options = { shown: { held: { owners: [own] } } };
    expect(await assess(options)).toMatchObject({
      state: 'gone',
      secrets: [['present', null]],
      synced: null,
      problem: null,
    });
    expect((await assess({ ...options, at: LATER })).problem).toContain(
      'garbage collector',
    );
  });

  it.each<[string, Partial<SecretHold>, RemovedPart['baseline'], string]>([
    [
      'a creation policy that owns nothing',
      {},
      removalBaselineOf(withPolicy('Orphan')),
      'creation policy Orphan',
    ],
    [
      'an owner reference that was removed',
      {},
      removalBaselineOf(secret),
      'it has no owner (ownerReferences)',
    ],
    [
      'another owner',
      { owners: [own, { kind: 'SealedSecret', name: 'db', uid: 'other' }] },
      removalBaselineOf(secret),
      'SealedSecret db owns it (ownerReferences)',
    ],
  ])('is done if the Secret is kept by %s', async (_, held, baseline, why) => {
    const answer = await assess({ part: { baseline }, shown: { held } });
    expect(answer.secrets).toEqual([['kept', why]]);
    expect(answer.synced).toMatchObject({
      proof: `Secret ${SECRET} is kept: ${why}`,
      isConfirmed: true,
    });
  });

  it('is not done while the deletion of the Secret waits for a finalizer', async () => {
    const held = {
      deletionAt: '2026-11-24T03:01:00Z',
      finalizers: ['example.com/hold'],
      owners: [own],
    };
    const answer = await assess({ shown: { held }, at: LATER });
    expect(answer).toMatchObject({ synced: null });
    expect(answer.problem).toContain('example.com/hold');
  });

  it('is not done while the owners of the Secret have not been read', async () => {
    expect(await assess({ shown: { held: null } })).toMatchObject({
      secrets: [['present', null]],
      synced: null,
    });
  });

  it.each([undefined, 'forbidden'] as const)(
    'ends as unknown if the portal may not read Secrets: %s',
    async secretsState => {
      const answer = await assess({ secretsState });
      expect(answer.secrets[0][0]).toBe('unknown');
      expect(answer.applied).toBe(`ExternalSecret ${NAME} is gone`);
      expect(answer.synced).toMatchObject({
        isConfirmed: false,
        proof: expect.stringContaining(
          `it is not known whether Secret ${SECRET} is gone`,
        ),
      });
    },
  );

  it('waits if Secrets cannot be read at the moment', async () => {
    expect((await assess({ secretsState: 'failing' })).synced).toBeNull();
  });

  it.each<Options>([
    { reachable: false },
    { objectsState: 'failing' },
    { objectsState: 'forbidden' },
    { part: { kind: 'Secret', secretId: null } },
  ])('is not gone if the cluster cannot be read: %j', async options => {
    expect(await assess({ ...options, shown: null })).toMatchObject({
      state: 'unknown',
      applied: undefined,
      synced: null,
    });
  });

  it('reports that it did not exist before', async () => {
    const answer = await assess({ part: { baseline: null }, shown: null });
    expect(answer.applied).toContain('was not before the merge');
  });
});

describe('keys that a change removes', () => {
  const without = { ...secret, facts: { ...secret.facts, remoteRefs: [] } };
  const part = { keys: [KEY] };

  it('are waited for while the object has them', async () => {
    const options = { part, object: secret, shown: { keys: [KEY] } };
    expect(await assess(options)).toMatchObject({
      state: 'waiting',
      applied: undefined,
    });
    expect((await assess({ ...options, at: LATER })).problem).toContain(
      `still refers to ${KEY}`,
    );
  });

  it('are gone once the Secret does not have them', async () => {
    const object = without as ObservedSecret;
    expect(
      await assess({ part, object, shown: { keys: [KEY, 'other'] } }),
    ).toMatchObject({
      state: 'gone',
      secrets: [['present', null]],
      synced: null,
    });
    expect(
      await assess({ part, object, shown: { keys: ['other'] } }),
    ).toMatchObject({
      secrets: [['gone', null]],
      synced: {
        proof: `Secret ${SECRET} no longer has ${KEY}`,
        isConfirmed: true,
      },
    });
  });

  it('are distinguished from a list that contains their sentence', async () => {
    const many = { keys: [KEY, 'b', 'c', 'd'] };
    const object = without as ObservedSecret;
    const waiting = await assess({
      part: many,
      object: secret,
      shown: { keys: [KEY] },
      at: LATER,
    });
    expect(waiting.problem).toContain(
      `still refers to ${KEY}, b, c, or 1 other. Check`,
    );
    const gone = await assess({ part: many, object, shown: { keys: [] } });
    expect(gone.synced?.proof).toBe(
      `Secret ${SECRET} no longer has ${KEY}, b, c, or 1 other`,
    );
  });

  it('are unknown if managedFields do not name the keys of the Secret', async () => {
    const object = without as ObservedSecret;
    expect(await assess({ part, object, shown: { keys: null } })).toMatchObject(
      {
        synced: { isConfirmed: false },
      },
    );
  });

  it('are not gone with an object that is missing', async () => {
    expect(await assess({ part, shown: null })).toMatchObject({
      state: 'waiting',
      synced: null,
    });
  });
});
