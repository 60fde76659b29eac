import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { ZodError } from 'zod';
import { RequestRefusedError } from '../errors';
import { html } from './html';
import { renderPage } from './layout';

function statusAndWords(error: unknown): [status: number, words: string] {
  if (error instanceof RequestRefusedError) {
    return [error.status, error.message];
  }
  if (error instanceof ZodError) {
    const [{ path, message }] = error.issues;
    return [400, `${path.join('.')}: ${message}`];
  }
  if (error instanceof InputError || error instanceof URIError) {
    return [400, error.message];
  }
  // Express and its parsers mark errors that the request caused.
  const { status, message } = error as { status?: number; message: string };
  if (status === 404) {
    return [404, 'There is no such file.']; // The message contains its path on disk.
  }
  return status && status < 500
    ? [status, message]
    : [500, 'The Git host failed; see its log.'];
}

/** Shows an error as a page. The page does not describe faults of the host itself. */
export function webErrorHandler(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const [status, words] = statusAndWords(error);
    if (status === 500) {
      logger.error(`${request.method} ${request.path} failed`, error);
    }
    response.status(status).send(
      renderPage({
        title: status === 404 ? 'Not found' : 'The request failed',
        section: 'repositories',
        body: html`<h1>
            ${status === 404 ? 'Not found' : 'The request failed'}
          </h1>
          <p class="card empty">${words}</p>
          <p><a href="/">All repositories</a></p>`,
      }),
    );
  };
}
