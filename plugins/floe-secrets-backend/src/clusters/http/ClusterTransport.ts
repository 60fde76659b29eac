/** A request to the API server of one cluster. */
export type ClusterTransportRequest = {
  method: 'GET' | 'PATCH' | 'POST';
  /** Path and query, as the API server knows it. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
};

/** The answer, as soon as its head has arrived. */
export type ClusterTransportResponse = {
  status: number;
  header(name: string): string | undefined;
  body: AsyncIterable<Uint8Array>;
};

/**
 * Carries requests to the API server of one cluster, with the credentials
 * that belong to it, minted anew for each request.
 */
export interface ClusterTransport {
  /** Words for a person of what stands between the backend and the cluster. */
  readonly via: string;
  send(request: ClusterTransportRequest): Promise<ClusterTransportResponse>;
}
