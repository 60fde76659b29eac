import { RequestHandler } from 'express';
import { RequestRefusedError } from '../errors';

/**
 * Refuses forms that another site sends: browsers name the sender of a POST in
 * `Origin`. The list is fixed, so a foreign name that resolves to this machine
 * is refused too.
 */
export function requireSameOrigin(allowed: string[]): RequestHandler {
  return (request, _response, next) => {
    if (request.method === 'POST') {
      const origin = request.header('origin');
      if (!origin || !allowed.includes(origin)) {
        throw new RequestRefusedError(
          403,
          'This form was not sent by a page of this host.',
        );
      }
    }
    next();
  };
}
