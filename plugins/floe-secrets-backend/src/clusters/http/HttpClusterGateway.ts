import {
  ClusterDryRunOptions,
  ClusterGateway,
  ClusterListOptions,
  ClusterPatchOptions,
  ClusterRequestError,
  ClusterRequestOptions,
  ClusterServiceRef,
  ClusterWatchOptions,
  KubernetesObject,
  KubernetesObjectList,
  KubernetesResource,
  KubernetesWatchEvent,
} from '@floe/backstage-plugin-floe-secrets-node';
import { JsonObject, JsonValue } from '@backstage/types';
import { anySignal, ClusterRequests } from './ClusterRequests';
import { ClusterTransport } from './ClusterTransport';
import { isMetadataOnly, METADATA, METADATA_LIST } from './metadataOnly';
import { parseList, parseWatchLine } from './parseAnswers';
import { readLines } from './readBody';
import { queryOf, resourcePath, servicePath } from './requestPath';

/** etcd accepts objects of 1.5 MB by default; an event is one object. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
/** Each attempt would receive the same forbidden content again. */
const REFUSED_CONTENT_RETRY_SECONDS = 3_600;

type HttpClusterGatewayOptions = {
  clusterName: string;
  transport: ClusterTransport;
};

/** Uses the Kubernetes API over any transport. */
export class HttpClusterGateway implements ClusterGateway {
  readonly clusterName: string;
  readonly #requests: ClusterRequests;

  constructor(options: HttpClusterGatewayOptions) {
    this.clusterName = options.clusterName;
    this.#requests = new ClusterRequests(options);
  }

  async get(
    path: string,
    options: ClusterRequestOptions = {},
  ): Promise<JsonValue> {
    return this.#requests.parse(
      await this.#requests.text({ method: 'GET', path }, options),
    );
  }

  async list(
    resource: KubernetesResource,
    options: ClusterListOptions = {},
  ): Promise<KubernetesObjectList> {
    const { limit, fieldSelector, labelSelector, metadataOnly } = options;
    const query = queryOf({
      limit,
      continue: options.continue,
      fieldSelector,
      labelSelector,
    });
    const path = `${resourcePath(resource)}${query}`;
    const headers = metadataOnly ? { accept: METADATA_LIST } : undefined;
    const list = parseList(
      this.#requests.parse(
        await this.#requests.text({ method: 'GET', path, headers }, options),
      ),
    );
    if (!list) {
      throw this.#requests.contentError(
        'a list without a resourceVersion or items',
      );
    }
    if (metadataOnly) {
      list.items.forEach(item => this.#requireMetadataOnly(item));
    }
    return list;
  }

  async *watch(
    resource: KubernetesResource,
    options: ClusterWatchOptions,
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    const { resourceVersion, fieldSelector, labelSelector, timeoutSeconds } =
      options;
    const { metadataOnly } = options;
    const query = queryOf({
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion,
      fieldSelector,
      labelSelector,
      timeoutSeconds,
    });
    // The connection must be closed, however the iteration ends.
    const connection = new AbortController();
    const signal = anySignal(connection.signal, options.signal);
    try {
      // No timeout for the headers: a proxy sends them only with the first
      // event, which on a quiet cluster is a bookmark after a minute.
      const response = await this.#requests.open({
        method: 'GET',
        path: `${resourcePath(resource)}${query}`,
        headers: {
          // A compressing proxy holds events back until the stream ends.
          'accept-encoding': 'identity',
          ...(metadataOnly && { accept: METADATA }),
        },
        signal,
      });
      options.onOpen?.();
      for await (const line of readLines(response.body, MAX_LINE_BYTES)) {
        const event = parseWatchLine(this.clusterName, line);
        if (!event) {
          throw this.#requests.contentError('a malformed watch event');
        }
        if (metadataOnly && event.type !== 'BOOKMARK') {
          this.#requireMetadataOnly(event.object);
        }
        yield event;
      }
    } catch (error) {
      if (!options.signal?.aborted) {
        throw this.#requests.failure(error);
      }
    } finally {
      connection.abort();
    }
  }

  async patch(
    resource: KubernetesResource,
    name: string,
    body: JsonObject,
    options: ClusterPatchOptions = {},
  ): Promise<KubernetesObject> {
    const { fieldManager } = options;
    return this.#patch(
      {
        path: `${resourcePath(resource, name)}${queryOf({ fieldManager })}`,
        contentType: 'application/merge-patch+json',
        body,
      },
      options,
    );
  }

  async dryRunApply(
    resource: KubernetesResource,
    name: string,
    object: JsonObject,
    options: ClusterDryRunOptions,
  ): Promise<KubernetesObject> {
    const { fieldManager, force } = options;
    const query = queryOf({
      fieldManager,
      force: force || undefined,
      dryRun: 'All',
    });
    return this.#patch(
      {
        path: `${resourcePath(resource, name)}${query}`,
        // JSON is YAML.
        contentType: 'application/apply-patch+yaml',
        body: object,
      },
      options,
    );
  }

  async getFromService(
    service: ClusterServiceRef,
    path: string,
    options: ClusterRequestOptions = {},
  ): Promise<string> {
    return this.#requests.text(
      {
        method: 'GET',
        path: servicePath(service, path),
        headers: { accept: '*/*' },
      },
      options,
    );
  }

  async postToService(
    service: ClusterServiceRef,
    path: string,
    body: JsonValue,
    options: ClusterRequestOptions = {},
  ): Promise<string> {
    return this.#requests.text(
      {
        method: 'POST',
        path: servicePath(service, path),
        headers: { accept: '*/*', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
      options,
    );
  }

  async #patch(
    request: { path: string; contentType: string; body: JsonObject },
    options: ClusterRequestOptions,
  ): Promise<KubernetesObject> {
    const text = await this.#requests.text(
      {
        method: 'PATCH',
        path: request.path,
        headers: { 'content-type': request.contentType },
        body: JSON.stringify(request.body),
      },
      options,
    );
    const object = this.#requests.parse(text);
    if (
      typeof object !== 'object' ||
      object === null ||
      Array.isArray(object)
    ) {
      throw this.#requests.contentError('a malformed patched object');
    }
    return object;
  }

  /**
   * Content that was not requested is dropped unread, and not requested again
   * soon.
   */
  #requireMetadataOnly(object: KubernetesObject): void {
    if (!isMetadataOnly(object)) {
      throw new ClusterRequestError(
        `Cluster "${this.clusterName}" returns full objects although only metadata was requested, so the response is discarded`,
        { source: 'content', retryAfterSeconds: REFUSED_CONTENT_RETRY_SECONDS },
      );
    }
  }
}
