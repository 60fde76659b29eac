import { unquotedText } from './templateFunctions';

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
  ])('refuses %s, which Helm reads as no text', text => {
    expect(() => unquotedText(text, 'a.b')).toThrow('without quotes');
  });

  it.each(['floe-db', '1.2.3', '12:30:45', '2024-01-01', '0o8', '0B-1'])(
    'leaves %s as it is',
    text => {
      expect(unquotedText(text, 'a.b')).toBe(text);
    },
  );

  it('takes quotes off', () => {
    expect(unquotedText('"0o7"', 'a.b')).toBe('0o7');
  });
});
