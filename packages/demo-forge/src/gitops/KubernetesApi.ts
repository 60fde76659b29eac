import { CustomErrorBase, ForwardedError } from '@backstage/errors';
import { ResourcePaths } from '@floe/demo-cluster';
import { ClusterAccess, KubernetesObject } from './types';

/** The API server's refusal, in its own words. */
export class KubernetesRefusal extends CustomErrorBase {
  name = 'KubernetesRefusal' as const;

  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** The API server does not answer, or not as one: worth another try. */
export class ClusterUnreachableError extends ForwardedError {
  name = 'ClusterUnreachableError' as const;
}

const fieldManager = 'argocd-controller';
const timeoutMilliseconds = 10_000;

/** The few calls to a Kubernetes API that applying and pruning take. */
export class KubernetesApi {
  readonly #paths = new ResourcePaths(path => this.#optional(path));
  readonly #access: ClusterAccess;

  constructor(access: ClusterAccess) {
    this.#access = access;
  }

  /** The served versions of an API group, preferred first; empty if there is no such group. */
  async servedVersions(group: string): Promise<string[]> {
    const found = await this.#optional<{
      versions: { version: string }[];
      preferredVersion?: { version: string };
    }>(`/apis/${group}`);
    const versions = found?.versions.map(({ version }) => version) ?? [];
    const preferred = found?.preferredVersion?.version;
    return versions.sort(
      (a, b) => Number(b === preferred) - Number(a === preferred),
    );
  }

  /** Whether the API serves the kind in just this version. */
  async serves(apiVersion: string, kind: string): Promise<boolean> {
    return this.#paths.serves(apiVersion, kind);
  }

  async get(object: KubernetesObject): Promise<KubernetesObject | undefined> {
    return this.#optional(await this.#objectPath(object));
  }

  /** Server-side apply that takes over fields of other managers. */
  async apply(object: KubernetesObject): Promise<KubernetesObject> {
    const path = await this.#objectPath(object);
    return this.#request(
      'PATCH',
      `${path}?fieldManager=${fieldManager}&force=true`,
      object,
    );
  }

  async list(
    apiVersion: string,
    kind: string,
    namespace: string,
  ): Promise<KubernetesObject[]> {
    const path = await this.#paths.collection({
      apiVersion,
      kind,
      metadata: { name: '', namespace },
    });
    if (!path) {
      return [];
    }
    const { items } = await this.#request<{ items: KubernetesObject[] }>(
      'GET',
      path,
    );
    return items.map(item => ({ ...item, apiVersion, kind }));
  }

  async delete(object: KubernetesObject): Promise<void> {
    await this.#optional(await this.#objectPath(object), 'DELETE');
  }

  async #objectPath(object: KubernetesObject): Promise<string> {
    const path = await this.#paths.object(object);
    if (!path) {
      throw new KubernetesRefusal(
        404,
        'NotFound',
        `no matches for kind "${object.kind}" in version "${object.apiVersion}"`,
      );
    }
    return path;
  }

  async #optional<T>(
    path: string,
    method: 'GET' | 'DELETE' = 'GET',
  ): Promise<T | undefined> {
    try {
      return await this.#request<T>(method, path);
    } catch (error) {
      if (error instanceof KubernetesRefusal && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async #request<T>(
    method: 'GET' | 'PATCH' | 'DELETE',
    path: string,
    body?: KubernetesObject,
  ): Promise<T> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${this.#access.url}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${this.#access.token}`,
          Accept: 'application/json',
          'User-Agent': fieldManager,
          // JSON is YAML, too
          ...(body && { 'Content-Type': 'application/apply-patch+yaml' }),
        },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      text = await response.text();
    } catch (error) {
      throw new ClusterUnreachableError(
        `The cluster at ${this.#access.url} does not answer`,
        error,
      );
    }
    if (response.status >= 500 || response.status === 429) {
      throw new ClusterUnreachableError(
        `The cluster at ${this.#access.url} answers with ${response.status}`,
        undefined,
      );
    }
    const answer = JSON.parse(text);
    if (!response.ok) {
      throw new KubernetesRefusal(
        response.status,
        String(answer.reason ?? response.statusText),
        String(answer.message ?? response.statusText),
      );
    }
    return answer;
  }
}
