import { ClusterRequestError } from './ClusterRequestError';

describe('ClusterRequestError', () => {
  it.each([
    ['of a watch', { status: 410, reason: 'Expired' }, 'too old', true],
    ['of a list', { status: 410, reason: 'Gone' }, 'token', true],
    ['of an event', { reason: 'Expired' }, '', true],
    ['after a restore', { status: 504 }, 'Too large resource version', true],
    ['a timeout', { status: 504 }, 'timed out', false],
    ['a refusal', { status: 403, reason: 'Forbidden' }, 'no', false],
  ])('knows an expired version: %s', (_, options, message, isExpired) => {
    const error = new ClusterRequestError(message, {
      source: 'cluster',
      ...options,
    });
    expect(error.isExpired).toBe(isExpired);
    expect(error.name).toBe('ClusterRequestError');
    expect(error.message).toBe(message);
  });
});
