import { problemOfError } from './RepositoryError';

const withName = (name: string, message: string) =>
  Object.assign(new Error(message), { name });

describe('problemOfError', () => {
  it.each([
    [
      'limited',
      'Request failed for https://x/y, 403 Forbidden (rate limit exceeded)',
    ],
    [
      'limited',
      'https://x/y could not be read as https://x/z, 429 Too Many Requests',
    ],
    ['denied', 'Request failed for https://x/y, 401 Unauthorized'],
    ['denied', 'https://x/y could not be read as https://x/z, 403 '],
    [
      'denied',
      'https://x/y could not be read as https://x/z, 203 Non-Authoritative Information',
    ],
    ['failing', 'Request failed for https://x/y, 502 Bad Gateway'],
    [
      'refused',
      'Request failed for https://x/y, 451 Unavailable For Legal Reasons',
    ],
    ['refused', 'Request failed for https://x/y, 409 Conflict'],
    ['refused', 'Request failed for https://x/y, 410 Gone'],
    [
      'refused',
      'Incorrect URL: https://x/y, Error: Invalid GitHub URL or file path',
    ],
    ['unreachable', 'connect ECONNREFUSED 127.0.0.1:4010'],
    [
      'unreachable',
      'request to https://x/y failed, reason: getaddrinfo ENOTFOUND x',
    ],
    ['unreachable', 'Unable to read https://x/y, TypeError: fetch failed'],
    // Words of an address.
    [
      'refused',
      'Request failed for https://x/docs/429/401.yaml, 451 Unavailable',
    ],
    [
      'refused',
      'Incorrect URL: https://x/ECONNREFUSED/fetch failed/429 x, Error: Invalid',
    ],
    [
      'refused',
      'Request failed for https://x/a, 503 b.yaml?ref=main, 451 Unavailable',
    ],
    ['refused', 'something new'],
  ])('maps to %s: %s', (problem, message) => {
    expect(problemOfError(new Error(message))).toBe(problem);
  });

  it.each([
    ['denied', withName('NotAllowedError', 'Reading is not allowed')],
    ['denied', withName('AuthenticationError', '')],
    ['failing', withName('AbortError', 'The operation was aborted')],
    ['failing', withName('TimeoutError', 'The operation timed out')],
    [
      'unreachable',
      Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }),
    ],
    [
      'unreachable',
      Object.assign(new Error('x'), { cause: { code: 'ECONNRESET' } }),
    ],
  ])('distinguishes %s from %s', (problem, error) => {
    expect(problemOfError(error)).toBe(problem);
  });
});
