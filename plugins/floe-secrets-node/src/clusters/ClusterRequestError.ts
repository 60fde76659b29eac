import { CustomErrorBase } from '@backstage/errors';

/**
 * What refused or broke a request.
 *
 * - `cluster`: the cluster's API server, with a Kubernetes Status
 * - `proxy`: something on the way to it, such as the kubernetes backend plugin
 * - `network`: no response, or one that broke off
 * - `content`: a response that is not one of the Kubernetes API
 *
 * @public
 */
export type ClusterRequestErrorSource =
  | 'cluster'
  | 'proxy'
  | 'network'
  | 'content';

/**
 * Details of a failed request to a cluster.
 * @public
 */
export type ClusterRequestErrorOptions = {
  source: ClusterRequestErrorSource;
  /** HTTP status, or the `code` of a Status that a watch sent. */
  status?: number;
  /** `reason` of the Kubernetes Status, for example `Expired`. */
  reason?: string;
  /**
   * Seconds to wait before the next request, from `Retry-After` or the Status.
   */
  retryAfterSeconds?: number;
};

/**
 * A request to a cluster failed. The message may be shown to users: it names
 * the cluster and the reason, and contains nothing of an object. It has no
 * `cause`, because Backstage would append its message.
 *
 * @public
 */
export class ClusterRequestError extends CustomErrorBase {
  name = 'ClusterRequestError' as const;
  readonly source: ClusterRequestErrorSource;
  readonly status?: number;
  readonly reason?: string;
  readonly retryAfterSeconds?: number;

  constructor(message: string, options: ClusterRequestErrorOptions) {
    super(message);
    this.source = options.source;
    this.status = options.status;
    this.reason = options.reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /**
   * Whether the resourceVersion or continue token is too old, or unknown to
   * this server, so that a new list is necessary.
   */
  get isExpired(): boolean {
    return (
      this.status === 410 ||
      this.reason === 'Expired' ||
      this.reason === 'Gone' ||
      // After etcd was restored from a backup, it is behind the resourceVersion
      // that was seen.
      (this.status === 504 && /resource version/i.test(this.message))
    );
  }
}
