import fc from 'fast-check';
import {
  annotationsForScope,
  encryptionLabel,
  SCOPE_ANNOTATIONS,
  scopeFromAnnotations,
  SEALING_SCOPES,
  type SealingScope,
  type SealingTarget,
} from './scope';

describe('scopeFromAnnotations', () => {
  it.each([
    [undefined, 'strict'],
    [null, 'strict'],
    [{}, 'strict'],
    [{ [SCOPE_ANNOTATIONS['namespace-wide']]: 'true' }, 'namespace-wide'],
    [{ [SCOPE_ANNOTATIONS['cluster-wide']]: 'true' }, 'cluster-wide'],
    [
      {
        [SCOPE_ANNOTATIONS['namespace-wide']]: 'true',
        [SCOPE_ANNOTATIONS['cluster-wide']]: 'true',
      },
      'cluster-wide',
    ],
    [{ [SCOPE_ANNOTATIONS['namespace-wide']]: 'True' }, 'strict'],
    [{ [SCOPE_ANNOTATIONS['namespace-wide']]: true }, 'strict'],
    [{ 'sealed-secrets.bitnami.com/namespace-wide': 'true' }, 'strict'],
  ])('reads %j as %s', (annotations, scope) => {
    expect(scopeFromAnnotations(annotations)).toBe(scope);
  });

  it.each(SEALING_SCOPES)('reads back what %s needs', scope => {
    expect(scopeFromAnnotations(annotationsForScope(scope))).toBe(scope);
  });
});

describe('encryptionLabel', () => {
  const address = { namespace: 'floe', name: 'floe-dagster-compute-secret' };

  it.each([
    ['strict', 'floe/floe-dagster-compute-secret'],
    ['namespace-wide', 'floe'],
    ['cluster-wide', ''],
  ] as const)('binds %s to %j', (scope, label) => {
    expect(encryptionLabel({ scope, ...address })).toBe(label);
  });

  it.each([
    [{ scope: 'strict', name: 'a' }, 'required', 'namespace'],
    [{ scope: 'strict', namespace: 'floe' }, 'required', 'name'],
    [{ scope: 'strict', namespace: 'floe', name: '' }, 'required', 'name'],
    [{ scope: 'namespace-wide' }, 'required', 'namespace'],
    [
      { scope: 'strict', namespace: 'a/b', name: 'c' },
      'invalid-namespace',
      'namespace',
    ],
    [
      { scope: 'strict', namespace: 'a.b', name: 'c' },
      'invalid-namespace',
      'namespace',
    ],
    [{ scope: 'strict', namespace: 'a', name: 'b/c' }, 'invalid-name', 'name'],
    [{ scope: 'strict', namespace: 'a', name: 'B' }, 'invalid-name', 'name'],
    [{ scope: 'strict', namespace: 'a', name: 'b..c' }, 'invalid-name', 'name'],
    [{ scope: 'strict', namespace: 'a', name: 'b\n' }, 'invalid-name', 'name'],
    [
      { scope: 'namespace-wide', namespace: 'n'.repeat(64) },
      'invalid-namespace',
      'namespace',
    ],
    [{ scope: 'everywhere' }, 'invalid-scope', 'scope'],
  ])('refuses %j', (target, code, field) => {
    expect(() => encryptionLabel(target as SealingTarget)).toThrow(
      expect.objectContaining({ name: 'SealingError', code, field }),
    );
  });

  it('never confuses two places', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
    const place = fc.record({
      scope: fc.constantFrom<SealingScope>('strict', 'namespace-wide'),
      namespace: label,
      name: label,
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const samePlace =
          a.scope === b.scope &&
          a.namespace === b.namespace &&
          (a.scope === 'namespace-wide' || a.name === b.name);
        expect(encryptionLabel(a) === encryptionLabel(b)).toBe(samePlace);
      }),
    );
  });
});
