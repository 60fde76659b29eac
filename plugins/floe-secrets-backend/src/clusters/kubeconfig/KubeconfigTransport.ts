import { InputError } from '@backstage/errors';
import type { Cluster, KubeConfig } from '@kubernetes/client-node';
import http from 'node:http';
import https from 'node:https';
import {
  ClusterTransport,
  ClusterTransportRequest,
  ClusterTransportResponse,
} from '../http/ClusterTransport';
import { networkErrorCode } from '../http/networkErrorCode';
import { TransportSetupError } from '../http/TransportSetupError';
import { USER_AGENT } from '../http/userAgent';

type KubeconfigTransportOptions = {
  /** Loads the kubeconfig with its current context set. */
  loadKubeConfig(): Promise<KubeConfig>;
};

/** Checks for faults that the Kubernetes client would refuse without advice. */
function checkCluster(cluster: Cluster | null): Cluster {
  if (!cluster) {
    throw new TransportSetupError(
      'the context does not name a cluster of the file',
    );
  }
  const { server, skipTLSVerify, proxyUrl } = cluster;
  if (!/^https?:/i.test(server) || !URL.canParse(server)) {
    throw new TransportSetupError(
      'the server of the cluster is not an http:// or https:// address',
    );
  }
  if (/^http:/i.test(server) && !skipTLSVerify && !proxyUrl) {
    throw new TransportSetupError(
      'the server of the cluster is an http:// address, and the Kubernetes client does not send credentials there. Use its https:// address, or set insecure-skip-tls-verify: true if the connection is safe, for example to kubectl proxy',
    );
  }
  return cluster;
}

/**
 * Errors of parsers and exec plugins can quote credentials, so only their codes
 * are used.
 */
async function setUp<T>(failure: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof InputError) {
      throw new TransportSetupError(error.message);
    }
    const code = networkErrorCode(error);
    throw new TransportSetupError(code ? `${failure} (${code})` : failure);
  }
}

/**
 * Sends requests to the current context of a kubeconfig. Certificates, tokens,
 * token files and exec plugins are read again for each connection.
 */
export class KubeconfigTransport implements ClusterTransport {
  readonly via = 'its kubeconfig';
  readonly #loadKubeConfig: KubeconfigTransportOptions['loadKubeConfig'];

  constructor(options: KubeconfigTransportOptions) {
    this.#loadKubeConfig = options.loadKubeConfig;
  }

  async send(
    request: ClusterTransportRequest,
  ): Promise<ClusterTransportResponse> {
    const { method, path, body, signal } = request;
    const kubeConfig = await setUp('the file cannot be read', () =>
      this.#loadKubeConfig(),
    );
    const { server } = checkCluster(kubeConfig.getCurrentCluster());
    const options: https.RequestOptions = {
      method,
      signal,
      headers: { 'user-agent': USER_AGENT, ...request.headers },
    };
    await setUp('the credentials of its user cannot be loaded', () =>
      kubeConfig.applyToHTTPSOptions(options),
    );
    const url = `${server.replace(/\/$/, '')}${path}`;
    const client = url.startsWith('https:') ? https : http;
    const response = await new Promise<http.IncomingMessage>(
      (resolve, reject) =>
        client.request(url, options, resolve).on('error', reject).end(body),
    );
    return {
      status: response.statusCode ?? 0,
      header: name => response.headers[name]?.toString(),
      body: response,
    };
  }
}
