import { bytesToHex, hexToBytes } from '../encoding';
import { Steps } from '../Pacer';
import { nodeCrypto, subtleCrypto } from '../webCrypto';
import { scalarText } from '../tree/scalarText';
import { Scalar } from '../tree/tree';

/** What sops puts first where only encrypted values are authenticated, so that the two kinds never agree. */
const ONLY_ENCRYPTED = hexToBytes(
  '8a3fd2ad54ce66527b1034f3d147be0b0b975b3bf44f72c6fdadec8176f27d69',
);

/** Texts encoded at once, because each call costs more than a short text. */
const JOINED = 32;

/**
 * What the message authentication code of a file is computed from: the texts of its values in the file's order, in one
 * piece, as WebCrypto hashes nothing else. It holds the values in clear.
 *
 * @param values - all values but nulls, or the encrypted ones alone where `onlyEncrypted`
 */
export function* macInput(
  values: Exclude<Scalar, null>[],
  onlyEncrypted: boolean,
): Steps<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const texts: string[] = [];
  let bound = 0;
  for (const value of values) {
    const text = scalarText(value);
    texts.push(text);
    bound += text.length * 3;
    yield;
  }
  const buffer = new Uint8Array(bound + ONLY_ENCRYPTED.length);
  let length = 0;
  if (onlyEncrypted) {
    buffer.set(ONLY_ENCRYPTED);
    length = ONLY_ENCRYPTED.length;
  }
  for (let start = 0; start < texts.length; start += JOINED) {
    const text = texts.slice(start, start + JOINED).join('');
    length += encoder.encodeInto(text, buffer.subarray(length)).written;
    yield;
  }
  return buffer.subarray(0, length);
}

/**
 * The message authentication code of a file before it is encrypted: SHA-512 in upper-case hex.
 *
 * @param input - see {@link macInput}; it is overwritten
 */
export async function computeMac(
  input: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const node = nodeCrypto();
  const digest = node
    ? node.createHash('sha512').update(input).digest()
    : await subtleCrypto().digest('SHA-512', input);
  input.fill(0);
  return bytesToHex(new Uint8Array(digest)).toUpperCase();
}
