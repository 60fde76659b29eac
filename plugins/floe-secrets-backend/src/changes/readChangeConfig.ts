import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const DEFAULT_POLL_MS = 10_000;
const MIN_POLL_MS = 1_000;

/** Configuration of following changes. */
type ChangeConfig = {
  /** Poll interval of an open pull request, in milliseconds. */
  pollIntervalMs: number;
};

/**
 * Reads `floeSecrets.changes`.
 *
 * @throws InputError if the interval is below a second
 */
export function readChangeConfig(config: Config): ChangeConfig {
  const key = 'floeSecrets.changes.pollInterval';
  const pollIntervalMs = config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : DEFAULT_POLL_MS;
  if (pollIntervalMs < MIN_POLL_MS) {
    throw new InputError(`${key} must be at least one second`);
  }
  return { pollIntervalMs };
}
