import { X509Certificate } from 'node:crypto';
import {
  ServiceEnvironment,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  CheckedCertificate,
  CheckedStore,
  CheckKnowledge,
} from '@floe/values-files';
import { newestCertificate } from '../../diagnose/rules/sealed-secrets/ciphertextKeys';
import { ObservedCertificate, ObservedCluster } from '../../model/observed';

const STORE_RESOURCES = [
  'secretstores.external-secrets.io',
  'clustersecretstores.external-secrets.io',
];

/** Whether the list of stores is complete. */
function seesStores(cluster: ObservedCluster | undefined): boolean {
  return STORE_RESOURCES.every(
    name =>
      cluster?.resources.find(({ resource }) => resource === name)?.state ===
      'watching',
  );
}

function storesOf(
  all: readonly Store[],
  usable: readonly Store[],
  { cluster, namespace }: ServiceEnvironment,
): CheckedStore[] {
  const usableIds = new Set(usable.map(({ id }) => id));
  const others = all.filter(
    store =>
      !usableIds.has(store.id) &&
      store.cluster === cluster &&
      (store.namespace === null || store.namespace === namespace),
  );
  return [...usable, ...others].map(
    ({ detail, id, kind, name, provider, ready }) => ({
      kind,
      name,
      provider,
      detail,
      ready,
      allowed: usableIds.has(id),
    }),
  );
}

function certificateOf({
  fingerprint,
  notAfter,
  notBefore,
  pem,
}: ObservedCertificate): CheckedCertificate {
  const { n } = new X509Certificate(pem).publicKey.export({ format: 'jwk' });
  return {
    fingerprint,
    notBefore: Date.parse(notBefore),
    notAfter: Date.parse(notAfter),
    ...(n && { modulus: Buffer.from(n, 'base64url').toString('hex') }),
  };
}

/** The certificates of a cluster, the current one last. */
function certificatesOf(known: ObservedCertificate[]): CheckedCertificate[] {
  const newest = newestCertificate(known);
  return newest
    ? [...known.filter(other => other !== newest), newest].map(certificateOf)
    : [];
}

/**
 * What the checks of values files need to know about the target cluster.
 *
 * @param all - the stores of the cluster that the caller may see
 * @param usable - those that the namespace may use
 * @param time - milliseconds since 1970
 */
export function checkKnowledge(options: {
  environment: ServiceEnvironment;
  cluster: ObservedCluster | undefined;
  all: readonly Store[];
  usable: readonly Store[];
  certificates: ObservedCertificate[];
  time: number;
}): CheckKnowledge {
  const { all, certificates, cluster, environment, time, usable } = options;
  return {
    time,
    plainSecrets: environment.policy.plainSecrets,
    certificates: certificatesOf(certificates),
    ...(seesStores(cluster) && {
      stores: storesOf(all, usable, environment),
    }),
  };
}
