import { plainText } from './plainText';

describe('plainText', () => {
  it('returns a short line for any input', () => {
    for (const value of [undefined, null, 3, {}, ['x']]) {
      expect(plainText(value, 10)).toBe('');
    }
    expect(plainText('a\u0000b\u001b[31mc\u202ed\n\te', 100)).toBe(
      'a b [31mc d e',
    );
    expect(plainText('x'.repeat(2_000_000), 1_000)).toHaveLength(1_000);
    expect(plainText('<script>alert(1)</script>', 100)).toBe(
      '<script>alert(1)</script>',
    );
  });
});
