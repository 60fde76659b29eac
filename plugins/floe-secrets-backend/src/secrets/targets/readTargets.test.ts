import { recordedCase } from '../../__testUtils__/recordedCases';
import { extractFluxKustomization } from '../../observe/extract/fluxKustomization';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import {
  TargetReader,
  targetKey,
} from '../../store/targets/DatabaseTargetReader';
import { readTargets } from './readTargets';

const now = new Date('2026-11-24T12:00:00Z');
const changed = { at: '2026-11-20T00:00:00.000Z', precision: 'exact' as const };

function cluster(
  states: Record<string, 'watching' | 'forbidden' | 'listing'>,
): Map<string, ObservedCluster> {
  const name = 'production';
  return new Map([
    [
      name,
      {
        name,
        title: name,
        reachable: true,
        since: null,
        reason: null,
        version: null,
        configured: true,
        resources: Object.entries(states).map(([resource, state]) => ({
          cluster: name,
          resource,
          apiVersion: 'v1',
          servedVersions: ['v1'],
          state,
          reason: null,
          since: '2026-11-24T00:00:00.000Z',
        })),
      },
    ],
  ]);
}

/** Knows the named Secrets, none of which anything uses. */
function readerOf(...targets: { namespace: string; name: string }[]) {
  return {
    read: jest.fn<ReturnType<TargetReader['read']>, any>(async () => ({
      metadata: new Map(
        targets.map(target => [
          targetKey({ cluster: 'production', ...target }),
          { changed, keys: ['password'], held: null },
        ]),
      ),
      consumers: new Map(),
    })),
    readReleases: jest.fn(async () => new Map()),
  };
}

const secret = anExternalSecret();
const target = {
  namespace: secret.namespace,
  name: (secret.facts as { targetName: string }).targetName,
};
const lastSign = Math.max(
  ...[
    secret.createdAt,
    secret.specChangedAt,
    (secret.facts as any).refreshTime,
    (secret.facts as any).ready?.lastTransitionTime,
  ].map(time => Date.parse(time) || 0),
);

async function of(
  observed: ObservedSecret,
  states: Parameters<typeof cluster>[0],
  reader = readerOf(),
  at = now,
) {
  return (await readTargets(reader, [observed], cluster(states), () => at))(
    observed,
  );
}

describe('a target', () => {
  it('needs no query if neither Secrets nor pods are observed', async () => {
    const reader = readerOf();
    expect(await of(secret, {}, reader)).toEqual({
      exists: null,
      missing: [],
      keys: null,
      changed: null,
      consumers: null,
      release: null,
    });
    expect(reader.read).not.toHaveBeenCalled();
  });

  it('exists, with the last change of its metadata', async () => {
    expect(await of(secret, { secrets: 'watching' }, readerOf(target))).toEqual(
      {
        exists: true,
        missing: [],
        keys: ['password'],
        changed,
        consumers: null,
        release: null,
      },
    );
  });

  it('is missing, if the Secrets are watched', async () => {
    const { exists } = await of(
      secret,
      { secrets: 'watching' },
      readerOf(),
      new Date(lastSign + 31_000),
    );
    expect(exists).toBe(false);
  });

  it('is waited for after the operator wrote it', async () => {
    const { exists } = await of(
      secret,
      { secrets: 'watching' },
      readerOf(),
      new Date(lastSign + 29_000),
    );
    expect(exists).toBeNull();
  });

  it.each(['forbidden', 'listing'] as const)(
    'is unknown while Secrets are %s',
    async state => {
      expect((await of(secret, { secrets: state })).exists).toBeNull();
    },
  );

  it('has no consumers if nothing uses it; without pods, that is unknown', async () => {
    expect((await of(secret, { pods: 'watching' })).consumers).toEqual([]);
    expect((await of(secret, { pods: 'forbidden' })).consumers).toBeNull();
  });

  it('is not missing if the object creates none', async () => {
    const { facts } = secret;
    const none = {
      ...secret,
      facts: { ...facts, creationPolicy: 'None' },
    } as ObservedSecret;
    expect((await of(none, { secrets: 'watching' })).exists).toBeNull();
  });
});

describe('the keys of a target', () => {
  it('are unknown if the operator has just written it', async () => {
    const at = (offset: number) =>
      of(
        secret,
        { secrets: 'watching' },
        readerOf(target),
        new Date(lastSign + offset),
      );
    expect((await at(29_000)).keys).toBeNull();
    expect((await at(31_000)).keys).toEqual(['password']);
  });
});

describe('the Secrets of an object that creates several', () => {
  /** A recorded Kustomization with two Secrets in its inventory. */
  function kustomization(spec: object = {}): ObservedSecret {
    const { object } = recordedCase('Kustomization', 'sops-ok');
    const { status } = object as any;
    return extractFluxKustomization(
      {
        ...object,
        spec: { ...(object as any).spec, ...spec },
        status: {
          ...status,
          inventory: {
            entries: [
              { id: 'shop_one__Secret', v: 'v1' },
              { id: 'shop_two__Secret', v: 'v1' },
            ],
          },
        },
      } as typeof object,
      {
        cluster: 'production',
        group: 'kustomize.toolkit.fluxcd.io',
        version: 'v1',
        kind: 'Kustomization',
        now: now.toISOString(),
      },
    )!;
  }
  const one = { namespace: 'shop', name: 'one' };
  const two = { namespace: 'shop', name: 'two' };
  const seen = (observed: ObservedSecret, ...there: (typeof one)[]) =>
    of(
      observed,
      { secrets: 'watching' },
      readerOf(...there),
      new Date('2027-01-01T00:00:00Z'),
    );

  it('all exist, or the missing ones are named', async () => {
    expect(await seen(kustomization(), one, two)).toMatchObject({
      exists: true,
      missing: [],
    });
    expect(await seen(kustomization(), one)).toMatchObject({
      exists: false,
      missing: [two],
    });
  });

  it('are not searched for if they are applied to another cluster', async () => {
    const remote = kustomization({
      kubeConfig: { secretRef: { name: 'other-cluster' } },
    });
    expect((await seen(remote)).exists).toBeNull();
  });
});
