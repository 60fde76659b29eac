import { bytesToHex, hexToBytes } from '../encoding';
import { Pacer } from '../Pacer';
import { subtleCrypto } from '../webCrypto';
import { scalarText } from '../tree/scalarText';
import { Scalar } from '../tree/tree';

/** What sops puts first where only encrypted values are authenticated, so that the two kinds never agree. */
const ONLY_ENCRYPTED = hexToBytes(
  '8a3fd2ad54ce66527b1034f3d147be0b0b975b3bf44f72c6fdadec8176f27d69',
);

/**
 * The message authentication code of a file before it is encrypted: SHA-512 over the texts of its values in the
 * file's order, in upper-case hex.
 *
 * @param values - all values but nulls, or the encrypted ones alone where `onlyEncrypted`
 */
export async function computeMac(
  values: Exclude<Scalar, null>[],
  onlyEncrypted: boolean,
  pacer: Pacer,
): Promise<string> {
  // WebCrypto hashes only what is there in one piece.
  const encoder = new TextEncoder();
  const texts: string[] = [];
  let bound = 0;
  await pacer.each(values, value => {
    const text = scalarText(value);
    texts.push(text);
    bound += text.length * 3;
  });
  const buffer = new Uint8Array(bound + ONLY_ENCRYPTED.length);
  let length = 0;
  if (onlyEncrypted) {
    buffer.set(ONLY_ENCRYPTED);
    length = ONLY_ENCRYPTED.length;
  }
  await pacer.each(texts, text => {
    length += encoder.encodeInto(text, buffer.subarray(length)).written;
  });
  const digest = await subtleCrypto().digest(
    'SHA-512',
    buffer.subarray(0, length),
  );
  buffer.fill(0);
  return bytesToHex(new Uint8Array(digest)).toUpperCase();
}
