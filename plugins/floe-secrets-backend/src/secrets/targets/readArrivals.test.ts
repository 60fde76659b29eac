import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { DataChange } from '../../model/observedTargets';
import { targetOf } from '../../model/target';
import { targetAddress } from '../../model/targetAddress';
import { targetKey } from '../../store/targets/DatabaseTargetReader';
import { readArrivals } from './readArrivals';

const made = anExternalSecret();
const secret = {
  ...made,
  facts: { ...made.facts, templateKeys: ['user', 'pass'] },
} as ObservedSecret;
const asked = targetOf(secret).keys;

function clusterThat(state: 'watching' | 'forbidden' | null): ObservedCluster {
  return {
    name: secret.cluster,
    title: secret.cluster,
    reachable: true,
    since: null,
    reason: null,
    version: null,
    configured: true,
    resources: state
      ? [
          {
            cluster: secret.cluster,
            resource: 'secrets',
            apiVersion: 'v1',
            servedVersions: ['v1'],
            state,
            reason: null,
            since: '2026-11-24T00:00:00Z',
          },
        ]
      : [],
  };
}

async function arrival(
  keys: string[] | null | undefined,
  state: Parameters<typeof clusterThat>[0] = 'watching',
  observed: ObservedSecret = secret,
  changed: DataChange | null = null,
) {
  const reader = {
    read: async () => ({
      metadata: new Map(
        keys === undefined
          ? []
          : [
              [
                targetKey(targetAddress(secret)!),
                { changed, keys, held: null },
              ],
            ],
      ),
      consumers: new Map(),
    }),
    readReleases: async () => new Map(),
  };
  return (await readArrivals(reader, [observed], [clusterThat(state)]))(
    observed,
  );
}

describe('the Secret of a change', () => {
  it('has arrived if it exists with its keys', async () => {
    expect(asked).toEqual(['user', 'pass']);
    expect(await arrival(asked)).toBe('shown');
    // Its keys are not always known.
    expect(await arrival(null)).toBe('shown');
  });

  it('has not arrived if it, or a key, is missing', async () => {
    expect(await arrival(undefined)).toBe('not-shown');
    expect(await arrival(asked.slice(1))).toBe('not-shown');
  });

  it.each(['forbidden', null] as const)(
    'is unknown if Secrets are %s',
    async state => {
      expect(await arrival(undefined, state)).toBe('not-known');
    },
  );

  it('is unknown for an object that creates no Secret', async () => {
    const none = {
      ...secret,
      facts: { ...secret.facts, creationPolicy: 'None' },
    } as ObservedSecret;
    expect(await arrival(undefined, 'watching', none)).toBe('not-known');
  });

  it.each([
    ['2026-11-24T03:00:01Z', 'exact', 'written-since'],
    // Seconds are all that is written down.
    ['2026-11-24T03:00:00Z', 'exact', 'shown'],
    ['2026-11-24T02:00:00Z', 'exact', 'shown'],
    // Something else of it may have changed then.
    ['2026-11-24T03:00:01Z', 'at-latest', 'shown'],
  ] as const)(
    'was written since if its data is newer: %s, %s',
    async (at, precision, expected) => {
      const changed = { ...secret, specChangedAt: '2026-11-24T03:00:00Z' };
      expect(await arrival(asked, 'watching', changed, { at, precision })).toBe(
        expected,
      );
    },
  );
});
