/**
 * Why a file cannot be read, encrypted, decrypted or matched.
 * @public
 */
export type SopsErrorCode =
  | 'too-large'
  | 'too-deep'
  | 'too-many-values'
  | 'malformed'
  | 'empty'
  | 'already-encrypted'
  | 'not-encrypted'
  | 'invalid-metadata'
  | 'unsupported-value'
  | 'unsupported-key'
  | 'unsupported-comment'
  | 'invalid-selector'
  | 'invalid-recipient'
  | 'unsupported-recipient'
  | 'no-recipients'
  | 'invalid-threshold'
  | 'wrapper-missing'
  | 'no-data-key'
  | 'wrong-data-key'
  | 'value-not-authentic'
  | 'mac-mismatch'
  | 'invalid-config'
  | 'web-crypto-unavailable'
  | 'pgp-unavailable';

/**
 * A file cannot be processed. The message names the place and gives advice, and
 * quotes neither a value nor a key.
 *
 * @public
 */
export class SopsError extends Error {
  /** The cause, for programs. */
  readonly code: SopsErrorCode;
  /** The place: a path of keys such as `data["password"]`, a line such as `line 3`, or the name of an option. */
  readonly field: string;

  constructor(code: SopsErrorCode, field: string, message: string) {
    super(message);
    this.name = 'SopsError';
    this.code = code;
    this.field = field;
  }
}
