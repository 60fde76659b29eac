/** Node's base64, if available; bundlers for browsers find no import. */
const nodeBuffer = globalThis.process?.getBuiltinModule?.('node:buffer').Buffer;

/** Number of characters that fit into the arguments of a function call. */
const PIECE = 0x8000;

export function bytesToBase64(bytes: Uint8Array): string {
  return nodeBuffer
    ? nodeBuffer
        .from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        .toString('base64')
    : browserBase64(bytes);
}

/** Base64 by `btoa`, which takes binary strings. */
export function browserBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    // Spreading would use an iterator, which takes several times as long.
    binary += String.fromCharCode.apply(
      null,
      bytes.subarray(start, start + PIECE) as unknown as number[],
    );
  }
  return btoa(binary);
}

/** Decodes padded standard base64 as Go does, which passes over line breaks; returns undefined for anything else. */
export function base64ToBytes(
  text: string,
): Uint8Array<ArrayBuffer> | undefined {
  const joined = text.replace(/[\r\n]+/g, '');
  if (joined.length % 4 !== 0 || firstNonBase64(joined) !== undefined) {
    return undefined;
  }
  const binary = atob(joined);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
}

/** The index of the first character that standard base64 does not have there, or undefined. */
export function firstNonBase64(text: string): number | undefined {
  const end = text.length - (/={1,2}$/.exec(text)?.[0].length ?? 0);
  const found = text.slice(0, end).search(/[^A-Za-z0-9+/\r\n]/);
  return found === -1 ? undefined : found;
}

export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function concatBytes(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(
    parts.reduce((total, part) => total + part.length, 0),
  );
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
