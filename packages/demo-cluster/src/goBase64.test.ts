import { decodeGoBase64 } from './goBase64';

describe('decodeGoBase64', () => {
  it.each([
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm\n9v\r\n', 'foo'],
    ['Zg=\n=\n', 'f'],
  ])('decodes %j', (text, value) => {
    expect(decodeGoBase64(text).toString()).toBe(value);
  });

  // Offsets from Go 1.26's encoding/base64.
  it.each([
    ['not*base64', 3],
    ['Zg', 0],
    ['Zm9vZg', 4],
    ['Zg=', 3],
    ['Zg=x', 2],
    ['=', 0],
    ['Z===', 1],
    ['Zm8=x', 4],
    ['Zg==Zg==', 4],
    ['Zm-v', 2],
    ['é', 0],
  ])('refuses %j at byte %d', (text, offset) => {
    expect(() => decodeGoBase64(text)).toThrow(
      `illegal base64 data at input byte ${offset}`,
    );
  });

  it('accepts the alphabet of URLs', () => {
    expect(decodeGoBase64('_-8=', 'base64url')).toEqual(
      Buffer.from([0xff, 0xef]),
    );
    expect(() => decodeGoBase64('/+8=', 'base64url')).toThrow(/byte 0/);
  });
});
