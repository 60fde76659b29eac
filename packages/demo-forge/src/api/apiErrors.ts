import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';
import { RequestRefusedError } from '../errors';

function refusalOf(error: unknown): RequestRefusedError | undefined {
  if (error instanceof RequestRefusedError) {
    return error;
  }
  if (error instanceof InputError) {
    return RequestRefusedError.unprocessable(error.message);
  }
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return RequestRefusedError.unprocessable(
      'Invalid request.',
      error.issues.map(({ path, message }) => ({
        resource: 'Request',
        field: path.join('.'),
        code: issue.input === undefined ? 'missing_field' : 'invalid',
        message,
      })),
    );
  }
  switch ((error as { type?: string } | undefined)?.type) {
    case 'entity.too.large':
      return new RequestRefusedError(413, 'Request body is too large');
    case 'entity.parse.failed':
    case 'encoding.unsupported':
    case 'request.aborted':
      return new RequestRefusedError(400, 'Problems parsing JSON');
    default:
      return error instanceof URIError
        ? new RequestRefusedError(400, 'Malformed path')
        : undefined;
  }
}

/** Answers errors as GitHub does: `message`, `documentation_url`, `status`, `errors`. */
export function apiErrorHandler(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const refusal = refusalOf(error);
    if (!refusal) {
      logger.error(`${request.method} ${request.path} failed`, error);
    }
    const status = refusal?.status ?? 500;
    response.status(status).json({
      message: refusal?.message ?? 'Server Error',
      ...(refusal?.details && { errors: refusal.details }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    });
  };
}
