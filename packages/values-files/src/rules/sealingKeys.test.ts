import {
  excludesKey,
  newestCertificate,
  sealedByOlderKey,
  sealedForOtherKey,
  sealingCertificateValidity,
} from './sealingKeys';

describe('excludesKey', () => {
  it.each([
    // rsaLength, rsaPrefix, keySize, modulusPrefix
    [512, 'aa', 4096, 'bb', undefined],
    [512, 'bb', 4096, 'bb', undefined],
    [512, 'BC', 4096, 'bb', 'modulus'],
    [512, 'cc', 4096, 'BB', 'modulus'],
    [512, 'ccdd', 4096, 'bb', undefined],
    [512, '', 4096, 'bb', undefined],
    [256, 'aa', 4096, 'bb', 'length'],
    [512, 'aa', 2048, 'bb', 'length'],
    // A size that is no multiple of eight.
    [512, 'aa', 4095, 'bb', undefined],
    // The whole number must be below the modulus, not equal to it.
    [2, 'bbbb', 16, 'bbbb', 'modulus'],
    [2, 'bbba', 16, 'bbbb', undefined],
  ] as const)(
    '%d bytes %s, key of %d bits %s: %s',
    (rsaLength, rsaPrefix, keySize, modulusPrefix, expected) => {
      expect(
        excludesKey({ rsaLength, rsaPrefix }, { keySize, modulusPrefix }),
      ).toBe(expected);
    },
  );
});

describe('sealedForOtherKey', () => {
  it.each([
    [[], true, undefined],
    [[false, true], true, undefined],
    [[true], true, 'error proven'],
    [[true, true], false, 'warning likely'],
  ])('%j, all keys known: %s', (excluded, isComplete, expected) => {
    const found = sealedForOtherKey(excluded, isComplete);
    expect(found && `${found.severity} ${found.confidence}`).toBe(expected);
  });
});

it('a value of an older key is information', () => {
  expect(sealedByOlderKey(true)?.severity).toBe('info');
  expect(sealedByOlderKey(false)).toBeUndefined();
});

it('the newest certificate began last, or is the last one of those of one time', () => {
  const of = (...times: number[]) =>
    newestCertificate(times.map((notBefore, id) => ({ id, notBefore })))?.id;
  expect(of()).toBeUndefined();
  expect(of(1, 3, 2)).toBe(1);
  expect(of(3, 3, 2)).toBe(1);
});

describe('sealingCertificateValidity', () => {
  const DAY = 86_400_000;
  const end = 100 * DAY;
  it.each([
    [end - 30 * DAY - 1, undefined],
    [end - 30 * DAY, 'expiring'],
    [end, 'expiring'],
    [end + 1, 'expired'],
  ])('at %d', (now, expected) => {
    expect(sealingCertificateValidity(end, millis => now > millis)?.cause).toBe(
      expected,
    );
  });
});
