/** A text with the form of a ciphertext for a key of 4096 bits; nothing opens it. */
export function sealedText(seed: string, valueLength = 8): string {
  const rsaLength = 512;
  const bytes = new Uint8Array(2 + rsaLength + valueLength + 16);
  bytes[0] = 2;
  for (let i = 2; i < bytes.length; i++) {
    bytes[i] = (seed.charCodeAt(i % seed.length) * 31 + i * 17) % 256;
  }
  return btoa(String.fromCharCode(...bytes));
}
