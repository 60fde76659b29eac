import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How many refreshes at once a cluster is burdened with. */
export type BulkRefreshConfig = {
  /** Requests a second and cluster, by all replicas together. */
  ratePerCluster: number;
  /** Refreshes of one cluster that are waited for at the same time. */
  concurrencyPerCluster: number;
  /** Secrets of one request. */
  maxSecrets: number;
  /** Secrets that one caller has waiting, in all requests together. */
  maxWaitingPerCaller: number;
};

const DEFAULTS: BulkRefreshConfig = {
  ratePerCluster: 5,
  // External Secrets Operator reconciles one object at a time by default.
  concurrencyPerCluster: 10,
  maxSecrets: 1_000,
  maxWaitingPerCaller: 2_000,
};

const LIMITS: Record<keyof BulkRefreshConfig, [number, number]> = {
  ratePerCluster: [0.1, 100],
  concurrencyPerCluster: [1, 1_000],
  maxSecrets: [1, 1_000],
  maxWaitingPerCaller: [1, 100_000],
};

/**
 * Reads `floeSecrets.refresh`.
 *
 * @throws InputError that names the key whose number is out of range
 */
export function readBulkRefreshConfig(root: Config): BulkRefreshConfig {
  const read = (name: keyof BulkRefreshConfig) => {
    const key = `floeSecrets.refresh.${name}`;
    const value = root.getOptionalNumber(key) ?? DEFAULTS[name];
    const [least, most] = LIMITS[name];
    if (!(value >= least && value <= most)) {
      throw new InputError(`${key} must be from ${least} to ${most}`);
    }
    return name === 'ratePerCluster' ? value : Math.floor(value);
  };
  return {
    ratePerCluster: read('ratePerCluster'),
    concurrencyPerCluster: read('concurrencyPerCluster'),
    maxSecrets: read('maxSecrets'),
    maxWaitingPerCaller: read('maxWaitingPerCaller'),
  };
}
