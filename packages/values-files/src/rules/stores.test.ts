import { storeNamespaceDenied, storeNotFound, storeNotReady } from './stores';

describe('the rules about stores', () => {
  it.each([
    ['untried', false, 'error likely'],
    ['failed', false, 'error likely'],
    ['failed', true, 'error proven'],
    ['succeeded', false, 'warning likely'],
  ] as const)(
    'not found, %s, reported %s: %s',
    (attempt, isReported, found) => {
      const { confidence, severity } = storeNotFound(attempt, isReported);
      expect(`${severity} ${confidence}`).toBe(found);
    },
  );

  it.each([
    ['untried', true, 'warning proven'],
    ['succeeded', true, 'warning proven'],
    ['failed', true, 'error proven'],
    ['failed', false, 'error likely'],
  ] as const)('not ready, %s, shown %s: %s', (attempt, isShown, found) => {
    const { confidence, severity } = storeNotReady(attempt, isShown);
    expect(`${severity} ${confidence}`).toBe(found);
  });

  it('a denied namespace is an error', () => {
    expect(storeNamespaceDenied().severity).toBe('error');
  });
});
