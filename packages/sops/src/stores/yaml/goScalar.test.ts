import { Timestamp } from '../../tree/tree';
import { resolveGoScalar, staysText } from './goScalar';

// What go.yaml.in/yaml/v3 makes of plain scalars.
describe('resolveGoScalar', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['+12', 12n],
    ['0777', 511n],
    ['-0777', -511n],
    ['0o17', 15n],
    ['-0o17', -15n],
    ['0b101', 5n],
    ['0x1F', 31n],
    ['-0x1F', -31n],
    ['1_000', 1000n],
    ['1__0', 10n],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['08', 8],
    ['1.', 1],
    ['.5', 0.5],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['1.e5', 100000],
    ['1_0.5', 10.5],
    ['-9223372036854775809', -9223372036854775809],
    ['99999999999999999999', 1e20],
    ['.inf', Infinity],
    ['-.Inf', -Infinity],
    ['.nan', NaN],
    ['true', true],
    ['FALSE', false],
    ['', null],
    ['~', null],
    ['Null', null],
    ['yes', 'yes'],
    ['off', 'off'],
    ['tRue', 'tRue'],
    ['0o8', '0o8'],
    ['0x', '0x'],
    ['1e999', '1e999'],
    ['_1', '_1'],
    ['1:30', '1:30'],
    ['+', '+'],
    ['.', '.'],
    ['0x1p4', '0x1p4'],
    ['<<', '<<'],
  ])('reads %j as %p', (source, value) => {
    expect(resolveGoScalar(source)).toEqual(value);
  });

  it.each([
    ['2001-01-02', '2001-01-02T00:00:00Z'],
    ['2001-1-2', '2001-01-02T00:00:00Z'],
    ['2001-12-14T21:59:43.10-05:00', '2001-12-14T21:59:43.1-05:00'],
    ['2001-12-14t1:2:3Z', '2001-12-14T01:02:03Z'],
    ['2001-12-14 21:59:43.000', '2001-12-14T21:59:43Z'],
    ['2001-12-14T21:59:43+00:00', '2001-12-14T21:59:43Z'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
  ])('reads %s as a point in time', (source, text) => {
    expect(resolveGoScalar(source)).toEqual(new Timestamp(text));
  });

  it.each([
    '2001-02-29',
    '2001-13-01',
    '2001-12-14T21:59:43',
    '2001-12-14 21:59:43Z',
    '2001-12-14T24:00:00Z',
    '01-12-14',
  ])('reads %s as text', source => {
    expect(resolveGoScalar(source)).toBe(source);
    expect(staysText(source)).toBe(true);
  });

  it('refuses integers that sops cannot encrypt', () => {
    expect(() => resolveGoScalar('9223372036854775808', ['a'])).toThrow(
      'put it in quotes',
    );
    expect(staysText('9223372036854775808')).toBe(false);
  });
});
