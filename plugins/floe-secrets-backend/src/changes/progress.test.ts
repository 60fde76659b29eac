import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { ObservedSecret } from '../model/observed';
import {
  aChangedObject,
  aMergedChange,
  anObservedSecret,
} from './__testUtils__/changes';
import { baselineOf, movement, provesApplied, provesSynced } from './progress';

const now = new Date('2026-11-24T03:05:00Z');
const seen = (...secrets: ObservedSecret[]) =>
  new Map(secrets.map(secret => [secret.id, { secret, events: [] }]));

describe('provesApplied', () => {
  it('is a newer generation than before the merge', () => {
    const change = aMergedChange();
    expect(provesApplied(change, seen(anObservedSecret()), now)).toBeNull();
    expect(
      provesApplied(
        change,
        seen(
          anObservedSecret({
            generation: 2,
            specChangedAt: '2026-11-24T03:00:30Z',
          }),
        ),
        now,
      ),
    ).toEqual({
      at: '2026-11-24T03:00:30.000Z',
      proof: 'ExternalSecret floe-dagster-postgresql-secret: generation 1 → 2',
    });
  });

  it('is an object that appeared, or was created again', () => {
    const secret = anObservedSecret();
    expect(
      provesApplied(
        aMergedChange({ objects: [aChangedObject(null)] }),
        seen(secret),
        now,
      )?.proof,
    ).toBe(
      'ExternalSecret floe-dagster-postgresql-secret appeared (generation 1)',
    );
    expect(
      provesApplied(aMergedChange(), seen(anObservedSecret({ uid: 'b' })), now)
        ?.proof,
    ).toContain('was created again');
  });

  it('waits for every object of the change', () => {
    const missing = { ...aChangedObject(null), secretId: 'f'.repeat(32) };
    const change = aMergedChange({ objects: [aChangedObject(), missing] });
    const moved = anObservedSecret({ generation: 2 });
    expect(provesApplied(change, seen(moved), now)).toBeNull();
  });

  it('ignores an object that the change does not affect', () => {
    const other = { ...anObservedSecret(), id: 'e'.repeat(32), name: 'other' };
    const change = aMergedChange({
      objects: [
        aChangedObject(),
        { ...aChangedObject(), name: 'other', secretId: other.id },
      ],
    });
    expect(
      provesApplied(
        change,
        seen(anObservedSecret({ generation: 2 }), other),
        now,
      )?.proof,
    ).not.toContain('other');
  });

  it('is never before the merge nor in the future', () => {
    const at = (specChangedAt: string) =>
      provesApplied(
        aMergedChange(),
        seen(anObservedSecret({ generation: 2, specChangedAt })),
        now,
      )?.at;
    expect(at('2026-11-24T02:00:00Z')).toBe('2026-11-24T03:00:00.000Z');
    expect(at('2026-11-24T04:00:00Z')).toBe('2026-11-24T03:05:00.000Z');
  });

  it('detects a scope annotation, which does not change the generation', () => {
    const { secret } = readRecorded('SealedSecret', 'ss-other-key');
    const object = {
      ...aChangedObject(),
      kind: 'SealedSecret',
      name: secret.name,
      baseline: baselineOf(secret),
    };
    expect(movement(object, secret)).toBeNull();
    expect(
      movement(object, {
        ...secret,
        facts: { ...secret.facts, scope: 'strict' } as any,
      }),
    ).toBe('SealedSecret ss-other-key: scope namespace-wide → strict');
  });

  it('proves nothing of kinds that are not observed', () => {
    const change = aMergedChange({
      objects: [{ ...aChangedObject(null), kind: 'Secret', secretId: null }],
    });
    expect(provesApplied(change, new Map(), now)).toBeNull();
    expect(provesSynced(change, new Map(), now)).toBeNull();
  });
});

describe('provesSynced', () => {
  const applied = aMergedChange({
    status: 'applied',
    applied: { at: '2026-11-24T03:00:30.000Z', proof: '' },
  });

  it('is the newest generation at its target', () => {
    expect(
      provesSynced(
        applied,
        seen(
          anObservedSecret({
            generation: 2,
            refreshTime: '2026-11-24T03:00:31Z',
          }),
        ),
        now,
      ),
    ).toEqual({
      at: '2026-11-24T03:00:31.000Z',
      proof:
        'ExternalSecret floe-dagster-postgresql-secret synced in generation 2 at 2026-11-24T03:00:31Z',
      isConfirmed: true,
    });
  });

  it.each([
    ['an older generation is synced', { generation: 2, syncedGeneration: 1 }],
    ['it is failing', { generation: 2, ready: 'False' as const }],
  ])('is not shown while %s', (_, options) => {
    expect(
      provesSynced(applied, seen(anObservedSecret(options)), now),
    ).toBeNull();
  });
});

describe('the evidence of Secrets, if they are observed', () => {
  const change = aMergedChange({ status: 'applied' });
  const secret = anObservedSecret({ generation: 2 });

  it.each([
    ['shown', true],
    ['written-since', true],
    ['not-known', true],
    ['not-shown', false],
  ] as const)(
    'is combined with that of the operator: %s',
    (arrival, isProven) => {
      expect(
        provesSynced(change, seen(secret), now, () => arrival) !== null,
      ).toBe(isProven);
    },
  );
});

describe('a target that the operator does not change', () => {
  const synced = (facts: {}) => {
    const secret = anObservedSecret({ generation: 2 });
    Object.assign(secret.facts, { syncedResourceVersion: '2-a', ...facts });
    return secret;
  };
  const before = baselineOf(anObservedSecret({ generation: 1 }));
  const change = (baseline: typeof before) =>
    aMergedChange({ objects: [aChangedObject(baseline)] });

  it('proves nothing if it is immutable and existed before', () => {
    const immutable = synced({ immutable: true });
    expect(provesSynced(change(before), seen(immutable), now)).toBeNull();
    expect(provesSynced(change(null), seen(immutable), now)).not.toBeNull();
    expect(provesSynced(change(before), seen(synced({})), now)).not.toBeNull();
  });

  it('proves the change if it was created again since', () => {
    const immutable = seen(synced({ immutable: true }));
    const proof = (arrival: 'shown' | 'written-since') =>
      provesSynced(change(before), immutable, now, () => arrival);
    expect(proof('shown')).toBeNull();
    expect(proof('written-since')).not.toBeNull();
  });

  it('proves nothing if it is retained', () => {
    const retained = synced({
      ready: {
        status: 'True',
        reason: 'SecretSynced',
        message: 'secret retained due to DeletionPolicy=Retain',
        lastTransitionTime: '2026-11-24T03:00:00Z',
      },
    });
    expect(provesSynced(change(before), seen(retained), now)).toBeNull();
  });
});
