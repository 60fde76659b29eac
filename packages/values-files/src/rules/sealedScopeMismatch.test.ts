import { looksLikeScope, sealedScopeMismatch } from './sealedScopeMismatch';

describe('sealedScopeMismatch', () => {
  const PREFIX = 'sealedsecrets.bitnami.com';
  it.each([
    [`${PREFIX}/namespace-wide`, 'True', 'strict', true],
    [`${PREFIX}/namespace-wide`, true, 'strict', true],
    [`${PREFIX}/namespace-wide`, 'yes', 'strict', true],
    [`${PREFIX}/namespace_wide`, 'true', 'strict', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'true', 'strict', true],
    ['sealed-secrets.bitnami.com/cluster-wide', 'true', 'cluster-wide', false],
    [`${PREFIX}/namespace-wide`, 'true', 'strict', false],
    [`${PREFIX}/namespace-wide`, 'false', 'strict', false],
    [`${PREFIX}/namespace-wide`, 'No', 'strict', false],
    [`${PREFIX}/namespace-wide`, false, 'strict', false],
    ['example.com/not-namespace-wide-at-all', 'true', 'strict', false],
  ] as const)('%s: %p with the scope %s', (annotation, value, scope, found) => {
    const hints = looksLikeScope(annotation, value)
      ? [{ annotation, value: String(value) }]
      : [];
    expect(sealedScopeMismatch({ scope, hints })).toHaveLength(found ? 1 : 0);
  });

  const target = { namespace: 'floe', fullname: 'floe-dagster' };
  const of = (facts: Parameters<typeof sealedScopeMismatch>[0]) =>
    sealedScopeMismatch(facts).map(
      ({ cause, confidence, severity }) => `${severity} ${confidence} ${cause}`,
    );

  it.each([
    ['strict', { scope: 'namespace-wide' }, ['error proven other-scope']],
    ['namespace-wide', { scope: 'strict' }, ['error proven other-scope']],
    ['strict', { scope: 'strict' }, []],
    [
      'strict',
      { scope: 'namespace-wide', isRecorded: false },
      ['warning likely other-scope'],
    ],
    ['strict', { namespace: 'other' }, ['error proven other-namespace']],
    [
      'namespace-wide',
      { namespace: 'other' },
      ['error proven other-namespace'],
    ],
    ['cluster-wide', { namespace: 'other' }, []],
    [
      'strict',
      { namespace: 'floe', fullname: 'orders' },
      ['error proven other-name'],
    ],
    ['namespace-wide', { namespace: 'floe', fullname: 'orders' }, []],
    ['strict', { namespace: 'floe', fullname: 'floe-dagster' }, []],
  ] as const)('scope %s, sealed for %j: %j', (scope, sealedFor, expected) => {
    expect(of({ scope, sealedFor, target })).toEqual(expected);
  });

  it('is an error if the scope of other values changes', () => {
    expect(of({ scope: 'strict', scopeBefore: 'namespace-wide' })).toEqual([
      'error proven scope-changed',
    ]);
    expect(of({ scope: 'strict', scopeBefore: 'strict' })).toEqual([]);
  });

  it.each([
    ['strict', [], ['error likely scope-forgotten']],
    ['namespace-wide', [], []],
    [
      'namespace-wide',
      [{ annotation: 'a/cluster-wide', value: 'true' }],
      ['error likely annotation-without-effect'],
    ],
  ] as const)('scope %s, refused, hints %j: %j', (scope, hints, expected) => {
    expect(of({ scope, hints, isRefused: true })).toEqual(expected);
  });
});
