import {
  abortable,
  ClusterRequestError,
  ClusterRequestOptions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { JsonValue } from '@backstage/types';
import { ClusterTransport, ClusterTransportRequest } from './ClusterTransport';
import { readBody } from './readBody';
import { networkError, responseError } from './responseError';

/** Maximum size of a response; larger lists are requested in smaller pages. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;

const HEAD_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Sends requests to one cluster; each failure is a ClusterRequestError. */
export class ClusterRequests {
  readonly #clusterName: string;
  readonly #transport: ClusterTransport;

  constructor(options: { clusterName: string; transport: ClusterTransport }) {
    this.#clusterName = options.clusterName;
    this.#transport = options.transport;
  }

  /** The body of a response, within the limits of time and size. */
  async text(
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
      throw this.failure(error);
    }
  }

  async #send(request: ClusterTransportRequest) {
    const head = new AbortController();
    const timer = setTimeout(
      () => head.abort(Object.assign(new Error(), { code: 'ETIMEDOUT' })),
      HEAD_TIMEOUT_MS,
    );
    try {
      return await this.open({
        ...request,
        signal: anySignal(head.signal, request.signal),
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** A response of success, whose body is not read yet. */
  async open(request: ClusterTransportRequest) {
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
        clusterName: this.#clusterName,
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

  parse(text: string): JsonValue {
    try {
      return JSON.parse(text);
    } catch {
      throw this.contentError('no JSON');
    }
  }

  /** The error of a response that is not what was requested. */
  contentError(what: string): ClusterRequestError {
    return new ClusterRequestError(
      `Cluster "${this.#clusterName}" answers with ${what}`,
      { source: 'content' },
    );
  }

  failure(error: unknown): ClusterRequestError {
    return error instanceof ClusterRequestError
      ? error
      : networkError({
          clusterName: this.#clusterName,
          via: this.#transport.via,
          cause: error,
        });
  }
}

/** Aborts when one of the signals does. */
export function anySignal(
  ...signals: (AbortSignal | undefined)[]
): AbortSignal {
  return AbortSignal.any(signals.filter(signal => signal !== undefined));
}
