/**
 * A text with the form of a ciphertext for an RSA key of the given number of
 * bytes. No key decrypts it.
 */
export function sealedText(rsaLength = 512, first = 0x12): string {
  return Buffer.from([
    Math.floor(rsaLength / 256),
    rsaLength % 256,
    first,
    ...Array.from(
      { length: rsaLength - 1 + 24 },
      (_, index) => (index * 17 + 7) % 256,
    ),
  ]).toString('base64');
}
