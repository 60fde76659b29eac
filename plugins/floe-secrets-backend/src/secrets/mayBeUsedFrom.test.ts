import { mayBeUsedFrom } from './mayBeUsedFrom';

describe('mayBeUsedFrom', () => {
  const withRegex = (regex: string) => ({
    namespace: null,
    namespaceConditions: [
      { namespaces: [], namespaceRegexes: [regex], hasSelector: false },
    ],
  });

  it.each([
    ['^floe-', 'floe-orders', true],
    ['^floe-', 'other', false],
    ['orders$', 'floe-orders', true],
    // Only Go knows these two.
    ['(?i:FLOE)-\\pL+', 'floe-orders', true],
    ['^(?P<team>floe)-', 'other', false],
  ])('reads %s as the operator does: %s', (regex, namespace, expected) => {
    expect(mayBeUsedFrom(withRegex(regex), namespace)).toBe(expected);
  });

  it('treats an invalid expression as allowing', () => {
    expect(mayBeUsedFrom(withRegex('('), 'floe')).toBe(true);
  });
});
