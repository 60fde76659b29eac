import { PermissionsService } from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import { PORTAL_PROBLEMS } from './PortalProblem';

/**
 * Wraps the permissions service: if the permission backend plugin is not
 * installed (404), the error says what to add.
 *
 * @throws ServiceUnavailableError in that case
 */
export function explainMissingPlugin(
  permissions: PermissionsService,
): PermissionsService {
  const explain = (error: unknown): never => {
    if (ResponseError.is(error) && error.statusCode === 404) {
      const { line, text } = PORTAL_PROBLEMS.permissionMissing;
      throw new ServiceUnavailableError(`${text} Add: ${line}`);
    }
    throw error;
  };
  return {
    authorize: (...args) => permissions.authorize(...args).catch(explain),
    authorizeConditional: (...args) =>
      permissions.authorizeConditional(...args).catch(explain),
  };
}
