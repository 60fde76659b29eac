import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { KnownPositions } from './KnownPositions';

describe('where the watches of a cluster came to', () => {
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

  it('is read once for all that begin together', async () => {
    await positions.load();
    expect(await positions.of({ watch, apiVersion })).toBe('100');
    expect(await positions.of({ watch: 'secretstores', apiVersion })).toBe(
      '90',
    );
    expect(await positions.of({ watch: 'old', apiVersion })).toBeNull();
    expect(await positions.of({ watch: 'none', apiVersion })).toBeUndefined();
    expect(watchPositions).toHaveBeenCalledTimes(1);
  });

  it('is no version for one that is read otherwise', async () => {
    await positions.load();
    expect(
      await positions.of({ watch, apiVersion: 'external-secrets.io/v1beta1' }),
    ).toBeNull();
  });

  it('is read anew for one that begins again: it has come further', async () => {
    await positions.load();
    await positions.of({ watch, apiVersion });
    stored.set(watch, '130');
    expect(await positions.of({ watch, apiVersion })).toBe('130');
  });

  it('is read anew for one that begins much later', async () => {
    await positions.load();
    stored.set(watch, null);
    await clock.advance(61_000);
    expect(await positions.of({ watch, apiVersion })).toBeNull();
  });
});
