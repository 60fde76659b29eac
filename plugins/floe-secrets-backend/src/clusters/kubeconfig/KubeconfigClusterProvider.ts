import { NotFoundError } from '@backstage/errors';
import {
  ClusterDescription,
  ClusterGateway,
  ClusterProvider,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { KubeConfig } from '@kubernetes/client-node';
import { dirname } from 'node:path';
import { HttpClusterGateway } from '../http/HttpClusterGateway';
import { KubeconfigFile } from './KubeconfigFile';
import { KubeconfigTransport } from './KubeconfigTransport';

type KubeconfigClusterProviderOptions =
  | {
      /** Path of a kubeconfig file. */
      file: string;
      /** Names of the contexts to observe; by default all. */
      contexts?: string[];
    }
  | {
      /** Name of the cluster that the backend itself runs in. */
      inCluster: string;
    };

/**
 * The clusters of a kubeconfig file, one for each context and with its name, or
 * the cluster that the backend runs in, with the pod's service account. A
 * change of the file takes effect immediately.
 */
export class KubeconfigClusterProvider implements ClusterProvider {
  readonly #options: KubeconfigClusterProviderOptions;
  readonly #file: KubeconfigFile | undefined;
  #client: Promise<typeof import('@kubernetes/client-node')> | undefined;
  /** By context: what was read last, and the client's configuration of it. */
  readonly #loaded = new Map<
    string,
    { text: string; kubeConfig: KubeConfig }
  >();

  constructor(options: KubeconfigClusterProviderOptions) {
    this.#options = options;
    this.#file =
      'file' in options ? new KubeconfigFile(options.file) : undefined;
  }

  async listClusters(): Promise<ClusterDescription[]> {
    const options = this.#options;
    if ('inCluster' in options) {
      return [{ name: options.inCluster, title: options.inCluster }];
    }
    const kubeConfig = await this.#load();
    const names = kubeConfig.getContexts().map(context => context.name);
    const missing = options.contexts?.filter(name => !names.includes(name));
    if (missing?.length) {
      throw new NotFoundError(
        `The kubeconfig ${options.file} has no context ${missing.join(', ')}`,
      );
    }
    return (options.contexts ?? names).map(name => ({ name, title: name }));
  }

  getGateway(clusterName: string): ClusterGateway {
    return new HttpClusterGateway({
      clusterName,
      transport: new KubeconfigTransport({
        loadKubeConfig: () => this.#load(clusterName),
      }),
    });
  }

  async #load(context: string = ''): Promise<KubeConfig> {
    const options = this.#options;
    const client = await this.#importClient();
    if ('inCluster' in options) {
      const kubeConfig = new client.KubeConfig();
      kubeConfig.loadFromCluster();
      return kubeConfig;
    }
    const text = this.#file!.read(context || undefined);
    const loaded = this.#loaded.get(context);
    if (loaded?.text === text) {
      return loaded.kubeConfig;
    }
    const kubeConfig = new client.KubeConfig();
    kubeConfig.loadFromString(text);
    kubeConfig.makePathsAbsolute(dirname(options.file));
    if (context) {
      kubeConfig.setCurrentContext(context);
    }
    this.#loaded.set(context, { text, kubeConfig });
    return kubeConfig;
  }

  /** Cached, because importing an ES module again costs more than a request. */
  #importClient() {
    this.#client ??= import('@kubernetes/client-node');
    return this.#client;
  }
}
