/** Node's base64, if available; bundlers for browsers find no import. */
const nodeBuffer = globalThis.process?.getBuiltinModule?.('node:buffer').Buffer;
const encoder = new TextEncoder();

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

/** Decodes padded standard base64 as Go does; returns undefined for anything else. */
export function base64ToBytes(
  text: string,
): Uint8Array<ArrayBuffer> | undefined {
  const joined = text.replace(/[\r\n]+/g, '');
  if (joined.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(joined)) {
    return undefined;
  }
  const binary = atob(joined);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
}

/** Base64 for URLs, without padding (RFC 4648 section 5). */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return bytesToBase64(bytes)
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/={1,2}$/, '');
}

export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export function hexToBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, a byte order mark included; undefined if they are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return undefined;
  }
}
