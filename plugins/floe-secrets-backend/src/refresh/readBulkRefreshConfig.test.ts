import { ConfigReader } from '@backstage/config';
import { readBulkRefreshConfig } from './readBulkRefreshConfig';

const read = (refresh: {}) =>
  readBulkRefreshConfig(new ConfigReader({ floeSecrets: { refresh } }));

describe('readBulkRefreshConfig', () => {
  it('has defaults that are no load for a cluster', () => {
    expect(readBulkRefreshConfig(new ConfigReader({}))).toEqual({
      ratePerCluster: 5,
      concurrencyPerCluster: 10,
      maxSecrets: 1_000,
      maxWaitingPerCaller: 2_000,
    });
  });

  it('reads the configuration', () => {
    expect(
      read({
        ratePerCluster: 0.5,
        concurrencyPerCluster: 2,
        maxSecrets: 50,
        maxWaitingPerCaller: 100,
      }),
    ).toEqual({
      ratePerCluster: 0.5,
      concurrencyPerCluster: 2,
      maxSecrets: 50,
      maxWaitingPerCaller: 100,
    });
  });

  it.each([
    [{ ratePerCluster: 0 }, 'floeSecrets.refresh.ratePerCluster'],
    [{ concurrencyPerCluster: 0.5 }, 'concurrencyPerCluster must be from 1'],
    [{ maxSecrets: 5_000 }, 'maxSecrets must be from 1 to 1000'],
    [{ maxWaitingPerCaller: 0 }, 'maxWaitingPerCaller must be from 1'],
    [{ ratePerCluster: 'fast' }, 'ratePerCluster'],
  ])('refuses %j', (refresh, words) => {
    expect(() => read(refresh)).toThrow(words);
  });
});
