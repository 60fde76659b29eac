import { X509Certificate } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  Cluster,
  FloeSecretsApi,
  Service,
  ServiceEnvironment,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  CheckContext,
  CheckedCertificate,
  CheckedStore,
} from '@floe/values-files';
import { AskBackend } from '../backend/askBackend';

/**
 * Finds the environment of a service that a template names.
 *
 * @param cluster - required only if the environment has several clusters
 * @throws `NotFoundError` or `InputError` with advice
 */
export function findEnvironment(
  { entityRef, environments }: Service,
  environment: string,
  cluster?: string,
): ServiceEnvironment {
  const found = environments.filter(
    known =>
      known.name === environment &&
      (cluster === undefined || known.cluster === cluster),
  );
  if (found.length === 0) {
    throw new NotFoundError(
      `${entityRef} has no such environment${
        cluster === undefined ? '' : ' in this cluster'
      }. Choose one of those that its Secrets tab shows`,
    );
  }
  if (found.length > 1) {
    throw new InputError(
      `${entityRef} has this environment in several places. Name the cluster too; its Secrets tab shows them`,
    );
  }
  return found[0];
}

const STORE_RESOURCES = [
  'secretstores.external-secrets.io',
  'clustersecretstores.external-secrets.io',
];

/** Whether a store that is not listed does not exist. */
export function seesStores(cluster: Cluster | undefined): boolean {
  return STORE_RESOURCES.every(
    name =>
      cluster?.resources.find(({ resource }) => resource === name)?.state ===
      'watching',
  );
}

/**
 * The stores of a cluster in the form for the checks of values files.
 *
 * @param all - the stores of the cluster
 * @param usable - those that the service may use
 */
export function storesOf(
  all: readonly Store[],
  usable: readonly Store[],
  { cluster, namespace }: { cluster: string; namespace: string | null },
): CheckedStore[] {
  const usableIds = new Set(usable.map(({ id }) => id));
  return all
    .filter(
      store =>
        store.cluster === cluster &&
        (usableIds.has(store.id) ||
          store.namespace === null ||
          store.namespace === namespace),
    )
    .map(({ detail, id, kind, name, provider, ready }) => ({
      kind,
      name,
      provider,
      detail,
      ready,
      allowed: usableIds.has(id),
    }));
}

/** A certificate of the API in the form for the checks of values files. */
export function certificateOf(answer: {
  fingerprint: string;
  notAfter: string;
  notBefore: string;
  pem: string;
}): CheckedCertificate {
  const { n } = new X509Certificate(answer.pem).publicKey.export({
    format: 'jwk',
  });
  return {
    fingerprint: answer.fingerprint,
    notBefore: Date.parse(answer.notBefore),
    notAfter: Date.parse(answer.notAfter),
    ...(n && { modulus: Buffer.from(n, 'base64url').toString('hex') }),
  };
}

/**
 * The facts for the checks of values files about the cluster of a service. If
 * the backend does not know a fact, it is left out and logged.
 *
 * @param sealed - whether the files have sealed values; only then is a
 *   certificate requested
 */
export async function readCheckContext(options: {
  client: FloeSecretsApi;
  ask: AskBackend;
  service: Service;
  environment: ServiceEnvironment;
  sealed: boolean;
  logger: LoggerService;
}): Promise<CheckContext> {
  const { ask, client, environment, logger, sealed, service } = options;
  const { cluster: name, namespace, policy } = environment;
  const orNothing = async <T>(what: string, answer: Promise<T>) => {
    try {
      return await answer;
    } catch (error) {
      logger.warn(
        `The ${what} of ${name} cannot be read now, so the values files are checked without: ${error}`,
      );
      return undefined;
    }
  };
  const [clusters, all, usable, certificate] = await Promise.all([
    orNothing(
      'API versions',
      ask(as => client.getClusters(as)),
    ),
    orNothing(
      'stores',
      ask(as => client.getStores({ cluster: [name] }, as)),
    ),
    orNothing(
      'stores',
      ask(as => client.getStores({ entityRef: service.entityRef }, as)),
    ),
    sealed
      ? orNothing(
          'sealing certificate',
          ask(as => client.getSealingCertificate(name, as)).then(certificateOf),
        )
      : undefined,
  ]);
  const cluster = clusters?.items.find(known => known.name === name);
  const served = cluster?.approaches['external-secrets']?.servedVersions;
  return {
    release: service.release ?? undefined,
    namespace: namespace ?? undefined,
    cluster: {
      name,
      ...(served?.length && { externalSecretsVersions: served }),
    },
    ...(all &&
      usable &&
      seesStores(cluster) && {
        stores: storesOf(all.items, usable.items, environment),
      }),
    ...(certificate && { certificates: [certificate] }),
    policy,
  };
}
