import { USER_AGENT } from './userAgent';
import {
  ClusterTransport,
  ClusterTransportRequest,
  ClusterTransportResponse,
} from './ClusterTransport';

type FetchTransportOptions = {
  via: string;
  /** The base URL of the API server, and the credentials. */
  connect(): Promise<{ baseUrl: string; headers: Record<string, string> }>;
};

/** Sends requests with Node's `fetch`. */
export class FetchTransport implements ClusterTransport {
  readonly via: string;
  readonly #connect: FetchTransportOptions['connect'];

  constructor(options: FetchTransportOptions) {
    this.via = options.via;
    this.#connect = options.connect;
  }

  async send(
    request: ClusterTransportRequest,
  ): Promise<ClusterTransportResponse> {
    const { method, path, body, signal } = request;
    const { baseUrl, headers } = await this.#connect();
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      body,
      signal,
      headers: { 'user-agent': USER_AGENT, ...request.headers, ...headers },
      // The credentials must not be sent to another address.
      redirect: 'manual',
    });
    return {
      status: response.status,
      header: name => response.headers.get(name) ?? undefined,
      body: response.body ?? new ReadableStream(),
    };
  }
}
