import { ResourcePaths } from '@floe/demo-cluster';
import { Agent, Dispatcher, request } from 'undici';
import {
  describeObject,
  KubernetesObject,
  ObjectReference,
} from './kubernetesObject';

/** Where a Kubernetes API is and who calls it. */
export interface KubernetesConnection {
  /** Base URL without a path, for example `https://127.0.0.1:6443`. */
  url: string;
  /** Bearer token. */
  token?: string;
  /** PEM of the certificate authority, for HTTPS. */
  ca?: string;
}

/** One raw request. */
export interface RawRequest {
  method?: Dispatcher.HttpMethod;
  /** Path below the base URL, for example `/api/v1/namespaces`. */
  path: string;
  query?: Record<string, string | number | boolean>;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  contentType?: string;
  /** Media type to answer in; plain JSON by default. */
  accept?: string;
  signal?: AbortSignal;
}

/** A raw answer with its JSON body. */
export interface RawResponse {
  status: number;
  body: any;
}

/** An answer of the Kubernetes API that is not a success. */
class KubernetesApiError extends Error {
  constructor(readonly what: string, readonly response: RawResponse) {
    super(
      `${what}: HTTP ${response.status} ${
        response.body?.message ?? JSON.stringify(response.body)
      }`,
    );
    this.name = 'KubernetesApiError';
  }
}

/**
 * A small client for any Kubernetes API: a real one, or one that claims to be one. Paths come from
 * discovery, so a version that is not served is an error here as it is for `kubectl`.
 */
export class KubernetesApi {
  readonly #agent: Agent;
  readonly #paths: ResourcePaths;

  constructor(readonly connection: KubernetesConnection) {
    const { ca } = connection;
    this.#agent = new Agent(ca ? { connect: { ca } } : {});
    this.#paths = new ResourcePaths(async path => {
      const response = await this.raw({ path });
      return response.status === 404
        ? undefined
        : this.#check(`discover ${path}`, response);
    });
  }

  /** The same API as another user. */
  as(token: string): KubernetesApi {
    return new KubernetesApi({ ...this.connection, token });
  }

  /** Sends a request and reads the whole answer; any status is an answer. */
  async raw(options: RawRequest): Promise<RawResponse> {
    const response = await this.open(options);
    const text = await response.body.text();
    const json = response.headers['content-type']?.includes('json');
    return {
      status: response.statusCode,
      body: json ? JSON.parse(text) : text,
    };
  }

  /** Sends a request and leaves the body to be read, for a watch. */
  async open(options: RawRequest): Promise<Dispatcher.ResponseData> {
    const { url, token } = this.connection;
    const { body, contentType = 'application/json' } = options;
    const { accept = 'application/json' } = options;
    return await request(new URL(options.path, url), {
      dispatcher: this.#agent,
      method: options.method ?? 'GET',
      query: options.query,
      signal: options.signal,
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
  }

  /** Creates an object. */
  async create(object: KubernetesObject): Promise<KubernetesObject> {
    const path = await this.collectionPath(object);
    return this.#succeed(`create ${describeObject(object)}`, {
      method: 'POST',
      path,
      body: object,
    });
  }

  /** Creates or changes an object by server-side apply. */
  async apply(object: KubernetesObject): Promise<KubernetesObject> {
    return this.#succeed(`apply ${describeObject(object)}`, {
      method: 'PATCH',
      path: await this.objectPath(object),
      query: { fieldManager: 'floe-interop', force: true },
      body: object,
      contentType: 'application/apply-patch+yaml',
    });
  }

  /** Changes an object by a JSON merge patch. */
  async patch(
    reference: ObjectReference,
    patch: Record<string, unknown>,
  ): Promise<KubernetesObject> {
    return this.#succeed(`patch ${describeObject(reference)}`, {
      method: 'PATCH',
      path: await this.objectPath(reference),
      body: patch,
      contentType: 'application/merge-patch+json',
    });
  }

  /** Changes an object's status as its controller does, by a JSON merge patch. */
  async patchStatus(
    reference: ObjectReference,
    status: Record<string, unknown>,
  ): Promise<KubernetesObject> {
    return this.#succeed(`patch the status of ${describeObject(reference)}`, {
      method: 'PATCH',
      path: `${await this.objectPath(reference)}/status`,
      body: { status },
      contentType: 'application/merge-patch+json',
    });
  }

  /** Reads an object; undefined when there is none of this name. */
  async get(reference: ObjectReference): Promise<KubernetesObject | undefined> {
    const path = await this.objectPath(reference);
    const response = await this.raw({ path });
    if (response.status === 404) return undefined;
    return this.#check(`get ${describeObject(reference)}`, response);
  }

  /** Deletes an object; one that is gone already is no error. */
  async delete(reference: ObjectReference): Promise<void> {
    const path = await this.objectPath(reference);
    const response = await this.raw({ method: 'DELETE', path });
    if (response.status !== 404) {
      this.#check(`delete ${describeObject(reference)}`, response);
    }
  }

  /** Lists the objects of a kind, those of one namespace where one is given. */
  async list(
    kind: { apiVersion: string; kind: string; namespace?: string },
    query?: Record<string, string | number>,
  ): Promise<KubernetesObject[]> {
    const { apiVersion, namespace } = kind;
    const path = await this.collectionPath({
      apiVersion,
      kind: kind.kind,
      metadata: { name: '', namespace },
    });
    const list = await this.#succeed(`list ${kind.kind}`, { path, query });
    return list.items;
  }

  /** The core events about an object, oldest first. */
  async events(object: KubernetesObject): Promise<KubernetesObject[]> {
    const { uid, name, namespace } = object.metadata;
    const events = await this.list(
      // Events about an object without a namespace are kept in `default`.
      { apiVersion: 'v1', kind: 'Event', namespace: namespace ?? 'default' },
      { fieldSelector: `involvedObject.name=${name}` },
    );
    return events
      .filter(event => event.involvedObject.uid === uid)
      .sort(
        (a, b) =>
          String(a.lastTimestamp).localeCompare(String(b.lastTimestamp)) ||
          // Times are to the second, versions are numbers that grow.
          Number(a.metadata.resourceVersion) -
            Number(b.metadata.resourceVersion),
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
      throw new Error(
        `no matches for kind "${kind}" in version "${apiVersion}"`,
      );
    }
    return path;
  }

  async #succeed(what: string, options: RawRequest): Promise<any> {
    return this.#check(what, await this.raw(options));
  }

  #check(what: string, response: RawResponse): any {
    if (response.status < 200 || response.status > 299) {
      throw new KubernetesApiError(what, response);
    }
    return response.body;
  }
}
