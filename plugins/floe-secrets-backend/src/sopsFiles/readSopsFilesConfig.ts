import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const DEFAULT_INTERVAL_MS = 5 * 60_000;
const MIN_INTERVAL_MS = 10_000;

/** Whether and how often SOPS files in Git are read. */
export type SopsFilesConfig = {
  enabled: boolean;
  /** Milliseconds from the start of one round to that of the next. */
  intervalMs: number;
};

/**
 * Reads `floeSecrets.sopsFiles`.
 *
 * @throws InputError if the interval is below ten seconds
 */
export function readSopsFilesConfig(config: Config): SopsFilesConfig {
  const key = 'floeSecrets.sopsFiles.interval';
  const intervalMs = config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : DEFAULT_INTERVAL_MS;
  if (intervalMs < MIN_INTERVAL_MS) {
    throw new InputError(`${key} must be at least ten seconds`);
  }
  return {
    enabled: config.getOptionalBoolean('floeSecrets.sopsFiles.enabled') ?? true,
    intervalMs,
  };
}
