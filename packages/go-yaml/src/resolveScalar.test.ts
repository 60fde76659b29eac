import { resolveScalar, staysText } from './resolveScalar';
import { Timestamp } from './timestamp';

// What go.yaml.in/yaml/v3 and v2 make of plain scalars.
describe('resolveScalar', () => {
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
    expect(resolveScalar(source, 'v3')).toEqual(value);
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
    expect(resolveScalar(source, 'v3')).toEqual(new Timestamp(text));
  });

  it.each([
    '2001-02-29',
    '2001-13-01',
    '2001-12-14T21:59:43',
    '2001-12-14 21:59:43Z',
    '2001-12-14T24:00:00Z',
    '01-12-14',
  ])('reads %s as text', source => {
    expect(resolveScalar(source, 'v3')).toBe(source);
    expect(staysText(source, 'v3')).toBe(true);
  });

  it.each([
    ['yes', true, 'yes'],
    ['On', true, 'On'],
    ['n', false, 'n'],
    ['OFF', false, 'OFF'],
    ['yEs', 'yEs', 'yEs'],
    ['0o-7', '0o-7', -7n],
    ['0o+7', '0o+7', 7n],
    ['2001-01-02', '2001-01-02', new Timestamp('2001-01-02T00:00:00Z')],
  ])('reads %s as %p in version 2 and as %p in version 3', (source, v2, v3) => {
    expect(resolveScalar(source, 'v2')).toEqual(v2);
    expect(resolveScalar(source, 'v3')).toEqual(v3);
  });

  it.each([
    ['0o7', 7n],
    ['0O17', 15n],
    ['-0o7', -7n],
    ['0X1F', 31n],
    ['0B11', 3n],
    ['1e_3', 1000],
    ['1.5e3_0', 1.5e30],
    ['0b-1', -1n],
    ['0b+1', 1n],
    ['0b-', '0b-'],
    ['0B-1', '0B-1'],
    ['-0b-1', '-0b-1'],
    ['0_b1', 1n],
    [`0x${'0'.repeat(80)}1`, 1n],
    ['.7_1', 0.71],
    ['.7_1_8', 0.718],
    ['.1e0_1', 1],
    ['.7__1', '.7__1'],
    ['.7_', '.7_'],
    ['._7', '._7'],
    ['9223372036854775808', 9223372036854775808n],
    ['18446744073709551615', 18446744073709551615n],
    ['+18446744073709551615', 18446744073709551615],
    ['18446744073709551616', 18446744073709551616],
    ['0xFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFF'],
    ['1E400', '1E400'],
    ['.e1', '.e1'],
    ['12:30:45', '12:30:45'],
  ])('reads %s alike in both', (source, value) => {
    for (const version of ['v2', 'v3'] as const) {
      expect(resolveScalar(source, version)).toEqual(value);
      expect(staysText(source, version)).toBe(typeof value === 'string');
    }
  });

  it('takes the merge key for no text', () => {
    expect(staysText('<<', 'v2')).toBe(false);
    expect(staysText('<<', 'v3')).toBe(false);
  });
});
