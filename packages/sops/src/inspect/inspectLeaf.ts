import { IV_BYTES, TAG_BYTES } from '../cipher/aesGcm';
import { looksEncrypted, parseEncryptedValue } from '../cipher/valueCipher';
import { utf8 } from '../encoding';
import { ScalarType, scalarText, scalarType } from '../tree/scalarText';
import { Site } from '../tree/sites';
import { Scalar } from '../tree/tree';

/**
 * The visible properties of one value.
 * @public
 */
export type LeafInspection = {
  /** The keys and indexes that lead to it. */
  path: readonly (string | number)[];
  /** Index of its document, from 0; undefined in a file with one. */
  document?: number;
  /**
   * `encrypted`; `plaintext`; `empty`, an empty text, which sops does not
   * encrypt; `malformed`, a ciphertext that no key decrypts.
   */
  state: 'encrypted' | 'plaintext' | 'empty' | 'malformed';
  /** The type of the value; a comment that sops turned into an item of a list is `comment`. */
  type: 'str' | 'int' | 'float' | 'bool' | 'time' | 'bytes' | 'comment';
  /** Bytes of the value in clear text, which the ciphertext shows. */
  bytes: number;
  /**
   * Whether the file's selector encrypts it; undefined in a file that is not
   * encrypted.
   */
  selected?: boolean;
  /** Whether the rule encrypts it; undefined without a rule. */
  selectedByRule?: boolean;
};

export function inspectLeaf(
  site: Site,
  selected: { bySelector?: boolean; byRule?: boolean },
): LeafInspection {
  return {
    path: site.location,
    ...lookAt(site.value as Exclude<Scalar, null>),
    ...(selected.bySelector !== undefined && { selected: selected.bySelector }),
    ...(selected.byRule !== undefined && { selectedByRule: selected.byRule }),
  };
}

function lookAt(
  value: Exclude<Scalar, null>,
): Pick<LeafInspection, 'state' | 'type' | 'bytes'> {
  if (typeof value !== 'string' || !looksEncrypted(value)) {
    const bytes = utf8(scalarText(value)).length;
    return {
      state: bytes === 0 ? 'empty' : 'plaintext',
      type: scalarType(value),
      bytes,
    };
  }
  const parts = parseEncryptedValue(value);
  if (
    !parts ||
    parts.iv.length !== IV_BYTES ||
    parts.tag.length !== TAG_BYTES ||
    !/^(str|int|float|bool|time|bytes|comment)$/.test(parts.type)
  ) {
    return { state: 'malformed', type: 'str', bytes: 0 };
  }
  return {
    state: 'encrypted',
    type: parts.type as ScalarType,
    bytes: parts.data.length,
  };
}
