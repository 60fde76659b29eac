// btoa and atob are the base64 that browsers and Node share; they want binary strings, made in pieces that fit the
// argument list of a function call.
const PIECE = 0x8000;

export function bytesToBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + PIECE));
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
  return Uint8Array.from(atob(joined), character => character.charCodeAt(0));
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
