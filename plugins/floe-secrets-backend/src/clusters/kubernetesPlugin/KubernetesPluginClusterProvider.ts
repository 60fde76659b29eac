import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterDescription,
  ClusterGateway,
  ClusterProvider,
  ClusterRequestOptions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { z } from 'zod';
import { FetchTransport } from '../http/FetchTransport';
import { HttpClusterGateway } from '../http/HttpClusterGateway';
import { USER_AGENT } from '../http/userAgent';

const PLUGIN_ID = 'kubernetes';
const TIMEOUT_MS = 30_000;

/**
 * Auth providers that use each user's credentials, so that a service cannot use
 * them.
 */
const USER_AUTH_PROVIDERS = ['aks', 'google', 'oidc', 'pinniped'];

const clustersSchema = z.object({
  items: z.array(
    z.object({
      name: z.string().min(1),
      title: z.string().optional(),
      authProvider: z.string().optional(),
    }),
  ),
});

type KubernetesPluginClusterProviderOptions = {
  auth: AuthService;
  discovery: DiscoveryService;
};

/**
 * The clusters of the kubernetes backend plugin, reached through its proxy. So
 * clusters and credentials are configured in one place. The plugin may run in
 * another backend.
 */
export class KubernetesPluginClusterProvider implements ClusterProvider {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: KubernetesPluginClusterProviderOptions) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async listClusters(
    options: ClusterRequestOptions = {},
  ): Promise<ClusterDescription[]> {
    const { baseUrl, headers } = await this.#connect();
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${baseUrl}/clusters`, {
      headers: { 'user-agent': USER_AGENT, ...headers },
      signal: options.signal
        ? AbortSignal.any([timeout, options.signal])
        : timeout,
      redirect: 'manual',
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const parsed = clustersSchema.safeParse(
      await response.json().catch(() => undefined),
    );
    if (!parsed.success) {
      throw new ServiceUnavailableError(
        'The response of the kubernetes plugin is not a list of clusters',
      );
    }
    const { items } = parsed.data;
    return items.map(({ name, title, authProvider }) => ({
      name,
      title: title ?? name,
      notWatchable: notWatchable(authProvider),
    }));
  }

  getGateway(clusterName: string): ClusterGateway {
    return new HttpClusterGateway({
      clusterName,
      transport: new FetchTransport({
        via: 'the kubernetes plugin',
        connect: async () => {
          const { baseUrl, headers } = await this.#connect();
          return {
            baseUrl: `${baseUrl}/proxy`,
            headers: {
              ...headers,
              'backstage-kubernetes-cluster': clusterName,
            },
          };
        },
      }),
    });
  }

  /**
   * Each connection gets a new token, because a token is valid for minutes
   * only.
   */
  async #connect() {
    const [baseUrl, credentials] = await Promise.all([
      this.#discovery.getBaseUrl(PLUGIN_ID),
      this.#auth.getOwnServiceCredentials(),
    ]);
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN_ID,
    });
    return { baseUrl, headers: { authorization: `Bearer ${token}` } };
  }
}

function notWatchable(authProvider: string | undefined): string | undefined {
  return authProvider && USER_AUTH_PROVIDERS.includes(authProvider)
    ? `The kubernetes plugin reaches this cluster with the token of each user (authProvider "${authProvider}"), which a backend does not have. Give the cluster an authProvider that works without users, such as "serviceAccount", "googleServiceAccount", "aws" or "azure", or name it in floeSecrets.clusters.kubeconfig.`
    : undefined;
}
