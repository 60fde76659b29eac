import {
  ClusterGateway,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { parseCertificates } from '@floe/sealed-secrets';
import { ObservedCertificate } from '../../model/observed';
import { askController, ControllerService } from './askController';

/** The namespace and the Services of the official installation. */
export const DEFAULT_CONTROLLER_NAMESPACE = 'kube-system';
/** Names in the YAML manifest and in the Helm chart. */
export const DEFAULT_CONTROLLER_SERVICES = [
  'sealed-secrets-controller',
  'sealed-secrets',
];

/**
 * Fetches the newest certificate of a cluster's Sealed Secrets controller, as
 * `kubeseal --fetch-cert` does: through the API server's proxy to the first of
 * the services that exists.
 *
 * @returns undefined if none of them exists
 * @throws ClusterRequestError if the cluster or the controller refuses, or does
 * not return a certificate
 */
export async function fetchCertificate(options: {
  gateway: ClusterGateway;
  services: ControllerService[];
  now: string;
  signal?: AbortSignal;
}): Promise<ObservedCertificate | undefined> {
  const { gateway, services, now, signal } = options;
  return await askController({ gateway, services, signal }, async service =>
    parse(
      await gateway.getFromService(service, '/v1/cert.pem', { signal }),
      gateway.clusterName,
      service,
      now,
    ),
  );
}

async function parse(
  pem: string,
  cluster: string,
  { namespace, name }: ControllerService,
  now: string,
): Promise<ObservedCertificate> {
  try {
    // An expired certificate is stored as well, because the controller still
    // serves it. Of certificates of the same second, the first counts, as in
    // kubeseal.
    const [newest] = (await parseCertificates(pem)).sort(
      (a, b) => b.notBefore.getTime() - a.notBefore.getTime(),
    );
    return {
      cluster,
      fingerprint: newest.fingerprint.replaceAll(':', '').toLowerCase(),
      pem: newest.pem,
      notBefore: newest.notBefore.toISOString(),
      notAfter: newest.notAfter.toISOString(),
      keySize: newest.keySize,
      modulusPrefix: Buffer.from(newest.modulus.subarray(0, 16)).toString(
        'hex',
      ),
      controller: `${namespace}/${name}`,
      fetchedAt: now,
    };
  } catch {
    throw new ClusterRequestError(
      `The service ${namespace}/${name} of cluster "${cluster}" does not answer with a sealing certificate`,
      { source: 'content' },
    );
  }
}
