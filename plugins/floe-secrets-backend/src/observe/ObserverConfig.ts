import { RootConfigService } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { TargetPart } from '../store/targets/TargetWrite';
import { ControllerService } from './certificates/askController';
import {
  DEFAULT_CONTROLLER_NAMESPACE,
  DEFAULT_CONTROLLER_SERVICES,
} from './certificates/fetchCertificate';

import {
  OperatorsConfig,
  readOperatorsConfig,
} from './operators/OperatorsConfig';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type ObserverConfig = {
  enabled: boolean;
  /** How often the clusters are listed, in milliseconds. */
  clusterListIntervalMs: number;
  /**
   * How often the served resources of each cluster are discovered, in
   * milliseconds.
   */
  discoveryIntervalMs: number;
  historyRetentionMs: number;
  eventRetentionMs: number;
  /** What is observed of the target Secrets and their users. */
  targetParts: TargetPart[];
  servicesOf(cluster: string): ControllerService[];
  /** Where the operators of a cluster are looked for. */
  operatorOf: OperatorsConfig;
};

/** Reads the parts of `floeSecrets` about observation. */
export function readObserverConfig(root: RootConfigService): ObserverConfig {
  const config = root.getOptionalConfig('floeSecrets');
  const observe = config?.getOptionalConfig('observe');
  const servicesOf = readControllerServices(root);
  return {
    enabled: observe?.getOptionalBoolean('enabled') ?? true,
    clusterListIntervalMs:
      milliseconds(config, 'clusters.refreshInterval') ?? MINUTE_MS,
    discoveryIntervalMs:
      milliseconds(observe, 'discoveryInterval') ?? 2 * MINUTE_MS,
    historyRetentionMs:
      milliseconds(observe, 'historyRetention') ?? 90 * DAY_MS,
    eventRetentionMs: milliseconds(observe, 'eventRetention') ?? 30 * DAY_MS,
    targetParts: [
      ...(observe?.getOptionalBoolean('secretMetadata')
        ? ['secret-metadata' as const]
        : []),
      ...(observe?.getOptionalBoolean('consumers')
        ? ['consumers' as const]
        : []),
    ],
    servicesOf,
    operatorOf: readOperatorsConfig(root, servicesOf),
  };
}

/** Reads the names of the Sealed Secrets controllers' Services. */
export function readControllerServices(
  root: Config,
): ObserverConfig['servicesOf'] {
  const config = root.getOptionalConfig('floeSecrets.sealedSecrets');
  const common = servicesFrom(config);
  const own = new Map(
    (config?.getOptionalConfigArray('clusters') ?? []).map(cluster => [
      cluster.getString('name'),
      servicesFrom(cluster),
    ]),
  );
  return cluster => own.get(cluster) ?? common;
}

function servicesFrom(config: Config | undefined): ControllerService[] {
  const namespace =
    config?.getOptionalString('namespace') ?? DEFAULT_CONTROLLER_NAMESPACE;
  const service = config?.getOptionalString('service');
  return (service ? [service] : DEFAULT_CONTROLLER_SERVICES).map(name => ({
    namespace,
    name,
  }));
}

function milliseconds(
  config: Config | undefined,
  key: string,
): number | undefined {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : undefined;
}
