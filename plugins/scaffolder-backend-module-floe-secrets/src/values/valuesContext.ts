import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  Cluster,
  ServiceFieldValue,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SecretsChange, ValuesContext } from '@floe/values-files';
import { FloeSecretsClient } from '../backend/FloeSecretsClient';

/** What the configuration says of the chart, `floeSecrets.chart`. */
export function readChart(config: Config): ValuesContext['chart'] {
  const chart = config.getOptionalConfig('floeSecrets.chart');
  return (
    chart && {
      version: chart.getOptionalString('version'),
      externalSecretsApiVersion: chart.getOptionalString(
        'externalSecretsApiVersion',
      ),
    }
  );
}

function storeOf(change: SecretsChange, stores: readonly Store[]) {
  if (change.approach !== 'external-secrets') {
    return undefined;
  }
  const { kind, name } = change.storeRef;
  const store = stores.find(
    candidate => candidate.kind === kind && candidate.name === name,
  );
  return store && { provider: store.provider, mountPath: store.detail?.path };
}

/**
 * What the checks of a values file can know of the cluster. They do without
 * where the backend cannot tell: the pull request is then checked less, and
 * the log says so.
 */
export async function readClusterContext(options: {
  client: FloeSecretsClient;
  credentials: BackstageCredentials;
  service: ServiceFieldValue;
  change: SecretsChange;
  logger: LoggerService;
}): Promise<Pick<ValuesContext, 'cluster' | 'store'>> {
  const { client, credentials, service, change, logger } = options;
  const orNothing = async <T>(what: string, answer: Promise<T[]>) => {
    try {
      return await answer;
    } catch (error) {
      logger.warn(
        `The ${what} are not known now, so the change is checked without them: ${error}`,
      );
      return [];
    }
  };
  const [clusters, stores] = await Promise.all([
    orNothing<Cluster>('clusters', client.getClusters(credentials)),
    orNothing<Store>(
      'stores',
      client.getStores(service.entityRef, credentials),
    ),
  ]);
  const cluster = clusters.find(({ name }) => name === service.cluster);
  const served = cluster?.approaches['external-secrets']?.servedVersions;
  return {
    cluster: {
      name: service.cluster,
      ...(served?.length && { externalSecretsVersions: served }),
    },
    store: storeOf(
      change,
      stores.filter(store => store.cluster === service.cluster),
    ),
  };
}
