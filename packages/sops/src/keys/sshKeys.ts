/**
 * A public SSH key that age encrypts for.
 *
 * @public
 */
export type SshKey = {
  type: 'ssh-ed25519' | 'ssh-rsa';
  /** The key as SSH sends it (RFC 4253, 6.6). */
  wire: Uint8Array<ArrayBuffer>;
  /** `type base64`, without a comment. */
  text: string;
};

/**
 * Whether a recipient of age is an SSH key, of any kind.
 *
 * @public
 */
export function isSshRecipient(recipient: string): boolean {
  return /^\s*(?:ssh-|sk-ssh-|sk-ecdsa-|ecdsa-)/.test(recipient);
}

/**
 * A recipient without the comment that a public SSH key may end with: `ssh-rsa
 * AAAA… jo@laptop` is the same key as without. Others stay as they are.
 */
export function withoutSshComment(recipient: string): string {
  return isSshRecipient(recipient)
    ? recipient.trim().split(/\s+/).slice(0, 2).join(' ')
    : recipient;
}

/**
 * Parses a line of `authorized_keys` without options, as a `.pub` file has it.
 *
 * @returns undefined for another kind of key, or a malformed one
 * @public
 */
export function parseSshKey(line: string): SshKey | undefined {
  const text = withoutSshComment(line);
  const [type, base64] = text.split(' ');
  if ((type !== 'ssh-ed25519' && type !== 'ssh-rsa') || !base64) {
    return undefined;
  }
  const wire = bytesOfBase64(base64);
  const [name, ...rest] = wire ? fieldsOf(wire) ?? [] : [];
  const isWhole =
    type === 'ssh-ed25519'
      ? rest.length === 1 && rest[0].length === 32
      : rest.length === 2;
  return wire && name && isWhole && new TextDecoder().decode(name) === type
    ? { type, wire, text }
    : undefined;
}

/** The 32 bytes of an Ed25519 key. */
export function ed25519KeyOf({ wire }: SshKey): Uint8Array<ArrayBuffer> {
  return fieldsOf(wire)![1];
}

/** The modulus and exponent of an RSA key, without leading zeros. */
export function rsaKeyOf({
  wire,
}: SshKey): Record<'e' | 'n', Uint8Array<ArrayBuffer>> {
  const [, e, n] = fieldsOf(wire)!.map(withoutZeros);
  return { e, n };
}

/** Fields that each begin with their length; undefined where they are cut off. */
function fieldsOf(
  wire: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer>[] | undefined {
  const fields: Uint8Array<ArrayBuffer>[] = [];
  const view = new DataView(wire.buffer, wire.byteOffset, wire.byteLength);
  let at = 0;
  while (at < wire.length) {
    if (at + 4 > wire.length) {
      return undefined;
    }
    const end = at + 4 + view.getUint32(at);
    if (end > wire.length) {
      return undefined;
    }
    fields.push(wire.slice(at + 4, end));
    at = end;
  }
  return fields;
}

function withoutZeros(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex(byte => byte !== 0);
  return bytes.slice(first === -1 ? bytes.length : first);
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), char => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
