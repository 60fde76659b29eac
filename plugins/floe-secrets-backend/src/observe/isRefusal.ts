import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';

/**
 * Whether the API server itself answers that a resource is missing or
 * forbidden. A proxy gives the same status for other reasons.
 */
export function isRefusal(error: unknown): error is ClusterRequestError {
  return (
    error instanceof ClusterRequestError &&
    error.source === 'cluster' &&
    (error.status === 403 || error.status === 404)
  );
}
