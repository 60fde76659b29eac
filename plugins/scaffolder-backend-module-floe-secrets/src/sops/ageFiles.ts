/** Bytes of an age payload after the header: a nonce, then the text with its tag. */
const NONCE = 16;
const TAG = 16;
/** Bytes of the data key; a share of it has one more. */
const DATA_KEY = 32;

const STANZA =
  /^age-encryption\.org\/v1\n-> (X25519|mlkem768x25519|tag|tagpq|piv-p256|ssh-ed25519|ssh-rsa)(?: [!-~]+)+\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n(?:-> [!-~]*-grease[ !-~]*\n(?:[A-Za-z0-9+/]*\n)*)?--- [A-Za-z0-9+/]{43}\n/;

/**
 * Whether an armored age file has the size of an encrypted data key: one
 * recipient and a payload of exactly that length, so that nothing else fits in.
 */
export function holdsDataKeyForAge(armored: string, isShare: boolean): boolean {
  const base64 = armored
    .replace(/-----(?:BEGIN|END) AGE ENCRYPTED FILE-----/g, '')
    .replace(/\s/g, '');
  const bytes = Buffer.from(base64, 'base64');
  const header = STANZA.exec(bytes.toString('latin1'))?.[0];
  return (
    bytes.toString('base64') === base64 &&
    header !== undefined &&
    bytes.length - header.length === NONCE + DATA_KEY + Number(isShare) + TAG
  );
}
