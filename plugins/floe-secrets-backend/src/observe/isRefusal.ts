import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';

/**
 * Whether the cluster itself says that something is not there, or may not be
 * read. What stands between says the same of other things.
 */
export function isRefusal(error: unknown): error is ClusterRequestError {
  return (
    error instanceof ClusterRequestError &&
    error.source === 'cluster' &&
    (error.status === 403 || error.status === 404)
  );
}
