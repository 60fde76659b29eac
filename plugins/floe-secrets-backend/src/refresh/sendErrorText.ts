import { LoggerService } from '@backstage/backend-plugin-api';
import { ObservedSecret } from '../model/observed';

/**
 * Why a refresh in the background was not sent, for users. Errors other than
 * responses of the cluster are logged in full.
 */
export function sendErrorText(
  error: unknown,
  { cluster, kind, name, namespace }: ObservedSecret,
  logger: LoggerService,
): string {
  if ((error as Error).name === 'ConflictError') {
    return (error as Error).message;
  }
  logger.error(
    `${kind} ${namespace}/${name} of cluster ${cluster} could not be refreshed`,
    error as Error,
  );
  return 'The portal could not send the request. See its log.';
}
