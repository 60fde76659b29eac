import fc from 'fast-check';
import { formatFloat, parseInteger, scalarOfText } from './scalarText';

describe('formatFloat', () => {
  // What Go's strconv.FormatFloat(value, 'f', -1, 64) prints.
  it.each([
    [1, '1'],
    [-1.5, '-1.5'],
    [1e21, '1000000000000000000000'],
    [1.5e300, `15${'0'.repeat(299)}`],
    [1e-7, '0.0000001'],
    [1.25e-7, '0.000000125'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [123456789.125, '123456789.125'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
  ])('prints %p as %s', (value, text) => {
    expect(formatFloat(value)).toBe(text);
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double(), value => {
        const text = formatFloat(value);
        expect(text).not.toMatch(/e/);
        expect(scalarOfText(text, 'float')).toBe(value);
      }),
    );
  });
});

describe('scalarOfText', () => {
  it.each([
    ['True', 'bool', true],
    ['false', 'bool', false],
    ['maybe', 'bool', undefined],
    ['42', 'int', 42n],
    ['4.2', 'int', undefined],
    ['9223372036854775808', 'int', undefined],
    ['x', 'float', undefined],
    ['2001-01-02', 'time', undefined],
    ['x', 'unknown', undefined],
  ])('reads %s as %s', (text, type, value) => {
    expect(scalarOfText(text, type)).toBe(value);
  });

  it('takes no integer beyond those of Go', () => {
    expect(parseInteger('-9223372036854775808')).toBe(-(2n ** 63n));
    expect(parseInteger('-9223372036854775809')).toBeUndefined();
  });
});

it('takes linear time for a text of digits that is no number', () => {
  // In quadratic time it would take hours.
  expect(scalarOfText(`${'0'.repeat(1_000_000)}x`, 'float')).toBeUndefined();
});
