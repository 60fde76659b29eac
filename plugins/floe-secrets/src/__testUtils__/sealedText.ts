/** A text with the form of a ciphertext for a key of 512 bytes; nothing opens it. */
export function sealedText(): string {
  return Buffer.from([
    2,
    0,
    0x12,
    ...Array.from({ length: 535 }, (_, index) => (index * 17 + 7) % 256),
  ]).toString('base64');
}
