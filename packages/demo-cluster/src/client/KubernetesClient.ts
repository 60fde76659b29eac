import { CustomErrorBase, ForwardedError } from '@backstage/errors';
import { Agent, Dispatcher, request } from 'undici';
import { ResourcePaths } from './ResourcePaths';

/** The address of a Kubernetes API and the credentials of its caller. */
export type KubernetesConnection = {
  /** Base URL without a path, for example `https://127.0.0.1:6443`. */
  url: string;
  /** Bearer token. */
  token?: string;
  /** PEM of the certificate authority, for HTTPS. */
  ca?: string;
};

/** Settings of a client. */
export type KubernetesClientOptions = {
  /** Owner of the fields that `apply` writes. */
  fieldManager: string;
  /** Limit for each request without a signal of its own; none by default. */
  timeoutMilliseconds?: number;
};

/** Identifies an object. */
type ObjectReference = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
};

/** One raw request. */
export type RawRequest = {
  method?: Dispatcher.HttpMethod;
  /** Path below the base URL, for example `/api/v1/namespaces`. */
  path: string;
  query?: Record<string, string | number | boolean>;
  /** Sent as JSON; a string is sent unchanged. */
  body?: unknown;
  contentType?: string;
  /** Requested media type; JSON by default. */
  accept?: string;
  signal?: AbortSignal;
};

/** The response to a raw request, with its JSON body. */
export type RawResponse = {
  status: number;
  body: any;
};

/** The API server answered with a status that is not a success. */
export class KubernetesApiError extends CustomErrorBase {
  name = 'KubernetesApiError' as const;
  /** The HTTP status. */
  readonly status: number;
  /** The machine-readable reason, for example `Invalid`. */
  readonly reason: string;
  /** The API server's own message; it can quote the object that was sent. */
  readonly apiMessage: string;

  constructor(operation: string, { status, body }: RawResponse) {
    const apiMessage = String(body?.message ?? JSON.stringify(body));
    super(`${operation}: HTTP ${status} ${apiMessage}`);
    this.status = status;
    this.reason = String(body?.reason ?? 'Unknown');
    this.apiMessage = apiMessage;
  }
}

/** The API server could not be reached, or the connection broke. */
export class KubernetesConnectionError extends ForwardedError {
  name = 'KubernetesConnectionError' as const;
}

