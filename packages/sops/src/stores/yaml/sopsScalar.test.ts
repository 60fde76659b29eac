import { resolveSopsScalar } from './sopsScalar';

describe('resolveSopsScalar', () => {
  it("reads by the rules of version 3 of Go's YAML library", () => {
    expect(resolveSopsScalar('yes')).toBe('yes');
    expect(resolveSopsScalar('0o-7')).toBe(-7n);
    expect(resolveSopsScalar('9223372036854775807')).toBe(9223372036854775807n);
  });

  it.each(['9223372036854775808', '18446744073709551615'])(
    'refuses %s, which sops cannot encrypt',
    source => {
      expect(() => resolveSopsScalar(source, ['a'])).toThrow(
        'put it in quotes',
      );
    },
  );
});
