import { LoggerService } from '@backstage/backend-plugin-api';
import { ObservedSecret } from '../model/observed';

/**
 * Why a refresh that nobody waits for was not sent, in words for a person.
 * What is no answer of the cluster goes to the log, in full.
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