/** `kind namespace/name`, for messages. */
function describe({ kind, metadata }: ObjectReference): string {
  const { name, namespace } = metadata;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/**
 * A small client for a Kubernetes API. Paths come from discovery, so a version
 * that is not served is an error, as for `kubectl`.
 *
 * All methods reject with {@link KubernetesConnectionError}, and those other
 * than `raw` and `open` with {@link KubernetesApiError}.
 */
export class KubernetesClient<Resource extends ObjectReference> {
  readonly #agent: Agent;
  readonly #paths: ResourcePaths;
  readonly #options: KubernetesClientOptions;

  constructor(
    readonly connection: KubernetesConnection,
    options: KubernetesClientOptions,
  ) {
    this.#options = options;
    const { ca } = connection;
    this.#agent = new Agent(ca ? { connect: { ca } } : {});
    this.#paths = new ResourcePaths(path => this.#find(path));
  }

  /** Sends a request and reads the whole response, with any status. */
  async raw(options: RawRequest): Promise<RawResponse> {
    const response = await this.open(options);
    const text = await this.#connected(response.body.text(), options.signal);
    const isJson = response.headers['content-type']?.includes('json');
    return {
      status: response.statusCode,
      body: isJson ? JSON.parse(text) : text,
    };
  }

  /** Sends a request and leaves the body unread, for a watch. */
  async open(options: RawRequest): Promise<Dispatcher.ResponseData> {
    const { url, token } = this.connection;
    const { timeoutMilliseconds } = this.#options;
    const { body, contentType = 'application/json' } = options;
    const { accept = 'application/json' } = options;
    const response = request(new URL(options.path, url), {
      dispatcher: this.#agent,
      method: options.method ?? 'GET',
      query: options.query,
      signal:
        options.signal ??
        (timeoutMilliseconds && AbortSignal.timeout(timeoutMilliseconds)),
      headers: {
        accept,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': contentType }),
      },
      body:
        body === undefined || typeof body === 'string'
          ? body
          : JSON.stringify(body),
    });
    return this.#connected(response, options.signal);
  }

  /** Creates an object. */
  async create(object: Resource): Promise<Resource> {
    const path = await this.collectionPath(object);
    return this.#succeed(`create ${describe(object)}`, {
      method: 'POST',
      path,
      body: object,
    });
  }

  /**
   * Creates or changes an object by server-side apply, and takes over fields
   * of other managers.
   */
  async apply(object: Resource): Promise<Resource> {
    const { fieldManager } = this.#options;
    return this.#succeed(`apply ${describe(object)}`, {
      method: 'PATCH',
      path: await this.objectPath(object),
      query: { fieldManager, force: true },
      body: object,
      contentType: 'application/apply-patch+yaml',
    });
  }

  /** Changes an object, or a subresource of it, by a JSON merge patch. */
  async patch(
    reference: ObjectReference,
    patch: Record<string, unknown>,
    subresource?: 'status',
  ): Promise<Resource> {
    const path = await this.objectPath(reference);
    return this.#succeed(`patch ${describe(reference)}`, {
      method: 'PATCH',
      path: subresource ? `${path}/${subresource}` : path,
      body: patch,
      contentType: 'application/merge-patch+json',
    });
  }

  /** Reads an object; undefined if it does not exist. */
  async get(reference: ObjectReference): Promise<Resource | undefined> {
    return this.#find(await this.objectPath(reference));
  }

  /** Deletes an object; it need not exist. */
  async delete(reference: ObjectReference): Promise<void> {
    const path = await this.objectPath(reference);
    const response = await this.raw({ method: 'DELETE', path });
    if (response.status !== 404) {
      this.#check(`delete ${describe(reference)}`, response);
    }
  }

  /** Lists the objects of a kind in one namespace, or in all of them. */
  async list(
    kind: { apiVersion: string; kind: string; namespace?: string },
    query?: Record<string, string | number>,
  ): Promise<Resource[]> {
    const { apiVersion, namespace } = kind;
    const path = await this.collectionPath({
      apiVersion,
      kind: kind.kind,
      metadata: { name: '', namespace },
    });
    const { items } = await this.#succeed(`list ${kind.kind}`, { path, query });
    // The items of a list have neither.
    return items.map((item: Resource) => ({
      ...item,
      apiVersion,
      kind: kind.kind,
    }));
  }

  /** Whether the API serves the kind in exactly this version. */
  async serves(apiVersion: string, kind: string): Promise<boolean> {
    return this.#paths.serves(apiVersion, kind);
  }

  /** The served versions of an API group, preferred first; empty if there is no such group. */
  async servedVersions(group: string): Promise<string[]> {
    const found = await this.#find(`/apis/${group}`);
    const versions: string[] =
      found?.versions.map(({ version }: { version: string }) => version) ?? [];
    const preferred = found?.preferredVersion?.version;
    return versions.sort(
      (a, b) => Number(b === preferred) - Number(a === preferred),
    );
  }

  /** Path of the collection that an object of this kind and namespace belongs to. */
  async collectionPath(reference: ObjectReference): Promise<string> {
    return this.#served(reference, await this.#paths.collection(reference));
  }

  /** Path of an object. */
  async objectPath(reference: ObjectReference): Promise<string> {
    return this.#served(reference, await this.#paths.object(reference));
  }

  #served(
    { apiVersion, kind }: ObjectReference,
    path: string | undefined,
  ): string {
    if (!path) {
      throw new KubernetesApiError('discovery', {
        status: 404,
        body: {
          reason: 'NotFound',
          message: `no matches for kind "${kind}" in version "${apiVersion}"`,
        },
      });
    }
    return path;
  }

  async #find(path: string): Promise<any> {
    const response = await this.raw({ path });
    return response.status === 404
      ? undefined
      : this.#check(`get ${path}`, response);
  }

  async #succeed(operation: string, options: RawRequest): Promise<any> {
    return this.#check(operation, await this.raw(options));
  }

  #check(operation: string, response: RawResponse): any {
    if (response.status < 200 || response.status > 299) {
      throw new KubernetesApiError(operation, response);
    }
    return response.body;
  }

  async #connected<T>(response: Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await response;
    } catch (error) {
      // The caller ended it, so there is no connection fault to report.
      signal?.throwIfAborted();
      throw new KubernetesConnectionError(
        `The cluster at ${this.connection.url} does not answer`,
        error,
      );
    }
  }
}
