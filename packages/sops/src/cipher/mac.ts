import { bytesToHex, hexToBytes } from '../encoding';
import { Steps } from '../Pacer';
import { nodeCrypto, subtleCrypto } from '../webCrypto';
import { scalarText } from '../tree/scalarText';
import { Scalar } from '../tree/tree';

/**
 * Prefix of sops if only encrypted values are authenticated, so that the two
 * MACs never agree.
 */
const ONLY_ENCRYPTED = hexToBytes(
  '8a3fd2ad54ce66527b1034f3d147be0b0b975b3bf44f72c6fdadec8176f27d69',
);

/**
 * Number of texts to encode together, because each call costs more than a short
 * text.
 */
const JOINED = 32;

/**
 * The input of a file's message authentication code: the texts of its values in
 * order, as one array, because WebCrypto cannot hash in parts. It contains the
 * values in clear text.
 *
 * @param values - all values except nulls, or only the encrypted ones if
 * `onlyEncrypted`
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
