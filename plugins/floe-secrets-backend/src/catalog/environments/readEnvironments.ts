import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { parseValuesFiles } from '@floe/backstage-plugin-floe-secrets-common';
import { DEFAULT_POLICY, DiagnosisPolicy } from '../../diagnose';
import { EnvironmentDefinition, Environments } from './Environments';

/**
 * Reads `floeSecrets.environments`.
 *
 * @throws InputError with the invalid key
 */
export function readEnvironments(config: Config): Environments {
  const configs =
    config.getOptionalConfigArray('floeSecrets.environments') ?? [];
  return new Environments(configs.map(readEnvironment));
}

function readEnvironment(config: Config): EnvironmentDefinition {
  return {
    name: config.getString('name'),
    clusters: readPatterns(config, 'cluster'),
    namespaces: readPatterns(config, 'namespace'),
    earlierValues: readEarlierValues(config),
    policy: readPolicy(config),
  };
}

function readPatterns(config: Config, key: string): string[] {
  const value = config.getOptional(key);
  if (value === undefined) {
    return ['*'];
  }
  const patterns = Array.isArray(value) ? value : [value];
  if (
    patterns.length === 0 ||
    !patterns.every(
      (pattern): pattern is string =>
        typeof pattern === 'string' && pattern.length > 0,
    )
  ) {
    throw new InputError(
      `floeSecrets.environments[].${key} must be a name pattern or a list of them`,
    );
  }
  return patterns as string[];
}

function readEarlierValues(config: Config): string[] {
  const value = config.getOptional('earlierValues') ?? [];
  const paths = Array.isArray(value) ? value : [value];
  return paths.map(path => {
    const [parsed, ...others] =
      (typeof path === 'string' && parseValuesFiles(path).paths) || [];
    if (!parsed || others.length > 0) {
      throw new InputError(
        'floeSecrets.environments[].earlierValues must be the path of a values file from the root of a repository, such as deploy/values.yaml, or a list of them',
      );
    }
    return parsed;
  });
}

function readPolicy(config: Config): DiagnosisPolicy {
  const policy = config.getOptionalConfig('policy');
  const configured = policy?.getOptionalBoolean('production');
  const production = configured ?? DEFAULT_POLICY.production;
  const refresh = policy?.getOptionalConfig('refreshInterval');
  const bounds = {
    refreshMinSeconds:
      readSeconds(refresh, 'min') ?? DEFAULT_POLICY.refreshMinSeconds,
    refreshMaxSeconds:
      readSeconds(refresh, 'max') ?? DEFAULT_POLICY.refreshMaxSeconds,
  };
  if (bounds.refreshMinSeconds > bounds.refreshMaxSeconds) {
    throw new InputError(
      'floeSecrets.environments[].policy.refreshInterval: min is above max',
    );
  }
  return {
    ...bounds,
    production,
    ...(configured === undefined && { productionAssumed: true }),
    plainSecrets: policy?.getOptionalBoolean('plainSecrets') ?? !production,
    rotationMaxAgeSeconds:
      policy?.getOptional('rotation.maxAge') === false
        ? null
        : readSeconds(policy, 'rotation.maxAge') ??
          DEFAULT_POLICY.rotationMaxAgeSeconds,
  };
}

function readSeconds(config: Config | undefined, key: string): number | null {
  if (!config?.has(key)) {
    return null;
  }
  return Math.round(
    durationToMilliseconds(readDurationFromConfig(config, { key })) / 1000,
  );
}
