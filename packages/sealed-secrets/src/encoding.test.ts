import fc from 'fast-check';
import {
  base64ToBytes,
  browserBase64,
  bytesToBase64,
  firstNonBase64,
} from './encoding';

describe('base64', () => {
  it('writes what Node writes and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        const text = bytesToBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(browserBase64(bytes)).toBe(text);
        expect(Array.from(base64ToBytes(text)!)).toEqual(Array.from(bytes));
      }),
    );
  });

  it('writes more bytes than a function call has room for', () => {
    const bytes = new Uint8Array(1_000_000).fill(7);
    expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(browserBase64(bytes)).toBe(bytesToBase64(bytes));
  });

  it('passes over line breaks, as Go does', () => {
    expect(base64ToBytes('aGVs\r\nbG8=\n')).toEqual(
      Uint8Array.from(Buffer.from('hello')),
    );
  });

  it.each(['aGVsbG8', 'aGVs bG8=', 'aGVsbG8-', 'aG=sbG8=', '====', 'é'])(
    'refuses %j',
    text => {
      expect(base64ToBytes(text)).toBeUndefined();
    },
  );

  it('says where the first wrong character is', () => {
    expect(firstNonBase64('aGVs*bG8=')).toBe(4);
    expect(firstNonBase64('aGVsbG8=')).toBeUndefined();
    expect(firstNonBase64('aG=sbG8=')).toBe(2);
  });
});
