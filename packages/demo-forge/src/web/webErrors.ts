import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { RequestRefusedError } from '../errors';
import { html } from './html';
import { renderPage } from './layout';

function statusOf(error: unknown): number {
  if (error instanceof RequestRefusedError) {
    return error.status;
  }
  return error instanceof InputError || error instanceof URIError ? 400 : 500;
}

/** Shows what went wrong as a page; of faults of the host itself only that there was one. */
export function webErrorHandler(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const status = statusOf(error);
    if (status === 500) {
      logger.error(`${request.method} ${request.path} failed`, error);
    }
    const message =
      status === 500 ? 'The Git host failed; see its log.' : error.message;
    response.status(status).send(
      renderPage({
        title: status === 404 ? 'Not found' : 'That did not work',
        section: 'repositories',
        body: html`<h1>
            ${status === 404 ? 'Not found' : 'That did not work'}
          </h1>
          <p class="card empty">${message}</p>
          <p><a href="/">All repositories</a></p>`,
      }),
    );
  };
}
