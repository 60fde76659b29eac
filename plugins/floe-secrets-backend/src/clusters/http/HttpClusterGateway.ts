import {
  abortable,
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
import { ClusterTransport, ClusterTransportRequest } from './ClusterTransport';
import { isMetadataOnly, METADATA, METADATA_LIST } from './metadataOnly';
import { parseList, parseWatchLine } from './parseAnswers';
import { readBody, readLines } from './readBody';
import { queryOf, resourcePath, servicePath } from './requestPath';
import { networkError, responseError } from './responseError';

/** Maximum size of a response; larger lists are requested in smaller pages. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** etcd accepts objects of 1.5 MB by default; an event is one object. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;

const HEAD_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Each attempt would receive the same forbidden content again. */
const REFUSED_CONTENT_RETRY_SECONDS = 3_600;

export type HttpClusterGatewayOptions = {
  clusterName: string;
  transport: ClusterTransport;
};

/** Uses the Kubernetes API over any transport. */
export class HttpClusterGateway implements ClusterGateway {
  readonly clusterName: string;
  readonly #transport: ClusterTransport;

  constructor(options: HttpClusterGatewayOptions) {
    this.clusterName = options.clusterName;
    this.#transport = options.transport;
  }

  async get(
    path: string,
    options: ClusterRequestOptions = {},
  ): Promise<JsonValue> {
    return this.#parse(await this.#text({ method: 'GET', path }, options));
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
      this.#parse(await this.#text({ method: 'GET', path, headers }, options)),
    );
    if (!list) {
      throw this.#contentError('a list without a resourceVersion or items');
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
      const response = await this.#open({
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
          throw this.#contentError('a malformed watch event');
        }
        if (metadataOnly && event.type !== 'BOOKMARK') {
          this.#requireMetadataOnly(event.object);
        }
        yield event;
      }
    } catch (error) {
      if (!options.signal?.aborted) {
        throw this.#failure(error);
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
    return this.#text(
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
    return this.#text(
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
    const text = await this.#text(
      {
        method: 'PATCH',
        path: request.path,
        headers: { 'content-type': request.contentType },
        body: JSON.stringify(request.body),
      },
      options,
    );
    const object = this.#parse(text);
    if (
      typeof object !== 'object' ||
      object === null ||
      Array.isArray(object)
    ) {
      throw this.#contentError('a malformed patched object');
    }
    return object;
  }

  async #text(
    request: Omit<ClusterTransportRequest, 'signal'>,
    options: ClusterRequestOptions,
  ): Promise<string> {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const signal = anySignal(timeout, options.signal);
    try {
      const response = await this.#send({ ...request, signal });
      const date = response.header('date');
      if (date) {
        options.onDate?.(date);
      }
      return await readBody(response.body, MAX_BODY_BYTES);
    } catch (error) {
      options.signal?.throwIfAborted();
      throw this.#failure(error);
    }
  }

  async #send(request: ClusterTransportRequest) {
    const head = new AbortController();
    const timer = setTimeout(
      () => head.abort(Object.assign(new Error(), { code: 'ETIMEDOUT' })),
      HEAD_TIMEOUT_MS,
    );
    try {
      return await this.#open({
        ...request,
        signal: anySignal(head.signal, request.signal),
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async #open(request: ClusterTransportRequest) {
    // A transport that waits for credentials, for example of an exec plugin,
    // ignores signals.
    const response = await abortable(
      request.signal,
      this.#transport.send({
        ...request,
        headers: { accept: 'application/json', ...request.headers },
      }),
    );
    if (response.status < 200 || response.status >= 300) {
      throw responseError({
        clusterName: this.clusterName,
        via: this.#transport.via,
        status: response.status,
        retryAfter: response.header('retry-after'),
        date: response.header('date'),
        auditId: response.header('audit-id'),
        body: await readBody(response.body, MAX_ERROR_BYTES).catch(() => ''),
      });
    }
    return response;
  }

  #parse(text: string): JsonValue {
    try {
      return JSON.parse(text);
    } catch {
      throw this.#contentError('no JSON');
    }
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

  #contentError(what: string): ClusterRequestError {
    return new ClusterRequestError(
      `Cluster "${this.clusterName}" answers with ${what}`,
      { source: 'content' },
    );
  }

  #failure(error: unknown): ClusterRequestError {
    return error instanceof ClusterRequestError
      ? error
      : networkError({
          clusterName: this.clusterName,
          via: this.#transport.via,
          cause: error,
        });
  }
}

function anySignal(...signals: (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter(signal => signal !== undefined));
}
