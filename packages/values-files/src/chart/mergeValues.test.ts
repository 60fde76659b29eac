import fc from 'fast-check';
import { mergeValues, withChartDefaults } from './mergeValues';

describe('mergeValues', () => {
  it('merges maps and replaces lists and scalars', () => {
    const first = { a: { b: 1, list: [{ x: 1 }, { x: 2 }] }, c: 'old' };
    const second = { a: { list: [{ x: 3 }], d: true }, c: 'new' };
    expect(mergeValues(first, second)).toEqual({
      a: { b: 1, list: [{ x: 3 }], d: true },
      c: 'new',
    });
    expect(first.a).toEqual({ b: 1, list: [{ x: 1 }, { x: 2 }] });
  });

  it('lets a null replace a value, and a later value replace the null', () => {
    expect(mergeValues({ a: { b: 1 } }, { a: null })).toEqual({ a: null });
    expect(mergeValues({ a: { b: 1 } }, { a: null }, { a: { c: 2 } })).toEqual({
      a: { c: 2 },
    });
  });

  it('accepts empty files', () => {
    expect(mergeValues(undefined, null, {})).toEqual({});
  });

  it('does not change prototypes', () => {
    const merged = mergeValues(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(({} as any).polluted).toBeUndefined();
    expect(Object.keys(merged)).toEqual(['__proto__']);
  });

  it('does not change its input', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), values => {
        const before = JSON.stringify(values);
        mergeValues(values as any, { a: { b: 1 } }, values as any);
        expect(JSON.stringify(values)).toBe(before);
      }),
    );
  });
});

describe('withChartDefaults', () => {
  it('adds missing defaults and deletes those that are null', () => {
    expect(
      withChartDefaults(
        { a: { b: null, own: 1 }, c: null },
        { a: { b: 1, d: 2 }, c: { e: 3 }, f: { g: 4 } },
      ),
    ).toEqual({ a: { d: 2, own: 1 }, f: { g: 4 } });
  });

  it('keeps a null where the chart has no default', () => {
    expect(
      withChartDefaults(
        { own: null, a: { own: null, deep: { x: null } }, t: null, n: null },
        { a: { deep: { y: 1 }, z: null }, t: { d: 1 }, n: null },
      ),
    ).toEqual({
      own: null,
      a: { own: null, deep: { x: null, y: 1 }, z: null },
    });
  });

  it("keeps the user's value if only one of the two is a map", () => {
    expect(
      withChartDefaults({ a: 1, b: { c: null } }, { a: { d: 2 }, b: 3 }),
    ).toEqual({ a: 1, b: { c: null } });
  });
});
