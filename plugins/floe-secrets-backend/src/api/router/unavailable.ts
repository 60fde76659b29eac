import { ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { isTransient } from '@floe/backstage-plugin-floe-secrets-node';
import { isDatabaseUnavailable } from '../../store/isDatabaseFault';

/**
 * Answers 503, so that the client tries again, if the database or a connection
 * failed.
 */
export function reportUnavailable(): ErrorRequestHandler {
  return (error, _req, _res, next) => {
    const isUnavailable =
      error?.name !== 'ServiceUnavailableError' &&
      error?.statusCode === undefined &&
      (isDatabaseUnavailable(error) || isTransient(error));
    next(
      isUnavailable
        ? new ServiceUnavailableError(
            'The portal cannot reach its database, or another part of itself. Try again in a moment',
            error,
          )
        : error,
    );
  };
}
