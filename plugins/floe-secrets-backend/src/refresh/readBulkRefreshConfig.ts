import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Limits of the load on a cluster. */
export type BulkRefreshConfig = {
  /** Requests per second and cluster, for all replicas together. */
  ratePerCluster: number;
  /** Maximum number of running refreshes of one cluster. */
  concurrencyPerCluster: number;
  /** Maximum number of secrets of one request. */
  maxSecrets: number;
  /**
   * Maximum number of waiting items of one caller, in all requests together.
   */
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
 * @throws InputError with the key that is out of range
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
