/** A request to the API server of one cluster. */
export type ClusterTransportRequest = {
  method: 'GET' | 'PATCH' | 'POST';
  /** Path and query for the API server. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
};

/** The response, when its headers have arrived. */
export type ClusterTransportResponse = {
  status: number;
  header(name: string): string | undefined;
  body: AsyncIterable<Uint8Array>;
};

/**
 * Sends requests to the API server of one cluster, with its credentials, which
 * are new for each request.
 */
export interface ClusterTransport {
  /** What is between the backend and the cluster, for users. */
  readonly via: string;
  send(request: ClusterTransportRequest): Promise<ClusterTransportResponse>;
}
