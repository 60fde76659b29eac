import { printed, unquotedText } from './templateFunctions';

describe('unquotedText', () => {
  it.each([
    '0o7',
    '-0o7',
    '0O17',
    '0X1F',
    '0B11',
    '1e_3',
    '0b-1',
    '.7_1',
    'on',
  ])('refuses %s, which Helm does not read as text', text => {
    expect(() => unquotedText(text, 'a.b')).toThrow('without quotes');
  });

  it.each(['floe-db', '1.2.3', '12:30:45', '2024-01-01', '0o8', '0B-1'])(
    'leaves %s as it is',
    text => {
      expect(unquotedText(text, 'a.b')).toBe(text);
    },
  );

  it('removes quotes', () => {
    expect(unquotedText('"0o7"', 'a.b')).toBe('0o7');
  });
});

describe('printed', () => {
  it.each<[unknown, string]>([
    [5432, '5432'],
    [0, '0'],
    [-12.5, '-12.5'],
    [999999, '999999'],
    [1000000, '1e+06'],
    [1234567, '1.234567e+06'],
    [-123456789012, '-1.23456789012e+11'],
    [1e21, '1e+21'],
    [1e100, '1e+100'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [true, 'true'],
    ['007', '007'],
  ])('%j as %s', (value, text) => {
    expect(printed(value)).toBe(text);
  });
});
