import { DiscoveryService } from '@backstage/backend-plugin-api';

const TIMEOUT_MS = 10_000;

/**
 * Checks whether a backend plugin is installed, by a request without
 * credentials: for an installed plugin Backstage answers 200, or 401 before any
 * code of the plugin runs; otherwise 404.
 */
export class PluginProbe {
  readonly #discovery: DiscoveryService;

  constructor(options: { discovery: DiscoveryService }) {
    this.#discovery = options.discovery;
  }

  /** @returns `undefined` if there is no response */
  async isInstalled(
    pluginId: string,
    signal?: AbortSignal,
  ): Promise<boolean | undefined> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const baseUrl = await this.#discovery.getBaseUrl(pluginId);
      const response = await fetch(`${baseUrl}/health`, {
        redirect: 'manual',
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      });
      await response.body?.cancel();
      return response.status !== 404;
    } catch {
      return undefined;
    }
  }
}
