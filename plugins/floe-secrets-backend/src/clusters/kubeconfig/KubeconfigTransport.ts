import type { KubeConfig } from '@kubernetes/client-node';
import http from 'node:http';
import https from 'node:https';
import {
  ClusterTransport,
  ClusterTransportRequest,
  ClusterTransportResponse,
} from '../http/ClusterTransport';
import { USER_AGENT } from '../http/userAgent';

export type KubeconfigTransportOptions = {
  /** Loads the kubeconfig with its current context set. */
  loadKubeConfig(): Promise<KubeConfig>;
};

/**
 * Carries requests to the current context of a kubeconfig. Certificates,
 * tokens, token files and exec plugins are read anew for each connection.
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
    const kubeConfig = await this.#loadKubeConfig();
    const server = kubeConfig.getCurrentCluster()?.server ?? '';
    const options: https.RequestOptions = {
      method,
      signal,
      headers: { 'user-agent': USER_AGENT, ...request.headers },
    };
    await kubeConfig.applyToHTTPSOptions(options);
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
