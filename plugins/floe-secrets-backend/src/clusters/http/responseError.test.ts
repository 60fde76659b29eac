import fc from 'fast-check';
import {
  canary,
  fill,
  FORMATS,
  leaked,
} from '../../model/masking/__testUtils__/canary';
import { networkErrorCode } from './networkErrorCode';
import { responseError, statusError } from './responseError';

describe('the error for an unsuccessful response', () => {
  it.each(FORMATS)('contains no value: $format', ({ format }) => {
    fc.assert(
      fc.property(canary, value => {
        const message = fill(format, value);
        const errors = [
          statusError('prod', { code: 422, reason: message, message }),
          responseError({
            ...{ clusterName: 'prod', via: 'the proxy', status: 502 },
            retryAfter: undefined,
            date: undefined,
            body: JSON.stringify({
              error: { name: message, message, cause: { code: message } },
            }),
          }),
        ];
        for (const error of errors) {
          const text = `${error.message} ${error.reason ?? ''}`;
          expect(leaked(text, value)).toBeUndefined();
        }
      }),
      { numRuns: 10 },
    );
  });

  it('reports that text is withheld', () => {
    expect(
      statusError('prod', {
        code: 422,
        message: 'Secret "x" is invalid: type: Invalid value: 77123456',
      }).message,
    ).toBe(
      'Cluster "prod" answers 422: Secret "x" is invalid: type: Invalid value: … (text withheld)',
    );
    expect(
      statusError('prod', { code: 403, message: 'secrets is forbidden' })
        .message,
    ).toBe('Cluster "prod" answers 403: secrets is forbidden');
  });
});

describe('the code of a failed connection', () => {
  it.each([
    [{ code: 'ECONNREFUSED' }, 'ECONNREFUSED'],
    [{ cause: { code: 'UND_ERR_SOCKET', cause: { code: 'EPIPE' } } }, 'EPIPE'],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'ETIMEDOUT'],
    [{ message: 'connect ENOTFOUND db.example.com' }, 'ENOTFOUND'],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'SELF_SIGNED_CERT_IN_CHAIN'],
    [{ code: 'HUNTER2' }, undefined],
    [{ message: 'Headers.append: "Bearer HUNTER2"' }, undefined],
  ])('is from a fixed list: %j', (error, code) => {
    expect(networkErrorCode(error)).toBe(code);
  });
});
