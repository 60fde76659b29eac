import { CustomErrorBase } from '@backstage/errors';

/**
 * Who turned a request down.
 *
 * - `cluster`: the cluster's API server, with a Kubernetes Status
 * - `proxy`: something on the way to it, such as the kubernetes backend plugin
 * - `network`: no answer at all, or one that broke off
 * - `content`: an answer that is not what the Kubernetes API sends
 *
 * @public
 */
export type ClusterRequestErrorSource =
  | 'cluster'
  | 'proxy'
  | 'network'
  | 'content';

/**
 * What is known of a failed request to a cluster.
 *
 * @public
 */
export type ClusterRequestErrorOptions = {
  source: ClusterRequestErrorSource;
  /** HTTP status, or the `code` of a Status that a watch sent. */
  status?: number;
  /** `reason` of the Kubernetes Status, for example `Expired`. */
  reason?: string;
  /** Seconds to wait before asking again, from `Retry-After` or the Status. */
  retryAfterSeconds?: number;
};

/**
 * A request to a cluster failed. The message is fit to be shown to a person:
 * it names the cluster and the cause, and never holds content of an object.
 * There is no further cause, because its words would become a part of it.
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
   * this server, so that only a new list helps.
   */
  get isExpired(): boolean {
    return (
      this.status === 410 ||
      this.reason === 'Expired' ||
      this.reason === 'Gone' ||
      // An etcd that was restored from a backup is behind what was seen.
      (this.status === 504 && /resource version/i.test(this.message))
    );
  }
}
