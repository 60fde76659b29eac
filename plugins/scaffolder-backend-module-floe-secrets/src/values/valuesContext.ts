import { LoggerService } from '@backstage/backend-plugin-api';
import {
  environmentOf,
  FloeSecretsApi,
  PlannedStore,
  plannedStores,
  Service,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  CheckKnowledge,
  SecretsChange,
  ValuesContext,
} from '@floe/values-files';
import { AskBackend } from '../backend/askBackend';
import { certificateOf, seesStores, storesOf } from './checkContext';

/**
 * The facts for the checks of a values file about its cluster. If the backend
 * does not know a fact, it is left out and logged, and the pull request is
 * checked without it.
 */
export async function readClusterContext(options: {
  client: FloeSecretsApi;
  ask: AskBackend;
  service: ServiceFieldValue;
  approach: SecretsChange['approach'];
  /** As the backend describes it. */
  known: Service;
  logger: LoggerService;
  /** Stores that the same pull request creates. */
  newStores: readonly PlannedStore[];
  /** The current time, in milliseconds since 1970. */
  time: number;
}): Promise<{
  context: Pick<ValuesContext, 'cluster' | 'stores' | 'policy'>;
  known: CheckKnowledge;
}> {
  const { approach, client, ask, service, known, logger, time } = options;
  const { newStores } = options;
  const orNothing = async <T>(what: string, answer: Promise<T>) => {
    try {
      return await answer;
    } catch (error) {
      logger.warn(
        `The ${what} are not known now, so the change is checked without them: ${error}`,
      );
      return undefined;
    }
  };
  const [clusters, all, stores, certificate] = await Promise.all([
    orNothing(
      'clusters',
      ask(as => client.getClusters(as)),
    ),
    orNothing(
      'stores',
      ask(as => client.getStores({ cluster: [service.cluster] }, as)),
    ),
    orNothing(
      'stores',
      ask(as => client.getStores({ entityRef: service.entityRef }, as)),
    ),
    approach === 'sealed-secrets'
      ? orNothing(
          'sealing certificates',
          ask(as => client.getSealingCertificate(service.cluster, as)),
        )
      : undefined,
  ]);
  const cluster = clusters?.items.find(({ name }) => name === service.cluster);
  const served = cluster?.approaches['external-secrets']?.servedVersions;
  const environment = environmentOf(service, known);
  const usable = (stores?.items ?? []).filter(
    store => store.cluster === service.cluster,
  );
  const planned = plannedStores(newStores, usable);
  return {
    context: {
      cluster: {
        name: service.cluster,
        ...(served?.length && { externalSecretsVersions: served }),
        ...(certificate?.knownFingerprints && {
          sealingCertificates: {
            fingerprints: certificate.knownFingerprints,
            isCurrent: certificate.isCurrent === true,
          },
        }),
      },
      stores: [...usable, ...planned],
      policy: environment?.policy,
    },
    known: {
      time,
      plainSecrets: environment?.policy?.plainSecrets,
      ...(all &&
        stores &&
        seesStores(cluster) && {
          stores: [...storesOf(all.items, stores.items, service), ...planned],
        }),
      ...(certificate?.pem && { certificates: [certificateOf(certificate)] }),
    },
  };
}
