import { ResponseError } from '@backstage/errors';
import type { paths } from '../generated/openapi';
import type { FloeSecretsRequestOptions } from './FloeSecretsApi';

type Method = 'get' | 'post';

type PathOf<M extends Method> = {
  [P in keyof paths]: [paths[P][M]] extends [object] ? P : never;
}[keyof paths];

type Parameters<Op> = Op extends { parameters: infer P }
  ? Pick<P, keyof P & ('path' | 'query')>
  : never;

type Body<Op> = Op extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? { body: B }
  : { body?: undefined };

type Answer<Op> = Op extends { responses: infer R }
  ? {
      [S in keyof R & (200 | 201 | 202)]: R[S] extends {
        content: { 'application/json': infer B };
      }
        ? B
        : never;
    }[keyof R & (200 | 201 | 202)]
  : never;

/** Puts parameters into a path such as `/v1/secrets/{id}`. */
function fillPath(path: string, values: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(values[name]),
  );
}

/** Repeats parameters that have several values, and omits those without any. */
function queryString(query: object = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value ?? []].flat()) {
      search.append(name, String(item));
    }
  }
  return search.size > 0 ? `?${search}` : '';
}

/** Sends requests to the HTTP API; parameters, body and answer have the types of the path. */
export class ApiRequests {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  get<P extends PathOf<'get'>>(
    path: P,
    request: Parameters<paths[P]['get']>,
    options?: FloeSecretsRequestOptions,
  ): Promise<Answer<paths[P]['get']>> {
    return this.#request('GET', path, request, options);
  }

  post<P extends PathOf<'post'>>(
    path: P,
    request: Parameters<paths[P]['post']> & Body<paths[P]['post']>,
    options?: FloeSecretsRequestOptions,
  ): Promise<Answer<paths[P]['post']>> {
    return this.#request('POST', path, request, options);
  }

  async #request<T>(
    method: 'GET' | 'POST',
    path: string,
    request: { path?: Record<string, string>; query?: object; body?: object },
    options: FloeSecretsRequestOptions = {},
  ): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('floe-secrets');
    const response = await this.#fetchApi.fetch(
      `${baseUrl}${fillPath(path, request.path)}${queryString(request.query)}`,
      {
        method,
        headers: {
          ...(options.token && { Authorization: `Bearer ${options.token}` }),
          ...(request.body && { 'Content-Type': 'application/json' }),
        },
        body: request.body && JSON.stringify(request.body),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
