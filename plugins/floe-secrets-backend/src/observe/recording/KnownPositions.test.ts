import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { KnownPositions } from './KnownPositions';

describe("the checkpoints of a cluster's watches", () => {
  const apiVersion = 'external-secrets.io/v1';
  const watch = 'externalsecrets.external-secrets.io';
  const stored = new Map<string, string | null>();
  const watchPositions = jest.fn(async (cluster: string) =>
    [...stored].map(([name, resourceVersion]) => ({
      cluster,
      watch: name,
      apiVersion,
      resourceVersion,
    })),
  );
  let clock: ManualClock;
  let positions: KnownPositions;

  beforeEach(() => {
    stored.clear();
    stored.set(watch, '100').set('secretstores', '90').set('old', null);
    watchPositions.mockClear();
    clock = new ManualClock();
    positions = new KnownPositions({
      cluster: 'production',
      queue: { flush: async () => {} },
      writer: { watchPositions },
      clock,
    });
  });

  it('are read once for all watches that begin together', async () => {
    await positions.load();
    expect(await positions.of({ watch, apiVersion })).toBe('100');
    expect(await positions.of({ watch: 'secretstores', apiVersion })).toBe(
      '90',
    );
    expect(await positions.of({ watch: 'old', apiVersion })).toBeNull();
    expect(await positions.of({ watch: 'none', apiVersion })).toBeUndefined();
    expect(watchPositions).toHaveBeenCalledTimes(1);
  });

  it('do not apply to a resource that is read in another version', async () => {
    await positions.load();
    expect(
      await positions.of({ watch, apiVersion: 'external-secrets.io/v1beta1' }),
    ).toBeNull();
  });

  it('are read again for a restarted watch, which has advanced', async () => {
    await positions.load();
    await positions.of({ watch, apiVersion });
    stored.set(watch, '130');
    expect(await positions.of({ watch, apiVersion })).toBe('130');
  });

  it('are read again for a watch that begins much later', async () => {
    await positions.load();
    stored.set(watch, null);
    await clock.advance(61_000);
    expect(await positions.of({ watch, apiVersion })).toBeNull();
  });
});
